/* Methods of arrays, subscripts and comparing; see array.h. And the module array. */
#include "modules/array.h"

#include <string.h>

#include "modules/module_support.h"
#include "object/error.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/container/list.h"
#include "types/container/slice.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/float.h"
#include "types/number/int.h"
#include "types/text/bytes.h"
#include "types/text/str.h"
#include "types/text/str_view.h"

static Object *none_or_error(Runtime *rt, int status) { return status < 0 ? NULL : none_new(rt); }

/* ---- comparing */

/* The order of two items at `index`: both of one letter's ints in place, others as objects. -2 and an error. */
static int item_order(Runtime *rt, Object *left, Object *right, int64_t index, int *equal)
{
    Object *first = array_item(rt, left, index);
    Object *second = first == NULL ? NULL : array_item(rt, right, index);
    *equal = second == NULL ? -1 : object_compare(rt, first, second, COMPARE_EQ);
    int less = *equal == 0 ? object_compare(rt, first, second, COMPARE_LT) : 0;
    int greater = *equal == 0 && less == 0 ? object_compare(rt, first, second, COMPARE_GT) : 0;
    object_xdecref(rt, first);
    object_xdecref(rt, second);
    return *equal < 0 || less < 0 || greater < 0 ? -2 : less ? -1 : greater;
}

/* An item that is equal to none, a nan, is neither smaller nor greater. */
Object *array_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    if (!object_is_array(rt, left) || !object_is_array(rt, right))
        return object_incref(runtime_not_implemented(rt));
    int64_t left_length = array_length(left), right_length = array_length(right);
    int64_t length = left_length < right_length ? left_length : right_length;
    if (left_length != right_length && (op == COMPARE_EQ || op == COMPARE_NE))
        return bool_from(rt, op == COMPARE_NE);
    for (int64_t i = 0; i < length; i++) {
        int equal;
        int order = item_order(rt, left, right, i, &equal);
        if (order == -2)
            return NULL;
        if (equal)
            continue;
        if (op == COMPARE_EQ || op == COMPARE_NE)
            return bool_from(rt, op == COMPARE_NE);
        return order == 0 ? bool_from(rt, false) : bool_from_order(rt, order, op);
    }
    return bool_from_order(rt, (left_length > right_length) - (left_length < right_length), op);
}

/* ---- subscripts */

static Object *stepped(Runtime *rt, Object *self, int64_t start, int64_t step, int64_t count)
{
    int64_t size = array_size(self);
    Object *result = array_new(rt, runtime_type(rt, TYPE_ARRAY), (char)as_array(self)->typecode, count);
    for (int64_t i = 0; result != NULL && i < count; i++)
        memcpy(array_bytes(result) + i * size, array_bytes(self) + (start + i * step) * size, (size_t)size);
    return result;
}

/* self[key] for an int: clamped to self's ends by the slot that follows. 1, 0 not an int, -1 and an error. */
static int int_key(Runtime *rt, Object *self, Object *key, int64_t *index)
{
    if (type_nb_index(object_type(key)) == NULL)
        return 0;
    if (number_as_index(rt, key, index, ERROR_INDEX) < 0)
        return -1;
    *index += *index < 0 ? array_length(self) : 0;
    return 1;
}

Object *array_subscript(Runtime *rt, Object *self, Object *key)
{
    int64_t start, stop, step;
    int is_int = int_key(rt, self, key, &start);
    if (is_int != 0)
        return is_int < 0 ? NULL : array_item(rt, self, start);
    if (!object_is_slice(rt, key)) {
        error_set(rt, ERROR_TYPE, "array indices must be integers");
        return NULL;
    }
    int64_t count = slice_resolve(rt, key, array_length(self), &start, &stop, &step);
    return count < 0 ? NULL : stepped(rt, self, start, step, count);
}

