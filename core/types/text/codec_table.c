/* The encodings, each as three functions; see codec_private.h. */
#include "types/text/codec_private.h"

static bool is_surrogate(uint32_t character) { return character - 0xd800 < 0x800; }

static bool accepts_unicode(uint32_t character) { return !is_surrogate(character); }
static bool accepts_ascii(uint32_t character) { return character < 0x80; }
static bool accepts_latin_1(uint32_t character) { return character < 0x100; }
static bool accepts_all(uint32_t character)
{
    (void)character;
    return true;
}

static bool refuse(DecodeError *error, int64_t start, int64_t end, const char *reason)
{
    *error = (DecodeError){start, end, reason};
    return false;
}

/* ---- one byte */

static void put_byte(ByteBuilder *bytes, uint32_t character)
{
    uint8_t byte = (uint8_t)character;
    bytes_add(bytes, &byte, 1);
}

static bool get_ascii(const uint8_t *bytes, int64_t *place, int64_t length, uint32_t *character,
                      DecodeError *error)
{
    (void)length;
    if (bytes[*place] >= 0x80)
        return refuse(error, *place, *place + 1, "ordinal not in range(128)");
    *character = bytes[(*place)++];
    return true;
}

static bool get_latin_1(const uint8_t *bytes, int64_t *place, int64_t length, uint32_t *character,
                        DecodeError *error)
{
    (void)length;
    (void)error;
    *character = bytes[(*place)++];
    return true;
}

/* ---- UTF-8 */

static void put_utf_8(ByteBuilder *bytes, uint32_t character)
{
    char buffer[4];
    bytes_add(bytes, buffer, utf8_put(buffer, character) - buffer);
}

static bool get_utf_8(const uint8_t *bytes, int64_t *place, int64_t length, uint32_t *character,
                      DecodeError *error)
{
    Utf8Error wrong;
    int taken = utf8_read(bytes, *place, length, character, &wrong);
    if (taken == 0)
        return refuse(error, wrong.start, wrong.end, wrong.reason);
    *place += taken;
    return true;
}

/* ---- UTF-16, UTF-32 */

static void put_units(ByteBuilder *bytes, uint32_t value, int count, bool is_big)
{
    uint8_t buffer[4];
    for (int i = 0; i < count; i++)
        buffer[is_big ? count - 1 - i : i] = (uint8_t)(value >> 8 * i);
    bytes_add(bytes, buffer, count);
}

static uint32_t read_units(const uint8_t *bytes, int count, bool is_big)
{
    uint32_t value = 0;
    for (int i = 0; i < count; i++)
        value |= (uint32_t)bytes[is_big ? count - 1 - i : i] << 8 * i;
    return value;
}

static void put_utf_16(ByteBuilder *bytes, uint32_t character, bool is_big)
{
    if (character < 0x10000) {
        put_units(bytes, character, 2, is_big);
        return;
    }
    character -= 0x10000;
    put_units(bytes, 0xd800 | character >> 10, 2, is_big);
    put_units(bytes, 0xdc00 | (character & 0x3ff), 2, is_big);
}

static bool get_utf_16(const uint8_t *bytes, int64_t *place, int64_t length, uint32_t *character,
                       DecodeError *error, bool is_big)
{
    int64_t start = *place;
    if (start + 2 > length)
        return refuse(error, start, length, "truncated data");
    uint32_t first = read_units(bytes + start, 2, is_big);
    if (!is_surrogate(first)) {
        *character = first;
        *place += 2;
        return true;
    }
    if (first >= 0xdc00)
        return refuse(error, start, start + 2, "illegal encoding");
    if (start + 4 > length)
        return refuse(error, start, length, "unexpected end of data");
    uint32_t second = read_units(bytes + start + 2, 2, is_big);
    if (second - 0xdc00 >= 0x400)
        return refuse(error, start, start + 2, "illegal UTF-16 surrogate");
    *character = 0x10000 + ((first & 0x3ff) << 10 | (second & 0x3ff));
    *place += 4;
    return true;
}

