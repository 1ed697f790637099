/* Numerals: strs that are to be read as numbers, as ASCII. Digits of other scripts become 0 … 9, their blanks become
 * spaces, anything else not in ASCII a '?', which no number has. CPython: _PyUnicode_TransformDecimalAndSpaceToASCII */
#ifndef OURO_TYPES_INT_NUMERAL_H
#define OURO_TYPES_INT_NUMERAL_H

#include "object/runtime.h"

typedef struct Numeral {
    const char *text; /* with a closing 0 */
    int64_t length;
    char *allocated; /* or NULL: the text is the str's own */
} Numeral;

/* 0, or -1 and MemoryError. `string` must live as long as the numeral. */
int numeral_init(Runtime *rt, Numeral *numeral, Object *string);
void numeral_free(Runtime *rt, Numeral *numeral);

#endif
