/* The module math: its table, and its functions of one or two doubles. Owns what is an error where the C library gives
 * an infinity or no number; the results are the C library's. */
#include "modules/module_table.h"

#include <limits.h>
#include <math.h>

#include "modules/math_private.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/names.h"
#include "types/number/bool.h"
#include "types/number/float_read.h"
#include "types/number/int.h"
#include "types/number/int_bits.h"
#include "types/text/str.h"

/* ---- arguments and errors */

int math_argument(Runtime *rt, Object *object, double *value)
{
    int status = float_operand(rt, object, value);
    if (status != 0)
        return status < 0 ? -1 : 0;
    const TypeObject *type = object_type(object);
    if (type_nb_float(type) == NULL && type_nb_index(type) == NULL) {
        error_format(rt, ERROR_TYPE, "must be real number, not %.50T", object);
        return -1;
    }
    Object *number = number_float(rt, object);
    if (number == NULL)
        return -1;
    *value = float_value(number);
    object_decref(rt, number);
    return 0;
}

static int two_arguments(Runtime *rt, const Arguments *arguments, double *x, double *y)
{
    if (math_argument(rt, argument_at(arguments, 0), x) < 0)
        return -1;
    return math_argument(rt, argument_at(arguments, 1), y);
}

Object *math_domain_error(Runtime *rt)
{
    error_set(rt, ERROR_VALUE, "math domain error");
    return NULL;
}

Object *math_range_error(Runtime *rt)
{
    error_set(rt, ERROR_OVERFLOW, "math range error");
    return NULL;
}

/* A function's result for x: out of nothing comes no NaN, and an infinity only as an error. */
static Object *checked_result(Runtime *rt, double x, double result, bool can_overflow)
{
    if (isnan(result) && !isnan(x))
        return math_domain_error(rt);
    if (isinf(result) && isfinite(x))
        return can_overflow ? math_range_error(rt) : math_domain_error(rt);
    return float_from_double(rt, result);
}

/* ---- functions of one double: X(name, can overflow) */

#define C_FUNCTIONS(X) \
    X(acos, false) \
    X(acosh, false) \
    X(asin, false) \
    X(asinh, false) \
    X(atan, false) \
    X(atanh, false) \
    X(cbrt, false) \
    X(cos, false) \
    X(cosh, true) \
    X(erf, false) \
    X(erfc, false) \
    X(exp, true) \
    X(exp2, true) \
    X(expm1, true) \
    X(fabs, false) \
    X(log1p, false) \
    X(sin, false) \
    X(sinh, true) \
    X(sqrt, false) \
    X(tan, false) \
    X(tanh, false)

#define C_FUNCTION(name, can_overflow) \
    static Object *math_##name(Runtime *rt, Object *self, const Arguments *arguments) \
    { \
        double x; \
        (void)self; \
        if (math_argument(rt, argument_at(arguments, 0), &x) < 0) \
            return NULL; \
        return checked_result(rt, x, name(x), can_overflow); \
    }
C_FUNCTIONS(C_FUNCTION)
#undef C_FUNCTION

#define PLAIN_FUNCTION(name, Result, expression) \
    static Object *math_##name(Runtime *rt, Object *self, const Arguments *arguments) \
    { \
        double x; \
        (void)self; \
        return math_argument(rt, argument_at(arguments, 0), &x) < 0 ? NULL : Result(rt, expression); \
    }
PLAIN_FUNCTION(degrees, float_from_double, x *(180.0 / M_PI))
PLAIN_FUNCTION(radians, float_from_double, x *(M_PI / 180.0))
PLAIN_FUNCTION(isfinite, bool_from, isfinite(x) != 0)
PLAIN_FUNCTION(isinf, bool_from, isinf(x) != 0)
PLAIN_FUNCTION(isnan, bool_from, isnan(x) != 0)
#undef PLAIN_FUNCTION

/* ---- functions of two doubles */

static Object *math_atan2(Runtime *rt, Object *self, const Arguments *arguments)
{
    double y, x;
    (void)self;
    return two_arguments(rt, arguments, &y, &x) < 0 ? NULL : float_from_double(rt, atan2(y, x));
}

