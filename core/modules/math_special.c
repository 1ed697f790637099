/* The gamma function and its logarithm, by Lanczos's approximation with g = 6.0246…, N = 13: gamma(x + 1) is about
 * sqrt(2 pi) (x + g + 1/2)**(x + 1/2) exp(-x - g - 1/2) L(x), L a quotient of two polynomials. */
#include <math.h>

#include "modules/math_private.h"

enum { LANCZOS_TERMS = 13, FACTORIALS = 23 };

static const double lanczos_g = 6.024680040776729583740234375;
static const double lanczos_g_less_half = 5.524680040776729583740234375;

static const double lanczos_numerator[LANCZOS_TERMS] = {
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408};

/* x (x + 1) … (x + 11) */
static const double lanczos_denominator[LANCZOS_TERMS] = {
    0.0,       39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0,
    2637558.0, 357423.0,   32670.0,     1925.0,      66.0,        1.0};

/* Of a large x the polynomials are summed in powers of 1 / x. */
static double lanczos_sum(double x)
{
    double above = 0.0;
    double below = 0.0;
    if (x < 5.0) {
        for (int i = LANCZOS_TERMS - 1; i >= 0; i--) {
            above = above * x + lanczos_numerator[i];
            below = below * x + lanczos_denominator[i];
        }
    } else {
        for (int i = 0; i < LANCZOS_TERMS; i++) {
            above = above / x + lanczos_numerator[i];
            below = below / x + lanczos_denominator[i];
        }
    }
    return above / below;
}

/* sin(pi x), exact at whole and half numbers. */
static double sine_of_pi(double x)
{
    double y = fmod(fabs(x), 2.0);
    double result;
    switch ((int)round(2.0 * y)) {
    case 0:
        result = sin(M_PI * y);
        break;
    case 1:
        result = cos(M_PI * (y - 0.5));
        break;
    case 2:
        result = sin(M_PI * (1.0 - y));
        break;
    case 3:
        result = -cos(M_PI * (y - 1.5));
        break;
    default:
        result = sin(M_PI * (y - 2.0));
        break;
    }
    return copysign(1.0, x) * result;
}

static double factorial_below(double x)
{
    double product = 1.0;
    for (double factor = 2.0; factor < x; factor += 1.0)
        product *= factor;
    return product;
}

/* gamma(x) of an x that is neither whole nor tiny nor huge. */
static double gamma_of(double x)
{
    double size = fabs(x);
    double y = size + lanczos_g_less_half;
    /* What the sum has lost. */
    double lost =
        size > lanczos_g_less_half ? (y - size) - lanczos_g_less_half : (y - lanczos_g_less_half) - size;
    double correction = lost * lanczos_g / y;
    bool whole_power = size < 140.0;
    double power = whole_power ? pow(y, size - 0.5) : pow(y, size / 2.0 - 0.25);
    double result;
    if (x < 0.0) {
        result = -M_PI / sine_of_pi(size) / size * exp(y) / lanczos_sum(size);
        result -= correction * result;
        result /= power;
        return whole_power ? result : result / power;
    }
    result = lanczos_sum(size) / exp(y);
    result += correction * result;
    result *= power;
    return whole_power ? result : result * power;
}

static Object *gamma_result(Runtime *rt, double result)
{
    return isinf(result) ? math_range_error(rt) : float_from_double(rt, result);
}

Object *math_gamma(Runtime *rt, Object *self, const Arguments *arguments)
{
    double x;
    (void)self;
    if (math_argument(rt, argument_at(arguments, 0), &x) < 0)
        return NULL;
    if (isnan(x) || x == INFINITY)
        return float_from_double(rt, x);
    if (isinf(x) || x == 0.0)
        return math_domain_error(rt);
    if (x == floor(x)) {
        if (x < 0.0)
            return math_domain_error(rt);
        if (x <= FACTORIALS)
            return float_from_double(rt, factorial_below(x));
    }
    if (fabs(x) < 1e-20)
        return gamma_result(rt, 1.0 / x);
    if (fabs(x) > 200.0)
        return x < 0.0 ? float_from_double(rt, 0.0 / sine_of_pi(x)) : math_range_error(rt);
    return gamma_result(rt, gamma_of(x));
}

Object *math_lgamma(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const double log_of_pi = 1.144729885849400174143427351353058711647;
    double x;
    (void)self;
    if (math_argument(rt, argument_at(arguments, 0), &x) < 0)
        return NULL;
    if (!isfinite(x))
        return float_from_double(rt, isnan(x) ? x : INFINITY);
    if (x == floor(x) && x <= 2.0)
        return x <= 0.0 ? math_domain_error(rt) : float_from_double(rt, 0.0);
    double size = fabs(x);
    if (size < 1e-20)
        return float_from_double(rt, -log(size));
    double result = log(lanczos_sum(size)) - lanczos_g;
    result += (size - 0.5) * (log(size + lanczos_g - 0.5) - 1.0);
    if (x < 0.0)
        result = log_of_pi - log(fabs(sine_of_pi(size))) - log(size) - result;
    return gamma_result(rt, result);
}
