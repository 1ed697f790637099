"""Abstract classes of numbers, from the most general to integers."""

from abc import ABCMeta, abstractmethod

__all__ = ['Number', 'Complex', 'Real', 'Rational', 'Integral']


def _operator(method, sign):
    """An abstract method of an operator of two numbers, and that of the number to the right."""
    def left(self, other):
        raise NotImplementedError

    def right(self, other):
        raise NotImplementedError

    return (_named(left, f'__{method}__', f'self {sign} other'),
            _named(right, f'__r{method}__', f'other {sign} self'))


def _comparison(method, sign):
    def compare(self, other):
        raise NotImplementedError

    return _named(compare, f'__{method}__', f'self {sign} other')


def _of_itself(method, doc):
    """An abstract method that needs nothing but the number."""
    def give(self):
        raise NotImplementedError

    return _named(give, method, doc)


def _part(name, doc):
    """An abstract property."""
    return property(_of_itself(name, doc))


def _named(function, name, doc):
    """An abstract method of a function; tracebacks give its name too."""
    function.__name__, function.__doc__ = name, doc
    function.__code__ = function.__code__.replace(co_name=name)
    return abstractmethod(function)


def _say_whose(cls):
    """Makes the abstract methods say whose they are, as those of a def statement do."""
    for name, found in vars(cls).items():
        function = found.fget if isinstance(found, property) else found
        if getattr(function, '__isabstractmethod__', False):
            function.__qualname__ = f'{cls.__name__}.{name}'
    return cls


class Number(metaclass=ABCMeta):
    """Any number: for isinstance()."""

    __slots__ = ()

    # What is derived says how it is hashed.
    __hash__ = None


@_say_whose
class Complex(Number):
    """What complex does."""

    __slots__ = ()

    real = _part('real', 'The real part, a Real.')
    imag = _part('imag', 'The imaginary part, a Real.')
    conjugate = _of_itself('conjugate', 'The number with its imaginary part negated.')

    __complex__ = _of_itself('__complex__', 'A built-in complex of the same value.')
    __abs__ = _of_itself('__abs__', 'The distance from 0, a Real.')
    __neg__ = _of_itself('__neg__', '-self')
    __pos__ = _of_itself('__pos__', '+self')

    __add__, __radd__ = _operator('add', '+')
    __mul__, __rmul__ = _operator('mul', '*')
    __truediv__, __rtruediv__ = _operator('truediv', '/')
    __eq__ = _comparison('eq', '==')

    @abstractmethod
    def __pow__(self, exponent):
        """self ** exponent, which may be complex"""
        raise NotImplementedError

    @abstractmethod
    def __rpow__(self, base):
        """base ** self"""
        raise NotImplementedError

    def __bool__(self):
        """Whether it is not 0."""
        return self != 0

    # A difference needs no method of its own.

    def __sub__(self, other):
        """The sum of self and -other."""
        return self + -other

    def __rsub__(self, other):
        """The sum of -self and other."""
        return -self + other


@_say_whose
class Real(Complex):
    """What float does."""

    __slots__ = ()

    __float__ = _of_itself('__float__', 'A built-in float of about the same value.')
    __trunc__ = _of_itself('__trunc__', 'The Integral next to it towards 0.')
    __floor__ = _of_itself('__floor__', 'The largest Integral that is not above it.')
    __ceil__ = _of_itself('__ceil__', 'The least Integral that is not below it.')

    @abstractmethod
    def __round__(self, ndigits=None):
        """Rounded half to even; an Integral without ndigits."""
        raise NotImplementedError

    __floordiv__, __rfloordiv__ = _operator('floordiv', '//')
    __mod__, __rmod__ = _operator('mod', '%')
    __lt__ = _comparison('lt', '<')
    __le__ = _comparison('le', '<=')

    def __divmod__(self, other):
        """divmod(self, other)"""
        return self // other, self % other

    def __rdivmod__(self, other):
        """divmod(other, self)"""
        return other // self, other % self

    # As a complex number.

    @property
    def real(self):
        """Itself."""
        return +self

    def conjugate(self):
        """Itself."""
        return +self

    @property
    def imag(self):
        """Always 0."""
        return 0

    def __complex__(self):
        """A complex without imaginary part."""
        return complex(float(self))


@_say_whose
class Rational(Real):
    """A fraction."""

    __slots__ = ()

    numerator = _part('numerator', 'Over denominator, in lowest terms.')
    denominator = _part('denominator', 'Under numerator, in lowest terms; positive.')

    def __float__(self):
        """numerator / denominator"""
        return int(self.numerator) / int(self.denominator)


@_say_whose
class Integral(Rational):
    """What int does."""

    __slots__ = ()

    __int__ = _of_itself('__int__', 'A built-in int.')
    __invert__ = _of_itself('__invert__', '~self')

    __and__, __rand__ = _operator('and', '&')
    __or__, __ror__ = _operator('or', '|')
    __xor__, __rxor__ = _operator('xor', '^')
    __lshift__, __rlshift__ = _operator('lshift', '<<')
    __rshift__, __rrshift__ = _operator('rshift', '>>')

    @abstractmethod
    def __pow__(self, exponent, modulus=None):
        """self ** exponent % modulus"""
        raise NotImplementedError

    def __index__(self):
        """What slices and hex() take."""
        return int(self)

    def __float__(self):
        """A built-in float."""
        return float(int(self))

    # As a fraction.

    @property
    def numerator(self):
        """Itself."""
        return +self

    @property
    def denominator(self):
        """Always 1."""
        return 1


for _each, _built_in in (Complex, complex), (Real, float), (Integral, int):
    _each.register(_built_in)
del _each, _built_in
