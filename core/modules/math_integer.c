/* math's functions of whole numbers. */
#include "modules/math_private.h"

#include "types/abstract.h"
#include "types/error/exception.h"
#include "types/number/int.h"
#include "types/number/int_arithmetic.h"
#include "types/number/int_bits.h"
#include "types/number/int_power.h"

/* ---- common divisors and multiples */

static Object *absolute_index(Runtime *rt, Object *object)
{
    Object *index = number_index(rt, object);
    if (index == NULL)
        return NULL;
    Object *result = int_absolute(rt, index);
    object_decref(rt, index);
    return result;
}

typedef Object *(*Combine)(Runtime *rt, Object *left, Object *right);

/* Combines all arguments, none of which is skipped even where the result is known. */
static Object *combine_all(Runtime *rt, const Arguments *arguments, int64_t nothing, Combine combine)
{
    if (arguments->count == 0)
        return int_from_int64(rt, nothing);
    Object *result = absolute_index(rt, argument_at(arguments, 0));
    for (int64_t i = 1; result != NULL && i < arguments->count; i++) {
        Object *next = number_index(rt, argument_at(arguments, i));
        Object *combined = next == NULL ? NULL : combine(rt, result, next);
        object_xdecref(rt, next);
        object_decref(rt, result);
        result = combined;
    }
    return result;
}

static Object *common_multiple(Runtime *rt, Object *left, Object *right)
{
    if (int_sign(left) == 0 || int_sign(right) == 0)
        return int_from_int64(rt, 0);
    Object *divisor = int_gcd(rt, left, right);
    if (divisor == NULL)
        return NULL;
    Object *factor = int_floor_divide(rt, left, divisor);
    object_decref(rt, divisor);
    Object *product = factor == NULL ? NULL : int_multiply(rt, factor, right);
    object_xdecref(rt, factor);
    Object *result = product == NULL ? NULL : int_absolute(rt, product);
    object_xdecref(rt, product);
    return result;
}

Object *math_gcd(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return combine_all(rt, arguments, 0, int_gcd);
}

Object *math_lcm(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return combine_all(rt, arguments, 1, common_multiple);
}

Object *math_isqrt(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *number = number_index(rt, argument_at(arguments, 0));
    if (number == NULL)
        return NULL;
    Object *root = int_square_root(rt, number);
    object_decref(rt, number);
    return root;
}

/* ---- products of neighbours */

/* first * (first + 1) * … * (first + count - 1), by halves, so that factors of like size meet. Recurses to the
 * logarithm of the count. */
static Object *rising_product(Runtime *rt, Object *first, int64_t count)
{
    if (count == 0)
        return int_from_int64(rt, 1);
    if (count == 1)
        return object_incref(first);
    int64_t half = count / 2;
    Object *step = int_from_int64(rt, half);
    Object *middle = step == NULL ? NULL : int_add(rt, first, step);
    object_xdecref(rt, step);
    Object *low = middle == NULL ? NULL : rising_product(rt, first, half);
    Object *high = low == NULL ? NULL : rising_product(rt, middle, count - half);
    Object *product = high == NULL ? NULL : int_multiply(rt, low, high);
    object_xdecref(rt, middle);
    object_xdecref(rt, low);
    object_xdecref(rt, high);
    return product;
}

/* first * … * last of words whose product fits one, then those together. */
static Object *word_product(Runtime *rt, uint64_t first, uint64_t last)
{
    if (last < first)
        return int_from_int64(rt, 1);
    uint64_t product = first;
    uint64_t next = first + 1;
    while (next <= last && !__builtin_mul_overflow(product, next, &product))
        next++;
    if (next > last)
        return int_from_uint64(rt, product);
    uint64_t middle = first + (last - first) / 2;
    Object *low = word_product(rt, first, middle);
    Object *high = low == NULL ? NULL : word_product(rt, middle + 1, last);
    Object *result = high == NULL ? NULL : int_multiply(rt, low, high);
    object_xdecref(rt, low);
    object_xdecref(rt, high);
    return result;
}

static Object *factorial(Runtime *rt, Object *number)
{
    bool overflow;
    int64_t value = int_as_int64(rt, number, &overflow);
    if (int_sign(number) < 0) {
        error_set(rt, ERROR_VALUE, "factorial() not defined for negative values");
        return NULL;
    }
    if (overflow) {
        error_set(rt, ERROR_OVERFLOW, "factorial() argument should not exceed %lld", (long long)INT64_MAX);
        return NULL;
    }
    return value < 2 ? int_from_int64(rt, 1) : word_product(rt, 2, (uint64_t)value);
}

