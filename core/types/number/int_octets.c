/* Ints from and to bytes; see int_octets.h. */
#include "types/number/int_octets.h"

#include "object/error.h"
#include "types/number/int.h"

static uint8_t byte_at(const uint8_t *bytes, int64_t length, int64_t index, bool is_little)
{
    return bytes[is_little ? index : length - 1 - index];
}

Object *int_from_octets(Runtime *rt, const uint8_t *bytes, int64_t length, bool is_little, bool is_signed)
{
    bool negative = is_signed && length > 0 && byte_at(bytes, length, length - 1, is_little) >= 0x80;
    uint8_t filling = negative ? 0xff : 0;
    while (length > 0 && byte_at(bytes, length, length - 1, is_little) == filling) {
        length--;
        bytes += is_little ? 0 : 1;
    }
    IntObject *number = int_new(rt, (length * 8 + INT_DIGIT_BITS - 1) / INT_DIGIT_BITS + negative);
    if (number == NULL)
        return NULL;
    int64_t digits = number->ob_base.ob_size;
    uint64_t bits = 0;
    int filled = 0;
    int64_t next = 0;
    uint32_t carry = negative;
    for (int64_t i = 0; i < digits; i++) {
        for (; filled < INT_DIGIT_BITS; filled += 8, next++)
            bits |= (uint64_t)(next < length ? byte_at(bytes, length, next, is_little) : filling) << filled;
        uint32_t digit = (uint32_t)bits & INT_DIGIT_MASK;
        bits >>= INT_DIGIT_BITS;
        filled -= INT_DIGIT_BITS;
        if (negative) {
            digit = (digit ^ INT_DIGIT_MASK) + carry;
            carry = digit >> INT_DIGIT_BITS;
        }
        number->ob_digit[i] = digit & INT_DIGIT_MASK;
    }
    if (negative)
        number->ob_base.ob_size = -digits;
    return int_normalize(rt, number);
}

/* Whether the number's bits, its sign's among them, fit. */
static bool fits(const Object *number, int64_t length, bool is_signed)
{
    int64_t bits = int_bit_length(number);
    if (!is_signed || bits == 0)
        return (bits + 7) / 8 <= length;
    if (int_sign(number) > 0 || bits != length * 8)
        return bits < length * 8;
    const IntObject *value = (const IntObject *)number;
    int64_t last = int_digit_count(number) - 1;
    for (int64_t i = 0; i < last; i++) {
        if (value->ob_digit[i] != 0)
            return false;
    }
    return (value->ob_digit[last] & (value->ob_digit[last] - 1)) == 0; /* -2**(8 * length - 1) */
}

int int_to_octets(Runtime *rt, const Object *number, uint8_t *bytes, int64_t length, bool is_little,
                  bool is_signed)
{
    bool negative = int_sign(number) < 0;
    if (negative && !is_signed) {
        error_set(rt, ERROR_OVERFLOW, "can't convert negative int to unsigned");
        return -1;
    }
    if (!fits(number, length, is_signed)) {
        error_set(rt, ERROR_OVERFLOW, "int too big to convert");
        return -1;
    }
    const uint32_t *digits = ((const IntObject *)number)->ob_digit;
    int64_t count = int_digit_count(number);
    uint64_t bits = 0;
    int filled = 0;
    int64_t next = 0;
    uint32_t carry = negative;
    for (int64_t i = 0; i < length; i++) {
        if (filled < 8) {
            bits |= (uint64_t)(next < count ? digits[next] : 0) << filled;
            next++;
            filled += INT_DIGIT_BITS;
        }
        uint32_t byte = (uint32_t)bits & 0xff;
        bits >>= 8;
        filled -= 8;
        if (negative) {
            byte = (byte ^ 0xff) + carry;
            carry = byte >> 8;
        }
        bytes[is_little ? i : length - 1 - i] = (uint8_t)byte;
    }
    return 0;
}
