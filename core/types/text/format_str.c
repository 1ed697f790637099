/* Formatting strs. */
#include "object/error.h"
#include "types/abstract.h"
#include "types/text/format_private.h"
#include "types/text/str.h"

static const char *refusal(const FormatSpecification *specification)
{
    if (specification->sign == ' ')
        return "Space not allowed in string format specifier";
    if (specification->sign != 0)
        return "Sign not allowed in string format specifier";
    if (specification->no_negative_zero)
        return "Negative zero coercion (z) not allowed in string format specifier";
    if (specification->alternate)
        return "Alternate form (#) not allowed in string format specifier";
    if (specification->align == '=')
        return "'=' alignment not allowed in string format specifier";
    return NULL;
}

static uint32_t widest_character(Object *string, int64_t length)
{
    uint32_t widest = 127;
    if (str_is_ascii(string))
        return widest;
    for (int64_t i = 0; i < length; i++) {
        uint32_t character = str_character(string, i);
        if (character > widest)
            widest = character;
    }
    return widest;
}

static Object *pad(Runtime *rt, Object *value, int64_t length, const FormatSpecification *specification)
{
    Padding padding = format_padding(specification, length);
    int64_t added = padding.left + padding.right;
    /* As it is, its class too. */
    if (added == 0 && length > 0 && length == str_length(value))
        return object_incref(value);
    if (added == 0)
        return str_slice(rt, value, 0, length);
    uint32_t widest = widest_character(value, length);
    if (specification->fill > widest)
        widest = specification->fill;
    Object *string = str_new(rt, length + added, widest);
    if (string == NULL)
        return NULL;
    CharacterWriter writer = character_writer(string);
    character_write_fill(&writer, specification->fill, padding.left);
    character_write_str(&writer, value, length);
    character_write_fill(&writer, specification->fill, padding.right);
    return format_share(rt, string);
}

Object *str_format_spec(Runtime *rt, Object *value, Object *specification)
{
    if (str_length(specification) == 0)
        return str_is_exact(rt, value) ? object_incref(value) : object_str(rt, value);
    FormatSpecification parsed;
    if (format_parse(rt, specification, value, 's', '<', &parsed) < 0)
        return NULL;
    if (parsed.type != 's')
        return format_unknown_type(rt, parsed.type, value);
    const char *message = refusal(&parsed);
    if (message != NULL) {
        error_set(rt, ERROR_VALUE, "%s", message);
        return NULL;
    }
    int64_t length = str_length(value);
    if (parsed.precision >= 0 && parsed.precision < length)
        length = parsed.precision;
    return pad(rt, value, length, &parsed);
}
