/* Division to the nearest; see int_divide.h. */
#include "types/number/int_divide.h"

#include <math.h>

#include "object/error.h"
#include "types/number/int.h"
#include "types/number/int_arithmetic.h"
#include "types/number/int_bits.h"
#include "types/number/int_power.h"

enum { DOUBLE_BITS = 53, DOUBLE_MOST = 1024, DOUBLE_LEAST = -1021 };

static bool is_exact_in_double(const Object *number) { return int_bit_length(number) <= DOUBLE_BITS; }

/* |left| / |right| * 2**-shift, rounded down, as a word; *rest says whether it is not exact. -1 without memory. */
static int scaled_quotient(Runtime *rt, Object *left, Object *right, int64_t shift, uint64_t *quotient,
                           bool *rest)
{
    Object *scaled = int_absolute(rt, left);
    Object *divisor = scaled == NULL ? NULL : int_absolute(rt, right);
    *rest = shift > 0 && int_trailing_zeros(left) < shift;
    if (divisor != NULL) {
        Object *moved =
            shift > 0 ? int_right_shift_by(rt, scaled, shift) : int_left_shift_by(rt, scaled, -shift);
        object_decref(rt, scaled);
        scaled = moved;
    }
    Object *whole = NULL;
    Object *remainder = NULL;
    int status = -1;
    if (divisor != NULL && scaled != NULL && int_divmod(rt, scaled, divisor, &whole, &remainder) == 0) {
        bool overflow;
        *quotient = (uint64_t)int_as_int64(rt, whole, &overflow);
        *rest = *rest || int_sign(remainder) != 0;
        object_decref(rt, whole);
        object_decref(rt, remainder);
        status = 0;
    }
    object_xdecref(rt, scaled);
    object_xdecref(rt, divisor);
    return status;
}

static int bits_of_word(uint64_t word) { return word == 0 ? 0 : 64 - __builtin_clzll(word); }

/* quotient * 2**shift to the nearest double, of which the lowest `extra` bits of the quotient cannot be kept. */
static double round_quotient(uint64_t quotient, bool rest, int64_t shift)
{
    int64_t bits = bits_of_word(quotient);
    int64_t floor_bits = DOUBLE_LEAST - shift;
    int extra = (int)((bits > floor_bits ? bits : floor_bits) - DOUBLE_BITS);
    uint64_t unit = UINT64_C(1) << extra;
    uint64_t below = quotient & (unit - 1);
    quotient -= below;
    uint64_t half = unit >> 1;
    if (below > half || (below == half && (rest || (quotient & unit) != 0)))
        quotient += unit;
    return ldexp((double)quotient, (int)shift);
}

static int too_large(Runtime *rt)
{
    error_set(rt, ERROR_OVERFLOW, "integer division result too large for a float");
    return -1;
}

static int divide_large(Runtime *rt, Object *left, Object *right, bool negative, double *result)
{
    int64_t difference = int_bit_length(left) - int_bit_length(right);
    *result = negative ? -0.0 : 0.0;
    if (difference > DOUBLE_MOST)
        return too_large(rt);
    if (difference < DOUBLE_LEAST - DOUBLE_BITS - 1)
        return 0;
    int64_t shift = (difference > DOUBLE_LEAST ? difference : DOUBLE_LEAST) - DOUBLE_BITS - 2;
    uint64_t quotient;
    bool rest;
    if (scaled_quotient(rt, left, right, shift, &quotient, &rest) < 0)
        return -1;
    double value = round_quotient(quotient, rest, shift);
    if (isinf(value))
        return too_large(rt);
    *result = negative ? -value : value;
    return 0;
}

int int_true_divide(Runtime *rt, Object *left, Object *right, double *result)
{
    if (int_sign(right) == 0) {
        error_set(rt, ERROR_ZERO_DIVISION, "division by zero");
        return -1;
    }
    bool negative = int_sign(left) * int_sign(right) < 0;
    if (int_sign(left) == 0) {
        *result = int_sign(right) < 0 ? -0.0 : 0.0;
        return 0;
    }
    if (is_exact_in_double(left) && is_exact_in_double(right)) {
        *result = int_as_double(rt, left) / int_as_double(rt, right);
        return 0;
    }
    return divide_large(rt, left, right, negative, result);
}

/* ---- rounding to a power of ten */

/* What is left of `number` when the nearest multiple of `unit` (positive; ties to an even one) is taken off. */
static Object *nearest_remainder(Runtime *rt, Object *number, Object *unit)
{
    Object *quotient;
    Object *remainder;
    if (int_divmod(rt, number, unit, &quotient, &remainder) < 0)
        return NULL;
    bool odd = int_sign(quotient) != 0 && (((IntObject *)quotient)->ob_digit[0] & 1) != 0;
    object_decref(rt, quotient);
    Object *twice = int_left_shift_by(rt, remainder, 1);
    if (twice == NULL) {
        object_decref(rt, remainder);
        return NULL;
    }
    int order = int_compare(twice, unit);
    object_decref(rt, twice);
    if (order < 0 || (order == 0 && !odd))
        return remainder;
    Object *negative = int_subtract(rt, remainder, unit);
    object_decref(rt, remainder);
    return negative;
}

static Object *round_to_unit(Runtime *rt, Object *number, Object *unit)
{
    Object *rest = nearest_remainder(rt, number, unit);
    if (rest == NULL)
        return NULL;
    Object *result = int_subtract(rt, number, rest);
    object_decref(rt, rest);
    return result;
}

Object *int_round(Runtime *rt, Object *number, Object *digits)
{
    if (int_sign(digits) >= 0)
        return int_as_exact(rt, number);
    Object *positive = int_negate(rt, digits);
    if (positive == NULL)
        return NULL;
    Object *ten = int_from_int64(rt, 10);
    Object *unit = int_power(rt, ten, positive);
    object_decref(rt, ten);
    object_decref(rt, positive);
    if (unit == NULL)
        return NULL;
    Object *result = round_to_unit(rt, number, unit);
    object_decref(rt, unit);
    return result;
}
