/* bytearray as Python sees it: constructor, slots and method table; see bytearray.h. */
#include "types/class/object_methods.h"
#include "types/text/bytearray.h"

#include <stdio.h>
#include <string.h>

#include "gc/gc.h"
#include "object/error.h"
#include "types/abstract.h"
#include "types/class/instance.h"
#include "types/class/type.h"
#include "types/container/slice.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/int.h"
#include "types/text/bytes.h"
#include "types/text/bytes_text.h"
#include "types/text/codec.h"
#include "types/text/memoryview.h"
#include "types/text/str_format.h"
#include "types/text/str_iterator.h"
#include "types/text/str_view.h"

static Object *none_or_error(Runtime *rt, int status) { return status < 0 ? NULL : none_new(rt); }

/* ---- making */

static Object *bytearray_tp_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    (void)arguments;
    if (type == runtime_type(rt, TYPE_BYTEARRAY))
        return bytearray_from_data(rt, "", 0);
    Object *instance = instance_allocate(rt, type, 0);
    if (instance == NULL)
        return NULL;
    gc_track(rt, instance);
    return instance;
}

static int append_byte(Runtime *rt, Object *self, int byte)
{
    int64_t size = bytearray_length(self);
    if (bytearray_resize(rt, self, size + 1) < 0)
        return -1;
    bytearray_data(self)[size] = (uint8_t)byte;
    return 0;
}

/* A list or tuple, whose length is known; it may change meanwhile. */
static int fill_from_sequence(Runtime *rt, Object *self, Object *sequence)
{
    int64_t count = ((VarObject *)sequence)->ob_size;
    if (bytearray_resize(rt, self, count) < 0)
        return -1;
    for (int64_t i = 0; i < count; i++) {
        if (i >= ((VarObject *)sequence)->ob_size)
            return bytearray_resize(rt, self, i);
        Object *item = object_incref(sequence_fast_item(sequence, i));
        int byte = byte_from_object(rt, item);
        object_decref(rt, item);
        /* What came before it stays; an item's own method may have changed the bytearray meanwhile. */
        if (byte < 0) {
            if (bytearray_length(self) > i)
                bytearray_resize(rt, self, i);
            return -1;
        }
        if (i < bytearray_length(self))
            bytearray_data(self)[i] = (uint8_t)byte;
        else if (append_byte(rt, self, byte) < 0)
            return -1;
    }
    return 0;
}

static int append_items(Runtime *rt, Object *self, Object *iterable)
{
    Object *iterator = object_iter(rt, iterable);
    if (iterator == NULL) {
        if (error_matches(rt, ERROR_TYPE))
            error_format(rt, ERROR_TYPE, "cannot convert '%.200T' object to bytearray", iterable);
        return -1;
    }
    int status = 0;
    while (status == 0) {
        Object *item = iterator_next(rt, iterator);
        if (item == NULL) {
            status = error_occurred(rt) ? -1 : 1;
            break;
        }
        int byte = byte_from_object(rt, item);
        object_decref(rt, item);
        status = byte < 0 ? -1 : append_byte(rt, self, byte);
    }
    object_decref(rt, iterator);
    return status < 0 ? -1 : 0;
}

/* All that has a buffer, at once. */
static int set_from_buffer(Runtime *rt, Object *self, int64_t low, int64_t high, Object *source)
{
    BufferView view;
    if (object_get_buffer(rt, source, &view, false) < 0)
        return -1;
    int status = bytearray_set_slice(rt, self, low, high, view.bytes, view.length);
    buffer_release(rt, &view);
    return status;
}

/* A number of zeros: 1, 0: it is no number, -1 and an error. */
static int fill_from_count(Runtime *rt, Object *self, Object *source)
{
    int64_t count;
    if (type_nb_index(object_type(source)) == NULL)
        return 0;
    if (number_as_index(rt, source, &count, ERROR_OVERFLOW) < 0) {
        if (!error_matches(rt, ERROR_TYPE))
            return -1;
        error_clear(rt);
        return 0;
    }
    if (count < 0) {
        error_set(rt, ERROR_VALUE, "negative count");
        return -1;
    }
    if (count == 0)
        return 1;
    if (bytearray_resize(rt, self, count) < 0)
        return -1;
    memset(bytearray_data(self), 0, (size_t)count);
    return 1;
}

