/* Negation, sums, products and divisions of ints: signs, the fast ways for one digit, and which objects are
 * made. */
#include "types/number/int_arithmetic.h"

#include <string.h>

#include "object/error.h"
#include "types/number/digits.h"
#include "types/number/int.h"
#include "types/number/int_multiply.h"

static IntObject *as_int(Object *object) { return (IntObject *)object; }
static Object *as_object(IntObject *number) { return &number->ob_base.ob_base; }

static bool both_medium(const Object *left, const Object *right)
{
    return int_is_medium(left) && int_is_medium(right);
}

/* Changes the sign of an object that this room has just made, which may be a shared small one. Takes it over.
 */
static Object *negate_new(Runtime *rt, Object *number)
{
    if (number == NULL)
        return NULL;
    if (number->ob_refcnt == 1) {
        VarObject *header = (VarObject *)number;
        header->ob_size = -header->ob_size;
        return number;
    }
    int64_t value = -int_medium_value(number);
    object_decref(rt, number);
    return int_from_int64(rt, value);
}

Object *int_negate(Runtime *rt, Object *number)
{
    if (int_is_medium(number))
        return int_from_int64(rt, -int_medium_value(number));
    int64_t count = int_digit_count(number);
    IntObject *result = int_new(rt, count);
    if (result == NULL)
        return NULL;
    memcpy(result->ob_digit, as_int(number)->ob_digit, (size_t)count * sizeof(uint32_t));
    result->ob_base.ob_size = int_sign(number) < 0 ? count : -count;
    return as_object(result);
}

Object *int_absolute(Runtime *rt, Object *number)
{
    return int_sign(number) < 0 ? int_negate(rt, number) : int_as_exact(rt, number);
}

/* ---- sums */

/* |left| + |right|, negated if so asked. */
static Object *add_magnitudes(Runtime *rt, Object *left, Object *right, bool negative)
{
    if (int_digit_count(left) < int_digit_count(right)) {
        Object *shorter = left;
        left = right;
        right = shorter;
    }
    int64_t count = int_digit_count(left);
    IntObject *sum = int_new(rt, count + 1);
    if (sum == NULL)
        return NULL;
    memcpy(sum->ob_digit, as_int(left)->ob_digit, (size_t)count * sizeof(uint32_t));
    sum->ob_digit[count] = digits_add(sum->ob_digit, count, as_int(right)->ob_digit, int_digit_count(right));
    if (negative)
        sum->ob_base.ob_size = -sum->ob_base.ob_size;
    return int_normalize(rt, sum);
}

/* How many digits of two numbers of `count` digits remain when equal ones at the top are left away. */
static int64_t differing_digits(const uint32_t *left, const uint32_t *right, int64_t count)
{
    while (count > 0 && left[count - 1] == right[count - 1])
        count--;
    return count;
}

/* |left| - |right|, negated if so asked. Of two of the same length only what differs is allocated. */
static Object *subtract_magnitudes(Runtime *rt, Object *left, Object *right, bool negative)
{
    int64_t left_count = int_digit_count(left);
    int64_t right_count = int_digit_count(right);
    bool swap = left_count < right_count;
    if (left_count == right_count) {
        left_count = right_count =
            differing_digits(as_int(left)->ob_digit, as_int(right)->ob_digit, left_count);
        if (left_count == 0)
            return int_from_int64(rt, 0);
        swap = as_int(left)->ob_digit[left_count - 1] < as_int(right)->ob_digit[left_count - 1];
    }
    const IntObject *greater = as_int(swap ? right : left);
    const IntObject *lesser = as_int(swap ? left : right);
    int64_t count = swap ? right_count : left_count;
    IntObject *difference = int_new(rt, count);
    if (difference == NULL)
        return NULL;
    memcpy(difference->ob_digit, greater->ob_digit, (size_t)count * sizeof(uint32_t));
    digits_subtract(difference->ob_digit, count, lesser->ob_digit, swap ? left_count : right_count);
    if (swap != negative)
        difference->ob_base.ob_size = -count;
    return int_normalize(rt, difference);
}

