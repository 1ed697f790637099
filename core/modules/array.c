/* See array.h. Here: the memory, making, and the slots. */
#include "modules/array.h"

#include <string.h>

#include "gc/gc.h"
#include "object/error.h"
#include "types/abstract.h"
#include "types/container/iterator.h"
#include "types/container/list.h"
#include "types/container/slice.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/number/bool.h"
#include "types/text/bytes.h"
#include "types/text/str.h"

Object *array_new(Runtime *rt, TypeObject *type, char typecode, int64_t length)
{
    Object *self = fields_object_allocate(rt, type);
    if (self == NULL)
        return NULL;
    ArrayObject *array = as_array(self);
    array->typecode = (uint64_t)typecode;
    array->ob_base.ob_size = 0;
    int64_t bytes;
    if (length > 0) {
        uint8_t *memory = __builtin_mul_overflow(length, array_item_size(typecode), &bytes)
                              ? NULL
                              : memory_alloc(&rt->memory, (uint64_t)bytes);
        if (memory == NULL) {
            error_no_memory(rt);
            object_decref(rt, self);
            return NULL;
        }
        array->item = ref_of(memory);
        array->ob_base.ob_size = array->allocated = length;
    }
    gc_track(rt, self);
    return self;
}

int array_resize(Runtime *rt, Object *self, int64_t length)
{
    ArrayObject *array = as_array(self);
    if (array->exports > 0 && length != array_length(self)) {
        error_set(rt, ERROR_BUFFER, "cannot resize an array that is exporting buffers");
        return -1;
    }
    if (array->allocated >= length && array_length(self) < length + 16 && array->item != NO_REF) {
        array->ob_base.ob_size = length;
        return 0;
    }
    if (length == 0) {
        memory_free(&rt->memory, ref_pointer(array->item));
        array->item = NO_REF;
        array->ob_base.ob_size = array->allocated = 0;
        return 0;
    }
    int64_t bytes;
    int64_t room = (length >> 4) + (array_length(self) < 8 ? 3 : 7) + length;
    uint8_t *memory = __builtin_mul_overflow(room, array_size(self), &bytes)
                          ? NULL
                          : memory_realloc(&rt->memory, ref_pointer(array->item), (uint64_t)bytes);
    if (memory != NULL) {
        array->item = ref_of(memory);
        array->allocated = room;
    } else if (length > array->allocated) {
        error_no_memory(rt);
        return -1;
    }
    array->ob_base.ob_size = length;
    return 0;
}

int array_insert(Runtime *rt, Object *self, int64_t index, Object *value)
{
    uint8_t item[8];
    int64_t size = array_size(self);
    if (array_item_write(rt, (char)as_array(self)->typecode, item, value) < 0)
        return -1;
    int64_t length = array_length(self);
    if (array_resize(rt, self, length + 1) < 0)
        return -1;
    index = index < 0 ? index + length : index;
    index = index < 0 ? 0 : index > length ? length : index;
    uint8_t *place = array_bytes(self) + index * size;
    memmove(place + size, place, (size_t)((length - index) * size));
    memcpy(place, item, (size_t)size);
    return 0;
}

int array_delete(Runtime *rt, Object *self, int64_t low, int64_t high)
{
    int64_t size = array_size(self);
    int64_t length = array_length(self);
    if (high <= low)
        return 0;
    if (as_array(self)->exports > 0)
        return array_resize(rt, self, length - (high - low));
    uint8_t *bytes = array_bytes(self);
    memmove(bytes + low * size, bytes + high * size, (size_t)((length - high) * size));
    return array_resize(rt, self, length - (high - low));
}

int array_extend_bytes(Runtime *rt, Object *self, const uint8_t *bytes, int64_t count)
{
    int64_t size = array_size(self);
    int64_t length = array_length(self);
    if (count % size != 0) {
        error_set(rt, ERROR_VALUE, "bytes length not a multiple of item size");
        return -1;
    }
    if (array_resize(rt, self, length + count / size) < 0)
        return -1;
    if (count > 0)
        memcpy(array_bytes(self) + length * size, bytes, (size_t)count);
    return 0;
}

int array_extend_text(Runtime *rt, Object *self, Object *text)
{
    int64_t length = array_length(self);
    if (array_resize(rt, self, length + str_length(text)) < 0)
        return -1;
    uint32_t *characters = (uint32_t *)(void *)array_bytes(self);
    for (int64_t i = 0; i < str_length(text); i++)
        characters[length + i] = str_character(text, i);
    return 0;
}