/* Takes out `count` items that are `step` apart. */
static int delete_stepped(Runtime *rt, Object *self, int64_t start, int64_t step, int64_t count)
{
    if (count <= 0)
        return 0;
    if (step < 0) {
        start += step * (count - 1);
        step = -step;
    }
    int64_t length = array_length(self), size = array_size(self);
    if (as_array(self)->exports == 0) {
        uint8_t *bytes = array_bytes(self);
        int64_t kept = start;
        for (int64_t i = start; i < length; i++) {
            bool goes = (i - start) % step == 0 && (i - start) / step < count;
            if (!goes)
                memmove(bytes + kept++ * size, bytes + i * size, (size_t)size);
        }
    }
    return array_resize(rt, self, length - count);
}

/* self[start:start + count] = other, which is not self. */
static int replace(Runtime *rt, Object *self, int64_t start, int64_t count, Object *other)
{
    int64_t length = array_length(self), size = array_size(self), added = array_length(other);
    int64_t behind = length - start - count;
    if (added != count && as_array(self)->exports > 0)
        return array_resize(rt, self, length + added - count);
    if (added > count && array_resize(rt, self, length + added - count) < 0)
        return -1;
    uint8_t *bytes = array_bytes(self);
    if (behind > 0)
        memmove(bytes + (start + added) * size, bytes + (start + count) * size, (size_t)(behind * size));
    if (added > 0)
        memcpy(bytes + start * size, array_bytes(other), (size_t)(added * size));
    return added < count ? array_resize(rt, self, length + added - count) : 0;
}

static int assign_slice(Runtime *rt, Object *self, Object *key, Object *value)
{
    int64_t start, stop, step;
    int64_t count = slice_resolve(rt, key, array_length(self), &start, &stop, &step);
    if (count < 0)
        return -1;
    if (value != NULL && !object_is_array(rt, value)) {
        error_format(rt, ERROR_TYPE, "can only assign array (not \"%.200T\") to array slice", value);
        return -1;
    }
    if (value != NULL && as_array(value)->typecode != as_array(self)->typecode) {
        error_set(rt, ERROR_TYPE, "bad argument type for built-in operation");
        return -1;
    }
    if (value == NULL)
        return delete_stepped(rt, self, start, step, count);
    Object *source = value == self ? stepped(rt, self, 0, 1, array_length(self)) : object_incref(value);
    if (source == NULL)
        return -1;
    int status = 0;
    if (step == 1) {
        status = replace(rt, self, start, count, source);
    } else if (array_length(source) != count) {
        error_format(rt, ERROR_VALUE, "attempt to assign array of size %lld to extended slice of size %lld",
                     (long long)array_length(source), (long long)count);
        status = -1;
    } else {
        int64_t size = array_size(self);
        for (int64_t i = 0; i < count; i++)
            memcpy(array_bytes(self) + (start + i * step) * size, array_bytes(source) + i * size,
                   (size_t)size);
    }
    object_decref(rt, source);
    return status;
}

int array_ass_subscript(Runtime *rt, Object *self, Object *key, Object *value)
{
    int64_t index;
    int is_int = int_key(rt, self, key, &index);
    if (is_int != 0)
        return is_int < 0 ? -1 : type_slots(TYPE_ARRAY)->sq_ass_item(rt, self, index, value);
    if (object_is_slice(rt, key))
        return assign_slice(rt, self, key, value);
    error_set(rt, ERROR_TYPE, "array indices must be integers");
    return -1;
}

/* ---- methods */

static Object *method_append(Runtime *rt, Object *self, const Arguments *arguments)
{
    return none_or_error(rt, array_insert(rt, self, array_length(self), argument_at(arguments, 0)));
}

static Object *method_buffer_info(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    Object *address = int_from_uint64(rt, as_array(self)->item);
    Object *length = int_from_int64(rt, array_length(self));
    Object *items[] = {address, length};
    Object *result = address == NULL || length == NULL ? NULL : tuple_pack(rt, 2, items);
    object_xdecref(rt, address);
    object_xdecref(rt, length);
    return result;
}

static Object *method_byteswap(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    int64_t size = array_size(self);
    uint8_t *bytes = array_bytes(self);
    for (int64_t i = 0; i < array_length(self); i++, bytes += size) {
        for (int64_t low = 0, high = size - 1; low < high; low++, high--) {
            uint8_t kept = bytes[low];
            bytes[low] = bytes[high];
            bytes[high] = kept;
        }
    }
    return none_new(rt);
}

