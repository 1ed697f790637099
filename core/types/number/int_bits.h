/* Ints as rows of bits, negative ones in two's complement without end. Every function takes ints (borrowed) and
 * gives a new reference, or NULL and an error. CPython: Objects/longobject.c */
#ifndef OURO_TYPES_INT_BITS_H
#define OURO_TYPES_INT_BITS_H

#include "object/runtime.h"

/* ValueError for a negative count; MemoryError for one beyond all memory. */
Object *int_left_shift(Runtime *rt, Object *number, Object *count);
Object *int_right_shift(Runtime *rt, Object *number, Object *count);

/* The same by a plain count that is not negative. */
Object *int_left_shift_by(Runtime *rt, Object *number, int64_t count);
Object *int_right_shift_by(Runtime *rt, Object *number, int64_t count);

Object *int_and(Runtime *rt, Object *left, Object *right);
Object *int_or(Runtime *rt, Object *left, Object *right);
Object *int_xor(Runtime *rt, Object *left, Object *right);
Object *int_invert(Runtime *rt, Object *number);

/* Ones in the absolute value. */
int64_t int_bit_count(const Object *number);

/* Zeros below the lowest one of the absolute value; the number is not 0. */
int64_t int_trailing_zeros(const Object *number);

#endif
