/* Reading floats; see float_read.h. The C library's strtod rounds exactly; what it accepts beyond Python's numbers is
 * kept from it. */
#include "types/number/float_read.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "object/error.h"
#include "types/error/exception.h"
#include "types/number/float.h"
#include "types/number/int_numeral.h"

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

static bool begins_with(const char *text, const char *word)
{
    while (*word != '\0' && lower(*text) == *word) {
        text++;
        word++;
    }
    return *word == '\0';
}

/* ---- decimal */

static const char *scan_word(const char *text, bool negative, double *value)
{
    if (begins_with(text, "inf")) {
        *value = negative ? -INFINITY : INFINITY;
        return text + (begins_with(text, "infinity") ? 8 : 3);
    }
    if (begins_with(text, "nan")) {
        *value = copysign(NAN, negative ? -1.0 : 1.0);
        return text + 3;
    }
    return NULL;
}

/* Behind the digits, point and exponent; NULL without any digit. */
static const char *scan_decimal(const char *text)
{
    int digits = 0;
    for (; is_digit(*text); text++)
        digits = 1;
    if (*text == '.')
        text++;
    for (; is_digit(*text); text++)
        digits = 1;
    if (digits == 0)
        return NULL;
    if (lower(*text) == 'e') {
        const char *exponent = text + 1;
        if (*exponent == '+' || *exponent == '-')
            exponent++;
        if (is_digit(*exponent)) {
            while (is_digit(*exponent))
                exponent++;
            text = exponent;
        }
    }
    return text;
}

const char *float_scan(const char *text, double *value)
{
    const char *begin = *text == '+' || *text == '-' ? text + 1 : text;
    const char *end = scan_word(begin, *text == '-', value);
    if (end != NULL)
        return end;
    end = scan_decimal(begin);
    if (end == NULL)
        return text;
    *value = strtod(text, NULL);
    return end;
}

bool float_strip_underscores(const char *text, int64_t length, char *copy)
{
    char previous = '\0';
    for (int64_t i = 0; i < length; previous = text[i++]) {
        if (text[i] != '_') {
            if (previous == '_' && !is_digit(text[i]))
                return false;
            *copy++ = text[i];
        } else if (!is_digit(previous)) {
            return false;
        }
    }
    *copy = '\0';
    return previous != '_';
}

static bool read_copied(const char *text, int64_t length, char *copy, double *value)
{
    if (!float_strip_underscores(text, length, copy) || strlen(copy) == 0)
        return false;
    const char *end = float_scan(copy, value);
    return end != copy && *end == '\0' && memchr(text, '\0', (size_t)length) == NULL;
}

/* 1: read; 0: no number; -1: no memory. */
static int read_decimal(Runtime *rt, const char *text, int64_t length, double *value)
{
    char small[128];
    while (length > 0 && is_blank(*text)) {
        text++;
        length--;
    }
    while (length > 0 && is_blank(text[length - 1]))
        length--;
    if (length < (int64_t)sizeof small)
        return read_copied(text, length, small, value);
    char *copy = memory_alloc(&rt->memory, (uint64_t)length + 1);
    if (copy == NULL) {
        error_no_memory(rt);
        return -1;
    }
    int status = read_copied(text, length, copy, value);
    memory_free(&rt->memory, copy);
    return status;
}

static Object *finish(Runtime *rt, Object *shown, int status, double value)
{
    if (status > 0)
        return float_from_double(rt, value);
    if (status == 0)
        error_format(rt, ERROR_VALUE, "could not convert string to float: %R", shown);
    return NULL;
}

Object *float_from_str(Runtime *rt, Object *string)
{
    Numeral numeral;
    double value = 0;
    if (numeral_init(rt, &numeral, string) < 0)
        return NULL;
    int status = read_decimal(rt, numeral.text, numeral.length, &value);
    numeral_free(rt, &numeral);
    return finish(rt, string, status, value);
}

Object *float_from_bytes_text(Runtime *rt, Object *object, const uint8_t *bytes, int64_t length)
{
    double value = 0;
    int status = read_decimal(rt, (const char *)bytes, length, &value);
    return finish(rt, object, status, value);
}

