/* An exception that nobody caught, as CPython prints it: with what it came of, its groups, its notes. CPython:
 * Python/pythonrun.c, print_exception and its like */
#include <stdio.h>
#include <string.h>

#include "object/protocol.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/set.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/error/exception_group.h"
#include "types/error/standard_error.h"
#include "types/error/traceback_text.h"
#include "types/names.h"
#include "types/none.h"
#include "types/number/int.h"
#include "types/text/str.h"

/* Groups nested deeper, and exceptions of one group beyond these, are only counted. */
enum { GROUP_DEPTH_MOST = 10, GROUP_WIDTH_MOST = 15 };

typedef struct Printer {
    TextBuilder text;
    Object *seen; /* set of addresses: what the chains have shown; NULL: chains are not wanted */
    int depth;    /* of groups */
    bool must_close;
    bool suggests; /* "Did you mean": the interpreter's own report does, the module traceback does not */
} Printer;

static Margin margin_of(const Printer *printer) { return (Margin){2 * printer->depth}; }

static void begin_line(Printer *printer) { margin_begin(&printer->text, margin_of(printer)); }

static void add_line(Printer *printer, const char *line)
{
    begin_line(printer);
    text_add(&printer->text, line);
}

/* Takes over `part`; what could not be made is left out. */
static void add_part(Printer *printer, Object *part)
{
    if (part == NULL) {
        error_clear(printer->text.rt);
        return;
    }
    text_add_str(&printer->text, part);
    object_decref(printer->text.rt, part);
}

/* ---- the last line: class, message, suggestion */

/* The str of an attribute of a class; NULL where it has none. New reference. */
static Object *class_text(Runtime *rt, Object *class, Object *name)
{
    Object *value = NULL;
    if (object_lookup_attribute(rt, class, name, &value) < 0)
        error_clear(rt);
    if (value != NULL && object_is_str(value))
        return value;
    object_xdecref(rt, value);
    return NULL;
}

static void add_class(Printer *printer, Object *exception)
{
    Runtime *rt = printer->text.rt;
    Object *class = type_as_object(object_type(exception));
    Object *module = class_text(rt, class, name_object(rt, NAME_module));
    Object *name = class_text(rt, class, ref_pointer(rt->attribute_qualname));
    bool is_plain =
        module != NULL && (str_equal_ascii(module, "builtins") || str_equal_ascii(module, "__main__"));
    if (module == NULL)
        text_add(&printer->text, "<unknown>.");
    else if (!is_plain)
        add_part(printer, text_from_format(rt, "%U.", module));
    add_part(printer, name != NULL ? object_incref(name) : text_from_format(rt, "<unknown>"));
    object_xdecref(rt, module);
    object_xdecref(rt, name);
}

/* `said`: what it says, the exception itself or a SyntaxError's msg. */
static void add_message(Printer *printer, Object *exception, Object *said)
{
    Runtime *rt = printer->text.rt;
    begin_line(printer);
    add_class(printer, exception);
    if (said == runtime_none(rt))
        return;
    Object *message = object_str(rt, said);
    if (message == NULL) {
        error_clear(rt);
        text_add(&printer->text, ": <exception str() failed>");
    } else if (str_length(message) > 0) {
        text_add(&printer->text, ": ");
        text_add_str(&printer->text, message);
    }
    object_xdecref(rt, message);
}

static void add_suggestion(Printer *printer, Object *exception)
{
    Object *name = exception_suggestion(printer->text.rt, exception);
    if (name == NULL)
        return;
    text_add(&printer->text, ". Did you mean: '");
    text_add_str(&printer->text, name);
    text_add(&printer->text, "'?");
    object_decref(printer->text.rt, name);
}

/* ---- notes */

static void add_note_lines(Printer *printer, const Object *note)
{
    int64_t start = 0;
    while (start <= str_length(note)) {
        int64_t end = start;
        while (end < str_length(note) && str_character(note, end) != '\n')
            end++;
        begin_line(printer);
        for (int64_t i = start; i < end; i++)
            text_add_character(&printer->text, str_character(note, i));
        text_add(&printer->text, "\n");
        start = end + 1;
    }
}

