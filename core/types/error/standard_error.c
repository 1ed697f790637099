/* See standard_error.h. */
#include "types/error/standard_error.h"

#include <stdio.h>

#include "object/error.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/container/dict.h"
#include "types/names.h"
#include "types/none.h"
#include "types/text/str.h"

enum { HOST_STREAM = 2, CHARACTER_MOST = 8 /* bytes, of an escaped one, too */ };

static char *put_character(char *out, uint32_t character)
{
    bool is_surrogate = character >= 0xD800 && character < 0xE000;
    return is_surrogate ? out + snprintf(out, CHARACTER_MOST, "\\u%04x", (unsigned)character)
                        : utf8_put(out, character);
}

static void write_to_host(Runtime *rt, int stream, const Object *text)
{
    char buffer[512];
    char *end = buffer;
    for (int64_t i = 0; i < str_length(text); i++) {
        if (end + CHARACTER_MOST > buffer + sizeof buffer) {
            output_write(&rt->memory, stream, buffer, (uint64_t)(end - buffer));
            end = buffer;
        }
        end = put_character(end, str_character(text, i));
    }
    output_write(&rt->memory, stream, buffer, (uint64_t)(end - buffer));
}

/* 0, or -1 and an error. */
static int write_to_object(Runtime *rt, Object *stream, Object *text)
{
    const Ref argument = ref_of(text);
    object_incref(stream);
    Object *result = object_call_method(rt, stream, name_object(rt, NAME_plain_write), &argument, 1);
    object_decref(rt, stream);
    object_xdecref(rt, result);
    return result == NULL ? -1 : 0;
}

/* Borrowed; NULL where there is none to ask: then the host's. */
static Object *current(Runtime *rt)
{
    if (rt->evaluation.sys_dict == NO_REF)
        return NULL;
    Object *name = str_intern_cstring(rt, "stderr");
    Object *stream = name == NULL ? NULL : dict_get(rt, ref_pointer(rt->evaluation.sys_dict), name);
    object_xdecref(rt, name);
    return rt->finalizing && stream != runtime_none(rt) ? NULL : stream;
}

/* Whether it is a stream of the host's, and then which. */
static bool is_host_stream(Runtime *rt, const Object *stream, int *number)
{
    *number = HOST_STREAM;
    if (stream == NULL)
        return true;
    if (!object_is_exact(rt, stream, TYPE_STANDARD_STREAM))
        return false;
    *number = ((const StandardStreamObject *)stream)->number;
    return true;
}

bool standard_error_runs_code(Runtime *rt)
{
    int number;
    ErrorState saved;
    error_fetch(rt, &saved);
    const Object *stream = current(rt);
    bool runs = !is_host_stream(rt, stream, &number) && stream != runtime_none(rt);
    error_restore(rt, &saved);
    return runs;
}

void standard_error_write(Runtime *rt, Object *text)
{
    ErrorState saved;
    error_fetch(rt, &saved);
    int number;
    Object *stream = current(rt);
    if (is_host_stream(rt, stream, &number))
        write_to_host(rt, number, text);
    else if (stream != runtime_none(rt))
        (void)write_to_object(rt, stream, text);
    error_clear(rt);
    error_restore(rt, &saved);
}

static int write_message_to_object(Runtime *rt, Object *stream, const char *message, uint64_t length)
{
    Object *text = str_from_utf8(rt, message, (int64_t)length);
    int status = text == NULL ? -1 : write_to_object(rt, stream, text);
    object_xdecref(rt, text);
    return status;
}

void standard_error_write_message(Runtime *rt, const char *message, uint64_t length)
{
    ErrorState saved;
    error_fetch(rt, &saved);
    int number;
    Object *stream = current(rt);
    if (is_host_stream(rt, stream, &number) || write_message_to_object(rt, stream, message, length) < 0)
        output_write(&rt->memory, number, message, length);
    error_clear(rt);
    error_restore(rt, &saved);
}
