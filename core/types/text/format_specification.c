/* Reading format specifications. */
#include "object/error.h"
#include "types/error/exception.h"
#include "types/text/format_private.h"
#include "types/text/str.h"
#include "types/text/str_view.h"
#include "types/text/unicode_characters.h"

typedef struct SpecificationReader {
    Runtime *rt;
    Object *text;
    int64_t position;
    int64_t length;
} SpecificationReader;

/* 0 at the end and beyond. */
static uint32_t peek(const SpecificationReader *reader, int64_t ahead)
{
    int64_t position = reader->position + ahead;
    return position < reader->length ? str_character(reader->text, position) : 0;
}

static bool is_at_end(const SpecificationReader *reader) { return reader->position >= reader->length; }

static bool skip(SpecificationReader *reader, uint32_t character)
{
    if (is_at_end(reader) || peek(reader, 0) != character)
        return false;
    reader->position++;
    return true;
}

static bool is_align(uint32_t character)
{
    return character == '<' || character == '>' || character == '=' || character == '^';
}

/* True when digits were there; *value -1 otherwise. */
static int read_number(SpecificationReader *reader, int64_t *value)
{
    int64_t number = 0;
    int64_t begin = reader->position;
    for (; character_is_decimal(peek(reader, 0)); reader->position++) {
        int digit = character_decimal_value(peek(reader, 0));
        if (number > (INT64_MAX - digit) / 10) {
            error_set(reader->rt, ERROR_VALUE, "Too many decimal digits in format string");
            return -1;
        }
        number = number * 10 + digit;
    }
    *value = reader->position == begin ? -1 : number;
    return 0;
}

static bool read_align(SpecificationReader *reader, FormatSpecification *result, bool *has_fill)
{
    *has_fill = reader->length - reader->position >= 2 && is_align(peek(reader, 1));
    if (*has_fill) {
        result->fill = peek(reader, 0);
        result->align = peek(reader, 1);
        reader->position += 2;
        return true;
    }
    if (is_at_end(reader) || !is_align(peek(reader, 0)))
        return false;
    result->align = peek(reader, 0);
    reader->position++;
    return true;
}

static int both_separators(Runtime *rt)
{
    error_set(rt, ERROR_VALUE, "Cannot specify both ',' and '_'.");
    return -1;
}

static int read_separator(SpecificationReader *reader, FormatSpecification *result)
{
    if (skip(reader, ','))
        result->separator = ',';
    if (skip(reader, '_')) {
        if (result->separator != 0)
            return both_separators(reader->rt);
        result->separator = '_';
    }
    if (!is_at_end(reader) && peek(reader, 0) == ',' && result->separator == '_')
        return both_separators(reader->rt);
    return 0;
}

static int bad_separator(Runtime *rt, char separator, uint32_t type)
{
    if (type > 32 && type < 128)
        error_set(rt, ERROR_VALUE, "Cannot specify '%c' with '%c'.", separator, (int)type);
    else
        error_set(rt, ERROR_VALUE, "Cannot specify '%c' with '\\x%x'.", separator, type);
    return -1;
}

static int check_separator(Runtime *rt, FormatSpecification *result)
{
    if (result->separator == 0)
        return 0;
    switch (result->type) {
    case 'd':
    case 'e':
    case 'f':
    case 'g':
    case 'E':
    case 'G':
    case '%':
    case 'F':
    case '\0':
        result->group = 3;
        return 0;
    case 'b':
    case 'o':
    case 'x':
    case 'X':
        if (result->separator == '_') {
            result->group = 4;
            return 0;
        }
        return bad_separator(rt, result->separator, result->type);
    default:
        return bad_separator(rt, result->separator, result->type);
    }
}

static int read_precision(SpecificationReader *reader, FormatSpecification *result)
{
    if (!skip(reader, '.'))
        return 0;
    if (read_number(reader, &result->precision) < 0)
        return -1;
    if (result->precision >= 0)
        return 0;
    error_set(reader->rt, ERROR_VALUE, "Format specifier missing precision");
    return -1;
}

int format_parse(Runtime *rt, Object *specification, Object *value, uint32_t type, uint32_t align,
                 FormatSpecification *result)
{
    SpecificationReader reader = {rt, specification, 0, str_length(specification)};
    *result = (FormatSpecification){.width = -1, .precision = -1, .fill = ' ', .align = align, .type = type};
    bool has_fill;
    bool has_align = read_align(&reader, result, &has_fill);
    if (peek(&reader, 0) == '+' || peek(&reader, 0) == '-' || peek(&reader, 0) == ' ')
        result->sign = str_character(specification, reader.position++);
    result->no_negative_zero = skip(&reader, 'z');
    result->alternate = skip(&reader, '#');
    if (!has_fill && skip(&reader, '0')) {
        result->fill = '0';
        if (!has_align && align == '>')
            result->align = '=';
    }
    if (read_number(&reader, &result->width) < 0 || read_separator(&reader, result) < 0 ||
        read_precision(&reader, result) < 0)
        return -1;
    if (reader.length - reader.position > 1) {
        error_format(rt, ERROR_VALUE, "Invalid format specifier '%U' for object of type '%.200T'",
                     specification, value);
        return -1;
    }
    if (!is_at_end(&reader))
        result->type = peek(&reader, 0);
    return check_separator(rt, result);
}

Object *format_unknown_type(Runtime *rt, uint32_t type, Object *value)
{
    const char *name = ref_pointer(object_type(value)->tp_name);
    if (type > 32 && type < 128)
        error_set(rt, ERROR_VALUE, "Unknown format code '%c' for object of type '%.200s'", (int)type, name);
    else
        error_set(rt, ERROR_VALUE, "Unknown format code '\\x%x' for object of type '%.200s'", type, name);
    return NULL;
}

Object *format_argument(Runtime *rt, const Arguments *arguments)
{
    Object *specification = argument_at(arguments, 0);
    if (object_is_str(specification))
        return specification;
    return error_format(rt, ERROR_TYPE, "__format__() argument must be str, not %.50s",
                        argument_word(rt, specification));
}
