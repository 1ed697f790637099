/* complex(): from text, from one number or two. */
#include <string.h>

#include "object/error.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/class/instance.h"
#include "types/error/exception.h"
#include "types/error/warning.h"
#include "types/names.h"
#include "types/number/complex.h"
#include "types/number/float.h"
#include "types/number/float_read.h"
#include "types/number/int.h"
#include "types/number/int_numeral.h"
#include "types/text/str.h"

/* ---- from text */

static bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static const char *skip_blanks(const char *text)
{
    while (is_blank(*text))
        text++;
    return text;
}

static bool is_unit(char c) { return c == 'j' || c == 'J'; }

/* A sign, or nothing, before the j alone: ±1. */
static const char *scan_sign(const char *text, double *value)
{
    *value = *text == '-' ? -1.0 : 1.0;
    return *text == '+' || *text == '-' ? text + 1 : text;
}

/* One part or two; NULL when it is malformed. */
static const char *scan_parts(const char *text, ComplexValue *value)
{
    double first;
    const char *end = float_scan(text, &first);
    *value = (ComplexValue){0.0, 0.0};
    if (end == text) {
        end = scan_sign(text, &value->imag);
        return is_unit(*end) ? end + 1 : NULL;
    }
    if (is_unit(*end)) {
        value->imag = first;
        return end + 1;
    }
    value->real = first;
    if (*end != '+' && *end != '-')
        return end;
    text = end;
    end = float_scan(text, &value->imag);
    if (end == text)
        end = scan_sign(text, &value->imag);
    return is_unit(*end) ? end + 1 : NULL;
}

/* The text is without underscores, with a 0 at its end. */
static bool read_text(const char *text, int64_t length, ComplexValue *value)
{
    const char *whole = text;
    text = skip_blanks(text);
    bool bracketed = *text == '(';
    if (bracketed)
        text = skip_blanks(text + 1);
    text = scan_parts(text, value);
    if (text == NULL)
        return false;
    text = skip_blanks(text);
    if (bracketed) {
        if (*text != ')')
            return false;
        text = skip_blanks(text + 1);
    }
    return text - whole == length;
}

static int malformed(Runtime *rt)
{
    error_set(rt, ERROR_VALUE, "complex() arg is a malformed string");
    return -1;
}

static int read_numeral(Runtime *rt, const Numeral *numeral, Object *string, ComplexValue *value)
{
    if (memchr(numeral->text, '_', (size_t)numeral->length) == NULL)
        return read_text(numeral->text, numeral->length, value) ? 0 : malformed(rt);
    char *copy = memory_alloc(&rt->memory, (uint64_t)numeral->length + 1);
    if (copy == NULL) {
        error_no_memory(rt);
        return -1;
    }
    bool done = float_strip_underscores(numeral->text, numeral->length, copy);
    if (!done)
        error_format(rt, ERROR_VALUE, "could not convert string to complex: %R", string);
    else if (!read_text(copy, (int64_t)strlen(copy), value))
        malformed(rt);
    memory_free(&rt->memory, copy);
    return error_occurred(rt) ? -1 : 0;
}

int complex_from_str(Runtime *rt, Object *string, ComplexValue *value)
{
    Numeral numeral;
    if (numeral_init(rt, &numeral, string) < 0)
        return -1;
    int status = read_numeral(rt, &numeral, string, value);
    numeral_free(rt, &numeral);
    return status;
}

/* ---- from numbers */

/* What object.__complex__ gives, if it has that: new reference; NULL without an error if not. */
static Object *call_complex_method(Runtime *rt, Object *object)
{
    Object *result = object_call_special(rt, object, name_object(rt, NAME_complex), NULL, 0);
    if (result == NULL || object_is_exact(rt, result, TYPE_COMPLEX))
        return result;
    int status = -1;
    if (!object_is_complex(rt, result))
        error_format(rt, ERROR_TYPE, "__complex__ returned non-complex (type %.200T)", result);
    else
        status = warning_format(
            rt, ERROR_DEPRECATION_WARNING, 1,
            "__complex__ returned non-complex (type %.200T).  The ability to return an instance "
            "of a strict subclass of complex is deprecated, and may be removed in a future version of Python.",
            result);
    if (status == 0)
        return result;
    object_decref(rt, result);
    return NULL;
}

