/* Multiplication of the absolute values of ints. */
#ifndef OURO_TYPES_INT_MULTIPLY_H
#define OURO_TYPES_INT_MULTIPLY_H

#include "types/number/int.h"

/* New reference to |left| * |right|, without leading zeros but not yet the shared object of a small value;
 * NULL and MemoryError. The same object on both sides is squared. Recurses to the logarithm of the size. */
IntObject *int_multiply_magnitudes(Runtime *rt, const IntObject *left, const IntObject *right);

#endif
