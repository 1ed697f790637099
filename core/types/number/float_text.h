/* The shortest text that reads back as the same double. Owns no object and needs no memory. */
#ifndef OURO_TYPES_FLOAT_TEXT_H
#define OURO_TYPES_FLOAT_TEXT_H

#include "base/compiler.h"

/* Enough for any repr and a closing 0. */
#define FLOAT_TEXT_CAPACITY 32
#define FLOAT_DIGITS_MOST 17

/* The digits of a whole number, without a closing 0; returns how many. */
int float_whole_digits(uint64_t number, char *digits);

/* The digits of a finite value's shortest decimal, nearest to the value among those; returns how many. The
 * value is 0.d1d2d3… * 10**(*point); 0 has the one digit '0' and *point 1. The sign is left out. */
int float_shortest_digits(double value, char digits[FLOAT_DIGITS_MOST + 1], int *point);

/* Writes what repr() gives, and a 0; returns the length. */
int float_to_text(double value, char buffer[FLOAT_TEXT_CAPACITY]);

#endif
