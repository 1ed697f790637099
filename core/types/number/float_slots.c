/* float's operators, and which C functions make up the type. CPython: Objects/floatobject.c */
#include "types/number/float.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "object/error.h"
#include "types/builtin_slots.h"
#include "types/call.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/complex.h"
#include "types/number/float_methods.h"
#include "types/number/float_text.h"
#include "types/number/int.h"
#include "types/text/str.h"

/* ---- operands */

int float_operand(Runtime *rt, Object *object, double *value)
{
    if (LIKELY(object_is_exact_float(rt, object)) ||
        type_is_subtype(object_type(object), runtime_type(rt, TYPE_FLOAT))) {
        *value = float_value(object);
        return 1;
    }
    if (!object_is_int(object))
        return 0;
    *value = int_as_double(rt, object);
    return *value == -1.0 && error_occurred(rt) ? -1 : 1;
}

/* Both operands: 1, 0 or -1 as float_operand. */
static int operands(Runtime *rt, Object *left, Object *right, double *left_value, double *right_value)
{
    int status = float_operand(rt, left, left_value);
    return status <= 0 ? status : float_operand(rt, right, right_value);
}

static Object *no_operands(Runtime *rt, int status) { return status < 0 ? NULL : not_implemented_new(rt); }

static Object *division_by_zero(Runtime *rt, const char *message)
{
    error_set(rt, ERROR_ZERO_DIVISION, "%s", message);
    return NULL;
}

/* ---- sums and products */

#define FLOAT_OPERATOR(name, expression) \
    static Object *name(Runtime *rt, Object *left, Object *right) \
    { \
        double x, y; \
        int status = operands(rt, left, right, &x, &y); \
        return status <= 0 ? no_operands(rt, status) : float_from_double(rt, expression); \
    }
FLOAT_OPERATOR(add, x + y)
FLOAT_OPERATOR(subtract, x - y)
FLOAT_OPERATOR(multiply, x *y)
#undef FLOAT_OPERATOR

static Object *true_divide(Runtime *rt, Object *left, Object *right)
{
    double x, y;
    int status = operands(rt, left, right, &x, &y);
    if (status <= 0)
        return no_operands(rt, status);
    if (y == 0.0)
        return division_by_zero(rt, "float division by zero");
    return float_from_double(rt, x / y);
}

/* ---- division with remainder */

void float_divmod(double dividend, double divisor, double *quotient, double *remainder)
{
    double rest = fmod(dividend, divisor);
    double whole = (dividend - rest) / divisor;
    if (rest == 0.0) {
        rest = copysign(0.0, divisor);
    } else if ((divisor < 0) != (rest < 0)) {
        rest += divisor;
        whole -= 1.0;
    }
    if (whole == 0.0) {
        *quotient = copysign(0.0, dividend / divisor);
    } else {
        *quotient = floor(whole);
        if (whole - *quotient > 0.5)
            *quotient += 1.0;
    }
    *remainder = rest;
}

static Object *remainder_of(Runtime *rt, Object *left, Object *right)
{
    double x, y;
    int status = operands(rt, left, right, &x, &y);
    if (status <= 0)
        return no_operands(rt, status);
    if (y == 0.0)
        return division_by_zero(rt, "float modulo");
    double rest = fmod(x, y);
    if (rest == 0.0)
        rest = copysign(0.0, y);
    else if ((y < 0) != (rest < 0))
        rest += y;
    return float_from_double(rt, rest);
}

static Object *floor_divide(Runtime *rt, Object *left, Object *right)
{
    double x, y, quotient, rest;
    int status = operands(rt, left, right, &x, &y);
    if (status <= 0)
        return no_operands(rt, status);
    if (y == 0.0)
        return division_by_zero(rt, "float floor division by zero");
    float_divmod(x, y, &quotient, &rest);
    return float_from_double(rt, quotient);
}

static Object *divmod(Runtime *rt, Object *left, Object *right)
{
    double x, y, quotient, rest;
    int status = operands(rt, left, right, &x, &y);
    if (status <= 0)
        return no_operands(rt, status);
    if (y == 0.0)
        return division_by_zero(rt, "float divmod()");
    float_divmod(x, y, &quotient, &rest);
    Object *items[2] = {float_from_double(rt, quotient), NULL};
    items[1] = items[0] == NULL ? NULL : float_from_double(rt, rest);
    Object *tuple = items[1] == NULL ? NULL : tuple_pack(rt, 2, items);
    object_xdecref(rt, items[0]);
    object_xdecref(rt, items[1]);
    return tuple;
}

/* ---- powers */

