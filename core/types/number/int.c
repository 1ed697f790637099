/* Making, reading, comparing and hashing ints. */
#include "types/number/int.h"

#include <string.h>

#include "object/error.h"
#include "types/free.h"
#include "types/hash.h"
#include "types/none.h"
#include "types/number/bool.h"

/* ---- making */

static Object *small_int(Runtime *rt, int64_t value)
{
    return object_incref(&rt->statics.small_ints[value + PROFILE_SMALL_INT_NEGATIVE].ob_base.ob_base);
}

IntObject *int_new(Runtime *rt, int64_t digits)
{
    int64_t allocated = digits == 0 ? 1 : digits;
    int64_t size = (int64_t)sizeof(IntObject) + allocated * (int64_t)sizeof(uint32_t);
    IntObject *number = (IntObject *)object_new(rt, runtime_type(rt, TYPE_INT), size);
    if (number == NULL)
        return NULL;
    number->ob_base.ob_size = digits;
    if (digits == 0)
        number->ob_digit[0] = 0;
    return number;
}

/* The block of an int that was made for one digit is asked for with C's padding, as CPython does. */
static Object *medium_int(Runtime *rt, int64_t value)
{
    IntObject *number =
        (IntObject *)object_new(rt, runtime_type(rt, TYPE_INT), (int64_t)sizeof(SmallIntObject));
    if (number == NULL)
        return NULL;
    number->ob_base.ob_size = value < 0 ? -1 : 1;
    number->ob_digit[0] = (uint32_t)(value < 0 ? -value : value);
    return &number->ob_base.ob_base;
}

static Object *large_int(Runtime *rt, uint64_t magnitude, bool negative)
{
    int64_t digits = 0;
    for (uint64_t rest = magnitude; rest != 0; rest >>= INT_DIGIT_BITS)
        digits++;
    IntObject *number = int_new(rt, digits);
    if (number == NULL)
        return NULL;
    for (int64_t i = 0; i < digits; i++, magnitude >>= INT_DIGIT_BITS)
        number->ob_digit[i] = (uint32_t)(magnitude & INT_DIGIT_MASK);
    if (negative)
        number->ob_base.ob_size = -digits;
    return &number->ob_base.ob_base;
}

Object *int_from_int64(Runtime *rt, int64_t value)
{
    if (int_value_is_small(value))
        return small_int(rt, value);
    uint64_t magnitude = value < 0 ? UINT64_C(0) - (uint64_t)value : (uint64_t)value;
    if (magnitude <= INT_DIGIT_MASK)
        return medium_int(rt, value);
    return large_int(rt, magnitude, value < 0);
}

Object *int_from_uint64(Runtime *rt, uint64_t value)
{
    if (value < PROFILE_SMALL_INT_POSITIVE)
        return small_int(rt, (int64_t)value);
    return large_int(rt, value, false);
}

Object *int_from_double(Runtime *rt, double value)
{
    if (value > -0x1p63 && value < 0x1p63)
        return int_from_int64(rt, (int64_t)value);
    if (value != value) {
        error_set(rt, ERROR_VALUE, "cannot convert float NaN to integer");
        return NULL;
    }
    uint64_t bits;
    memcpy(&bits, &value, 8);
    int exponent = (int)(bits >> 52 & 0x7ff);
    if (exponent == 0x7ff) {
        error_set(rt, ERROR_OVERFLOW, "cannot convert float infinity to integer");
        return NULL;
    }
    uint64_t fraction = (bits & ((UINT64_C(1) << 52) - 1)) | UINT64_C(1) << 52;
    int shift = exponent - 1075; /* at least 11: the value is 2**63 or more */
    int64_t digits = (shift + 53 - 1) / INT_DIGIT_BITS + 1;
    IntObject *number = int_new(rt, digits);
    if (number == NULL)
        return NULL;
    memset(number->ob_digit, 0, (size_t)digits * sizeof(uint32_t));
    int64_t lowest = shift / INT_DIGIT_BITS;
    int inside = shift % INT_DIGIT_BITS;
    number->ob_digit[lowest] = (uint32_t)(fraction << inside) & INT_DIGIT_MASK;
    fraction >>= INT_DIGIT_BITS - inside;
    for (int64_t i = lowest + 1; i < digits; i++, fraction >>= INT_DIGIT_BITS)
        number->ob_digit[i] = (uint32_t)fraction & INT_DIGIT_MASK;
    if (value < 0)
        number->ob_base.ob_size = -digits;
    return &number->ob_base.ob_base;
}

Object *int_as_exact(Runtime *rt, Object *number)
{
    if (object_is_exact(rt, number, TYPE_INT))
        return object_incref(number);
    if (int_is_medium(number) && int_value_is_small(int_medium_value(number)))
        return small_int(rt, int_medium_value(number));
    int64_t digits = int_digit_count(number);
    IntObject *copy = int_new(rt, digits);
    if (copy == NULL)
        return NULL;
    memcpy(copy->ob_digit, ((IntObject *)number)->ob_digit, (size_t)digits * sizeof(uint32_t));
    copy->ob_base.ob_size = ((VarObject *)number)->ob_size;
    return &copy->ob_base.ob_base;
}

Object *int_normalize(Runtime *rt, IntObject *number)
{
    if (number == NULL)
        return NULL;
    Object *object = &number->ob_base.ob_base;
    int64_t before = int_digit_count(object);
    int64_t digits = before;
    while (digits > 0 && number->ob_digit[digits - 1] == 0)
        digits--;
    if (digits != before)
        number->ob_base.ob_size = number->ob_base.ob_size < 0 ? -digits : digits;
    if (!int_is_medium(object) || !int_value_is_small(int_medium_value(object)))
        return object;
    int64_t value = int_medium_value(object);
    object_decref(rt, object);
    return small_int(rt, value);
}

