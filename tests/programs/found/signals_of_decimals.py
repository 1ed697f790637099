# Which conditions decimal notes and raises: numbers below the least exponent, several at a time, comparisons with other numbers.
import decimal
import math
from decimal import Decimal
from fractions import Fraction

EXPRESSIONS = [
    "Decimal('1E-5') + 0", "Decimal('1E-40') * 1", "Decimal('1E+9') + 0", "Decimal('1E-5').quantize(Decimal('1E-6'))", "Decimal('1e999999').sqrt()",
    "Decimal('2').sqrt()", "Decimal('100').remainder_near(Decimal('Infinity'))", "Decimal('Infinity').remainder_near(Decimal('1'))",
    "Decimal('NaN123') < Fraction(1, 2)", "Decimal('NaN') == Fraction(1, 2)", "Decimal('sNaN') == Fraction(1, 2)", "Decimal('-Infinity') < Fraction(1, 2)",
    "math.ceil(Decimal('sNaN'))", "math.floor(Decimal('NaN'))", "round(Decimal('Infinity'))", "round(Decimal('-2.5'), 1)", "Decimal('1e-999999') ** 1000",
    "Decimal(1) / 3", "Decimal('1.5').to_integral_exact()", "Decimal('2.0').to_integral_exact()", "Decimal('9.99999E+5') + Decimal('9E+5')",
    "Decimal('1E-3').next_minus()", "Decimal('1E-30').next_toward(Decimal(0))", "sum([Decimal('1E-7'), Decimal('3'), Decimal('1101')])", "+Decimal('1E-31')",
    "-Decimal('1E-33')", "Decimal('0E-50') + 0", "Decimal('0E+50') + 0", "Decimal(1) / 0", "Decimal(0) / 0",
]
FORMATS = ['<08.2f', '*>01,.0', '<12,.10n', '08', '0,', ',n', '012.3e', '=+012', '^012', '<0', 'n', '.3n']


def noted(context):
    return [signal.__name__ for signal, on in context.flags.items() if on]


for rounding in decimal.ROUND_HALF_EVEN, decimal.ROUND_UP, decimal.ROUND_FLOOR:
    for trapped in (), (decimal.Inexact, decimal.Rounded), (decimal.Subnormal, decimal.Underflow), (decimal.Overflow, decimal.InvalidOperation):
        for clamp in 0, 1:
            with decimal.localcontext() as context:
                context.prec, context.rounding, context.Emin, context.Emax, context.clamp = 9, rounding, -3, 9, clamp
                context.clear_traps()
                for signal in trapped:
                    context.traps[signal] = True
                for expression in EXPRESSIONS:
                    context.clear_flags()
                    try:
                        result = eval(expression)
                    except (ArithmeticError, ValueError) as error:
                        result = repr(error)
                    print(expression, result, noted(context))
for form in FORMATS:
    for number in '1.5', '-1234567.891', 'NaN', 'sNaN', '-Infinity':
        try:
            print(form, number, repr(format(Decimal(number), form)))
        except ValueError as error:
            print(form, number, error)
