/* complex: arithmetic, comparing, hashing, and which C functions make up the type. */
#include "types/number/complex.h"

#include <math.h>
#include <string.h>

#include "object/error.h"
#include "types/builtin_slots.h"
#include "types/container/tuple.h"
#include "types/free.h"
#include "types/hash.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/float.h"
#include "types/number/float_digits.h"
#include "types/number/int.h"
#include "types/text/format.h"
#include "types/text/str.h"

Object *complex_from_value(Runtime *rt, ComplexValue value)
{
    Object *object = object_new(rt, runtime_type(rt, TYPE_COMPLEX), (int64_t)sizeof(ComplexObject));
    if (object == NULL)
        return NULL;
    ((ComplexObject *)object)->real = value.real;
    ((ComplexObject *)object)->imaginary = value.imag;
    return object;
}

static void complex_dealloc(Runtime *rt, Object *object) { object_free(rt, object); }

/* ---- operands: 1; 0: no number; -1 and OverflowError */

static int operand(Runtime *rt, Object *object, ComplexValue *value)
{
    if (object_is_complex(rt, object)) {
        *value = complex_value(object);
        return 1;
    }
    value->imag = 0.0;
    return float_operand(rt, object, &value->real);
}

static int operands(Runtime *rt, Object *left, Object *right, ComplexValue *x, ComplexValue *y)
{
    int status = operand(rt, left, x);
    return status <= 0 ? status : operand(rt, right, y);
}

static Object *no_operands(Runtime *rt, int status) { return status < 0 ? NULL : not_implemented_new(rt); }

/* ---- arithmetic */

static ComplexValue sum(ComplexValue x, ComplexValue y)
{
    return (ComplexValue){x.real + y.real, x.imag + y.imag};
}

static ComplexValue difference(ComplexValue x, ComplexValue y)
{
    return (ComplexValue){x.real - y.real, x.imag - y.imag};
}

static ComplexValue product(ComplexValue x, ComplexValue y)
{
    return (ComplexValue){x.real * y.real - x.imag * y.imag, x.real * y.imag + x.imag * y.real};
}

/* Smith's way: dividing by the larger part first keeps squares from overflowing. The divisor is not 0. */
static ComplexValue quotient(ComplexValue x, ComplexValue y)
{
    double real_size = fabs(y.real);
    double imag_size = fabs(y.imag);
    if (real_size >= imag_size) {
        double ratio = y.imag / y.real;
        double divisor = y.real + y.imag * ratio;
        return (ComplexValue){(x.real + x.imag * ratio) / divisor, (x.imag - x.real * ratio) / divisor};
    }
    if (imag_size >= real_size) {
        double ratio = y.real / y.imag;
        double divisor = y.real * ratio + y.imag;
        return (ComplexValue){(x.real * ratio + x.imag) / divisor, (x.imag * ratio - x.real) / divisor};
    }
    return (ComplexValue){NAN, NAN};
}

#define COMPLEX_OPERATOR(name, function) \
    static Object *name(Runtime *rt, Object *left, Object *right) \
    { \
        ComplexValue x, y; \
        int status = operands(rt, left, right, &x, &y); \
        return status <= 0 ? no_operands(rt, status) : complex_from_value(rt, function(x, y)); \
    }
COMPLEX_OPERATOR(add, sum)
COMPLEX_OPERATOR(subtract, difference)
COMPLEX_OPERATOR(multiply, product)
#undef COMPLEX_OPERATOR

static Object *divide(Runtime *rt, Object *left, Object *right)
{
    ComplexValue x, y;
    int status = operands(rt, left, right, &x, &y);
    if (status <= 0)
        return no_operands(rt, status);
    if (y.real == 0.0 && y.imag == 0.0) {
        error_set(rt, ERROR_ZERO_DIVISION, "complex division by zero");
        return NULL;
    }
    return complex_from_value(rt, quotient(x, y));
}

/* ---- powers */