/* ---- reading */

int64_t int_as_int64(Runtime *rt, Object *number, bool *overflow)
{
    *overflow = false;
    if (!object_is_int(number)) {
        error_set(rt, ERROR_TYPE, "'%s' object cannot be interpreted as an integer",
                  (const char *)ref_pointer(object_type(number)->tp_name));
        return -1;
    }
    if (int_is_medium(number))
        return int_medium_value(number);
    const uint32_t *digits = ((const IntObject *)number)->ob_digit;
    uint64_t limit = (uint64_t)INT64_MAX + (int_sign(number) < 0);
    uint64_t value = 0;
    for (int64_t i = int_digit_count(number) - 1; i >= 0; i--) {
        if (value > limit >> INT_DIGIT_BITS) {
            *overflow = true;
            return -1;
        }
        value = value << INT_DIGIT_BITS | digits[i];
    }
    if (value > limit) {
        *overflow = true;
        return -1;
    }
    return (int64_t)(int_sign(number) < 0 ? UINT64_C(0) - value : value);
}

int64_t int_bit_length(const Object *number)
{
    int64_t digits = int_digit_count(number);
    if (digits == 0)
        return 0;
    uint32_t highest = ((const IntObject *)number)->ob_digit[digits - 1];
    return (digits - 1) * INT_DIGIT_BITS + 32 - __builtin_clz(highest);
}

/* The highest 64 bits of the absolute value; *rest says whether any bit below them is set. */
static uint64_t highest_bits(const Object *number, bool *rest)
{
    const uint32_t *digits = ((const IntObject *)number)->ob_digit;
    uint64_t value = 0;
    int missing = 64;
    int64_t i = int_digit_count(number);
    int width = 32 - __builtin_clz(digits[i - 1]);
    while (i > 0 && missing >= width) {
        value = value << width | digits[--i];
        missing -= width;
        width = INT_DIGIT_BITS;
    }
    *rest = false;
    if (i > 0 && missing > 0) {
        uint32_t digit = digits[--i];
        value = value << missing | digit >> (INT_DIGIT_BITS - missing);
        *rest = (digit & ((UINT32_C(1) << (INT_DIGIT_BITS - missing)) - 1)) != 0;
        missing = 0;
    }
    while (i > 0 && !*rest)
        *rest = digits[--i] != 0;
    return value << missing;
}

double int_as_double(Runtime *rt, Object *number)
{
    if (int_is_medium(number))
        return (double)int_medium_value(number);
    int64_t length = int_bit_length(number);
    bool rest;
    uint64_t top = highest_bits(number, &rest);
    uint64_t fraction = top >> 11;
    uint64_t below = top & 0x7ff;
    if (below > 0x400 || (below == 0x400 && (rest || (fraction & 1) != 0)))
        fraction++;
    if (fraction == UINT64_C(1) << 53) {
        fraction >>= 1;
        length++;
    }
    if (length > 1024) {
        error_set(rt, ERROR_OVERFLOW, "int too large to convert to float");
        return -1.0;
    }
    uint64_t bits = (uint64_t)(length + 1022) << 52 | (fraction & ((UINT64_C(1) << 52) - 1));
    if (int_sign(number) < 0)
        bits |= UINT64_C(1) << 63;
    double value;
    memcpy(&value, &bits, 8);
    return value;
}

int int_compare(const Object *left, const Object *right)
{
    int64_t left_size = ((const VarObject *)left)->ob_size;
    int64_t right_size = ((const VarObject *)right)->ob_size;
    if (left_size != right_size)
        return left_size < right_size ? -1 : 1;
    const uint32_t *left_digits = ((const IntObject *)left)->ob_digit;
    const uint32_t *right_digits = ((const IntObject *)right)->ob_digit;
    int64_t i = int_digit_count(left);
    while (i > 0 && left_digits[i - 1] == right_digits[i - 1])
        i--;
    if (i == 0)
        return 0;
    int order = left_digits[i - 1] < right_digits[i - 1] ? -1 : 1;
    return left_size < 0 ? -order : order;
}

/* ---- slots */

int64_t int_hash(Runtime *rt, Object *object)
{
    (void)rt;
    if (int_is_medium(object))
        return hash_not_minus_one(int_medium_value(object));
    const uint32_t *digits = ((const IntObject *)object)->ob_digit;
    uint64_t hash = 0;
    for (int64_t i = int_digit_count(object) - 1; i >= 0; i--) {
        hash = (hash << INT_DIGIT_BITS & HASH_MODULUS) | hash >> (HASH_BITS - INT_DIGIT_BITS);
        hash += digits[i];
        if (hash >= HASH_MODULUS)
            hash -= HASH_MODULUS;
    }
    return hash_not_minus_one(int_sign(object) < 0 ? -(int64_t)hash : (int64_t)hash);
}

Object *int_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator operator)
{
    if (!object_is_int(left) || !object_is_int(right))
        return not_implemented_new(rt);
    return bool_from_order(rt, left == right ? 0 : int_compare(left, right), operator);
}

int64_t int_sizeof(Runtime *rt, Object *object)
{
    (void)rt;
    int64_t digits = int_digit_count(object);
    return (int64_t)sizeof(IntObject) + (digits == 0 ? 1 : digits) * (int64_t)sizeof(uint32_t);
}

void int_dealloc(Runtime *rt, Object *object) { object_free(rt, object); }
