/* int: whole numbers of any size. Owns their making, comparing and hashing; arithmetic is in
 * int_arithmetic.h, text in int_text.h. bool is a subclass: wherever an int is wanted, True and False do.
 * CPython: Objects/longobject.c
 *
 * One digit at least is always allocated, so that the value of a small one can be read without a test. */
#ifndef OURO_TYPES_INT_H
#define OURO_TYPES_INT_H

#include "object/protocol.h"

ALWAYS_INLINE bool object_is_int(const Object *object) { return object_has(object, TYPE_FLAG_INT_SUBCLASS); }

ALWAYS_INLINE int64_t int_digit_count(const Object *object)
{
    int64_t size = ((const VarObject *)object)->ob_size;
    return size < 0 ? -size : size;
}

/* -1, 0 or 1. */
ALWAYS_INLINE int int_sign(const Object *object)
{
    int64_t size = ((const VarObject *)object)->ob_size;
    return (size > 0) - (size < 0);
}

/* Whether it has one digit at most, so that int_medium_value is its value. */
ALWAYS_INLINE bool int_is_medium(const Object *object)
{
    return (uint64_t)((const VarObject *)object)->ob_size + 1 < 3;
}

ALWAYS_INLINE int64_t int_medium_value(const Object *object)
{
    const IntObject *number = (const IntObject *)object;
    return number->ob_base.ob_size * (int64_t)number->ob_digit[0];
}

ALWAYS_INLINE bool int_value_is_small(int64_t value)
{
    return value >= -PROFILE_SMALL_INT_NEGATIVE && value < PROFILE_SMALL_INT_POSITIVE;
}

/* ---- making: new references, or NULL and MemoryError. Values -5 … 256 are never allocated */

Object *int_from_int64(Runtime *rt, int64_t value);
Object *int_from_uint64(Runtime *rt, uint64_t value);

/* Truncates. OverflowError for an infinity, ValueError for a NaN. */
Object *int_from_double(Runtime *rt, double value);

/* The int as a plain one: itself, or for a bool or a subclass's instance a copy. */
Object *int_as_exact(Runtime *rt, Object *number);

/* An int of `digits` digits, whose value the caller writes (ob_size is `digits`); then int_normalize it. */
IntObject *int_new(Runtime *rt, int64_t digits);

/* Strips leading zeros, and gives the shared object if the value is small. Takes `number` (may be NULL) over.
 */
Object *int_normalize(Runtime *rt, IntObject *number);

/* ---- reading */

/* The value; -1 with *overflow when it does not fit. TypeError (-1, *overflow false) when it is no int. */
int64_t int_as_int64(Runtime *rt, Object *number, bool *overflow);

/* The nearest double, ties to even. OverflowError (-1.0) when there is none. */
double int_as_double(Runtime *rt, Object *number);

/* Bits of the absolute value; 0 for 0. */
int64_t int_bit_length(const Object *number);

/* -1, 0 or 1. */
int int_compare(const Object *left, const Object *right);

/* ---- slots */

int64_t int_hash(Runtime *rt, Object *object);
Object *int_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator operator);
int64_t int_sizeof(Runtime *rt, Object *object);
void int_dealloc(Runtime *rt, Object *object);

#endif
