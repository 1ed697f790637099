"""Functions of complex numbers. Where a part is infinite or no number, tables have the results; elsewhere the formulas keep
their precision near branch cuts and do not overflow before the result does (after W. Kahan, "Branch Cuts")."""

import math as _math
from math import e, inf, nan, pi, tau, copysign as _copysign

__tracebackhide__ = True

infj, nanj = complex(0.0, inf), complex(0.0, nan)

_LN2 = 0.6931471805599453
_LARGEST, _SMALLEST = 1.7976931348623157e308, 2.2250738585072014e-308
_LARGE = _LARGEST / 4.0
_SQRT_LARGE, _LOG_LARGE, _SQRT_SMALL = _math.sqrt(_LARGE), _math.log(_LARGE), _math.sqrt(_SMALLEST)

# Real and imaginary part for -inf, -1, -0.0, 0.0, 1, inf and nan in each part, but where both are finite. Letters: i inf,
# p pi, h pi/2, q pi/4, t 3pi/4, n nan, o -0.0, l -1; capitals are negative; E is an error.
_LETTERS = {'i': inf, 'I': -inf, 'p': pi, 'P': -pi, 'h': pi / 2, 'H': -pi / 2, 'q': pi / 4, 'Q': -pi / 4, 't': 3 * pi / 4,
            'T': -3 * pi / 4, 'n': nan, '0': 0.0, 'o': -0.0, '1': 1.0, 'l': -1.0, 'E': None}
_TABLES = {
    'acos': 'tipipipIpItInihihInnhihIhnhihIhnhihInnqi0i0i0I0IqInininnnnnnnnnInn',
    'acosh': 'iTiPiPipipitiniHihnniHihnniHihnniHihnniQioioi0i0iqininnnnnnnnninnn',
    'asinh': 'IQIoIoI0I0IqInIHIhnnIHIhnniHihnniHihnniQioioi0i0iqininnnnon0nninnn',
    'atanh': 'oHoHoHohohohonoHohnnoHohon0H0h0n0H0hnn0H0H0H0h0h0h0n0Hnnnnnnnn0hnn',
    'cosh': 'EEiii0ioiIEEinEEEEnnEEEEn0EEEEn0EEEEnnEEiIioi0iiEEinnnnnn0n0nnnnnn',
    'exp': '000o0o00000000EEEEnnEEEEnnEEEEnnEEEEnnEEiIioi0iiEEinnnnnnon0nnnnnn',
    'log': 'iTiPiPipipitiniHihnniHihnniHihnniHihnniQioioi0i0iqininnnnnnnnninnn',
    'sinh': 'EEIIIoI0IiEEinEEEEnnEEEE0nEEEE0nEEEEnnEEiIioi0iiEEinnnnnnon0nnnnnn',
    'sqrt': 'iI0I0I0i0iiiniiIiinniIiinniIiinniIiinniIioioi0i0iiiniInnnnnnnniinn',
    'tanh': 'l0lolol0l0l0l0EEEEnnEEEEnnEEEEnnEEEEnn101o1o10101010nnnnnon0nnnnnn'}
_DOMAIN = 'math domain error'


def _hypot(x, y):
    return abs(complex(x, y))


def _kind(x):
    if x != x:
        return 6
    if x in (inf, -inf):
        return 5 if x > 0 else 0
    return (1 if x < 0 else 2) if _copysign(1.0, x) < 0 else (4 if x > 0 else 3)


def _finite(z):
    return _math.isfinite(z.real) and _math.isfinite(z.imag)


def _special(name, z):
    x, y = _kind(z.real), _kind(z.imag)
    # Rows of all seven, but of what is finite three: -inf, inf and nan.
    row = (0, 7, 10, 13, 16, 19, 26)[x]
    at = row + (y if x in (0, 5, 6) else (0, 5, 6).index(y))
    real, imag = (_LETTERS[letter] for letter in _TABLES[name][2 * at:2 * at + 2])
    if real is None:
        raise ValueError(_DOMAIN)
    return complex(real, imag)