static ComplexValue power_of_integer(ComplexValue base, int64_t exponent)
{
    ComplexValue result = {1.0, 0.0};
    ComplexValue power = base;
    for (int64_t mask = 1; mask <= exponent; mask <<= 1) {
        if ((exponent & mask) != 0)
            result = product(result, power);
        power = product(power, power);
    }
    return result;
}

/* False: 0 to a power that it has not, or an infinite angle, of which C's errno says the same. */
static bool power_of_any(ComplexValue base, ComplexValue exponent, ComplexValue *result)
{
    if (exponent.real == 0.0 && exponent.imag == 0.0) {
        *result = (ComplexValue){1.0, 0.0};
        return true;
    }
    if (base.real == 0.0 && base.imag == 0.0) {
        *result = (ComplexValue){0.0, 0.0};
        return exponent.imag == 0.0 && exponent.real >= 0.0;
    }
    double magnitude = hypot(base.real, base.imag);
    double length = pow(magnitude, exponent.real);
    double angle = atan2(base.imag, base.real);
    double phase = angle * exponent.real;
    if (exponent.imag != 0.0) {
        length /= exp(angle * exponent.imag);
        phase += exponent.imag * log(magnitude);
    }
    *result = (ComplexValue){length * cos(phase), length * sin(phase)};
    return !isinf(phase);
}

static bool power_value(ComplexValue base, ComplexValue exponent, ComplexValue *result)
{
    bool is_small =
        exponent.imag == 0.0 && exponent.real == floor(exponent.real) && fabs(exponent.real) <= 100.0;
    if (!is_small)
        return power_of_any(base, exponent, result);
    if (exponent.real >= 0.0) {
        *result = power_of_integer(base, (int64_t)exponent.real);
        return true;
    }
    ComplexValue divisor = power_of_integer(base, -(int64_t)exponent.real);
    if (divisor.real == 0.0 && divisor.imag == 0.0)
        return false;
    *result = quotient((ComplexValue){1.0, 0.0}, divisor);
    return true;
}

Object *complex_power_of(Runtime *rt, ComplexValue base, ComplexValue exponent)
{
    ComplexValue result;
    if (!power_value(base, exponent, &result)) {
        error_set(rt, ERROR_ZERO_DIVISION, "0.0 to a negative or complex power");
        return NULL;
    }
    if (isinf(result.real) || isinf(result.imag)) {
        error_set(rt, ERROR_OVERFLOW, "complex exponentiation");
        return NULL;
    }
    return complex_from_value(rt, result);
}

static Object *power(Runtime *rt, Object *base, Object *exponent, Object *modulus)
{
    ComplexValue x, y;
    int status = operands(rt, base, exponent, &x, &y);
    if (status <= 0)
        return no_operands(rt, status);
    if (modulus != runtime_none(rt)) {
        error_set(rt, ERROR_VALUE, "complex modulo");
        return NULL;
    }
    return complex_power_of(rt, x, y);
}

/* ---- one operand */

static Object *negative(Runtime *rt, Object *object)
{
    ComplexValue value = complex_value(object);
    return complex_from_value(rt, (ComplexValue){-value.real, -value.imag});
}

static Object *as_exact(Runtime *rt, Object *object)
{
    if (object_is_exact(rt, object, TYPE_COMPLEX))
        return object_incref(object);
    return complex_from_value(rt, complex_value(object));
}

double complex_magnitude(ComplexValue value)
{
    if (isinf(value.real) || isinf(value.imag))
        return INFINITY;
    if (isnan(value.real) || isnan(value.imag))
        return NAN;
    return hypot(value.real, value.imag);
}

static Object *absolute(Runtime *rt, Object *object)
{
    ComplexValue value = complex_value(object);
    double magnitude = complex_magnitude(value);
    if (isinf(magnitude) && isfinite(value.real) && isfinite(value.imag)) {
        error_set(rt, ERROR_OVERFLOW, "absolute value too large");
        return NULL;
    }
    return float_from_double(rt, magnitude);
}

static int is_nonzero(Runtime *rt, Object *object)
{
    (void)rt;
    ComplexValue value = complex_value(object);
    return value.real != 0.0 || value.imag != 0.0;
}

