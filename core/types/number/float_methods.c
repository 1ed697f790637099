/* What can be asked of a float by name, and float(). CPython: Objects/floatobject.c */
#include "types/number/float_methods.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "object/error.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/class/instance.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/number/bool.h"
#include "types/number/float.h"
#include "types/number/float_digits.h"
#include "types/number/float_read.h"
#include "types/number/int.h"
#include "types/number/int_bits.h"
#include "types/text/bytes.h"
#include "types/text/format.h"
#include "types/text/str.h"
#include "types/text/str_view.h"

/* ---- float() */

static bool converts_itself(const Object *object)
{
    const TypeObject *type = object_type(object);
    return type_nb_float(type) != NULL || type_nb_index(type) != NULL;
}

static Object *from_buffer(Runtime *rt, Object *object)
{
    BufferView view;
    if (object_get_buffer(rt, object, &view, false) < 0)
        return NULL;
    Object *result = float_from_bytes_text(rt, object, view.bytes, view.length);
    buffer_release(rt, &view);
    return result;
}

static Object *make_exact(Runtime *rt, Object *value)
{
    if (value == NULL)
        return float_from_double(rt, 0.0);
    if (str_is_exact(rt, value))
        return float_from_str(rt, value);
    if (converts_itself(value))
        return number_float(rt, value);
    if (object_is_str(value))
        return float_from_str(rt, value);
    if (type_bf_getbuffer(object_type(value)) != NULL)
        return from_buffer(rt, value);
    return number_float(rt, value);
}

Object *float_type_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    const TypeObject *plain = runtime_type(rt, TYPE_FLOAT);
    bool takes_keywords = type != plain && type->tp_init != plain->tp_init;
    if ((!takes_keywords && arguments_no_keywords(rt, "float", arguments) < 0) ||
        arguments_check_count(rt, "float", arguments, 0, 1) < 0)
        return NULL;
    Object *number = make_exact(rt, argument_at(arguments, 0));
    if (number == NULL || type == plain)
        return number;
    Object *instance = instance_new_variable(rt, type, 0);
    if (instance != NULL)
        ((FloatObject *)instance)->ob_fval = float_value(number);
    object_decref(rt, number);
    return instance;
}

/* ---- to whole numbers */

static Object *float_method_trunc(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return int_from_double(rt, float_value(self));
}

static Object *float_method_floor(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return int_from_double(rt, floor(float_value(self)));
}

static Object *float_method_ceil(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return int_from_double(rt, ceil(float_value(self)));
}

/* To the nearest whole number, ties to the even one. */
static double round_half_even(double value)
{
    double rounded = round(value);
    if (fabs(value - rounded) == 0.5)
        rounded = 2.0 * round(value / 2.0);
    return rounded;
}

enum { DECIMALS_MOST = 323, DECIMALS_LEAST = -308 };

Object *float_round(Runtime *rt, double value, int64_t digits)
{
    if (!isfinite(value) || digits > DECIMALS_MOST)
        return float_from_double(rt, value);
    if (digits < DECIMALS_LEAST)
        return float_from_double(rt, 0.0 * value);
    FloatDigits rounded;
    float_digits_decimals(value, digits, &rounded);
    char text[FLOAT_EXACT_MOST + 32];
    snprintf(text, sizeof text, "0.%.*se%d", (int)rounded.count, rounded.digits, (int)rounded.point);
    double result = rounded.count == 0 ? 0.0 : strtod(text, NULL);
    if (isinf(result)) {
        error_set(rt, ERROR_OVERFLOW, "rounded value too large to represent");
        return NULL;
    }
    return float_from_double(rt, copysign(result, value));
}

static Object *float_method_round(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *digits = argument_at(arguments, 0);
    if (digits == NULL || digits == runtime_none(rt))
        return int_from_double(rt, round_half_even(float_value(self)));
    int64_t count;
    if (number_as_index(rt, digits, &count, 0) < 0)
        return NULL;
    return float_round(rt, float_value(self), count);
}

static Object *float_method_is_integer(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    double value = float_value(self);
    return bool_from(rt, isfinite(value) && floor(value) == value);
}

/* ---- as a ratio */

static Object *ratio_of(Runtime *rt, int64_t fraction, int exponent)
{
    Object *items[2] = {int_from_int64(rt, fraction), int_from_int64(rt, 1)};
    if (items[0] != NULL && items[1] != NULL) {
        Object **moved = &items[exponent < 0 ? 1 : 0];
        Object *shifted = int_left_shift_by(rt, *moved, exponent < 0 ? -exponent : exponent);
        object_decref(rt, *moved);
        *moved = shifted;
    }
    Object *tuple = items[0] == NULL || items[1] == NULL ? NULL : tuple_pack(rt, 2, items);
    object_xdecref(rt, items[0]);
    object_xdecref(rt, items[1]);
    return tuple;
}

