"""Means, medians, spreads and the normal distribution."""

import math
import operator
import random
from bisect import bisect_left, bisect_right
from collections import Counter, namedtuple
from fractions import Fraction

__all__ = ['NormalDist', 'StatisticsError', 'correlation', 'covariance', 'fmean', 'geometric_mean', 'harmonic_mean',
           'linear_regression', 'mean', 'median', 'median_grouped', 'median_high', 'median_low', 'mode', 'multimode',
           'pstdev', 'pvariance', 'quantiles', 'stdev', 'variance']


class StatisticsError(ValueError):
    pass


# ---- exact sums

def _common(first, second):
    """The type of a result of both."""
    if first is second or second is int or second is bool:
        return first
    if first is int or first is bool:
        return second
    if issubclass(second, first):
        return second
    if issubclass(first, second):
        return first
    if issubclass(first, int):
        return second
    if issubclass(second, int):
        return first
    if issubclass(first, Fraction) and issubclass(second, float):
        return second
    if issubclass(first, float) and issubclass(second, Fraction):
        return first
    raise TypeError("don't know how to coerce %s and %s" % (first.__name__, second.__name__))


def _ratio(x):
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return x, None
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None


def _sum(data):
    """(type, exact sum, count)"""
    count = 0
    kind = int
    parts = {}
    for value in data:
        count += 1
        kind = _common(kind, type(value))
        above, below = _ratio(value)
        parts[below] = parts.get(below, 0) + above
    if None in parts:
        return kind, parts[None], count
    return kind, sum((Fraction(above, below) for below, above in parts.items()), Fraction(0)), count


def _converted(value, kind):
    if type(value) is kind:
        return value
    if issubclass(kind, int) and getattr(value, 'denominator', None) != 1:
        kind = float
    try:
        return kind(value)
    except TypeError:
        return kind(value.numerator) / kind(value.denominator)


def _listed(data):
    return list(data) if iter(data) is data else data


def _squares(data, center=None):
    """(type, sum of the squares of the distances to the center, count): exact, but for distances to a center that is
    given."""
    if center is not None:
        return _sum((distance := value - center) * distance for value in data)
    data = list(data)
    kind, total, count = _sum(data)
    if not count or isinstance(total, float):
        return kind, total, count
    mean = total / count
    return kind, sum((Fraction(*_ratio(value)) - mean) ** 2 for value in data) + Fraction(0), count


def _root(value, kind=float):
    """The correctly rounded root of a fraction, as a float, or of decimals as one."""
    above, below = value.numerator, value.denominator
    if hasattr(kind, 'sqrt'):
        from decimal import localcontext
        if not above:
            return kind('0.0')
        with localcontext() as context:
            context.prec = 2 * context.prec + 10
            root = (kind(above) / kind(below)).sqrt()
        return +root
    if not above:
        return 0.0
    shift = (above.bit_length() - below.bit_length() - 109) // 2
    if shift >= 0:
        root = _odd_root(above, below << 2 * shift) << shift
        return float(root)
    root = _odd_root(above << -2 * shift, below)
    return root / (1 << -shift)