Object *array_text(Runtime *rt, Object *self)
{
    const uint32_t *characters = (const uint32_t *)(void *)array_bytes(self);
    for (int64_t i = 0; i < array_length(self); i++) {
        if (characters[i] > 0x10ffff)
            return error_format(rt, ERROR_VALUE, "character U+%x is not in range [U+0000; U+10ffff]",
                                (int)characters[i]);
    }
    return str_from_characters(rt, 4, characters, array_length(self));
}

int array_extend(Runtime *rt, Object *self, Object *other)
{
    if (object_is_array(rt, other)) {
        if (as_array(self)->typecode != as_array(other)->typecode) {
            error_set(rt, ERROR_TYPE, "can only extend with array of same kind");
            return -1;
        }
        int64_t count = array_length(other);
        int64_t size = array_size(self);
        int64_t length = array_length(self);
        if (array_resize(rt, self, length + count) < 0)
            return -1;
        if (count > 0)
            memcpy(array_bytes(self) + length * size, array_bytes(other), (size_t)(count * size));
        return 0;
    }
    Object *iterator = object_iter(rt, other);
    if (iterator == NULL)
        return -1;
    int status = 0;
    Object *value;
    while (status == 0 && (value = iterator_next(rt, iterator)) != NULL) {
        status = array_insert(rt, self, array_length(self), value);
        object_decref(rt, value);
    }
    object_decref(rt, iterator);
    return status < 0 || error_occurred(rt) ? -1 : 0;
}

/* ---- array(typecode, initializer) */

/* Fills the new array. 0, or -1 and an error. */
static int fill(Runtime *rt, Object *self, Object *initial)
{
    if (object_is_str(initial))
        return array_extend_text(rt, self, initial);
    if (object_is_bytes(initial) || type_bf_getbuffer(object_type(initial)) != NULL) {
        bool is_raw = object_is_bytes(initial) || object_type(initial) == runtime_type(rt, TYPE_BYTEARRAY);
        if (is_raw) {
            BufferView view;
            if (object_get_buffer(rt, initial, &view, false) < 0)
                return -1;
            int status = array_extend_bytes(rt, self, view.bytes, view.length);
            buffer_release(rt, &view);
            return status;
        }
    }
    if (!object_is_array(rt, initial) || as_array(self)->typecode == as_array(initial)->typecode)
        return array_extend(rt, self, initial);
    int status = 0;
    for (int64_t i = 0; status == 0 && i < array_length(initial); i++) {
        Object *value = array_item(rt, initial, i);
        status = value == NULL ? -1 : array_insert(rt, self, array_length(self), value);
        object_xdecref(rt, value);
    }
    return status;
}

/* An initializer of known length gets exactly that room. */
static int prepare(Runtime *rt, Object *self, Object *initial)
{
    bool is_list =
        object_has(initial, TYPE_FLAG_LIST_SUBCLASS) || object_has(initial, TYPE_FLAG_TUPLE_SUBCLASS);
    int64_t length = is_list || object_is_array(rt, initial) ? ((VarObject *)initial)->ob_size
                     : object_is_str(initial)                ? str_length(initial)
                                                             : 0;
    if (length == 0)
        return 0;
    uint8_t *memory = memory_alloc(&rt->memory, (uint64_t)(length * array_size(self)));
    if (memory == NULL) {
        error_no_memory(rt);
        return -1;
    }
    as_array(self)->item = ref_of(memory);
    as_array(self)->allocated = length;
    return 0;
}

static Object *array_tp_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    if (type == runtime_type(rt, TYPE_ARRAY) && arguments_no_keywords(rt, "array.array", arguments) < 0)
        return NULL;
    Object *initial = argument_at(arguments, 1);
    Object *letter = argument_at(arguments, 0);
    if (arguments->count < 1 || arguments->count > 2)
        return error_format(rt, ERROR_TYPE, "array() takes at %s argument%s (%lld given)",
                            arguments->count < 1 ? "least 1" : "most 2", arguments->count < 1 ? "" : "s",
                            (long long)arguments->count);
    if (!object_is_str(letter) || str_length(letter) != 1)
        return error_format(rt, ERROR_TYPE, "array() argument 1 must be a unicode character, not %.200T",
                            letter);
    uint32_t typecode = str_character(letter, 0);
    bool is_text = initial != NULL && (object_is_str(initial) ||
                                       (object_is_array(rt, initial) && as_array(initial)->typecode == 'u'));
    if (is_text && typecode != 'u')
        return error_format(rt, ERROR_TYPE,
                            object_is_str(initial)
                                ? "cannot use a str to initialize an array with typecode '%c'"
                                : "cannot use a unicode array to initialize an array with typecode '%c'",
                            (int)typecode);
    if (typecode > 127 || array_item_size((char)typecode) == 0) {
        error_set(rt, ERROR_VALUE, "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
        return NULL;
    }
    Object *self = array_new(rt, type, (char)typecode, 0);
    if (self == NULL || initial == NULL)
        return self;
    if (prepare(rt, self, initial) == 0 && fill(rt, self, initial) == 0)
        return self;
    object_decref(rt, self);
    return NULL;
}