static void add_note(Printer *printer, Object *note)
{
    Runtime *rt = printer->text.rt;
    Object *text = object_str(rt, note);
    if (text == NULL) {
        error_clear(rt);
        add_line(printer, "<note str() failed>\n");
        return;
    }
    add_note_lines(printer, text);
    object_decref(rt, text);
}

static void add_notes(Printer *printer, Object *exception)
{
    Runtime *rt = printer->text.rt;
    Object *notes;
    Object *name = name_object(rt, NAME_notes);
    /* It is looked for, then read. */
    for (int times = 0; times < 2; times++) {
        if (object_lookup_attribute(rt, exception, name, &notes) <= 0) {
            error_clear(rt);
            return;
        }
        if (times == 0)
            object_decref(rt, notes);
    }
    if (type_sq_item(object_type(notes)) != NULL && !object_has(notes, TYPE_FLAG_DICT_SUBCLASS)) {
        Object *all = sequence_tuple(rt, notes);
        for (int64_t i = 0; all != NULL && i < tuple_size(all); i++)
            add_note(printer, tuple_get(all, i));
        object_xdecref(rt, all);
    } else if (printer->suggests || notes != runtime_none(rt)) {
        begin_line(printer);
        Object *repr = object_repr(rt, notes);
        text_add(&printer->text, repr == NULL ? "<__notes__ repr() failed>" : "");
        add_part(printer, repr); /* CPython ends no line here */
    }
    object_decref(rt, notes);
}

/* ---- where a SyntaxError is */

/* What an exception says of its place in a text. Owned: the objects; text is NULL where it says None. */
typedef struct TextPlace {
    Object *message;
    Object *filename;
    Object *text;
    int64_t line;
    int64_t offset;
    int64_t end_line;
    int64_t end_offset;
} TextPlace;

/* New reference, or NULL and no error. */
static Object *field_of(Runtime *rt, Object *exception, const char *name)
{
    Object *key = str_intern_cstring(rt, name);
    Object *value = key == NULL ? NULL : object_getattr(rt, exception, key);
    object_xdecref(rt, key);
    if (value == NULL)
        error_clear(rt);
    return value;
}

/* The field as a number; `*number` is kept for None, unless that is refused. */
static bool read_number(Runtime *rt, Object *exception, const char *name, bool may_be_none, int64_t *number)
{
    Object *value = field_of(rt, exception, name);
    bool is_none = may_be_none && value == runtime_none(rt);
    bool is_read = value != NULL && (is_none || number_as_index(rt, value, number, ERROR_OVERFLOW) == 0);
    if (!is_read)
        error_clear(rt);
    object_xdecref(rt, value);
    return is_read;
}

static void place_end(Runtime *rt, TextPlace *place)
{
    object_xdecref(rt, place->message);
    object_xdecref(rt, place->filename);
    object_xdecref(rt, place->text);
}

/* CPython marks more than one character for SyntaxError itself alone, not for IndentationError. */
static bool read_numbers(Runtime *rt, Object *exception, TextPlace *place)
{
    place->offset = place->end_offset = -1;
    if (!read_number(rt, exception, "lineno", false, &place->line) ||
        !read_number(rt, exception, "offset", true, &place->offset))
        return false;
    place->end_line = place->line;
    return object_type(exception) != exception_type(rt, ERROR_SYNTAX) ||
           (read_number(rt, exception, "end_lineno", true, &place->end_line) &&
            read_number(rt, exception, "end_offset", true, &place->end_offset));
}

/* False: it is reported without. CPython: parse_syntax_error */
static bool read_place(Runtime *rt, Object *exception, TextPlace *place)
{
    *place = (TextPlace){.message = field_of(rt, exception, "msg")};
    if (place->message != NULL && (place->filename = field_of(rt, exception, "filename")) != NULL &&
        read_numbers(rt, exception, place) && (place->text = field_of(rt, exception, "text")) != NULL)
        return true;
    place_end(rt, place);
    return false;
}

/* The interpreter asks the exception whether it has a place, the module traceback asks its class. */
static bool has_place(Printer *printer, Object *exception)
{
    Runtime *rt = printer->text.rt;
    if (!printer->suggests)
        return type_is_subtype(object_type(exception), exception_type(rt, ERROR_SYNTAX));
    Object *found = field_of(rt, exception, "print_file_and_line");
    object_xdecref(rt, found);
    return found != NULL;
}

