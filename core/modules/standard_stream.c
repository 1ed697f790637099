/* The type of sys.stdin, sys.stdout and sys.stderr; see streams.h. */
#include <stdio.h>

#include "lang/import.h"
#include "modules/streams.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/weakref.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/error/exception.h"
#include "types/free.h"
#include "types/names.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/int.h"
#include "types/text/str.h"
#include "types/text/str_view.h"

static StandardStreamObject *stream_of(Object *object) { return (StandardStreamObject *)object; }

static int number_of(const Object *stream) { return ((const StandardStreamObject *)stream)->number; }

Object *standard_stream_new(Runtime *rt, int number)
{
    TypeObject *type = runtime_type(rt, TYPE_STANDARD_STREAM);
    Object *stream = object_new(rt, type, type->tp_basicsize);
    if (stream == NULL)
        return NULL;
    stream_of(stream)->number = number;
    stream_of(stream)->delegates = 0;
    stream_of(stream)->wrapper = NO_REF;
    stream_of(stream)->weakreflist = NO_REF;
    return stream;
}

static void stream_dealloc(Runtime *rt, Object *self)
{
    if (stream_of(self)->weakreflist != NO_REF)
        weakref_clear_all(rt, self);
    object_clear_ref(rt, &stream_of(self)->wrapper);
    object_free(rt, self);
}

/* ---- what a TextIOWrapper of io.py does for it */

/* Borrowed; NULL and an error. From then on it keeps what was read and not yet taken. */
static Object *wrapper_of(Runtime *rt, Object *self)
{
    if (stream_of(self)->wrapper == NO_REF) {
        Object *function = io_function(rt, "_standard_stream");
        Object *number = function == NULL ? NULL : int_from_int64(rt, number_of(self));
        Object *wrapper = number == NULL ? NULL : object_call_one(rt, function, number);
        object_xdecref(rt, number);
        object_xdecref(rt, function);
        if (wrapper == NULL)
            return NULL;
        object_replace_ref(rt, &stream_of(self)->wrapper, wrapper);
    }
    return ref_pointer(stream_of(self)->wrapper);
}

static Object *get_of_wrapper(Runtime *rt, Object *self, const char *name)
{
    Object *wrapper = wrapper_of(rt, self);
    Object *text = wrapper == NULL ? NULL : str_intern_cstring(rt, name);
    Object *value = text == NULL ? NULL : object_getattr(rt, wrapper, text);
    object_xdecref(rt, text);
    return value;
}

static Object *call_of_wrapper(Runtime *rt, Object *self, const char *name, const Arguments *arguments)
{
    Object *method = get_of_wrapper(rt, self, name);
    Object *result = method == NULL ? NULL : object_vectorcall(rt, method, arguments);
    object_xdecref(rt, method);
    return result;
}

static bool has_wrapper(Object *self) { return stream_of(self)->wrapper != NO_REF; }

#define PASSED_ON(X) \
    X(readlines) \
    X(seek) \
    X(seekable) \
    X(tell) \
    X(truncate)

