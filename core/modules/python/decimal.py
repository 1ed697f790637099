"""Decimal numbers of any precision, by the General Decimal Arithmetic Specification."""

import math as _math
import numbers as _numbers
import sys
from collections import namedtuple as _namedtuple

__tracebackhide__ = True

__all__ = ['Decimal', 'Context', 'DecimalTuple', 'DefaultContext', 'BasicContext', 'ExtendedContext', 'DecimalException',
           'Clamped', 'InvalidOperation', 'DivisionByZero', 'Inexact', 'Rounded', 'Subnormal', 'Overflow', 'Underflow',
           'FloatOperation', 'DivisionImpossible', 'InvalidContext', 'ConversionSyntax', 'DivisionUndefined', 'ROUND_DOWN',
           'ROUND_HALF_UP', 'ROUND_HALF_EVEN', 'ROUND_CEILING', 'ROUND_FLOOR', 'ROUND_UP', 'ROUND_HALF_DOWN',
           'ROUND_05UP', 'setcontext', 'getcontext', 'localcontext', 'MAX_PREC', 'MAX_EMAX', 'MIN_EMIN', 'MIN_ETINY',
           'HAVE_THREADS', 'HAVE_CONTEXTVAR']

DecimalTuple = _namedtuple('DecimalTuple', 'sign digits exponent')
ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING = 'ROUND_DOWN', 'ROUND_HALF_UP', 'ROUND_HALF_EVEN', 'ROUND_CEILING'
ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP = 'ROUND_FLOOR', 'ROUND_UP', 'ROUND_HALF_DOWN', 'ROUND_05UP'
_roundings = (ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP)
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -MAX_EMAX
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)
_ranges = {'Emin': (MIN_EMIN, 0, 'valid range for %s is [MIN_EMIN, 0]'), 'Emax': (0, MAX_EMAX, 'valid range for %s is [0, MAX_EMAX]'),
           'capitals': (0, 1, 'valid values for %s are 0 or 1'), 'clamp': (0, 1, 'valid values for %s are 0 or 1')}
HAVE_THREADS = HAVE_CONTEXTVAR = True


class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class InvalidContext(InvalidOperation):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


_signals = [Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal, Underflow]
_order = [InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact, Rounded, Clamped]
for _class in (DecimalException, Clamped, InvalidOperation, ConversionSyntax, DivisionByZero, DivisionImpossible,
               DivisionUndefined, Inexact, InvalidContext, Rounded, Subnormal, Overflow, Underflow, FloatOperation):
    _class.__module__ = 'decimal'


class Context:
    """How results are rounded, and which conditions raise."""

    __module__ = 'decimal'

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None,
                 **unknown):
        for name in unknown:
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        base = globals().get('DefaultContext')

        def chosen(value, name, default):
            return value if value is not None else getattr(base, name) if base is not None else default
        self.prec = chosen(prec, 'prec', 28)
        self.rounding = chosen(rounding, 'rounding', ROUND_HALF_EVEN)
        self.Emin = chosen(Emin, 'Emin', -999999)
        self.Emax = chosen(Emax, 'Emax', 999999)
        self.capitals = chosen(capitals, 'capitals', 1)
        self.clamp = chosen(clamp, 'clamp', 0)
        if traps is None:
            traps = dict(base.traps) if base is not None else [InvalidOperation, DivisionByZero, Overflow]
        self.traps = SignalDict(traps)
        flags = [] if flags is None else flags
        self.flags = SignalDict(flags)

    def __setattr__(self, name, value):
        if name == 'prec' and (not isinstance(value, int) or not 1 <= value <= MAX_PREC):
            if not isinstance(value, int):
                raise TypeError('an integer is required')
            raise ValueError('valid range for prec is [1, MAX_PREC]')
        if name in _ranges:
            if not isinstance(value, int):
                raise TypeError('an integer is required')
            low, high, text = _ranges[name]
            if not low <= value <= high:
                raise ValueError(text % name)
        if name in ('flags', 'traps'):
            value = SignalDict(value)
        if name == 'rounding' and value not in _roundings:
            raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   "
                            "ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
        object.__setattr__(self, name, value)

    def __repr__(self):
        def shown(signals):
            return '[' + ', '.join(signal.__name__ for signal in _signals if signals.get(signal)) + ']'
        return ('Context(prec=%d, rounding=%s, Emin=%d, Emax=%d, capitals=%d, clamp=%d, flags=%s, traps=%s)' % (
            self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, shown(self.flags), shown(self.traps)))

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, dict(self.flags),
                       dict(self.traps))

    __copy__ = copy

    def clear_flags(self):
        for signal in self.flags:
            self.flags[signal] = False

    def clear_traps(self):
        for signal in self.traps:
            self.traps[signal] = False

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def _raise(self, condition, result=None):
        """Notes the condition; raises what is trapped, else gives the result."""
        signal = condition
        if condition in (ConversionSyntax, DivisionImpossible, DivisionUndefined, InvalidContext):
            signal = InvalidOperation
        self.flags[signal] = True
        if self.traps.get(signal):
            raise signal([condition])
        return _nan if result is None else result

    def _raise_all(self, conditions, result):
        """Notes all of them before what is trapped is raised."""
        for condition in conditions:
            self.flags[condition] = True
        trapped = [signal for signal in _order if signal in conditions and self.traps.get(signal)]
        if trapped:
            raise trapped[0](trapped)
        return result

    def create_decimal(self, num='0'):
        return Decimal(num, self)._fixed(self)

    def create_decimal_from_float(self, f):
        return Decimal.from_float(f)._fixed(self)

    def __reduce__(self):
        return Context, (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
                         [signal for signal, on in self.flags.items() if on],
                         [signal for signal, on in self.traps.items() if on])


def _delegate(name, method):
    def function(self, a, *args):
        return getattr(_as_decimal(a), method)(*[_as_decimal(arg) for arg in args], context=self)
    function.__name__ = name
    return function


def _delegate_bare(name):
    def function(self, a, *args):
        return getattr(_as_decimal(a), name)(*[_as_decimal(arg) for arg in args])
    function.__name__ = name
    return function


def _as_decimal(value):
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return _new(int(value < 0), abs(value), 0)
    raise TypeError('conversion from %s to Decimal is not supported' % type(value).__name__)


class SignalDict(dict):
    """The conditions, in CPython's order, and which of them have arisen or raise."""

    __module__ = 'decimal'

    def __init__(self, on):
        is_map = isinstance(on, dict)
        super().__init__((signal, bool(on.get(signal)) if is_map else signal in on) for signal in _order)

    def __setitem__(self, signal, on):
        if signal not in self:
            raise KeyError('invalid error flag')
        dict.__setitem__(self, signal, bool(on))

    def __delitem__(self, signal):
        raise ValueError('signal keys cannot be deleted')

    def __repr__(self):
        return '{' + ', '.join('%r:%r' % pair for pair in self.items()) + '}'

    def copy(self):
        return dict(self)


