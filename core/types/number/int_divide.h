/* Divisions of ints whose result is rounded otherwise than down. Borrowed ints; new references, or NULL and an
 * error. */
#ifndef OURO_TYPES_INT_DIVIDE_H
#define OURO_TYPES_INT_DIVIDE_H

#include "object/runtime.h"

/* The double nearest to left / right, ties to even. ZeroDivisionError; OverflowError beyond all doubles. 0 or -1. */
int int_true_divide(Runtime *rt, Object *left, Object *right, double *result);

/* number rounded to a multiple of 10**digits, ties to an even multiple. */
Object *int_round(Runtime *rt, Object *number, Object *digits);

#endif