def _turned(size_real, size_imag, angle):
    """Both sizes with the signs that the angle's cosine and sine have."""
    return complex(_copysign(size_real, _math.cos(angle)), _copysign(size_imag, _math.sin(angle)))


def _is_angle(z):
    """Infinite in its real part, an angle that is not 0 in the other."""
    return z.real in (inf, -inf) and _math.isfinite(z.imag) and z.imag != 0.0


def _range(z):
    if z.real in (inf, -inf) or z.imag in (inf, -inf):
        raise OverflowError('math range error')
    return z


def _number(z):
    if type(z) is complex:
        return z
    if hasattr(type(z), '__complex__') or hasattr(type(z), '__float__') or hasattr(type(z), '__index__'):
        return complex(z)
    raise TypeError(f'must be real number, not {type(z).__name__}')


# ---- powers and logarithms


def sqrt(z, /):
    z = _number(z)
    if not _finite(z):
        return _special('sqrt', z)
    real, imag = z.real, z.imag
    ax, ay = abs(real), abs(imag)
    if ax == 0.0 and ay == 0.0:
        return complex(0.0, imag)
    if ax < _SMALLEST and ay < _SMALLEST:
        ax = _math.ldexp(ax, 53)
        s = _math.ldexp(_math.sqrt(ax + _hypot(ax, _math.ldexp(ay, 53))), -27)
    else:
        ax /= 8.0
        s = 2.0 * _math.sqrt(ax + _hypot(ax, ay / 8.0))
    d = ay / (2.0 * s)
    return complex(s, _copysign(d, imag)) if real >= 0.0 else complex(d, _copysign(s, imag))


def _log(z):
    if not _finite(z):
        return _special('log', z), False
    ax, ay = abs(z.real), abs(z.imag)
    fails = False
    if ax > _LARGE or ay > _LARGE:
        real = _math.log(_hypot(ax / 2.0, ay / 2.0)) + _LN2
    elif ax < _SMALLEST and ay < _SMALLEST:
        fails = ax == 0.0 and ay == 0.0
        real = -inf if fails else _math.log(_hypot(_math.ldexp(ax, 53), _math.ldexp(ay, 53))) - 53 * _LN2
    else:
        size = _hypot(ax, ay)
        if 0.71 <= size <= 1.73:
            most, least = (ax, ay) if ax > ay else (ay, ax)
            real = _math.log1p((most - 1) * (most + 1) + least * least) / 2.0
        else:
            real = _math.log(size)
    return complex(real, _math.atan2(z.imag, z.real)), fails


def log(z, base=None, /):
    result, fails = _log(_number(z))
    if base is not None:
        under, fails = _log(_number(base))
        fails = fails or under == 0
        result = complex(nan, nan) if under == 0 else _quotient(result, under)
    if fails:
        raise ValueError(_DOMAIN)
    return result


def _quotient(a, b):
    try:
        return a / b
    except OverflowError:
        return complex(inf, nan)


def log10(z, /):
    result, fails = _log(_number(z))
    if fails:
        raise ValueError(_DOMAIN)
    return complex(result.real / _math.log(10.0), result.imag / _math.log(10.0))


def exp(z, /):
    z = _number(z)
    if not _finite(z):
        if _is_angle(z):
            return _turned(inf, inf, z.imag) if z.real > 0 else _turned(0.0, 0.0, z.imag)
        return _special('exp', z)
    if z.real > _LOG_LARGE:
        size = _exp(z.real - 1.0)
        return _range(complex(size * _math.cos(z.imag) * e, size * _math.sin(z.imag) * e))
    size = _math.exp(z.real)
    return _range(complex(size * _math.cos(z.imag), size * _math.sin(z.imag)))


def _or_infinite(function):
    def call(x):
        try:
            return function(x)
        except OverflowError:
            return inf
    return call