/* ---- hexadecimal */

static int hex_value(char c)
{
    if (is_digit(c))
        return c - '0';
    c = lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The digits read so far: value == fraction * 2**exponent, and a bit for whatever was cut. */
typedef struct HexNumber {
    uint64_t fraction; /* at most 60 bits */
    int64_t exponent;
    bool rest;
    bool any;
} HexNumber;

static void add_digit(HexNumber *number, int digit, bool behind_point)
{
    number->any = true;
    if (number->fraction >> 56 != 0) {
        number->rest = number->rest || digit != 0;
        number->exponent += behind_point ? 0 : 4;
        return;
    }
    number->fraction = number->fraction << 4 | (uint64_t)digit;
    number->exponent -= behind_point ? 4 : 0;
}

static const char *scan_hex_digits(const char *text, HexNumber *number)
{
    bool behind_point = false;
    for (;; text++) {
        if (*text == '.' && !behind_point) {
            behind_point = true;
            continue;
        }
        int digit = hex_value(*text);
        if (digit < 0)
            return text;
        add_digit(number, digit, behind_point);
    }
}

/* Behind the p, if any; NULL when no digit follows it. */
static const char *scan_hex_exponent(const char *text, HexNumber *number)
{
    if (lower(*text) != 'p')
        return text;
    text++;
    bool negative = *text == '-';
    if (*text == '+' || *text == '-')
        text++;
    if (!is_digit(*text))
        return NULL;
    int64_t exponent = 0;
    for (; is_digit(*text); text++)
        exponent = exponent > (INT64_C(1) << 50) ? exponent : exponent * 10 + (*text - '0');
    number->exponent += negative ? -exponent : exponent;
    return text;
}

static bool hex_to_double(const HexNumber *number, double *value)
{
    *value = 0.0;
    if (number->fraction == 0)
        return true;
    int length = 64 - __builtin_clzll(number->fraction);
    int64_t top = number->exponent + length;
    if (top > 1024)
        return false;
    if (top < -1074)
        return true;
    int64_t unit_exponent = (top < -1021 ? -1021 : top) - 53;
    int64_t cut = unit_exponent - number->exponent;
    uint64_t fraction = number->fraction;
    if (cut > 0) {
        uint64_t below = cut > 63 ? fraction : fraction & ((UINT64_C(1) << cut) - 1);
        uint64_t half = cut > 63 ? UINT64_MAX : UINT64_C(1) << (cut - 1);
        fraction = cut > 63 ? 0 : fraction >> cut;
        if (below > half || (below == half && (number->rest || (fraction & 1) != 0)))
            fraction++;
        *value = ldexp((double)fraction, (int)unit_exponent);
    } else {
        *value = ldexp((double)fraction, (int)number->exponent);
    }
    return !isinf(*value);
}

static double invalid_hex(Runtime *rt)
{
    error_set(rt, ERROR_VALUE, "invalid hexadecimal floating-point string");
    return -1.0;
}

static double scan_hex(Runtime *rt, const char **text, bool negative)
{
    double value;
    const char *end = scan_word(*text, negative, &value);
    if (end != NULL) {
        *text = end;
        return value;
    }
    HexNumber number = {0, 0, false, false};
    if ((*text)[0] == '0' && lower((*text)[1]) == 'x')
        *text += 2;
    end = scan_hex_digits(*text, &number);
    end = number.any ? scan_hex_exponent(end, &number) : NULL;
    if (end == NULL)
        return invalid_hex(rt);
    *text = end;
    if (!hex_to_double(&number, &value)) {
        error_set(rt, ERROR_OVERFLOW, "hexadecimal value too large to represent as a float");
        return -1.0;
    }
    return negative ? -value : value;
}

double float_from_hex(Runtime *rt, const char *text, int64_t length)
{
    const char *end = text + length;
    while (is_blank(*text))
        text++;
    bool negative = *text == '-';
    if (*text == '+' || *text == '-')
        text++;
    double value = scan_hex(rt, &text, negative);
    if (error_occurred(rt))
        return -1.0;
    while (is_blank(*text))
        text++;
    return text == end ? value : invalid_hex(rt);
}
