"""The module math."""
import math
from math import comb, factorial, gcd, isqrt, pi


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error)


print(math.pi, math.e, math.tau, math.inf, math.nan, pi)
print([name for name in dir(math) if name[0] != "_"])
for name in ["acos", "acosh", "asin", "asinh", "atan", "atanh", "ceil", "cos", "cosh", "degrees", "erf", "erfc", "exp", "exp2", "expm1", "fabs", "factorial", "floor", "frexp", "gamma", "isfinite", "isinf", "isnan", "isqrt", "lgamma", "log", "log10", "log1p",
             "log2", "modf", "radians", "sin", "sinh", "sqrt", "tan", "tanh", "trunc", "ulp", "cbrt", "fsum"]:
    function = getattr(math, name)
    print(name)
    for value in [0, 1, -1, 0.5, -0.5, 2.0, 10, 100, 1000, 1e308, -1e308, math.inf, -math.inf, math.nan, True, 2 ** 70, 10 ** 400, "a", None]:
        show(function, value)
    show(function)
    show(function, 1, 2, 3)
for name in ["atan2", "copysign", "fmod", "pow", "remainder", "nextafter", "ldexp", "gcd", "lcm", "comb", "perm", "log", "hypot"]:
    function = getattr(math, name)
    print(name)
    for a in [0, 1, -1, 5, 12, 2.5, math.inf, math.nan, "x"]:
        for b in [0, 1, -1, 3, 18, 0.5, -math.inf, math.nan]:
            show(function, a, b)
print(math.fsum([0.1] * 10), math.fsum([1e100, 1.0, -1e100] * 100), math.fsum(range(10)), math.fsum([]))
print(math.prod(range(1, 20)), math.prod([0.5] * 4), math.prod([], start=7), math.prod(["ab", 3]), math.prod([2 ** 40] * 3))
print(math.dist((1, 2), (4, 6)), math.dist([0] * 5, [1] * 5), math.hypot(), math.hypot(3), math.hypot(1, 1, 1, 1), math.hypot(1e308, 1e308), math.hypot(5e-324, 5e-324))
show(math.dist, (1,), (1, 2))
show(math.isclose, 1, 1.0000000001)
show(math.isclose, 1, 1.1, rel_tol=0.2)
show(math.isclose, 0, 1e-10, abs_tol=1e-9)
show(math.isclose, 1, 2, rel_tol=-1)
print(factorial(20), factorial(30), factorial(0), len(str(factorial(1000))), comb(100, 50), comb(5, 7), math.perm(10, 3), math.perm(5), gcd(), gcd(12, -18), math.lcm(4, 6, 10), isqrt(10 ** 40 + 1), isqrt(2 ** 129 - 1))


class Shape:
    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __trunc__(self):
        return "trunc"

    def __float__(self):
        return 0.25

    def __index__(self):
        return 9


s = Shape()
print(math.floor(s), math.ceil(s), math.trunc(s), math.sqrt(s), math.isqrt(s), math.factorial(s), round(math.sin(s), 10))
