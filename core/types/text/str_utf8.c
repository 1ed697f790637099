/* UTF-8: measuring what comes in, writing what goes out. */
#include "types/text/str_utf8.h"

#include "object/error.h"
#include "types/error/exception.h"
#include "types/text/bytes.h"
#include "types/text/str.h"

/* ---- in */

static bool is_continuation(uint8_t byte) { return (byte & 0xc0) == 0x80; }

/* Whether `second` may follow `first`: no overlong form, no surrogate, nothing beyond 0x10ffff. */
static bool may_follow(uint8_t first, uint8_t second)
{
    if (!is_continuation(second))
        return false;
    switch (first) {
    case 0xe0:
        return second >= 0xa0;
    case 0xed:
        return second < 0xa0;
    case 0xf0:
        return second >= 0x90;
    case 0xf4:
        return second < 0x90;
    default:
        return true;
    }
}

/* Bytes of the sequence that `first` (not ASCII) begins; 0 if none. */
static int sequence_length(uint8_t first)
{
    if (first >= 0xc2 && first <= 0xdf)
        return 2;
    if (first >= 0xe0 && first <= 0xef)
        return 3;
    if (first >= 0xf0 && first <= 0xf4)
        return 4;
    return 0;
}

/* Checks the sequence at text[start], not ASCII; returns its length, or 0 with *error filled. */
static int check_sequence(const uint8_t *text, int64_t start, int64_t length, Utf8Error *error)
{
    int needed = sequence_length(text[start]);
    if (needed == 0) {
        *error = (Utf8Error){start, start + 1, "invalid start byte"};
        return 0;
    }
    for (int i = 1; i < needed; i++) {
        if (start + i >= length) {
            *error = (Utf8Error){start, length, "unexpected end of data"};
            return 0;
        }
        bool fits = i == 1 ? may_follow(text[start], text[start + 1]) : is_continuation(text[start + i]);
        if (!fits) {
            *error = (Utf8Error){start, start + i, "invalid continuation byte"};
            return 0;
        }
    }
    return needed;
}

static uint32_t decode_sequence(const uint8_t *text, int length)
{
    switch (length) {
    case 1:
        return text[0];
    case 2:
        return (uint32_t)(text[0] & 0x1f) << 6 | (text[1] & 0x3fu);
    case 3:
        return (uint32_t)(text[0] & 0xf) << 12 | (text[1] & 0x3fu) << 6 | (text[2] & 0x3fu);
    default:
        return (uint32_t)(text[0] & 7) << 18 | (text[1] & 0x3fu) << 12 | (text[2] & 0x3fu) << 6 |
               (text[3] & 0x3fu);
    }
}

bool utf8_measure(const char *text, int64_t length, int64_t *characters, uint32_t *widest, Utf8Error *error)
{
    const uint8_t *bytes = (const uint8_t *)text;
    int64_t ascii = ascii_prefix(text, length);
    *characters = ascii;
    *widest = ascii > 0 ? 0x7F : 0;
    for (int64_t i = ascii; i < length; (*characters)++) {
        int sequence = bytes[i] < 0x80 ? 1 : check_sequence(bytes, i, length, error);
        if (sequence == 0)
            return false;
        uint32_t character = decode_sequence(bytes + i, sequence);
        if (character > *widest)
            *widest = character;
        i += sequence;
    }
    return true;
}

static COLD void raise_decode_error(Runtime *rt, const char *text, int64_t length, const Utf8Error *error)
{
    Object *bytes = bytes_from_data(rt, text, length);
    if (bytes == NULL)
        return;
    error_unicode(rt, ERROR_UNICODE_DECODE, "utf-8", bytes, error->start, error->end, error->reason);
    object_decref(rt, bytes);
}

int utf8_read(const uint8_t *text, int64_t start, int64_t length, uint32_t *character, Utf8Error *error)
{
    int sequence = text[start] < 0x80 ? 1 : check_sequence(text, start, length, error);
    if (sequence > 0)
        *character = decode_sequence(text + start, sequence);
    return sequence;
}

Object *str_from_utf8(Runtime *rt, const char *text, int64_t length)
{
    int64_t characters;
    uint32_t widest;
    Utf8Error error;
    if (!utf8_measure(text, length, &characters, &widest, &error)) {
        raise_decode_error(rt, text, length, &error);
        return NULL;
    }
    const uint8_t *bytes = (const uint8_t *)text;
    if (characters == 1)
        return str_from_character(rt, decode_sequence(bytes, (int)length));
    Object *object = str_new(rt, characters, widest);
    if (object == NULL || length == 0)
        return object;
    void *data = str_data(object);
    if (widest < 0x80) {
        memcpy(data, text, (size_t)length);
        return object;
    }
    int kind = str_kind(object);
    for (int64_t i = 0; i < characters; i++) {
        int sequence = bytes[0] < 0x80 ? 1 : sequence_length(bytes[0]);
        str_write(kind, data, i, decode_sequence(bytes, sequence));
        bytes += sequence;
    }
    return object;
}