def _odd_root(above, below):
    """isqrt(above / below), its last bit set where it is not exact: so it rounds as the root itself does."""
    root = math.isqrt(above // below)
    return root | (root * root * below != above)


# ---- averages

def mean(data):
    kind, total, count = _sum(data)
    if count < 1:
        raise StatisticsError('mean requires at least one data point')
    return _converted(total / count, kind)


def fmean(data, weights=None):
    if weights is None:
        try:
            count = len(data)
        except TypeError:
            data = list(data)
            count = len(data)
        total = math.fsum(data)
        if not count:
            raise StatisticsError('fmean requires at least one data point')
        return total / count
    weights = list(weights) if not hasattr(weights, '__len__') else weights
    data = list(data)
    if len(data) != len(weights):
        raise StatisticsError('data and weights must be the same length')
    total = math.fsum(map(operator.mul, data, weights))
    weight = math.fsum(weights)
    if not weight:
        raise StatisticsError('sum of weights must be non-zero')
    return total / weight


def geometric_mean(data):
    try:
        return math.exp(fmean(map(math.log, data)))
    except ValueError:
        raise StatisticsError('geometric mean requires a non-empty dataset containing positive numbers') from None


def harmonic_mean(data, weights=None):
    data = _listed(data)
    count = len(data)
    if count < 1:
        raise StatisticsError('harmonic_mean requires at least one data point')
    if count == 1 and weights is None:
        if not isinstance(data[0], (int, float, Fraction)) and not hasattr(data[0], 'as_integer_ratio'):
            raise TypeError('unsupported type')
        if data[0] < 0:
            raise StatisticsError('harmonic mean does not support negative values')
        return data[0]
    if weights is None:
        weights = [1] * count
        total = count
    else:
        weights = _listed(weights)
        if len(weights) != count:
            raise StatisticsError('Number of weights does not match data size')
        for weight in weights:
            if weight < 0:
                raise StatisticsError('harmonic mean does not support negative values')
        total = _sum(weights)[1]
    for value in data:
        if value < 0:
            raise StatisticsError('harmonic mean does not support negative values')
    try:
        kind, inverse, count = _sum(weight / value if weight else 0 for weight, value in zip(weights, data))
    except ZeroDivisionError:
        return 0
    if inverse <= 0:
        raise StatisticsError('Weighted sum must be positive')
    return _converted(total / inverse, kind)


def median(data):
    data = sorted(data)
    count = len(data)
    if count == 0:
        raise StatisticsError('no median for empty data')
    middle = count // 2
    return data[middle] if count % 2 else (data[middle - 1] + data[middle]) / 2


def median_low(data):
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data[len(data) // 2]


def median_grouped(data, interval=1):
    data = sorted(data)
    count = len(data)
    if not count:
        raise StatisticsError('no median for empty data')
    middle = data[count // 2]
    below = bisect_left(data, middle)
    same = bisect_right(data, middle, lo=below) - below
    try:
        interval = float(interval)
        middle = float(middle)
    except ValueError:
        raise TypeError('Value cannot be converted to a float') from None
    return middle - interval / 2.0 + interval * (count / 2 - below) / same


def mode(data):
    pairs = Counter(iter(data)).most_common(1)
    if not pairs:
        raise StatisticsError('no mode for empty data')
    return pairs[0][0]


def multimode(data):
    counts = Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method='exclusive'):
    if n < 1:
        raise StatisticsError('n must be at least 1')
    data = sorted(data)
    count = len(data)
    if count < 2:
        raise StatisticsError('must have at least two data points')
    if method == 'inclusive':
        result = []
        for i in range(1, n):
            low, rest = divmod(i * (count - 1), n)
            result.append((data[low] * (n - rest) + data[low + 1] * rest) / n)
        return result
    if method != 'exclusive':
        raise ValueError(f'Unknown method: {method!r}')
    result = []
    for i in range(1, n):
        low = min(max(i * (count + 1) // n, 1), count - 1)
        rest = i * (count + 1) - low * n
        result.append((data[low - 1] * (n - rest) + data[low] * rest) / n)
    return result


# ---- spreads

def variance(data, xbar=None):
    kind, squares, count = _squares(data, xbar)
    if count < 2:
        raise StatisticsError('variance requires at least two data points')
    return _converted(squares / (count - 1), kind)


def pvariance(data, mu=None):
    kind, squares, count = _squares(data, mu)
    if count < 1:
        raise StatisticsError('pvariance requires at least one data point')
    return _converted(squares / count, kind)


def stdev(data, xbar=None):
    kind, squares, count = _squares(data, xbar)
    if count < 2:
        raise StatisticsError('stdev requires at least two data points')
    return _root(squares / (count - 1), kind)


def pstdev(data, mu=None):
    kind, squares, count = _squares(data, mu)
    if count < 1:
        raise StatisticsError('pstdev requires at least one data point')
    return _root(squares / count, kind)


# ---- two variables

def covariance(x, y, /):
    count = len(x)
    if len(y) != count:
        raise StatisticsError('covariance requires that both inputs have same number of data points')
    if count < 2:
        raise StatisticsError('covariance requires at least two data points')
    x_mean, y_mean = math.fsum(x) / count, math.fsum(y) / count
    return math.fsum((a - x_mean) * (b - y_mean) for a, b in zip(x, y)) / (count - 1)


def correlation(x, y, /):
    count = len(x)
    if len(y) != count:
        raise StatisticsError('correlation requires that both inputs have same number of data points')
    if count < 2:
        raise StatisticsError('correlation requires at least two data points')
    x_mean, y_mean = math.fsum(x) / count, math.fsum(y) / count
    both = math.fsum((a - x_mean) * (b - y_mean) for a, b in zip(x, y))
    x_squares = math.fsum((a - x_mean) ** 2.0 for a in x)
    y_squares = math.fsum((b - y_mean) ** 2.0 for b in y)
    try:
        return both / math.sqrt(x_squares * y_squares)
    except ZeroDivisionError:
        raise StatisticsError('at least one of the inputs is constant') from None


LinearRegression = namedtuple('LinearRegression', ('slope', 'intercept'))


def linear_regression(x, y, /, *, proportional=False):
    count = len(x)
    if len(y) != count:
        raise StatisticsError('linear regression requires that both inputs have same number of data points')
    if count < 2:
        raise StatisticsError('linear regression requires at least two data points')
    if proportional:
        both = math.fsum(a * b for a, b in zip(x, y))
        squares = math.fsum(a * a for a in x)
    else:
        x_mean, y_mean = math.fsum(x) / count, math.fsum(y) / count
        both = math.fsum((a - x_mean) * (b - y_mean) for a, b in zip(x, y))
        squares = math.fsum((a - x_mean) ** 2.0 for a in x)
    try:
        slope = both / squares
    except ZeroDivisionError:
        raise StatisticsError('x is constant') from None
    return LinearRegression(slope=slope, intercept=0.0 if proportional else y_mean - slope * x_mean)


# ---- the normal distribution. The inverse is Wichura's algorithm AS 241 (1988).

_center = ((3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
            4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3),
           (1.0, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3, 2.1213794301586595867e+4,
            3.9307895800092710610e+4, 2.8729085735721942674e+4, 5.2264952788528545610e+3))
_middle = ((1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
            1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4),
           (1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
            1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9))
_tail = ((6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
          2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7),
         (1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
          7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15))


def _rational(pair, x):
    results = []
    for coefficients in pair:
        value = 0.0
        for coefficient in reversed(coefficients):
            value = value * x + coefficient
        results.append(value)
    return results


def _normal_inverse(p, mu, sigma):
    q = p - 0.5
    if math.fabs(q) <= 0.425:
        above, below = _rational(_center, 0.180625 - q * q)
        return mu + above * q / below * sigma
    r = math.sqrt(-math.log(p if q <= 0.0 else 1.0 - p))
    above, below = _rational(_middle, r - 1.6) if r <= 5.0 else _rational(_tail, r - 5.0)
    x = above / below
    return mu + (-x if q < 0.0 else x) * sigma


class NormalDist:
    __slots__ = {'_mu': 'Arithmetic mean of a normal distribution',
                 '_sigma': 'Standard deviation of a normal distribution'}

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError('sigma must be non-negative')
        self._mu, self._sigma = float(mu), float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(fmean(data), stdev(data))

    def samples(self, n, *, seed=None):
        gauss = random.gauss if seed is None else random.Random(seed).gauss
        return [gauss(self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        square = self._sigma * self._sigma
        if not square:
            raise StatisticsError('pdf() not defined when sigma is zero')
        distance = x - self._mu
        return math.exp(distance * distance / (-2.0 * square)) / math.sqrt(2.0 * math.pi * square)

    def cdf(self, x):
        if not self._sigma:
            raise StatisticsError('cdf() not defined when sigma is zero')
        return 0.5 * (1.0 + math.erf((x - self._mu) / (self._sigma * math.sqrt(2.0))))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError('p must be in the range 0.0 < p < 1.0')
        if self._sigma <= 0.0:
            raise StatisticsError('cdf() not defined when sigma at or below zero')
        return _normal_inverse(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        if not isinstance(other, NormalDist):
            raise TypeError('Expected another NormalDist instance')
        first, second = self, other
        if (second._sigma, second._mu) < (first._sigma, first._mu):
            first, second = second, first
        first_square, second_square = first.variance, second.variance
        if not first_square or not second_square:
            raise StatisticsError('overlap() not defined when sigma is zero')
        difference = second_square - first_square
        distance = math.fabs(second._mu - first._mu)
        if not difference:
            return 1.0 - math.erf(distance / (2.0 * first._sigma * math.sqrt(2.0)))
        middle = first._mu * second_square - second._mu * first_square
        reach = first._sigma * second._sigma * math.sqrt(
            distance * distance + difference * math.log(second_square / first_square))
        low, high = (middle + reach) / difference, (middle - reach) / difference
        return 1.0 - (math.fabs(second.cdf(low) - first.cdf(low)) + math.fabs(second.cdf(high) - first.cdf(high)))

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError('zscore() not defined when sigma is zero')
        return (x - self._mu) / self._sigma

    mean = property(lambda self: self._mu)
    median = property(lambda self: self._mu)
    mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def __add__(x1, x2):
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu + x2._mu, math.hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu + x2, x1._sigma)

    def __sub__(x1, x2):
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu - x2._mu, math.hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu - x2, x1._sigma)

    def __mul__(x1, x2):
        return NormalDist(x1._mu * x2, x1._sigma * math.fabs(x2))

    def __truediv__(x1, x2):
        return NormalDist(x1._mu / x2, x1._sigma / math.fabs(x2))

    def __pos__(x1):
        return NormalDist(x1._mu, x1._sigma)

    def __neg__(x1):
        return NormalDist(-x1._mu, x1._sigma)

    __radd__ = __add__

    def __rsub__(x1, x2):
        return -(x1 - x2)

    __rmul__ = __mul__

    def __eq__(x1, x2):
        return x1._mu == x2._mu and x1._sigma == x2._sigma if isinstance(x2, NormalDist) else NotImplemented

    def __getstate__(self):
        return self._mu, self._sigma

    def __setstate__(self, state):
        self._mu, self._sigma = state

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f'{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})'