Object *float_integer_ratio(Runtime *rt, double value)
{
    if (isinf(value)) {
        error_set(rt, ERROR_OVERFLOW, "cannot convert Infinity to integer ratio");
        return NULL;
    }
    if (isnan(value)) {
        error_set(rt, ERROR_VALUE, "cannot convert NaN to integer ratio");
        return NULL;
    }
    if (value == 0.0)
        return ratio_of(rt, 0, 0);
    int exponent;
    int64_t fraction = (int64_t)ldexp(frexp(value, &exponent), 53);
    int zeros = __builtin_ctzll((uint64_t)fraction);
    return ratio_of(rt, fraction / (INT64_C(1) << zeros), exponent - 53 + zeros);
}

static Object *float_method_as_integer_ratio(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return float_integer_ratio(rt, float_value(self));
}

/* ---- hexadecimal */

static Object *float_method_hex(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    double value = float_value(self);
    if (!isfinite(value))
        return float_repr(rt, self);
    uint64_t bits;
    memcpy(&bits, &value, 8);
    const char *sign = bits >> 63 != 0 ? "-" : "";
    uint64_t fraction = bits & ((UINT64_C(1) << 52) - 1);
    int exponent = (int)(bits >> 52 & 0x7ff);
    char text[48];
    if (value == 0.0)
        snprintf(text, sizeof text, "%s0x0.0p+0", sign);
    else
        snprintf(text, sizeof text, "%s0x%d.%013llxp%+d", sign, exponent != 0, (unsigned long long)fraction,
                 (exponent == 0 ? 1 : exponent) - 1023);
    return str_from_cstring(rt, text);
}

static Object *float_method_fromhex(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *string = argument_at(arguments, 0);
    if (!object_is_str(string)) {
        error_set(rt, ERROR_TYPE, "bad argument type for built-in operation");
        return NULL;
    }
    int64_t length;
    const char *text = str_as_utf8(rt, string, &length);
    if (text == NULL)
        return NULL;
    double value = float_from_hex(rt, text, length);
    if (value == -1.0 && error_occurred(rt))
        return NULL;
    Object *number = float_from_double(rt, value);
    if (number == NULL || self == (Object *)runtime_type(rt, TYPE_FLOAT))
        return number;
    Object *derived = object_call_one(rt, self, number);
    object_decref(rt, number);
    return derived;
}

/* ---- the rest */

static Object *float_get_real(Runtime *rt, Object *self)
{
    return object_is_exact_float(rt, self) ? object_incref(self) : float_from_double(rt, float_value(self));
}

static Object *float_get_imag(Runtime *rt, Object *self)
{
    (void)self;
    return float_from_double(rt, 0.0);
}

static Object *float_method_conjugate(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return float_get_real(rt, self);
}

static Object *float_method_getnewargs(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    Object *plain = float_from_double(rt, float_value(self));
    if (plain == NULL)
        return NULL;
    Object *tuple = tuple_pack(rt, 1, &plain);
    object_decref(rt, plain);
    return tuple;
}

static Object *float_method_getformat(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *kind = argument_at(arguments, 0);
    if (!object_is_str(kind))
        return error_format(rt, ERROR_TYPE, "__getformat__() argument must be str, not %.50s",
                            argument_word(rt, kind));
    if (str_equal_ascii(kind, "double") || str_equal_ascii(kind, "float"))
        return str_from_cstring(rt, "IEEE, little-endian");
    error_set(rt, ERROR_VALUE, "__getformat__() argument 1 must be 'double' or 'float'");
    return NULL;
}

static Object *float_method_format(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *specification = format_argument(rt, arguments);
    return specification == NULL ? NULL : float_format(rt, self, specification);
}

const MethodDefinition float_methods[] = {
    {"conjugate", float_method_conjugate, 0, 0, 0, "($self, /)"},
    {"__trunc__", float_method_trunc, 0, 0, 0, "($self, /)"},
    {"__floor__", float_method_floor, 0, 0, 0, "($self, /)"},
    {"__ceil__", float_method_ceil, 0, 0, 0, "($self, /)"},
    {"__round__", float_method_round, 0, 1, 0, "($self, ndigits=None, /)"},
    {"as_integer_ratio", float_method_as_integer_ratio, 0, 0, 0, "($self, /)"},
    {"fromhex", float_method_fromhex, 1, 1, METHOD_O | METHOD_CLASS, "($type, string, /)"},
    {"hex", float_method_hex, 0, 0, 0, "($self, /)"},
    {"is_integer", float_method_is_integer, 0, 0, 0, "($self, /)"},
    {"__getnewargs__", float_method_getnewargs, 0, 0, 0, "($self, /)"},
    {"__getformat__", float_method_getformat, 1, 1, METHOD_O | METHOD_CLASS, "($type, typestr, /)"},
    {"__format__", float_method_format, 1, 1, METHOD_O, "($self, format_spec, /)"},
    {0},
};

const GetSetDefinition float_getsets[] = {
    {"real", float_get_real, NULL},
    {"imag", float_get_imag, NULL},
    {0},
};
