/* Arithmetic of ints. Every function takes ints (borrowed) and gives a new reference, or NULL and an error.
 * The intermediate objects are those that CPython makes, so that its blocks are reused in the same order. */
#ifndef OURO_TYPES_INT_ARITHMETIC_H
#define OURO_TYPES_INT_ARITHMETIC_H

#include "object/runtime.h"

Object *int_negate(Runtime *rt, Object *number);
Object *int_absolute(Runtime *rt, Object *number);
Object *int_add(Runtime *rt, Object *left, Object *right);
Object *int_subtract(Runtime *rt, Object *left, Object *right);
Object *int_multiply(Runtime *rt, Object *left, Object *right);

/* Rounding down; the remainder has the divisor's sign. ZeroDivisionError. */
Object *int_floor_divide(Runtime *rt, Object *left, Object *right);
Object *int_modulo(Runtime *rt, Object *left, Object *right);

/* Both at once: 0 and two new references, or -1 and an error. */
int int_divmod(Runtime *rt, Object *left, Object *right, Object **quotient, Object **remainder);

#endif