/* The interpreter's own report has these lines without the margin of a group. */
static void begin_marked_line(Printer *printer)
{
    if (!printer->suggests)
        begin_line(printer);
    text_add(&printer->text, "    ");
}

/* The line without its indentation, and carets from `offset` to `end_offset`, which count characters from 1. */
static void add_marked_line(Printer *printer, const Object *line, int64_t offset, int64_t end_offset)
{
    int64_t carets = end_offset > 0 && end_offset > offset ? end_offset - offset : 1;
    int64_t start = 0, end = str_length(line);
    offset--;
    while (start < end && strchr(" \t\f", (int)(str_character(line, start) & 0x7F)) != NULL &&
           str_character(line, start) < 0x80)
        start++, offset--;
    while (end > start && str_character(line, end - 1) == '\n')
        end--;
    /* CPython: print_error_text limits it by the line's UTF-8 */
    int64_t most = str_utf8_length(line) - start - (str_length(line) - end);
    if (offset > most)
        offset = most;
    begin_marked_line(printer);
    for (int64_t i = start; i < end; i++)
        text_add_character(&printer->text, str_character(line, i));
    text_add(&printer->text, "\n");
    if (offset < 0)
        return;
    begin_marked_line(printer);
    for (int64_t i = 0; i < offset; i++)
        text_add(&printer->text, " ");
    for (int64_t i = 0; i < carets; i++)
        text_add(&printer->text, "^");
    text_add(&printer->text, "\n");
}

static void add_place(Printer *printer, const TextPlace *place)
{
    Runtime *rt = printer->text.rt;
    int64_t end_offset = place->end_offset;
    begin_line(printer);
    text_add(&printer->text, "  File \"");
    if (place->filename == runtime_none(rt))
        text_add(&printer->text, "<string>");
    else
        add_part(printer, object_str(rt, place->filename));
    add_part(printer, text_from_format(rt, "\", line %lld\n", (long long)place->line));
    if (!object_is_str(place->text))
        return;
    if (place->end_line > place->line)
        end_offset = str_length(place->text);
    if (end_offset > str_length(place->text) + 1)
        end_offset = str_length(place->text) + 1;
    add_marked_line(printer, place->text, place->offset, end_offset);
}

/* ---- one exception */

static void add_traceback(Printer *printer, Object *exception, Object *traceback)
{
    Runtime *rt = printer->text.rt;
    bool is_group = object_is_exception_group(rt, exception);
    if (traceback == NULL || traceback == runtime_none(rt))
        return;
    if (is_group && printer->depth == 1)
        text_add(&printer->text, "  + ");
    else
        begin_line(printer);
    text_add(&printer->text, is_group ? "Exception Group Traceback (most recent call last):\n"
                                      : "Traceback (most recent call last):\n");
    traceback_add_entries(&printer->text, margin_of(printer), traceback, -1);
}

static void add_exception(Printer *printer, Object *exception, Object *traceback)
{
    Runtime *rt = printer->text.rt;
    TextPlace place;
    add_traceback(printer, exception, traceback);
    bool is_placed = has_place(printer, exception) && read_place(rt, exception, &place);
    if (is_placed)
        add_place(printer, &place);
    add_message(printer, exception, is_placed ? place.message : exception);
    if (is_placed)
        place_end(rt, &place);
    else if (printer->suggests)
        add_suggestion(printer, exception);
    text_add(&printer->text, "\n");
    /* CPython's own report goes on with the message instead of the exception, which has none. */
    if (!is_placed || !printer->suggests)
        add_notes(printer, exception);
}

/* ---- groups and chains */

static void add_chained(Printer *printer, Object *exception, Object *traceback);

static void add_group_header(Printer *printer, int64_t index)
{
    char line[64];
    for (int i = 0; i < 2 * printer->depth; i++)
        text_add(&printer->text, " ");
    if (index < GROUP_WIDTH_MOST)
        snprintf(line, sizeof line, "%s+---------------- %lld ----------------\n", index == 0 ? "+-" : "  ",
                 (long long)index + 1);
    else
        snprintf(line, sizeof line, "  +---------------- ... ----------------\n");
    text_add(&printer->text, line);
}

