/* Ints as text and back. Writing needs no memory but the caller's buffer, so that an inspector can use it. */
#ifndef OURO_TYPES_INT_TEXT_H
#define OURO_TYPES_INT_TEXT_H

#include "object/runtime.h"

/* Bytes that are enough for the text in `base` (2, 8, 10 or 16), its sign and a closing 0, and for working on
 * it. */
int64_t int_text_capacity(const Object *number, int base);

/* Writes the text, without prefix, and a 0; returns its length. `buffer` has int_text_capacity bytes. */
int64_t int_to_text(const Object *number, int base, char *buffer);

/* What int(text, base) gives: base 0 or 2 … 36, blanks around, a sign, a prefix where the base has one,
 * single underscores between digits. ASCII only. New reference; NULL and ValueError or MemoryError. */
Object *int_from_text(Runtime *rt, const char *text, int64_t length, int base);

#endif
