/* What an event is about; see event_text.h. */
#include "cli/event_text.h"

#include <stdlib.h>
#include <string.h>

#include "types/call/code.h"
#include "types/call/opcode.h"
#include "types/text/str.h"

enum { CHARACTERS_MOST = 40, NAME_MOST = 256 };

/* ---- objects: as they stand in the region, which must not change */

static void put_characters(Ref str, int64_t most, Line *line)
{
    const Object *object = ref_pointer(str);
    const void *data = str_data(object);
    int64_t length = str_length(object);
    for (int64_t i = 0; i < length && i < most; i++) {
        uint32_t character = str_read(str_kind(object), data, i);
        if (character == '\n')
            line_text(line, "\\n");
        else
            line_character(line, character);
    }
    if (length > most)
        line_text(line, "…");
}

void event_put_str(Ref str, Line *line) { put_characters(str, INT64_MAX, line); }

static void put_type_name(Ref type, Line *line)
{
    const TypeObject *found = ref_pointer(type);
    line_text(line, ref_pointer(found->tp_name));
}

static void put_int(const IntObject *number, Line *line)
{
    int64_t size = number->ob_base.ob_size, value = 0;
    int64_t count = size < 0 ? -size : size;
    if (count > 2) {
        line_text(line, "int");
        return;
    }
    for (int64_t i = count; i-- > 0;)
        value = value << INT_DIGIT_BITS | (number->ob_digit[i] & INT_DIGIT_MASK);
    line_number(line, size < 0 ? -value : value);
}

static void put_named(const char *word, Ref name, Line *line)
{
    line_text(line, word);
    put_characters(name, CHARACTERS_MOST, line);
}

static void put_label(const Runtime *rt, Ref address, Line *line)
{
    const Object *object = ref_pointer(address);
    if (address == ref_of(&rt->statics.none)) {
        line_text(line, "None");
    } else if (object_is_exact(rt, object, TYPE_STR)) {
        put_named("'", address, line);
        line_text(line, "'");
    } else if (object_is_exact(rt, object, TYPE_INT)) {
        put_int((const IntObject *)object, line);
    } else if (object_is_exact(rt, object, TYPE_BOOL)) {
        line_text(line, ((const VarObject *)object)->ob_size != 0 ? "True" : "False");
    } else if (object_is_exact(rt, object, TYPE_FUNCTION)) {
        put_named("function ", ((const FunctionObject *)object)->func_qualname, line);
    } else if (object_is_exact(rt, object, TYPE_CODE)) {
        put_named("code ", ((const CodeObject *)object)->co_qualname, line);
    } else if (object_is_exact(rt, object, TYPE_TYPE)) {
        line_text(line, "class ");
        put_type_name(address, line);
    } else {
        put_type_name(object->ob_type, line);
    }
}

static void put_at(Ref address, Line *line)
{
    line_text(line, " at ");
    line_hex(line, address);
}

void event_put_object(const Runtime *rt, Ref object, Line *line)
{
    put_label(rt, object, line);
    put_at(object, line);
}

/* ---- places */

static const CodeObject *code_of_frame(Ref frame)
{
    const InterpreterFrame *found = ref_pointer(frame);
    return ref_pointer(found->f_code);
}

static void put_function(const CodeObject *code, Line *line)
{
    char name[NAME_MOST];
    Line text = {name, 0, sizeof name};
    event_put_str(code->co_qualname, &text);
    line_put(line, name, text.length);
    if (text.length > 0 && name[text.length - 1] != '>')
        line_text(line, "()");
}

/* "file.py:12", and where the line's text can be had, the text. */
static void put_place(Sources *sources, const CodeObject *code, int64_t number, bool has_text, Line *line)
{
    char name[NAME_MOST * 4];
    Line filename = {name, 0, sizeof name - 1};
    event_put_str(code->co_filename, &filename);
    name[filename.length] = 0;
    line_text(line, sources_short_name(name));
    line_text(line, ":");
    line_number(line, number);
    int length;
    const char *text = has_text ? sources_line(sources, name, number, &length) : NULL;
    if (text != NULL) {
        line_text(line, "  ");
        line_put(line, text, (uint64_t)length);
    }
}