static void add_group_end(Printer *printer)
{
    for (int i = 0; i < 2 * printer->depth; i++)
        text_add(&printer->text, " ");
    text_add(&printer->text, "+------------------------------------\n");
    printer->must_close = false;
}

static void add_member(Printer *printer, Object *exceptions, int64_t index)
{
    Runtime *rt = printer->text.rt;
    if (index >= GROUP_WIDTH_MOST) {
        int64_t more = tuple_size(exceptions) - GROUP_WIDTH_MOST;
        begin_line(printer);
        add_part(printer,
                 text_from_format(rt, "and %lld more exception%s\n", (long long)more, more > 1 ? "s" : ""));
        return;
    }
    Object *exception = tuple_get(exceptions, index);
    if (!recursion_enter(rt, " in print_exception_group")) {
        error_clear(rt);
        return;
    }
    add_chained(printer, exception, ref_pointer(exception_of(exception)->traceback));
    recursion_leave(rt);
}

static void add_group(Printer *printer, Object *group, Object *traceback)
{
    Object *exceptions = ref_pointer(((ExceptionGroupObject *)group)->excs);
    bool is_outermost = printer->depth == 0;
    if (printer->depth > GROUP_DEPTH_MOST) {
        add_line(printer, "... (max_group_depth is 10)\n");
        return;
    }
    printer->depth += is_outermost;
    add_exception(printer, group, traceback);
    int64_t shown =
        tuple_size(exceptions) <= GROUP_WIDTH_MOST ? tuple_size(exceptions) : GROUP_WIDTH_MOST + 1;
    printer->must_close = false;
    for (int64_t i = 0; i < shown && !printer->text.failed; i++) {
        bool is_last = i == shown - 1;
        if (is_last)
            printer->must_close = true;
        add_group_header(printer, i);
        printer->depth++;
        add_member(printer, exceptions, i);
        if (is_last && printer->must_close)
            add_group_end(printer);
        printer->depth--;
    }
    printer->depth -= is_outermost;
}

/* `raise … from C` takes whatever C() gives for a cause. */
static void add_intruder(Printer *printer, Object *object)
{
    add_line(printer, "TypeError: print_exception(): Exception expected for value, ");
    text_add_type_name(&printer->text, object_type(object));
    text_add(&printer->text, " found\n");
}

static void add_one(Printer *printer, Object *exception, Object *traceback)
{
    if (!object_is_exception(exception))
        add_intruder(printer, exception);
    else if (object_is_exception_group(printer->text.rt, exception))
        add_group(printer, exception, traceback);
    else
        add_exception(printer, exception, traceback);
}

/* 1: it is shown for the first time; 0: it has been; -1: no memory. */
static int see(Printer *printer, Object *exception)
{
    Runtime *rt = printer->text.rt;
    Object *address = int_from_uint64(rt, ref_of(exception));
    int seen = address == NULL ? -1 : set_contains(rt, printer->seen, address);
    if (seen == 0 && set_add(rt, printer->seen, address) < 0)
        seen = -1;
    object_xdecref(rt, address);
    return seen < 0 ? -1 : !seen;
}

/* What the exception came of, borrowed; NULL: nothing to show. */
static Object *origin_of(Object *exception, bool *is_cause)
{
    const BaseExceptionObject *base = exception_of(exception);
    *is_cause = base->cause != NO_REF;
    if (*is_cause)
        return ref_pointer(base->cause);
    return base->suppress_context ? NULL : ref_pointer(base->context);
}

/* The chain from the exception back to what it began with: a new list. */
static Object *collect_chain(Printer *printer, Object *exception)
{
    Runtime *rt = printer->text.rt;
    Object *chain = list_new(rt, 0);
    bool is_cause;
    int status = chain == NULL ? -1 : list_append(rt, chain, exception);
    if (status == 0 && printer->seen != NULL && see(printer, exception) < 0)
        status = -1;
    while (status == 0 && printer->seen != NULL && object_is_exception(exception) &&
           (exception = origin_of(exception, &is_cause)) != NULL) {
        int is_new = see(printer, exception);
        if (is_new == 0)
            break;
        status = is_new < 0 ? -1 : list_append(rt, chain, exception);
    }
    if (status == 0)
        return chain;
    object_xdecref(rt, chain);
    return NULL;
}

