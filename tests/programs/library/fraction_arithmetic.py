# fractions and numbers.
import copy
import math
import numbers
import operator
from fractions import Fraction as F


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


for args in ((), (1,), (3, 6), (-3, 6), (3, -6), (0, 5), (1, 0), (0, 0), (1.5,), (0.1,), ('1/3',), ('-1.25',), (' 3/4 ',), ('1e3',), ('2.5E-2',), ('.5',), ('1_000/3',), ('1/0',), ('x',), ('1/-2',), ('',), ('1 / 2',),
             (F(1, 2), F(3, 4)), (1, 2.5), ('1', 2), (None,), (math.inf,), (math.nan,), (True,), (F(5, 3),), (10 ** 30, 10 ** 20), ([],), (1j,)):
    attempt(F, *args)
values = [F(1, 2), F(-7, 3), F(0), 2, -3, 0.5, 1.25, F(5)]
for left in values:
    for right in values:
        if not isinstance(left, F) and not isinstance(right, F):
            continue
        for op in (operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, divmod, operator.pow, operator.lt, operator.le, operator.eq, operator.ne, operator.gt, operator.ge):
            try:
                print(op.__name__, left, right, repr(op(left, right)))
            except Exception as error:
                print(op.__name__, left, right, type(error).__name__, error)
for f in (F(7, 2), F(-7, 2), F(5, 2), F(-5, 2), F(1, 3), F(0), F(10 ** 20, 3)):
    print(f, repr(f), int(f), float(f), math.floor(f), math.ceil(f), math.trunc(f), round(f), round(f, 1), round(f, -1), abs(f), -f, +f, bool(f), hash(f) == hash(F(f)), f.numerator, f.denominator,
          f.as_integer_ratio(), complex(f), f.real, f.imag, f.conjugate())
print(hash(F(1, 2)) == hash(0.5), hash(F(3)) == hash(3), F(3) == 3, F(1, 2) == 0.5, F(1, 3) == 1 / 3, {F(1, 2): 'x'}[0.5], F(1, 3) < 0.34, F(1, 2) == 0.5 + 0j, F(1, 2) == 'x')
print(F(math.pi).limit_denominator(10), F(math.pi).limit_denominator(1000), F(0.1).limit_denominator(), F('3.14159').limit_denominator(100), F.from_float(0.25), sum([F(1, i) for i in range(1, 10)]), max(F(1, 2), F(2, 3)))
attempt(F(1, 2).limit_denominator, 0)
attempt(F.from_float, 'x')
attempt(lambda: F(1, 2) + 'x')
attempt(lambda: F(1, 2) < 'x')
attempt(lambda: F(1, 2) < 1j)
attempt(lambda: F(1, 2) + 1j)
attempt(lambda: F(1, 2) ** F(1, 2))
attempt(lambda: 2 ** F(1, 2))
attempt(lambda: F(0) ** -1)
print(copy.copy(F(1, 2)), copy.deepcopy(F(1, 2)), sorted([F(1, 2), F(1, 3), 0.4]), '%s' % F(1, 2), f'{F(1, 2)}')
print([isinstance(value, kind) for value in (1, 1.5, 1j, F(1), True, 'x') for kind in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral)])
attempt(numbers.Integral)


class Sub(F):
    pass


print(repr(Sub(1, 2)), repr(Sub(1, 2) + 1), type(copy.copy(Sub(1, 2))).__name__)
print(math.gcd(12, 18), math.prod([F(1, 2), F(2, 3)]), statistics_like := sum([F(1), F(2)]) / 2)
