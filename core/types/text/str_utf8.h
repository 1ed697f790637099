/* UTF-8 of strs, and how text is judged to be UTF-8. */
#ifndef OURO_TYPES_STR_UTF8_H
#define OURO_TYPES_STR_UTF8_H

#include <string.h>

#include "object/runtime.h"

/* What is wrong with a text that should be UTF-8: bytes [start, end). */
typedef struct Utf8Error {
    int64_t start;
    int64_t end;
    const char *reason;
} Utf8Error;

/* Counts the characters of UTF-8 text and finds the greatest. False, with *error filled, when it is not
 * UTF-8. */
/* How many bytes are ASCII, up to the first that is not. */
ALWAYS_INLINE int64_t ascii_prefix(const char *text, int64_t length)
{
    const uint64_t high_bits = UINT64_C(0x8080808080808080);
    uint64_t word;
    int64_t i = 0;
    for (; i + 8 <= length; i += 8) {
        memcpy(&word, text + i, sizeof word);
        if ((word & high_bits) != 0)
            break;
    }
    while (i < length && (uint8_t)text[i] < 0x80)
        i++;
    return i;
}

bool utf8_measure(const char *text, int64_t length, int64_t *characters, uint32_t *widest, Utf8Error *error);

/* Reads the character at text[start] (below length): the bytes it takes, or 0 with *error filled. */
int utf8_read(const uint8_t *text, int64_t start, int64_t length, uint32_t *character, Utf8Error *error);

/* Writes a character's UTF-8, four bytes at most; returns what is behind it. */
char *utf8_put(char *out, uint32_t character);

/* Bytes of the str's UTF-8, without a closing 0. A lone surrogate counts as its three bytes. */
int64_t str_utf8_length(const Object *object);

/* Writes those bytes, and no 0, to `buffer`. For looking: no error, no memory. Returns the bytes written. */
int64_t str_to_utf8(const Object *object, char *buffer);

/* The str of what str_to_utf8 has written, where lone surrogates may be. */
Object *str_from_own_utf8(Runtime *rt, const char *text, int64_t length);

/* Whether the str has a UTF-8 form; false with UnicodeEncodeError when there is a lone surrogate. */
bool str_check_surrogates(Runtime *rt, const Object *object);

/* The UTF-8 with a closing 0, kept in the str as long as it lives (borrowed); *length (may be NULL) without
 * the 0. NULL and UnicodeEncodeError (lone surrogate) or MemoryError. PyUnicode_AsUTF8AndSize */
const char *str_as_utf8(Runtime *rt, Object *object, int64_t *length);

/* Forgets the UTF-8 form of the shared one-character strs that were asked for it. */
void str_clear_character_utf8(Runtime *rt);

#endif