static void add_link(Printer *printer, Object *exception)
{
    bool is_cause;
    origin_of(exception, &is_cause);
    add_line(printer, "\n");
    add_line(printer, is_cause ? "The above exception was the direct cause of the following exception:\n"
                               : "During handling of the above exception, another exception occurred:\n");
    add_line(printer, "\n");
}

static void add_chained(Printer *printer, Object *exception, Object *traceback)
{
    Runtime *rt = printer->text.rt;
    Object *chain = collect_chain(printer, exception);
    bool must_close = printer->must_close;
    if (chain == NULL) {
        printer->text.failed = true;
        return;
    }
    for (int64_t i = list_size(chain) - 1; i > 0; i--) {
        Object *each = list_get(chain, i);
        add_one(printer, each, object_is_exception(each) ? ref_pointer(exception_of(each)->traceback) : NULL);
        add_link(printer, list_get(chain, i - 1));
        printer->must_close = must_close;
    }
    add_one(printer, exception, traceback);
    object_decref(rt, chain);
}

/* ---- the whole */

/* What fails on the way is left out, and its error dropped; but not a lack of memory for the text itself. */
static Object *finish(Printer *printer)
{
    error_clear(printer->text.rt);
    if (!printer->text.failed)
        return text_finish(&printer->text);
    error_no_memory(printer->text.rt);
    return text_abandon(&printer->text);
}

Object *exception_text_with(Runtime *rt, Object *exception, Object *traceback, bool chain, bool suggests)
{
    Printer printer = {.text = text_begin(rt), .suggests = suggests};
    if (chain && (printer.seen = set_new(rt, TYPE_SET)) == NULL)
        return NULL;
    add_chained(&printer, exception, traceback);
    object_xdecref(rt, printer.seen);
    return finish(&printer);
}

Object *exception_text(Runtime *rt, Object *exception)
{
    return exception_text_with(rt, exception, ref_pointer(exception_of(exception)->traceback), true, true);
}

/* What can be said without any memory. */
static void write_name(Host *host, const char *name)
{
    if (host->write == NULL)
        return;
    host->write(host->write_user, 2, name, strlen(name));
    host->write(host->write_user, 2, "\n", 1);
}

void exception_print(Runtime *rt, Object *exception)
{
    Object *text = exception_text(rt, exception);
    if (text == NULL) {
        error_clear(rt);
        write_name(host_of(rt), exception_class_name(object_type(exception)));
    } else {
        standard_error_write(rt, text);
    }
    object_xdecref(rt, text);
}

/* Its code, a new reference; itself where it has none. Without memory to ask for it, what it holds. */
static Object *exit_code_of(Runtime *rt, Object *exception)
{
    Object *code = NULL;
    Object *name = str_from_cstring(rt, "code");
    if (name == NULL && type_is_subtype(object_type(exception), exception_type(rt, ERROR_SYSTEM_EXIT)))
        code = object_xincref(ref_pointer(((SystemExitObject *)exception)->code));
    else if (name == NULL || object_lookup_attribute(rt, exception, name, &code) <= 0)
        code = object_incref(exception);
    object_xdecref(rt, name);
    error_clear(rt);
    return code;
}

int exception_exit_status(Runtime *rt, Object *exception)
{
    Object *code = exit_code_of(rt, exception);
    int status = 0;
    if (code != NULL && object_is_int(code)) {
        bool overflow = false;
        int64_t value = int_as_int64(rt, code, &overflow);
        status = overflow ? 0xFF : (int)(value & 0xFF);
    } else if (code != NULL && code != runtime_none(rt)) {
        Object *text = object_str(rt, code);
        Object *line = text == NULL ? NULL : text_from_format(rt, "%U\n", text);
        if (line == NULL)
            error_clear(rt);
        else
            standard_error_write(rt, line);
        object_xdecref(rt, line);
        object_xdecref(rt, text);
        status = 1;
    }
    object_xdecref(rt, code);
    return status;
}
