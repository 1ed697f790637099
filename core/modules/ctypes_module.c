/* The module _ctypes: reading and writing the bytes of the heap by address, for ctypes.py. Owns the guard: an address
 * outside the heap is a ValueError. What lies at an address inside is shown as it is, be it freed or not. */
#include "modules/module_table.h"

#include <string.h>

#include "types/abstract.h"
#include "types/class/type.h"
#include "types/error/exception.h"
#include "types/none.h"
#include "types/number/float.h"
#include "types/number/int.h"
#include "types/text/bytearray.h"
#include "types/text/bytes.h"

/* The bytes at address … address + size - 1; NULL and ValueError. */
static uint8_t *heap_bytes(Runtime *rt, uint64_t address, int64_t size)
{
    uint64_t offset = address - ref_of(rt);
    if (size >= 0 && offset < rt->memory.size && (uint64_t)size <= rt->memory.size - offset)
        return ref_pointer(address);
    error_set(rt, ERROR_VALUE, "0x%llx is not an address in the heap (0x%llx to 0x%llx)",
              (unsigned long long)address, (unsigned long long)ref_of(rt),
              (unsigned long long)(ref_of(rt) + rt->memory.size - 1));
    return NULL;
}

static uint64_t low_bits(const Object *number)
{
    const IntObject *digits = (const IntObject *)number;
    int64_t size = digits->ob_base.ob_size < 0 ? -digits->ob_base.ob_size : digits->ob_base.ob_size;
    uint64_t value = 0;
    for (int64_t i = 0; i < size && i < 3; i++)
        value |= (uint64_t)digits->ob_digit[i] << (30 * i);
    return digits->ob_base.ob_size < 0 ? 0 - value : value;
}

/* An address as Python gives it: an int, of which the low 64 bits count. */
static int address_of(Runtime *rt, Object *object, uint64_t *address)
{
    Object *number = number_index(rt, object);
    if (number == NULL)
        return -1;
    *address = low_bits(number);
    object_decref(rt, number);
    return 0;
}

static Object *read(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    uint64_t address;
    int64_t size;
    if (address_of(rt, argument_at(arguments, 0), &address) < 0 ||
        number_as_index(rt, argument_at(arguments, 1), &size, ERROR_OVERFLOW) < 0)
        return NULL;
    const uint8_t *bytes = heap_bytes(rt, address, size);
    return bytes == NULL ? NULL : bytes_from_data(rt, bytes, size);
}

static Object *read_until_zero(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    uint64_t address;
    if (address_of(rt, argument_at(arguments, 0), &address) < 0)
        return NULL;
    const uint8_t *bytes = heap_bytes(rt, address, 1);
    if (bytes == NULL)
        return NULL;
    uint64_t most = ref_of(rt) + rt->memory.size - address;
    const uint8_t *end = memchr(bytes, 0, most);
    return bytes_from_data(rt, bytes, end == NULL ? (int64_t)most : end - bytes);
}

static Object *write(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    uint64_t address;
    BufferView view;
    if (address_of(rt, argument_at(arguments, 0), &address) < 0 ||
        object_get_buffer(rt, argument_at(arguments, 1), &view, false) < 0)
        return NULL;
    uint8_t *bytes = heap_bytes(rt, address, view.length);
    if (bytes != NULL)
        memmove(bytes, view.bytes, (size_t)view.length);
    buffer_release(rt, &view);
    return bytes == NULL ? NULL : none_new(rt);
}

/* size: an int of so many bytes, little endian; signed where the third argument is true. */
static Object *read_int(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    uint64_t address;
    int64_t size;
    if (address_of(rt, argument_at(arguments, 0), &address) < 0 ||
        number_as_index(rt, argument_at(arguments, 1), &size, ERROR_OVERFLOW) < 0)
        return NULL;
    const uint8_t *bytes = heap_bytes(rt, address, size);
    if (bytes == NULL)
        return NULL;
    uint64_t value = 0;
    memcpy(&value, bytes, size > 8 ? 8 : (size_t)size);
    int is_signed = object_is_true(rt, argument_at(arguments, 2));
    if (is_signed <= 0)
        return int_from_uint64(rt, value);
    int shift = 64 - 8 * (int)size;
    return int_from_int64(rt, (int64_t)(value << shift) >> shift);
}

static Object *index_of(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return number_index(rt, argument_at(arguments, 0));
}