static bool get_utf_32(const uint8_t *bytes, int64_t *place, int64_t length, uint32_t *character,
                       DecodeError *error, bool is_big)
{
    int64_t start = *place;
    if (start + 4 > length)
        return refuse(error, start, length, "truncated data");
    *character = read_units(bytes + start, 4, is_big);
    if (is_surrogate(*character))
        return refuse(error, start, start + 4, "code point in surrogate code point range(0xd800, 0xe000)");
    if (*character > 0x10ffff)
        return refuse(error, start, start + 4, "code point not in range(0x110000)");
    *place += 4;
    return true;
}

#define BY_ORDER(name, is_big) \
    static void put_utf_16_##name(ByteBuilder *bytes, uint32_t character) \
    { \
        put_utf_16(bytes, character, is_big); \
    } \
    static void put_utf_32_##name(ByteBuilder *bytes, uint32_t character) \
    { \
        put_units(bytes, character, 4, is_big); \
    } \
    static bool get_utf_16_##name(const uint8_t *bytes, int64_t *place, int64_t length, uint32_t *character, \
                                  DecodeError *error) \
    { \
        return get_utf_16(bytes, place, length, character, error, is_big); \
    } \
    static bool get_utf_32_##name(const uint8_t *bytes, int64_t *place, int64_t length, uint32_t *character, \
                                  DecodeError *error) \
    { \
        return get_utf_32(bytes, place, length, character, error, is_big); \
    }
BY_ORDER(le, false)
BY_ORDER(be, true)
#undef BY_ORDER

/* ---- escapes */

static void put_hex(ByteBuilder *bytes, char kind, uint32_t character, int width)
{
    static const char digits[] = "0123456789abcdef";
    char buffer[12] = {'\\', kind};
    for (int i = 0; i < width; i++)
        buffer[2 + i] = digits[character >> 4 * (width - 1 - i) & 15];
    bytes_add(bytes, buffer, 2 + width);
}

static void put_unicode_escape(ByteBuilder *bytes, uint32_t character)
{
    switch (character) {
    case '\t':
        bytes_add(bytes, "\\t", 2);
        return;
    case '\n':
        bytes_add(bytes, "\\n", 2);
        return;
    case '\r':
        bytes_add(bytes, "\\r", 2);
        return;
    case '\\':
        bytes_add(bytes, "\\\\", 2);
        return;
    default:
        break;
    }
    if (character >= ' ' && character < 0x7f)
        put_byte(bytes, character);
    else if (character < 0x100)
        put_hex(bytes, 'x', character, 2);
    else if (character < 0x10000)
        put_hex(bytes, 'u', character, 4);
    else
        put_hex(bytes, 'U', character, 8);
}

static void put_raw_unicode_escape(ByteBuilder *bytes, uint32_t character)
{
    if (character < 0x100)
        put_byte(bytes, character);
    else if (character < 0x10000)
        put_hex(bytes, 'u', character, 4);
    else
        put_hex(bytes, 'U', character, 8);
}

static int hex_value(uint8_t byte)
{
    if ((uint8_t)(byte - '0') < 10)
        return byte - '0';
    byte |= 0x20;
    return (uint8_t)(byte - 'a') < 6 ? byte - 'a' + 10 : -1;
}

/* The digits behind "\x", "\u" or "\U", which stands at `start`. */
static bool get_hex(const uint8_t *bytes, int64_t start, int64_t *place, int64_t length, int width,
                    uint32_t *character, DecodeError *error)
{
    int64_t i = start + 2;
    *character = 0;
    for (int count = 0; count < width; count++, i++) {
        int digit = i < length ? hex_value(bytes[i]) : -1;
        if (digit < 0)
            return refuse(error, start, i,
                          width == 2   ? "truncated \\xXX escape"
                          : width == 4 ? "truncated \\uXXXX escape"
                                       : "truncated \\UXXXXXXXX escape");
        *character = *character << 4 | (uint32_t)digit;
    }
    if (*character > 0x10ffff)
        return refuse(error, start, i, "illegal Unicode character");
    *place = i;
    return true;
}