static void array_dealloc(Runtime *rt, Object *self)
{
    memory_free(&rt->memory, ref_pointer(as_array(self)->item));
    as_array(self)->item = NO_REF;
    fields_object_dealloc(rt, self);
}

static int64_t array_sizeof(Runtime *rt, Object *self)
{
    (void)rt;
    return object_type(self)->tp_basicsize + as_array(self)->allocated * array_size(self);
}

/* ---- as a sequence */

static int64_t array_tp_length(Runtime *rt, Object *self)
{
    (void)rt;
    return array_length(self);
}

Object *array_item(Runtime *rt, Object *self, int64_t index)
{
    if (index < 0 || index >= array_length(self)) {
        error_set(rt, ERROR_INDEX, "array index out of range");
        return NULL;
    }
    return array_item_read(rt, (char)as_array(self)->typecode, array_bytes(self) + index * array_size(self));
}

static int array_ass_item(Runtime *rt, Object *self, int64_t index, Object *value)
{
    if (index < 0 || index >= array_length(self)) {
        error_set(rt, ERROR_INDEX, "array assignment index out of range");
        return -1;
    }
    if (value == NULL)
        return array_delete(rt, self, index, index + 1);
    uint8_t item[8];
    if (array_item_write(rt, (char)as_array(self)->typecode, item, value) < 0)
        return -1;
    if (index < array_length(self))
        memcpy(array_bytes(self) + index * array_size(self), item, (size_t)array_size(self));
    return 0;
}

static Object *array_concat(Runtime *rt, Object *left, Object *right)
{
    if (!object_is_array(rt, right))
        return error_format(rt, ERROR_TYPE, "can only append array (not \"%.200T\") to array", right);
    if (as_array(left)->typecode != as_array(right)->typecode) {
        error_set(rt, ERROR_TYPE, "bad argument type for built-in operation");
        return NULL;
    }
    int64_t size = array_size(left);
    int64_t before = array_length(left), behind = array_length(right);
    Object *both =
        array_new(rt, runtime_type(rt, TYPE_ARRAY), (char)as_array(left)->typecode, before + behind);
    if (both != NULL && before > 0)
        memcpy(array_bytes(both), array_bytes(left), (size_t)(before * size));
    if (both != NULL && behind > 0)
        memcpy(array_bytes(both) + before * size, array_bytes(right), (size_t)(behind * size));
    return both;
}

static Object *array_repeat(Runtime *rt, Object *self, int64_t count)
{
    int64_t bytes = array_length(self) * array_size(self);
    int64_t length;
    if (__builtin_mul_overflow(array_length(self), count < 0 ? 0 : count, &length)) {
        error_no_memory(rt);
        return NULL;
    }
    Object *result = array_new(rt, runtime_type(rt, TYPE_ARRAY), (char)as_array(self)->typecode, length);
    for (int64_t i = 0; result != NULL && bytes > 0 && i < count; i++)
        memcpy(array_bytes(result) + i * bytes, array_bytes(self), (size_t)bytes);
    return result;
}

static Object *array_inplace_concat(Runtime *rt, Object *self, Object *other)
{
    if (!object_is_array(rt, other))
        return error_format(rt, ERROR_TYPE, "can only extend array with array (not \"%.200T\")", other);
    return array_extend(rt, self, other) < 0 ? NULL : object_incref(self);
}

static Object *array_inplace_repeat(Runtime *rt, Object *self, int64_t count)
{
    int64_t bytes = array_length(self) * array_size(self);
    int64_t length;
    if (bytes == 0)
        return object_incref(self);
    if (__builtin_mul_overflow(array_length(self), count < 0 ? 0 : count, &length)) {
        error_no_memory(rt);
        return NULL;
    }
    if (array_resize(rt, self, length) < 0)
        return NULL;
    for (int64_t i = 1; i < count; i++)
        memcpy(array_bytes(self) + i * bytes, array_bytes(self), (size_t)bytes);
    return object_incref(self);
}

static int array_contains(Runtime *rt, Object *self, Object *value)
{
    for (int64_t i = 0; i < array_length(self); i++) {
        Object *item = array_item(rt, self, i);
        int equal = item == NULL ? -1 : object_compare(rt, item, value, COMPARE_EQ);
        object_xdecref(rt, item);
        if (equal != 0)
            return equal;
    }
    return 0;
}

