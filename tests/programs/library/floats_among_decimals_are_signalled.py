# A float that becomes a Decimal, or is compared with one, sets FloatOperation; trapped, it raises, but for equality.
import datetime
import decimal
from decimal import Decimal as D

context = decimal.getcontext()


def attempt(name, function):
    context.clear_flags()
    try:
        result = function()
    except (TypeError, ValueError, ArithmeticError) as error:
        result = type(error).__name__, str(error)
    print(name, result, [signal.__name__ for signal, on in context.flags.items() if on])


for trapped in (False, True):
    context.traps[decimal.FloatOperation] = trapped
    attempt("made", lambda: D(0.1))
    attempt("from_float", lambda: D.from_float(0.1))
    attempt("nan", lambda: D(float("nan")))
    attempt("less", lambda: D(1) < 1.5)
    attempt("more", lambda: 2.5 > D(1))
    attempt("equal", lambda: D(1) == 1.0)
    attempt("unequal", lambda: D(1) != 2.5)
    attempt("create", lambda: context.create_decimal(1.5))
    attempt("create from float", lambda: context.create_decimal_from_float(0.5))
    attempt("sum", lambda: D(1) + 1.5)
    attempt("text", lambda: D("1.5") + 1)
    attempt("bad text", lambda: D("a"))

for make in (datetime.date, datetime.datetime, datetime.timezone):
    attempt(make.__name__, lambda: make())
attempt("date", lambda: datetime.date(2024))
attempt("date", lambda: datetime.date(2024, 2))
attempt("datetime", lambda: datetime.datetime(year=2024, day=1))
attempt("timezone", lambda: datetime.timezone(None))
attempt("timezone", lambda: datetime.timezone(5))