_exp = _or_infinite(_math.exp)


def _size_of(function, x):
    try:
        return function(x)
    except OverflowError:
        raise OverflowError('math range error') from None


# ---- hyperbolic functions, and by turning the number those of angles


def cosh(z, /):
    z = _number(z)
    if not _finite(z):
        if _is_angle(z):
            result = _turned(inf, inf, z.imag)
            return result if z.real > 0 else complex(result.real, -result.imag)
        return _special('cosh', z)
    scale = 1.0
    x = z.real
    if abs(x) > _LOG_LARGE:
        x, scale = x - _copysign(1.0, x), e
    return _range(complex(_math.cos(z.imag) * _size_of(_math.cosh, x) * scale,
                          _math.sin(z.imag) * _size_of(_math.sinh, x) * scale))


def sinh(z, /):
    z = _number(z)
    if not _finite(z):
        if _is_angle(z):
            result = _turned(inf, inf, z.imag)
            return result if z.real > 0 else complex(-result.real, result.imag)
        return _special('sinh', z)
    scale = 1.0
    x = z.real
    if abs(x) > _LOG_LARGE:
        x, scale = x - _copysign(1.0, x), e
    return _range(complex(_math.cos(z.imag) * _size_of(_math.sinh, x) * scale,
                          _math.sin(z.imag) * _size_of(_math.cosh, x) * scale))


def tanh(z, /):
    z = _number(z)
    if not _finite(z):
        if _is_angle(z):
            return complex(_copysign(1.0, z.real), _copysign(0.0, 2.0 * _math.sin(z.imag) * _math.cos(z.imag)))
        return _special('tanh', z)
    if abs(z.real) > _LOG_LARGE:
        return complex(_copysign(1.0, z.real),
                       4.0 * _math.sin(z.imag) * _math.cos(z.imag) * _math.exp(-2.0 * abs(z.real)))
    tx, ty = _math.tanh(z.real), _math.tan(z.imag)
    cx = 1.0 / _math.cosh(z.real)
    under = 1.0 + tx * ty * (tx * ty)
    return complex(tx * (1.0 + ty * ty) / under, ty / under * cx * cx)


def _turn(function, z):
    result = function(complex(-z.imag, z.real))
    return complex(result.imag, -result.real)


def cos(z, /):
    z = _number(z)
    return cosh(complex(-z.imag, z.real))


def sin(z, /):
    return _turn(sinh, _number(z))


def tan(z, /):
    return _turn(tanh, _number(z))


# ---- their inverses


def _large(z):
    return abs(z.real) > _LARGE or abs(z.imag) > _LARGE


def _large_log(z):
    return _math.log(_hypot(z.real / 2.0, z.imag / 2.0)) + _LN2 * 2.0


def acos(z, /):
    z = _number(z)
    if not _finite(z):
        return _special('acos', z)
    if _large(z):
        size = _large_log(z)
        return complex(_math.atan2(abs(z.imag), z.real),
                       -_copysign(size, z.imag) if z.real < 0.0 else _copysign(size, -z.imag))
    a, b = sqrt(complex(1.0 - z.real, -z.imag)), sqrt(complex(1.0 + z.real, z.imag))
    return complex(2.0 * _math.atan2(a.real, b.real), _math.asinh(b.real * a.imag - b.imag * a.real))


def acosh(z, /):
    z = _number(z)
    if not _finite(z):
        return _special('acosh', z)
    if _large(z):
        return complex(_large_log(z), _math.atan2(z.imag, z.real))
    a, b = sqrt(complex(z.real - 1.0, z.imag)), sqrt(complex(z.real + 1.0, z.imag))
    return complex(_math.asinh(a.real * b.real + a.imag * b.imag), 2.0 * _math.atan2(a.imag, b.real))


