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

/* The same of a str, with digits of any script, or of bytes; a ValueError shows the object. */
Object *int_from_str(Runtime *rt, Object *string, int base);
Object *int_from_bytes_text(Runtime *rt, const uint8_t *bytes, int64_t length, int base);

/* repr: a new str. ValueError beyond the limit of digits (sys.set_int_max_str_digits). */
Object *int_repr(Runtime *rt, Object *number);

/* 4300 unless set otherwise; 0: none. int_set_digits_limit takes what the setter accepts: 0, or 640 and more. */
int64_t int_digits_limit(const Runtime *rt);
void int_set_digits_limit(Runtime *rt, int64_t limit);

/* Writes the decimal text of a number into a buffer of int_text_capacity(number, 10) bytes: its length, or -1 and
 * ValueError beyond the limit. */
int64_t int_to_decimal(Runtime *rt, const Object *number, char *buffer);

#endif
