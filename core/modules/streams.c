/* Standard streams; see streams.h. And print, input and open, which use them. */
#include "modules/streams.h"

#include <stdio.h>
#include <string.h>

#include "lang/import.h"
#include "modules/builtins.h"
#include "modules/system_error.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/weakref.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/container/dict.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/free.h"
#include "types/names.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/int.h"
#include "types/text/bytes.h"
#include "types/text/codec.h"
#include "types/text/str.h"
#include "types/text/str_new.h"
#include "types/text/str_utf8.h"

static int host_write(Runtime *rt, int number, const char *text, int64_t length)
{
    host_of(rt)->write_error = 0;
    output_write(&rt->memory, number, text, (uint64_t)length);
    return system_error_check_written(rt);
}

int stream_flush(Runtime *rt, int number)
{
    Host *host = host_of(rt);
    if (host->write == NULL || number == STREAM_INPUT)
        return 0;
    host->write_error = 0;
    host->write(host->write_user, number, "", 0);
    return system_error_check_written(rt);
}

#define SCRATCH_BYTES 1024
#define LONGEST_CHARACTER 6 /* of an escaped surrogate */

static char *put_character(char *out, uint32_t character)
{
    if (character - 0xd800 >= 0x800)
        return utf8_put(out, character);
    return out + snprintf(out, LONGEST_CHARACTER + 1, "\\u%04x", (unsigned)character);
}

/* Text with lone surrogates has no UTF-8; stderr shows them escaped, stdout refuses. The UTF-8 is not kept in the str:
 * a text is no larger for having been printed. */
int stream_write_text(Runtime *rt, int number, Object *text)
{
    char scratch[SCRATCH_BYTES];
    if (str_is_ascii(text))
        return host_write(rt, number, (const char *)str_data(text), str_length(text));
    if (number != STREAM_ERROR && !str_check_surrogates(rt, text))
        return -1;
    char *out = scratch;
    for (int64_t i = 0, length = str_length(text); i < length; i++) {
        out = put_character(out, str_character(text, i));
        if (out - scratch >= SCRATCH_BYTES - LONGEST_CHARACTER - 1) {
            if (host_write(rt, number, scratch, out - scratch) < 0)
                return -1;
            out = scratch;
        }
    }
    return host_write(rt, number, scratch, out - scratch);
}

bool stream_can_write(Runtime *rt, int64_t calls)
{
    if (LIKELY(rt->recursion_depth + calls <= rt->recursion_limit))
        return true;
    error_set(rt, ERROR_RECURSION, "maximum recursion depth exceeded while calling a Python object");
    return false;
}

int stream_write(Runtime *rt, Object *stream, Object *text)
{
    if (object_is_exact(rt, stream, TYPE_STANDARD_STREAM)) {
        const StandardStreamObject *standard = (const StandardStreamObject *)stream;
        if (LIKELY(!standard->delegates && standard->number != STREAM_INPUT)) {
            if (standard->number == STREAM_OUTPUT && !stream_can_write(rt, 2))
                return -1;
            return stream_write_text(rt, standard->number, text);
        }
    }
    const Ref argument = ref_of(text);
    Object *result = object_call_method(rt, stream, name_object(rt, NAME_plain_write), &argument, 1);
    object_xdecref(rt, result);
    return result == NULL ? -1 : 0;
}

/* ---- print */

/* sys.stdout: borrowed, NULL with RuntimeError where it is lost. */
static Object *standard_output(Runtime *rt)
{
    Object *stream = dict_get(rt, ref_pointer(rt->evaluation.sys_dict), name_object(rt, NAME_plain_stdout));
    if (stream == NULL && !error_occurred(rt))
        error_set(rt, ERROR_RUNTIME, "lost sys.stdout");
    return stream;
}

/* sep and end: NULL for None. 0, or -1 and TypeError. */
static int check_text(Runtime *rt, Object **text, const char *name)
{
    if (*text == runtime_none(rt))
        *text = NULL;
    if (*text == NULL || object_has(*text, TYPE_FLAG_STR_SUBCLASS))
        return 0;
    error_format(rt, ERROR_TYPE, "%s must be None or a string, not %.200T", name, *text);
    return -1;
}

