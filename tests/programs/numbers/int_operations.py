"""Operators and methods of ints and bools, with their errors."""
import operator
import sys


def show(function, *arguments):
    try:
        result = function(*arguments)
        print(repr(result), type(result).__name__)
    except Exception as error:
        print(type(error).__name__, error)


values = [0, 1, -1, 7, -7, 255, -256, 2 ** 30, -(2 ** 30), 2 ** 60 - 1, -(2 ** 61), 10 ** 25, -(10 ** 40), True, False]
for op in [operator.add, operator.sub, operator.mul, operator.floordiv, operator.mod, operator.truediv, divmod, operator.and_, operator.or_, operator.xor, operator.lt, operator.eq]:
    print(op.__name__)
    for a in values:
        for b in values:
            show(op, a, b)
for a in values:
    for n in [0, 1, 5, 29, 30, 31, 64, 200, -1]:
        show(operator.lshift, a, n)
        show(operator.rshift, a, n)
    for n in [0, 1, 2, 3, 10, -1, -2]:
        show(operator.pow, a, n)
        show(pow, a, n, 13)
        show(pow, a, n, -10)
        show(pow, a, n, 1)
    show(operator.neg, a)
    show(operator.pos, a)
    show(operator.invert, a)
    show(abs, a)
    show(round, a, -1)
    show(round, a, -2)
    show(round, a)
    show(round, a, None)
    for name in ["bit_length", "bit_count", "as_integer_ratio", "conjugate", "__trunc__", "__floor__", "__ceil__", "__index__", "__int__", "__float__", "__bool__", "__hash__", "__getnewargs__"]:
        show(getattr(a, name))
    print(a.real, a.imag, a.numerator, a.denominator, sys.getsizeof(a))
show(pow, 2, -1, 4)
show(pow, 2, 3, 0)
show(pow, 3, -1, 7)
show(pow, 2, 5, 2.0)
show(pow, "a", 2)
show(pow, 2, "a", 3)
for a, b in [(1, "a"), ([], 1), (None, 2), (1, None)]:
    for op in [operator.add, operator.sub, operator.mul, operator.lshift, operator.and_, operator.lt, operator.matmul]:
        show(op, a, b)
x = 5
x += 2
x *= 3
x -= 1
x //= 3
x **= 3
x <<= 4
x >>= 1
x |= 1
x &= 0xFFF
x ^= 0xF0
x %= 1000
print(x)
a = 256
b = 256
print(a is b, int("256") is a, int("-5") is -5, 2 ** 8 is a, 10 ** 20 // 10 ** 18 == 100)
print(hash(2 ** 61 - 1), hash(2 ** 61), hash(-1), hash(-2), hash(10 ** 50), hash(-(10 ** 50)), hash(True))
print(10 ** 50 // 7, -(10 ** 50) // 7, 10 ** 50 % -7, divmod(-(10 ** 30), 10 ** 10 + 1))
print(2 ** 1000 % (10 ** 9 + 7), pow(3, 10 ** 18, 10 ** 9 + 7), pow(12345, -1, 10 ** 9 + 7))
print(str(2 ** 2000) == "".join(str(d) for d in [int(c) for c in str(2 ** 2000)]), len(str(3 ** 5000)))
print(True + True, True & False, True | 2, True ^ True, ~True, -True, True << 3, repr(True), str(False), bool([]), bool("a"), bool(0.0), bool())
show(bool, 1, 2)
show(lambda: bool(x=1))
try:
    str(10 ** 5000)
except ValueError as error:
    print(error)
try:
    int("1" * 5000)
except ValueError as error:
    print(error)
sys.set_int_max_str_digits(10000)
print(len(str(10 ** 5000)), int("1" * 5000) % 97, sys.get_int_max_str_digits())
sys.set_int_max_str_digits(0)
print(len(str(7 ** 30000)))
try:
    sys.set_int_max_str_digits(5)
except ValueError as error:
    print(error)
