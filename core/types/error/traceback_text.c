/* A traceback's entries as text: file, line, the line itself, what in it is to blame. CPython: Python/traceback.c */
#include "types/error/traceback_text.h"

#include "object/protocol.h"
#include "types/call/code_object.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/error/traceback_anchors.h"
#include "types/number/int.h"
#include "types/text/str.h"
#include "types/text/str_utf8.h"

/* Entries beyond these are the oldest, and left out; those that are the same are shown so often. */
enum { ENTRIES_MOST = 1000, SAME_MOST = 3 };

void margin_begin(TextBuilder *text, Margin margin)
{
    for (int i = 0; i < margin.indent; i++)
        text_add(text, " ");
    if (margin.indent > 0)
        text_add(text, "| ");
}

/* ---- one entry */

static const TracebackObject *next_of(const TracebackObject *traceback)
{
    return ref_pointer(traceback->tb_next);
}

static const CodeObject *code_of(const TracebackObject *traceback)
{
    const FrameObject *frame = ref_pointer(traceback->tb_frame);
    const InterpreterFrame *call = ref_pointer(frame->f_frame);
    return ref_pointer(call->f_code);
}

static bool is_blank(uint32_t character)
{
    return character == ' ' || character == '\t' || character == '\f';
}

/* Characters before byte `offset` of the line's UTF-8; -1 beyond its end. */
static int64_t character_offset(const Object *line, int32_t offset)
{
    int64_t bytes = 0;
    for (int64_t i = 0; i <= str_length(line); i++) {
        if (bytes >= offset)
            return i;
        uint32_t character = i < str_length(line) ? str_character(line, i) : 0;
        bytes += character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    }
    return -1;
}

typedef struct Mark {
    int64_t start, end;
    bool has_anchors;
    Anchors anchors;
} Mark;

/* Which part of the line the code comes from. False: not known, or all of it. */
static bool find_mark(const Object *line, int64_t indent, CodePosition position, Mark *mark)
{
    if (position.line < 0 || position.end_line < 0 || position.column < 0 || position.end_column < 0)
        return false;
    mark->start = character_offset(line, position.column);
    mark->end = character_offset(line, position.end_column);
    mark->has_anchors = false;
    if (position.line == position.end_line) {
        if (mark->start < 0 || mark->end < 0)
            return false;
        mark->has_anchors = traceback_anchors(line, mark->start, mark->end, &mark->anchors);
    } else {
        mark->end = str_length(line);
        while (mark->end > 0 && is_blank(str_character(line, mark->end - 1)))
            mark->end--;
    }
    return mark->start >= 0 && (mark->has_anchors || mark->end - mark->start != str_length(line) - indent);
}

static void add_carets(TextBuilder *text, Margin margin, int64_t indent, const Mark *mark)
{
    margin_begin(text, margin);
    text_add(text, "    ");
    for (int64_t i = indent; i < mark->end; i++) {
        bool is_blamed = !mark->has_anchors || (i >= mark->anchors.left && i < mark->anchors.right);
        text_add(text, i < mark->start ? " " : is_blamed ? "^" : "~");
    }
    text_add(text, "\n");
}

/* Takes over `line`. */
static void add_source(TextBuilder *text, Margin margin, Object *line, CodePosition position)
{
    int64_t indent = 0;
    while (indent < str_length(line) && is_blank(str_character(line, indent)))
        indent++;
    margin_begin(text, margin);
    text_add(text, "    ");
    for (int64_t i = indent; i < str_length(line); i++)
        text_add_character(text, str_character(line, i));
    text_add(text, "\n");
    Mark mark;
    if (find_mark(line, indent, position, &mark))
        add_carets(text, margin, indent, &mark);
    object_decref(text->rt, line);
}

static void add_formatted(TextBuilder *text, Object *part)
{
    if (part == NULL) {
        text->failed = true;
        return;
    }
    text_add_str(text, part);
    object_decref(text->rt, part);
}

static void add_entry(TextBuilder *text, Margin margin, const TracebackObject *traceback)
{
    Runtime *rt = text->rt;
    const CodeObject *code = code_of(traceback);
    Object *filename = ref_pointer(code->co_filename);
    margin_begin(text, margin);
    add_formatted(text, text_from_format(rt, "  File \"%U\", line %d, in %U\n", filename,
                                         (int)traceback->tb_lineno, ref_pointer(code->co_name)));
    Object *line = text->failed ? NULL : source_line(rt, filename, traceback->tb_lineno, false);
    if (line != NULL)
        add_source(text, margin, line, code_position(code, traceback->tb_lasti / 2));
    else if (error_occurred(rt))
        text->failed = true;
}

/* ---- all of them */

static bool same_place(const TracebackObject *left, const TracebackObject *right)
{
    const CodeObject *left_code = code_of(left);
    const CodeObject *right_code = code_of(right);
    return left->tb_lineno == right->tb_lineno &&
           str_equal(ref_pointer(left_code->co_filename), ref_pointer(right_code->co_filename)) &&
           str_equal(ref_pointer(left_code->co_name), ref_pointer(right_code->co_name));
}

/* At the beginning of its line, whatever the margin. */
static void add_repeated(TextBuilder *text, int64_t count)
{
    int64_t more = count - SAME_MOST;
    if (more <= 0)
        return;
    add_formatted(text, text_from_format(text->rt, "  [Previous line repeated %lld more time%s]\n",
                                         (long long)more, more > 1 ? "s" : ""));
}

void traceback_add_entries(TextBuilder *text, Margin margin, const Object *first, int64_t limit)
{
    const TracebackObject *traceback = (const TracebackObject *)first;
    const TracebackObject *previous = NULL;
    int64_t depth = 0, same = 0;
    for (const TracebackObject *each = traceback; each != NULL; each = next_of(each))
        depth++;
    for (int64_t most = limit < 0 ? ENTRIES_MOST : limit; depth > most; depth--)
        traceback = next_of(traceback);
    for (; traceback != NULL && !text->failed; traceback = next_of(traceback)) {
        if (previous == NULL || !same_place(previous, traceback)) {
            add_repeated(text, same);
            same = 0;
        }
        previous = traceback;
        if (++same <= SAME_MOST)
            add_entry(text, margin, traceback);
    }
    add_repeated(text, same);
}

Object *traceback_entry_text(Runtime *rt, const Object *traceback)
{
    TextBuilder text = text_begin(rt);
    add_entry(&text, (Margin){0}, (const TracebackObject *)traceback);
    return text.failed ? text_abandon(&text) : text_finish(&text);
}
