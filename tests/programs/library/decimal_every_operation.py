"""Decimal: the format language, the rarer operations, and what is refused."""
from decimal import *
for s in ('+08.2f','.3e','g','%','x^12','_>20.5','=+15.3f','z.1f', ',.2f','010','n', 'E', '.2G', '#x', ',', '_'):
    for v in ('1234.5678','-0.00001','1E+9','NaN','Infinity'):
        try: print(s, v, format(Decimal(v), s))
        except Exception as e: print(s, v, type(e), e)
try: float(Decimal('sNaN'))
except Exception as e: print(e)
print(Decimal('NaN123'), float(Decimal('-NaN12')))
try: Decimal((1,2)) 
except Exception as e: print(e)
for c in ("Decimal((0,(1,2),'x'))","Decimal((2,(1,2),1))","Decimal((0,(1,12),1))","Decimal([0,[1,2],1])", "Context(prec='a')","Context(rounding=3)","Context(foo=1)", "setattr(getcontext(),'Emin',5)", "Decimal(3).logical_and(1)", "Decimal('1').compare_signal(2)", "Decimal(3).__format__(3)", "Decimal(1.5).as_integer_ratio()", "Decimal('1e3').radix()", "Decimal('2.5').logb()","Decimal('123').rotate(1)","Decimal('123').shift(1)","Decimal('12').max_mag(-13)","Decimal('12').next_minus()","Decimal('12').next_toward(13)","Decimal('1.20').number_class()","Decimal('12').remainder_near(7)","Decimal('12').scaleb(3)","Decimal(12).same_quantum(3)","Decimal('1.5').to_integral_exact()", "Decimal('-7').copy_sign(Decimal(1))", "Decimal('1').canonical()","Decimal(12).fma(2,3)", "getcontext().create_decimal('3.14159265358979323846264338327950288')", "Context(prec=3).power(2,100)", "Decimal(2)**Decimal('0.5')", "Decimal.from_float(0.1)", "getcontext().to_sci_string(Decimal('1e5'))", "ExtendedContext.divide(1,3)", "BasicContext", "DefaultContext", "Decimal(10).ln()", "Decimal(10).log10()", "Decimal(1).exp()", "Decimal('0x1')"):
    try: print(c, eval(c))
    except Exception as e: print(c, type(e), e)
