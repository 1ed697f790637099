/* Exact decimal digits of doubles; see float_digits.h.
 *
 * A double is fraction * 2**shift. With shift < 0 it is fraction * 5**-shift / 10**-shift: a whole number's digits and
 * a point. So all that is needed is multiplying a number of 9-digit limbs by 2 or by 5. */
#include "types/number/float_digits.h"

#include <string.h>

#include "types/number/float_text.h"

enum { LIMB_BASE = 1000000000, LIMB_DIGITS = 9, LIMBS = 90 };

typedef struct Limbs {
    uint32_t limbs[LIMBS]; /* lowest first */
    int count;
} Limbs;

static void limbs_set(Limbs *number, uint64_t value)
{
    number->count = 0;
    for (; value != 0; value /= LIMB_BASE)
        number->limbs[number->count++] = (uint32_t)(value % LIMB_BASE);
}

static void limbs_multiply(Limbs *number, uint32_t factor)
{
    uint64_t carry = 0;
    for (int i = 0; i < number->count; i++) {
        carry += (uint64_t)number->limbs[i] * factor;
        number->limbs[i] = (uint32_t)(carry % LIMB_BASE);
        carry /= LIMB_BASE;
    }
    for (; carry != 0; carry /= LIMB_BASE)
        number->limbs[number->count++] = (uint32_t)(carry % LIMB_BASE);
}

static void limbs_multiply_power(Limbs *number, uint32_t base, uint32_t step_factor, int step, int power)
{
    for (; power >= step; power -= step)
        limbs_multiply(number, step_factor);
    uint32_t rest = 1;
    for (; power > 0; power--)
        rest *= base;
    limbs_multiply(number, rest);
}

static int limbs_write(const Limbs *number, char *digits)
{
    int length = 0;
    for (int i = number->count - 1; i >= 0; i--) {
        uint32_t limb = number->limbs[i];
        for (int place = LIMB_DIGITS - 1; place >= 0; place--, limb /= 10)
            digits[length + place] = (char)('0' + limb % 10);
        length += LIMB_DIGITS;
    }
    int zeros = 0;
    while (zeros < length && digits[zeros] == '0')
        zeros++;
    memmove(digits, digits + zeros, (size_t)(length - zeros));
    return length - zeros;
}

static void strip_zeros(FloatDigits *result)
{
    while (result->count > 0 && result->digits[result->count - 1] == '0')
        result->count--;
}

static void exact_digits(double value, FloatDigits *result)
{
    uint64_t bits;
    memcpy(&bits, &value, 8);
    uint64_t fraction = bits & ((UINT64_C(1) << 52) - 1);
    int exponent = (int)(bits >> 52 & 0x7ff);
    if (exponent != 0)
        fraction |= UINT64_C(1) << 52;
    if (fraction == 0) {
        result->count = 0;
        result->point = 0;
        return;
    }
    int shift = (exponent == 0 ? 1 : exponent) - 1075 + __builtin_ctzll(fraction);
    fraction >>= __builtin_ctzll(fraction);
    Limbs number;
    limbs_set(&number, fraction);
    if (shift >= 0)
        limbs_multiply_power(&number, 2, UINT32_C(1) << 29, 29, shift);
    else
        limbs_multiply_power(&number, 5, 1220703125, 13, -shift);
    result->count = limbs_write(&number, result->digits);
    result->point = result->count + (shift < 0 ? shift : 0);
    strip_zeros(result);
}

static void round_up(FloatDigits *result)
{
    while (result->count > 0 && result->digits[result->count - 1] == '9')
        result->count--;
    if (result->count > 0) {
        result->digits[result->count - 1]++;
    } else {
        result->digits[0] = '1';
        result->count = 1;
        result->point++;
    }
}

/* Keeps the first `kept` digits. */
static void round_to(FloatDigits *result, int64_t kept)
{
    if (kept >= result->count)
        return;
    bool is_zero = kept < 0;
    bool up = !is_zero && result->digits[kept] >= '5';
    if (up && result->digits[kept] == '5' && result->count == kept + 1)
        up = kept > 0 && (result->digits[kept - 1] & 1) != 0;
    result->count = is_zero ? 0 : (int32_t)kept;
    if (up)
        round_up(result);
    strip_zeros(result);
}

void float_digits_significant(double value, int64_t precision, FloatDigits *result)
{
    exact_digits(value, result);
    round_to(result, precision);
}

/* Where the value times a power of ten, whose error is less than a thousandth, is not half-way between two whole
 * numbers, the nearer one has the digits. */
