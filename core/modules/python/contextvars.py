"""Variables that each context has a value of its own for."""

__tracebackhide__ = True

__all__ = ('Context', 'ContextVar', 'Token', 'copy_context')

from types import GenericAlias as _GenericAlias

_nothing = object()


class _Final(type):
    """The classes here have no subclasses."""

    def __new__(metaclass, name, bases, body):
        if bases:
            raise TypeError(f"type '_contextvars.{bases[0].__name__}' is not an acceptable base type")
        return super().__new__(metaclass, name, bases, body)


class Context(metaclass=_Final):
    __module__ = '_contextvars'
    __slots__ = ('_values', '_outer', '__weakref__')
    __hash__ = None

    def __init__(self, *args, **kwargs):
        if args or kwargs:
            raise TypeError('Context() does not accept any arguments')
        self._values, self._outer = {}, None

    def run(self, callable, /, *args, **kwargs):
        global _current
        if self._outer is not None:
            raise RuntimeError(f'cannot enter context: {self!r} is already entered')
        self._outer, _current = _current, self
        try:
            return callable(*args, **kwargs)
        finally:
            _current, self._outer = self._outer, None

    def copy(self):
        other = Context()
        other._values = self._values.copy()
        return other

    def _check(self, key):
        if not isinstance(key, ContextVar):
            raise TypeError(f'a ContextVar key was expected, got {key!r}')
        return key

    def __getitem__(self, key):
        return self._values[self._check(key)]

    def __contains__(self, key):
        return self._check(key) in self._values

    def get(self, key, default=None, /):
        return self._values.get(self._check(key), default)

    def __eq__(self, other):
        return self._values == other._values if isinstance(other, Context) else NotImplemented

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()

    def __repr__(self):
        return f'<_contextvars.Context object at {id(self):#x}>'


_current = Context()
_current._outer = _current


class Token:
    __module__ = '_contextvars'
    __slots__ = ('_context', '_var', '_old', '_used')
    __hash__ = None

    class _Missing:
        __slots__ = ()

        def __repr__(self):
            return '<Token.MISSING>'

    MISSING = _Missing()
    __class_getitem__ = classmethod(_GenericAlias)

    def __new__(cls, *args, **kwargs):
        raise RuntimeError('Tokens can only be created by ContextVars')

    @property
    def var(self):
        return self._var

    @property
    def old_value(self):
        return Token.MISSING if self._old is _nothing else self._old

    def __repr__(self):
        return f"<Token{' used' if self._used else ''} var={self._var!r} at {id(self):#x}>"


class ContextVar(metaclass=_Final):
    __module__ = '_contextvars'
    __slots__ = ('_name', '_default', '__weakref__')
    __class_getitem__ = classmethod(_GenericAlias)

    def __init__(self, *args, default=_nothing):
        if len(args) != 1:
            raise TypeError(f'ContextVar() takes exactly 1 positional argument ({len(args)} given)')
        if not isinstance(args[0], str):
            raise TypeError('context variable name must be a str')
        self._name, self._default = args[0], default

    @property
    def name(self):
        return self._name

    def get(self, default=_nothing, /):
        value = _current._values.get(self, _nothing)
        if value is _nothing:
            value = self._default if default is _nothing else default
            if value is _nothing:
                raise LookupError(self)
        return value

    def set(self, value, /):
        token = object.__new__(Token)
        values = _current._values
        token._context, token._var, token._old, token._used = _current, self, values.get(self, _nothing), False
        values[self] = value
        return token

    def reset(self, token, /):
        if not isinstance(token, Token):
            raise TypeError(f'expected an instance of Token, got {token!r}')
        if token._used:
            raise RuntimeError(f'{token!r} has already been used once')
        if token._var is not self:
            raise ValueError(f'{token!r} was created by a different ContextVar')
        if token._context is not _current:
            raise ValueError(f'{token!r} was created in a different Context')
        token._used = True
        if token._old is _nothing:
            del _current._values[self]
        else:
            _current._values[self] = token._old

    def __repr__(self):
        default = '' if self._default is _nothing else f' default={self._default!r}'
        return f'<ContextVar name={self._name!r}{default} at {id(self):#x}>'


def copy_context():
    return _current.copy()

from _types import _name_fully
for _each in Context, ContextVar, Token:
    _name_fully(_each, '_contextvars.' + _each.__name__)
del _name_fully, _each
