/* exp, log, pow, log2, what is made of expm1, and erf, as the C library that CPython runs on has them on processors
 * with a fused multiply-add: the same tables (the C library's own) and polynomials, each product and sum rounded
 * together in the same places. WebAssembly alone, which has no such instruction. The polynomial of expm1 is fdlibm's
 * (Sun Microsystems, 1993). */
#ifdef __EMSCRIPTEN__

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/compiler.h"

#define TABLE_BITS 7
#define TABLE_SIZE (1 << TABLE_BITS)

/* The C library's tables: how they lie in memory. */
extern const struct {
    double per_ln2;
    double shift;
    double ln2_high, ln2_low; /* of ln2 / TABLE_SIZE, negative */
    double polynomial[4];
    double exp2_shift;
    double exp2_polynomial[5];
    uint64_t table[2 * TABLE_SIZE];
} __exp_data;
extern const struct {
    double ln2_high, ln2_low;
    double polynomial[5];
    double near_one[11];
    struct {
        double inverse, log;
    } table[TABLE_SIZE];
} __log_data;
extern const struct {
    double per_ln2_high, per_ln2_low;
    double polynomial[6];
    double near_one[10];
    struct {
        double inverse, log;
    } table[1 << 6];
} __log2_data;
extern const struct {
    double ln2_high, ln2_low;
    double polynomial[7];
    struct {
        double inverse, unused, log, log_low;
    } table[TABLE_SIZE];
} __pow_log_data;

