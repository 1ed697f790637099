/* Shifts and bitwise operations; see int_bits.h. */
#include "types/number/int_bits.h"

#include <string.h>

#include "object/error.h"
#include "types/number/digits.h"
#include "types/number/int.h"
#include "types/number/int_arithmetic.h"

static const IntObject *as_int(const Object *object) { return (const IntObject *)object; }
static bool is_negative(const Object *object) { return ((const VarObject *)object)->ob_size < 0; }

/* ---- shifts */

Object *int_left_shift_by(Runtime *rt, Object *number, int64_t count)
{
    if (int_is_medium(number) && count < INT_DIGIT_BITS)
        return int_from_int64(rt, int_medium_value(number) * (INT64_C(1) << count));
    if (int_sign(number) == 0)
        return int_from_int64(rt, 0);
    int64_t digits = int_digit_count(number);
    int64_t words = count / INT_DIGIT_BITS;
    int bits = (int)(count % INT_DIGIT_BITS);
    if (words > (INT64_C(1) << 40)) {
        error_no_memory(rt);
        return NULL;
    }
    IntObject *result = int_new(rt, digits + words + (bits != 0));
    if (result == NULL)
        return NULL;
    memset(result->ob_digit, 0, (size_t)words * sizeof(uint32_t));
    uint32_t carry = digits_shift_left(result->ob_digit + words, as_int(number)->ob_digit, digits, bits);
    if (bits != 0)
        result->ob_digit[words + digits] = carry;
    if (is_negative(number))
        result->ob_base.ob_size = -result->ob_base.ob_size;
    return int_normalize(rt, result);
}

/* Whether any of the lowest `count` bits is set; there are more bits than these. */
static bool loses_bits(const Object *number, int64_t count)
{
    const uint32_t *digits = as_int(number)->ob_digit;
    int64_t words = count / INT_DIGIT_BITS;
    for (int64_t i = 0; i < words; i++) {
        if (digits[i] != 0)
            return true;
    }
    return (digits[words] & ((UINT32_C(1) << (count % INT_DIGIT_BITS)) - 1)) != 0;
}

Object *int_right_shift_by(Runtime *rt, Object *number, int64_t count)
{
    if (int_is_medium(number))
        return int_from_int64(rt, int_medium_value(number) >> (count < 63 ? count : 63));
    int64_t words = count / INT_DIGIT_BITS;
    int64_t digits = int_digit_count(number) - words;
    if (digits <= 0)
        return int_from_int64(rt, is_negative(number) ? -1 : 0);
    bool round_down = is_negative(number) && loses_bits(number, count);
    IntObject *result = int_new(rt, digits + round_down);
    if (result == NULL)
        return NULL;
    digits_shift_right(result->ob_digit, as_int(number)->ob_digit + words, digits,
                       (int)(count % INT_DIGIT_BITS));
    if (round_down) {
        result->ob_digit[digits] = 0;
        digits_add(result->ob_digit, digits + 1, &(uint32_t){1}, 1);
    }
    if (is_negative(number))
        result->ob_base.ob_size = -result->ob_base.ob_size;
    return int_normalize(rt, result);
}

/* The shift count, INT64_MAX where it is greater; -1 and ValueError. */
static int64_t shift_count(Runtime *rt, Object *count)
{
    if (is_negative(count)) {
        error_set(rt, ERROR_VALUE, "negative shift count");
        return -1;
    }
    bool overflow;
    int64_t value = int_as_int64(rt, count, &overflow);
    return overflow ? INT64_MAX : value;
}

/* Whether that many bits are more digits than CPython can count: 2**61 of 30 bits. */
static bool is_beyond_counting(const Object *count)
{
    const IntObject *digits = as_int(count);
    int64_t size = digits->ob_base.ob_size;
    return size > 3 || (size == 3 && digits->ob_digit[2] >= 60);
}

Object *int_left_shift(Runtime *rt, Object *number, Object *count)
{
    int64_t value = shift_count(rt, count);
    if (value == INT64_MAX && as_int(number)->ob_base.ob_size != 0 && is_beyond_counting(count)) {
        error_set(rt, ERROR_OVERFLOW, "too many digits in integer");
        return NULL;
    }
    return value < 0 ? NULL : int_left_shift_by(rt, number, value);
}

Object *int_right_shift(Runtime *rt, Object *number, Object *count)
{
    int64_t value = shift_count(rt, count);
    return value < 0 ? NULL : int_right_shift_by(rt, number, value);
}

/* ---- bit by bit */

