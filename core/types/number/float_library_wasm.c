/* Functions of the C library whose results in Emscripten's differ most often from those of the C library that
 * CPython runs on (glibc): made here so as to agree with it, in the place of the library's own. WebAssembly alone.
 * glibc's trigonometric functions are all but correctly rounded, so these are calculated with 106 bits. More of
 * them are in float_library_fused_wasm.c. What still differs in a last bit: cbrt (half of all arguments), asinh and
 * acosh (0.7 %). */
#ifdef __EMSCRIPTEN__

#include <math.h>
#include <stdint.h>
#include <string.h>

/* The root of the sum of squares with 106 bits: glibc's is all but correctly rounded. */
double hypot(double x, double y)
{
    x = fabs(x);
    y = fabs(y);
    if (isinf(x) || isinf(y))
        return INFINITY;
    if (isnan(x) || isnan(y) || x == 0.0 || y == 0.0)
        return x + y;
    if (x < y) {
        double smaller = x;
        x = y;
        y = smaller;
    }
    int exponent;
    x = frexp(x, &exponent);
    y = ldexp(y, -exponent);
    double high = x * x;
    double high_rest = fma(x, x, -high);
    double low = y * y;
    double low_rest = fma(y, y, -low);
    double sum = high + low;
    double rest = (high - sum) + low + high_rest + low_rest;
    double root = sqrt(sum + rest);
    double square = root * root;
    double left = (sum - square) + (rest - fma(root, root, -square));
    return ldexp(root + left / (2.0 * root), exponent);
}

/* fdlibm's, which glibc has: the exponent's part in two pieces, the fraction's from the natural logarithm. */
double log10(double x)
{
    static const double per_log = 4.34294481903251816668e-01;
    static const double of_two_high = 3.01029995663611771306e-01;
    static const double of_two_low = 3.69423907715893078616e-13;
    if (!(x > 0.0) || isinf(x))
        return log(x);
    int exponent;
    double fraction = 2.0 * frexp(x, &exponent);
    exponent--;
    if (exponent < 0) {
        exponent++;
        fraction *= 0.5;
    }
    double whole = exponent;
    return (whole * of_two_low + per_log * log(fraction)) + whole * of_two_high;
}

/* ---- pairs of doubles: the sum of both is meant, high is the nearest double to it */

typedef struct Pair {
    double high, low;
} Pair;

static Pair fast_sum(double x, double y)
{
    double sum = x + y;
    return (Pair){sum, y - (sum - x)};
}

static Pair exact_sum(double x, double y)
{
    double sum = x + y;
    double part = sum - x;
    return (Pair){sum, (x - (sum - part)) + (y - part)};
}

/* Dekker's: each factor as two halves of 26 bits. Neither is beyond 2**990. */
static Pair exact_product(double x, double y)
{
    double product = x * y;
    double split_x = x * 134217729.0;
    double split_y = y * 134217729.0;
    double x_high = split_x - (split_x - x);
    double y_high = split_y - (split_y - y);
    double x_low = x - x_high;
    double y_low = y - y_high;
    return (Pair){product, ((x_high * y_high - product) + x_high * y_low + x_low * y_high) + x_low * y_low};
}

static Pair add(Pair x, Pair y)
{
    Pair sum = exact_sum(x.high, y.high);
    Pair rest = exact_sum(x.low, y.low);
    sum = fast_sum(sum.high, sum.low + rest.high);
    return fast_sum(sum.high, sum.low + rest.low);
}

static Pair negative(Pair x) { return (Pair){-x.high, -x.low}; }

static Pair multiply(Pair x, Pair y)
{
    Pair product = exact_product(x.high, y.high);
    return fast_sum(product.high, product.low + (x.high * y.low + x.low * y.high));
}

static Pair divide_by_double(Pair x, double divisor)
{
    double quotient = x.high / divisor;
    Pair product = exact_product(quotient, divisor);
    return fast_sum(quotient, ((x.high - product.high) - product.low + x.low) / divisor);
}

static Pair root(Pair x)
{
    if (x.high <= 0.0)
        return (Pair){0.0, 0.0};
    double high = sqrt(x.high);
    Pair square = exact_product(high, high);
    return fast_sum(high, ((x.high - square.high) - square.low + x.low) / (2.0 * high));
}

/* ---- sine and cosine */

/* musl's: x, which is not below pi / 4, less a multiple of pi / 2, as a pair; gives which multiple. */
int __rem_pio2(double x, double *rest);

