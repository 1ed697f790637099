/* See memoryview_item.h. CPython: unpack_single, pack_single */
#include "types/text/memoryview_item.h"

#include <string.h>

#include "object/error.h"
#include "types/abstract.h"
#include "types/error/exception.h"
#include "types/number/bool.h"
#include "types/number/float.h"
#include "types/number/int.h"
#include "types/text/bytes.h"

/* X(format, C type) of the ints. Sizes are those of a 64-bit machine. */
#define INT_FORMATS(X) \
    X('b', int8_t) \
    X('B', uint8_t) \
    X('h', int16_t) \
    X('H', uint16_t) \
    X('i', int32_t) \
    X('I', uint32_t) \
    X('l', int64_t) \
    X('q', int64_t) \
    X('n', int64_t)
#define UNSIGNED_FORMATS(X) \
    X('L') \
    X('Q') \
    X('N') \
    X('P')

int64_t memory_item_size(char format)
{
    switch (format) {
#define SIZE(letter, type) \
    case letter: \
        return (int64_t)sizeof(type);
        INT_FORMATS(SIZE)
#undef SIZE
#define SIZE(letter) case letter:
        UNSIGNED_FORMATS(SIZE)
#undef SIZE
        return 8;
    case 'c':
    case '?':
        return 1;
    case 'f':
        return 4;
    case 'd':
        return 8;
    default:
        return 0;
    }
}

Object *memory_item_read(Runtime *rt, char format, const uint8_t *place)
{
    switch (format) {
#define READ(letter, type) \
    case letter: { \
        type value; \
        memcpy(&value, place, sizeof value); \
        return int_from_int64(rt, value); \
    }
        INT_FORMATS(READ)
#undef READ
#define READ(letter) case letter:
        UNSIGNED_FORMATS(READ)
#undef READ
        {
            uint64_t value;
            memcpy(&value, place, sizeof value);
            return int_from_uint64(rt, value);
        }
    case 'c':
        return bytes_from_data(rt, place, 1);
    case '?':
        return bool_from(rt, *place != 0);
    case 'f': {
        float value;
        memcpy(&value, place, sizeof value);
        return float_from_double(rt, value);
    }
    case 'd': {
        double value;
        memcpy(&value, place, sizeof value);
        return float_from_double(rt, value);
    }
    default:
        return error_format(rt, ERROR_NOT_IMPLEMENTED, "memoryview: format %c not supported", format);
    }
}

static int wrong(Runtime *rt, ErrorKind kind, char format)
{
    error_set(rt, kind, "memoryview: invalid %s for format '%c'", kind == ERROR_TYPE ? "type" : "value",
              format);
    return -1;
}

/* A TypeError becomes one that names the format. */
static int failed(Runtime *rt, char format)
{
    if (error_matches(rt, ERROR_TYPE))
        return wrong(rt, ERROR_TYPE, format);
    return error_matches(rt, ERROR_OVERFLOW) || error_matches(rt, ERROR_VALUE)
               ? wrong(rt, ERROR_VALUE, format)
               : -1;
}

static int write_unsigned(Runtime *rt, char format, uint8_t *place, Object *number)
{
    uint64_t value = 0;
    int64_t digits = int_digit_count(number);
    if (int_sign(number) < 0 || int_bit_length(number) > 64)
        return wrong(rt, ERROR_VALUE, format);
    for (int64_t i = digits - 1; i >= 0 && int_sign(number) != 0; i--)
        value = value << INT_DIGIT_BITS | ((const IntObject *)number)->ob_digit[i];
    memcpy(place, &value, sizeof value);
    return 0;
}

static int write_int(Runtime *rt, char format, uint8_t *place, Object *value)
{
    Object *number = number_index(rt, value);
    if (number == NULL)
        return failed(rt, format);
    bool overflow = false;
    int status = -1;
    int64_t whole;
    switch (format) {
#define WRITE(letter, type) \
    case letter: { \
        whole = int_as_int64(rt, number, &overflow); \
        type part = (type)whole; \
        if (overflow || (int64_t)part != whole) { \
            wrong(rt, ERROR_VALUE, format); \
        } else { \
            memcpy(place, &part, sizeof part); \
            status = 0; \
        } \
        break; \
    }
        INT_FORMATS(WRITE)
#undef WRITE
    default:
        status = write_unsigned(rt, format, place, number);
        break;
    }
    object_decref(rt, number);
    return status;
}

static int write_float(Runtime *rt, char format, uint8_t *place, Object *value)
{
    const TypeObject *type = object_type(value);
    if (type_nb_float(type) == NULL && type_nb_index(type) == NULL)
        return wrong(rt, ERROR_TYPE, format);
    Object *number = number_float(rt, value);
    if (number == NULL)
        return failed(rt, format);
    double real = ((const FloatObject *)number)->ob_fval;
    float narrow = (float)real;
    object_decref(rt, number);
    memcpy(place, format == 'f' ? (const void *)&narrow : &real, format == 'f' ? sizeof narrow : sizeof real);
    return 0;
}

int memory_item_write(Runtime *rt, char format, uint8_t *place, Object *value)
{
    switch (format) {
    case 'f':
    case 'd':
        return write_float(rt, format, place, value);
    case '?': {
        int truth = object_is_true(rt, value);
        if (truth >= 0)
            *place = (uint8_t)truth;
        return truth < 0 ? -1 : 0;
    }
    case 'c':
        if (!object_is_bytes(value))
            return wrong(rt, ERROR_TYPE, format);
        if (bytes_length(value) != 1)
            return wrong(rt, ERROR_VALUE, format);
        *place = bytes_data(value)[0];
        return 0;
    default:
        if (memory_item_size(format) == 0) {
            error_format(rt, ERROR_NOT_IMPLEMENTED, "memoryview: format %c not supported", format);
            return -1;
        }
        return write_int(rt, format, place, value);
    }
}