static bool round_quickly(double magnitude, int64_t decimals, FloatDigits *result)
{
    static const double powers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
    if (decimals < 0 || decimals >= (int64_t)(sizeof powers / sizeof powers[0]))
        return false;
    double scaled = magnitude * powers[decimals];
    if (!(scaled < 1e12))
        return false;
    uint64_t whole = (uint64_t)scaled;
    double rest = scaled - (double)whole;
    if (rest > 0.499 && rest < 0.501)
        return false;
    whole += rest > 0.5;
    result->count = whole == 0 ? 0 : float_whole_digits(whole, result->digits);
    result->point = whole == 0 ? 0 : result->count - (int32_t)decimals;
    strip_zeros(result);
    return true;
}

void float_digits_decimals(double value, int64_t decimals, FloatDigits *result)
{
    if (round_quickly(__builtin_fabs(value), decimals, result))
        return;
    exact_digits(value, result);
    round_to(result, result->point + decimals);
}

/* ---- text */

/* What the digits are to look like. Positions count from the first digit; those outside the digits are zeros. */
typedef struct FloatLayout {
    int64_t point; /* position of the first digit behind the point */
    int64_t end;   /* position behind the last one written */
    int exponent;
    bool has_exponent;
} FloatLayout;

static FloatLayout layout_of(const FloatDigits *digits, char type, int64_t precision, int flags)
{
    int point = digits->count == 0 ? 1 : digits->point;
    FloatLayout layout = {point, digits->count, 0, false};
    int64_t most = 16;
    if (type == 'e') {
        layout.has_exponent = true;
        layout.end = precision + 1;
    } else if (type == 'f') {
        layout.end = point + precision;
    } else {
        if (type == 'g') {
            most = precision - ((flags & FLOAT_ADD_DOT_0) != 0 ? 1 : 0);
            layout.end = (flags & FLOAT_ALTERNATE) != 0 ? precision : layout.end;
        }
        layout.has_exponent = point <= -4 || point > most;
    }
    if (layout.has_exponent) {
        layout.exponent = point - 1;
        layout.point = 1;
    }
    int64_t least = layout.point + (!layout.has_exponent && (flags & FLOAT_ADD_DOT_0) != 0 ? 1 : 0);
    if (layout.end < least)
        layout.end = least;
    return layout;
}

static char *write_exponent(char *out, int exponent, char letter)
{
    *out++ = letter;
    *out++ = exponent < 0 ? '-' : '+';
    if (exponent < 0)
        exponent = -exponent;
    if (exponent >= 100)
        *out++ = (char)('0' + exponent / 100);
    *out++ = (char)('0' + exponent / 10 % 10);
    *out++ = (char)('0' + exponent % 10);
    return out;
}

static char *write_digits(char *out, const FloatDigits *digits, const FloatLayout *layout, int flags)
{
    for (int64_t i = layout->point <= 0 ? layout->point - 1 : 0; i < layout->end; i++) {
        if (i == layout->point)
            *out++ = '.';
        *out++ = i >= 0 && i < digits->count ? digits->digits[i] : '0';
    }
    if (layout->end == layout->point && (flags & FLOAT_ALTERNATE) != 0)
        *out++ = '.';
    if (layout->has_exponent)
        out = write_exponent(out, layout->exponent, (flags & FLOAT_UPPER) != 0 ? 'E' : 'e');
    return out;
}

static int64_t write_nonfinite(double value, int flags, char *buffer)
{
    char *out = buffer;
    if (value == value && (value < 0 || (flags & FLOAT_SIGN) != 0))
        *out++ = value < 0 ? '-' : '+';
    else if (value != value && (flags & FLOAT_SIGN) != 0)
        *out++ = '+';
    bool upper = (flags & FLOAT_UPPER) != 0;
    memcpy(out, value != value ? (upper ? "NAN" : "nan") : (upper ? "INF" : "inf"), 3);
    return out + 3 - buffer;
}

static void digits_for(double value, char type, int64_t precision, FloatDigits *digits)
{
    if (type == 'r') {
        digits->count = float_shortest_digits(value, digits->digits, &digits->point);
        if (digits->digits[0] == '0')
            digits->count = 0;
    } else if (type == 'f') {
        float_digits_decimals(value, precision, digits);
    } else {
        float_digits_significant(value, type == 'e' ? precision + 1 : precision, digits);
    }
}

int64_t float_write_capacity(int64_t precision) { return precision + 340; }

int64_t float_write(double value, char type, int64_t precision, int flags, char *buffer)
{
    if (value - value != 0)
        return write_nonfinite(value, flags, buffer);
    if (type == 'g' && precision == 0)
        precision = 1;
    FloatDigits digits;
    digits_for(value, type, precision, &digits);
    FloatLayout layout = layout_of(&digits, type, precision, flags);
    char *out = buffer;
    bool is_negative = __builtin_signbit(value) && !((flags & FLOAT_NO_NEGATIVE_0) != 0 && digits.count == 0);
    if (is_negative || (flags & FLOAT_SIGN) != 0)
        *out++ = is_negative ? '-' : '+';
    return write_digits(out, &digits, &layout, flags) - buffer;
}