class ContextManager:
    def __init__(self, context):
        self.new = context.copy()

    def __enter__(self):
        self.saved = getcontext()
        setcontext(self.new)
        return self.new

    def __exit__(self, *args):
        setcontext(self.saved)


def getcontext():
    return _current[0]


def setcontext(context, /):
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _current[0] = context


def localcontext(ctx=None, **kwargs):
    manager = ContextManager(getcontext() if ctx is None else ctx)
    for name, value in kwargs.items():
        if name not in ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps'):
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        setattr(manager.new, name, value)
    return manager


def _new(sign, coefficient, exponent, special=''):
    self = object.__new__(Decimal)
    self._sign, self._coefficient, self._exponent, self._special = sign, coefficient, exponent, special
    return self


def _digits(number):
    """How many decimal digits a coefficient has: 0 has one."""
    if number == 0:
        return 1
    count = int(number.bit_length() * 0.30102999566398120) + 1
    return count - 1 if number < 10 ** (count - 1) else count


def _text(number):
    """str(number), of any length: the limit for int does not hold here."""
    if number.bit_length() < 2000:
        return str(number)
    half = int(number.bit_length() * 0.30103) // 2
    above, below = divmod(number, 10 ** half)
    return _text(above) + _text(below).zfill(half)


def _number(text):
    """int(text), likewise."""
    if len(text) < 600:
        return int(text)
    half = len(text) // 2
    return _number(text[:-half]) * 10 ** half + _number(text[-half:])


def _rounded(sign, coefficient, drop, rounding):
    """The coefficient without its last `drop` digits, and whether they were not zero."""
    digits = _digits(coefficient)
    if drop > digits + 2:
        # far below half of a unit, whatever it is
        coefficient, drop = int(coefficient > 0), 2
    unit = 10 ** drop
    quotient, rest = divmod(coefficient, unit)
    if not rest:
        return quotient, False
    twice = 2 * rest
    if rounding == ROUND_HALF_EVEN:
        up = twice > unit or twice == unit and quotient % 2
    elif rounding == ROUND_HALF_UP:
        up = twice >= unit
    elif rounding == ROUND_HALF_DOWN:
        up = twice > unit
    elif rounding == ROUND_UP:
        up = True
    elif rounding == ROUND_CEILING:
        up = not sign
    elif rounding == ROUND_FLOOR:
        up = sign
    elif rounding == ROUND_05UP:
        up = quotient % 5 == 0
    else:
        up = False
    return quotient + bool(up), True


def _parsed(text):
    """(sign, coefficient, exponent, special); ValueError."""
    text = text.strip().replace('_', '')
    sign = 0
    if text[:1] in ('+', '-'):
        sign = int(text[0] == '-')
        text = text[1:]
    lower = text.lower()
    if lower in ('inf', 'infinity'):
        return sign, 0, 0, 'F'
    for name, special in (('snan', 'N'), ('nan', 'n')):
        if lower.startswith(name):
            rest = lower[len(name):]
            if rest and not rest.isdecimal():
                raise ValueError
            return sign, _number(rest or '0'), 0, special
    mantissa, has_exponent, power = lower.partition('e')
    whole, _, fraction = mantissa.partition('.')
    if not (whole or fraction) or not (whole + fraction).isdecimal():
        raise ValueError
    exponent = 0
    if has_exponent:
        if not power.lstrip('+-').isdecimal() or len(power) - len(power.lstrip('+-')) > 1:
            raise ValueError
        exponent = int(power)
    return sign, _number(whole + fraction), exponent - len(fraction), ''


