/* Ints to text and text to ints. Both ways take quadratic time for bases that are no power of two, with 9
 * decimal digits at a step. */
#include "types/number/int_text.h"

#include <string.h>

#include "object/error.h"
#include "types/error/exception.h"
#include "types/number/digits.h"
#include "types/number/int.h"
#include "types/number/int_numeral.h"
#include "types/text/bytes.h"
#include "types/text/str.h"

/* ---- to text */

enum { LIMB_BASE = 1000000000, LIMB_DIGITS = 9 };

/* sys.int_info: a limit below the least one cannot be set. */
enum { DEFAULT_LIMIT = 4300, LEAST_LIMIT = 640 };

/* Most limbs of 9 decimal digits that `count` digits of 30 bits need: 30 * log10(2) / 9 is 1.00343. */
static int64_t limb_count(int64_t count) { return count + count / 256 + 2; }

static int bits_of_base(int base)
{
    switch (base) {
    case 2:
        return 1;
    case 4:
        return 2;
    case 8:
        return 3;
    case 16:
        return 4;
    case 32:
        return 5;
    default:
        return 0;
    }
}

int64_t int_text_capacity(const Object *number, int base)
{
    int bits = bits_of_base(base);
    if (bits != 0)
        return int_bit_length(number) / bits + 4;
    return limb_count(int_digit_count(number)) * LIMB_DIGITS + 16;
}

/* Limbs are kept at the end of the buffer, the most significant one first: each is read before the text, nine
 * bytes for its four, has grown as far. `behind` is where they end; returns how many there are. */
static int64_t to_limbs(const Object *number, uint32_t *behind)
{
    const uint32_t *digits = ((const IntObject *)number)->ob_digit;
    int64_t limbs = 0;
    for (int64_t i = int_digit_count(number) - 1; i >= 0; i--) {
        uint64_t carry = digits[i];
        for (int64_t j = 1; j <= limbs; j++) {
            uint64_t word = (uint64_t)behind[-j] << INT_DIGIT_BITS | carry;
            carry = word / LIMB_BASE;
            behind[-j] = (uint32_t)(word - carry * LIMB_BASE);
        }
        for (; carry != 0; carry /= LIMB_BASE)
            behind[-++limbs] = (uint32_t)(carry % LIMB_BASE);
    }
    return limbs;
}

static char *write_limb(char *text, uint32_t limb, int width)
{
    for (int i = width - 1; i >= 0; i--, limb /= 10)
        text[i] = (char)('0' + limb % 10);
    return text + width;
}

static char *write_medium(char *text, uint32_t value)
{
    int width = 1;
    for (uint32_t rest = value; rest >= 10; rest /= 10)
        width++;
    return write_limb(text, value, width);
}

static char *write_decimal(const Object *number, char *text, char *buffer_end)
{
    uint32_t *behind = (uint32_t *)((uintptr_t)buffer_end & ~(uintptr_t)3);
    int64_t limbs = to_limbs(number, behind);
    for (int64_t i = limbs; i > 0; i--) {
        uint32_t limb = behind[-i];
        int width = LIMB_DIGITS;
        if (i == limbs) {
            width = 1;
            for (uint32_t rest = limb; rest >= 10; rest /= 10)
                width++;
        }
        text = write_limb(text, limb, width);
    }
    return text;
}

static char *write_binary(const Object *number, char *text, int bits)
{
    const uint32_t *digits = ((const IntObject *)number)->ob_digit;
    int64_t count = int_digit_count(number);
    for (int64_t i = (int_bit_length(number) - 1) / bits; i >= 0; i--) {
        int64_t position = i * bits;
        int64_t digit = position / INT_DIGIT_BITS;
        int inside = (int)(position % INT_DIGIT_BITS);
        uint64_t word = digits[digit];
        if (digit + 1 < count)
            word |= (uint64_t)digits[digit + 1] << INT_DIGIT_BITS;
        *text++ = "0123456789abcdefghijklmnopqrstuv"[word >> inside & ((1u << bits) - 1)];
    }
    return text;
}