Object *int_add(Runtime *rt, Object *left, Object *right)
{
    if (both_medium(left, right))
        return int_from_int64(rt, int_medium_value(left) + int_medium_value(right));
    bool left_negative = int_sign(left) < 0;
    bool right_negative = int_sign(right) < 0;
    if (left_negative == right_negative)
        return add_magnitudes(rt, left, right, left_negative);
    return left_negative ? subtract_magnitudes(rt, right, left, false)
                         : subtract_magnitudes(rt, left, right, false);
}

Object *int_subtract(Runtime *rt, Object *left, Object *right)
{
    if (both_medium(left, right))
        return int_from_int64(rt, int_medium_value(left) - int_medium_value(right));
    bool left_negative = int_sign(left) < 0;
    bool right_negative = int_sign(right) < 0;
    if (left_negative != right_negative)
        return add_magnitudes(rt, left, right, left_negative);
    return subtract_magnitudes(rt, left, right, left_negative);
}

Object *int_multiply(Runtime *rt, Object *left, Object *right)
{
    if (both_medium(left, right))
        return int_from_int64(rt, int_medium_value(left) * int_medium_value(right));
    IntObject *product = int_multiply_magnitudes(rt, as_int(left), as_int(right));
    if (product != NULL && int_sign(left) != int_sign(right))
        product->ob_base.ob_size = -product->ob_base.ob_size;
    return int_normalize(rt, product);
}

/* ---- division of absolute values: *quotient (may be NULL) and *remainder are new references on success */

static bool divide_by_digit(Runtime *rt, Object *left, Object *right, Object **quotient, Object **remainder)
{
    const uint32_t *digits = as_int(left)->ob_digit;
    int64_t count = int_digit_count(left);
    uint32_t divisor = as_int(right)->ob_digit[0];
    if (quotient == NULL) {
        *remainder = int_from_int64(rt, digits_divide_small(NULL, digits, count, divisor));
        return *remainder != NULL;
    }
    IntObject *result = int_new(rt, count);
    if (result == NULL)
        return false;
    uint32_t rest = digits_divide_small(result->ob_digit, digits, count, divisor);
    *quotient = int_normalize(rt, result);
    *remainder = int_from_int64(rt, rest);
    if (*remainder != NULL)
        return true;
    object_decref(rt, *quotient);
    return false;
}

static bool divide_by_many(Runtime *rt, Object *left, Object *right, Object **quotient, Object **remainder)
{
    int64_t count = int_digit_count(left);
    int64_t divisor_count = int_digit_count(right);
    IntObject *dividend = int_new(rt, count + 1);
    if (dividend == NULL)
        return false;
    IntObject *divisor = int_new(rt, divisor_count);
    if (divisor == NULL) {
        object_decref(rt, as_object(dividend));
        return false;
    }
    int shift = __builtin_clz(as_int(right)->ob_digit[divisor_count - 1]) - (32 - INT_DIGIT_BITS);
    digits_shift_left(divisor->ob_digit, as_int(right)->ob_digit, divisor_count, shift);
    uint32_t carry = digits_shift_left(dividend->ob_digit, as_int(left)->ob_digit, count, shift);
    if (carry != 0 || dividend->ob_digit[count - 1] >= divisor->ob_digit[divisor_count - 1])
        dividend->ob_digit[count++] = carry;
    IntObject *result = int_new(rt, count - divisor_count);
    if (result == NULL) {
        object_decref(rt, as_object(divisor));
        object_decref(rt, as_object(dividend));
        return false;
    }
    digits_divide(result->ob_digit, dividend->ob_digit, count, divisor->ob_digit, divisor_count);
    digits_shift_right(divisor->ob_digit, dividend->ob_digit, divisor_count, shift);
    object_decref(rt, as_object(dividend));
    *remainder = int_normalize(rt, divisor);
    Object *whole = int_normalize(rt, result);
    if (quotient == NULL) {
        object_decref(rt, whole);
    } else {
        *quotient = whole;
    }
    return true;
}

static bool magnitude_is_less(const Object *left, const Object *right)
{
    int64_t count = int_digit_count(left);
    if (count != int_digit_count(right))
        return count < int_digit_count(right);
    const uint32_t *left_digits = ((const IntObject *)left)->ob_digit;
    const uint32_t *right_digits = ((const IntObject *)right)->ob_digit;
    return count > 0 && left_digits[count - 1] < right_digits[count - 1];
}

