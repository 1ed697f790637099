/* Powers, greatest common divisors, roots; see int_power.h. */
#include "types/number/int_power.h"

#include <math.h>

#include "object/error.h"
#include "types/number/int.h"
#include "types/number/int_arithmetic.h"
#include "types/number/int_bits.h"

/* Puts `value` (stolen) in the place of *number (owned); false when it is NULL. */
static bool put(Runtime *rt, Object **number, Object *value)
{
    object_decref(rt, *number);
    *number = value;
    return value != NULL;
}

/* *number = *number * factor, modulo `modulus` unless NULL. */
static bool multiply_by(Runtime *rt, Object **number, Object *factor, Object *modulus)
{
    if (!put(rt, number, int_multiply(rt, *number, factor)))
        return false;
    return modulus == NULL || put(rt, number, int_modulo(rt, *number, modulus));
}

/* ---- powers, by squaring from the exponent's highest bit on */

static bool bit_at(const Object *number, int64_t bit)
{
    return ((const IntObject *)number)->ob_digit[bit / INT_DIGIT_BITS] >> (bit % INT_DIGIT_BITS) & 1;
}

static Object *raise_by_bits(Runtime *rt, Object *base, Object *exponent, Object *modulus)
{
    Object *result = object_incref(base);
    for (int64_t bit = int_bit_length(exponent) - 2; bit >= 0; bit--) {
        if (!multiply_by(rt, &result, result, modulus))
            return NULL;
        if (bit_at(exponent, bit) && !multiply_by(rt, &result, base, modulus))
            return NULL;
    }
    return result;
}

enum { WINDOW_BITS = 5, WINDOW_POWERS = 16, WINDOW_LEAST = 240 };

/* base**1, base**3, base**5 …: owned. */
typedef struct OddPowers {
    Object *powers[WINDOW_POWERS];
} OddPowers;

static void release_powers(Runtime *rt, OddPowers *odd)
{
    for (int i = 0; i < WINDOW_POWERS; i++)
        object_xdecref(rt, odd->powers[i]);
}

static bool make_powers(Runtime *rt, OddPowers *odd, Object *base, Object *modulus)
{
    Object *square = object_incref(base);
    odd->powers[0] = object_incref(base);
    bool done = multiply_by(rt, &square, base, modulus);
    for (int i = 1; done && i < WINDOW_POWERS; i++) {
        odd->powers[i] = object_incref(odd->powers[i - 1]);
        done = multiply_by(rt, &odd->powers[i], square, modulus);
    }
    object_xdecref(rt, square);
    return done;
}

/* The window that begins at `bit`, which is set, and ends with a set bit: its value; *width its length. */
static int window_at(const Object *exponent, int64_t bit, int *width)
{
    int value = 0;
    int odd_value = 0;
    for (int i = 0; i < WINDOW_BITS && bit - i >= 0; i++) {
        value = value * 2 + bit_at(exponent, bit - i);
        if ((value & 1) != 0) {
            odd_value = value;
            *width = i + 1;
        }
    }
    return odd_value;
}

static Object *raise_by_windows(Runtime *rt, Object *base, Object *exponent, Object *modulus)
{
    OddPowers odd = {{NULL}};
    Object *result = make_powers(rt, &odd, base, modulus) ? int_from_int64(rt, 1) : NULL;
    for (int64_t bit = int_bit_length(exponent) - 1; result != NULL && bit >= 0;) {
        int width = 1;
        int value = bit_at(exponent, bit) ? window_at(exponent, bit, &width) : 0;
        bool done = true;
        for (int i = 0; done && i < width; i++)
            done = multiply_by(rt, &result, result, modulus);
        if (done && value != 0)
            multiply_by(rt, &result, odd.powers[value / 2], modulus);
        bit -= width;
    }
    release_powers(rt, &odd);
    return result;
}