def asinh(z, /):
    z = _number(z)
    if not _finite(z):
        return _special('asinh', z)
    if _large(z):
        size = _large_log(z)
        return complex(_copysign(size, z.real) if z.imag >= 0.0 else -_copysign(size, -z.real),
                       _math.atan2(z.imag, abs(z.real)))
    a, b = sqrt(complex(1.0 + z.imag, -z.real)), sqrt(complex(1.0 - z.imag, z.real))
    return complex(_math.asinh(a.real * b.imag - b.real * a.imag),
                   _math.atan2(z.imag, a.real * b.real - a.imag * b.imag))


def atanh(z, /):
    z = _number(z)
    if not _finite(z):
        return _special('atanh', z)
    if _copysign(1.0, z.real) < 0.0:
        return -atanh(-z)
    ay = abs(z.imag)
    if z.real > _SQRT_LARGE or ay > _SQRT_LARGE:
        size = _hypot(z.real / 2.0, ay / 2.0)
        return complex(z.real / 4.0 / size / size, -_copysign(pi / 2.0, -z.imag))
    if z.real == 1.0 and ay < _SQRT_SMALL:
        if ay == 0.0:
            raise ValueError(_DOMAIN)
        return complex(-_math.log(_math.sqrt(ay) / _math.sqrt(_hypot(ay, 2.0))),
                       _copysign(_math.atan2(2.0, -ay) / 2.0, z.imag))
    left = 1 - z.real
    return complex(_math.log1p(4.0 * z.real / (left * left + ay * ay)) / 4.0,
                   -_math.atan2(-2.0 * z.imag, left * (1 + z.real) - ay * ay) / 2.0)


def asin(z, /):
    return _turn(asinh, _number(z))


def atan(z, /):
    return _turn(atanh, _number(z))


# ---- polar coordinates and comparison


def phase(z, /):
    z = _number(z)
    result = _math.atan2(z.imag, z.real)
    if result == 0.0 and z.imag != 0.0 and _finite(z):
        raise OverflowError('math range error')
    return result


def polar(z, /):
    z = _number(z)
    return _size_of(abs, z), _math.atan2(z.imag, z.real)


def rect(r, phi, /):
    for number in (r, phi):
        if not (hasattr(type(number), '__float__') or hasattr(type(number), '__index__')):
            raise TypeError(f'must be real number, not {type(number).__name__}')
    r, phi = float(r), float(phi)
    if not (_math.isfinite(r) and _math.isfinite(phi)):
        if r == 0.0:
            return complex(0.0, 0.0)
        if phi in (inf, -inf) and r == r:
            raise ValueError(_DOMAIN)
        if phi != phi:
            return complex(abs(r) if r in (inf, -inf) else nan, nan)
        if r in (inf, -inf) and phi != 0.0:
            result = _turned(inf, inf, phi)
            return result if r > 0 else -result
        if r != r:
            return complex(r, 0.0 if phi == 0.0 else r)
        return complex(r, phi if r > 0 else -phi)
    return complex(r, r * phi) if phi == 0.0 else complex(r * _math.cos(phi), r * _math.sin(phi))


def isfinite(z, /):
    return _finite(_number(z))


def isnan(z, /):
    z = _number(z)
    return z.real != z.real or z.imag != z.imag


def isinf(z, /):
    z = _number(z)
    return z.real in (inf, -inf) or z.imag in (inf, -inf)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise ValueError('tolerances must be non-negative')
    a, b = _number(a), _number(b)
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    difference = abs(a - b)
    return difference <= rel_tol * abs(b) or difference <= rel_tol * abs(a) or difference <= abs_tol


from _types import _as_builtin
for _each in (
        'acos', 'acosh', 'asin', 'asinh', 'atan', 'atanh', 'cos', 'cosh', 'exp', 'isclose', 'isfinite',
        'isinf', 'isnan', 'log', 'log10', 'phase', 'polar', 'rect', 'sin', 'sinh', 'sqrt', 'tan', 'tanh'):
    globals()[_each] = _as_builtin(globals()[_each])
del _as_builtin, _each
