/* Shortest decimal text of doubles, exactly: Steele and White's algorithm ("dragon4") on numbers of up to
 * 1,200 bits.
 *
 * The value is fraction * 2**shift. Kept as a quotient value/scale with the half distances to its neighbours,
 * low/scale and high/scale; each digit is the whole part of ten times what is left. Digits stop when what is
 * left is nearer than a neighbour's half distance. A tie with the half distance counts as near when the
 * fraction is even, as reading rounds half to even. */
#include "types/number/float_text.h"

#include <string.h>

/* The largest numbers: value * 2 for 2**1024 (1,026 bits), and scale for 10**324 * 2 (1,078), with a factor
 * of 10. */
enum { WORDS = 38 };

typedef struct Big {
    int count; /* words in use; the highest is not 0 */
    uint32_t words[WORDS];
} Big;

static void big_set(Big *big, uint64_t value)
{
    big->words[0] = (uint32_t)value;
    big->words[1] = (uint32_t)(value >> 32);
    big->count = big->words[1] != 0 ? 2 : big->words[0] != 0;
}

static void big_multiply(Big *big, uint32_t factor)
{
    uint64_t carry = 0;
    for (int i = 0; i < big->count; i++) {
        carry += (uint64_t)big->words[i] * factor;
        big->words[i] = (uint32_t)carry;
        carry >>= 32;
    }
    if (carry != 0)
        big->words[big->count++] = (uint32_t)carry;
}

static void big_multiply_power_of_ten(Big *big, int power)
{
    for (; power >= 9; power -= 9)
        big_multiply(big, 1000000000);
    for (; power > 0; power--)
        big_multiply(big, 10);
}

static void big_shift_left(Big *big, int shift)
{
    if (big->count == 0)
        return;
    int words = shift / 32;
    int bits = shift % 32;
    uint32_t above = bits == 0 ? 0 : big->words[big->count - 1] >> (32 - bits);
    for (int i = big->count - 1; i >= 0; i--) {
        uint32_t below = bits == 0 || i == 0 ? 0 : big->words[i - 1] >> (32 - bits);
        big->words[i + words] = big->words[i] << bits | below;
    }
    memset(big->words, 0, (size_t)words * sizeof(uint32_t));
    big->count += words;
    if (above != 0)
        big->words[big->count++] = above;
}

static int big_compare(const Big *left, const Big *right)
{
    if (left->count != right->count)
        return left->count < right->count ? -1 : 1;
    for (int i = left->count - 1; i >= 0; i--) {
        if (left->words[i] != right->words[i])
            return left->words[i] < right->words[i] ? -1 : 1;
    }
    return 0;
}

/* left + right compared with limit. */
static int big_compare_sum(const Big *left, const Big *right, const Big *limit)
{
    Big sum = left->count >= right->count ? *left : *right;
    const Big *lesser = left->count >= right->count ? right : left;
    uint64_t carry = 0;
    for (int i = 0; i < sum.count; i++) {
        carry += (uint64_t)sum.words[i] + (i < lesser->count ? lesser->words[i] : 0);
        sum.words[i] = (uint32_t)carry;
        carry >>= 32;
    }
    if (carry != 0)
        sum.words[sum.count++] = (uint32_t)carry;
    return big_compare(&sum, limit);
}

/* big -= right, which is not greater. */
static void big_subtract(Big *big, const Big *right)
{
    int64_t borrow = 0;
    for (int i = 0; i < big->count; i++) {
        borrow += (int64_t)big->words[i] - (i < right->count ? right->words[i] : 0);
        big->words[i] = (uint32_t)borrow;
        borrow >>= 32;
    }
    while (big->count > 0 && big->words[big->count - 1] == 0)
        big->count--;
}

/* The whole part of value / scale, a digit, which is taken off. */
static int take_digit(Big *value, const Big *scale)
{
    int digit = 0;
    for (; big_compare(value, scale) >= 0; digit++)
        big_subtract(value, scale);
    return digit;
}

typedef struct Decimal {
    Big value, scale, low, high; /* all doubled, so that half distances are whole */
    bool even;
    int point;
} Decimal;

static bool reaches_next_power(const Decimal *d)
{
    int order = big_compare_sum(&d->value, &d->high, &d->scale);
    return d->even ? order >= 0 : order > 0;
}

/* Sets up value, neighbours and a scale such that 0.1 <= value / scale < 1, rounding included. */
static void decimal_init(Decimal *d, uint64_t fraction, int shift, bool lower_neighbour_is_nearer)
{
    d->even = (fraction & 1) == 0;
    int up = shift > 0 ? shift : 0;
    int extra = lower_neighbour_is_nearer ? 1 : 0;
    big_set(&d->value, fraction);
    big_shift_left(&d->value, up + 1 + extra);
    big_set(&d->scale, 1);
    big_shift_left(&d->scale, (shift < 0 ? -shift : 0) + 1 + extra);
    big_set(&d->low, 1);
    big_shift_left(&d->low, up);
    d->high = d->low;
    big_shift_left(&d->high, extra);
    /* floor(log10) by 2**exponent; right, or one too small. */
    int exponent = 63 - __builtin_clzll(fraction) + shift;
    int64_t scaled = (int64_t)exponent * 1292913986; /* log10(2) * 2**32 */
    d->point = (int)(scaled >> 32) + 1;
    if (d->point > 0) {
        big_multiply_power_of_ten(&d->scale, d->point);
    } else {
        big_multiply_power_of_ten(&d->value, -d->point);
        big_multiply_power_of_ten(&d->low, -d->point);
        big_multiply_power_of_ten(&d->high, -d->point);
    }
    if (reaches_next_power(d)) {
        d->point++;
        big_multiply(&d->scale, 10);
    }
}

