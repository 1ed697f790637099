# decimal: making, arithmetic, contexts, rounding, comparison, text.
import copy
import math
import operator
from decimal import *
from fractions import Fraction


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


for value in ('0', '-0', '1.10', '-3.14', '1E+3', '1e-10', '123456789012345678901234567890.5', ' 5 ', '1_000', 'inf', '-Infinity', 'nan', 'NaN12', '.5', '5.', '0.0000001', '0.000001', '1E400', 5, -7, 0.1, 2.5, True, (0, (1, 2, 3), -2), (1, (), 0), Decimal('1.5')):
    d = Decimal(value)
    print(repr(d), str(d), d.as_tuple(), d.adjusted(), bool(d), d.is_nan(), d.is_signed(), d.is_zero(), d.is_finite(), d.to_eng_string(), d.copy_abs(), d.copy_negate(), d.number_class())
for value in ('x', '', '1.2.3', '1e', '--1', None, [], 1j, '1 2'):
    attempt(Decimal, value)
numbers = [Decimal(text) for text in ('0', '1', '-1', '2', '3', '-7', '0.1', '1.10', '2.50', '100', '1E+5', '1E-5', '123.456', '-0.00', '99999999999999999999999999999', 'Infinity', 'NaN')]
for left in numbers:
    for right in numbers:
        for op in (operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, divmod, operator.eq, operator.lt, operator.ge):
            try:
                print(op.__name__, left, right, op(left, right))
            except Exception as error:
                print(op.__name__, left, right, type(error).__name__, error)
for d in numbers:
    for function in (operator.neg, operator.pos, abs, int, float, round, math.floor, math.ceil, math.trunc, lambda x: round(x, 1), lambda x: round(x, -1), Decimal.sqrt, Decimal.exp, Decimal.ln, Decimal.log10, Decimal.normalize, Decimal.to_integral_value, Decimal.as_integer_ratio, lambda x: x.quantize(Decimal('0.01')), lambda x: hash(x) if not x.is_nan() else 0):
        try:
            print(getattr(function, '__name__', function), d, repr(function(d)))
        except Exception as error:
            print(d, type(error).__name__, error)
for base, power in (('2', '10'), ('2', '-2'), ('2', '0.5'), ('0', '0'), ('0', '2'), ('0', '-1'), ('-2', '3'), ('-2', '0.5'), ('1.1', '100'), ('10', '-5'), ('2.5', '2.5'), ('7', '0'), ('1', 'Infinity'), ('9', '0.5'), ('1.0001', '10000')):
    attempt(lambda: Decimal(base) ** Decimal(power))
attempt(lambda: 2 ** Decimal(3))
attempt(lambda: pow(Decimal(3), 4, 5))
print(Decimal('0.1') + Decimal('0.2') == Decimal('0.3'), Decimal(1) / Decimal(3), Decimal(2).sqrt(), Decimal(10) / 4, 10 - Decimal('2.5'), sum([Decimal('0.1')] * 10), Decimal('5') == 5, Decimal('0.5') == 0.5, Decimal('0.1') == 0.1,
      Decimal('0.5') == Fraction(1, 2), Decimal(3) < 3.5, max(Decimal('1'), Decimal('2')), sorted([Decimal('2'), Decimal('1.5'), 3]), {Decimal('1.0'): 'a'}[1], Decimal('1') in [1], hash(Decimal('0.5')) == hash(0.5))
attempt(lambda: Decimal(1) + 1.5)
attempt(lambda: Decimal(1) + 'x')
attempt(lambda: Decimal(1) < 'x')
attempt(lambda: Decimal(1) / 0)
attempt(lambda: Decimal(0) / 0)
attempt(lambda: Decimal('inf') - Decimal('inf'))
attempt(lambda: Decimal(-1).sqrt())
attempt(lambda: Decimal('sNaN') + 1)
attempt(lambda: int(Decimal('nan')))
attempt(lambda: Decimal('1E999999') * 10)
attempt(lambda: Decimal('123.456').quantize(Decimal('1E-30')))
for rounding in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP):
    print(rounding, [str(Decimal(text).quantize(Decimal('1'), rounding=rounding)) for text in ('0.5', '1.5', '2.5', '-0.5', '-1.5', '1.1', '-1.1', '1.9', '5.01', '2.50001')])
print(getcontext())
with localcontext() as context:
    context.prec = 5
    print(Decimal(1) / 3, Decimal('1.23456789') + 0, +Decimal('1.23456789'), Decimal(2).sqrt(), Decimal(10).ln(), Decimal(1).exp(), context.flags[Inexact])
    context.traps[Inexact] = True
    attempt(lambda: Decimal(1) / 3)
print(Decimal(1) / 3)
with localcontext(prec=50):
    print(Decimal(2).sqrt(), Decimal(1).exp(), Decimal(2).ln(), Decimal(3).log10(), Decimal(1) / 7)
with localcontext() as context:
    context.traps[DivisionByZero] = context.traps[InvalidOperation] = False
    print(Decimal(1) / 0, Decimal(-1) / 0, Decimal(0) / 0, Decimal('x'), Decimal(-1).sqrt())
c = Context(prec=4, rounding=ROUND_HALF_UP)
print(c.divide(Decimal(2), Decimal(3)), c.create_decimal('1.23456'), c.sqrt(Decimal(2)), c.add(1, 2), c.power(2, 3), c.copy().prec)
attempt(setattr, c, 'prec', 0)
print(Decimal('1.200').normalize(), Decimal('1200').normalize(), Decimal('-0.0').normalize(), Decimal('1.20').compare(Decimal('1.2')), Decimal('1.20').same_quantum(Decimal('5.55')), Decimal('3').max(5), Decimal('3').min(5),
      Decimal(7).remainder_near(4), Decimal(2).fma(3, 4), Decimal('1.5').scaleb(3), Decimal('1.23').to_integral_exact(), Decimal.from_float(0.1), copy.copy(Decimal('1.1')), copy.deepcopy(Decimal('1.1')))
for form in ('', '.2f', '.0f', '10.2f', '<10', '^10.1f', '+.1f', ' .3f', ',.2f', 'e', '.2e', '.3E', 'g', '.3g', '%', '.1%', '010.2f', '*>12.3f', ',', '.10f', 'f', '015,.2f', '=+8.1f'):
    print(form, [format(Decimal(text), form) for text in ('1234567.891', '-0.005', '0', '1E+3', '1E-10', '100')], format(Decimal('inf'), form))
print(f"{Decimal('3.14159'):.2f} {Decimal('1e10'):,} {Decimal('12')!r}", '%.2f' % Decimal('2.675'), '%s' % Decimal('1.10'), '{:>8}'.format(Decimal('1.5')))
attempt(format, Decimal(1), 'x')
pi = sum(1 / Decimal(16) ** k * (Decimal(4) / (8 * k + 1) - Decimal(2) / (8 * k + 4) - Decimal(1) / (8 * k + 5) - Decimal(1) / (8 * k + 6)) for k in range(30))
print(pi)
total = Decimal(0)
for i in range(1, 60):
    total += Decimal(1) / i
print(total, Decimal('19.99') * 3, (Decimal('19.99') * Decimal('1.0825')).quantize(Decimal('.01'), ROUND_HALF_UP))
print(issubclass(DivisionByZero, ZeroDivisionError), issubclass(InvalidOperation, ArithmeticError), Decimal.__mro__[1])