static Object *math_copysign(Runtime *rt, Object *self, const Arguments *arguments)
{
    double x, y;
    (void)self;
    return two_arguments(rt, arguments, &x, &y) < 0 ? NULL : float_from_double(rt, copysign(x, y));
}

static Object *math_nextafter(Runtime *rt, Object *self, const Arguments *arguments)
{
    double x, y;
    (void)self;
    return two_arguments(rt, arguments, &x, &y) < 0 ? NULL : float_from_double(rt, nextafter(x, y));
}

/* Of two numbers neither of which is a NaN. */
static Object *number_or_domain_error(Runtime *rt, double x, double y, double result)
{
    return isnan(result) && !isnan(x) && !isnan(y) ? math_domain_error(rt) : float_from_double(rt, result);
}

static Object *math_fmod(Runtime *rt, Object *self, const Arguments *arguments)
{
    double x, y;
    (void)self;
    return two_arguments(rt, arguments, &x, &y) < 0 ? NULL : number_or_domain_error(rt, x, y, fmod(x, y));
}

static Object *math_remainder(Runtime *rt, Object *self, const Arguments *arguments)
{
    double x, y;
    (void)self;
    return two_arguments(rt, arguments, &x, &y) < 0 ? NULL
                                                    : number_or_domain_error(rt, x, y, remainder(x, y));
}

static Object *math_pow(Runtime *rt, Object *self, const Arguments *arguments)
{
    double x, y;
    (void)self;
    if (two_arguments(rt, arguments, &x, &y) < 0)
        return NULL;
    double result = pow(x, y);
    if (!isfinite(x) || !isfinite(y) || isfinite(result))
        return float_from_double(rt, result);
    return isnan(result) || x == 0.0 ? math_domain_error(rt) : math_range_error(rt);
}

/* The power of two that the argument says; beyond what an int of C holds all are alike. */
static int read_exponent(Runtime *rt, Object *object, int64_t *exponent)
{
    if (!object_is_int(object)) {
        error_set(rt, ERROR_TYPE, "Expected an int as second argument to ldexp.");
        return -1;
    }
    bool overflow;
    *exponent = int_as_int64(rt, object, &overflow);
    if (overflow)
        *exponent = int_sign(object) < 0 ? INT_MIN : INT_MAX;
    if (*exponent < INT_MIN || *exponent > INT_MAX)
        *exponent = *exponent < 0 ? INT_MIN : INT_MAX;
    return 0;
}

static Object *math_ldexp(Runtime *rt, Object *self, const Arguments *arguments)
{
    double x;
    int64_t exponent;
    (void)self;
    if (math_argument(rt, argument_at(arguments, 0), &x) < 0 ||
        read_exponent(rt, argument_at(arguments, 1), &exponent) < 0)
        return NULL;
    double result = ldexp(x, (int)exponent);
    return isinf(result) && isfinite(x) ? math_range_error(rt) : float_from_double(rt, result);
}

/* ---- functions that give two results */

/* New tuple of two (both stolen; either may be NULL with an error). */
static Object *pair(Runtime *rt, Object *first, Object *second)
{
    Object *items[2] = {first, second};
    Object *tuple = first == NULL || second == NULL ? NULL : tuple_pack(rt, 2, items);
    object_xdecref(rt, first);
    object_xdecref(rt, second);
    return tuple;
}

static Object *math_frexp(Runtime *rt, Object *self, const Arguments *arguments)
{
    double x;
    int exponent = 0;
    (void)self;
    if (math_argument(rt, argument_at(arguments, 0), &x) < 0)
        return NULL;
    if (isfinite(x))
        x = frexp(x, &exponent);
    Object *fraction = float_from_double(rt, x);
    return fraction == NULL ? NULL : pair(rt, fraction, int_from_int64(rt, exponent));
}

static Object *math_modf(Runtime *rt, Object *self, const Arguments *arguments)
{
    double x, whole;
    (void)self;
    if (math_argument(rt, argument_at(arguments, 0), &x) < 0)
        return NULL;
    double fraction = modf(x, &whole);
    Object *first = float_from_double(rt, fraction);
    return first == NULL ? NULL : pair(rt, first, float_from_double(rt, whole));
}