class Decimal:
    """sign, coefficient and exponent; or an infinity, or not a number."""

    __slots__ = ('_sign', '_coefficient', '_exponent', '_special')
    __module__ = 'decimal'

    def __sizeof__(self):
        # CPython's: four words of 19 digits within, more beside it; sys.getsizeof adds 16.
        words = -(-len(_text(self._coefficient)) // 19)
        return 88 if words <= 4 else 88 + 8 * words

    def __new__(cls, value='0', context=None):
        if isinstance(value, Decimal):
            parts = value._sign, value._coefficient, value._exponent, value._special
        elif isinstance(value, int):
            parts = int(value < 0), abs(value), 0, ''
        elif isinstance(value, str):
            try:
                parts = _parsed(value)
            except ValueError:
                parts = None
            if parts is None:
                return (context or getcontext())._raise(ConversionSyntax)
        elif isinstance(value, float):
            (context or getcontext())._raise(FloatOperation)
            made = Decimal.from_float(value)
            parts = made._sign, made._coefficient, made._exponent, made._special
        elif isinstance(value, (tuple, list)):
            if len(value) != 3:
                raise ValueError('argument must be a sequence of length 3')
            sign, digits, exponent = value
            if sign not in (0, 1):
                raise ValueError('sign must be an integer with the value 0 or 1')
            if not all(isinstance(digit, int) and 0 <= digit <= 9 for digit in digits):
                raise ValueError('coefficient must be a tuple of digits')
            number = int(''.join(map(str, digits)) or '0')
            if isinstance(exponent, str):
                if exponent not in ('F', 'n', 'N'):
                    raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
                parts = sign, 0 if exponent == 'F' else number, 0, exponent
            else:
                parts = sign, number, exponent, ''
        else:
            raise TypeError('conversion from %s to Decimal is not supported' % type(value).__name__)
        self = object.__new__(cls)
        self._sign, self._coefficient, self._exponent, self._special = parts
        return self

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError('argument must be int or float')
        if _math.isinf(f) or _math.isnan(f):
            return cls(repr(f))
        above, below = abs(f).as_integer_ratio()
        shift = below.bit_length() - 1
        made = _new(int(_math.copysign(1.0, f) < 0), above * 5 ** shift, -shift)
        return made if cls is Decimal else cls(made)

    # -- what it is

    def is_nan(self):
        return self._special in ('n', 'N')

    def is_qnan(self):
        return self._special == 'n'

    def is_snan(self):
        return self._special == 'N'

    def is_infinite(self):
        return self._special == 'F'

    def is_finite(self):
        return not self._special

    def is_signed(self):
        return self._sign == 1

    def is_zero(self):
        return not self._special and self._coefficient == 0

    def is_normal(self, context=None):
        context = context or getcontext()
        return not self._special and self._coefficient != 0 and context.Emin <= self.adjusted()

    def is_subnormal(self, context=None):
        context = context or getcontext()
        return not self._special and self._coefficient != 0 and self.adjusted() < context.Emin

    def is_canonical(self):
        return True

    def canonical(self):
        return self

    def adjusted(self):
        return 0 if self._special else self._exponent + _digits(self._coefficient) - 1

    def as_tuple(self):
        if self._special == 'F':
            return DecimalTuple(self._sign, (0,), 'F')
        digits = tuple(map(int, _text(self._coefficient))) if self._coefficient or not self._special else ()
        return DecimalTuple(self._sign, digits, self._special or self._exponent)

    def as_integer_ratio(self):
        if self._special:
            raise (OverflowError if self._special == 'F' else ValueError)(
                'cannot convert %s to integer ratio' % ('Infinity' if self._special == 'F' else 'NaN'))
        number = -self._coefficient if self._sign else self._coefficient
        if self._exponent >= 0:
            return number * 10 ** self._exponent, 1
        below = 10 ** -self._exponent
        divisor = _math.gcd(number, below)
        return number // divisor, below // divisor

    def number_class(self, context=None):
        if self._special == 'N':
            return 'sNaN'
        if self._special == 'n':
            return 'NaN'
        kind = ('Infinity' if self._special else 'Zero' if not self._coefficient else
                'Subnormal' if self.is_subnormal(context) else 'Normal')
        return ('-' if self._sign else '+') + kind

    def radix(self):
        return Decimal(10)

    # -- text

    def __repr__(self):
        return "Decimal('%s')" % self

    def __str__(self, eng=False, context=None):
        sign = '-' if self._sign else ''
        if self._special:
            if self._special == 'F':
                return sign + 'Infinity'
            return sign + ('NaN' if self._special == 'n' else 'sNaN') + (_text(self._coefficient) if self._coefficient else '')
        digits = _text(self._coefficient)
        left = self._exponent + len(digits)
        if self._exponent <= 0 and left > -6:
            point = left
        elif not eng:
            point = 1
        elif digits == '0':
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        if point <= 0:
            whole, fraction = '0', '.' + '0' * -point + digits
        elif point >= len(digits):
            whole, fraction = digits + '0' * (point - len(digits)), ''
        else:
            whole, fraction = digits[:point], '.' + digits[point:]
        power = '' if left == point else ('E' if (context or getcontext()).capitals else 'e') + '%+d' % (left - point)
        return sign + whole + fraction + power

    def to_eng_string(self, context=None):
        return self.__str__(eng=True, context=context)

    def __format__(self, specifier, context=None):
        if not isinstance(specifier, str):
            raise TypeError('format arg must be str')
        return _formatted(self, specifier, context or getcontext())

    # -- rounding to a context

    def _fixed(self, context):
        """Rounded to the context's precision and range."""
        if self._special:
            if self._special != 'F' and _digits(self._coefficient) > context.prec - context.clamp:
                return _new(self._sign, self._coefficient % 10 ** (context.prec - context.clamp), 0, self._special)
            return self if type(self) is Decimal else _new(self._sign, self._coefficient, self._exponent, self._special)
        sign, coefficient, exponent = self._sign, self._coefficient, self._exponent
        tiny, top = context.Etiny(), context.Etop()
        if not coefficient:
            limit = top if context.clamp else context.Emax
            fixed = min(max(exponent, tiny), limit)
            if fixed != exponent:
                context._raise(Clamped, self)
            return _new(sign, 0, fixed)
        digits = _digits(coefficient)
        least = max(exponent, digits + exponent - context.prec)
        if least > top and digits + exponent - 1 > context.Emax:
            return self._overflowed(context)
        subnormal = digits + exponent - 1 < context.Emin
        if subnormal:
            least = max(tiny, exponent)
        if exponent < least:
            coefficient, inexact = _rounded(sign, coefficient, least - exponent, context.rounding)
            if _digits(coefficient) > context.prec:
                coefficient //= 10
                least += 1
            if least > top:
                return self._overflowed(context)
            result = _new(sign, coefficient, least)
            conditions = [Rounded]
            if subnormal:
                conditions.append(Subnormal)
            if inexact:
                conditions += [Inexact, Underflow] if subnormal else [Inexact]
            if not coefficient:
                conditions.append(Clamped)
            return context._raise_all(conditions, result)
        if subnormal:
            context._raise(Subnormal, self)
        if context.clamp and exponent > top:
            context._raise(Clamped, self)
            return _new(sign, coefficient * 10 ** (exponent - top), top)
        return self if type(self) is Decimal else _new(sign, coefficient, exponent)

    def _overflowed(self, context):
        sign, rounding = self._sign, context.rounding
        largest = _new(sign, 10 ** context.prec - 1, context.Etop())
        if rounding in (ROUND_DOWN, ROUND_05UP) or rounding == ROUND_CEILING and sign or rounding == ROUND_FLOOR and not sign:
            result = largest
        else:
            result = _new(sign, 0, 0, 'F')
        return context._raise_all([Overflow, Inexact, Rounded], result)

    def _check_nans(self, other, context):
        """What an operation on a nan gives; None where there is none."""
        for number in (self, other):
            if number is not None and number._special == 'N':
                return context._raise(InvalidOperation, _new(number._sign, number._coefficient, 0, 'n')._fixed(context))
        for number in (self, other):
            if number is not None and number._special == 'n':
                return number._fixed(context)
        return None

    # -- arithmetic

    def __add__(self, other, context=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        if self._special or other._special:
            answer = self._check_nans(other, context)
            if answer is not None:
                return answer
            if self._special and other._special and self._sign != other._sign:
                return context._raise(InvalidOperation)
            return _new((self if self._special else other)._sign, 0, 0, 'F')
        exponent = min(self._exponent, other._exponent)
        # what lies far below the last digit that counts only says that there is something
        first, second = self, other
        if self._coefficient and other._coefficient:
            if first.adjusted() < second.adjusted():
                first, second = second, first
            far = first.adjusted() - context.prec - 2
            if second.adjusted() < far and second._exponent < first._exponent:
                second = _new(second._sign, 1, min(far, first._exponent - 2))
                exponent = min(first._exponent, second._exponent)
        total = (_signed(first) * 10 ** (first._exponent - exponent) + _signed(second) * 10 ** (second._exponent - exponent))
        if total:
            return _new(int(total < 0), abs(total), exponent)._fixed(context)
        if self._coefficient == 0 and other._coefficient == 0:
            sign = self._sign if self._sign == other._sign else int(context.rounding == ROUND_FLOOR)
        else:
            sign = int(context.rounding == ROUND_FLOOR)
        return _new(sign, 0, exponent)._fixed(context)

    __radd__ = __add__

    def __sub__(self, other, context=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        return self.__add__(other if other.is_nan() else other.copy_negate(), context)

    def __rsub__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other.__sub__(self)

    def __mul__(self, other, context=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        sign = self._sign ^ other._sign
        if self._special or other._special:
            answer = self._check_nans(other, context)
            if answer is not None:
                return answer
            if self.is_zero() or other.is_zero():
                return context._raise(InvalidOperation)
            return _new(sign, 0, 0, 'F')
        return _new(sign, self._coefficient * other._coefficient, self._exponent + other._exponent)._fixed(context)

    __rmul__ = __mul__

    def __truediv__(self, other, context=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        sign = self._sign ^ other._sign
        if self._special or other._special:
            answer = self._check_nans(other, context)
            if answer is not None:
                return answer
            if self._special and other._special:
                return context._raise(InvalidOperation)
            if self._special:
                return _new(sign, 0, 0, 'F')
            context._raise(Clamped, self)
            return _new(sign, 0, context.Etiny())
        if not other._coefficient:
            if not self._coefficient:
                return context._raise(DivisionUndefined)
            return context._raise(DivisionByZero, _new(sign, 0, 0, 'F'))
        if not self._coefficient:
            return _new(sign, 0, self._exponent - other._exponent)._fixed(context)
        shift = _digits(other._coefficient) - _digits(self._coefficient) + context.prec + 1
        exponent = self._exponent - other._exponent - shift
        if shift >= 0:
            quotient, rest = divmod(self._coefficient * 10 ** shift, other._coefficient)
        else:
            quotient, rest = divmod(self._coefficient, other._coefficient * 10 ** -shift)
        if rest:
            # not exact: the last digit must not look like a tie
            if quotient % 5 == 0:
                quotient += 1
        else:
            ideal = self._exponent - other._exponent
            while exponent < ideal and quotient % 10 == 0:
                quotient //= 10
                exponent += 1
        return _new(sign, quotient, exponent)._fixed(context)

    def __rtruediv__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other.__truediv__(self)

    def _divided(self, other, context, is_rest_wanted):
        """(whole quotient towards zero, rest, else 0) of finite numbers; nans where the quotient has too many digits."""
        sign = self._sign ^ other._sign
        ideal = self._exponent if other._special else min(self._exponent, other._exponent)
        difference = self.adjusted() - other.adjusted()
        if not self._coefficient or other._special or difference <= -2:
            return _new(sign, 0, 0), not is_rest_wanted or (self if self._exponent <= ideal else
                                      _new(self._sign, self._coefficient * 10 ** (self._exponent - ideal), ideal))._fixed(context)
        if difference <= context.prec:
            above, below = self._coefficient, other._coefficient
            if self._exponent >= other._exponent:
                above *= 10 ** (self._exponent - other._exponent)
            else:
                below *= 10 ** (other._exponent - self._exponent)
            quotient, rest = divmod(above, below)
            if quotient < 10 ** context.prec:
                return _new(sign, quotient, 0), not is_rest_wanted or _new(self._sign, rest, ideal)._fixed(context)
        answer = context._raise(DivisionImpossible)
        return answer, answer

    def _divmod(self, other, context, which):
        other = _operand(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        answer = self._check_nans(other, context)
        if answer is not None:
            return (answer, answer)
        sign = self._sign ^ other._sign
        if self._special:
            if other._special or which != 0:
                answer = context._raise(InvalidOperation)
                return (answer if other._special else _new(sign, 0, 0, 'F'), answer)
            return _new(sign, 0, 0, 'F'), None
        if not other._special and not other._coefficient:
            if not self._coefficient:
                answer = context._raise(DivisionUndefined)
                return answer, answer
            if which == 1:
                answer = context._raise(InvalidOperation)
                return answer, answer
            if which == 2:
                context.flags[InvalidOperation] = context.flags[DivisionByZero] = True
                if context.traps[InvalidOperation]:
                    raise InvalidOperation([InvalidOperation, DivisionByZero])
            return context._raise(DivisionByZero, _new(sign, 0, 0, 'F')), _nan
        return self._divided(other, context, which != 0)

    def __floordiv__(self, other, context=None):
        pair = self._divmod(other, context, 0)
        return pair if pair is NotImplemented else pair[0]

    def __rfloordiv__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other.__floordiv__(self)

    def __mod__(self, other, context=None):
        pair = self._divmod(other, context, 1)
        return pair if pair is NotImplemented else pair[1]

    def __rmod__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other.__mod__(self)

    def __divmod__(self, other, context=None):
        return self._divmod(other, context, 2)

    def __rdivmod__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other.__divmod__(self)

    def remainder_near(self, other, context=None):
        context = context or getcontext()
        other = _as_decimal(other)
        if self._special or other._special:
            answer = self._check_nans(other, context)
            if answer is not None:
                return answer
            return context._raise(InvalidOperation) if self._special else self._fixed(context)
        if not other._coefficient:
            return context._raise(InvalidOperation if self._coefficient else DivisionUndefined)
        if self.adjusted() - other.adjusted() > context.prec + 1:
            return context._raise(DivisionImpossible)
        exact = Context(prec=max(context.prec, abs(self.adjusted() - other.adjusted()) + 30), rounding=ROUND_HALF_EVEN)
        quotient = self.__truediv__(other, exact).to_integral_value(ROUND_HALF_EVEN)
        if _digits(quotient._coefficient) + quotient._exponent > context.prec:
            return context._raise(DivisionImpossible)
        return self.__sub__(quotient.__mul__(other, exact), exact)._fixed(context)

    def fma(self, other, third, context=None):
        context = context or getcontext()
        other, third = _as_decimal(other), _as_decimal(third)
        if self._special or other._special:
            return self.__mul__(other, context).__add__(third, context)
        product = _new(self._sign ^ other._sign, self._coefficient * other._coefficient, self._exponent + other._exponent)
        return product.__add__(third, context)

    def __neg__(self, context=None):
        context = context or getcontext()
        if self._special:
            answer = self._check_nans(None, context)
            if answer is not None:
                return answer
        if not self._special and not self._coefficient and context.rounding != ROUND_FLOOR:
            return self.copy_abs()._fixed(context)
        return self.copy_negate()._fixed(context)

    def __pos__(self, context=None):
        context = context or getcontext()
        if not self._special and not self._coefficient and context.rounding != ROUND_FLOOR:
            return self.copy_abs()._fixed(context)
        return self._check_nans(None, context) or self._fixed(context) if self._special else self._fixed(context)

    def __abs__(self, round=True, context=None):
        return self.__neg__(context) if self._sign else self.__pos__(context)

    def copy_abs(self):
        return _new(0, self._coefficient, self._exponent, self._special)

    def copy_negate(self):
        return _new(1 - self._sign, self._coefficient, self._exponent, self._special)

    def copy_sign(self, other, context=None):
        return _new(_as_decimal(other)._sign, self._coefficient, self._exponent, self._special)

    def __pow__(self, other, modulo=None, context=None):
        if modulo is not None:
            return Decimal(pow(int(self), int(other), int(modulo)))
        other = _operand(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        answer = self._check_nans(other, context)
        if answer is not None:
            return answer
        if not other._special and not other._coefficient:
            if self.is_zero():
                return context._raise(InvalidOperation)
            return Decimal(1)
        is_whole = not other._special and other == other.to_integral_value()
        sign = int(bool(self._sign and is_whole and int(other) % 2))
        if self._sign and not is_whole and (self._coefficient or self._special):
            return context._raise(InvalidOperation)
        base = self.copy_abs()
        if base.is_zero():
            return _new(sign, 0, 0) if not other._sign else _new(sign, 0, 0, 'F')
        if base._special:
            return _new(sign, 0, 0) if other._sign else _new(sign, 0, 0, 'F')
        if other._special:
            if base == 1:
                return _new(0, 10 ** (context.prec - 1), 1 - context.prec)
            return _new(0, 0, 0) if (base > 1) == bool(other._sign) else _new(0, 0, 0, 'F')
        if is_whole and abs(int(other)) * _digits(base._coefficient) < 100000 + 50 * context.prec:
            power = int(other)
            raised = _new(sign, base._coefficient ** abs(power), base._exponent * abs(power))
            if power > 0:
                return raised._fixed(context)
            return _new(sign, 1, 0).__truediv__(_new(0, raised._coefficient, raised._exponent), context)
        if other == Decimal('0.5'):
            exact = base.sqrt(Context(prec=context.prec + 5))
            if exact.__mul__(exact, Context(prec=2 * context.prec + 20)) == base:
                pad = context.prec - _digits(exact._coefficient)
                return _new(0, exact._coefficient * 10 ** max(pad, 0), exact._exponent - max(pad, 0))._fixed(context)
        precise = Context(prec=context.prec + 10 + abs(other.adjusted()) + abs(base.adjusted()).bit_length(), Emin=MIN_EMIN,
                          Emax=MAX_EMAX)
        result = base.ln(precise).__mul__(other, precise).exp(precise)
        return _new(sign, result._coefficient, result._exponent)._fixed(context)

    def __rpow__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other.__pow__(self)

    def sqrt(self, context=None):
        context = context or getcontext()
        if self._special:
            answer = self._check_nans(None, context)
            if answer is not None:
                return answer
            if not self._sign:
                return self
        if not self._special and not self._coefficient:
            return _new(self._sign, 0, self._exponent // 2)._fixed(context)
        if self._sign:
            return context._raise(InvalidOperation)
        ideal = self._exponent // 2
        coefficient, exponent = self._coefficient, self._exponent
        if exponent % 2:
            coefficient, exponent = coefficient * 10, exponent - 1
        shift = max(0, 2 * (context.prec + 2) - _digits(coefficient))
        shift += shift % 2
        coefficient *= 10 ** shift
        exponent = (exponent - shift) // 2
        root = _math.isqrt(coefficient)
        if root * root == coefficient:
            while exponent < ideal and root % 10 == 0:
                root //= 10
                exponent += 1
            return _new(0, root, exponent)._fixed(_half_even(context))
        return _new(0, root * 10 + 1, exponent - 1)._fixed(_half_even(context))

    def exp(self, context=None):
        context = context or getcontext()
        if self._special:
            answer = self._check_nans(None, context)
            return answer if answer is not None else _new(0, 0, 0) if self._sign else self
        if not self._coefficient:
            return Decimal(1)
        if self.adjusted() > len(str(3 * max(context.Emax, -context.Etiny()))):
            # far beyond what has an exponent
            far = context.Etiny() - 9 if self._sign else context.Emax + 9
            return _new(0, 1, far)._fixed(context)
        bits = int(context.prec * 3.33) + 40 + max(0, self.adjusted()) * 4
        above, below = self.as_integer_ratio()
        value = (above << bits) // below
        log2 = _log_fixed(2 << bits, bits)
        turns, rest = divmod(value, log2)
        halvings = 16
        term = total = 1 << bits + halvings
        rest = rest << halvings >> halvings
        index = 1
        while term:
            term = term * rest >> bits
            term //= index
            total += term
            index += 1
        total >>= halvings
        return _from_binary(total, turns - bits, context.prec)._fixed(_half_even(context))

    def ln(self, context=None):
        context = context or getcontext()
        if self._special == 'F' and not self._sign:
            return self
        answer = self._check_nans(None, context)
        if answer is not None:
            return answer
        if self.is_zero():
            return _new(1, 0, 0, 'F')
        if self._sign:
            return context._raise(InvalidOperation)
        if self == 1:
            return Decimal(0)
        bits = int(context.prec * 3.33) + 60 + 4 * abs(self.adjusted()).bit_length() + (
            0 if not -2 < self.adjusted() < 1 else 4 * _digits(self._coefficient))
        value = _log_of(self, bits)
        return _new(int(value < 0), *_scaled(abs(value), bits, context.prec))._fixed(_half_even(context))

    def log10(self, context=None):
        context = context or getcontext()
        if self._special == 'F' and not self._sign:
            return self
        answer = self._check_nans(None, context)
        if answer is not None:
            return answer
        if self.is_zero():
            return _new(1, 0, 0, 'F')
        if self._sign:
            return context._raise(InvalidOperation)
        digits = _text(self._coefficient)
        if digits[0] == '1' and not digits[1:].strip('0'):
            return Decimal(self._exponent + len(digits) - 1)._fixed(context)
        bits = int(context.prec * 3.33) + 80 + 4 * abs(self.adjusted()).bit_length() + 4 * len(digits)
        value = (_log_of(self, bits) << bits) // _log_fixed(10 << bits, bits)
        return _new(int(value < 0), *_scaled(abs(value), bits, context.prec))._fixed(_half_even(context))

    # -- comparing

    def _order(self, other):
        """-1, 0 or 1 for numbers that are not nan."""
        if self._special or other._special:
            mine = (-1 if self._sign else 1) if self._special else 0
            others = (-1 if other._sign else 1) if other._special else 0
            return (mine > others) - (mine < others)
        if not self._coefficient or not other._coefficient or self._sign != other._sign:
            mine, others = _signed(self), _signed(other)
            mine, others = (mine > 0) - (mine < 0), (others > 0) - (others < 0)
            return (mine > others) - (mine < others)
        turn = -1 if self._sign else 1
        if self.adjusted() != other.adjusted():
            return turn if self.adjusted() > other.adjusted() else -turn
        exponent = min(self._exponent, other._exponent)
        mine = self._coefficient * 10 ** (self._exponent - exponent)
        others = other._coefficient * 10 ** (other._exponent - exponent)
        return turn * ((mine > others) - (mine < others))

    def _compared(self, other, is_equality=False):
        """The order, None for nans, NotImplemented."""
        if isinstance(other, float):
            context = getcontext()
            if is_equality:
                context.flags[FloatOperation] = True
            else:
                context._raise(FloatOperation)
            other = Decimal.from_float(other)
        elif isinstance(other, _numbers.Rational) and not isinstance(other, int):
            if self.is_nan():
                if self.is_snan() or not is_equality:
                    getcontext()._raise(InvalidOperation)
                return None
            if self._special:
                return -1 if self._sign else 1
            above, below = self.as_integer_ratio()
            mine, others = above * other.denominator, other.numerator * below
            return (mine > others) - (mine < others)
        elif is_equality and isinstance(other, complex) and other.imag == 0:
            other = Decimal.from_float(other.real)
        else:
            other = _operand(other)
        if other is NotImplemented:
            return other
        if self.is_nan() or other.is_nan():
            if self.is_snan() or other.is_snan() or not is_equality:
                getcontext()._raise(InvalidOperation)
            return None
        return self._order(other)

    def __eq__(self, other):
        order = self._compared(other, True)
        return order if order is NotImplemented else order == 0

    def __lt__(self, other):
        order = self._compared(other)
        return order if order is NotImplemented else order is not None and order < 0

    def __le__(self, other):
        order = self._compared(other)
        return order if order is NotImplemented else order is not None and order <= 0

    def __gt__(self, other):
        order = self._compared(other)
        return order if order is NotImplemented else order is not None and order > 0

    def __ge__(self, other):
        order = self._compared(other)
        return order if order is NotImplemented else order is not None and order >= 0

    def compare(self, other, context=None):
        other = _as_decimal(other)
        answer = self._check_nans(other, context or getcontext())
        return answer if answer is not None else Decimal(self._order(other))

    def compare_signal(self, other, context=None):
        context = context or getcontext()
        other = _as_decimal(other)
        for number in (self, other):
            if number._special == 'n':
                return context._raise(InvalidOperation, _new(number._sign, number._coefficient, 0, 'n'))
        return self.compare(other, context)

    def _rank(self):
        """Sorts as the total order does."""
        toward = -1 if self._sign else 1
        if self.is_nan():
            return toward, toward * (3 if self._special == 'n' else 2), toward * self._coefficient
        return toward, toward * (self._special == 'F'), 0

    def compare_total(self, other, context=None):
        other = _as_decimal(other)
        ranks = self._rank(), other._rank()
        if ranks[0] != ranks[1]:
            return Decimal(1 if ranks[0] > ranks[1] else -1)
        order = 0 if self._special else self._order(other)
        if not order and self._exponent != other._exponent:
            order = (1 if self._exponent > other._exponent else -1) * (-1 if self._sign else 1)
        return Decimal(order)

    def compare_total_mag(self, other, context=None):
        return self.copy_abs().compare_total(_as_decimal(other).copy_abs())

    def _chosen(self, other, context, sign, magnitude=False):
        context = context or getcontext()
        other = _as_decimal(other)
        if self._special or other._special:
            if self._special == 'n' and not other.is_nan():
                return other._fixed(context)
            if other._special == 'n' and not self.is_nan():
                return self._fixed(context)
            answer = self._check_nans(other, context)
            if answer is not None:
                return answer
        order = self.copy_abs()._order(other.copy_abs()) if magnitude else 0
        order = order or not magnitude and self._order(other) or int(self.compare_total(other))
        return (self if order * sign > 0 else other)._fixed(context)

    def max(self, other, context=None):
        return self._chosen(other, context, 1)

    def min(self, other, context=None):
        return self._chosen(other, context, -1)

    def max_mag(self, other, context=None):
        return self._chosen(other, context, 1, True)

    def min_mag(self, other, context=None):
        return self._chosen(other, context, -1, True)

    def same_quantum(self, other, context=None):
        other = _as_decimal(other)
        if self._special or other._special:
            return self.is_nan() and other.is_nan() or self.is_infinite() and other.is_infinite()
        return self._exponent == other._exponent

    def __hash__(self):
        if self._special:
            if self._special == 'N':
                raise TypeError('Cannot hash a signaling NaN value')
            return object.__hash__(self) if self._special == 'n' else -314159 if self._sign else 314159
        modulus = sys.hash_info.modulus
        power = pow(10, self._exponent, modulus) if self._exponent >= 0 else pow(pow(10, -1, modulus), -self._exponent, modulus)
        number = self._coefficient * power % modulus
        number = -number if self._sign else number
        return -2 if number == -1 else number

    def __bool__(self):
        return bool(self._special) or self._coefficient != 0

    # -- other types

    def __int__(self):
        if self._special:
            if self._special == 'F':
                raise OverflowError('cannot convert Infinity to integer')
            raise ValueError('cannot convert NaN to integer')
        number = (self._coefficient * 10 ** self._exponent if self._exponent >= 0 else
                  self._coefficient // 10 ** -self._exponent)
        return -number if self._sign else number

    __trunc__ = __int__

    def __float__(self):
        if self._special == 'N':
            raise ValueError('cannot convert signaling NaN to float')
        if self._special == 'n':
            return float('-nan' if self._sign else 'nan')
        return float(str(self))

    def __complex__(self):
        return complex(float(self))

    real = property(lambda self: self)
    imag = property(lambda self: Decimal(0))

    def conjugate(self):
        return self

    def _whole(self, rounding):
        if self.is_nan():
            raise ValueError('cannot convert NaN to integer')
        return int(self.to_integral_value(rounding))

    def __floor__(self):
        return self._whole(ROUND_FLOOR)

    def __ceil__(self):
        return self._whole(ROUND_CEILING)

    def __round__(self, n=None):
        if n is None:
            return self._whole(ROUND_HALF_EVEN)
        if not isinstance(n, int):
            raise TypeError('optional arg must be an integer')
        return self.quantize(_new(0, 1, -n))

    # -- digits

    def quantize(self, exp, rounding=None, context=None):
        context = context or getcontext()
        exp = _as_decimal(exp)
        rounding = rounding or context.rounding
        answer = self._check_nans(exp, context)
        if answer is not None:
            return answer
        if self._special or exp._special:
            if self._special and exp._special:
                return _new(self._sign, 0, 0, 'F')
            return context._raise(InvalidOperation)
        if not context.Etiny() <= exp._exponent <= context.Emax:
            return context._raise(InvalidOperation)
        if not self._coefficient:
            return _new(self._sign, 0, exp._exponent)._fixed(context)
        if exp._exponent > self._exponent:
            coefficient, inexact = _rounded(self._sign, self._coefficient, exp._exponent - self._exponent, rounding)
        else:
            if self._coefficient and self.adjusted() - exp._exponent >= context.prec:
                return context._raise(InvalidOperation)
            coefficient, inexact = self._coefficient * 10 ** (self._exponent - exp._exponent), False
        result = _new(self._sign, coefficient, exp._exponent)
        if coefficient and (result.adjusted() > context.Emax or _digits(coefficient) > context.prec):
            return context._raise(InvalidOperation)
        if exp._exponent > self._exponent:
            context._raise_all([Inexact, Rounded] if inexact else [Rounded], result)
        return result._fixed(context)

    def to_integral_value(self, rounding=None, context=None):
        context = context or getcontext()
        if self._special:
            return self._check_nans(None, context) or self if self.is_nan() else self
        if self._exponent >= 0:
            return _new(self._sign, self._coefficient, self._exponent)
        coefficient, _ = _rounded(self._sign, self._coefficient, -self._exponent, rounding or context.rounding)
        return _new(self._sign, coefficient, 0)

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        context = context or getcontext()
        result = self.to_integral_value(rounding, context)
        if not self._special and self._coefficient and self._exponent < 0:
            context._raise_all([Rounded] if result == self else [Inexact, Rounded], result)
        return result

    def normalize(self, context=None):
        context = context or getcontext()
        if self.is_nan():
            return self._check_nans(None, context)
        fixed = self._fixed(context)
        if fixed._special:
            return fixed
        if not fixed._coefficient:
            return _new(fixed._sign, 0, 0)
        coefficient, exponent = fixed._coefficient, fixed._exponent
        while coefficient % 10 == 0:
            coefficient //= 10
            exponent += 1
        return _new(fixed._sign, coefficient, exponent)

    def _places(self, other, limit, context):
        """`other` as a whole number within the limit; None, or the answer for what is not a number."""
        other = _as_decimal(other)
        answer = self._check_nans(other, context)
        if answer is None and (other._special or other._exponent or other._coefficient > limit):
            answer = context._raise(InvalidOperation)
        return _signed(other), answer

    def scaleb(self, other, context=None):
        context = context or getcontext()
        places, answer = self._places(other, 2 * (context.Emax + context.prec), context)
        if answer is not None or self._special:
            return self if answer is None else answer
        return _new(self._sign, self._coefficient, self._exponent + places)._fixed(context)

    def shift(self, other, context=None):
        context = context or getcontext()
        places, answer = self._places(other, context.prec, context)
        if answer is not None or self._special:
            return self if answer is None else answer
        coefficient = self._coefficient * 10 ** places if places >= 0 else self._coefficient // 10 ** -places
        return _new(self._sign, coefficient % 10 ** context.prec, self._exponent)

    def rotate(self, other, context=None):
        context = context or getcontext()
        places, answer = self._places(other, context.prec, context)
        if answer is not None or self._special:
            return self if answer is None else answer
        digits = str(self._coefficient % 10 ** context.prec).zfill(context.prec)
        return _new(self._sign, int(digits[places:] + digits[:places]), self._exponent)

    def logb(self, context=None):
        context = context or getcontext()
        answer = self._check_nans(None, context)
        if answer is not None:
            return answer
        if self._special:
            return _new(0, 0, 0, 'F')
        if not self._coefficient:
            return context._raise(DivisionByZero, _new(1, 0, 0, 'F'))
        return Decimal(self.adjusted())._fixed(context)

    # -- digits that are 0 or 1

    def _bits(self):
        """The digits as a text, or None where the number has others, a sign or an exponent."""
        digits = _text(self._coefficient)
        return None if self._sign or self._special or self._exponent or digits.strip('01') else digits

    def _logical(self, other, context, chosen):
        context = context or getcontext()
        one, two = self._bits(), _as_decimal(other)._bits()
        if one is None or two is None:
            return context._raise(InvalidOperation)
        one, two = (digits.zfill(context.prec)[-context.prec:] for digits in (one, two))
        return _new(0, int(''.join(str(chosen(int(a), int(b))) for a, b in zip(one, two))), 0)

    def logical_and(self, other, context=None):
        return self._logical(other, context, lambda a, b: a & b)

    def logical_or(self, other, context=None):
        return self._logical(other, context, lambda a, b: a | b)

    def logical_xor(self, other, context=None):
        return self._logical(other, context, lambda a, b: a ^ b)

    def logical_invert(self, context=None):
        context = context or getcontext()
        return self._logical(_new(0, int('1' * context.prec), 0), context, lambda a, b: a ^ b)

    def next_plus(self, context=None):
        return self._next(context, ROUND_CEILING, 0)

    def next_minus(self, context=None):
        return self._next(context, ROUND_FLOOR, 1)

    def next_toward(self, other, context=None):
        context = context or getcontext()
        other = _as_decimal(other)
        answer = self._check_nans(other, context)
        if answer is not None:
            return answer
        order = self._order(other)
        if not order:
            return self.copy_sign(other)
        result = self.next_plus(context) if order < 0 else self.next_minus(context)
        if result._special:
            context._raise_all([Overflow, Inexact, Rounded], result)
        elif result.adjusted() < context.Emin:
            conditions = [Underflow, Subnormal, Inexact, Rounded]
            context._raise_all(conditions if result._coefficient else conditions + [Clamped], result)
        return result

    def _next(self, context, rounding, sign):
        context = context or getcontext()
        answer = self._check_nans(None, context)
        if answer is not None:
            return answer
        if self._special:
            return self if self._sign == sign else _new(self._sign, 10 ** context.prec - 1, context.Etop())
        context = context.copy()
        context.rounding = rounding
        context.clear_traps()
        moved = self._fixed(context)
        return moved if moved != self else self.__add__(_new(sign, 1, context.Etiny() - 1), context)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return self.__class__, (str(self),)


def _signed(number):
    return -number._coefficient if number._sign else number._coefficient


def _operand(other):
    if isinstance(other, Decimal):
        return other
    return _new(int(other < 0), abs(other), 0) if isinstance(other, int) else NotImplemented


def _half_even(context):
    if context.rounding == ROUND_HALF_EVEN:
        return context
    made = context.copy()
    made.rounding = ROUND_HALF_EVEN
    object.__setattr__(made, 'flags', context.flags)
    object.__setattr__(made, 'traps', context.traps)
    return made


# ---- logarithms in binary with a fixed point

def _log_fixed(value, bits):
    """ln(value / 2**bits) * 2**bits, of a value above 0."""
    shift = value.bit_length() - bits - 1
    value = value >> shift if shift >= 0 else value << -shift
    roots = 8
    more = bits + 2 * roots
    value <<= 2 * roots
    for _ in range(roots):
        value = _math.isqrt(value << more)
    one = 1 << more
    ratio = ((value - one) << more) // (value + one)
    square = ratio * ratio >> more
    total, term, index = 0, ratio, 1
    while term:
        total += term // index
        term = term * square >> more
        index += 2
    result = total << roots + 1 >> 2 * roots
    return result + (shift * _log_two(bits) if shift else 0)


def _log_two(bits):
    """By Machin's kind of formula: ln 2 = 18 artanh(1/26) - 2 artanh(1/4801) + 8 artanh(1/8749)."""
    more = bits + 20
    total = 0
    for factor, below in ((18, 26), (-2, 4801), (8, 8749)):
        term, index, part = (1 << more) // below, 1, 0
        while term:
            part += term // index
            term //= below * below
            index += 2
        total += factor * part
    return total >> 20


def _log_of(number, bits):
    """ln(number) * 2**bits."""
    above, below = number.as_integer_ratio()
    shift = above.bit_length() - below.bit_length()
    value = (above << bits) // (below << shift) if shift >= 0 else (above << bits - shift) // below
    return _log_fixed(value, bits) + shift * _log_two(bits)


def _scaled(value, bits, precision):
    """(coefficient, exponent) with digits enough of value / 2**bits."""
    digits = precision + 5 + max(0, bits - value.bit_length()) * 30103 // 100000
    coefficient = (value * 10 ** digits) >> bits
    return (coefficient + 1 if coefficient % 5 == 0 else coefficient), -digits


def _from_binary(value, shift, precision):
    """value * 2**shift as a Decimal with digits enough."""
    size = value.bit_length() + shift
    digits = precision + 5 - size * 30103 // 100000
    scaled = value * 10 ** digits if digits >= 0 else value
    scaled = scaled << shift if shift >= 0 else scaled >> -shift
    if digits < 0:
        scaled //= 10 ** -digits
    return _new(0, scaled + 1 if scaled % 5 == 0 else scaled, -digits)


# ---- format

def _formatted(number, form, context):
    fill, align, sign, zero, comma, precision, kind, width, no_minus = ' ', '', '-', False, '', None, '', 0, False
    at = 0
    if len(form) > 1 and form[1] in '<>=^':
        fill, align, at = form[0], form[1], 2
    elif form[:1] in ('<', '>', '=', '^'):
        align, at = form[0], 1
    if form[at:at + 1] in ('+', '-', ' '):
        sign = form[at]
        at += 1
    if form[at:at + 1] == 'z':
        no_minus = True
        at += 1
    if form[at:at + 1] == '0':
        if align:
            raise ValueError('invalid format string')
        zero = True
        at += 1
    start = at
    while form[at:at + 1].isdigit():
        at += 1
    width = int(form[start:at] or 0)
    if form[at:at + 1] == ',':
        comma = form[at]
        at += 1
    if form[at:at + 1] == '.':
        start = at = at + 1
        while form[at:at + 1].isdigit():
            at += 1
        if start == at:
            raise ValueError('invalid format string')
        precision = int(form[start:at])
    if form[at:at + 1] in ('e', 'E', 'f', 'F', 'g', 'G', '%', 'n'):
        kind = form[at]
        at += 1
    if at != len(form) or kind == 'n' and comma:
        raise ValueError('invalid format string')
    if zero and not align and not number._special:
        fill, align = '0', '='
    text = _body(number, kind, precision, context)
    if comma and not number._special:
        end = next((index for index, letter in enumerate(text) if not letter.isdigit()), len(text))
        whole = text[:end]
        if align == '=' and fill == '0':
            while len(_grouped(whole, comma)) + len(text) - end + (number._sign or sign != '-') < width:
                whole = '0' + whole
        text = _grouped(whole, comma) + text[end:]
    minus = number._sign and not (no_minus and not number._special and not text.partition('e')[0].strip('0.,%E+'))
    lead = '-' if minus else '' if sign == '-' else sign
    pad = width - len(lead) - len(text)
    if pad <= 0:
        return lead + text
    if align == '<':
        return lead + text + fill * pad
    if align == '^':
        return fill * (pad // 2) + lead + text + fill * (pad - pad // 2)
    if align == '=':
        return lead + fill * pad + text
    return fill * pad + lead + text


def _grouped(digits, comma):
    first = len(digits) % 3
    parts = [digits[:first]] if first else []
    return comma.join(parts + [digits[at:at + 3] for at in range(first, len(digits), 3)])


def _body(number, kind, precision, context):
    """The text of the absolute value."""
    number = number.copy_abs()
    if number._special:
        return str(number) + ('%' if kind == '%' else '')
    letter = kind.lower()
    if letter == '%':
        number = _new(0, number._coefficient, number._exponent + 2)
    if letter in ('f', '%'):
        if precision is not None:
            number = _at_exponent(number, -precision, context.rounding)
        elif number._exponent > 0:
            number = _at_exponent(number, 0, context.rounding)
    elif letter == 'e' and precision is not None:
        number = _with_digits(number, precision + 1, context.rounding)
    elif letter in ('', 'g', 'n') and precision is not None and _digits(number._coefficient) > max(precision, 1):
        number = _with_digits(number, max(precision, 1), context.rounding)
    digits = _text(number._coefficient)
    left = number._exponent + len(digits)
    if letter in ('f', '%'):
        point = left
    elif letter == 'e':
        point = 1 if number._coefficient or precision is None else 1 - precision
        if not number._coefficient and precision is not None:
            digits, point, left = '0' * (precision + 1), 1, number._exponent + 2 * precision + 1
    elif number._exponent <= 0 and left > -6:
        point = left
    else:
        point = 1
    if point <= 0:
        text = '0.' + '0' * -point + digits
    elif point >= len(digits):
        text = digits + '0' * (point - len(digits))
    else:
        text = digits[:point] + '.' + digits[point:]
    if letter == 'e' or point != left:
        text += ('E' if kind in ('E', 'G') or kind == '' and context.capitals else 'e') + '%+d' % (left - point)
    return text + ('%' if letter == '%' else '')


def _at_exponent(number, exponent, rounding):
    if exponent <= number._exponent:
        return _new(0, number._coefficient * 10 ** (number._exponent - exponent), exponent)
    return _new(0, _rounded(0, number._coefficient, exponent - number._exponent, rounding)[0], exponent)


def _with_digits(number, count, rounding):
    exponent = number.adjusted() + 1 - count
    made = _at_exponent(number, exponent, rounding)
    return _at_exponent(made, exponent + 1, rounding) if _digits(made._coefficient) > count else made


for _name, _method in (('add', '__add__'), ('subtract', '__sub__'), ('multiply', '__mul__'), ('divide', '__truediv__'),
                       ('divide_int', '__floordiv__'), ('remainder', '__mod__'), ('divmod', '__divmod__'),
                       ('plus', '__pos__'), ('minus', '__neg__'), ('abs', '__abs__')):
    setattr(Context, _name, _delegate(_name, _method))
for _name in ('sqrt exp ln log10 quantize normalize compare compare_signal compare_total compare_total_mag max max_mag min min_mag '
              'fma to_integral_value to_integral_exact is_normal is_subnormal logb logical_and logical_or logical_xor '
              'logical_invert next_minus next_plus next_toward number_class remainder_near rotate same_quantum scaleb '
              'shift').split():
    setattr(Context, _name, _delegate(_name, _name))
for _name in ('canonical copy_abs copy_negate copy_sign is_canonical is_finite is_infinite is_nan is_qnan is_signed is_snan '
              'is_zero').split():
    setattr(Context, _name, _delegate_bare(_name))
Context.to_integral = Context.to_integral_value
Context.copy_decimal = lambda self, a: _as_decimal(a)
Context.radix = lambda self: Decimal(10)
Context.quantize = lambda self, a, b: _as_decimal(a).quantize(b, context=self)
Context.power = lambda self, a, b, modulo=None: _as_decimal(a).__pow__(b, modulo, self)
Context.to_sci_string = lambda self, a: _as_decimal(a).__str__(context=self)
Context.to_eng_string = lambda self, a: _as_decimal(a).to_eng_string(self)
_nan = _new(0, 0, 0, 'n')
_numbers.Number.register(Decimal)
DefaultContext = Context(prec=28, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0,
                         traps=[InvalidOperation, DivisionByZero, Overflow])
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP, traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow])
ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, traps=[])
_current = [DefaultContext.copy()]

from _types import _name_fully
for _class in (Decimal, Context):
    _name_fully(_class, 'decimal.' + _class.__name__)
del _class, _name, _method, _name_fully