static Object *read_float(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    uint64_t address;
    int64_t size;
    if (address_of(rt, argument_at(arguments, 0), &address) < 0 ||
        number_as_index(rt, argument_at(arguments, 1), &size, ERROR_OVERFLOW) < 0)
        return NULL;
    const uint8_t *bytes = heap_bytes(rt, address, size);
    if (bytes == NULL)
        return NULL;
    float narrow = 0;
    double value = 0;
    memcpy(&value, bytes, size == 8 ? 8 : 0);
    memcpy(&narrow, bytes, size == 4 ? 4 : 0);
    return float_from_double(rt, size == 8 ? value : (double)narrow);
}

static Object *write_float(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    uint64_t address;
    int64_t size;
    if (address_of(rt, argument_at(arguments, 0), &address) < 0 ||
        number_as_index(rt, argument_at(arguments, 1), &size, ERROR_OVERFLOW) < 0)
        return NULL;
    Object *number = number_float(rt, argument_at(arguments, 2));
    if (number == NULL)
        return NULL;
    double value = float_value(number);
    float narrow = (float)value;
    object_decref(rt, number);
    uint8_t *bytes = heap_bytes(rt, address, size);
    if (bytes == NULL)
        return NULL;
    memcpy(bytes, &value, size == 8 ? 8 : 0);
    memcpy(bytes, &narrow, size == 4 ? 4 : 0);
    return none_new(rt);
}

static bool is_known_type(Runtime *rt, Ref ref)
{
    uint64_t offset = ref - ref_of(rt);
    if (offset >= rt->memory.size || rt->memory.size - offset < sizeof(TypeObject) || ref % 8 != 0)
        return false;
    const TypeObject *type = ref_pointer(ref);
    Ref meta = type->ob_base.ob_base.ob_type;
    uint64_t meta_offset = meta - ref_of(rt);
    if (meta_offset >= rt->memory.size || rt->memory.size - meta_offset < sizeof(TypeObject) || meta % 8 != 0)
        return false;
    return type_has(ref_pointer(meta), TYPE_FLAG_TYPE_SUBCLASS);
}

/* The object at an address: refused where there cannot be one, as it would end the process. */
static Object *object_at(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    uint64_t address;
    if (address_of(rt, argument_at(arguments, 0), &address) < 0)
        return NULL;
    Object *object = (Object *)heap_bytes(rt, address, sizeof(Object));
    if (object == NULL)
        return NULL;
    if (address % 8 == 0 && object->ob_refcnt > 0 && is_known_type(rt, object->ob_type))
        return object_incref(object);
    error_set(rt, ERROR_VALUE, "there is no object at 0x%llx", (unsigned long long)address);
    return NULL;
}

static Object *address_of_buffer(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    BufferView view;
    if (object_get_buffer(rt, argument_at(arguments, 0), &view, false) < 0)
        return NULL;
    uint64_t address = ref_of(view.bytes);
    buffer_release(rt, &view);
    return int_from_uint64(rt, address);
}

static Object *change_count(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    int64_t change;
    Object *object = argument_at(arguments, 0);
    if (number_as_index(rt, argument_at(arguments, 1), &change, ERROR_OVERFLOW) < 0)
        return NULL;
    for (; change > 0; change--)
        object_incref(object);
    for (; change < 0; change++)
        object_decref(rt, object);
    return none_new(rt);
}

static const MethodDefinition functions[] = {
    {"read", read, 2, 2, 0, "($module, address, size, /)"},
    {"read_until_zero", read_until_zero, 1, 1, METHOD_O, "($module, address, /)"},
    {"read_int", read_int, 3, 3, 0, "($module, address, size, signed, /)"},
    {"write", write, 2, 2, 0, "($module, address, data, /)"},
    {"read_float", read_float, 2, 2, 0, "($module, address, size, /)"},
    {"write_float", write_float, 3, 3, 0, "($module, address, size, value, /)"},
    {"index", index_of, 1, 1, METHOD_O, "($module, number, /)"},
    {"object_at", object_at, 1, 1, METHOD_O, "($module, address, /)"},
    {"address_of_buffer", address_of_buffer, 1, 1, METHOD_O, "($module, data, /)"},
    {"change_count", change_count, 2, 2, 0, "($module, object, change, /)"},
    {0},
};

const ModuleDefinition ctypes_module = {
    .name = "_ctypes", .methods = functions, .doc = "The bytes of the heap, by address."};