static int write_or(Runtime *rt, Object *stream, Object *text, uint32_t character)
{
    if (text != NULL)
        return stream_write(rt, stream, text);
    Object *fallback = str_from_character(rt, character);
    int status = fallback == NULL ? -1 : stream_write(rt, stream, fallback);
    object_xdecref(rt, fallback);
    return status;
}

/* `values`: a tuple */
static int print_all(Runtime *rt, Object *stream, const Object *values, Object *separator, Object *end)
{
    for (int64_t i = 0; i < tuple_size(values); i++) {
        if (i > 0 && write_or(rt, stream, separator, ' ') < 0)
            return -1;
        Object *text = object_str(rt, tuple_get(values, i));
        if (text == NULL)
            return -1;
        int status = stream_write(rt, stream, text);
        object_decref(rt, text);
        if (status < 0)
            return -1;
    }
    return write_or(rt, stream, end, '\n');
}

/* The objects, in `objects`, and what the keywords say. 0, or -1 and an error. */
static int print_to(Runtime *rt, const Object *objects, Object **values)
{
    Object *stream = values[2];
    if (stream == NULL || stream == runtime_none(rt))
        stream = standard_output(rt);
    if (stream == NULL)
        return -1;
    if (stream == runtime_none(rt))
        return 0;
    if (check_text(rt, &values[0], "sep") < 0 || check_text(rt, &values[1], "end") < 0)
        return -1;
    object_incref(stream);
    int status = print_all(rt, stream, objects, values[0], values[1]);
    int flush = status < 0 || values[3] == NULL ? 0 : object_is_true(rt, values[3]);
    if (flush > 0) {
        Object *result = object_call_method(rt, stream, name_object(rt, NAME_plain_flush), NULL, 0);
        object_xdecref(rt, result);
        flush = result == NULL ? -1 : 1;
    }
    object_decref(rt, stream);
    return status < 0 || flush < 0 ? -1 : 0;
}

/* CPython's has its arguments in a tuple, which a program can see in their reference counts. */
Object *builtin_print(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"sep", "end", "file", "flush", NULL};
    static const Parameters parameters = {"print", names, 0, 0};
    Object *values[4];
    const Arguments options = {arguments->items + arguments->count, 0, arguments->names};
    (void)self;
    if (arguments_parse(rt, &options, &parameters, values) < 0)
        return NULL;
    Object *objects = tuple_from_refs(rt, arguments->items, arguments->count);
    int status = objects == NULL ? -1 : print_to(rt, objects, values);
    object_xdecref(rt, objects);
    return status < 0 ? NULL : none_new(rt);
}

/* ---- input */

enum { LINE_BEGINNING = 512 };

/* A line as it comes in: its beginning in `beginning`, all of it in raw memory once that is too little. */
typedef struct Line {
    char beginning[LINE_BEGINNING];
    char *bytes; /* `beginning`, or owned */
    int64_t length;
    int64_t capacity;
} Line;

static void line_end(Runtime *rt, Line *line)
{
    if (line->bytes != line->beginning)
        raw_free(&rt->memory, line->bytes);
}

static int line_grow(Runtime *rt, Line *line)
{
    bool is_first = line->bytes == line->beginning;
    char *larger = raw_realloc(&rt->memory, is_first ? NULL : line->bytes, (uint64_t)(2 * line->capacity));
    if (larger == NULL) {
        error_no_memory(rt);
        return -1;
    }
    if (is_first)
        memcpy(larger, line->beginning, (size_t)line->length);
    line->bytes = larger;
    line->capacity *= 2;
    return 0;
}

/* 1: some of the line was read; 0: it is all there, or the input has ended; -1 and an error. */
static int line_read_on(Runtime *rt, Line *line)
{
    Host *host = host_of(rt);
    if (line->length > 0 && line->bytes[line->length - 1] == '\n')
        return 0;
    if (line->length == line->capacity && line_grow(rt, line) < 0)
        return -1;
    int64_t got = host->read_line(host->write_user, line->bytes + line->length,
                                  (uint64_t)(line->capacity - line->length));
    if (got < 0) {
        host->evaluation_request &= ~(uint32_t)EVALUATION_INTERRUPT;
        error_set(rt, ERROR_KEYBOARD_INTERRUPT, "%s", "");
        return -1;
    }
    line->length += got;
    return got > 0;
}