static Object *math_ulp(Runtime *rt, Object *self, const Arguments *arguments)
{
    double x;
    (void)self;
    if (math_argument(rt, argument_at(arguments, 0), &x) < 0)
        return NULL;
    x = fabs(x);
    if (!isfinite(x))
        return float_from_double(rt, x);
    double above = nextafter(x, INFINITY);
    return float_from_double(rt, isinf(above) ? x - nextafter(x, -INFINITY) : above - x);
}

/* ---- whole numbers */

/* What the object's method of this name says; without one, a float is rounded. */
static Object *round_by(Runtime *rt, Object *object, NameId name, double (*function)(double))
{
    if (!object_is_exact_float(rt, object)) {
        Object *result = object_call_special(rt, object, name_object(rt, name), NULL, 0);
        if (result != NULL || error_occurred(rt))
            return result;
    }
    double x;
    return math_argument(rt, object, &x) < 0 ? NULL : int_from_double(rt, function(x));
}

static Object *math_ceil(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return round_by(rt, argument_at(arguments, 0), NAME_ceil, ceil);
}

static Object *math_floor(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return round_by(rt, argument_at(arguments, 0), NAME_floor, floor);
}

static Object *math_trunc(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *object = argument_at(arguments, 0);
    if (object_is_exact_float(rt, object))
        return int_from_double(rt, float_value(object));
    Object *result = object_call_special(rt, object, name_object(rt, NAME_trunc), NULL, 0);
    if (result == NULL && !error_occurred(rt))
        error_format(rt, ERROR_TYPE, "type %.100T doesn't define __trunc__ method", object);
    return result;
}

/* ---- logarithms, of ints beyond all doubles too */

/* An int too large: its highest bits and how many are below, number ~ *fraction * 2**result. */
static int64_t split_int(Runtime *rt, Object *number, double *fraction)
{
    int64_t shift = int_bit_length(number) - 1000;
    Object *top = int_right_shift_by(rt, number, shift);
    if (top == NULL)
        return -1;
    int exponent;
    *fraction = frexp(int_as_double(rt, top), &exponent);
    object_decref(rt, top);
    return shift + exponent;
}

static Object *log_of_int(Runtime *rt, Object *number, double (*function)(double))
{
    if (int_sign(number) <= 0)
        return math_domain_error(rt);
    double value = int_as_double(rt, number);
    if (value != -1.0 || !error_occurred(rt))
        return float_from_double(rt, function(value));
    error_clear(rt);
    int64_t exponent = split_int(rt, number, &value);
    if (exponent < 0)
        return NULL;
    return float_from_double(rt, function(value) + function(2.0) * (double)exponent);
}

static Object *log_by(Runtime *rt, Object *object, double (*function)(double))
{
    double x;
    if (object_is_int(object))
        return log_of_int(rt, object, function);
    if (math_argument(rt, object, &x) < 0)
        return NULL;
    return checked_result(rt, x, function(x), false);
}

static Object *math_log2(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return log_by(rt, argument_at(arguments, 0), log2);
}

static Object *math_log10(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return log_by(rt, argument_at(arguments, 0), log10);
}

static Object *math_log(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    if (arguments_no_keywords(rt, "log", arguments) < 0)
        return NULL;
    if (arguments->count < 1 || arguments->count > 2) {
        error_set(rt, ERROR_TYPE, "math.log requires 1 to 2 arguments");
        return NULL;
    }
    Object *result = log_by(rt, argument_at(arguments, 0), log);
    if (result == NULL || arguments->count == 1)
        return result;
    Object *base = log_by(rt, argument_at(arguments, 1), log);
    Object *quotient = base == NULL ? NULL : number_binary(rt, result, base, BINARY_TRUE_DIVIDE);
    object_decref(rt, result);
    object_xdecref(rt, base);
    return quotient;
}

/* ---- nearness */

static bool is_close(double a, double b, double relative, double absolute)
{
    if (a == b)
        return true;
    if (isinf(a) || isinf(b))
        return false;
    double distance = fabs(b - a);
    return distance <= fabs(relative * b) || distance <= fabs(relative * a) || distance <= absolute;
}