static Object *raise_to(Runtime *rt, Object *base, Object *exponent, Object *modulus)
{
    if (int_sign(exponent) == 0)
        return int_from_int64(rt, 1);
    if (int_bit_length(exponent) < WINDOW_LEAST)
        return raise_by_bits(rt, base, exponent, modulus);
    return raise_by_windows(rt, base, exponent, modulus);
}

Object *int_power(Runtime *rt, Object *base, Object *exponent)
{
    Object *exact = int_as_exact(rt, base);
    if (exact == NULL)
        return NULL;
    Object *result = raise_to(rt, exact, exponent, NULL);
    if (result == exact) { /* CPython multiplies by 1 */
        Object *opposite = int_negate(rt, exact);
        object_decref(rt, result);
        result = opposite == NULL ? NULL : int_negate(rt, opposite);
        object_xdecref(rt, opposite);
    }
    object_decref(rt, exact);
    return result;
}

/* ---- modulo */

static Object *not_invertible(Runtime *rt)
{
    error_set(rt, ERROR_VALUE, "base is not invertible for the given modulus");
    return NULL;
}

/* Euclid's algorithm with one factor: before and after each step, value == factor * number modulo `modulus`, up to a
 * multiple of it, for both rows. */
static Object *inverse(Runtime *rt, Object *number, Object *modulus)
{
    Object *value = object_incref(number);
    Object *next_value = object_incref(modulus);
    Object *factor = int_from_int64(rt, 1);
    Object *next_factor = int_from_int64(rt, 0);
    bool done = true;
    while (done && int_sign(next_value) != 0) {
        Object *quotient = NULL;
        Object *remainder = NULL;
        if (int_divmod(rt, value, next_value, &quotient, &remainder) < 0) {
            done = false;
            break;
        }
        object_decref(rt, value);
        value = next_value;
        next_value = remainder;
        Object *product = int_multiply(rt, quotient, next_factor);
        object_decref(rt, quotient);
        Object *difference = product == NULL ? NULL : int_subtract(rt, factor, product);
        object_xdecref(rt, product);
        if (difference == NULL) {
            done = false;
            break;
        }
        object_decref(rt, factor);
        factor = next_factor;
        next_factor = difference;
    }
    bool is_one = done && int_is_medium(value) && int_medium_value(value) == 1;
    object_decref(rt, value);
    object_decref(rt, next_value);
    object_decref(rt, next_factor);
    if (is_one)
        return factor;
    object_decref(rt, factor);
    return done ? not_invertible(rt) : NULL;
}

/* base modulo `modulus` (positive), or its inverse for a negative exponent: new reference. */
static Object *modular_base(Runtime *rt, Object *base, Object *exponent, Object *modulus)
{
    if (int_sign(exponent) >= 0)
        return int_modulo(rt, base, modulus);
    Object *inverted = inverse(rt, base, modulus);
    if (inverted != NULL)
        put(rt, &inverted, int_modulo(rt, inverted, modulus));
    return inverted;
}

static Object *power_of_positive_modulus(Runtime *rt, Object *base, Object *exponent, Object *modulus)
{
    if (int_is_medium(modulus) && int_medium_value(modulus) == 1)
        return int_from_int64(rt, 0);
    Object *reduced = modular_base(rt, base, exponent, modulus);
    if (reduced == NULL)
        return NULL;
    Object *positive = int_absolute(rt, exponent);
    Object *result = positive == NULL ? NULL : raise_to(rt, reduced, positive, modulus);
    object_xdecref(rt, positive);
    object_decref(rt, reduced);
    return result;
}

Object *int_power_modulo(Runtime *rt, Object *base, Object *exponent, Object *modulus)
{
    if (int_sign(modulus) == 0) {
        error_set(rt, ERROR_VALUE, "pow() 3rd argument cannot be 0");
        return NULL;
    }
    Object *positive = int_absolute(rt, modulus);
    if (positive == NULL)
        return NULL;
    Object *result = power_of_positive_modulus(rt, base, exponent, positive);
    if (result != NULL && int_sign(modulus) < 0 && int_sign(result) != 0)
        put(rt, &result, int_subtract(rt, result, positive));
    object_decref(rt, positive);
    return result;
}

