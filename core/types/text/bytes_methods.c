/* bytes as Python sees them: constructor, slots and method table; see bytes.h. */
#include "types/text/bytes.h"

#include <string.h>

#include "gc/gc.h"
#include "object/error.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/class/instance.h"
#include "types/container/list.h"
#include "types/container/slice.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/none.h"
#include "types/number/int.h"
#include "types/text/bytearray.h"
#include "types/text/bytes_text.h"
#include "types/text/codec.h"
#include "types/text/memoryview.h"
#include "types/text/str_format.h"
#include "types/text/str_iterator.h"
#include "types/text/str_view.h"

/* ---- repr */

Object *bytes_data_repr(Runtime *rt, const uint8_t *data, int64_t length, const char *before,
                        const char *after)
{
    static const char digits[] = "0123456789abcdef";
    bool has_single = length > 0 && memchr(data, '\'', (size_t)length) != NULL;
    bool has_double = length > 0 && memchr(data, '"', (size_t)length) != NULL;
    char always =
        *before == 0 ? '\\' : '\''; /* a bytearray's single quotes are escaped in double ones, too */
    char quote = has_single && !has_double ? '"' : '\'';
    int64_t size = (int64_t)strlen(before) + (int64_t)strlen(after) + 3;
    for (int64_t i = 0; i < length; i++) {
        bool is_short = data[i] == (uint8_t)quote || data[i] == (uint8_t)always || data[i] == '\\' ||
                        data[i] == '\t' || data[i] == '\n' || data[i] == '\r';
        size += is_short ? 2 : data[i] < ' ' || data[i] >= 0x7f ? 4 : 1;
    }
    TextView target;
    Object *result = view_new(rt, FAMILY_STR, size, 0x7f, &target);
    if (result == NULL)
        return NULL;
    char *to = (char *)(uintptr_t)target.data;
    while (*before != 0)
        *to++ = *before++;
    *to++ = 'b';
    *to++ = quote;
    for (int64_t i = 0; i < length; i++) {
        char byte = (char)data[i];
        char escape = byte == '\t'                                      ? 't'
                      : byte == '\n'                                    ? 'n'
                      : byte == '\r'                                    ? 'r'
                      : byte == '\\' || byte == quote || byte == always ? byte
                                                                        : 0;
        if (escape != 0) {
            *to++ = '\\';
            *to++ = escape;
        } else if (data[i] < ' ' || data[i] >= 0x7f) {
            *to++ = '\\';
            *to++ = 'x';
            *to++ = digits[data[i] >> 4];
            *to++ = digits[data[i] & 15];
        } else {
            *to++ = byte;
        }
    }
    *to++ = quote;
    while (*after != 0)
        *to++ = *after++;
    return result;
}

Object *bytes_repr(Runtime *rt, Object *self)
{
    return bytes_data_repr(rt, bytes_data(self), bytes_length(self), "", "");
}

/* ---- making */

int byte_from_object(Runtime *rt, Object *object)
{
    int64_t value;
    if (number_as_index(rt, object, &value, 0) < 0)
        return -1;
    if (value >= 0 && value <= 255)
        return (int)value;
    error_set(rt, ERROR_VALUE, "byte must be in range(0, 256)");
    return -1;
}

/* The error speaks of all bytes, not of one. */
static int item_byte(Runtime *rt, Object *item)
{
    int64_t value;
    if (number_as_index(rt, item, &value, 0) < 0)
        return -1;
    if (value >= 0 && value <= 255)
        return (int)value;
    error_set(rt, ERROR_VALUE, "bytes must be in range(0, 256)");
    return -1;
}

/* The list may change while its items are asked for their numbers. */
static Object *from_sequence(Runtime *rt, Object *sequence)
{
    int64_t count = ((VarObject *)sequence)->ob_size;
    Object *bytes = bytes_new(rt, count);
    int64_t i = 0;
    for (; bytes != NULL && i < ((VarObject *)sequence)->ob_size; i++) {
        Object *item = object_incref(sequence_fast_item(sequence, i));
        int byte = item_byte(rt, item);
        object_decref(rt, item);
        if (byte < 0) {
            object_decref(rt, bytes);
            return NULL;
        }
        if (i >= bytes_length(bytes) && bytes_resize(rt, &bytes, i + 1 + i / 2) < 0)
            return NULL;
        ((BytesObject *)bytes)->ob_sval[i] = (uint8_t)byte;
    }
    if (bytes == NULL || bytes_resize(rt, &bytes, i) < 0)
        return NULL;
    if (i != 1 || object_is_exact(rt, sequence, TYPE_TUPLE))
        return bytes;
    Object *shared = bytes_from_data(rt, bytes_data(bytes), 1);
    object_decref(rt, bytes);
    return shared;
}