static int fill_from_str(Runtime *rt, Object *self, Object *string, const char *encoding, const char *errors)
{
    if (encoding == NULL) {
        error_set(rt, ERROR_TYPE, "string argument without an encoding");
        return -1;
    }
    Object *bytes = codec_encode(rt, string, encoding, errors);
    if (bytes == NULL)
        return -1;
    int status = set_from_buffer(rt, self, 0, 0, bytes);
    object_decref(rt, bytes);
    return status;
}

static int bytearray_tp_init(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"source", "encoding", "errors", NULL};
    static const Parameters parameters = {"bytearray", names, 0, -1};
    Object *values[3];
    const char *encoding, *errors;
    if (arguments_parse(rt, arguments, &parameters, values) < 0 ||
        argument_text(rt, values[1], "bytearray", "encoding", &encoding) < 0 ||
        argument_text(rt, values[2], "bytearray", "errors", &errors) < 0)
        return -1;
    if (bytearray_length(self) != 0 && bytearray_resize(rt, self, 0) < 0)
        return -1;
    Object *source = values[0];
    if (source != NULL && object_is_str(source))
        return fill_from_str(rt, self, source, encoding, errors);
    if (encoding != NULL || errors != NULL) {
        error_set(rt, ERROR_TYPE, "%s without a string argument", encoding != NULL ? "encoding" : "errors");
        return -1;
    }
    if (source == NULL)
        return 0;
    int filled = fill_from_count(rt, self, source);
    if (filled != 0)
        return filled < 0 ? -1 : 0;
    if (memoryview_is_strided(rt, source)) {
        Object *copy = memoryview_to_bytes(rt, source);
        int status = copy == NULL ? -1 : set_from_buffer(rt, self, 0, 0, copy);
        object_xdecref(rt, copy);
        return status;
    }
    if (type_bf_getbuffer(object_type(source)) != NULL)
        return set_from_buffer(rt, self, 0, 0, source);
    if (object_is_exact(rt, source, TYPE_LIST) || object_is_exact(rt, source, TYPE_TUPLE))
        return fill_from_sequence(rt, self, source);
    return append_items(rt, self, source);
}

/* ---- slots */

static Object *bytearray_repr(Runtime *rt, Object *self)
{
    char before[256];
    const char *name = type_name_of(object_type(self));
    const char *dot = strrchr(name, '.');
    snprintf(before, sizeof before, "%s(", dot == NULL ? name : dot + 1);
    return bytes_data_repr(rt, bytearray_data(self), bytearray_length(self), before, ")");
}

static int64_t bytearray_sq_length(Runtime *rt, Object *self)
{
    (void)rt;
    return bytearray_length(self);
}

static Object *bytearray_sq_concat(Runtime *rt, Object *left, Object *right)
{
    BufferView first, second;
    if (type_bf_getbuffer(object_type(left)) == NULL || type_bf_getbuffer(object_type(right)) == NULL)
        return error_format(rt, ERROR_TYPE, "can't concat %.100T to %.100T", right, left);
    if (object_get_buffer(rt, left, &first, false) < 0)
        return NULL;
    if (object_get_buffer(rt, right, &second, false) < 0) {
        buffer_release(rt, &first);
        return NULL;
    }
    Object *result = bytearray_from_data(rt, NULL, first.length + second.length);
    if (result != NULL && first.length > 0)
        memcpy(bytearray_data(result), first.bytes, (size_t)first.length);
    if (result != NULL && second.length > 0)
        memcpy(bytearray_data(result) + first.length, second.bytes, (size_t)second.length);
    buffer_release(rt, &first);
    buffer_release(rt, &second);
    return result;
}

