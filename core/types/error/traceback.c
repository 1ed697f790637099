/* Tracebacks as objects, and the text of programs; see traceback.h. */
#include "types/error/traceback.h"

#include "gc/gc.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/builtin_slots.h"
#include "types/call/code_object.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/error/exception.h"
#include "types/error/memory_error.h"
#include "types/fields_object.h"
#include "types/number/int.h"
#include "types/text/str.h"

static TracebackObject *traceback_of(Object *object) { return (TracebackObject *)object; }

/* ---- making */

Object *traceback_new(Runtime *rt, Object *next, FrameObject *frame, int32_t lasti, int32_t line)
{
    Object *self = fields_object_new(rt, runtime_type(rt, TYPE_TRACEBACK));
    if (self == NULL)
        return NULL;
    TracebackObject *traceback = traceback_of(self);
    traceback->tb_next = ref_of(object_xincref(next));
    traceback->tb_frame = ref_of(object_incref(&frame->ob_base));
    traceback->tb_lasti = lasti;
    traceback->tb_lineno = line;
    return self;
}

/* Without memory for the entry a MemoryError goes on in the exception's place, with that as its context. */
void traceback_add(Runtime *rt, FrameObject *frame, int32_t lasti, int32_t line)
{
    Object *exception = error_take(rt);
    Object *next = ref_pointer(exception_of(exception)->traceback);
    bool may_be_made = frame != NULL && !is_last_memory_error(rt, exception);
    Object *traceback = may_be_made ? traceback_new(rt, next, frame, lasti, line) : NULL;
    if (frame == NULL)
        error_no_memory(rt);
    if (traceback != NULL)
        object_replace_ref(rt, &exception_of(exception)->traceback, traceback);
    if (traceback == NULL && !type_is_subtype(object_type(exception), exception_type(rt, ERROR_MEMORY))) {
        exception_chain(rt, error_normalize(rt), exception);
        object_decref(rt, exception);
        return;
    }
    error_put_back(rt, exception);
}

static Object *new_from_arguments(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    static const char *const names[] = {"tb_next", "tb_frame", "tb_lasti", "tb_lineno", NULL};
    static const Parameters parameters = {"traceback", names, 4, -1};
    Object *values[4];
    int64_t lasti, line;
    (void)type;
    if (arguments_parse(rt, arguments, &parameters, values) < 0)
        return NULL;
    if (!object_is_exact(rt, values[1], TYPE_FRAME))
        return error_format(rt, ERROR_TYPE, "traceback() argument 'tb_frame' must be frame, not %T",
                            values[1]);
    if (number_as_index(rt, values[2], &lasti, ERROR_OVERFLOW) < 0 ||
        number_as_index(rt, values[3], &line, ERROR_OVERFLOW) < 0)
        return NULL;
    bool is_none = values[0] == runtime_none(rt);
    if (!is_none && !object_is_exact(rt, values[0], TYPE_TRACEBACK))
        return error_format(rt, ERROR_TYPE, "expected traceback object or None, got '%T'", values[0]);
    return traceback_new(rt, is_none ? NULL : values[0], (FrameObject *)values[1], (int32_t)lasti,
                         (int32_t)line);
}

/* ---- attributes */

static Object *get_next(Runtime *rt, Object *self)
{
    Object *next = ref_pointer(traceback_of(self)->tb_next);
    return next == NULL ? none_new(rt) : object_incref(next);
}

static int set_next(Runtime *rt, Object *self, Object *value)
{
    if (value == NULL) {
        error_set(rt, ERROR_TYPE, "can't delete tb_next attribute");
        return -1;
    }
    bool is_none = value == runtime_none(rt);
    if (!is_none && !object_is_exact(rt, value, TYPE_TRACEBACK)) {
        error_format(rt, ERROR_TYPE, "expected traceback object, got '%T'", value);
        return -1;
    }
    for (Object *cursor = is_none ? NULL : value; cursor != NULL;
         cursor = ref_pointer(traceback_of(cursor)->tb_next)) {
        if (cursor == self) {
            error_set(rt, ERROR_VALUE, "traceback loop detected");
            return -1;
        }
    }
    object_replace_ref(rt, &traceback_of(self)->tb_next, is_none ? NULL : object_incref(value));
    return 0;
}