Object *str_from_own_utf8(Runtime *rt, const char *text, int64_t length)
{
    int64_t characters = 0;
    uint32_t widest;
    Utf8Error error;
    if (utf8_measure(text, length, &characters, &widest, &error))
        return str_from_utf8(rt, text, length);
    const uint8_t *bytes = (const uint8_t *)text;
    characters = widest = 0;
    for (int64_t i = 0, sequence; i < length; i += sequence, characters++) {
        sequence = sequence_length(bytes[i]) == 0 ? 1 : sequence_length(bytes[i]);
        uint32_t character = decode_sequence(bytes + i, (int)sequence);
        widest = character > widest ? character : widest;
    }
    Object *object = str_new(rt, characters, widest);
    for (int64_t i = 0; object != NULL && i < characters; i++) {
        int sequence = sequence_length(bytes[0]) == 0 ? 1 : sequence_length(bytes[0]);
        str_write(str_kind(object), str_data(object), i, decode_sequence(bytes, sequence));
        bytes += sequence;
    }
    return object;
}

Object *str_from_cstring(Runtime *rt, const char *text)
{
    return str_from_utf8(rt, text, (int64_t)strlen(text));
}

/* ---- out */

static int encoded_size(uint32_t character)
{
    return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
}

char *utf8_put(char *out, uint32_t character)
{
    int size = encoded_size(character);
    if (size == 1) {
        *out = (char)character;
        return out + 1;
    }
    for (int i = size - 1; i > 0; i--, character >>= 6)
        out[i] = (char)(0x80 | (character & 0x3f));
    out[0] = (char)((0xf00 >> size) | character);
    return out + size;
}

int64_t str_utf8_length(const Object *object)
{
    int64_t length = str_length(object);
    if (str_is_ascii(object))
        return length;
    int kind = str_kind(object);
    const void *data = str_data(object);
    int64_t size = 0;
    for (int64_t i = 0; i < length; i++)
        size += encoded_size(str_read(kind, data, i));
    return size;
}

int64_t str_to_utf8(const Object *object, char *buffer)
{
    int64_t length = str_length(object);
    if (length == 0)
        return 0;
    int kind = str_kind(object);
    const void *data = str_data(object);
    if (str_is_ascii(object)) {
        memcpy(buffer, data, (size_t)length);
        return length;
    }
    char *out = buffer;
    for (int64_t i = 0; i < length; i++)
        out = utf8_put(out, str_read(kind, data, i));
    return out - buffer;
}

static bool is_surrogate(uint32_t character) { return character >= 0xd800 && character <= 0xdfff; }

bool str_check_surrogates(Runtime *rt, const Object *object)
{
    int64_t length = str_length(object);
    if (str_kind(object) == 1)
        return true;
    int64_t start = 0;
    while (start < length && !is_surrogate(str_character(object, start)))
        start++;
    if (start == length)
        return true;
    int64_t end = start + 1;
    while (end < length && is_surrogate(str_character(object, end)))
        end++;
    error_unicode(rt, ERROR_UNICODE_ENCODE, "utf-8", (Object *)(uintptr_t)object, start, end,
                  "surrogates not allowed");
    return false;
}

const char *str_as_utf8(Runtime *rt, Object *object, int64_t *length)
{
    if (str_is_ascii(object)) {
        if (length != NULL)
            *length = str_length(object);
        return str_data(object);
    }
    CompactStrObject *string = (CompactStrObject *)object;
    if (string->utf8 == NO_REF) {
        if (!str_check_surrogates(rt, object))
            return NULL;
        int64_t size = str_utf8_length(object);
        char *utf8 = memory_alloc(&rt->memory, (uint64_t)size + 1);
        if (utf8 == NULL) {
            error_no_memory(rt);
            return NULL;
        }
        str_to_utf8(object, utf8);
        utf8[size] = '\0';
        string->utf8 = ref_of(utf8);
        string->utf8_length = size;
    }
    if (length != NULL)
        *length = string->utf8_length;
    return ref_pointer(string->utf8);
}

void str_clear_character_utf8(Runtime *rt)
{
    for (int i = 0; i < 128; i++) {
        CompactStrObject *str = &rt->statics.latin1[i].base;
        memory_free(&rt->memory, ref_pointer(str->utf8));
        str->utf8 = NO_REF;
        str->utf8_length = 0;
    }
}
