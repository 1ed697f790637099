# Decimals of more digits than int is allowed to print; zeros that are rounded; remainders with too long a quotient; roots of decimals.
import statistics
from decimal import *

with localcontext() as context:
    context.prec = 5000
    root = Decimal(2).sqrt()
    print(len(str(root)), str(root)[-20:], len(root.as_tuple().digits), root.adjusted(), len(root.to_eng_string()), len(repr(root)))
    print(len(f'{root:.4500f}'), f'{root:.4500f}'[-10:], len(format(root, 'e')))
    long = Decimal('9' * 6000)
    print(len(str(long)), str(long * long)[-3:], long == Decimal(10) ** 6000 - 1, Decimal('0.' + '12' * 3000).as_tuple().digits[-3:])
    try:
        print(str(int(root.scaleb(4999)))[:3])
    except ValueError as error:
        print(error)
with localcontext() as context:
    context.prec, context.Emin, context.Emax = 3, -9, 9
    context.clear_traps()
    for expression in ["Decimal('0E-10').quantize(Decimal('0.000'))", "Decimal('0E+5').quantize(Decimal('1'))", "Decimal('0E-10').to_integral_exact()", "Decimal('0.00').to_integral_value()",
                       "Decimal('1E+30').remainder_near(Decimal('0E-10'))", "Decimal(0).remainder_near(Decimal(0))", "Decimal('12345678901234567890.12345').remainder_near(Decimal(5))",
                       "Decimal(1000).remainder_near(Decimal(1))", "Decimal(999).remainder_near(Decimal(1))", "Decimal('999.6').remainder_near(Decimal(1))", "Decimal('7').remainder_near(Decimal('2'))",
                       "Decimal('1E-7').remainder_near(Decimal('2'))", "Decimal('5').remainder_near(Decimal('2'))", "Decimal('99999') // Decimal('-Infinity')",
                       "divmod(Decimal('99999'), Decimal('Infinity'))", "Decimal('99999') % Decimal('Infinity')", "Decimal('9999') // Decimal('99999')", "Decimal('9999') % Decimal('99999')",
                       "Decimal('123456') // Decimal('1234.5')", "divmod(Decimal('123456.78'), Decimal('1234.5'))"]:
        context.clear_flags()
        print(expression, eval(expression), [signal.__name__ for signal, on in context.flags.items() if on])
for data in [Decimal('1.5'), 4], [Decimal('1.5'), Decimal('2.25'), Decimal('9')], [Decimal(1), Decimal(1)], [1, 2, 4], [1.5, 4]:
    print(repr(statistics.stdev(data)), repr(statistics.pstdev(data)), repr(statistics.variance(data)))