int64_t int_to_text(const Object *number, int base, char *buffer)
{
    assert_api(base == 10 || bits_of_base(base) != 0);
    char *text = buffer;
    if (int_sign(number) < 0)
        *text++ = '-';
    if (int_sign(number) == 0) { /* in a subclass, what would be its digit may be the dict */
        *text++ = '0';
    } else if (int_is_medium(number) && base == 10) {
        text = write_medium(text, ((const IntObject *)number)->ob_digit[0]);
    } else if (bits_of_base(base) != 0) {
        text = write_binary(number, text, bits_of_base(base));
    } else {
        text = write_decimal(number, text, buffer + int_text_capacity(number, base));
    }
    *text = '\0';
    return text - buffer;
}

/* ---- from text */

/* Digits of 30 bits that one digit of each base takes: log2(base) / 30. */
static const double digits_of_base[37] = {
    0,
    0,
    1 / 30.0,
    0.05283208335737187,
    2 / 30.0,
    0.077397603162912068,
    0.086165416690705196,
    0.093578497401920133,
    3 / 30.0,
    0.10566416671474374,
    0.11073093649624541,
    0.11531438728790991,
    0.11949875002403854,
    0.12334799060470307,
    0.12691183073525347,
    0.13022968652028397,
    4 / 30.0,
    0.1362487613750113,
    0.13899750004807707,
    0.14159758378145285,
    0.14406426982957876,
    0.14641058075929203,
    0.14864772062124323,
    0.15078539853523376,
    0.15283208335737186,
    0.15479520632582414,
    0.15668132393803638,
    0.1584962500721156,
    0.1602451640685868,
    0.16193269983758574,
    0.16356301985361729,
    0.16513987701289584,
    5 / 30.0,
    0.16814647064528179,
    0.16958209470834465,
    0.1709761005648322,
    0.17233083338141039,
};

/* The digits of a literal, found and judged. */
typedef struct Literal {
    const char *begin; /* the first digit */
    const char *end;
    int64_t digits; /* without underscores */
    int base;
    bool negative;
} Literal;

static int digit_value(char character)
{
    if (character >= '0' && character <= '9')
        return character - '0';
    if (character >= 'a' && character <= 'z')
        return character - 'a' + 10;
    if (character >= 'A' && character <= 'Z')
        return character - 'A' + 10;
    return 36;
}

static bool is_blank(char character) { return character == ' ' || (character >= '\t' && character <= '\r'); }

static int base_of_prefix(const char *text, const char *end)
{
    if (end - text < 2 || text[0] != '0')
        return 0;
    switch (text[1]) {
    case 'x':
    case 'X':
        return 16;
    case 'o':
    case 'O':
        return 8;
    case 'b':
    case 'B':
        return 2;
    default:
        return 0;
    }
}

/* Single underscores between digits, all digits below the base. */
static bool measure_digits(Literal *literal)
{
    char previous = '_';
    for (const char *text = literal->begin; text < literal->end; previous = *text++) {
        if (*text == '_') {
            if (previous == '_')
                return false;
        } else if (digit_value(*text) < literal->base) {
            literal->digits++;
        } else {
            return false;
        }
    }
    return previous != '_';
}

/* Base 0: without a prefix only zeros may begin with a zero. */
static bool is_old_octal(const Literal *literal)
{
    if (*literal->begin != '0')
        return false;
    for (const char *text = literal->begin; text < literal->end; text++) {
        if (*text != '0' && *text != '_')
            return true;
    }
    return false;
}

static bool parse_literal(const char *text, int64_t length, int base, Literal *literal)
{
    const char *end = text + length;
    while (text < end && is_blank(*text))
        text++;
    while (end > text && is_blank(end[-1]))
        end--;
    bool negative = text < end && *text == '-';
    if (text < end && (*text == '-' || *text == '+'))
        text++;
    int prefix = base_of_prefix(text, end);
    bool prefixed = prefix != 0 && (base == 0 || base == prefix);
    if (prefixed) {
        text += 2;
        if (text < end && *text == '_')
            text++;
    }
    *literal = (Literal){text, end, 0, prefixed ? prefix : base == 0 ? 10 : base, negative};
    if (text == end || !measure_digits(literal))
        return false;
    return base != 0 || prefixed || !is_old_octal(literal);
}