static bool get_octal(const uint8_t *bytes, int64_t *place, int64_t length, uint32_t *character)
{
    int64_t i = *place + 1;
    *character = 0;
    for (int count = 0; count < 3 && i < length && (uint8_t)(bytes[i] - '0') < 8; count++)
        *character = *character << 3 | (uint32_t)(bytes[i++] - '0');
    *place = i;
    return true;
}

static bool get_unicode_escape(const uint8_t *bytes, int64_t *place, int64_t length, uint32_t *character,
                               DecodeError *error)
{
    static const char from[] = "\\'\"abfnrtv";
    static const char to[] = "\\'\"\a\b\f\n\r\t\v";
    int64_t start = *place;
    if (bytes[start] != '\\')
        return get_latin_1(bytes, place, length, character, error);
    if (start + 1 >= length)
        return refuse(error, start, length, "\\ at end of string");
    uint8_t kind = bytes[start + 1];
    if (kind == 'x' || kind == 'u' || kind == 'U')
        return get_hex(bytes, start, place, length, kind == 'x' ? 2 : kind == 'u' ? 4 : 8, character, error);
    if ((uint8_t)(kind - '0') < 8)
        return get_octal(bytes, place, length, character);
    if (kind == 'N')
        return refuse(error, start, start + 2, "malformed \\N character escape");
    if (kind == '\n') {
        *character = NO_CHARACTER;
        *place += 2;
        return true;
    }
    for (int i = 0; from[i] != 0; i++) {
        if ((uint8_t)from[i] == kind) {
            *character = (uint8_t)to[i];
            *place += 2;
            return true;
        }
    }
    *character = '\\';
    *place += 1;
    return true;
}

static bool get_raw_unicode_escape(const uint8_t *bytes, int64_t *place, int64_t length, uint32_t *character,
                                   DecodeError *error)
{
    int64_t start = *place;
    int64_t slashes = 0; /* an even number of them before this one */
    while (start - slashes > 0 && bytes[start - slashes - 1] == '\\')
        slashes++;
    bool escapes = bytes[start] == '\\' && slashes % 2 == 0 && start + 1 < length &&
                   (bytes[start + 1] == 'u' || bytes[start + 1] == 'U');
    if (!escapes)
        return get_latin_1(bytes, place, length, character, error);
    if (get_hex(bytes, start, place, length, bytes[start + 1] == 'u' ? 4 : 8, character, error))
        return true;
    if (error->end == start + 10)
        error->reason = "\\Uxxxxxxxx out of range";
    return false;
}

#define SURROGATES "surrogates not allowed"

const Codec codecs[CODEC_COUNT] = {
    [CODEC_UTF_8] = {"utf-8", SURROGATES, accepts_unicode, put_utf_8, get_utf_8, 1},
    [CODEC_ASCII] = {"ascii", "ordinal not in range(128)", accepts_ascii, put_byte, get_ascii, 1},
    [CODEC_LATIN_1] = {"latin-1", "ordinal not in range(256)", accepts_latin_1, put_byte, get_latin_1, 1},
    [CODEC_UTF_16_LE] = {"utf-16-le", SURROGATES, accepts_unicode, put_utf_16_le, get_utf_16_le, 2},
    [CODEC_UTF_16_BE] = {"utf-16-be", SURROGATES, accepts_unicode, put_utf_16_be, get_utf_16_be, 2},
    [CODEC_UTF_32_LE] = {"utf-32-le", SURROGATES, accepts_unicode, put_utf_32_le, get_utf_32_le, 4},
    [CODEC_UTF_32_BE] = {"utf-32-be", SURROGATES, accepts_unicode, put_utf_32_be, get_utf_32_be, 4},
    [CODEC_UNICODE_ESCAPE] = {"unicodeescape", "", accepts_all, put_unicode_escape, get_unicode_escape, 1},
    [CODEC_RAW_UNICODE_ESCAPE] = {"rawunicodeescape", "", accepts_all, put_raw_unicode_escape,
                                  get_raw_unicode_escape, 1},
};
