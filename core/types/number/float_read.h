/* Floats from text. */
#ifndef OURO_TYPES_FLOAT_READ_H
#define OURO_TYPES_FLOAT_READ_H

#include "object/runtime.h"

/* Reads a decimal number, "inf", "infinity" or "nan", with a sign or without, at the beginning of text that ends with
 * a 0: returns where it ends, `text` itself if there is none. The text has no underscores. */
const char *float_scan(const char *text, double *value);

/* Copies text without the underscores that stand between digits; false when one stands elsewhere. `copy` has room for
 * length + 1. */
bool float_strip_underscores(const char *text, int64_t length, char *copy);

/* float(string), float(bytes): new reference; NULL and ValueError or MemoryError. The error shows `object`. */
Object *float_from_str(Runtime *rt, Object *string);
Object *float_from_bytes_text(Runtime *rt, Object *object, const uint8_t *bytes, int64_t length);

/* float.fromhex: the value; -1.0 and ValueError or OverflowError. */
double float_from_hex(Runtime *rt, const char *text, int64_t length);

#endif
