/* math's functions of many numbers: sums, products, lengths. */
#include <math.h>

#include "modules/math_private.h"
#include "types/abstract.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/number/int.h"

/* A pair of doubles whose sum is meant: high is the nearest double to it. */
typedef struct DoublePair {
    double high, low;
} DoublePair;

static DoublePair exact_sum(double x, double y)
{
    double sum = x + y;
    double part = sum - x;
    return (DoublePair){sum, (x - (sum - part)) + (y - part)};
}

static DoublePair exact_product(double x, double y)
{
    double product = x * y;
    return (DoublePair){product, fma(x, y, -product)};
}

/* ---- fsum: partial sums that do not overlap, so that nothing is ever lost. Shewchuk, "Adaptive Precision
 * Floating-Point Arithmetic", 1997. No two have a bit in the same place, and doubles have 2098 places: so many at most,
 * and one that is being added. */

enum { PARTIALS_MOST = 2100 };

typedef struct Partials {
    int count;
    double values[PARTIALS_MOST]; /* from the smallest on */
    double special;               /* sum of infinities and NaNs */
    double infinities;
} Partials;

static int add_number(Runtime *rt, Partials *partials, double x)
{
    double original = x;
    int kept = 0;
    for (int i = 0; i < partials->count; i++) {
        double y = partials->values[i];
        if (fabs(x) < fabs(y)) {
            double smaller = x;
            x = y;
            y = smaller;
        }
        double high = x + y;
        double low = y - (high - x);
        if (low != 0.0)
            partials->values[kept++] = low;
        x = high;
    }
    partials->count = kept;
    if (x == 0.0)
        return 0;
    if (isfinite(x)) {
        partials->values[partials->count++] = x;
        return 0;
    }
    if (isfinite(original)) {
        error_set(rt, ERROR_OVERFLOW, "intermediate overflow in fsum");
        return -1;
    }
    if (isinf(original))
        partials->infinities += original;
    partials->special += original;
    partials->count = 0;
    return 0;
}

/* The partials' sum, rounded once. */
static double round_partials(const Partials *partials)
{
    int i = partials->count;
    if (i == 0)
        return 0.0;
    double high = partials->values[--i];
    double low = 0.0;
    while (i > 0 && low == 0.0) {
        DoublePair sum = exact_sum(high, partials->values[--i]);
        high = sum.high;
        low = sum.low;
    }
    /* A tie that what lies below decides. */
    if (i > 0 && low != 0.0 && (low < 0.0) == (partials->values[i - 1] < 0.0)) {
        double twice = low * 2.0;
        double candidate = high + twice;
        if (twice == candidate - high)
            high = candidate;
    }
    return high;
}

static Object *finish_sum(Runtime *rt, const Partials *partials)
{
    if (partials->special == 0.0)
        return float_from_double(rt, round_partials(partials));
    if (!isnan(partials->infinities))
        return float_from_double(rt, partials->special);
    error_set(rt, ERROR_VALUE, "-inf + inf in fsum");
    return NULL;
}

Object *math_fsum(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *iterator = object_iter(rt, argument_at(arguments, 0));
    if (iterator == NULL)
        return NULL;
    Partials partials = {.count = 0, .special = 0.0, .infinities = 0.0};
    Object *item;
    while ((item = iterator_next(rt, iterator)) != NULL) {
        double value;
        int status = math_argument(rt, item, &value);
        object_decref(rt, item);
        if (status < 0 || add_number(rt, &partials, value) < 0)
            break;
    }
    object_decref(rt, iterator);
    return error_occurred(rt) ? NULL : finish_sum(rt, &partials);
}

/* ---- prod */

Object *math_prod(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"", "start", NULL};
    static const Parameters parameters = {"prod", names, 1, 1};
    Object *values[2];
    (void)self;
    if (arguments_parse(rt, arguments, &parameters, values) < 0)
        return NULL;
    Object *iterator = object_iter(rt, values[0]);
    if (iterator == NULL)
        return NULL;
    Object *result = values[1] != NULL ? object_incref(values[1]) : int_from_int64(rt, 1);
    Object *item = NULL;
    while (result != NULL && (item = iterator_next(rt, iterator)) != NULL) {
        Object *product = number_binary(rt, result, item, BINARY_MULTIPLY);
        object_decref(rt, item);
        object_decref(rt, result);
        result = product;
    }
    object_decref(rt, iterator);
    if (result == NULL || !error_occurred(rt))
        return result;
    object_decref(rt, result);
    return NULL;
}