static Object *math_isclose(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"a", "b", "rel_tol", "abs_tol", NULL};
    static const Parameters parameters = {"isclose", names, 2, 2};
    Object *values[4];
    double numbers[4] = {0.0, 0.0, 1e-09, 0.0};
    (void)self;
    if (arguments_parse(rt, arguments, &parameters, values) < 0)
        return NULL;
    for (int i = 0; i < 4; i++) {
        if (values[i] != NULL && math_argument(rt, values[i], &numbers[i]) < 0)
            return NULL;
    }
    if (numbers[2] < 0.0 || numbers[3] < 0.0) {
        error_set(rt, ERROR_VALUE, "tolerances must be non-negative");
        return NULL;
    }
    return bool_from(rt, is_close(numbers[0], numbers[1], numbers[2], numbers[3]));
}

/* ---- the module */

#define ONE_ARGUMENT(name) {#name, math_##name, 1, 1, METHOD_O, "($module, x, /)"},
#define C_FUNCTION_ROW(name, can_overflow) ONE_ARGUMENT(name)

static const MethodDefinition math_methods[] = {
    C_FUNCTIONS(C_FUNCTION_ROW) ONE_ARGUMENT(ceil) ONE_ARGUMENT(degrees) ONE_ARGUMENT(factorial)
        ONE_ARGUMENT(floor) ONE_ARGUMENT(frexp) ONE_ARGUMENT(gamma) ONE_ARGUMENT(isfinite) ONE_ARGUMENT(isinf)
            ONE_ARGUMENT(isnan) ONE_ARGUMENT(lgamma) ONE_ARGUMENT(log10) ONE_ARGUMENT(log2) ONE_ARGUMENT(modf)
                ONE_ARGUMENT(radians) ONE_ARGUMENT(trunc)
                    ONE_ARGUMENT(ulp){"isqrt", math_isqrt, 1, 1, METHOD_O, "($module, n, /)"},
    {"fsum", math_fsum, 1, 1, METHOD_O, "($module, seq, /)"},
    {"atan2", math_atan2, 2, 2, 0, "($module, y, x, /)"},
    {"comb", math_comb, 2, 2, 0, "($module, n, k, /)"},
    {"copysign", math_copysign, 2, 2, 0, "($module, x, y, /)"},
    {"dist", math_dist, 2, 2, 0, "($module, p, q, /)"},
    {"fmod", math_fmod, 2, 2, 0, "($module, x, y, /)"},
    {"gcd", math_gcd, 0, ARGUMENTS_ANY, 0, "($module, *integers)"},
    {"hypot", math_hypot, 0, ARGUMENTS_ANY, 0, NULL},
    {"isclose", math_isclose, 0, ARGUMENTS_ANY, METHOD_KEYWORDS,
     "($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)"},
    {"lcm", math_lcm, 0, ARGUMENTS_ANY, 0, "($module, *integers)"},
    {"ldexp", math_ldexp, 2, 2, 0, "($module, x, i, /)"},
    {"log", math_log, 0, ARGUMENTS_ANY, METHOD_KEYWORDS | METHOD_TUPLE, NULL},
    {"nextafter", math_nextafter, 2, 2, 0, "($module, x, y, /)"},
    {"perm", math_perm, 1, 2, 0, "($module, n, k=None, /)"},
    {"pow", math_pow, 2, 2, 0, "($module, x, y, /)"},
    {"prod", math_prod, 0, ARGUMENTS_ANY, METHOD_KEYWORDS, "($module, iterable, /, *, start=1)"},
    {"remainder", math_remainder, 2, 2, 0, "($module, x, y, /)"},
    {0},
};

static int set_constant(Runtime *rt, Object *module, const char *name, double value)
{
    Object *key = str_intern_cstring(rt, name);
    Object *number = key == NULL ? NULL : float_from_double(rt, value);
    int status = number == NULL ? -1 : object_setattr(rt, module, key, number);
    object_xdecref(rt, key);
    object_xdecref(rt, number);
    return status;
}

static int math_exec(Runtime *rt, Object *module)
{
    if (set_constant(rt, module, "pi", M_PI) < 0 || set_constant(rt, module, "e", M_E) < 0 ||
        set_constant(rt, module, "tau", 2.0 * M_PI) < 0 || set_constant(rt, module, "inf", INFINITY) < 0)
        return -1;
    return set_constant(rt, module, "nan", fabs((double)NAN));
}

const ModuleDefinition math_module = {
    .name = "math",
    .methods = math_methods,
    .exec = math_exec,
    .doc = "This module provides access to the mathematical functions\ndefined by the C standard.",
};
