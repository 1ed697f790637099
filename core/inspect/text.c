/* Growing and bounded text; see text.h. */
#include "inspect/text.h"

#include <string.h>

static bool text_reserve(Text *text, uint64_t more)
{
    if (text->failed)
        return false;
    if (text->length + more <= text->capacity)
        return true;
    uint64_t capacity = text->capacity * 2;
    if (capacity < text->length + more)
        capacity = text->length + more;
    if (capacity < 4096)
        capacity = 4096;
    /* Records name texts with 32 bits. */
    char *bytes = capacity <= UINT32_MAX ? scratch_alloc(text->scratch, capacity) : NULL;
    text->failed = bytes == NULL;
    if (bytes == NULL)
        return false;
    if (text->length != 0)
        memcpy(bytes, text->bytes, (size_t)text->length);
    text->bytes = bytes;
    text->capacity = capacity;
    return true;
}

void text_append(Text *text, const void *bytes, uint64_t length)
{
    if (length == 0 || !text_reserve(text, length))
        return;
    memcpy(text->bytes + text->length, bytes, (size_t)length);
    text->length += length;
}

void line_put(Line *line, const char *bytes, uint64_t length)
{
    if (length > line->capacity - line->length) {
        length = line->capacity - line->length;
        /* No character is cut in two. */
        while (length > 0 && ((uint8_t)bytes[length] & 0xC0) == 0x80)
            length--;
    }
    memcpy(line->bytes + line->length, bytes, (size_t)length);
    line->length += length;
}

void line_text(Line *line, const char *text) { line_put(line, text, strlen(text)); }

void line_unsigned(Line *line, uint64_t number)
{
    char digits[20];
    int count = 0;
    do {
        digits[sizeof digits - 1 - (size_t)count++] = (char)('0' + number % 10);
        number /= 10;
    } while (number != 0);
    line_put(line, digits + sizeof digits - count, (uint64_t)count);
}

void line_number(Line *line, int64_t number)
{
    if (number < 0)
        line_put(line, "-", 1);
    line_unsigned(line, number < 0 ? 0 - (uint64_t)number : (uint64_t)number);
}

void line_hex(Line *line, uint64_t number)
{
    int shift = 60;
    while (shift > 0 && number >> shift == 0)
        shift -= 4;
    line_put(line, "0x", 2);
    for (; shift >= 0; shift -= 4)
        line_put(line, &"0123456789abcdef"[number >> shift & 15], 1);
}

void line_character(Line *line, uint32_t character)
{
    char bytes[4];
    uint64_t length;
    if (character > 0x10FFFF || (character >= 0xD800 && character < 0xE000))
        character = 0xFFFD;
    if (character < 0x80) {
        bytes[0] = (char)character;
        length = 1;
    } else if (character < 0x800) {
        bytes[0] = (char)(0xC0 | character >> 6);
        bytes[1] = (char)(0x80 | (character & 63));
        length = 2;
    } else if (character < 0x10000) {
        bytes[0] = (char)(0xE0 | character >> 12);
        bytes[1] = (char)(0x80 | (character >> 6 & 63));
        bytes[2] = (char)(0x80 | (character & 63));
        length = 3;
    } else {
        bytes[0] = (char)(0xF0 | character >> 18);
        bytes[1] = (char)(0x80 | (character >> 12 & 63));
        bytes[2] = (char)(0x80 | (character >> 6 & 63));
        bytes[3] = (char)(0x80 | (character & 63));
        length = 4;
    }
    if (length <= line->capacity - line->length)
        line_put(line, bytes, length);
}
