/* float. Owns its free list. CPython: Objects/floatobject.c. Text is in float_text.h. */
#ifndef OURO_TYPES_FLOAT_H
#define OURO_TYPES_FLOAT_H

#include "object/protocol.h"

ALWAYS_INLINE bool object_is_exact_float(const Runtime *rt, const Object *object)
{
    return object_is_exact(rt, object, TYPE_FLOAT);
}

ALWAYS_INLINE double float_value(const Object *object) { return ((const FloatObject *)object)->ob_fval; }

/* New reference; NULL and MemoryError. */
Object *float_from_double(Runtime *rt, double value);

/* Compares exactly, without rounding the int: -1, 0 or 1. `value` is no NaN. */
int float_compare_int(double value, const Object *number);

/* The value as 2**exponent times an odd int, or 0: new references, the second positive. as_integer_ratio. Also the
 * errors for what has none. NULL and an error. */
Object *float_integer_ratio(Runtime *rt, double value);

/* base ** exponent: a float, or a complex for a negative base and a broken exponent. ZeroDivisionError,
 * OverflowError. */
Object *float_power(Runtime *rt, double base, double exponent);

/* The float that is an operand of an operator, or an int as one: 1; 0: it is neither; -1 and OverflowError. */
int float_operand(Runtime *rt, Object *object, double *value);

/* OverflowError(34, 'Numerical result out of range'), as C's errno has it. */
void float_range_error(Runtime *rt);

/* Division with remainder: the quotient is rounded down, the remainder has the divisor's sign, which is not 0. */
void float_divmod(double dividend, double divisor, double *quotient, double *remainder);

/* value rounded to `digits` decimals: a new float, or NULL and OverflowError. */
Object *float_round(Runtime *rt, double value, int64_t digits);

Object *float_repr(Runtime *rt, Object *object);

/* Gives the free list's objects back, as a full collection does. Returns how many there were. */
int64_t float_clear_free_list(Runtime *rt);

int64_t float_hash(Runtime *rt, Object *object);
Object *float_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator operator);
void float_dealloc(Runtime *rt, Object *object);

#endif