static uint64_t bits_of(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static double from_bits(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

static int32_t exponent_field(double x) { return (int32_t)(bits_of(x) >> 52 & 0x7ff); }

/* ---- multiplying and adding with one rounding */

typedef struct Sum {
    double high, low; /* together exact */
} Sum;

ALWAYS_INLINE Sum exact_sum(double x, double y)
{
    double sum = x + y;
    double part = sum - x;
    return (Sum){sum, (x - (sum - part)) + (y - part)};
}

ALWAYS_INLINE Sum exact_product(double x, double y)
{
    double product = x * y;
    double split_x = x * 134217729.0;
    double split_y = y * 134217729.0;
    double x_high = split_x - (split_x - x);
    double y_high = split_y - (split_y - y);
    double x_low = x - x_high;
    double y_low = y - y_high;
    return (Sum){product, ((x_high * y_high - product) + x_high * y_low + x_low * y_high) + x_low * y_low};
}

/* x * y + z. What is left of the exact sum is rounded to odd before the last addition, which then rounds as if it had
 * all of it (Boldo and Melquiond). The product is neither beyond 2**990 nor below 2**-960. */
static double fused(double x, double y, double z)
{
    Sum product = exact_product(x, y);
    Sum lower = exact_sum(z, product.low);
    Sum upper = exact_sum(product.high, lower.high);
    Sum rest = exact_sum(lower.low, upper.low);
    uint64_t bits = bits_of(rest.high);
    if (rest.low != 0.0 && (bits & 1) == 0)
        rest.high = from_bits((rest.low > 0.0) == (rest.high > 0.0) ? bits + 1 : bits - 1);
    return upper.high + rest.high;
}

/* ---- e**x */

/* scale * (1 + rest) where scale, as `bits`, is beyond the least or greatest exponent. */
static double at_the_edge(double rest, uint64_t bits, bool is_large)
{
    if (is_large) {
        double scale = from_bits(bits - (UINT64_C(1009) << 52));
        return 0x1p1009 * fused(scale, rest, scale);
    }
    double scale = from_bits(bits + (UINT64_C(1022) << 52));
    double y = scale + scale * rest;
    if (fabs(y) < 1.0) {
        /* Rounded once, to as many bits as a number so small has. */
        double one = y < 0.0 ? -1.0 : 1.0;
        double low = scale - y + scale * rest;
        double high = one + y;
        low = one - high + y + low;
        y = (high + low) - one;
        if (y == 0.0)
            y = from_bits(bits & UINT64_C(0x8000000000000000));
    }
    return 0x1p-1022 * y;
}

/* e**(x + low), negative where asked for. */
static double exponential(double x, double low, bool is_negative)
{
    int32_t exponent = exponent_field(x);
    double sign = is_negative ? -1.0 : 1.0;
    if (exponent < 1023 - 54)
        return sign + x * sign;
    if (exponent >= 1023 + 10)
        return sign * (x < 0.0 ? 0.0 : INFINITY);
    const double *c = __exp_data.polynomial;
    double shifted = __exp_data.per_ln2 * x + __exp_data.shift;
    uint64_t k = bits_of(shifted);
    double whole = shifted - __exp_data.shift;
    double r = fused(whole, __exp_data.ln2_low, fused(whole, __exp_data.ln2_high, x)) + low;
    uint64_t index = 2 * (k % TABLE_SIZE);
    uint64_t scale =
        __exp_data.table[index + 1] + ((k + (is_negative ? 0x800 << TABLE_BITS : 0)) << (52 - TABLE_BITS));
    double r2 = r * r;
    double rest = from_bits(__exp_data.table[index]) + r;
    rest = fused(r2, fused(r, c[1], c[0]), rest);
    rest = fused(r2 * r2, fused(r, c[3], c[2]), rest);
    if (exponent >= 1023 + 9)
        return at_the_edge(rest, scale, (k & 0x80000000) == 0);
    double size = from_bits(scale);
    return fused(size, rest, size);
}

double exp(double x)
{
    if (isnan(x))
        return x + x;
    return exponential(x, 0.0, false);
}

/* ---- logarithms */

/* A positive number's bits, as if small ones had an exponent like others. */
static uint64_t positive_bits(double x)
{
    return exponent_field(x) != 0 ? bits_of(x) : bits_of(x * 0x1p52) - (UINT64_C(52) << 52);
}

/* Of what has no logarithm like others. */
static double odd_log(double x)
{
    if (x == 0.0)
        return -INFINITY;
    return x == INFINITY || isnan(x) ? x + x : (x - x) / 0.0;
}

static double log_near_one(double x)
{
    const double *b = __log_data.near_one;
    double r = x - 1.0;
    double r2 = r * r;
    double r3 = r * r2;
    double p = fused(r3, b[10], fused(r2, b[9], fused(r, b[8], b[7])));
    p = fused(r3, p, fused(r2, b[6], fused(r, b[5], b[4])));
    p = fused(r3, p, fused(r2, b[3], fused(r, b[2], b[1])));
    double cut = r * 0x1p27;
    double high = r + cut - cut;
    double low = r - high;
    double square = high * high * b[0];
    double sum = r + square;
    double rest = r - sum + square;
    rest = fused(b[0] * low, high + r, rest);
    return fused(r3, p, rest) + sum;
}

double log(double x)
{
    if (!(x > 0.0) || x == INFINITY)
        return odd_log(x);
    if (x == 1.0)
        return 0.0;
    if (x >= 1.0 - 0x1p-4 && x < 1.0 + 0x1.09p-4)
        return log_near_one(x);
    const double *a = __log_data.polynomial;
    uint64_t bits = positive_bits(x);
    uint64_t from = bits - UINT64_C(0x3fe6000000000000);
    uint32_t i = from >> (52 - TABLE_BITS) & (TABLE_SIZE - 1);
    double k = (double)((int64_t)from >> 52);
    double z = from_bits(bits - (from & UINT64_C(0xfff) << 52));
    double r = fused(z, __log_data.table[i].inverse, -1.0);
    double w = fused(k, __log_data.ln2_high, __log_data.table[i].log);
    double high = w + r;
    double low = fused(k, __log_data.ln2_low, w - high + r);
    double r2 = r * r;
    double p = fused(r2, fused(r, a[4], a[3]), fused(r, a[2], a[1]));
    return fused(r * r2, p, fused(r2, a[0], low)) + high;
}

static double log2_near_one(double x)
{
    const double *b = __log2_data.near_one;
    double r = x - 1.0;
    double high = r * __log2_data.per_ln2_high;
    double low = fused(r, __log2_data.per_ln2_low, fused(r, __log2_data.per_ln2_high, -high));
    double r2 = r * r;
    double r4 = r2 * r2;
    double p = fused(r, b[1], b[0]);
    double y = fused(r2, p, high);
    low += fused(r2, p, high - y);
    double q = fused(r2, fused(r, b[9], b[8]), fused(r, b[7], b[6]));
    q = fused(r4, q, fused(r2, fused(r, b[5], b[4]), fused(r, b[3], b[2])));
    return fused(r4, q, low) + y;
}

double log2(double x)
{
    if (!(x > 0.0) || x == INFINITY)
        return odd_log(x);
    if (x == 1.0)
        return 0.0;
    if (x >= 1.0 - 0x1.5b51p-5 && x < 1.0 + 0x1.6ab2p-5)
        return log2_near_one(x);
    const double *a = __log2_data.polynomial;
    uint64_t bits = positive_bits(x);
    uint64_t from = bits - UINT64_C(0x3fe6000000000000);
    uint32_t i = from >> (52 - 6) & 63;
    double k = (double)((int64_t)from >> 52);
    double z = from_bits(bits - (from & UINT64_C(0xfff) << 52));
    double r = fused(z, __log2_data.table[i].inverse, -1.0);
    double first = r * __log2_data.per_ln2_high;
    double second = fused(r, __log2_data.per_ln2_low, fused(r, __log2_data.per_ln2_high, -first));
    double third = k + __log2_data.table[i].log;
    double high = third + first;
    double low = third - high + first + second;
    double r2 = r * r;
    double r4 = r2 * r2;
    double p = fused(r2, fused(r, a[3], a[2]), fused(r, a[1], a[0]));
    p = fused(r4, fused(r, a[5], a[4]), p);
    return fused(r2, p, low) + high;
}

/* ---- powers */

/* The logarithm with some 68 bits. */
static double precise_log(uint64_t bits, double *tail)
{
    const double *a = __pow_log_data.polynomial;
    uint64_t from = bits - UINT64_C(0x3fe6955500000000);
    uint32_t i = from >> (52 - TABLE_BITS) & (TABLE_SIZE - 1);
    double k = (double)((int64_t)from >> 52);
    double z = from_bits(bits - (from & UINT64_C(0xfff) << 52));
    double r = fused(z, __pow_log_data.table[i].inverse, -1.0);
    double first = fused(k, __pow_log_data.ln2_high, __pow_log_data.table[i].log);
    double second = first + r;
    double low = fused(k, __pow_log_data.ln2_low, __pow_log_data.table[i].log_low);
    low += first - second + r;
    double ar = a[0] * r;
    double ar2 = r * ar;
    double ar3 = r * ar2;
    double high = second + ar2;
    low += fused(ar, r, -ar2);
    low += second - high + ar2;
    double p = fused(ar2, fused(r, a[6], a[5]), fused(r, a[4], a[3]));
    p = fused(ar2, p, fused(r, a[2], a[1]));
    low = fused(ar3, p, low);
    double y = high + low;
    *tail = high - y + low;
    return y;
}

static bool is_odd(double y) { return fabs(y) < 0x1p53 && fmod(y, 2.0) != 0.0; }

/* Where one of the two is 0, infinite or nan. */
static double odd_power(double x, double y)
{
    if (y == 0.0 || x == 1.0)
        return 1.0;
    if (isnan(x) || isnan(y))
        return x + y;
    if (isinf(y)) {
        if (fabs(x) == 1.0)
            return 1.0;
        return (fabs(x) < 1.0) == (y > 0.0) ? 0.0 : INFINITY;
    }
    double square = x * x;
    if (signbit(x) && is_odd(y))
        square = -square;
    return y < 0.0 ? 1.0 / square : square;
}

static bool is_odd_operand(double x) { return x == 0.0 || isinf(x) || isnan(x); }

double pow(double x, double y)
{
    if (is_odd_operand(x) || is_odd_operand(y))
        return odd_power(x, y);
    bool is_negative = false;
    if (x < 0.0) {
        if (y != trunc(y))
            return (x - x) / (x - x);
        is_negative = is_odd(y);
        x = -x;
    }
    if (exponent_field(y) < 0x3be || exponent_field(y) >= 0x43e) {
        if (x == 1.0 || exponent_field(y) < 0x3be)
            return is_negative ? -1.0 : 1.0;
        return (x > 1.0) == (y > 0.0) ? INFINITY : 0.0;
    }
    double low;
    double high = precise_log(positive_bits(x), &low);
    double product = y * high;
    return exponential(product, fused(y, low, fused(y, high, -product)), is_negative);
}

/* ---- e**x - 1, and the hyperbolic functions */

static double scaled(double x, int k) { return from_bits(bits_of(x) + ((uint64_t)(int64_t)k << 52)); }

/* (e**x - 1 - x) / x less 1/2 and more, for an x up to ln2 / 2; `s` is x * x / 2. */
static double expm1_rest(double x, double half, double s)
{
    static const double q[] = {-3.33333333333331316428e-02, 1.58730158725481460165e-03,
                               -7.93650757867487942473e-05, 4.00821782732936239552e-06,
                               -2.01099218183624371326e-07};
    double s2 = s * s;
    double r = fused(s2, fused(s, q[2], q[1]), fused(s, q[0], 1.0));
    r = fused(s2 * s2, fused(s, q[4], q[3]), r);
    double t = fused(-r, half, 3.0);
    return s * ((r - t) / fused(-x, t, 6.0));
}

static double expm1_scaled(double x, double e, int k)
{
    if (k == -1)
        return 0.5 * (x - e) - 0.5;
    if (k == 1)
        return x < -0.25 ? -2.0 * (e - (x + 0.5)) : 1.0 + 2.0 * (x - e);
    if (k <= -2 || k > 56)
        return scaled(1.0 - (e - x), k) - 1.0;
    double small = scaled(1.0, -k);
    return k < 20 ? scaled((1.0 - small) - (e - x), k) : scaled(x - (e + small) + 1.0, k);
}

double expm1(double x)
{
    static const double ln2_high = 6.93147180369123816490e-01;
    static const double ln2_low = 1.90821492927058770002e-10;
    static const double per_ln2 = 1.44269504088896338700e+00;
    double size = fabs(x);
    if (!(size < 709.0))
        return exp(x) - 1.0;
    if (x < -38.9)
        return -1.0;
    if (size < 0x1p-54)
        return x;
    double rest = 0.0;
    int k = 0;
    if (bits_of(size) >> 32 > 0x3fd62e42) {
        bool is_near = bits_of(size) >> 32 < 0x3ff0a2b2;
        k = is_near ? (x > 0.0 ? 1 : -1) : (int)fused(per_ln2, x, x < 0.0 ? -0.5 : 0.5);
        double high = x - k * ln2_high;
        x = fused(-k, ln2_low, high);
        rest = fused(-k, ln2_low, high - x);
    }
    double half = 0.5 * x;
    double s = x * half;
    double e = expm1_rest(x, half, s);
    if (k == 0)
        return x - fused(x, e, -s);
    return expm1_scaled(x, (fused(x, e - rest, -rest)) - s, k);
}

double tanh(double x)
{
    double size = fabs(x);
    if (isnan(x) || size < 0x1p-55)
        return x;
    double result = 1.0;
    if (size < 1.0) {
        double t = expm1(-2.0 * size);
        result = -t / (t + 2.0);
    } else if (size < 22.0) {
        result = 1.0 - 2.0 / (expm1(2.0 * size) + 2.0);
    }
    return copysign(result, x);
}

/* e**size * factor of a size that may be beyond the greatest e**x there is. */
static double large_exponential(double size, double factor)
{
    if (size < 709.78)
        return factor * exp(size);
    double root = exp(0.5 * size);
    return (factor * root) * root;
}

double sinh(double x)
{
    double size = fabs(x);
    double half = copysign(0.5, x);
    if (isnan(x) || size < 0x1p-28)
        return x;
    if (size >= 22.0)
        return large_exponential(size, half);
    double t = expm1(size);
    return size < 1.0 ? half * (2.0 * t - t * t / (t + 1.0)) : half * (t + t / (t + 1.0));
}

double cosh(double x)
{
    double size = fabs(x);
    if (isnan(x))
        return x;
    if (size >= 22.0)
        return large_exponential(size, 0.5);
    if (bits_of(size) >> 32 < 0x3fd62e43) {
        double t = expm1(size);
        double w = 1.0 + t;
        return size < 0x1p-55 ? w : 1.0 + (t * t) / (w + w);
    }
    double t = exp(size);
    return 0.5 * t + 0.5 / t;
}

/* ---- the error function */

/* fdlibm's (Sun Microsystems, 1993): quotients of polynomials, by how far from 0. */
static const double pp[] = {1.28379167095512558561e-01, -3.25042107247001499370e-01,
                            -2.84817495755985104766e-02, -5.77027029648944159157e-03,
                            -2.37630166566501626084e-05};
static const double qq[] = {1.0,
                            3.97917223959155352819e-01,
                            6.50222499887672944485e-02,
                            5.08130628187576562776e-03,
                            1.32494738004321644526e-04,
                            -3.96022827877536812320e-06};
static const double pa[] = {-2.36211856075265944077e-03, 4.14856118683748331666e-01,
                            -3.72207876035701323847e-01, 3.18346619901161753674e-01,
                            -1.10894694282396677476e-01, 3.54783043256182359371e-02,
                            -2.16637559486879084300e-03};
static const double qa[] = {1.0,
                            1.06420880400844228286e-01,
                            5.40397917702171048937e-01,
                            7.18286544141962662868e-02,
                            1.26171219808761642112e-01,
                            1.36370839120290507362e-02,
                            1.19844998467991074170e-02};
static const double ra[] = {-9.86494403484714822705e-03, -6.93858572707181764372e-01,
                            -1.05586262253232909814e+01, -6.23753324503260060396e+01,
                            -1.62396669462573470355e+02, -1.84605092906711035994e+02,
                            -8.12874355063065934246e+01, -9.81432934416914548592e+00};
static const double sa[] = {1.0,
                            1.96512716674392571292e+01,
                            1.37657754143519042600e+02,
                            4.34565877475229228821e+02,
                            6.45387271733267880336e+02,
                            4.29008140027567833386e+02,
                            1.08635005541779435134e+02,
                            6.57024977031928170135e+00,
                            -6.04244152148580987438e-02};
static const double rb[] = {-9.86494292470009928597e-03, -7.99283237680523006574e-01,
                            -1.77579549177547519889e+01, -1.60636384855821916062e+02,
                            -6.37566443368389627722e+02, -1.02509513161107724954e+03,
                            -4.83519191608651397019e+02};
static const double sb[] = {1.0,
                            3.03380607434824582924e+01,
                            3.25792512996573918826e+02,
                            1.53672958608443695994e+03,
                            3.19985821950859553908e+03,
                            2.55305040643316442583e+03,
                            4.74528541206955367215e+02,
                            -2.24409524465858183362e+01};

#define ERX 8.45062911510467529297e-01

/* Pairs of terms are added from the lowest powers up, as the C library has them. */
static double polynomial(const double *c, int count, double x)
{
    double square = x * x;
    double fourth = square * square;
    const double powers[] = {1.0, square, fourth, fourth * square, fourth * fourth};
    double sum = c[0] + x * c[1];
    for (int i = 2; i < count; i += 2)
        sum += powers[i / 2] * (i + 1 < count ? c[i] + x * c[i + 1] : c[i]);
    return sum;
}

#define QUOTIENT(p, q, x) (polynomial(p, sizeof p / sizeof *p, x) / polynomial(q, sizeof q / sizeof *q, x))

/* 1 - erf(size), times `size`, of a size from 1.25 on. */
static double far_rest(double size)
{
    double s = 1.0 / (size * size);
    double quotient = size < 1 / 0.35 ? QUOTIENT(ra, sa, s) : QUOTIENT(rb, sb, s);
    double cut = from_bits(bits_of(size) & UINT64_C(0xffffffff00000000));
    return exp(-cut * cut - 0.5625) * exp((cut - size) * (cut + size) + quotient);
}

double erf(double x)
{
    static const double times_eight = 1.02703333676410069053e+00;
    double size = fabs(x);
    if (isnan(x))
        return x;
    if (size < 0.84375) {
        if (size < 0x1p-28)
            return size < 0x1p-1006 ? 0.0625 * (16.0 * x + (16.0 * (0.125 * times_eight)) * x)
                                    : x + (0.125 * times_eight) * x;
        return x + x * QUOTIENT(pp, qq, x * x);
    }
    double result = 1.0;
    if (size < 1.25)
        result = ERX + QUOTIENT(pa, qa, size - 1.0);
    else if (size < 6.0)
        result = 1.0 - far_rest(size) / size;
    return copysign(result, x);
}

double erfc(double x)
{
    double size = fabs(x);
    if (isnan(x))
        return x;
    if (size < 0.84375) {
        if (size < 0x1p-56)
            return 1.0 - x;
        double y = QUOTIENT(pp, qq, x * x);
        return x < 0.25 ? 1.0 - (x + x * y) : 0.5 - ((x - 0.5) + x * y);
    }
    if (size < 1.25) {
        double quotient = QUOTIENT(pa, qa, size - 1.0);
        return x < 0.0 ? 1.0 + (ERX + quotient) : (1.0 - ERX) - quotient;
    }
    if (size >= 28.0 || x < -6.0)
        return x < 0.0 ? 2.0 : 0.0;
    double rest = far_rest(size) / size;
    return x < 0.0 ? 2.0 - rest : rest;
}

#else
typedef int no_fused_float_library;
#endif