static bool is_number(const Runtime *rt, const Object *object)
{
    const TypeObject *type = object_type(object);
    return type_nb_float(type) != NULL || type_nb_index(type) != NULL || object_is_complex(rt, object);
}

/* The number's value; *whole says that it was a complex. 0, or -1 and an error. */
static int read_number(Runtime *rt, Object *object, ComplexValue *value, bool *whole)
{
    *whole = object_is_complex(rt, object);
    if (*whole) {
        *value = complex_value(object);
        return 0;
    }
    Object *number = number_float(rt, object);
    if (number == NULL)
        return -1;
    *value = (ComplexValue){float_value(number), 0.0};
    object_decref(rt, number);
    return 0;
}

/* Of two complex numbers each adds to both parts. */
static int combine(Runtime *rt, Object *real, Object *imag, ComplexValue *value)
{
    bool real_is_complex;
    if (read_number(rt, real, value, &real_is_complex) < 0)
        return -1;
    if (imag == NULL)
        return 0;
    ComplexValue second;
    bool second_is_complex;
    if (read_number(rt, imag, &second, &second_is_complex) < 0)
        return -1;
    if (second_is_complex)
        value->real -= second.imag;
    value->imag = real_is_complex ? second.real + value->imag : second.real;
    return 0;
}

static int read_numbers(Runtime *rt, Object *real, Object *imag, ComplexValue *value)
{
    Object *converted = call_complex_method(rt, real);
    if (converted == NULL && error_occurred(rt))
        return -1;
    if (converted == NULL)
        converted = object_incref(real);
    int status = -1;
    if (!is_number(rt, converted))
        error_format(rt, ERROR_TYPE, "complex() first argument must be a string or a number, not '%.200T'",
                     converted);
    else if (imag != NULL && !is_number(rt, imag))
        error_format(rt, ERROR_TYPE, "complex() second argument must be a number, not '%.200T'", imag);
    else
        status = combine(rt, converted, imag, value);
    object_decref(rt, converted);
    return status;
}

static int read_arguments(Runtime *rt, Object *real, Object *imag, ComplexValue *value)
{
    *value = (ComplexValue){0.0, 0.0};
    if (real != NULL && object_is_str(real)) {
        if (imag == NULL)
            return complex_from_str(rt, real, value);
        error_set(rt, ERROR_TYPE, "complex() can't take second arg if first is a string");
        return -1;
    }
    if (imag != NULL && object_is_str(imag)) {
        error_set(rt, ERROR_TYPE, "complex() second arg can't be a string");
        return -1;
    }
    if (real == NULL && imag == NULL)
        return 0;
    if (real != NULL)
        return read_numbers(rt, real, imag, value);
    Object *zero = int_from_int64(rt, 0);
    int status = read_numbers(rt, zero, imag, value);
    object_decref(rt, zero);
    return status;
}

Object *complex_type_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    static const char *const names[] = {"real", "imag", NULL};
    static const Parameters parameters = {"complex", names, 0, -1};
    Object *values[2];
    if (arguments_parse(rt, arguments, &parameters, values) < 0)
        return NULL;
    bool is_plain = type == runtime_type(rt, TYPE_COMPLEX);
    if (is_plain && values[0] != NULL && values[1] == NULL && object_is_exact(rt, values[0], TYPE_COMPLEX))
        return object_incref(values[0]);
    ComplexValue value;
    if (read_arguments(rt, values[0], values[1], &value) < 0)
        return NULL;
    if (is_plain)
        return complex_from_value(rt, value);
    Object *instance = instance_new_variable(rt, type, 0);
    if (instance != NULL) {
        ((ComplexObject *)instance)->real = value.real;
        ((ComplexObject *)instance)->imaginary = value.imag;
    }
    return instance;
}
