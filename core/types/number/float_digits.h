/* Doubles as decimal text of a wanted precision, exactly rounded: what %e, %f, %g and repr write. Owns no object and
 * needs no memory but the caller's. CPython: Python/dtoa.c, PyOS_double_to_string */
#ifndef OURO_TYPES_FLOAT_DIGITS_H
#define OURO_TYPES_FLOAT_DIGITS_H

#include "base/compiler.h"

/* The longest exact decimal has 767 digits. */
#define FLOAT_EXACT_MOST 780

/* 0.d1d2d3… * 10**point; count 0 is zero. */
typedef struct FloatDigits {
    int32_t count;
    int32_t point;
    char digits[FLOAT_EXACT_MOST];
} FloatDigits;

/* The digits of |value| (finite), to the nearest with `precision` significant ones, or `decimals` of them behind the
 * point (before it where negative); ties to even. No zeros at the end. */
void float_digits_significant(double value, int64_t precision, FloatDigits *result);
void float_digits_decimals(double value, int64_t decimals, FloatDigits *result);

enum {
    FLOAT_ALTERNATE = 1,     /* '#': keep the point, and the zeros of %g */
    FLOAT_ADD_DOT_0 = 2,     /* a whole number gets ".0", if without an exponent */
    FLOAT_NO_NEGATIVE_0 = 4, /* 'z': what is rounded to zero has no minus */
    FLOAT_UPPER = 8,         /* E, INF, NAN */
    FLOAT_SIGN = 16,         /* a plus where there is no minus */
};

/* Bytes that float_write needs at most, without a closing 0. */
int64_t float_write_capacity(int64_t precision);

/* Writes the value as 'e', 'f', 'g', or 'r' (repr; no precision) has it; returns the length. */
int64_t float_write(double value, char type, int64_t precision, int flags, char *buffer);

#endif
