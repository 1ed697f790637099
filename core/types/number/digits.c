/* School arithmetic on arrays of 30-bit digits. */
#include "types/number/digits.h"

#include <string.h>

uint32_t digits_add(uint32_t *into, int64_t into_count, const uint32_t *digits, int64_t count)
{
    uint32_t carry = 0;
    int64_t i = 0;
    for (; i < count; i++) {
        carry += into[i] + digits[i];
        into[i] = carry & INT_DIGIT_MASK;
        carry >>= INT_DIGIT_BITS;
    }
    for (; carry != 0 && i < into_count; i++) {
        carry += into[i];
        into[i] = carry & INT_DIGIT_MASK;
        carry >>= INT_DIGIT_BITS;
    }
    return carry;
}

uint32_t digits_subtract(uint32_t *into, int64_t into_count, const uint32_t *digits, int64_t count)
{
    uint32_t borrow = 0;
    int64_t i = 0;
    for (; i < count; i++) {
        borrow = into[i] - digits[i] - borrow;
        into[i] = borrow & INT_DIGIT_MASK;
        borrow = borrow >> INT_DIGIT_BITS & 1;
    }
    for (; borrow != 0 && i < into_count; i++) {
        borrow = into[i] - borrow;
        into[i] = borrow & INT_DIGIT_MASK;
        borrow = borrow >> INT_DIGIT_BITS & 1;
    }
    return borrow;
}

/* into += digits * factor; `into` has one digit more. */
static void add_multiple(uint32_t *into, const uint32_t *digits, int64_t count, uint64_t factor)
{
    uint64_t carry = 0;
    for (int64_t i = 0; i < count; i++) {
        carry += into[i] + digits[i] * factor;
        into[i] = (uint32_t)carry & INT_DIGIT_MASK;
        carry >>= INT_DIGIT_BITS;
    }
    into[count] += (uint32_t)carry;
}

void digits_multiply(uint32_t *product, const uint32_t *left, int64_t left_count, const uint32_t *right,
                     int64_t right_count)
{
    memset(product, 0, (size_t)(left_count + right_count) * sizeof *product);
    for (int64_t i = 0; i < left_count; i++)
        add_multiple(product + i, right, right_count, left[i]);
}

/* Each product of two different digits occurs twice; their sum, doubled, still fits 64 bits with a carry. */
void digits_square(uint32_t *product, const uint32_t *digits, int64_t count)
{
    memset(product, 0, (size_t)(2 * count) * sizeof *product);
    for (int64_t i = 0; i < count; i++) {
        uint64_t factor = digits[i];
        uint32_t *into = product + 2 * i;
        uint64_t carry = *into + factor * factor;
        *into++ = (uint32_t)carry & INT_DIGIT_MASK;
        carry >>= INT_DIGIT_BITS;
        factor *= 2;
        for (int64_t j = i + 1; j < count; j++) {
            carry += *into + digits[j] * factor;
            *into++ = (uint32_t)carry & INT_DIGIT_MASK;
            carry >>= INT_DIGIT_BITS;
        }
        for (; carry != 0; carry >>= INT_DIGIT_BITS) {
            carry += *into;
            *into++ = (uint32_t)carry & INT_DIGIT_MASK;
        }
    }
}

uint32_t digits_shift_left(uint32_t *into, const uint32_t *digits, int64_t count, int shift)
{
    uint32_t carry = 0;
    for (int64_t i = 0; i < count; i++) {
        uint64_t word = (uint64_t)digits[i] << shift | carry;
        into[i] = (uint32_t)word & INT_DIGIT_MASK;
        carry = (uint32_t)(word >> INT_DIGIT_BITS);
    }
    return carry;
}

void digits_shift_right(uint32_t *into, const uint32_t *digits, int64_t count, int shift)
{
    uint64_t above = 0;
    for (int64_t i = count - 1; i >= 0; i--) {
        above = above << INT_DIGIT_BITS | digits[i];
        into[i] = (uint32_t)(above >> shift) & INT_DIGIT_MASK;
        above &= (UINT64_C(1) << shift) - 1;
    }
}

uint32_t digits_divide_small(uint32_t *quotient, const uint32_t *digits, int64_t count, uint32_t divisor)
{
    uint32_t remainder = 0;
    for (int64_t i = count - 1; i >= 0; i--) {
        uint64_t word = (uint64_t)remainder << INT_DIGIT_BITS | digits[i];
        uint32_t digit = (uint32_t)(word / divisor);
        remainder = (uint32_t)(word - (uint64_t)digit * divisor);
        if (quotient != NULL)
            quotient[i] = digit;
    }
    return remainder;
}

/* One quotient digit from the two highest digits, corrected by the third: right, or one too great. */
static uint32_t estimate_digit(const uint32_t *top, uint32_t highest, uint32_t second)
{
    uint64_t word = (uint64_t)top[0] << INT_DIGIT_BITS | top[-1];
    uint64_t digit = word / highest;
    uint64_t rest = word - digit * highest;
    while (digit > INT_DIGIT_MASK || second * digit > (rest << INT_DIGIT_BITS | top[-2])) {
        digit--;
        rest += highest;
        if (rest > INT_DIGIT_MASK)
            break;
    }
    return (uint32_t)digit;
}

/* part -= divisor * factor; true if that went below zero, with part then 2**30 to the power of its length too
 * great. */
static bool subtract_multiple(uint32_t *part, const uint32_t *divisor, int64_t count, uint32_t factor)
{
    int64_t carry = 0;
    for (int64_t i = 0; i < count; i++) {
        carry += (int64_t)part[i] - (int64_t)((uint64_t)divisor[i] * factor);
        part[i] = (uint32_t)carry & INT_DIGIT_MASK;
        carry >>= INT_DIGIT_BITS;
    }
    carry += part[count];
    part[count] = (uint32_t)carry & INT_DIGIT_MASK;
    return carry < 0;
}

void digits_divide(uint32_t *quotient, uint32_t *digits, int64_t count, const uint32_t *divisor,
                   int64_t divisor_count)
{
    uint32_t highest = divisor[divisor_count - 1];
    uint32_t second = divisor[divisor_count - 2];
    for (int64_t i = count - divisor_count - 1; i >= 0; i--) {
        uint32_t *part = digits + i;
        uint32_t digit = estimate_digit(part + divisor_count, highest, second);
        if (subtract_multiple(part, divisor, divisor_count, digit)) {
            digits_add(part, divisor_count + 1, divisor, divisor_count);
            digit--;
        }
        quotient[i] = digit;
    }
}