/* ---- comparing and hashing */

static int64_t hash_part(const Object *object, double part)
{
    return part != part ? object_hash_address(object) : hash_double(part);
}

static int64_t hash(Runtime *rt, Object *object)
{
    (void)rt;
    ComplexValue value = complex_value(object);
    uint64_t combined =
        (uint64_t)hash_part(object, value.real) + UINT64_C(1000003) * (uint64_t)hash_part(object, value.imag);
    return hash_not_minus_one((int64_t)combined);
}

static Object *richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator operator)
{
    if (operator!= COMPARE_EQ && operator!= COMPARE_NE)
        return not_implemented_new(rt);
    ComplexValue x = complex_value(left);
    bool equal;
    if (object_is_int(right)) {
        equal = x.imag == 0.0 && x.real == x.real && float_compare_int(x.real, right) == 0;
    } else {
        ComplexValue y;
        int status = operand(rt, right, &y);
        if (status <= 0)
            return no_operands(rt, status);
        equal = x.real == y.real && x.imag == y.imag;
    }
    return bool_from(rt, equal == (operator== COMPARE_EQ));
}

/* ---- text */

static Object *repr(Runtime *rt, Object *object)
{
    ComplexValue value = complex_value(object);
    char text[96];
    char *out = text;
    bool only_imag = value.real == 0.0 && !signbit(value.real);
    if (!only_imag) {
        *out++ = '(';
        out += float_write(value.real, 'r', 0, 0, out);
    }
    out += float_write(value.imag, 'r', 0, only_imag ? 0 : FLOAT_SIGN, out);
    *out++ = 'j';
    if (!only_imag)
        *out++ = ')';
    return str_from_utf8(rt, text, out - text);
}

/* ---- methods */

static Object *complex_method_conjugate(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    ComplexValue value = complex_value(self);
    return complex_from_value(rt, (ComplexValue){value.real, -value.imag});
}

static Object *complex_method_complex(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return as_exact(rt, self);
}

static Object *complex_method_getnewargs(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    ComplexValue value = complex_value(self);
    Object *items[2] = {float_from_double(rt, value.real), NULL};
    items[1] = items[0] == NULL ? NULL : float_from_double(rt, value.imag);
    Object *tuple = items[1] == NULL ? NULL : tuple_pack(rt, 2, items);
    object_xdecref(rt, items[0]);
    object_xdecref(rt, items[1]);
    return tuple;
}

static Object *complex_method_format(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *specification = format_argument(rt, arguments);
    return specification == NULL ? NULL : complex_format(rt, self, specification);
}

static const MethodDefinition methods[] = {
    {"__complex__", complex_method_complex, 0, 0, 0, "($self, /)"},
    {"conjugate", complex_method_conjugate, 0, 0, 0, "($self, /)"},
    {"__getnewargs__", complex_method_getnewargs, 0, 0, 0, "($self, /)"},
    {"__format__", complex_method_format, 1, 1, METHOD_O, "($self, format_spec, /)"},
    {0},
};

static const FieldMember members[] = {
    {"real", offsetof(ComplexObject, real), FIELD_MEMBER_DOUBLE, true},
    {"imag", offsetof(ComplexObject, imaginary), FIELD_MEMBER_DOUBLE, true},
    {0},
};

const TypeDefinition complex_definition = {
    .slots = {.dealloc = complex_dealloc,
              .new = complex_type_new,
              .repr = repr,
              .hash = hash,
              .richcompare = richcompare,
              .nb_add = add,
              .nb_subtract = subtract,
              .nb_multiply = multiply,
              .nb_power = power,
              .nb_negative = negative,
              .nb_positive = as_exact,
              .nb_absolute = absolute,
              .nb_bool = is_nonzero,
              .nb_true_divide = divide},
    .methods = methods,
    .members = members,
    .doc = "Create a complex number from a real part and an optional imaginary part.\n\n"
           "This is equivalent to (real + imag*1j) where imag defaults to 0.",
    .generic_attributes = GENERIC_GETATTR,
};