/* Writes one character as repr shows it; returns the bytes written. */
static int write_escaped(char *out, char character)
{
    const char *names = "\tt\nn\rr\\\\";
    for (const char *name = names; *name != '\0'; name += 2) {
        if (*name != character)
            continue;
        out[0] = '\\';
        out[1] = name[1];
        return 2;
    }
    if (character >= 0 && (character < ' ' || character == 0x7f)) {
        const char *hexadecimal = "0123456789abcdef";
        out[0] = '\\';
        out[1] = 'x';
        out[2] = hexadecimal[character >> 4];
        out[3] = hexadecimal[character & 15];
        return 4;
    }
    out[0] = character;
    return 1;
}

static COLD Object *invalid_literal(Runtime *rt, const char *text, int64_t length, int base)
{
    char quoted[208];
    int used = 0;
    char quote =
        memchr(text, '\'', (size_t)length) != NULL && memchr(text, '"', (size_t)length) == NULL ? '"' : '\'';
    quoted[used++] = quote;
    for (int64_t i = 0; i < length && used < 199; i++) {
        if (text[i] == quote)
            quoted[used++] = '\\';
        used += write_escaped(quoted + used, text[i]);
    }
    if (used < 200)
        quoted[used++] = quote;
    error_set(rt, ERROR_VALUE, "invalid literal for int() with base %d: %.*s", base, used < 200 ? used : 200,
              quoted);
    return NULL;
}

/* number = number * factor + digit, all digits of number being `count`; returns the new count. */
static int64_t multiply_add(uint32_t *digits, int64_t count, uint32_t factor, uint32_t digit)
{
    uint64_t carry = digit;
    for (int64_t i = 0; i < count; i++) {
        carry += (uint64_t)digits[i] * factor;
        digits[i] = (uint32_t)carry & INT_DIGIT_MASK;
        carry >>= INT_DIGIT_BITS;
    }
    if (carry != 0)
        digits[count++] = (uint32_t)carry;
    return count;
}

static Object *finish(Runtime *rt, IntObject *number, bool negative)
{
    if (negative)
        number->ob_base.ob_size = -number->ob_base.ob_size;
    return int_normalize(rt, number);
}

static Object *convert_literal(Runtime *rt, const Literal *literal)
{
    uint32_t base = (uint32_t)literal->base;
    int64_t most = (int64_t)((double)literal->digits * digits_of_base[base] + 1.0);
    IntObject *number = int_new(rt, most);
    if (number == NULL)
        return NULL;
    int64_t count = 0;
    uint32_t factor = 1;
    uint32_t chunk = 0;
    for (const char *text = literal->begin; text < literal->end; text++) {
        if (*text == '_')
            continue;
        chunk = chunk * base + (uint32_t)digit_value(*text);
        factor *= base;
        if (factor <= INT_DIGIT_MASK / base)
            continue;
        count = multiply_add(number->ob_digit, count, factor, chunk);
        factor = 1;
        chunk = 0;
    }
    if (factor != 1)
        count = multiply_add(number->ob_digit, count, factor, chunk);
    assert_internal(count <= most);
    number->ob_base.ob_size = count;
    return finish(rt, number, literal->negative);
}

static Object *convert_binary_literal(Runtime *rt, const Literal *literal, int bits)
{
    int64_t count = (literal->digits * bits + INT_DIGIT_BITS - 1) / INT_DIGIT_BITS;
    IntObject *number = int_new(rt, count);
    if (number == NULL)
        return NULL;
    uint64_t word = 0;
    int filled = 0;
    int64_t done = 0;
    for (const char *text = literal->end; text > literal->begin; text--) {
        if (text[-1] == '_')
            continue;
        word |= (uint64_t)digit_value(text[-1]) << filled;
        filled += bits;
        if (filled < INT_DIGIT_BITS)
            continue;
        number->ob_digit[done++] = (uint32_t)word & INT_DIGIT_MASK;
        word >>= INT_DIGIT_BITS;
        filled -= INT_DIGIT_BITS;
    }
    if (filled > 0 && done < count)
        number->ob_digit[done++] = (uint32_t)word;
    assert_internal(done == count);
    return finish(rt, number, literal->negative);
}

static bool is_beyond_limit(const Runtime *rt, const Literal *literal)
{
    int64_t limit = int_digits_limit(rt);
    return literal->digits > LEAST_LIMIT && limit > 0 && literal->digits > limit;
}