Object *math_factorial(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *number = number_index(rt, argument_at(arguments, 0));
    if (number == NULL)
        return NULL;
    Object *result = factorial(rt, number);
    object_decref(rt, number);
    return result;
}

/* ---- choices */

static bool is_negative(Runtime *rt, Object *number, char name)
{
    if (int_sign(number) >= 0)
        return false;
    error_set(rt, ERROR_VALUE, "%c must be a non-negative integer", name);
    return true;
}

/* How many of n: as a word. -1 and OverflowError. */
static int64_t count_of(Runtime *rt, Object *number, const char *name)
{
    bool overflow;
    int64_t count = int_as_int64(rt, number, &overflow);
    if (!overflow)
        return count;
    error_set(rt, ERROR_OVERFLOW, "%s must not exceed %lld", name, (long long)INT64_MAX);
    return -1;
}

/* n * (n - 1) * … of `count` factors. */
static Object *falling_product(Runtime *rt, Object *n, int64_t count)
{
    Object *step = int_from_int64(rt, count - 1);
    Object *first = step == NULL ? NULL : int_subtract(rt, n, step);
    object_xdecref(rt, step);
    Object *product = first == NULL ? NULL : rising_product(rt, first, count);
    object_xdecref(rt, first);
    return product;
}

static Object *permutations(Runtime *rt, Object *n, Object *k)
{
    if (is_negative(rt, n, 'n') || is_negative(rt, k, 'k'))
        return NULL;
    if (int_compare(n, k) < 0)
        return int_from_int64(rt, 0);
    int64_t count = count_of(rt, k, "k");
    return count < 0 ? NULL : falling_product(rt, n, count);
}

/* Small ones stay within a word: each step's product is a multiple of the step. */
static Object *combinations_of_words(Runtime *rt, uint64_t n, uint64_t k)
{
    unsigned __int128 result = 1;
    for (uint64_t i = 1; i <= k; i++) {
        result = result * (n - k + i) / i;
        if (result >> 64 != 0)
            return NULL;
    }
    return int_from_uint64(rt, (uint64_t)result);
}

static Object *combinations_of(Runtime *rt, Object *n, int64_t count)
{
    if (int_bit_length(n) < 63) {
        bool overflow;
        Object *small = combinations_of_words(rt, (uint64_t)int_as_int64(rt, n, &overflow), (uint64_t)count);
        if (small != NULL || error_occurred(rt))
            return small;
    }
    Object *product = falling_product(rt, n, count);
    Object *divisor = product == NULL ? NULL : word_product(rt, 2, (uint64_t)count);
    Object *result = divisor == NULL ? NULL : int_floor_divide(rt, product, divisor);
    object_xdecref(rt, product);
    object_xdecref(rt, divisor);
    return result;
}

static Object *combinations(Runtime *rt, Object *n, Object *k)
{
    if (is_negative(rt, n, 'n') || is_negative(rt, k, 'k'))
        return NULL;
    Object *others = int_subtract(rt, n, k);
    if (others == NULL)
        return NULL;
    if (int_sign(others) < 0) {
        object_decref(rt, others);
        return int_from_int64(rt, 0);
    }
    int64_t count = count_of(rt, int_compare(others, k) < 0 ? others : k, "min(n - k, k)");
    object_decref(rt, others);
    return count < 0 ? NULL : combinations_of(rt, n, count);
}

static Object *of_two(Runtime *rt, const Arguments *arguments, Combine combine)
{
    Object *n = number_index(rt, argument_at(arguments, 0));
    Object *k = n == NULL ? NULL : number_index(rt, argument_at(arguments, 1));
    Object *result = k == NULL ? NULL : combine(rt, n, k);
    object_xdecref(rt, n);
    object_xdecref(rt, k);
    return result;
}

Object *math_comb(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return of_two(rt, arguments, combinations);
}

Object *math_perm(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *k = argument_at(arguments, 1);
    if (k == NULL || k == runtime_none(rt))
        return math_factorial(rt, self, arguments);
    return of_two(rt, arguments, permutations);
}
