/* Digits: whole numbers as bare arrays of 30-bit digits, lowest first. What int's arithmetic is made of;
 * knows nothing of objects, allocates nothing. */
#ifndef OURO_TYPES_DIGITS_H
#define OURO_TYPES_DIGITS_H

#include "object/layout.h"

/* into += digits; returns the carry out of the highest digit of `into`. count <= into_count. */
uint32_t digits_add(uint32_t *into, int64_t into_count, const uint32_t *digits, int64_t count);

/* into -= digits; returns the borrow (0 or 1). count <= into_count. */
uint32_t digits_subtract(uint32_t *into, int64_t into_count, const uint32_t *digits, int64_t count);

/* product[0 … left_count + right_count) = left * right, digit by digit. Overlaps with neither. */
void digits_multiply(uint32_t *product, const uint32_t *left, int64_t left_count, const uint32_t *right,
                     int64_t right_count);

/* The same for left == right, at about half the work. */
void digits_square(uint32_t *product, const uint32_t *digits, int64_t count);

/* into = digits << shift (shift < 30); returns what left at the top. May be the same array. */
uint32_t digits_shift_left(uint32_t *into, const uint32_t *digits, int64_t count, int shift);

/* into = digits >> shift (shift < 30). May be the same array. */
void digits_shift_right(uint32_t *into, const uint32_t *digits, int64_t count, int shift);

/* quotient = digits / divisor; returns the remainder. `quotient` may be `digits`, or NULL. */
uint32_t digits_divide_small(uint32_t *quotient, const uint32_t *digits, int64_t count, uint32_t divisor);

/* Knuth's Algorithm D. quotient[0 … count - divisor_count) = digits / divisor, and the lowest divisor_count
 * of `digits` become the remainder. Before: divisor_count >= 2, divisor's highest digit has its bit 29 set,
 * and digits' highest is below it. */
void digits_divide(uint32_t *quotient, uint32_t *digits, int64_t count, const uint32_t *divisor,
                   int64_t divisor_count);

#endif