typedef struct Circle {
    Pair sine, cosine;
} Circle;

/* x - x**3 / 3! + …, or 1 - x**2 / 2! + …, of an x up to pi / 4. */
static Pair series(Pair first, Pair square, int factor)
{
    Pair sum = first;
    Pair term = first;
    for (; factor < 34; factor += 2) {
        term = divide_by_double(multiply(term, square), -(double)(factor * (factor + 1)));
        if (fabs(term.high) < 1e-33 * fabs(sum.high))
            break;
        sum = add(sum, term);
    }
    return sum;
}

static Circle circle_at(double x)
{
    double rest[2] = {x, 0.0};
    int quarter = fabs(x) < 0.785 ? 0 : __rem_pio2(x, rest) & 3;
    Pair angle = fast_sum(rest[0], rest[1]);
    Pair square = multiply(angle, angle);
    Pair sine = series(angle, square, 2);
    Pair cosine = series((Pair){1.0, 0.0}, square, 1);
    switch (quarter) {
    case 0:
        return (Circle){sine, cosine};
    case 1:
        return (Circle){cosine, negative(sine)};
    case 2:
        return (Circle){negative(sine), negative(cosine)};
    default:
        return (Circle){negative(cosine), sine};
    }
}

static const double tiny = 0x1p-27;

double sin(double x)
{
    if (!isfinite(x))
        return x - x;
    return fabs(x) < tiny ? x : circle_at(x).sine.high;
}

double cos(double x) { return isfinite(x) ? circle_at(x).cosine.high : x - x; }

double tan(double x)
{
    if (!isfinite(x))
        return x - x;
    if (fabs(x) < tiny)
        return x;
    Circle circle = circle_at(x);
    double quotient = circle.sine.high / circle.cosine.high;
    Pair product = multiply((Pair){quotient, 0.0}, circle.cosine);
    Pair left = add(circle.sine, negative(product));
    return quotient + left.high / circle.cosine.high;
}

/* ---- their inverses: an angle near enough by float, and what is missing by the exact place on the circle */

static double angle_of(Pair y, Pair x)
{
    int exponent;
    frexp(fabs(x.high) > fabs(y.high) ? x.high : y.high, &exponent);
    x = (Pair){ldexp(x.high, -exponent), ldexp(x.low, -exponent)};
    y = (Pair){ldexp(y.high, -exponent), ldexp(y.low, -exponent)};
    double angle = atan2f((float)y.high, (float)x.high);
    Circle circle = circle_at(angle);
    Pair above = add(multiply(y, circle.cosine), negative(multiply(x, circle.sine)));
    Pair below = add(multiply(x, circle.cosine), multiply(y, circle.sine));
    double missing = above.high / below.high;
    return angle + (missing - missing * missing * missing / 3.0);
}

double atan2(double y, double x)
{
    static const double pi = 3.14159265358979311600e+00;
    if (isnan(x) || isnan(y))
        return x + y;
    if (y == 0.0)
        return signbit(x) ? copysign(pi, y) : y;
    if (isinf(y))
        return copysign(isinf(x) ? (x > 0.0 ? pi / 4.0 : 3.0 * pi / 4.0) : pi / 2.0, y);
    if (isinf(x))
        return copysign(x > 0.0 ? 0.0 : pi, y);
    if (x == 0.0)
        return copysign(pi / 2.0, y);
    if (x > 0.0 && fabs(y) < x * 0x1p-900)
        return y / x;
    return angle_of((Pair){y, 0.0}, (Pair){x, 0.0});
}

double atan(double x)
{
    if (isnan(x) || fabs(x) < tiny)
        return x;
    return atan2(x, 1.0);
}

/* sqrt(1 - x * x) */
static Pair other_side(double x)
{
    Pair square = exact_product(x, x);
    return root(add((Pair){1.0, 0.0}, negative(square)));
}

double asin(double x)
{
    if (!(fabs(x) <= 1.0))
        return (x - x) / (x - x);
    return fabs(x) < tiny ? x : angle_of((Pair){x, 0.0}, other_side(x));
}

double acos(double x)
{
    if (!(fabs(x) <= 1.0))
        return (x - x) / (x - x);
    return x == 1.0 ? 0.0 : angle_of(other_side(x), (Pair){x, 0.0});
}

#else
typedef int no_float_library;
#endif
