/* See str_repr.h. */
#include "types/text/str_repr.h"

#include "object/error.h"
#include "types/text/str_view.h"
#include "types/text/unicode_characters.h"

/* What a character needs inside the quotes. */
static int width_of(uint32_t character, uint32_t quote)
{
    if (character == quote || character == '\\' || character == '\t' || character == '\n' ||
        character == '\r')
        return 2;
    if (character_is_printable(character))
        return 1;
    return character < 0x100 ? 4 : character < 0x10000 ? 6 : 10;
}

/* Double quotes only where they save escapes. */
static uint32_t quote_for(const TextView *text)
{
    bool has_single = false;
    for (int64_t i = 0; i < text->length; i++) {
        uint32_t character = view_at(text, i);
        if (character == '"')
            return '\'';
        has_single = has_single || character == '\'';
    }
    return has_single ? '"' : '\'';
}

static void put(const TextView *target, int64_t *place, uint32_t character)
{
    str_write(target->kind, (void *)(uintptr_t)target->data, (*place)++, character);
}

static void put_escaped(const TextView *target, int64_t *place, uint32_t character, uint32_t quote)
{
    static const char digits[] = "0123456789abcdef";
    int width = width_of(character, quote);
    put(target, place, '\\');
    if (width == 2) {
        put(target, place,
            character == '\t'   ? 't'
            : character == '\n' ? 'n'
            : character == '\r' ? 'r'
                                : character);
        return;
    }
    put(target, place, width == 4 ? 'x' : width == 6 ? 'u' : 'U');
    for (int shift = 4 * (width - 3); shift >= 0; shift -= 4)
        put(target, place, (uint8_t)digits[character >> shift & 15]);
}

Object *str_repr(Runtime *rt, Object *self)
{
    TextView text = view_of_str(self);
    uint32_t quote = quote_for(&text);
    uint32_t all = quote;
    int64_t length = 2;
    for (int64_t i = 0; i < text.length; i++) {
        uint32_t character = view_at(&text, i);
        int width = width_of(character, quote);
        if (width == 1)
            all |= character;
        if (width > INT64_MAX - length) {
            error_set(rt, ERROR_OVERFLOW, "string is too long to generate repr");
            return NULL;
        }
        length += width;
    }
    TextView target;
    Object *result = view_new(rt, FAMILY_STR, length, all > 0x10ffff ? 0x10ffff : all, &target);
    if (result == NULL)
        return NULL;
    int64_t place = 0;
    put(&target, &place, quote);
    for (int64_t i = 0; i < text.length; i++) {
        uint32_t character = view_at(&text, i);
        if (width_of(character, quote) == 1)
            put(&target, &place, character);
        else
            put_escaped(&target, &place, character, quote);
    }
    put(&target, &place, quote);
    return result;
}