static void put_opcode(const CodeObject *code, int64_t offset, Line *line)
{
    static const char *const names[256] = {
#define NAMED(NAME, number, ...) [number] = #NAME,
        OPCODES(NAMED) QUICK_OPCODES(NAMED)
#undef NAMED
    };
    const char *name =
        offset < 0 || offset >= 2 * code->ob_base.ob_size ? NULL : names[code->co_code_adaptive[offset]];
    put_function(code, line);
    line_text(line, " at ");
    line_number(line, offset);
    line_text(line, ": ");
    line_text(line, name == NULL ? "?" : name);
}

/* ---- kinds of events */

static void put_output(const ouro_Event *event, const char *output, Line *line)
{
    line_text(line, event->other == 2 ? "standard error, " : "standard output, ");
    line_number(line, event->value);
    line_text(line, " bytes: ");
    for (int i = 0; output[i] != 0; i++) {
        if (output[i] == '\n')
            line_text(line, "\\n");
        else
            line_put(line, &output[i], 1);
    }
}

static void put_collection(const ouro_Event *event, Line *line)
{
    if (event->kind == OURO_EVENT_COLLECTION_START) {
        line_text(line, "of generation ");
        line_number(line, event->value);
        return;
    }
    line_number(line, event->value);
    line_text(line, " objects collected, ");
    line_number(line, (int64_t)event->other);
    line_text(line, " uncollectable");
}

/* What the collector found of an object, or counted. */
static void put_finding(const Runtime *rt, const ouro_Event *event, Line *line)
{
    event_put_object(rt, event->subject, line);
    line_text(line, ": ");
    if (event->kind == OURO_EVENT_DECISION)
        line_text(line, ouro_verdict_name((ouro_Verdict)event->value));
    else
        line_number(line, event->value);
    if (event->other != NO_REF) {
        line_text(line,
                  event->kind == OURO_EVENT_DECISION ? ", because of " : ", as it is referred to from ");
        event_put_object(rt, event->other, line);
    } else if (event->kind == OURO_EVENT_GC_REFS) {
        line_text(line, ", its count");
    }
}

/* Blocks and arenas: memory in which there need not be an object. */
static void put_memory(const ouro_Event *event, Line *line)
{
    line_hex(line, event->subject);
    if (event->other != NO_REF && event->other != event->subject) {
        line_text(line, ", before at ");
        line_hex(line, event->other);
    }
    if (event->kind != OURO_EVENT_FREE) {
        line_text(line, ", ");
        line_number(line, event->value);
        line_text(line, " bytes");
    }
}

static void put_of_language(const Runtime *rt, Sources *sources, const ouro_Event *event, Line *line)
{
    const CodeObject *code = code_of_frame(event->subject);
    switch ((ouro_EventKind)event->kind) {
    case OURO_EVENT_LINE:
        put_place(sources, code, event->value, true, line);
        return;
    case OURO_EVENT_INSTRUCTION:
        put_opcode(code, event->value, line);
        return;
    case OURO_EVENT_CALL:
        put_function(code, line);
        line_text(line, "  ");
        put_place(sources, code, event->value, false, line);
        return;
    default:
        put_function(code, line);
        if (event->kind == OURO_EVENT_RETURN && event->other == 0) {
            line_text(line, " is left by an exception");
            return;
        }
        line_text(line, event->kind == OURO_EVENT_RETURN ? " returns " : ": ");
        event_put_object(rt, event->other, line);
    }
}

