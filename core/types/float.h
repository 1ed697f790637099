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

/* Gives the free list's objects back, as a full collection does. Returns how many there were. */
int64_t float_clear_free_list(Runtime *rt);

int64_t float_hash(Runtime *rt, Object *object);
Object *float_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator operator);
void float_dealloc(Runtime *rt, Object *object);

#endif