/* Rounding to zero: the remainder has the dividend's sign. */
static bool divide_to_zero(Runtime *rt, Object *left, Object *right, Object **quotient, Object **remainder)
{
    if (magnitude_is_less(left, right)) {
        *remainder = int_as_exact(rt, left);
        if (*remainder == NULL)
            return false;
        if (quotient != NULL)
            *quotient = int_from_int64(rt, 0);
        return true;
    }
    bool done = int_digit_count(right) == 1 ? divide_by_digit(rt, left, right, quotient, remainder)
                                            : divide_by_many(rt, left, right, quotient, remainder);
    if (!done)
        return false;
    if (quotient != NULL && int_sign(left) != int_sign(right))
        *quotient = negate_new(rt, *quotient);
    if (int_sign(left) < 0 && int_sign(*remainder) != 0)
        *remainder = negate_new(rt, *remainder);
    if (*remainder != NULL && (quotient == NULL || *quotient != NULL))
        return true;
    object_xdecref(rt, *remainder);
    if (quotient != NULL)
        object_xdecref(rt, *quotient);
    return false;
}

/* ---- division rounding down */

/* *number (owned) += or -= other; on failure it is dropped and NULL. */
static bool replace(Runtime *rt, Object **number, Object *value)
{
    object_decref(rt, *number);
    *number = value;
    return value != NULL;
}

/* Turns a division to zero into one that rounds down; on failure both are dropped. */
static bool round_down(Runtime *rt, Object *right, Object **quotient, Object **remainder)
{
    if (int_sign(*remainder) * int_sign(right) >= 0)
        return true;
    bool done = replace(rt, remainder, int_add(rt, *remainder, right));
    if (done && quotient != NULL) {
        Object *one = &rt->statics.small_ints[PROFILE_SMALL_INT_NEGATIVE + 1].ob_base.ob_base;
        done = replace(rt, quotient, int_subtract(rt, *quotient, one));
    }
    if (done)
        return true;
    object_xdecref(rt, *remainder);
    if (quotient != NULL)
        object_xdecref(rt, *quotient);
    return false;
}

static int64_t floor_quotient(int64_t left, int64_t right)
{
    return left / right - (left % right != 0 && (left < 0) != (right < 0));
}

static bool divisor_is_zero(Runtime *rt, const Object *right, const char *message)
{
    if (int_sign(right) != 0)
        return false;
    error_set(rt, ERROR_ZERO_DIVISION, "%s", message);
    return true;
}

int int_divmod(Runtime *rt, Object *left, Object *right, Object **quotient, Object **remainder)
{
    if (divisor_is_zero(rt, right, "integer division or modulo by zero"))
        return -1;
    if (both_medium(left, right)) {
        int64_t whole = floor_quotient(int_medium_value(left), int_medium_value(right));
        int64_t rest = int_medium_value(left) - whole * int_medium_value(right);
        *quotient = int_from_int64(rt, whole);
        if (*quotient == NULL)
            return -1;
        *remainder = int_from_int64(rt, rest);
        if (*remainder != NULL)
            return 0;
        object_decref(rt, *quotient);
        return -1;
    }
    if (!divide_to_zero(rt, left, right, quotient, remainder))
        return -1;
    return round_down(rt, right, quotient, remainder) ? 0 : -1;
}

Object *int_floor_divide(Runtime *rt, Object *left, Object *right)
{
    if (int_sign(right) != 0 && both_medium(left, right))
        return int_from_int64(rt, floor_quotient(int_medium_value(left), int_medium_value(right)));
    Object *quotient;
    Object *remainder;
    if (int_divmod(rt, left, right, &quotient, &remainder) < 0)
        return NULL;
    object_decref(rt, remainder);
    return quotient;
}

Object *int_modulo(Runtime *rt, Object *left, Object *right)
{
    if (divisor_is_zero(rt, right, "integer modulo by zero"))
        return NULL;
    if (both_medium(left, right)) {
        int64_t whole = floor_quotient(int_medium_value(left), int_medium_value(right));
        return int_from_int64(rt, int_medium_value(left) - whole * int_medium_value(right));
    }
    Object *remainder;
    if (!divide_to_zero(rt, left, right, NULL, &remainder))
        return NULL;
    return round_down(rt, right, NULL, &remainder) ? remainder : NULL;
}