static Object *method_dir(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"tb_frame", "tb_next", "tb_lasti", "tb_lineno"};
    (void)self, (void)arguments;
    Object *list = list_new(rt, 0);
    int status = list == NULL ? -1 : 0;
    for (int i = 0; status == 0 && i < 4; i++) {
        Object *name = str_intern_cstring(rt, names[i]);
        status = name == NULL ? -1 : list_append(rt, list, name);
        object_xdecref(rt, name);
    }
    if (status == 0)
        return list;
    object_xdecref(rt, list);
    return NULL;
}

static const MethodDefinition methods[] = {
    {"__dir__", method_dir, 0, 0, 0, NULL},
    {0},
};

static const GetSetDefinition getsets[] = {
    {"tb_next", get_next, set_next},
    {0},
};

static const FieldMember members[] = {
    {"tb_frame", offsetof(TracebackObject, tb_frame), FIELD_MEMBER_OBJECT, true},
    {"tb_lasti", offsetof(TracebackObject, tb_lasti), FIELD_MEMBER_INT32, true},
    {"tb_lineno", offsetof(TracebackObject, tb_lineno), FIELD_MEMBER_INT32, true},
    {0},
};

const TypeDefinition traceback_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .clear = fields_object_clear,
              .traverse = true,
              .new = new_from_arguments},
    .methods = methods,
    .getsets = getsets,
    .members = members,
    .doc = "Create a new traceback object.",
};

/* ---- the text of programs */

int source_register(Runtime *rt, Object *filename, Object *text)
{
    if (rt->source_lines == NO_REF)
        rt->source_lines = ref_of(dict_new(rt));
    if (rt->source_lines == NO_REF)
        return -1;
    return dict_set(rt, ref_pointer(rt->source_lines), filename, text);
}

static bool ends_line(uint32_t character) { return character == '\n' || character == '\r'; }

/* Where the line behind the one at `start` begins; the length of the text when there is none. */
static int64_t next_line(const Object *text, int64_t start, int64_t *end)
{
    int64_t length = str_length(text);
    while (start < length && !ends_line(str_character(text, start)))
        start++;
    *end = start;
    if (start + 1 < length && str_character(text, start) == '\r' && str_character(text, start + 1) == '\n')
        start++;
    return start < length ? start + 1 : length;
}

/* The text of a file that the host has, which is then kept as any other. Borrowed; NULL where there is none. */
static Object *read_source(Runtime *rt, Object *filename)
{
    const Host *host = host_of(rt);
    const char *path = host->read_file == NULL ? NULL : str_as_utf8(rt, filename, NULL);
    int64_t length = path == NULL || path[0] == '<' ? -1 : host->read_file(host->write_user, path, NULL, 0);
    char *bytes = length <= 0 ? NULL : raw_alloc(&rt->memory, (uint64_t)length);
    Object *text = NULL;
    if (bytes != NULL && host->read_file(host->write_user, path, bytes, length) == length)
        text = str_from_utf8(rt, bytes, length);
    raw_free(&rt->memory, bytes);
    error_clear(rt);
    if (text == NULL || source_register(rt, filename, text) < 0)
        error_clear(rt);
    object_xdecref(rt, text);
    text = rt->source_lines == NO_REF ? NULL : dict_get(rt, ref_pointer(rt->source_lines), filename);
    error_clear(rt);
    return text;
}

Object *source_line(Runtime *rt, Object *filename, int64_t number, bool with_end)
{
    /* At the end of a program CPython has nothing left to read files with. */
    if (rt->finalizing || number < 1 || !object_is_str(filename))
        return NULL;
    Object *text = rt->source_lines == NO_REF ? NULL : dict_get(rt, ref_pointer(rt->source_lines), filename);
    if (text == NULL && !error_occurred(rt))
        text = read_source(rt, filename);
    if (text == NULL || !object_is_str(text))
        return NULL;
    int64_t start = 0, end = 0;
    int64_t next = next_line(text, 0, &end);
    for (; number > 1 && next < str_length(text); number--) {
        start = next;
        next = next_line(text, start, &end);
    }
    return number > 1 ? NULL : str_slice(rt, text, start, with_end ? next : end);
}