/* The last digit goes to the nearer side; of two equally near, to the even digit. A 9 that goes up cannot be:
 * the digits before would have ended first. */
static int last_digit(Decimal *d, int digit, bool low, bool high)
{
    if (low != high)
        return high ? digit + 1 : digit;
    big_shift_left(&d->value, 1);
    int order = big_compare(&d->value, &d->scale);
    return order > 0 || (order == 0 && (digit & 1) != 0) ? digit + 1 : digit;
}

static int decimal_digits(Decimal *d, char *digits)
{
    for (int count = 0;;) {
        big_multiply(&d->value, 10);
        big_multiply(&d->low, 10);
        big_multiply(&d->high, 10);
        int digit = take_digit(&d->value, &d->scale);
        int below = big_compare(&d->value, &d->low);
        bool low = d->even ? below <= 0 : below < 0;
        bool high = reaches_next_power(d);
        if (low || high) {
            digits[count++] = (char)('0' + last_digit(d, digit, low, high));
            digits[count] = '\0';
            return count;
        }
        digits[count++] = (char)('0' + digit);
    }
}

int float_whole_digits(uint64_t number, char *digits)
{
    int count = 1;
    for (uint64_t rest = number / 10; rest != 0; rest /= 10)
        count++;
    for (int i = count - 1; i >= 0; i--, number /= 10)
        digits[i] = (char)('0' + number % 10);
    return count;
}

/* No two decimals of at most 15 digits round to the same double: one that rounds to the value is its shortest. How many
 * digits it has, or 0 where there is none with few places behind the point. */
static int few_digits(double magnitude, char *digits, int *point)
{
    static const double powers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
    enum { PLACES = sizeof powers / sizeof powers[0] };
    for (int places = 0; places < PLACES && magnitude * powers[places] < 1e15; places++) {
        uint64_t number = (uint64_t)(magnitude * powers[places] + 0.5);
        if ((double)number / powers[places] != magnitude)
            continue;
        int count = float_whole_digits(number, digits);
        *point = count - places;
        while (digits[count - 1] == '0')
            count--;
        digits[count] = '\0';
        return count;
    }
    return 0;
}

int float_shortest_digits(double value, char digits[FLOAT_DIGITS_MOST + 1], int *point)
{
    uint64_t bits;
    memcpy(&bits, &value, 8);
    uint64_t fraction = bits & ((UINT64_C(1) << 52) - 1);
    int exponent = (int)(bits >> 52 & 0x7ff);
    if (exponent == 0 && fraction == 0) {
        memcpy(digits, "0", 2);
        *point = 1;
        return 1;
    }
    int few = few_digits(value < 0 ? -value : value, digits, point);
    if (few > 0)
        return few;
    bool nearer = fraction == 0 && exponent > 1;
    if (exponent != 0)
        fraction |= UINT64_C(1) << 52;
    Decimal decimal;
    decimal_init(&decimal, fraction, (exponent == 0 ? 1 : exponent) - 1075, nearer);
    *point = decimal.point;
    return decimal_digits(&decimal, digits);
}

/* ---- repr */

static char *write_zeros(char *out, int count)
{
    for (; count > 0; count--)
        *out++ = '0';
    return out;
}

static char *write_text(char *out, const char *text, int length)
{
    memcpy(out, text, (size_t)length);
    return out + length;
}

/* d.ddde±xx */
static char *write_scientific(char *out, const char *digits, int count, int exponent)
{
    *out++ = digits[0];
    if (count > 1)
        *out++ = '.';
    out = write_text(out, digits + 1, count - 1);
    *out++ = 'e';
    *out++ = exponent < 0 ? '-' : '+';
    if (exponent < 0)
        exponent = -exponent;
    if (exponent >= 100)
        *out++ = (char)('0' + exponent / 100);
    *out++ = (char)('0' + exponent / 10 % 10);
    *out++ = (char)('0' + exponent % 10);
    return out;
}

static char *write_fixed(char *out, const char *digits, int count, int point)
{
    if (point <= 0) {
        out = write_text(out, "0.", 2);
        return write_text(write_zeros(out, -point), digits, count);
    }
    int whole = count < point ? count : point;
    out = write_zeros(write_text(out, digits, whole), point - whole);
    *out++ = '.';
    if (whole == count)
        return write_zeros(out, 1);
    return write_text(out, digits + whole, count - whole);
}

int float_to_text(double value, char buffer[FLOAT_TEXT_CAPACITY])
{
    uint64_t bits;
    memcpy(&bits, &value, 8);
    char *out = buffer;
    if (value != value) {
        out = write_text(out, "nan", 3);
    } else {
        if (bits >> 63 != 0)
            *out++ = '-';
        if (value - value != 0) {
            out = write_text(out, "inf", 3);
        } else {
            char digits[FLOAT_DIGITS_MOST + 1];
            int point;
            int count = float_shortest_digits(value, digits, &point);
            bool fixed = point > -4 && point <= 16;
            out = fixed ? write_fixed(out, digits, count, point)
                        : write_scientific(out, digits, count, point - 1);
        }
    }
    *out = '\0';
    return (int)(out - buffer);
}
