/* Formatting floats and complex numbers. */
#include <limits.h>
#include <math.h>
#include <string.h>

#include "object/error.h"
#include "types/abstract.h"
#include "types/number/complex.h"
#include "types/number/float.h"
#include "types/number/float_digits.h"
#include "types/text/format_private.h"
#include "types/text/str.h"

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

NumberParts format_split_float(const char *text, int64_t length)
{
    NumberParts parts = {.prefix = "", .rest = ""};
    parts.negative = length > 0 && text[0] == '-';
    parts.digits = text + parts.negative;
    length -= parts.negative;
    while (parts.digit_count < length && is_digit(parts.digits[parts.digit_count]))
        parts.digit_count++;
    parts.rest = parts.digits + parts.digit_count;
    parts.rest_count = length - parts.digit_count;
    return parts;
}

static int precision_too_big(Runtime *rt)
{
    error_set(rt, ERROR_VALUE, "precision too big");
    return -1;
}

int64_t format_write_float(Runtime *rt, const FormatSpecification *specification, Object *value,
                           double number, bool add_dot_0, FormatBuffer *buffer)
{
    uint32_t type = specification->type;
    int64_t precision = specification->precision;
    int flags = specification->alternate ? FLOAT_ALTERNATE : 0;
    if (precision > INT_MAX)
        return precision_too_big(rt);
    if (specification->no_negative_zero)
        flags |= FLOAT_NO_NEGATIVE_0;
    if (type == 'E' || type == 'F' || type == 'G')
        flags |= FLOAT_UPPER;
    bool percent = type == '%';
    char letter;
    switch (type) {
    case '\0':
        flags |= add_dot_0 ? FLOAT_ADD_DOT_0 : 0;
        letter = precision < 0 ? 'r' : 'g';
        precision = precision < 0 ? 0 : precision;
        break;
    case 'e':
    case 'E':
        letter = 'e';
        break;
    case 'f':
    case 'F':
    case '%':
        letter = 'f';
        break;
    case 'g':
    case 'G':
    case 'n':
        letter = 'g';
        break;
    default:
        format_unknown_type(rt, type, value);
        return -1;
    }
    if (precision < 0)
        precision = 6;
    if (format_buffer_init(rt, buffer, float_write_capacity(precision) + 1) < 0)
        return -1;
    int64_t length = float_write(percent ? number * 100.0 : number, letter, precision, flags, buffer->text);
    if (percent)
        buffer->text[length++] = '%';
    return length;
}

Object *format_double(Runtime *rt, double number, const FormatSpecification *specification, Object *value)
{
    FormatBuffer buffer;
    int64_t length = format_write_float(rt, specification, value, number, true, &buffer);
    if (length < 0)
        return NULL;
    NumberParts parts = format_split_float(buffer.text, length);
    Object *result = format_number(rt, specification, &parts);
    format_buffer_free(rt, &buffer);
    return result;
}

Object *float_format(Runtime *rt, Object *value, Object *specification)
{
    if (str_length(specification) == 0)
        return object_is_exact_float(rt, value) ? float_repr(rt, value) : object_str(rt, value);
    FormatSpecification parsed;
    if (format_parse(rt, specification, value, '\0', '>', &parsed) < 0)
        return NULL;
    return format_double(rt, float_value(value), &parsed, value);
}

Object *float_percent(Runtime *rt, double value, char type, int64_t precision, bool alternate,
                      bool no_negative_zero)
{
    FormatBuffer buffer;
    bool upper = type >= 'A' && type <= 'Z';
    if (precision < 0)
        precision = 6;
    if (format_buffer_init(rt, &buffer, float_write_capacity(precision)) < 0)
        return NULL;
    int flags = (upper ? FLOAT_UPPER : 0) | (alternate ? FLOAT_ALTERNATE : 0) |
                (no_negative_zero ? FLOAT_NO_NEGATIVE_0 : 0);
    int64_t length = float_write(value, upper ? (char)(type + 32) : type, precision, flags, buffer.text);
    Object *string = str_from_utf8(rt, buffer.text, length);
    format_buffer_free(rt, &buffer);
    return string;
}

/* ---- complex: both parts without padding, then that of both together */

static Object *format_part(Runtime *rt, Object *value, double part, const FormatSpecification *specification)
{
    FormatBuffer buffer;
    int64_t length = format_write_float(rt, specification, value, part, false, &buffer);
    if (length < 0)
        return NULL;
    NumberParts parts = format_split_float(buffer.text, length);
    Object *result = format_number(rt, specification, &parts);
    format_buffer_free(rt, &buffer);
    return result;
}

static Object *pad_parts(Runtime *rt, Object *real, Object *imag, bool brackets,
                         const FormatSpecification *specification)
{
    int64_t real_length = real == NULL ? 0 : str_length(real);
    int64_t length = real_length + str_length(imag) + 1 + 2 * brackets;
    Padding padding = format_padding(specification, length);
    bool is_padded = padding.left + padding.right > 0;
    Object *string = str_new(rt, length + padding.left + padding.right,
                             is_padded && specification->fill > 127 ? specification->fill : 127);
    if (string == NULL)
        return NULL;
    CharacterWriter writer = character_writer(string);
    character_write_fill(&writer, specification->fill, padding.left);
    character_write_fill(&writer, '(', brackets);
    if (real != NULL)
        character_write_str(&writer, real, real_length);
    character_write_str(&writer, imag, str_length(imag));
    character_write_fill(&writer, 'j', 1);
    character_write_fill(&writer, ')', brackets);
    character_write_fill(&writer, specification->fill, padding.right);
    return string;
}

static Object *format_parts(Runtime *rt, Object *value, const FormatSpecification *specification)
{
    ComplexValue number = complex_value(value);
    bool is_repr = specification->type == '\0';
    bool only_imag = is_repr && number.real == 0.0 && !signbit(number.real);
    FormatSpecification plain = *specification;
    plain.width = -1;
    plain.align = '<';
    plain.fill = ' ';
    Object *real = NULL;
    if (!only_imag) {
        real = format_part(rt, value, number.real, &plain);
        if (real == NULL)
            return NULL;
        plain.sign = '+';
    }
    Object *imag = format_part(rt, value, number.imag, &plain);
    Object *result = imag == NULL ? NULL : pad_parts(rt, real, imag, is_repr && !only_imag, specification);
    object_xdecref(rt, real);
    object_xdecref(rt, imag);
    return result;
}

Object *complex_format(Runtime *rt, Object *value, Object *specification)
{
    if (str_length(specification) == 0)
        return object_str(rt, value);
    FormatSpecification parsed;
    if (format_parse(rt, specification, value, '\0', '>', &parsed) < 0)
        return NULL;
    if (strchr("eEfFgGn", (int)(parsed.type < 128 ? parsed.type : 1)) == NULL)
        return format_unknown_type(rt, parsed.type, value);
    const char *message = NULL;
    if (parsed.fill == '0')
        message = "Zero padding is not allowed in complex format specifier";
    else if (parsed.align == '=')
        message = "'=' alignment flag is not allowed in complex format specifier";
    if (message != NULL) {
        error_set(rt, ERROR_VALUE, "%s", message);
        return NULL;
    }
    return format_parts(rt, value, &parsed);
}