static Object *bytearray_sq_inplace_concat(Runtime *rt, Object *self, Object *other)
{
    BufferView view;
    if (type_bf_getbuffer(object_type(other)) == NULL)
        return error_format(rt, ERROR_TYPE, "can't concat %.100T to %.100T", other, self);
    if (object_get_buffer(rt, other, &view, false) < 0)
        return NULL;
    int64_t size = bytearray_length(self);
    int status = bytearray_resize(rt, self, size + view.length);
    if (status == 0 && view.length > 0)
        memcpy(bytearray_data(self) + size, view.bytes, (size_t)view.length);
    buffer_release(rt, &view);
    return status < 0 ? NULL : object_incref(self);
}

static Object *bytearray_sq_repeat(Runtime *rt, Object *self, int64_t times)
{
    TextView text = view_of(self);
    return view_repeat(rt, &text, times);
}

static Object *bytearray_sq_inplace_repeat(Runtime *rt, Object *self, int64_t times)
{
    int64_t size = bytearray_length(self);
    if (times < 0)
        times = 0;
    if (size > 0 && times > INT64_MAX / size) {
        error_no_memory(rt);
        return NULL;
    }
    if (bytearray_resize(rt, self, size * times) < 0)
        return NULL;
    uint8_t *data = bytearray_data(self);
    for (int64_t i = 1; i < times && size > 0; i++)
        memcpy(data + i * size, data, (size_t)size);
    return object_incref(self);
}

static Object *bytearray_sq_item(Runtime *rt, Object *self, int64_t index)
{
    if (index >= 0 && index < bytearray_length(self))
        return int_from_int64(rt, bytearray_data(self)[index]);
    error_set(rt, ERROR_INDEX, "bytearray index out of range");
    return NULL;
}

static int set_item(Runtime *rt, Object *self, int64_t index, Object *value)
{
    int byte = value == NULL ? 0 : byte_from_object(rt, value);
    if (byte < 0)
        return -1;
    if (index < 0 || index >= bytearray_length(self)) {
        error_set(rt, ERROR_INDEX, "bytearray index out of range");
        return -1;
    }
    if (value == NULL)
        return bytearray_set_slice(rt, self, index, index + 1, NULL, 0);
    bytearray_data(self)[index] = (uint8_t)byte;
    return 0;
}

static Object *bytearray_nb_remainder(Runtime *rt, Object *left, Object *right)
{
    if (!object_is_bytearray(rt, left))
        return not_implemented_new(rt);
    /* What is formatted may run code that must not move the bytes meanwhile. */
    ((ByteArrayObject *)left)->ob_exports++;
    Object *result = bytes_percent(rt, bytearray_data(left), bytearray_length(left), right, true);
    ((ByteArrayObject *)left)->ob_exports--;
    return result;
}

static Object *bytearray_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    BufferView first, second;
    if (type_bf_getbuffer(object_type(left)) == NULL || type_bf_getbuffer(object_type(right)) == NULL)
        return not_implemented_new(rt);
    if (object_get_buffer(rt, left, &first, false) < 0) {
        error_clear(rt);
        return not_implemented_new(rt);
    }
    if (object_get_buffer(rt, right, &second, false) < 0) {
        error_clear(rt);
        buffer_release(rt, &first);
        return not_implemented_new(rt);
    }
    int64_t common = first.length < second.length ? first.length : second.length;
    int order = common == 0 ? 0 : memcmp(first.bytes, second.bytes, (size_t)common);
    if (order == 0)
        order = (first.length > second.length) - (first.length < second.length);
    buffer_release(rt, &first);
    buffer_release(rt, &second);
    return bool_from_order(rt, order, op);
}

/* ---- what stands in brackets, assigned or deleted */

static int delete_stepped(Runtime *rt, Object *self, int64_t start, int64_t step, int64_t count)
{
    uint8_t *data = bytearray_data(self);
    int64_t size = bytearray_length(self);
    if (count <= 0)
        return 0;
    if (((ByteArrayObject *)self)->ob_exports > 0) {
        error_set(rt, ERROR_BUFFER, "Existing exports of data: object cannot be re-sized");
        return -1;
    }
    if (step < 0) {
        start += step * (count - 1);
        step = -step;
    }
    int64_t to = start;
    for (int64_t i = start; i < size; i++) {
        bool is_deleted = (i - start) % step == 0 && (i - start) / step < count;
        if (!is_deleted)
            data[to++] = data[i];
    }
    return bytearray_resize(rt, self, size - count);
}