void event_text(const Runtime *rt, Sources *sources, const ouro_Event *event, const char *output, Line *line)
{
    switch ((ouro_EventKind)event->kind) {
    case OURO_EVENT_LINE:
    case OURO_EVENT_CALL:
    case OURO_EVENT_RETURN:
    case OURO_EVENT_EXCEPTION:
    case OURO_EVENT_INSTRUCTION:
        put_of_language(rt, sources, event, line);
        break;
    case OURO_EVENT_OUTPUT:
        put_output(event, output, line);
        break;
    case OURO_EVENT_ALLOCATION:
    case OURO_EVENT_FREE:
    case OURO_EVENT_RESIZE:
    case OURO_EVENT_ARENA_NEW:
    case OURO_EVENT_ARENA_FREE:
        put_memory(event, line);
        break;
    case OURO_EVENT_OBJECT_NEW:
    case OURO_EVENT_FREE_LIST_TAKE:
    case OURO_EVENT_FREE_LIST_PUT:
        event_name_of(rt, event, line);
        put_at(event->subject, line);
        break;
    case OURO_EVENT_COLLECTION_START:
    case OURO_EVENT_COLLECTION_STOP:
        put_collection(event, line);
        break;
    case OURO_EVENT_PHASE:
        line_text(line, ouro_phase_name((ouro_Phase)event->value));
        break;
    case OURO_EVENT_GC_REFS:
    case OURO_EVENT_DECISION:
        put_finding(rt, event, line);
        break;
    case OURO_EVENT_WEAKREF_CLEARED:
    case OURO_EVENT_WEAKREF_CALLBACK:
        event_put_object(rt, event->subject, line);
        line_text(line, event->kind == OURO_EVENT_WEAKREF_CLEARED ? ", which referred to " : " calls ");
        event_put_object(rt, event->other, line);
        break;
    default:
        event_put_object(rt, event->subject, line);
    }
}

/* A float in its free list has the next one where its type was. */
static Ref type_of_subject(const Runtime *rt, const ouro_Event *event)
{
    const Object *object = ref_pointer(event->kind == OURO_EVENT_EXCEPTION ? event->other : event->subject);
    bool is_dead_float =
        event->kind == OURO_EVENT_FREE_LIST_PUT && rt->free_lists.float_first == event->subject;
    return is_dead_float ? ref_of(runtime_type(rt, TYPE_FLOAT)) : object->ob_type;
}

void event_name_of(const Runtime *rt, const ouro_Event *event, Line *line)
{
    switch ((ouro_EventKind)event->kind) {
    case OURO_EVENT_CALL:
    case OURO_EVENT_RETURN:
        event_put_str(code_of_frame(event->subject)->co_qualname, line);
        return;
    case OURO_EVENT_PHASE:
        line_text(line, ouro_phase_name((ouro_Phase)event->value));
        return;
    case OURO_EVENT_DECISION:
        line_text(line, ouro_verdict_name((ouro_Verdict)event->value));
        return;
    case OURO_EVENT_INTERN:
        event_put_str(event->subject, line);
        return;
    case OURO_EVENT_OBJECT_NEW:
        put_type_name(event->other, line);
        return;
    case OURO_EVENT_EXCEPTION:
    case OURO_EVENT_OBJECT_DEALLOC:
    case OURO_EVENT_FREE_LIST_TAKE:
    case OURO_EVENT_FREE_LIST_PUT:
    case OURO_EVENT_TRACK:
    case OURO_EVENT_UNTRACK:
    case OURO_EVENT_FINALIZER:
    case OURO_EVENT_RESURRECTION:
        put_type_name(type_of_subject(rt, event), line);
        return;
    default:
        return;
    }
}

ouro_EventKind event_kind_named(const char *name, uint64_t length)
{
    for (int kind = 1; kind < OURO_EVENT_COUNT; kind++) {
        const char *found = ouro_event_name((ouro_EventKind)kind);
        if (strlen(found) == length && memcmp(found, name, length) == 0)
            return (ouro_EventKind)kind;
    }
    return OURO_EVENT_COUNT;
}