/* Gives a number's digits in two's complement, lowest first. */
typedef struct BitReader {
    const uint32_t *digits;
    int64_t count;
    uint32_t flip;  /* all ones for a negative number */
    uint32_t carry; /* of the 1 that is added to its complement */
} BitReader;

static BitReader bit_reader(const Object *number)
{
    bool negative = is_negative(number);
    return (BitReader){as_int(number)->ob_digit, int_digit_count(number), negative ? INT_DIGIT_MASK : 0,
                       negative};
}

static uint32_t next_digit(BitReader *reader, int64_t index)
{
    uint32_t digit = index < reader->count ? reader->digits[index] : 0;
    digit = (digit ^ reader->flip) + reader->carry;
    reader->carry = digit >> INT_DIGIT_BITS;
    return digit & INT_DIGIT_MASK;
}

typedef enum BitOperation { BITS_AND, BITS_OR, BITS_XOR } BitOperation;

static uint32_t combine(BitOperation operation, uint32_t left, uint32_t right)
{
    switch (operation) {
    case BITS_AND:
        return left & right;
    case BITS_OR:
        return left | right;
    default:
        return left ^ right;
    }
}

/* Digits that can differ from the result's sign; `left` is not the shorter. */
static int64_t result_digits(BitOperation operation, const Object *left, const Object *right)
{
    bool cut = (operation == BITS_AND && !is_negative(right)) || (operation == BITS_OR && is_negative(right));
    return int_digit_count(cut ? right : left);
}

static Object *combine_large(Runtime *rt, Object *left, Object *right, BitOperation operation)
{
    if (int_digit_count(left) < int_digit_count(right)) {
        Object *longer = right;
        right = left;
        left = longer;
    }
    int64_t digits = result_digits(operation, left, right);
    bool negative = combine(operation, is_negative(left), is_negative(right)) != 0;
    IntObject *result = int_new(rt, digits + negative);
    if (result == NULL)
        return NULL;
    BitReader left_reader = bit_reader(left);
    BitReader right_reader = bit_reader(right);
    uint32_t carry = negative;
    for (int64_t i = 0; i < digits; i++) {
        uint32_t digit = combine(operation, next_digit(&left_reader, i), next_digit(&right_reader, i));
        if (negative) {
            digit = (digit ^ INT_DIGIT_MASK) + carry;
            carry = digit >> INT_DIGIT_BITS;
        }
        result->ob_digit[i] = digit & INT_DIGIT_MASK;
    }
    if (negative) {
        result->ob_digit[digits] = carry;
        result->ob_base.ob_size = -result->ob_base.ob_size;
    }
    return int_normalize(rt, result);
}

Object *int_and(Runtime *rt, Object *left, Object *right)
{
    if (int_is_medium(left) && int_is_medium(right))
        return int_from_int64(rt, int_medium_value(left) & int_medium_value(right));
    return combine_large(rt, left, right, BITS_AND);
}

Object *int_or(Runtime *rt, Object *left, Object *right)
{
    if (int_is_medium(left) && int_is_medium(right))
        return int_from_int64(rt, int_medium_value(left) | int_medium_value(right));
    return combine_large(rt, left, right, BITS_OR);
}

Object *int_xor(Runtime *rt, Object *left, Object *right)
{
    if (int_is_medium(left) && int_is_medium(right))
        return int_from_int64(rt, int_medium_value(left) ^ int_medium_value(right));
    return combine_large(rt, left, right, BITS_XOR);
}

/* -(number + 1) */
Object *int_invert(Runtime *rt, Object *number)
{
    if (int_is_medium(number))
        return int_from_int64(rt, ~int_medium_value(number));
    Object *one = &rt->statics.small_ints[PROFILE_SMALL_INT_NEGATIVE + 1].ob_base.ob_base;
    Object *next = int_add(rt, number, one);
    if (next == NULL)
        return NULL;
    Object *result = int_negate(rt, next);
    object_decref(rt, next);
    return result;
}

/* ---- counting */

int64_t int_bit_count(const Object *number)
{
    int64_t ones = 0;
    for (int64_t i = 0; i < int_digit_count(number); i++)
        ones += __builtin_popcount(as_int(number)->ob_digit[i]);
    return ones;
}

int64_t int_trailing_zeros(const Object *number)
{
    const uint32_t *digits = as_int(number)->ob_digit;
    int64_t i = 0;
    while (digits[i] == 0)
        i++;
    return i * INT_DIGIT_BITS + __builtin_ctz(digits[i]);
}