#define DEFINE_PASSED_ON(name) \
    static Object *stream_method_##name(Runtime *rt, Object *self, const Arguments *arguments) \
    { \
        return call_of_wrapper(rt, self, #name, arguments); \
    }
PASSED_ON(DEFINE_PASSED_ON)
#undef DEFINE_PASSED_ON

/* After these what is written goes through the wrapper as well. */
#define CHANGING(X) \
    X(close) \
    X(detach) \
    X(reconfigure)

#define DEFINE_CHANGING(name) \
    static Object *stream_method_##name(Runtime *rt, Object *self, const Arguments *arguments) \
    { \
        Object *result = call_of_wrapper(rt, self, #name, arguments); \
        stream_of(self)->delegates |= result != NULL; \
        return result; \
    }
CHANGING(DEFINE_CHANGING)
#undef DEFINE_CHANGING

#define READ_OF_WRAPPER(X) \
    X(buffer) \
    X(line_buffering) \
    X(mode) \
    X(newlines) \
    X(write_through)

#define DEFINE_READ(name) \
    static Object *stream_get_##name(Runtime *rt, Object *self) { return get_of_wrapper(rt, self, #name); }
READ_OF_WRAPPER(DEFINE_READ)
#undef DEFINE_READ

/* ---- writing */

static Object *stream_method_write(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *text = argument_at(arguments, 0);
    if (!object_has(text, TYPE_FLAG_STR_SUBCLASS))
        return error_format(rt, ERROR_TYPE, "write() argument must be str, not %.50s",
                            argument_word(rt, text));
    if (stream_of(self)->delegates || number_of(self) == STREAM_INPUT)
        return call_of_wrapper(rt, self, "write", arguments);
    if (number_of(self) == STREAM_OUTPUT && !stream_can_write(rt, 1))
        return NULL;
    return stream_write_text(rt, number_of(self), text) < 0 ? NULL : int_from_int64(rt, str_length(text));
}

static Object *stream_method_writelines(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *iterator = object_iter(rt, argument_at(arguments, 0));
    if (iterator == NULL)
        return NULL;
    Object *line;
    int status = 0;
    while (status == 0 && (line = iterator_next(rt, iterator)) != NULL) {
        const Ref argument = ref_of(line);
        Object *result = stream_method_write(rt, self, &(Arguments){&argument, 1, NULL});
        status = result == NULL ? -1 : 0;
        object_xdecref(rt, result);
        object_decref(rt, line);
    }
    object_decref(rt, iterator);
    return error_occurred(rt) ? NULL : none_new(rt);
}

static Object *stream_method_flush(Runtime *rt, Object *self, const Arguments *arguments)
{
    if (stream_of(self)->delegates)
        return call_of_wrapper(rt, self, "flush", arguments);
    return stream_flush(rt, number_of(self)) < 0 ? NULL : none_new(rt);
}

/* ---- reading */

/* Whether whole lines of input are asked for, and nothing of the last is waiting. */
static bool reads_lines(Runtime *rt, Object *self, const Arguments *arguments)
{
    const Object *size = argument_at(arguments, 0);
    return number_of(self) == STREAM_INPUT && !has_wrapper(self) &&
           (size == NULL || size == runtime_none(rt));
}

static Object *stream_method_readline(Runtime *rt, Object *self, const Arguments *arguments)
{
    return reads_lines(rt, self, arguments) ? stream_read_line(rt, true)
                                            : call_of_wrapper(rt, self, "readline", arguments);
}

static Object *read_all(Runtime *rt)
{
    Object *all = str_from_cstring(rt, "");
    while (all != NULL) {
        Object *line = stream_read_line(rt, true);
        if (line == NULL || str_length(line) == 0) {
            if (line == NULL) {
                object_decref(rt, all);
                return NULL;
            }
            object_decref(rt, line);
            break;
        }
        Object *longer = sequence_concat(rt, all, line);
        object_decref(rt, line);
        object_decref(rt, all);
        all = longer;
    }
    return all;
}

static Object *stream_method_read(Runtime *rt, Object *self, const Arguments *arguments)
{
    return reads_lines(rt, self, arguments) ? read_all(rt) : call_of_wrapper(rt, self, "read", arguments);
}

static Object *stream_iter(Runtime *rt, Object *self)
{
    (void)rt;
    return object_incref(self);
}

static Object *stream_next(Runtime *rt, Object *self)
{
    Object *line = stream_method_readline(rt, self, &(Arguments){NULL, 0, NULL});
    if (line == NULL || !object_is_str(line) || str_length(line) > 0)
        return line;
    object_decref(rt, line);
    return NULL;
}

static Object *stream_method_enter(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *entered = call_of_wrapper(rt, self, "__enter__", arguments);
    object_xdecref(rt, entered);
    return entered == NULL ? NULL : object_incref(self);
}

static Object *stream_method_exit(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return stream_method_close(rt, self, &(Arguments){NULL, 0, NULL});
}

/* ---- what it is */

static const char *const stream_names[] = {"<stdin>", "<stdout>", "<stderr>"};

static Object *stream_repr(Runtime *rt, Object *self)
{
    static const char *const modes[] = {"r", "w", "w"};
    if (stream_of(self)->delegates)
        return object_repr(rt, wrapper_of(rt, self));
    char text[96];
    int number = number_of(self);
    snprintf(text, sizeof text, "<_io.TextIOWrapper name='%s' mode='%s' encoding='utf-8'>",
             stream_names[number], modes[number]);
    return str_from_cstring(rt, text);
}

static Object *stream_method_isatty(Runtime *rt, Object *self, const Arguments *arguments)
{
    return stream_of(self)->delegates ? call_of_wrapper(rt, self, "isatty", arguments) : bool_from(rt, false);
}

static Object *stream_method_fileno(Runtime *rt, Object *self, const Arguments *arguments)
{
    return stream_of(self)->delegates ? call_of_wrapper(rt, self, "fileno", arguments)
                                      : int_from_int64(rt, number_of(self));
}

static Object *stream_method_readable(Runtime *rt, Object *self, const Arguments *arguments)
{
    return stream_of(self)->delegates ? call_of_wrapper(rt, self, "readable", arguments)
                                      : bool_from(rt, number_of(self) == STREAM_INPUT);
}

static Object *stream_method_writable(Runtime *rt, Object *self, const Arguments *arguments)
{
    return stream_of(self)->delegates ? call_of_wrapper(rt, self, "writable", arguments)
                                      : bool_from(rt, number_of(self) != STREAM_INPUT);
}

static Object *stream_get_name(Runtime *rt, Object *self)
{
    return str_from_cstring(rt, stream_names[number_of(self)]);
}

static Object *stream_get_encoding(Runtime *rt, Object *self)
{
    return stream_of(self)->delegates ? get_of_wrapper(rt, self, "encoding") : str_from_cstring(rt, "utf-8");
}

static Object *stream_get_errors(Runtime *rt, Object *self)
{
    if (stream_of(self)->delegates)
        return get_of_wrapper(rt, self, "errors");
    return str_from_cstring(rt, number_of(self) == STREAM_ERROR ? "backslashreplace" : "surrogateescape");
}

static Object *stream_get_closed(Runtime *rt, Object *self)
{
    return stream_of(self)->delegates ? get_of_wrapper(rt, self, "closed") : bool_from(rt, false);
}

/* isinstance asks for it where the type alone does not satisfy: io's class stands for the type, once it is there. */
static Object *stream_get_class(Runtime *rt, Object *self)
{
    Object *name = rt->evaluation.modules == NO_REF ? NULL : str_intern_cstring(rt, "io");
    Object *module = name == NULL ? NULL : dict_get(rt, ref_pointer(rt->evaluation.modules), name);
    object_xdecref(rt, name);
    Object *class = NULL;
    if (module != NULL && (name = str_intern_cstring(rt, "TextIOWrapper")) != NULL) {
        class = object_getattr(rt, module, name);
        object_decref(rt, name);
    }
    if (class != NULL)
        return class;
    error_clear(rt);
    return object_incref(type_as_object(object_type(self)));
}

static const MethodDefinition stream_methods[] = {
    {"write", stream_method_write, 1, 1, METHOD_O, "($self, text, /)"},
    {"writelines", stream_method_writelines, 1, 1, METHOD_O, "($self, lines, /)"},
    {"flush", stream_method_flush, 0, 0, 0, "($self, /)"},
    {"isatty", stream_method_isatty, 0, 0, 0, "($self, /)"},
    {"fileno", stream_method_fileno, 0, 0, 0, "($self, /)"},
    {"readable", stream_method_readable, 0, 0, 0, "($self, /)"},
    {"writable", stream_method_writable, 0, 0, 0, "($self, /)"},
    {"readline", stream_method_readline, 0, 1, 0, "($self, size=-1, /)"},
    {"read", stream_method_read, 0, 1, 0, "($self, size=-1, /)"},
    {"__enter__", stream_method_enter, 0, 0, 0, "($self, /)"},
    {"__exit__", stream_method_exit, 0, ARGUMENTS_ANY, METHOD_TUPLE, NULL},
#define ROW(name) {#name, stream_method_##name, 0, ARGUMENTS_ANY, METHOD_KEYWORDS, NULL},
    PASSED_ON(ROW) CHANGING(ROW)
#undef ROW
        {NULL, NULL, 0, 0, 0, NULL},
};

static const GetSetDefinition stream_attributes[] = {
    {"name", stream_get_name, NULL},
    {"encoding", stream_get_encoding, NULL},
    {"errors", stream_get_errors, NULL},
    {"closed", stream_get_closed, NULL},
    {"__class__", stream_get_class, NULL},
#define ROW(name) {#name, stream_get_##name, NULL},
    READ_OF_WRAPPER(ROW)
#undef ROW
        {NULL, NULL, NULL},
};

const TypeDefinition standard_stream_definition = {
    .slots = {.dealloc = stream_dealloc, .repr = stream_repr, .iter = stream_iter, .iternext = stream_next},
    .methods = stream_methods,
    .getsets = stream_attributes,
};