static int store(Runtime *rt, Object *self, Object *slice, const uint8_t *bytes, int64_t length)
{
    int64_t start, stop, step;
    if (slice_unpack(rt, slice, &start, &stop, &step) < 0)
        return -1;
    int64_t count = slice_adjust(bytearray_length(self), &start, &stop, step);
    if ((step < 0 && start < stop) || (step > 0 && start > stop))
        stop = start;
    if (step == 1)
        return bytearray_set_slice(rt, self, start, stop, bytes, length);
    if (length == 0)
        return delete_stepped(rt, self, start, step, count);
    if (length != count) {
        error_set(rt, ERROR_VALUE, "attempt to assign bytes of size %lld to extended slice of size %lld",
                  (long long)length, (long long)count);
        return -1;
    }
    uint8_t *data = bytearray_data(self);
    for (int64_t i = 0; i < count; i++)
        data[start + i * step] = bytes[i];
    return 0;
}

static bool is_number(const Object *object)
{
    const TypeObject *type = object_type(object);
    return type_nb_index(type) != NULL || type_nb_int(type) != NULL || type_nb_float(type) != NULL;
}

/* What is assigned is copied first: it may be the array itself, or be made of it. The slice is read before that,
 * and again after it, as CPython does. */
static int assign_slice(Runtime *rt, Object *self, Object *slice, Object *value)
{
    if (value == NULL)
        return store(rt, self, slice, NULL, 0);
    if (value != self && object_is_bytearray(rt, value))
        return store(rt, self, slice, bytearray_data(value), bytearray_length(value));
    int64_t start, stop, step;
    if (slice_unpack(rt, slice, &start, &stop, &step) < 0)
        return -1;
    if (is_number(value) || object_is_str(value)) {
        error_set(rt, ERROR_TYPE, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
        return -1;
    }
    Object *copy = bytearray_from_data(rt, "", 0);
    if (copy == NULL)
        return -1;
    int status = type_bf_getbuffer(object_type(value)) != NULL ? set_from_buffer(rt, copy, 0, 0, value)
                                                               : append_items(rt, copy, value);
    if (status == 0)
        status = store(rt, self, slice, bytearray_data(copy), bytearray_length(copy));
    object_decref(rt, copy);
    return status;
}

int bytearray_ass_subscript(Runtime *rt, Object *self, Object *key, Object *value)
{
    if (type_nb_index(object_type(key)) != NULL) {
        int64_t index;
        if (number_as_index(rt, key, &index, ERROR_INDEX) < 0)
            return -1;
        return set_item(rt, self, index < 0 ? index + bytearray_length(self) : index, value);
    }
    if (object_is_slice(rt, key))
        return assign_slice(rt, self, key, value);
    error_format(rt, ERROR_TYPE, "bytearray indices must be integers or slices, not %.200T", key);
    return -1;
}

/* ---- methods */

static Object *bytearray_method_append(Runtime *rt, Object *self, const Arguments *arguments)
{
    int byte = byte_from_object(rt, argument_at(arguments, 0));
    return byte < 0 ? NULL : none_or_error(rt, append_byte(rt, self, byte));
}

static Object *bytearray_method_clear(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return none_or_error(rt, bytearray_resize(rt, self, 0));
}

static Object *bytearray_method_copy(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return bytearray_from_data(rt, bytearray_data(self), bytearray_length(self));
}

static Object *bytearray_method_extend(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *iterable = argument_at(arguments, 0);
    int64_t size = bytearray_length(self);
    if (type_bf_getbuffer(object_type(iterable)) != NULL) {
        /* Its own bytes are added from a copy: what is looked at cannot grow. */
        Object *source =
            iterable == self ? bytearray_from_data(rt, bytearray_data(self), size) : object_incref(iterable);
        int added = source == NULL ? -1 : set_from_buffer(rt, self, size, size, source);
        object_xdecref(rt, source);
        return none_or_error(rt, added);
    }
    Object *iterator = object_iter(rt, iterable);
    if (iterator == NULL) {
        if (error_matches(rt, ERROR_TYPE))
            error_format(rt, ERROR_TYPE, "can't extend bytearray with %.100T", iterable);
        return NULL;
    }
    Object *added = bytearray_from_data(rt, "", 0);
    /* The room that CPython makes by it is not made, but what the question raises is. */
    int status =
        added == NULL || object_length_hint(rt, iterable, 32) < 0 ? -1 : append_items(rt, added, iterator);
    object_decref(rt, iterator);
    size = bytearray_length(self);
    if (status == 0)
        status = bytearray_set_slice(rt, self, size, size, bytearray_data(added), bytearray_length(added));
    object_xdecref(rt, added);
    return none_or_error(rt, status);
}

static Object *bytearray_method_insert(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t index;
    if (argument_ssize(rt, argument_at(arguments, 0), &index) < 0)
        return NULL;
    int byte = byte_from_object(rt, argument_at(arguments, 1));
    if (byte < 0)
        return NULL;
    int64_t size = bytearray_length(self);
    uint8_t inserted = (uint8_t)byte;
    if (index < 0)
        index = index + size < 0 ? 0 : index + size;
    if (index > size)
        index = size;
    return none_or_error(rt, bytearray_set_slice(rt, self, index, index, &inserted, 1));
}

/* Takes the byte out as bytearray.pop does: without moving the beginning. */
static int remove_at(Runtime *rt, Object *self, int64_t index)
{
    uint8_t *data = bytearray_data(self);
    int64_t size = bytearray_length(self);
    if (((ByteArrayObject *)self)->ob_exports > 0) {
        error_set(rt, ERROR_BUFFER, "Existing exports of data: object cannot be re-sized");
        return -1;
    }
    memmove(data + index, data + index + 1, (size_t)(size - index - 1));
    return bytearray_resize(rt, self, size - 1);
}

static Object *bytearray_method_pop(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t index = -1;
    if (arguments->count > 0 && argument_ssize(rt, argument_at(arguments, 0), &index) < 0)
        return NULL;
    int64_t size = bytearray_length(self);
    if (size == 0) {
        error_set(rt, ERROR_INDEX, "pop from empty bytearray");
        return NULL;
    }
    if (index < 0)
        index += size;
    if (index < 0 || index >= size) {
        error_set(rt, ERROR_INDEX, "pop index out of range");
        return NULL;
    }
    int byte = bytearray_data(self)[index];
    return remove_at(rt, self, index) < 0 ? NULL : int_from_int64(rt, byte);
}

static Object *bytearray_method_remove(Runtime *rt, Object *self, const Arguments *arguments)
{
    int byte = byte_from_object(rt, argument_at(arguments, 0));
    if (byte < 0)
        return NULL;
    TextView text = view_of(self);
    uint8_t wanted = (uint8_t)byte;
    TextView needle = view_of_data(&wanted, 1);
    int64_t index = view_find(&text, &needle, 0, text.length);
    if (index < 0) {
        error_set(rt, ERROR_VALUE, "value not found in bytearray");
        return NULL;
    }
    return none_or_error(rt, remove_at(rt, self, index));
}

static Object *bytearray_method_reverse(Runtime *rt, Object *self, const Arguments *arguments)
{
    uint8_t *data = bytearray_data(self);
    (void)arguments;
    for (int64_t low = 0, high = bytearray_length(self) - 1; low < high; low++, high--) {
        uint8_t byte = data[low];
        data[low] = data[high];
        data[high] = byte;
    }
    return none_new(rt);
}

static Object *bytearray_method_alloc(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return int_from_int64(rt, ((ByteArrayObject *)self)->ob_alloc);
}

static Object *bytearray_method_sizeof(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return int_from_int64(rt, bytearray_sizeof(rt, self));
}

/* (class, (text, "latin-1"), state), or from protocol 3 on (class, (bytes,), state). */
static Object *reduced(Runtime *rt, Object *self, bool as_bytes)
{
    Object *state = object_state(rt, self);
    if (state == NULL)
        return NULL;
    const uint8_t *data = bytearray_data(self);
    int64_t length = bytearray_length(self);
    Object *value = as_bytes ? bytes_from_data(rt, data, length) : str_from_characters(rt, 1, data, length);
    Object *encoding = as_bytes || value == NULL ? NULL : str_from_cstring(rt, "latin-1");
    Object *items[] = {value, encoding};
    Object *values = value == NULL ? NULL : tuple_pack(rt, as_bytes ? 1 : 2, items);
    Object *parts[] = {&object_type(self)->ob_base.ob_base, values, state};
    Object *result = values == NULL ? NULL : tuple_pack(rt, 3, parts);
    object_xdecref(rt, value);
    object_xdecref(rt, encoding);
    object_xdecref(rt, values);
    object_decref(rt, state);
    return result;
}

static Object *bytearray_method_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return reduced(rt, self, false);
}

