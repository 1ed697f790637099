/* Where the characters of a formatted value go: padding, and numbers in groups of digits. */
#include <string.h>

#include "object/error.h"
#include "types/text/format_private.h"
#include "types/text/str.h"

/* ---- buffers and writers */

int format_buffer_init(Runtime *rt, FormatBuffer *buffer, int64_t capacity)
{
    buffer->text = buffer->small;
    if (capacity <= (int64_t)sizeof buffer->small)
        return 0;
    buffer->text = memory_alloc(&rt->memory, (uint64_t)capacity);
    if (buffer->text != NULL)
        return 0;
    error_no_memory(rt);
    return -1;
}

void format_buffer_free(Runtime *rt, FormatBuffer *buffer)
{
    if (buffer->text != buffer->small)
        memory_free(&rt->memory, buffer->text);
}

CharacterWriter character_writer(Object *string)
{
    return (CharacterWriter){str_data(string), 0, str_kind(string)};
}

void character_write_fill(CharacterWriter *writer, uint32_t character, int64_t count)
{
    for (; count > 0; count--)
        str_write(writer->kind, writer->data, writer->position++, character);
}

void character_write_ascii(CharacterWriter *writer, const char *text, int64_t count)
{
    if (writer->kind == 1) {
        memcpy((char *)writer->data + writer->position, text, (size_t)count);
        writer->position += count;
        return;
    }
    for (int64_t i = 0; i < count; i++)
        str_write(writer->kind, writer->data, writer->position++, (uint8_t)text[i]);
}

void character_write_str(CharacterWriter *writer, Object *string, int64_t count)
{
    int kind = str_kind(string);
    const void *data = str_data(string);
    for (int64_t i = 0; i < count; i++)
        str_write(writer->kind, writer->data, writer->position++, str_read(kind, data, i));
}

Object *format_share(Runtime *rt, Object *string)
{
    if (string == NULL || str_length(string) != 1 || str_character(string, 0) > 0xff)
        return string;
    Object *shared = str_from_character(rt, str_character(string, 0));
    object_decref(rt, string);
    return shared;
}

Padding format_padding(const FormatSpecification *specification, int64_t length)
{
    int64_t missing = specification->width > length ? specification->width - length : 0;
    switch (specification->align) {
    case '<':
        return (Padding){0, 0, missing};
    case '^':
        return (Padding){missing / 2, 0, missing - missing / 2};
    case '=':
        return (Padding){0, missing, 0};
    default:
        return (Padding){missing, 0, 0};
    }
}

/* ---- groups of digits, from the last one to the first; zeros before them up to `least` characters */

typedef struct Grouping {
    const char *digits;
    int64_t count;
    int64_t least;
    int64_t group;
    char separator;
} Grouping;

static int64_t at_least(int64_t value, int64_t least) { return value > least ? value : least; }
static int64_t at_most(int64_t value, int64_t most) { return value < most ? value : most; }

/* Writes backwards from `end` unless that is NULL; returns how many characters there are. */
static int64_t write_groups(const Grouping *grouping, CharacterWriter *writer, int64_t end)
{
    int64_t remaining = grouping->count;
    int64_t least = grouping->least;
    int64_t written = 0;
    for (;;) {
        int64_t width = at_most(grouping->group, at_least(at_least(remaining, least), 1));
        int64_t digits = at_most(remaining, width);
        for (int64_t i = 0; writer != NULL && i < width; i++) {
            char character = i < digits ? grouping->digits[remaining - 1 - i] : '0';
            str_write(writer->kind, writer->data, end - written - 1 - i, (uint8_t)character);
        }
        written += width;
        remaining -= digits;
        least -= width;
        if (remaining <= 0 && least <= 0)
            return written;
        least--;
        if (writer != NULL)
            str_write(writer->kind, writer->data, end - written - 1, (uint8_t)grouping->separator);
        written++;
    }
}

/* ---- numbers */

static char sign_of(const FormatSpecification *specification, bool negative)
{
    if (negative)
        return '-';
    return specification->sign == '+' || specification->sign == ' ' ? (char)specification->sign : '\0';
}

static uint32_t widest_of(const FormatSpecification *specification, const NumberParts *parts,
                          const Padding *padding)
{
    uint32_t widest = 127;
    if (padding->left + padding->inside + padding->right > 0 && specification->fill > widest)
        widest = specification->fill;
    return parts->has_character && parts->character > widest ? parts->character : widest;
}

Object *format_number(Runtime *rt, const FormatSpecification *specification, const NumberParts *parts)
{
    char sign = sign_of(specification, parts->negative);
    int64_t others = (sign != '\0') + parts->prefix_count + parts->rest_count + parts->has_character;
    bool zeros = specification->fill == '0' && specification->align == '=';
    Grouping grouping = {parts->digits, parts->digit_count, zeros ? specification->width - others : 0,
                         specification->separator != 0 ? specification->group : INT64_MAX,
                         specification->separator};
    int64_t grouped = parts->digit_count == 0 ? 0 : write_groups(&grouping, NULL, 0);
    int64_t length = others + grouped;
    Padding padding = format_padding(specification, length);
    length += padding.left + padding.inside + padding.right;
    Object *string = str_new(rt, length, widest_of(specification, parts, &padding));
    if (string == NULL)
        return NULL;
    CharacterWriter writer = character_writer(string);
    character_write_fill(&writer, specification->fill, padding.left);
    character_write_ascii(&writer, &sign, sign != '\0');
    character_write_ascii(&writer, parts->prefix, parts->prefix_count);
    character_write_fill(&writer, specification->fill, padding.inside);
    writer.position += grouped;
    if (grouped > 0)
        write_groups(&grouping, &writer, writer.position);
    character_write_fill(&writer, parts->character, parts->has_character);
    character_write_ascii(&writer, parts->rest, parts->rest_count);
    character_write_fill(&writer, specification->fill, padding.right);
    return format_share(rt, string);
}