/* ---- the greatest common divisor */

static bool fits_int64(const Object *number) { return int_bit_length(number) < 64; }

static uint64_t gcd_of_words(uint64_t left, uint64_t right)
{
    while (right != 0) {
        uint64_t rest = left % right;
        left = right;
        right = rest;
    }
    return left;
}

static uint64_t magnitude(Runtime *rt, Object *number)
{
    bool overflow;
    int64_t value = int_as_int64(rt, number, &overflow);
    return value < 0 ? UINT64_C(0) - (uint64_t)value : (uint64_t)value;
}

/* Euclid's step, *left (owned) becoming what *right was, while either does not fit a word. */
static Object *gcd_of_large(Runtime *rt, Object *left, Object *right)
{
    while (int_sign(right) != 0 && !(fits_int64(left) && fits_int64(right))) {
        Object *rest = int_modulo(rt, left, right);
        object_decref(rt, left);
        left = right;
        right = rest;
        if (rest == NULL) {
            object_decref(rt, left);
            return NULL;
        }
    }
    Object *result = int_sign(right) == 0
                         ? int_absolute(rt, left)
                         : int_from_uint64(rt, gcd_of_words(magnitude(rt, left), magnitude(rt, right)));
    object_decref(rt, left);
    object_decref(rt, right);
    return result;
}

Object *int_gcd(Runtime *rt, Object *left, Object *right)
{
    if (fits_int64(left) && fits_int64(right))
        return int_from_uint64(rt, gcd_of_words(magnitude(rt, left), magnitude(rt, right)));
    Object *positive_left = int_absolute(rt, left);
    if (positive_left == NULL)
        return NULL;
    Object *positive_right = int_absolute(rt, right);
    if (positive_right == NULL) {
        object_decref(rt, positive_left);
        return NULL;
    }
    return gcd_of_large(rt, positive_left, positive_right);
}

/* ---- square roots */

static uint64_t root_of_word(uint64_t value)
{
    uint64_t root = (uint64_t)sqrt((double)value);
    while (root > UINT32_MAX || root * root > value)
        root--;
    while (root < UINT32_MAX && (root + 1) * (root + 1) <= value)
        root++;
    return root;
}

/* (approximation + number / approximation) / 2: new reference. */
static Object *newton_step(Runtime *rt, Object *number, Object *approximation)
{
    Object *next = int_floor_divide(rt, number, approximation);
    if (next == NULL || !put(rt, &next, int_add(rt, next, approximation)))
        return NULL;
    put(rt, &next, int_right_shift_by(rt, next, 1));
    return next;
}

/* Newton's iteration at full length from above, where it falls until the root is reached. The first guess is right
 * in its highest 31 bits; each step doubles these. */
static Object *root_of_large(Runtime *rt, Object *number)
{
    int64_t shift = (int_bit_length(number) - 62) / 2 * 2;
    Object *top = int_right_shift_by(rt, number, shift);
    if (top == NULL)
        return NULL;
    uint64_t root = root_of_word(magnitude(rt, top)) + 1;
    Object *guess = int_from_uint64(rt, root);
    object_decref(rt, top);
    if (guess == NULL || !put(rt, &guess, int_left_shift_by(rt, guess, shift / 2)))
        return NULL;
    for (;;) {
        Object *next = newton_step(rt, number, guess);
        if (next == NULL || int_compare(next, guess) >= 0) {
            object_xdecref(rt, next == NULL ? guess : next);
            return next == NULL ? NULL : guess;
        }
        object_decref(rt, guess);
        guess = next;
    }
}

Object *int_square_root(Runtime *rt, Object *number)
{
    if (int_sign(number) < 0) {
        error_set(rt, ERROR_VALUE, "isqrt() argument must be nonnegative");
        return NULL;
    }
    if (fits_int64(number))
        return int_from_uint64(rt, root_of_word(magnitude(rt, number)));
    return root_of_large(rt, number);
}
