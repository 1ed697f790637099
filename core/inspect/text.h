/* Text: bytes that grow, in scratch memory; and short texts built in a buffer of fixed size. Owns no heap
 * knowledge. */
#ifndef OURO_INSPECT_TEXT_H
#define OURO_INSPECT_TEXT_H

#include "memory/scratch.h"

typedef struct Text {
    Scratch *scratch;
    char *bytes;
    uint64_t length;
    uint64_t capacity;
    bool failed; /* there was no memory; what came later is missing */
} Text;

void text_append(Text *text, const void *bytes, uint64_t length);

/* A buffer that is filled and then stays full: `length` never passes `capacity`. */
typedef struct Line {
    char *bytes;
    uint64_t length;
    uint64_t capacity;
} Line;

void line_put(Line *line, const char *bytes, uint64_t length);
void line_text(Line *line, const char *text);
void line_number(Line *line, int64_t number);
void line_unsigned(Line *line, uint64_t number);
void line_hex(Line *line, uint64_t number);
/* One code point as UTF-8, whole or not at all; what is no scalar value becomes U+FFFD. */
void line_character(Line *line, uint32_t character);

#endif