/* The place of an equal item from `start` up to `stop`: -1 none, -2 and an error. */
static int64_t find(Runtime *rt, Object *self, Object *value, int64_t start, int64_t stop)
{
    for (int64_t i = start; i < stop && i < array_length(self); i++) {
        Object *item = array_item(rt, self, i);
        int equal = item == NULL ? -1 : object_compare(rt, item, value, COMPARE_EQ);
        object_xdecref(rt, item);
        if (equal != 0)
            return equal < 0 ? -2 : i;
    }
    return -1;
}

static Object *method_count(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t count = 0;
    int64_t at = -1;
    while ((at = find(rt, self, argument_at(arguments, 0), at + 1, INT64_MAX)) >= 0)
        count++;
    return at == -2 ? NULL : int_from_int64(rt, count);
}

static Object *method_index(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t start = 0, stop = INT64_MAX;
    if ((arguments->count > 1 && argument_slice_bound_not_none(rt, argument_at(arguments, 1), &start) < 0) ||
        (arguments->count > 2 && argument_slice_bound_not_none(rt, argument_at(arguments, 2), &stop) < 0))
        return NULL;
    int64_t length = array_length(self);
    start = start < 0 && start + length < 0 ? 0 : start < 0 ? start + length : start;
    stop = stop < 0 ? stop + length : stop;
    int64_t at = find(rt, self, argument_at(arguments, 0), start, stop);
    if (at == -1)
        error_set(rt, ERROR_VALUE, "array.index(x): x not in array");
    return at < 0 ? NULL : int_from_int64(rt, at);
}

static Object *method_remove(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t at = find(rt, self, argument_at(arguments, 0), 0, INT64_MAX);
    if (at == -1)
        error_set(rt, ERROR_VALUE, "array.remove(x): x not in array");
    return at < 0 ? NULL : none_or_error(rt, array_delete(rt, self, at, at + 1));
}

static Object *copy(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return stepped(rt, self, 0, 1, array_length(self));
}

static Object *method_extend(Runtime *rt, Object *self, const Arguments *arguments)
{
    return none_or_error(rt, array_extend(rt, self, argument_at(arguments, 0)));
}

static Object *method_frombytes(Runtime *rt, Object *self, const Arguments *arguments)
{
    BufferView view;
    if (object_get_buffer(rt, argument_at(arguments, 0), &view, false) < 0)
        return NULL;
    int status = array_extend_bytes(rt, self, view.bytes, view.length);
    buffer_release(rt, &view);
    return none_or_error(rt, status);
}

/* What file.read(size) gives, which must be bytes. */
static Object *read_bytes(Runtime *rt, Object *file, int64_t size)
{
    Object *name = str_intern_cstring(rt, "read");
    Object *count = name == NULL ? NULL : int_from_int64(rt, size);
    const Ref arguments[] = {ref_of(count)};
    Object *data = count == NULL ? NULL : object_call_method(rt, file, name, arguments, 1);
    object_xdecref(rt, count);
    object_xdecref(rt, name);
    if (data != NULL && !object_is_bytes(data)) {
        object_decref(rt, data);
        error_set(rt, ERROR_TYPE, "read() didn't return bytes");
        return NULL;
    }
    return data;
}

/* What there is stays, also where it was less than asked for. */
static Object *method_fromfile(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t count, size;
    if (argument_ssize(rt, argument_at(arguments, 1), &count) < 0)
        return NULL;
    if (count < 0) {
        error_set(rt, ERROR_VALUE, "negative count");
        return NULL;
    }
    if (__builtin_mul_overflow(count, array_size(self), &size))
        return error_no_memory(rt), NULL;
    Object *data = read_bytes(rt, argument_at(arguments, 0), size);
    if (data == NULL)
        return NULL;
    int64_t length = bytes_length(data);
    int status = array_extend_bytes(rt, self, bytes_data(data), length);
    object_decref(rt, data);
    if (status == 0 && length != size) {
        error_set(rt, ERROR_EOF, "read() didn't return enough bytes");
        status = -1;
    }
    return none_or_error(rt, status);
}