void float_range_error(Runtime *rt)
{
    Object *items[2] = {int_from_int64(rt, 34), NULL};
    items[1] = items[0] == NULL ? NULL : str_from_cstring(rt, "Numerical result out of range");
    Object *exception = NULL;
    if (items[1] != NULL)
        exception = object_call_two(rt, (Object *)exception_type(rt, ERROR_OVERFLOW), items[0], items[1]);
    if (exception != NULL)
        error_raise(rt, exception);
    object_xdecref(rt, exception);
    object_xdecref(rt, items[0]);
    object_xdecref(rt, items[1]);
}

static bool is_odd_integer(double value) { return fmod(fabs(value), 2.0) == 1.0; }

/* Where neither is an ordinary number the result stands fixed: true. C libraries disagree about some of these. */
static bool special_power(double base, double exponent, double *result)
{
    bool odd = is_odd_integer(exponent);
    if (exponent == 0 || base == 1.0) {
        *result = 1.0;
    } else if (isnan(base) || isnan(exponent)) {
        *result = isnan(base) ? base : exponent;
    } else if (isinf(exponent)) {
        double magnitude = fabs(base);
        bool grows = (exponent > 0) == (magnitude > 1.0);
        *result = magnitude == 1.0 ? 1.0 : grows ? fabs(exponent) : 0.0;
    } else if (isinf(base)) {
        if (exponent > 0)
            *result = odd ? base : fabs(base);
        else
            *result = odd ? copysign(0.0, base) : 0.0;
    } else if (base == 0.0 && exponent > 0) {
        *result = odd ? base : 0.0;
    } else {
        return false;
    }
    return true;
}

Object *float_power(Runtime *rt, double base, double exponent)
{
    double result;
    if (special_power(base, exponent, &result))
        return float_from_double(rt, result);
    if (base == 0.0)
        return division_by_zero(rt, "0.0 cannot be raised to a negative power");
    bool negate = false;
    if (base < 0.0) {
        if (exponent != floor(exponent))
            return complex_power_of(rt, (ComplexValue){base, 0.0}, (ComplexValue){exponent, 0.0});
        base = -base;
        negate = is_odd_integer(exponent);
    }
    if (base == 1.0)
        return float_from_double(rt, negate ? -1.0 : 1.0);
    result = pow(base, exponent);
    if (isinf(result)) {
        float_range_error(rt);
        return NULL;
    }
    return float_from_double(rt, negate ? -result : result);
}

static Object *power(Runtime *rt, Object *base, Object *exponent, Object *modulus)
{
    double x, y;
    if (modulus != runtime_none(rt)) {
        error_set(rt, ERROR_TYPE, "pow() 3rd argument not allowed unless all arguments are integers");
        return NULL;
    }
    int status = operands(rt, base, exponent, &x, &y);
    return status <= 0 ? no_operands(rt, status) : float_power(rt, x, y);
}

/* ---- one operand */

static Object *negative(Runtime *rt, Object *object) { return float_from_double(rt, -float_value(object)); }
static Object *absolute(Runtime *rt, Object *object)
{
    return float_from_double(rt, fabs(float_value(object)));
}
static Object *as_int(Runtime *rt, Object *object) { return int_from_double(rt, float_value(object)); }

static int is_nonzero(Runtime *rt, Object *object)
{
    (void)rt;
    return float_value(object) != 0.0;
}

static Object *as_exact(Runtime *rt, Object *object)
{
    if (object_is_exact_float(rt, object))
        return object_incref(object);
    return float_from_double(rt, float_value(object));
}

Object *float_repr(Runtime *rt, Object *object)
{
    char text[FLOAT_TEXT_CAPACITY];
    int length = float_to_text(float_value(object), text);
    return str_from_utf8(rt, text, length);
}

const TypeDefinition float_definition = {
    .slots = {.dealloc = float_dealloc,
              .new = float_type_new,
              .repr = float_repr,
              .hash = float_hash,
              .richcompare = float_richcompare,
              .nb_add = add,
              .nb_subtract = subtract,
              .nb_multiply = multiply,
              .nb_remainder = remainder_of,
              .nb_divmod = divmod,
              .nb_power = power,
              .nb_negative = negative,
              .nb_positive = as_exact,
              .nb_absolute = absolute,
              .nb_bool = is_nonzero,
              .nb_int = as_int,
              .nb_float = as_exact,
              .nb_floor_divide = floor_divide,
              .nb_true_divide = true_divide},
    .methods = float_methods,
    .getsets = float_getsets,
    .doc = "Convert a string or number to a floating point number, if possible.",
    .generic_attributes = GENERIC_GETATTR,
};