static Object *from_iterator(Runtime *rt, Object *iterator, int64_t room)
{
    Object *bytes = bytes_new(rt, room > 0 ? room : 1);
    int64_t count = 0;
    while (bytes != NULL) {
        Object *item = iterator_next(rt, iterator);
        if (item == NULL)
            break;
        int byte = item_byte(rt, item);
        object_decref(rt, item);
        if (byte < 0) {
            object_decref(rt, bytes);
            return NULL;
        }
        if (count >= bytes_length(bytes) && bytes_resize(rt, &bytes, count + 1 + count / 2) < 0)
            return NULL;
        ((BytesObject *)bytes)->ob_sval[count++] = (uint8_t)byte;
    }
    if (bytes == NULL || error_occurred(rt)) {
        object_xdecref(rt, bytes);
        return NULL;
    }
    if (count == 1) {
        Object *shared = bytes_from_data(rt, bytes_data(bytes), 1);
        object_decref(rt, bytes);
        return shared;
    }
    return bytes_resize(rt, &bytes, count) < 0 ? NULL : bytes;
}

Object *bytes_from_object(Runtime *rt, Object *object)
{
    BufferView view;
    if (object_is_exact(rt, object, TYPE_BYTES))
        return object_incref(object);
    if (memoryview_is_strided(rt, object))
        return memoryview_to_bytes(rt, object);
    if (type_bf_getbuffer(object_type(object)) != NULL) {
        if (object_get_buffer(rt, object, &view, false) < 0)
            return NULL;
        Object *copy;
        if (object_is_bytes(object) || view.length == 0) {
            copy = bytes_from_data(rt, view.bytes, view.length);
        } else {
            copy = bytes_new(rt, view.length);
            if (copy != NULL)
                memcpy(((BytesObject *)copy)->ob_sval, view.bytes, (size_t)view.length);
        }
        buffer_release(rt, &view);
        return copy;
    }
    if (object_is_exact(rt, object, TYPE_LIST) || object_is_exact(rt, object, TYPE_TUPLE))
        return from_sequence(rt, object);
    if (!object_is_str(object)) {
        Object *iterator = object_iter(rt, object);
        if (iterator != NULL) {
            int64_t room = object_length_hint(rt, object, 64);
            Object *result = room < 0 ? NULL : from_iterator(rt, iterator, room);
            object_decref(rt, iterator);
            return result;
        }
        if (!error_matches(rt, ERROR_TYPE))
            return NULL;
        error_clear(rt);
    }
    return error_format(rt, ERROR_TYPE, "cannot convert '%.200T' object to bytes", object);
}

/* bytes(number): as many zeros. -1: not a number, without an error; -2 and an error. */
static int64_t count_of(Runtime *rt, Object *object)
{
    int64_t count;
    if (type_nb_index(object_type(object)) == NULL)
        return -1;
    if (number_as_index(rt, object, &count, ERROR_OVERFLOW) < 0) {
        if (!error_matches(rt, ERROR_TYPE))
            return -2;
        error_clear(rt);
        return -1;
    }
    if (count >= 0)
        return count;
    error_set(rt, ERROR_VALUE, "negative count");
    return -2;
}

static Object *from_special(Runtime *rt, Object *object)
{
    Object *name = str_intern_cstring(rt, "__bytes__");
    if (name == NULL)
        return NULL;
    Object *result = object_call_special(rt, object, name, NULL, 0);
    object_decref(rt, name);
    if (result == NULL || object_is_bytes(result))
        return result;
    error_format(rt, ERROR_TYPE, "__bytes__ returned non-bytes (type %.200T)", result);
    object_decref(rt, result);
    return NULL;
}

static Object *from_source(Runtime *rt, Object *source)
{
    Object *result = from_special(rt, source);
    if (result != NULL || error_occurred(rt))
        return result;
    if (object_is_str(source)) {
        error_set(rt, ERROR_TYPE, "string argument without an encoding");
        return NULL;
    }
    int64_t count = count_of(rt, source);
    if (count == -2)
        return NULL;
    if (count == -1)
        return bytes_from_object(rt, source);
    result = bytes_new(rt, count);
    if (result != NULL && count > 0)
        memset(((BytesObject *)result)->ob_sval, 0, (size_t)count);
    return result;
}

static Object *value_of_arguments(Runtime *rt, const Arguments *arguments)
{
    static const char *const names[] = {"source", "encoding", "errors", NULL};
    static const Parameters parameters = {"bytes", names, 0, -1};
    Object *values[3];
    const char *encoding, *errors;
    if (arguments_parse(rt, arguments, &parameters, values) < 0 ||
        argument_text(rt, values[1], "bytes", "encoding", &encoding) < 0 ||
        argument_text(rt, values[2], "bytes", "errors", &errors) < 0)
        return NULL;
    const char *refusal = NULL;
    bool is_str = values[0] != NULL && object_is_str(values[0]);
    if (encoding != NULL && !is_str)
        refusal = "encoding without a string argument";
    else if (encoding == NULL && errors != NULL)
        refusal = is_str ? "string argument without an encoding" : "errors without a string argument";
    if (refusal != NULL) {
        error_set(rt, ERROR_TYPE, "%s", refusal);
        return NULL;
    }
    if (values[0] == NULL)
        return bytes_new(rt, 0);
    return encoding != NULL ? codec_encode(rt, values[0], encoding, errors) : from_source(rt, values[0]);
}

