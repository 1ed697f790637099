/* Formatting ints. */
#include <string.h>

#include "object/error.h"
#include "types/abstract.h"
#include "types/error/exception.h"
#include "types/number/float.h"
#include "types/number/int.h"
#include "types/number/int_text.h"
#include "types/text/format_private.h"
#include "types/text/str.h"

static int base_of_type(uint32_t type)
{
    switch (type) {
    case 'b':
        return 2;
    case 'o':
        return 8;
    case 'x':
    case 'X':
        return 16;
    default:
        return 10;
    }
}

static const char *prefix_of_base(int base, bool upper)
{
    switch (base) {
    case 2:
        return "0b";
    case 8:
        return "0o";
    case 16:
        return upper ? "0X" : "0x";
    default:
        return "";
    }
}

static void make_upper(char *text, int64_t length)
{
    for (int64_t i = 0; i < length; i++) {
        if (text[i] >= 'a' && text[i] <= 'z')
            text[i] = (char)(text[i] - 32);
    }
}

/* The length, or -1 and an error; the buffer is to be freed if it succeeds. */
static int64_t write_digits(Runtime *rt, Object *value, int base, bool upper, FormatBuffer *buffer)
{
    if (format_buffer_init(rt, buffer, int_text_capacity(value, base)) < 0)
        return -1;
    int64_t length =
        base == 10 ? int_to_decimal(rt, value, buffer->text) : int_to_text(value, base, buffer->text);
    if (length < 0)
        format_buffer_free(rt, buffer);
    else if (upper)
        make_upper(buffer->text, length);
    return length;
}

/* ---- format() */

static int check_specification(Runtime *rt, const FormatSpecification *specification)
{
    const char *message = NULL;
    if (specification->precision != -1)
        message = "Precision not allowed in integer format specifier";
    else if (specification->no_negative_zero)
        message = "Negative zero coercion (z) not allowed in integer format specifier";
    else if (specification->type == 'c' && specification->sign != 0)
        message = "Sign not allowed with integer format specifier 'c'";
    else if (specification->type == 'c' && specification->alternate)
        message = "Alternate form (#) not allowed with integer format specifier 'c'";
    if (message == NULL)
        return 0;
    error_set(rt, ERROR_VALUE, "%s", message);
    return -1;
}

static Object *format_character(Runtime *rt, Object *value, const FormatSpecification *specification)
{
    bool overflow;
    int64_t character = int_as_int64(rt, value, &overflow);
    if (overflow) {
        error_set(rt, ERROR_OVERFLOW, "Python int too large to convert to C long");
        return NULL;
    }
    if (character < 0 || character > 0x10ffff) {
        error_set(rt, ERROR_OVERFLOW, "%%c arg not in range(0x110000)");
        return NULL;
    }
    NumberParts parts = {.character = (uint32_t)character, .has_character = true, .prefix = "", .rest = ""};
    return format_number(rt, specification, &parts);
}

static Object *format_digits(Runtime *rt, Object *value, const FormatSpecification *specification)
{
    if (check_specification(rt, specification) < 0)
        return NULL;
    if (specification->type == 'c')
        return format_character(rt, value, specification);
    FormatBuffer buffer;
    int base = base_of_type(specification->type);
    bool upper = specification->type == 'X';
    int64_t length = write_digits(rt, value, base, upper, &buffer);
    if (length < 0)
        return NULL;
    bool negative = int_sign(value) < 0;
    const char *prefix = specification->alternate ? prefix_of_base(base, upper) : "";
    NumberParts parts = {.prefix = prefix,
                         .prefix_count = (int64_t)strlen(prefix),
                         .digits = buffer.text + negative,
                         .digit_count = length - negative,
                         .rest = "",
                         .negative = negative};
    Object *result = format_number(rt, specification, &parts);
    format_buffer_free(rt, &buffer);
    return result;
}

static Object *format_as_float(Runtime *rt, Object *value, const FormatSpecification *specification)
{
    Object *number = number_float(rt, value);
    if (number == NULL)
        return NULL;
    Object *result = format_double(rt, float_value(number), specification, value);
    object_decref(rt, number);
    return result;
}

Object *int_format(Runtime *rt, Object *value, Object *specification)
{
    if (str_length(specification) == 0)
        return object_is_exact(rt, value, TYPE_INT) ? int_repr(rt, value) : object_str(rt, value);
    FormatSpecification parsed;
    if (format_parse(rt, specification, value, 'd', '>', &parsed) < 0)
        return NULL;
    switch (parsed.type) {
    case 'b':
    case 'c':
    case 'd':
    case 'o':
    case 'x':
    case 'X':
    case 'n':
        return format_digits(rt, value, &parsed);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case '%':
        return format_as_float(rt, value, &parsed);
    default:
        return format_unknown_type(rt, parsed.type, value);
    }
}

/* ---- %, hex() and its like */

/* The sign, the prefix, zeros up to `least` digits, the digits. */
static Object *join(Runtime *rt, const char *text, int64_t length, bool negative, const char *prefix,
                    int64_t least)
{
    int64_t digits = length - negative;
    int64_t zeros = least > digits ? least - digits : 0;
    int64_t prefix_length = (int64_t)strlen(prefix);
    Object *string = str_new(rt, negative + prefix_length + zeros + digits, 127);
    if (string == NULL)
        return NULL;
    CharacterWriter writer = character_writer(string);
    character_write_fill(&writer, '-', negative);
    character_write_ascii(&writer, prefix, prefix_length);
    character_write_fill(&writer, '0', zeros);
    character_write_ascii(&writer, text + negative, digits);
    return string;
}

Object *int_percent(Runtime *rt, Object *value, char type, int64_t precision, bool alternate)
{
    FormatBuffer buffer;
    int base = base_of_type((uint32_t)type);
    int64_t length = write_digits(rt, value, base, type == 'X', &buffer);
    if (length < 0)
        return NULL;
    const char *prefix = alternate ? prefix_of_base(base, type == 'X') : "";
    Object *string = join(rt, buffer.text, length, int_sign(value) < 0, prefix, precision);
    format_buffer_free(rt, &buffer);
    return string;
}

Object *int_to_base(Runtime *rt, Object *value, int base)
{
    return int_percent(rt, value, base == 2 ? 'b' : base == 8 ? 'o' : 'x', -1, true);
}