/* In pieces of 64 KiB, as CPython's writes. */
static Object *method_tofile(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *name = str_intern_cstring(rt, "write");
    if (name == NULL)
        return NULL;
    int status = 0;
    const int64_t piece = 65536;
    for (int64_t at = 0; status == 0 && at < array_length(self) * array_size(self); at += piece) {
        int64_t rest = array_length(self) * array_size(self) - at;
        Object *data = bytes_from_data(rt, array_bytes(self) + at, rest < piece ? rest : piece);
        const Ref written[] = {ref_of(data)};
        Object *result =
            data == NULL ? NULL : object_call_method(rt, argument_at(arguments, 0), name, written, 1);
        status = result == NULL ? -1 : 0;
        object_xdecref(rt, result);
        object_xdecref(rt, data);
    }
    object_decref(rt, name);
    return none_or_error(rt, status);
}

/* All or nothing. */
static Object *method_fromlist(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *list = argument_at(arguments, 0);
    if (!object_is_list(list)) {
        error_set(rt, ERROR_TYPE, "arg must be list");
        return NULL;
    }
    int64_t old = array_length(self);
    for (int64_t i = 0; i < list_size(list); i++) {
        if (array_insert(rt, self, array_length(self), list_get(list, i)) == 0)
            continue;
        ErrorState saved;
        error_fetch(rt, &saved);
        array_resize(rt, self, old);
        error_restore(rt, &saved);
        return NULL;
    }
    return none_new(rt);
}

static Object *method_fromunicode(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *text = argument_at(arguments, 0);
    if (!object_is_str(text))
        return error_format(rt, ERROR_TYPE, "fromunicode() argument must be str, not %.50s",
                            argument_word(rt, text));
    if (as_array(self)->typecode != 'u') {
        error_set(rt, ERROR_VALUE, "fromunicode() may only be called on unicode type arrays");
        return NULL;
    }
    return none_or_error(rt, array_extend_text(rt, self, text));
}

static Object *method_tounicode(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    if (as_array(self)->typecode == 'u')
        return array_text(rt, self);
    error_set(rt, ERROR_VALUE, "tounicode() may only be called on unicode type arrays");
    return NULL;
}

static Object *method_insert(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t index;
    if (argument_ssize(rt, argument_at(arguments, 0), &index) < 0)
        return NULL;
    return none_or_error(rt, array_insert(rt, self, index, argument_at(arguments, 1)));
}

static Object *method_pop(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t index = -1;
    if (arguments->count > 0 && argument_ssize(rt, argument_at(arguments, 0), &index) < 0)
        return NULL;
    if (array_length(self) == 0) {
        error_set(rt, ERROR_INDEX, "pop from empty array");
        return NULL;
    }
    index += index < 0 ? array_length(self) : 0;
    if (index < 0 || index >= array_length(self)) {
        error_set(rt, ERROR_INDEX, "pop index out of range");
        return NULL;
    }
    Object *item = array_item(rt, self, index);
    if (item == NULL || array_delete(rt, self, index, index + 1) == 0)
        return item;
    object_decref(rt, item);
    return NULL;
}

static Object *method_reverse(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    uint8_t kept[8];
    int64_t size = array_size(self);
    uint8_t *bytes = array_bytes(self);
    for (int64_t low = 0, high = array_length(self) - 1; low < high; low++, high--) {
        memcpy(kept, bytes + low * size, (size_t)size);
        memcpy(bytes + low * size, bytes + high * size, (size_t)size);
        memcpy(bytes + high * size, kept, (size_t)size);
    }
    return none_new(rt);
}

static Object *method_tobytes(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return bytes_from_data(rt, array_bytes(self), array_length(self) * array_size(self));
}

static Object *method_tolist(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return sequence_list(rt, self);
}

static Object *method_sizeof(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return int_from_int64(rt, type_slots(TYPE_ARRAY)->getsizeof(rt, self));
}