Object *stream_read_line(Runtime *rt, bool as_text)
{
    Line line = {.capacity = LINE_BEGINNING};
    line.bytes = line.beginning;
    int status = host_of(rt)->read_line == NULL ? 0 : 1;
    while (status > 0)
        status = line_read_on(rt, &line);
    Object *read = NULL;
    if (status >= 0)
        read = as_text ? codec_decode(rt, (const uint8_t *)line.bytes, line.length, NULL, "surrogateescape")
                       : bytes_from_data(rt, line.bytes, line.length);
    line_end(rt, &line);
    return read;
}

/* A line of what a program has put in the place of sys.stdin, or of the host's input. */
static Object *input_line(Runtime *rt, Object *stream)
{
    if (object_is_exact(rt, stream, TYPE_STANDARD_STREAM) &&
        ((const StandardStreamObject *)stream)->wrapper == NO_REF)
        return stream_read_line(rt, true);
    Object *line = object_call_method(rt, stream, name_object(rt, NAME_plain_readline), NULL, 0);
    if (line != NULL && !object_is_str(line)) {
        object_decref(rt, line);
        error_set(rt, ERROR_TYPE, "object.readline() returned non-string");
        return NULL;
    }
    return line;
}

/* A stream of sys: borrowed; NULL with RuntimeError where there is none. */
static Object *stream_for_input(Runtime *rt, NameId name, const char *text)
{
    Object *stream = dict_get(rt, ref_pointer(rt->evaluation.sys_dict), name_object(rt, name));
    if (stream != NULL && stream != runtime_none(rt))
        return stream;
    return error_occurred(rt) ? NULL : error_format(rt, ERROR_RUNTIME, "input(): lost sys.%s", text);
}

/* Who waits for input has seen what was written; what cannot be is not told. */
static void flush_quietly(Runtime *rt, Object *stream)
{
    object_xdecref(rt, object_call_method(rt, stream, name_object(rt, NAME_plain_flush), NULL, 0));
    error_clear(rt);
}

static int write_prompt(Runtime *rt, Object *stream, Object *prompt)
{
    if (prompt == NULL)
        return 0;
    Object *text = object_str(rt, prompt);
    int status = text == NULL ? -1 : stream_write(rt, stream, text);
    object_xdecref(rt, text);
    return status;
}

/* All borrowed. */
static Object *ask_for_line(Runtime *rt, Object *const *streams, Object *prompt)
{
    flush_quietly(rt, streams[STREAM_ERROR]);
    if (write_prompt(rt, streams[STREAM_OUTPUT], prompt) < 0)
        return NULL;
    flush_quietly(rt, streams[STREAM_OUTPUT]);
    return input_line(rt, streams[STREAM_INPUT]);
}

Object *builtin_input(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const NameId names[] = {NAME_plain_stdin, NAME_plain_stdout, NAME_plain_stderr};
    static const char *const texts[] = {"stdin", "stdout", "stderr"};
    Object *streams[3];
    (void)self;
    for (int i = 0; i < 3; i++) {
        streams[i] = stream_for_input(rt, names[i], texts[i]);
        if (streams[i] == NULL)
            return NULL;
    }
    for (int i = 0; i < 3; i++)
        object_incref(streams[i]);
    Object *line = ask_for_line(rt, streams, argument_at(arguments, 0));
    for (int i = 0; i < 3; i++)
        object_decref(rt, streams[i]);
    if (line == NULL)
        return NULL;
    int64_t length = str_length(line);
    if (length == 0) {
        object_decref(rt, line);
        error_set(rt, ERROR_EOF, "EOF when reading a line");
        return NULL;
    }
    if (str_character(line, length - 1) != '\n')
        return line;
    Object *result = str_slice(rt, line, 0, length - 1);
    object_decref(rt, line);
    return result;
}

/* ---- open: a function of io.py */

Object *io_function(Runtime *rt, const char *name)
{
    Object *module = import_module(rt, "io");
    Object *text = module == NULL ? NULL : str_intern_cstring(rt, name);
    Object *function = text == NULL ? NULL : object_getattr(rt, module, text);
    object_xdecref(rt, text);
    object_xdecref(rt, module);
    return function;
}

Object *builtin_open(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *function = io_function(rt, "_open");
    Object *stream = function == NULL ? NULL : object_vectorcall(rt, function, arguments);
    object_xdecref(rt, function);
    return stream;
}