static Object *too_many_digits(Runtime *rt, int64_t digits)
{
    error_set(rt, ERROR_VALUE,
              "Exceeds the limit (%lld digits) for integer string conversion: value has %lld digits; use "
              "sys.set_int_max_str_digits() to increase the limit",
              (long long)int_digits_limit(rt), (long long)digits);
    return NULL;
}

/* NULL without an error: it is no literal. */
static Object *convert(Runtime *rt, const char *text, int64_t length, int base)
{
    Literal literal;
    if (base != 0 && (base < 2 || base > 36)) {
        error_set(rt, ERROR_VALUE, "int() base must be >= 2 and <= 36, or 0");
        return NULL;
    }
    if (!parse_literal(text, length, base, &literal))
        return NULL;
    int bits = bits_of_base(literal.base);
    if (bits != 0)
        return convert_binary_literal(rt, &literal, bits);
    if (is_beyond_limit(rt, &literal))
        return too_many_digits(rt, literal.digits);
    return convert_literal(rt, &literal);
}

Object *int_from_text(Runtime *rt, const char *text, int64_t length, int base)
{
    Object *number = convert(rt, text, length, base);
    return number != NULL || error_occurred(rt) ? number : invalid_literal(rt, text, length, base);
}

Object *int_from_str(Runtime *rt, Object *string, int base)
{
    Numeral numeral;
    if (numeral_init(rt, &numeral, string) < 0)
        return NULL;
    Object *number = convert(rt, numeral.text, numeral.length, base);
    numeral_free(rt, &numeral);
    if (number == NULL && !error_occurred(rt))
        error_format(rt, ERROR_VALUE, "invalid literal for int() with base %d: %.200R", base, string);
    return number;
}

Object *int_from_bytes_text(Runtime *rt, const uint8_t *bytes, int64_t length, int base)
{
    Object *number = convert(rt, (const char *)bytes, length, base);
    Object *shown = number == NULL && !error_occurred(rt) ? bytes_from_data(rt, bytes, length) : NULL;
    if (shown != NULL)
        error_format(rt, ERROR_VALUE, "invalid literal for int() with base %d: %.200R", base, shown);
    object_xdecref(rt, shown);
    return number;
}

/* ---- the limit of digits, and repr */

int64_t int_digits_limit(const Runtime *rt)
{
    if (rt->int_digits_limit == 0)
        return DEFAULT_LIMIT;
    return rt->int_digits_limit < 0 ? 0 : rt->int_digits_limit;
}

void int_set_digits_limit(Runtime *rt, int64_t limit) { rt->int_digits_limit = limit == 0 ? -1 : limit; }

static int64_t text_beyond_limit(Runtime *rt)
{
    error_set(
        rt, ERROR_VALUE,
        "Exceeds the limit (%lld digits) for integer string conversion; use sys.set_int_max_str_digits() to "
        "increase the limit",
        (long long)int_digits_limit(rt));
    return -1;
}

int64_t int_to_decimal(Runtime *rt, const Object *number, char *buffer)
{
    int64_t limit = int_digits_limit(rt);
    int64_t bits = int_bit_length(number);
    if (limit > 0 && bits > LEAST_LIMIT * 3 && bits / 4 > limit)
        return text_beyond_limit(rt);
    int64_t length = int_to_text(number, 10, buffer);
    if (limit > 0 && length - (int_sign(number) < 0) > limit)
        return text_beyond_limit(rt);
    return length;
}

static Object *repr_in(Runtime *rt, Object *number, char *buffer)
{
    int64_t length = int_to_decimal(rt, number, buffer);
    Object *string = length < 0 ? NULL : str_new(rt, length, 127);
    if (string != NULL)
        memcpy(str_data(string), buffer, (size_t)length);
    return string;
}

Object *int_repr(Runtime *rt, Object *number)
{
    char small[128];
    int64_t capacity = int_text_capacity(number, 10);
    if (capacity <= (int64_t)sizeof small)
        return repr_in(rt, number, small);
    char *buffer = memory_alloc(&rt->memory, (uint64_t)capacity);
    if (buffer == NULL) {
        error_no_memory(rt);
        return NULL;
    }
    Object *string = repr_in(rt, number, buffer);
    memory_free(&rt->memory, buffer);
    return string;
}