/* ---- lengths */

/* The root of the sum of squares, of numbers below 1 with one not far below: the sum is exact to 106 bits, and so is
 * what the root of its high part leaves. */
static double root_of_squares(const double *values, int64_t count, double scale)
{
    DoublePair sum = {0.0, 0.0};
    for (int64_t i = 0; i < count; i++) {
        double x = values[i] * scale;
        DoublePair square = exact_product(x, x);
        DoublePair next = exact_sum(sum.high, square.high);
        sum.high = next.high;
        sum.low += next.low + square.low;
    }
    double root = sqrt(sum.high + sum.low);
    if (root == 0.0)
        return 0.0;
    DoublePair square = exact_product(root, root);
    DoublePair rest = exact_sum(sum.high, -square.high);
    double left = rest.high + (rest.low + (sum.low - square.low));
    return root + left / (2.0 * root);
}

/* sqrt of the sum of squares of `values`, none of which is negative. */
static double length_of(double *values, int64_t count)
{
    double most = 0.0;
    bool has_nan = false;
    for (int64_t i = 0; i < count; i++) {
        has_nan = has_nan || isnan(values[i]);
        if (values[i] > most)
            most = values[i];
    }
    if (isinf(most))
        return most;
    if (has_nan)
        return NAN;
    if (most == 0.0 || count <= 1)
        return most;
    int exponent;
    frexp(most, &exponent);
    if (exponent < -1000) {
        for (int64_t i = 0; i < count; i++)
            values[i] = ldexp(values[i], 1074);
        return ldexp(length_of(values, count), -1074);
    }
    return ldexp(root_of_squares(values, count, ldexp(1.0, -exponent)), exponent);
}

enum { COORDINATES_IN_PLACE = 32 };

/* Room for `count` doubles: `small`, or memory to be freed; NULL and MemoryError. */
static double *coordinates_alloc(Runtime *rt, double *small, int64_t count)
{
    if (count <= COORDINATES_IN_PLACE)
        return small;
    double *values = memory_alloc(&rt->memory, (uint64_t)count * sizeof(double));
    if (values == NULL)
        error_no_memory(rt);
    return values;
}

static Object *finish_length(Runtime *rt, double *values, double *small, int64_t count, int status)
{
    Object *result = status < 0 ? NULL : float_from_double(rt, length_of(values, count));
    if (values != small)
        memory_free(&rt->memory, values);
    return result;
}

Object *math_hypot(Runtime *rt, Object *self, const Arguments *arguments)
{
    double small[COORDINATES_IN_PLACE];
    (void)self;
    double *values = coordinates_alloc(rt, small, arguments->count);
    if (values == NULL)
        return NULL;
    int status = 0;
    for (int64_t i = 0; status == 0 && i < arguments->count; i++) {
        status = math_argument(rt, argument_at(arguments, i), &values[i]);
        values[i] = fabs(values[i]);
    }
    return finish_length(rt, values, small, arguments->count, status);
}

static Object *distance(Runtime *rt, Object *p, Object *q)
{
    double small[COORDINATES_IN_PLACE];
    int64_t count = tuple_size(p);
    if (count != tuple_size(q)) {
        error_set(rt, ERROR_VALUE, "both points must have the same number of dimensions");
        return NULL;
    }
    double *values = coordinates_alloc(rt, small, count);
    if (values == NULL)
        return NULL;
    int status = 0;
    for (int64_t i = 0; status == 0 && i < count; i++) {
        double x = 0.0, y = 0.0;
        status = math_argument(rt, tuple_get(p, i), &x);
        if (status == 0)
            status = math_argument(rt, tuple_get(q, i), &y);
        values[i] = fabs(x - y);
    }
    return finish_length(rt, values, small, count, status);
}

static Object *as_tuple(Runtime *rt, Object *object)
{
    return object_is_tuple(object) ? object_incref(object) : sequence_tuple(rt, object);
}

Object *math_dist(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *p = as_tuple(rt, argument_at(arguments, 0));
    Object *q = p == NULL ? NULL : as_tuple(rt, argument_at(arguments, 1));
    Object *result = q == NULL ? NULL : distance(rt, p, q);
    object_xdecref(rt, p);
    object_xdecref(rt, q);
    return result;
}