static Object *bytearray_method_reduce_ex(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t protocol = 0;
    if (arguments->count > 0 && argument_c_int(rt, argument_at(arguments, 0), &protocol) < 0)
        return NULL;
    return reduced(rt, self, protocol >= 3);
}

static const MethodDefinition methods[] = {
    VIEW_METHOD_ROWS,
    BYTES_TEXT_ROWS,
    {"append", bytearray_method_append, 1, 1, METHOD_O, "($self, item, /)"},
    {"clear", bytearray_method_clear, 0, 0, 0, "($self, /)"},
    {"copy", bytearray_method_copy, 0, 0, 0, "($self, /)"},
    {"extend", bytearray_method_extend, 1, 1, METHOD_O, "($self, iterable_of_ints, /)"},
    {"insert", bytearray_method_insert, 2, 2, 0, "($self, index, item, /)"},
    {"pop", bytearray_method_pop, 0, 1, 0, "($self, index=-1, /)"},
    {"remove", bytearray_method_remove, 1, 1, METHOD_O, "($self, value, /)"},
    {"reverse", bytearray_method_reverse, 0, 0, 0, "($self, /)"},
    {"__alloc__", bytearray_method_alloc, 0, 0, 0, NULL},
    {"__reduce__", bytearray_method_reduce, 0, 0, 0, "($self, /)"},
    {"__reduce_ex__", bytearray_method_reduce_ex, 0, 1, 0, "($self, proto=0, /)"},
    {"__sizeof__", bytearray_method_sizeof, 0, 0, 0, "($self, /)"},
    {0},
};

const TypeDefinition bytearray_definition = {
    .slots = {.dealloc = bytearray_dealloc,
              .getsizeof = bytearray_sizeof,
              .repr = bytearray_repr,
              .str = bytearray_repr,
              .richcompare = bytearray_richcompare,
              .iter = bytearray_iter,
              .init = bytearray_tp_init,
              .new = bytearray_tp_new,
              .nb_remainder = bytearray_nb_remainder,
              .sq_length = bytearray_sq_length,
              .sq_concat = bytearray_sq_concat,
              .sq_repeat = bytearray_sq_repeat,
              .sq_item = bytearray_sq_item,
              .sq_ass_item = set_item,
              .sq_contains = bytes_contains,
              .sq_inplace_concat = bytearray_sq_inplace_concat,
              .sq_inplace_repeat = bytearray_sq_inplace_repeat,
              .mp_length = bytearray_sq_length,
              .mp_subscript = bytes_subscript,
              .mp_ass_subscript = bytearray_ass_subscript,
              .bf_getbuffer = bytearray_get_buffer,
              .bf_releasebuffer = bytearray_release_buffer},
    .methods = methods,
    .generic_attributes = GENERIC_GETATTR,
};