static Object *bytes_tp_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    Object *value = value_of_arguments(rt, arguments);
    if (value == NULL || type == runtime_type(rt, TYPE_BYTES))
        return value;
    Object *instance = instance_allocate(rt, type, bytes_length(value));
    if (instance != NULL) {
        ((BytesObject *)instance)->ob_shash = ((BytesObject *)value)->ob_shash;
        memcpy(((BytesObject *)instance)->ob_sval, bytes_data(value), (size_t)bytes_length(value) + 1);
        gc_track(rt, instance);
    }
    object_decref(rt, value);
    return instance;
}

/* ---- slots */

static int64_t bytes_sq_length(Runtime *rt, Object *self)
{
    (void)rt;
    return bytes_length(self);
}

static Object *bytes_sq_concat(Runtime *rt, Object *left, Object *right)
{
    BufferView first, second;
    if (object_is_bytes(left) && object_is_bytes(right))
        return bytes_concat(rt, left, right);
    if (type_bf_getbuffer(object_type(right)) == NULL)
        return error_format(rt, ERROR_TYPE, "can't concat %.100T to %.100T", right, left);
    if (object_get_buffer(rt, left, &first, false) < 0)
        return NULL;
    if (object_get_buffer(rt, right, &second, false) < 0) {
        buffer_release(rt, &first);
        return NULL;
    }
    Object *result;
    if (second.length == 0 && object_is_exact(rt, left, TYPE_BYTES)) {
        result = object_incref(left);
    } else {
        result = bytes_new(rt, first.length + second.length);
        if (result != NULL && first.length > 0)
            memcpy(((BytesObject *)result)->ob_sval, first.bytes, (size_t)first.length);
        if (result != NULL && second.length > 0)
            memcpy(((BytesObject *)result)->ob_sval + first.length, second.bytes, (size_t)second.length);
    }
    buffer_release(rt, &first);
    buffer_release(rt, &second);
    return result;
}

static Object *bytes_sq_repeat(Runtime *rt, Object *self, int64_t times)
{
    TextView text = view_of(self);
    return view_repeat(rt, &text, times);
}

static Object *bytes_sq_item(Runtime *rt, Object *self, int64_t index)
{
    if (index >= 0 && index < bytes_length(self))
        return int_from_int64(rt, bytes_data(self)[index]);
    error_set(rt, ERROR_INDEX, "index out of range");
    return NULL;
}

static Object *bytes_nb_remainder(Runtime *rt, Object *left, Object *right)
{
    if (!object_is_bytes(left))
        return not_implemented_new(rt);
    return bytes_percent(rt, bytes_data(left), bytes_length(left), right, false);
}

static int bytes_get_buffer(Runtime *rt, Object *self, BufferView *buffer, bool writable)
{
    if (writable) {
        error_set(rt, ERROR_BUFFER, "Object is not writable.");
        return -1;
    }
    *buffer = (BufferView){
        object_incref(self), (uint8_t *)(uintptr_t)bytes_data(self), bytes_length(self), 1, "B", true};
    return 0;
}

/* ---- methods */

static Object *bytes_method_bytes(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    TextView text = view_of(self);
    return view_unchanged(rt, &text);
}

static Object *bytes_method_getnewargs(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    Object *copy = bytes_from_data(rt, bytes_data(self), bytes_length(self));
    if (copy == NULL)
        return NULL;
    Object *result = tuple_pack(rt, 1, &copy);
    object_decref(rt, copy);
    return result;
}

static const MethodDefinition methods[] = {
    VIEW_METHOD_ROWS,
    BYTES_TEXT_ROWS,
    {"__bytes__", bytes_method_bytes, 0, 0, 0, "($self, /)"},
    {"__getnewargs__", bytes_method_getnewargs, 0, 0, 0, NULL},
    {0},
};

const TypeDefinition bytes_definition = {
    .slots = {.dealloc = bytes_dealloc,
              .repr = bytes_repr,
              .str = bytes_repr,
              .hash = bytes_hash,
              .richcompare = bytes_richcompare,
              .iter = bytes_iter,
              .new = bytes_tp_new,
              .nb_remainder = bytes_nb_remainder,
              .sq_length = bytes_sq_length,
              .sq_concat = bytes_sq_concat,
              .sq_repeat = bytes_sq_repeat,
              .sq_item = bytes_sq_item,
              .sq_contains = bytes_contains,
              .mp_length = bytes_sq_length,
              .mp_subscript = bytes_subscript,
              .bf_getbuffer = bytes_get_buffer},
    .methods = methods,
    .generic_attributes = GENERIC_GETATTR,
};
