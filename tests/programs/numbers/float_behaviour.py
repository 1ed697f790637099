"""float: reading, writing, arithmetic, comparing, rounding."""
import operator
import sys


def show(function, *arguments):
    try:
        print(repr(function(*arguments)))
    except Exception as error:
        print(type(error).__name__, error)


values = [0.0, -0.0, 1.0, -1.5, 0.1, 1e16, 1e17, 123456789012345680.0, 1e-5, 1e-4, 5e-324, 1.7976931348623157e308, float("inf"), float("-inf"), float("nan"), 2.5, -3.5, 1e22, 1e23]
for v in values:
    print(v, repr(v), str(-v), v.hex(), v.is_integer(), bool(v), v == v, v.real, v.imag, v.conjugate())
    show(v.as_integer_ratio)
    show(int, v)
    show(round, v)
    for n in [0, 1, 3, -1, -5, 400, -400, None]:
        show(round, v, n)
    show(v.__floor__)
    show(v.__ceil__)
    show(v.__trunc__)
for op in [operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, divmod, operator.pow, operator.lt, operator.ge, operator.eq]:
    print(op.__name__)
    for a in values:
        for b in [0.0, -2.0, 3, 0.5, float("inf"), float("nan"), -1, 2 ** 70]:
            show(op, a, b)
            show(op, b, a)
for text in ["1.5", " 2 ", "1e3", "1_0.0_1", "1__0", ".5", "5.", ".", "", "inf", "-INFINITY", "nan", "infi", "0x10", "1e", "1e400", "\u0661.\u0665", "1,5", "--1", "9007199254740993", "0.1" + "0" * 400 + "1"]:
    show(float, text)
for value in [None, [], b"2.5", bytearray(b"3"), b"x", 10 ** 400, True, 2 ** 53 + 1, 1j, {}]:
    show(float, value)
show(float, 1, 2)
show(lambda: float(x=1))
for text in ["0x1p3", "1.8", "0x.8p1", "-0x1.fffffffffffffp1023", "0x1p1024", "0x1p-1075", "inf", "0x", "xyz", "0x1.00000000000008p0", "0x1.00000000000018p0", " 0xAp0 ", "0x1p-1074"]:
    show(float.fromhex, text)
print(2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, 2 ** 53 + 1 > 2.0 ** 53, 10 ** 400 > 1e308, 10 ** 400 < float("inf"), -(10 ** 400) > float("-inf"), float("nan") < 10 ** 400)
print(sorted([3, 1.5, 2, 2.5, -1, 10 ** 20, 1e19]), max(1, 1.0), min(1.0, 1), sum([0.1] * 10), sum([1, 2.5]))
print(hash(1.0), hash(0.5), hash(-0.0), hash(1e300), hash(float("inf")), hash(float("-inf")), hash(2.0 ** 70) == hash(2 ** 70))


class Float(float):
    def __new__(cls, value, unit=None):
        self = float.__new__(cls, value)
        self.unit = unit
        return self


f = Float("1.25", unit="kg")
print(f, f.unit, type(f + 1), type(+f), f == 1.25, repr(f), f.__getnewargs__(), isinstance(f, float), type(float(f)))


class HasFloat:
    def __float__(self):
        return 2.75


class BadFloat:
    def __float__(self):
        return 3


class HasIndex:
    def __index__(self):
        return 9


for value in [HasFloat(), BadFloat(), HasIndex()]:
    show(float, value)
print(float.__getformat__("double"), sys.getsizeof(1.5), 1.5 .__class__, (1.5).__round__(), 7.0 // 2, -7.0 // 2, -7.0 % 3, 7.0 % -3)
x = 1.5
x += 1
x *= 2
x -= 0.5
x /= 3
x **= 2
x //= 0.7
print(x)
for i in range(-5, 6):
    print(i / 4, round(i / 4), round(i / 4, 1), round(i + 0.5), format(i / 4, ".0f"), "%.1f" % (i / 4))