/* (type, (typecode, list), the instance's dict) */
static Object *method_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    Object *letter = str_from_character(rt, (uint32_t)as_array(self)->typecode);
    Object *list = letter == NULL ? NULL : sequence_list(rt, self);
    Object *parts[] = {letter, list};
    Object *tuple = list == NULL ? NULL : tuple_pack(rt, 2, parts);
    Object *dict = NULL;
    Object *result = NULL;
    Object *name = tuple == NULL ? NULL : str_intern_cstring(rt, "__dict__");
    if (name != NULL && object_lookup_attribute(rt, self, name, &dict) >= 0) {
        Object *items[] = {&object_type(self)->ob_base.ob_base, tuple,
                           dict == NULL ? runtime_none(rt) : dict};
        result = tuple_pack(rt, 3, items);
    }
    object_xdecref(rt, name);
    object_xdecref(rt, dict);
    object_xdecref(rt, tuple);
    object_xdecref(rt, list);
    object_xdecref(rt, letter);
    return result;
}

static Object *get_itemsize(Runtime *rt, Object *self) { return int_from_int64(rt, array_size(self)); }

static Object *get_typecode(Runtime *rt, Object *self)
{
    return str_from_character(rt, (uint32_t)as_array(self)->typecode);
}

const MethodDefinition array_methods[] = {
    {"append", method_append, 1, 1, METHOD_O, "($self, v, /)"},
    {"buffer_info", method_buffer_info, 0, 0, 0, "($self, /)"},
    {"byteswap", method_byteswap, 0, 0, 0, "($self, /)"},
    {"__copy__", copy, 0, 0, 0, "($self, /)"},
    {"count", method_count, 1, 1, METHOD_O, "($self, v, /)"},
    {"__deepcopy__", copy, 1, 1, METHOD_O, "($self, unused, /)"},
    {"extend", method_extend, 1, 1, METHOD_O, "($self, bb, /)"},
    {"fromlist", method_fromlist, 1, 1, METHOD_O, "($self, list, /)"},
    {"index", method_index, 1, 3, 0, "($self, v, start=0, stop=sys.maxsize, /)"},
    {"insert", method_insert, 2, 2, 0, "($self, i, v, /)"},
    {"pop", method_pop, 0, 1, 0, "($self, i=-1, /)"},
    {"__reduce_ex__", method_reduce, 1, 1, METHOD_O, "($self, value, /)"},
    {"remove", method_remove, 1, 1, METHOD_O, "($self, v, /)"},
    {"reverse", method_reverse, 0, 0, 0, "($self, /)"},
    {"tolist", method_tolist, 0, 0, 0, "($self, /)"},
    {"fromfile", method_fromfile, 2, 2, 0, "($self, f, n, /)"},
    {"tofile", method_tofile, 1, 1, METHOD_O, "($self, f, /)"},
    {"frombytes", method_frombytes, 1, 1, METHOD_O, "($self, buffer, /)"},
    {"tobytes", method_tobytes, 0, 0, 0, "($self, /)"},
    {"fromunicode", method_fromunicode, 1, 1, METHOD_O, "($self, ustr, /)"},
    {"tounicode", method_tounicode, 0, 0, 0, "($self, /)"},
    {"__sizeof__", method_sizeof, 0, 0, 0, "($self, /)"},
    {"__class_getitem__", class_getitem_method, 1, 1, METHOD_O | METHOD_CLASS, NULL},
    {0},
};

const GetSetDefinition array_getsets[] = {
    {"typecode", get_typecode, NULL}, {"itemsize", get_itemsize, NULL}, {0}};

static const MethodDefinition functions[] = {{0}};

static int exec(Runtime *rt, Object *module)
{
    if (module_add_type(rt, module, TYPE_ARRAY) < 0 ||
        module_add(rt, module, "ArrayType", (Object *)runtime_type(rt, TYPE_ARRAY)) < 0)
        return -1;
    return module_add_new(rt, module, "typecodes", str_from_cstring(rt, "bBuhHiIlLqQfd"));
}

const ModuleDefinition array_module = {
    .name = "array",
    .methods = functions,
    .exec = exec,
    .doc =
        "This module defines an object type which can efficiently represent\nan array of basic values: characters, "
        "integers, floating point numbers."};