static Object *array_repr(Runtime *rt, Object *self)
{
    int letter = (int)as_array(self)->typecode;
    Object *key = str_intern_cstring(rt, "__name__");
    Object *name = key == NULL ? NULL : object_getattr(rt, (Object *)object_type(self), key);
    object_xdecref(rt, key);
    if (name == NULL)
        return NULL;
    Object *items = array_length(self) == 0 ? NULL
                    : letter == 'u'         ? array_text(rt, self)
                                            : sequence_list(rt, self);
    Object *text = array_length(self) == 0 ? text_from_format(rt, "%U('%c')", name, letter)
                   : items == NULL         ? NULL
                                           : text_from_format(rt, "%U('%c', %R)", name, letter, items);
    object_xdecref(rt, items);
    object_decref(rt, name);
    return text;
}

/* ---- as a buffer */

static int array_get_buffer(Runtime *rt, Object *self, BufferView *buffer, bool writable)
{
    static const char *const formats[] = {"b", "B", "u", "h", "H", "i", "I", "l", "L", "q", "Q", "f", "d"};
    static const uint8_t nothing[8] = {0};
    const char *format = "B";
    (void)rt, (void)writable;
    for (unsigned i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (formats[i][0] == (char)as_array(self)->typecode)
            format = formats[i][0] == 'u' ? "w" : formats[i];
    }
    uint8_t *bytes = array_bytes(self);
    as_array(self)->exports++;
    *buffer = (BufferView){object_incref(self),
                           bytes == NULL ? (uint8_t *)(uintptr_t)nothing : bytes,
                           array_length(self) * array_size(self),
                           array_size(self),
                           format,
                           false};
    return 0;
}

static void array_release_buffer(Runtime *rt, Object *self, BufferView *buffer)
{
    (void)rt, (void)buffer;
    as_array(self)->exports--;
}

/* ---- its iterator */

static Object *array_iter(Runtime *rt, Object *self)
{
    Object *iterator = fields_object_new(rt, runtime_type(rt, TYPE_ARRAY_ITERATOR));
    if (iterator != NULL)
        ((ArrayIteratorObject *)iterator)->array = ref_of(object_incref(self));
    return iterator;
}

static Object *array_iterator_next(Runtime *rt, Object *self)
{
    ArrayIteratorObject *iterator = (ArrayIteratorObject *)self;
    Object *array = ref_pointer(iterator->array);
    if (array == NULL)
        return NULL;
    if (iterator->index < array_length(array))
        return array_item(rt, array, iterator->index++);
    iterator->array = NO_REF;
    object_decref(rt, array);
    return NULL;
}

static Object *array_iterator_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    ArrayIteratorObject *iterator = (ArrayIteratorObject *)self;
    Object *array = ref_pointer(iterator->array);
    return array == NULL ? iterator_reduce_empty_tuple(rt)
                         : iterator_reduce(rt, "iter", array, iterator->index);
}

static Object *array_iterator_setstate(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t index;
    if (argument_ssize(rt, argument_at(arguments, 0), &index) < 0)
        return NULL;
    ArrayIteratorObject *iterator = (ArrayIteratorObject *)self;
    Object *array = ref_pointer(iterator->array);
    if (array != NULL) {
        int64_t length = array_length(array);
        iterator->index = index < 0 ? 0 : index > length ? length : index;
    }
    return object_incref(runtime_none(rt));
}

static const MethodDefinition iterator_methods[] = {
    {"__reduce__", array_iterator_reduce, 0, 0, 0, NULL},
    {"__setstate__", array_iterator_setstate, 1, 1, METHOD_O, NULL},
    {0},
};

const TypeDefinition array_iterator_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .iter = iterator_self,
              .iternext = array_iterator_next},
    .methods = iterator_methods,
};

const TypeDefinition array_definition = {
    .slots = {.dealloc = array_dealloc,
              .traverse = true,
              .getsizeof = array_sizeof,
              .repr = array_repr,
              .richcompare = array_richcompare,
              .iter = array_iter,
              .new = array_tp_new,
              .sq_length = array_tp_length,
              .sq_concat = array_concat,
              .sq_repeat = array_repeat,
              .sq_item = array_item,
              .sq_ass_item = array_ass_item,
              .sq_contains = array_contains,
              .sq_inplace_concat = array_inplace_concat,
              .sq_inplace_repeat = array_inplace_repeat,
              .mp_length = array_tp_length,
              .mp_subscript = array_subscript,
              .mp_ass_subscript = array_ass_subscript,
              .bf_getbuffer = array_get_buffer,
              .bf_releasebuffer = array_release_buffer},
    .methods = array_methods,
    .getsets = array_getsets,
    .doc =
        "array(typecode [, initializer]) -> array\n\nReturn a new array whose items are restricted by typecode, and\n"
        "initialized from the optional initializer value, which must be a list,\nstring or iterable over elements "
        "of the appropriate type.\n",
};
