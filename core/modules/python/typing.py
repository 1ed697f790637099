"""Names for annotations, and what they are when they are looked at.

Most names that stand for another class (List, Callable, Iterable …) and the protocols Supports… are made when they are
first asked for: __getattr__ at the end.
"""

import sys
from abc import ABCMeta
from _functools import _lru_cache_wrapper
from _types import (BuiltinFunctionType, FunctionType, GenericAlias, GetSetDescriptorType, MethodDescriptorType,
                    MethodType, MethodWrapperType, ModuleType, UnionType, WrapperDescriptorType)

__all__ = ['Annotated', 'Any', 'Callable', 'ClassVar', 'Concatenate', 'Final', 'ForwardRef', 'Generic', 'Literal',
           'Optional', 'ParamSpec', 'Protocol', 'Tuple', 'Type', 'TypeVar', 'TypeVarTuple', 'Union', 'AbstractSet',
           'ByteString', 'Container', 'ContextManager', 'Hashable', 'ItemsView', 'Iterable', 'Iterator', 'KeysView',
           'Mapping', 'MappingView', 'MutableMapping', 'MutableSequence', 'MutableSet', 'Sequence', 'Sized',
           'ValuesView', 'Awaitable', 'AsyncIterator', 'AsyncIterable', 'Coroutine', 'Collection', 'AsyncGenerator',
           'AsyncContextManager', 'Reversible', 'SupportsAbs', 'SupportsBytes', 'SupportsComplex', 'SupportsFloat',
           'SupportsIndex', 'SupportsInt', 'SupportsRound', 'ChainMap', 'Counter', 'Deque', 'Dict', 'DefaultDict',
           'List', 'OrderedDict', 'Set', 'FrozenSet', 'NamedTuple', 'TypedDict', 'Generator', 'BinaryIO', 'IO',
           'Match', 'Pattern', 'TextIO', 'AnyStr', 'assert_type', 'assert_never', 'cast', 'clear_overloads',
           'dataclass_transform', 'final', 'get_args', 'get_origin', 'get_overloads', 'get_type_hints',
           'is_typeddict', 'LiteralString', 'Never', 'NewType', 'no_type_check', 'no_type_check_decorator',
           'NoReturn', 'NotRequired', 'overload', 'ParamSpecArgs', 'ParamSpecKwargs', 'Required', 'reveal_type',
           'runtime_checkable', 'Self', 'Text', 'TYPE_CHECKING', 'TypeAlias', 'TypeGuard', 'Unpack']

TYPE_CHECKING = False
Text = str
_NoneType = type(None)

# Asked for before it is made.
Protocol = None


def _caller(depth=1):
    """The name of the module that called the caller."""
    try:
        return sys._getframe(depth + 1).f_globals.get('__name__', '__main__')
    except (AttributeError, ValueError):
        return None


# What empties the caches.
_cleanups = []


def _tp_cache(function, typed=False):
    """Keep results, where the arguments can be hashed."""
    cached = _lru_cache_wrapper(function, 128, typed, tuple)
    _cleanups.append(cached.cache_clear)

    def inner(*args):
        try:
            return cached(*args)
        except TypeError:
            pass
        return function(*args)
    inner.__name__ = function.__name__
    inner.__qualname__ = function.__qualname__
    inner.__doc__ = function.__doc__
    return inner


# ---- arguments of subscripts

def _type_convert(arg, module=None, allow_special_forms=False):
    """None and strings become types."""
    if arg is None:
        return _NoneType
    if isinstance(arg, str):
        return ForwardRef(arg, module=module, is_class=allow_special_forms)
    return arg


def _type_check(arg, message, is_argument=True, module=None, allow_special_forms=False):
    """The argument as a type; TypeError if it cannot stand there."""
    arg = _type_convert(arg, module, allow_special_forms)
    if isinstance(arg, type) and arg is not Generic and arg is not Protocol:
        return arg
    origin = arg.__origin__ if isinstance(arg, _GenericAlias) else None
    if origin is not None and (origin is Generic or origin is Protocol
                               or origin is ClassVar and not allow_special_forms
                               or origin is Final and is_argument and not allow_special_forms):
        raise TypeError(f'{arg} is not valid as type argument')
    if isinstance(arg, _SpecialForm):
        if arg in _PLAIN_FORMS or allow_special_forms and arg in (ClassVar, Final):
            return arg
        raise TypeError(f'Plain {arg} is not valid as type argument')
    if arg is Generic or arg is Protocol:
        raise TypeError(f'Plain {arg} is not valid as type argument')
    if type(arg) is tuple:
        raise TypeError(f'{message} Got {arg!r:.100}.')
    return arg


def _is_param_expr(arg):
    return arg is ... or isinstance(arg, (tuple, list, ParamSpec, _ConcatenateGenericAlias))


def _is_callable(origin):
    return getattr(origin, '__module__', '') == 'collections.abc' and getattr(origin, '__name__', '') == 'Callable'


def _is_flat_callable(tp, args):
    """Whether the arguments of a Callable are laid out before its result."""
    return _is_callable(tp.__origin__) and not (len(args) == 2 and _is_param_expr(args[0]))


def _type_repr(obj):
    """As short as it can be: classes by their name, and those of builtins without a module."""
    if isinstance(obj, GenericAlias):
        return repr(obj)
    if isinstance(obj, type):
        return obj.__qualname__ if obj.__module__ == 'builtins' else f'{obj.__module__}.{obj.__qualname__}'
    if obj is ...:
        return '...'
    if isinstance(obj, FunctionType):
        return obj.__name__
    return repr(obj)


def _collect_parameters(args):
    """The type variables in args, in the order in which they first come."""
    found = []
    for arg in args:
        if isinstance(arg, type):
            continue
        inner = (arg,) if hasattr(arg, '__typing_subst__') else getattr(arg, '__parameters__', ())
        found.extend([one for one in inner if one not in found])
    return tuple(found)


def _check_count(what, count, expected):
    if count != expected:
        raise TypeError(f"Too {'many' if count > expected else 'few'} arguments for {what}; "
                        f"actual {count}, expected {expected}")


def _check_generic(cls, parameters, expected):
    if not expected:
        raise TypeError(f'{cls} is not a generic class')
    _check_count(cls, len(parameters), expected)


def _unpack_args(args):
    """*tuple[int, str] among the arguments is int and str."""
    result = []
    for arg in args:
        inner = getattr(arg, '__typing_unpacked_tuple_args__', None)
        if inner is not None and not (inner and inner[-1] is ...):
            result.extend(inner)
        else:
            result.append(arg)
    return result


def _is_unpacked_typevartuple(obj):
    return not isinstance(obj, type) and getattr(obj, '__typing_is_unpacked_typevartuple__', False)


def _is_typevar_like(obj):
    return isinstance(obj, (TypeVar, ParamSpec)) or _is_unpacked_typevartuple(obj)


# ---- bases of what is here

class _Final:
    __slots__ = ('__weakref__',)

    def __init_subclass__(cls, /, *args, **kwds):
        if '_root' not in kwds:
            raise TypeError('Cannot subclass special typing classes')


class _Immutable:
    __slots__ = ()

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class _Or:
    """x | other is Union[x, other]."""

    __slots__ = ()

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


class _NotIterable:
    __slots__ = ()
    __iter__ = None


# ---- special forms: ClassVar, Union and their like

class _SpecialForm(_Final, _NotIterable, _Or, _root=True):
    __slots__ = ('_name', '__doc__', '_getitem')

    def __init__(self, getitem):
        self._name, self.__doc__, self._getitem = getitem.__name__, getitem.__doc__, getitem

    def __getattr__(self, item):
        if item in ('__name__', '__qualname__'):
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self!r}')

    def __repr__(self):
        return 'typing.' + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __instancecheck__(self, obj):
        raise TypeError(f'{self} cannot be used with isinstance()')

    def __subclasscheck__(self, cls):
        raise TypeError(f'{self} cannot be used with issubclass()')

    @_tp_cache
    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


class _LiteralSpecialForm(_SpecialForm, _root=True):
    def __getitem__(self, parameters):
        return self._getitem(self, *(parameters if isinstance(parameters, tuple) else (parameters,)))


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return super().__instancecheck__(obj)

    def __repr__(self):
        return 'typing.Any' if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Any type at all."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls, *args, **kwargs)


def _unsubscriptable(name, doc):
    def form(self, parameters):
        raise TypeError(f'{self} is not subscriptable')
    form.__name__ = name
    form.__doc__ = doc
    return _SpecialForm(form)


NoReturn = _unsubscriptable('NoReturn', 'The result of a function that never returns.')
Never = _unsubscriptable('Never', 'The type that has no values.')
Self = _unsubscriptable('Self', 'The class that an annotation stands in.')
LiteralString = _unsubscriptable('LiteralString', 'Strings that are written out in the program.')
TypeAlias = _unsubscriptable('TypeAlias', 'Marks an assignment as another name for a type.')


def _one_type(name, doc, message='{self} accepts only single type.'):
    def form(self, parameters):
        return _GenericAlias(self, (_type_check(parameters, message.format(self=self, name=name)),))
    form.__name__ = name
    form.__doc__ = doc
    return _SpecialForm(form)


ClassVar = _one_type('ClassVar', 'A variable of the class, not of its instances.')
Final = _one_type('Final', 'A name that is not assigned again.')
TypeGuard = _one_type('TypeGuard', 'The result of a function that narrows the type of its argument.')
Required = _one_type('Required', 'A key that a TypedDict must have.', '{name} accepts only a single type.')
NotRequired = _one_type('NotRequired', 'A key that a TypedDict may lack.', '{name} accepts only a single type.')

_PLAIN_FORMS = (LiteralString, NoReturn, Never, Self, TypeAlias)


@_SpecialForm
def Union(self, parameters):
    """One of several types."""
    if parameters == ():
        raise TypeError('Cannot take a Union of no types.')
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = {}
    for parameter in parameters:
        parameter = _type_check(parameter, 'Union[arg, ...]: each arg must be a type.')
        inner = parameter.__args__ if isinstance(parameter, (_UnionGenericAlias, UnionType)) else (parameter,)
        for one in inner:
            flat.setdefault(one)
    args = tuple(flat)
    if len(args) == 1:
        return args[0]
    if len(args) == 2 and _NoneType in args:
        return _UnionGenericAlias(self, args, name='Optional')
    return _UnionGenericAlias(self, args)


@_SpecialForm
def Optional(self, parameters):
    """A type, or None."""
    return Union[_type_check(parameters, f'{self} requires a single type.'), _NoneType]


def _literal(self, *parameters):
    flat = []
    for parameter in parameters:
        flat.extend(parameter.__args__ if isinstance(parameter, _LiteralGenericAlias) else (parameter,))
    try:
        seen = {}
        for one in flat:
            seen.setdefault((one, type(one)), one)
        flat = seen.values()
    except TypeError:
        pass
    return _LiteralGenericAlias(self, tuple(flat))


_literal.__name__ = _literal.__qualname__ = 'Literal'
_literal.__doc__ = 'One of these values.'
Literal = _LiteralSpecialForm(_tp_cache(_literal, True))


@_SpecialForm
def Concatenate(self, parameters):
    """Parameters in front of those of a ParamSpec."""
    if parameters == ():
        raise TypeError('Cannot take a Concatenate of no types.')
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError('The last parameter to Concatenate should be a ParamSpec variable or ellipsis.')
    message = 'Concatenate[arg, ...]: each arg must be a type.'
    checked = [_type_check(parameter, message) for parameter in parameters[:-1]]
    return _ConcatenateGenericAlias(self, (*checked, parameters[-1]))


@_SpecialForm
def Unpack(self, parameters):
    """The types in a tuple, one by one."""
    return _UnpackGenericAlias(self, (_type_check(parameters, f'{self} accepts only single type.'),))


# ---- types that are named by strings

class ForwardRef(_Final, _Or, _root=True):
    """A type whose name is known before it is made."""

    __slots__ = ('__forward_arg__', '__forward_code__', '__forward_evaluated__', '__forward_value__',
                 '__forward_is_argument__', '__forward_is_class__', '__forward_module__')

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        # "*Ts" alone is no expression.
        text = f'({arg},)[0]' if arg[0] == '*' else arg
        try:
            code = compile(text, '<string>', 'eval')
        except SyntaxError:
            raise SyntaxError(f'Forward reference must be an expression -- got {arg!r}')
        self.__forward_arg__, self.__forward_code__, self.__forward_module__ = arg, code, module
        self.__forward_evaluated__, self.__forward_value__ = False, None
        self.__forward_is_argument__, self.__forward_is_class__ = is_argument, is_class

    def _evaluate(self, globalns, localns, recursive_guard):
        if self.__forward_arg__ in recursive_guard:
            return self
        if self.__forward_evaluated__ and localns is globalns:
            return self.__forward_value__
        if globalns is None:
            globalns = {} if localns is None else localns
        if localns is None:
            localns = globalns
        if self.__forward_module__ is not None:
            globalns = getattr(sys.modules.get(self.__forward_module__), '__dict__', globalns)
        found = _type_check(eval(self.__forward_code__, globalns, localns),
                            'Forward references must evaluate to types.', self.__forward_is_argument__,
                            allow_special_forms=self.__forward_is_class__)
        self.__forward_value__ = _eval_type(found, globalns, localns, recursive_guard | {self.__forward_arg__})
        self.__forward_evaluated__ = True
        return self.__forward_value__

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        if self.__forward_arg__ != other.__forward_arg__:
            return False
        if self.__forward_evaluated__ and other.__forward_evaluated__:
            return self.__forward_value__ == other.__forward_value__
        return self.__forward_module__ == other.__forward_module__

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __repr__(self):
        module = '' if self.__forward_module__ is None else f', module={self.__forward_module__!r}'
        return f'ForwardRef({self.__forward_arg__!r}{module})'


def _eval_type(tp, globalns, localns, recursive_guard=frozenset()):
    """The type with all that is named by strings in it found."""
    if isinstance(tp, ForwardRef):
        return tp._evaluate(globalns, localns, recursive_guard)
    if not isinstance(tp, (_GenericAlias, GenericAlias, UnionType)):
        return tp
    if isinstance(tp, GenericAlias):
        args = tuple([ForwardRef(arg) if isinstance(arg, str) else arg for arg in tp.__args__])
        unpacked = tp.__unpacked__
        tp = tp.__origin__[(args[:-1], args[-1]) if _is_flat_callable(tp, args) else args]
        if unpacked:
            tp = Unpack[tp]
    found = tuple([_eval_type(arg, globalns, localns, recursive_guard) for arg in tp.__args__])
    return tp if found == tp.__args__ else _with_args(tp, found)


def _with_args(tp, args):
    if isinstance(tp, GenericAlias):
        return GenericAlias(tp.__origin__, args)
    if isinstance(tp, UnionType):
        whole = args[0]
        for arg in args[1:]:
            whole = whole | arg
        return whole
    return tp.copy_with(args)


# ---- type variables

class _Variable(_Immutable):
    __slots__ = ()

    def __reduce__(self):
        return self.__name__

    def _set_module(self):
        module = _caller(2)
        if module != 'typing':
            self.__module__ = module


class _Bound(_Or):
    __slots__ = ()

    def _set_bound(self, bound, covariant, contravariant):
        if covariant and contravariant:
            raise ValueError('Bivariant types are not supported.')
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__bound__ = _type_check(bound, 'Bound must be a type.') if bound else None

    def __repr__(self):
        sign = '+' if self.__covariant__ else '-' if self.__contravariant__ else '~'
        return sign + self.__name__


class TypeVar(_Final, _Variable, _Bound, _root=True):
    """A variable for types."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        self._set_bound(bound, covariant, contravariant)
        if constraints and bound is not None:
            raise TypeError('Constraints cannot be combined with bound=...')
        if len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        message = 'TypeVar(name, constraint, ...): constraints must be types.'
        self.__constraints__ = tuple([_type_check(one, message) for one in constraints])
        self._set_module()

    def __typing_subst__(self, arg):
        arg = _type_check(arg, 'Parameters to generic types must be types.')
        if isinstance(arg, _GenericAlias) and arg.__origin__ is Unpack \
                or isinstance(arg, GenericAlias) and getattr(arg, '__unpacked__', False):
            raise TypeError(f'{arg} is not valid as type argument')
        return arg


class TypeVarTuple(_Final, _Variable, _root=True):
    """A variable for any number of types."""

    def __init__(self, name):
        self.__name__ = name
        self._set_module()

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__

    def __typing_subst__(self, arg):
        raise TypeError('Substitution of bare TypeVarTuple is not supported')

    def __typing_prepare_subst__(self, alias, args):
        """The arguments with those that are this variable's share in a tuple of their own."""
        params = alias.__parameters__
        before = params.index(self)
        after = len(params) - before - 1
        if any(isinstance(param, TypeVarTuple) for param in params[before + 1:]):
            raise TypeError(f'More than one TypeVarTuple parameter in {alias}')
        endless = None
        for index, arg in enumerate(args):
            inner = None if isinstance(arg, type) else getattr(arg, '__typing_unpacked_tuple_args__', None)
            if inner and len(inner) == 2 and inner[-1] is ...:
                if endless is not None:
                    raise TypeError('More than one unpacked arbitrary-length tuple argument')
                endless = index
                filler = inner[0]
        count = len(args)
        left, right = before, after
        if endless is not None:
            left = min(left, endless)
            right = min(right, count - endless - 1)
        elif left + right > count:
            raise TypeError(f'Too few arguments for {alias}; actual {count}, expected at least {len(params) - 1}')
        else:
            filler = None
        return (*args[:left], *[filler] * (before - left), tuple(args[left:count - right]),
                *[filler] * (after - right), *args[count - right:])


class _ParamSpecPart(_Final, _Immutable, _root=True):
    def __init__(self, origin):
        self.__origin__ = origin

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if isinstance(other, type(self)) else NotImplemented

    __hash__ = None


class ParamSpecArgs(_ParamSpecPart, _root=True):
    """P.args"""

    def __repr__(self):
        return f'{self.__origin__.__name__}.args'


class ParamSpecKwargs(_ParamSpecPart, _root=True):
    """P.kwargs"""

    def __repr__(self):
        return f'{self.__origin__.__name__}.kwargs'


class ParamSpec(_Final, _Variable, _Bound, _root=True):
    """A variable for the parameters of a callable."""

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        self._set_bound(bound, covariant, contravariant)
        self._set_module()

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)

    @property
    def args(self):
        return ParamSpecArgs(self)

    def __typing_subst__(self, arg):
        if isinstance(arg, (list, tuple)):
            return tuple([_type_check(one, 'Expected a type.') for one in arg])
        if not _is_param_expr(arg):
            raise TypeError(f'Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}')
        return arg

    def __typing_prepare_subst__(self, alias, args):
        params = alias.__parameters__
        index = params.index(self)
        if index >= len(args):
            raise TypeError(f'Too few arguments for {alias}')
        if len(params) == 1 and not _is_param_expr(args[0]):
            return (args,)
        if isinstance(args[index], list):
            return (*args[:index], tuple(args[index]), *args[index + 1:])
        return args


# ---- subscripted types

def _is_dunder(name):
    return name.startswith('__') and name.endswith('__')


class _BaseGenericAlias(_Final, _root=True):
    """Stands for __origin__; what is no dunder name is that class's."""

    def __init__(self, origin, *, inst=True, name=None):
        self._inst, self._name, self.__origin__ = inst, name, origin
        self.__slots__ = None

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead')
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except AttributeError:
            pass
        return result

    def __mro_entries__(self, bases):
        entries = [] if self.__origin__ in bases else [self.__origin__]
        rest = bases[bases.index(self) + 1:]
        if not any(isinstance(base, _BaseGenericAlias) or issubclass(base, Generic) for base in rest):
            entries.append(Generic)
        return tuple(entries)

    def __getattr__(self, attr):
        if attr in ('__name__', '__qualname__'):
            return self._name or self.__origin__.__name__
        if '__origin__' in self.__dict__ and not _is_dunder(attr):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, value):
        if _is_dunder(attr) or attr in ('_name', '_inst', '_nparams'):
            super().__setattr__(attr, value)
        else:
            setattr(self.__origin__, attr, value)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    def __dir__(self):
        return list({*super().__dir__(), *[name for name in dir(self.__origin__) if not _is_dunder(name)]})


class _GenericAlias(_BaseGenericAlias, _Or, _root=True):
    """A generic type with its arguments."""

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        if not isinstance(args, tuple):
            args = (args,)
        self.__args__ = args
        self.__parameters__ = _collect_parameters(args)
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    @_tp_cache
    def __getitem__(self, args):
        if self.__origin__ is Generic or self.__origin__ is Protocol:
            raise TypeError(f'Cannot subscript already-subscripted {self}')
        if not self.__parameters__:
            raise TypeError(f'{self} is not a generic class')
        if not isinstance(args, tuple):
            args = (args,)
        return self.copy_with(self._substituted(_unpack_args([_type_convert(arg) for arg in args])))

    def _substituted(self, args):
        """The own arguments, with `args` for the parameters in them."""
        params = self.__parameters__
        for param in params:
            prepare = getattr(param, '__typing_prepare_subst__', None)
            if prepare is not None:
                args = prepare(self, args)
        _check_count(self, len(args), len(params))
        given = dict(zip(params, args))
        result = []
        for old in self.__args__:
            if isinstance(old, type):
                result.append(old)
                continue
            new = _substitute(old, given)
            # What a ParamSpec or a TypeVarTuple stands for lies flat among the others.
            if isinstance(new, tuple) and (_is_callable(self.__origin__) or _is_unpacked_typevartuple(old)):
                result.extend(new)
            else:
                result.append(new)
        return tuple(result)

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = 'typing.' + self._name if self._name else _type_repr(self.__origin__)
        args = ', '.join([_type_repr(arg) for arg in self.__args__]) if self.__args__ else '()'
        return f'{name}[{args}]'

    def __reduce__(self):
        from operator import getitem
        origin = _by_name(self._name) if self._name else self.__origin__
        args = self.__args__
        if len(args) == 1 and not isinstance(args[0], tuple):
            args, = args
        return getitem, (origin, args)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f'Cannot subclass {self!r}')
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            if Protocol in bases:
                return ()
            rest = bases[bases.index(self) + 1:]
            if any(isinstance(base, _BaseGenericAlias) and base is not self for base in rest):
                return ()
        return (self.__origin__,)

    def __iter__(self):
        yield Unpack[self]


def _substitute(old, given):
    subst = getattr(old, '__typing_subst__', None)
    if subst:
        return subst(given[old])
    params = getattr(old, '__parameters__', ())
    if not params:
        return old
    args = []
    for param in params:
        if isinstance(param, TypeVarTuple):
            args.extend(given[param])
        else:
            args.append(given[param])
    return old[tuple(args)]


def _by_name(name):
    return getattr(sys.modules['typing'], name)


class _SpecialGenericAlias(_NotIterable, _BaseGenericAlias, _Or, _root=True):
    """A class under the name that it has here, as List for list. _nparams: how many arguments; -1: any number."""

    def __init__(self, origin, nparams, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self._nparams = nparams
        where = '' if origin.__module__ == 'builtins' else origin.__module__ + '.'
        self.__doc__ = f'A generic version of {where}{origin.__qualname__}.'

    @_tp_cache
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        message = 'Parameters to generic types must be types.'
        params = tuple([_type_check(param, message) for param in params])
        _check_generic(self, params, self._nparams)
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return 'typing.' + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _GenericAlias):
            return super().__subclasscheck__(cls)
        other = cls.__origin__ if isinstance(cls, _SpecialGenericAlias) else cls
        return issubclass(other, self.__origin__)

    def __reduce__(self):
        return self._name


class _CallableGenericAlias(_NotIterable, _GenericAlias, _root=True):
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_param_expr(args[0]):
            return super().__repr__()
        return f'typing.Callable[[{", ".join([_type_repr(arg) for arg in args[:-1]])}], {_type_repr(args[-1])}]'

    def __reduce__(self):
        from operator import getitem
        args = self.__args__
        if not (len(args) == 2 and _is_param_expr(args[0])):
            args = list(args[:-1]), args[-1]
        return getitem, (_by_name('Callable'), args)


class _CallableType(_SpecialGenericAlias, _root=True):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        args, result = params
        return self._subscripted(tuple(args) if isinstance(args, list) else args, result)

    @_tp_cache
    def _subscripted(self, args, result):
        result = _type_check(result, 'Callable[args, result]: result must be a type.')
        if args is Ellipsis:
            return self.copy_with((..., result))
        if not isinstance(args, tuple):
            args = (args,)
        return self.copy_with((*[_type_convert(arg) for arg in args], result))


class _TupleType(_SpecialGenericAlias, _root=True):
    @_tp_cache
    def __getitem__(self, params):
        params = params if isinstance(params, tuple) else (params,)
        if len(params) >= 2 and params[-1] is ...:
            message = 'Tuple[t, ...]: t must be a type.'
            return self.copy_with((*[_type_check(param, message) for param in params[:-1]], ...))
        message = 'Tuple[t0, t1, ...]: each t must be a type.'
        return self.copy_with(tuple([_type_check(param, message) for param in params]))


class _UnionGenericAlias(_NotIterable, _GenericAlias, _root=True):
    def copy_with(self, params):
        return Union[params]

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _NoneType in args:
            return f'typing.Optional[{_type_repr(args[1] if args[0] is _NoneType else args[0])}]'
        return super().__repr__()

    # The order of the types does not matter.

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __eq__(self, other):
        if isinstance(other, (_UnionGenericAlias, UnionType)):
            return set(self.__args__) == set(other.__args__)
        return NotImplemented

    def __subclasscheck__(self, cls):
        for arg in self.__args__:
            if issubclass(cls, arg):
                return True

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __reduce__(self):
        getitem, (origin, args) = super().__reduce__()
        return getitem, (Union, args)


def _with_types(values):
    return [(value, type(value)) for value in values]


class _LiteralGenericAlias(_GenericAlias, _root=True):
    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return set(_with_types(self.__args__)) == set(_with_types(other.__args__))

    def __hash__(self):
        return hash(frozenset(_with_types(self.__args__)))


class _ConcatenateGenericAlias(_GenericAlias, _root=True):
    def copy_with(self, params):
        last = params[-1]
        if isinstance(last, (list, tuple)):
            return (*params[:-1], *last)
        if isinstance(last, _ConcatenateGenericAlias):
            params = (*params[:-1], *last.__args__)
        return super().copy_with(params)


class _UnpackGenericAlias(_GenericAlias, _root=True):
    def __repr__(self):
        return '*' + repr(self.__args__[0])

    def __getitem__(self, args):
        return args if self.__typing_is_unpacked_typevartuple__ else super().__getitem__(args)

    @property
    def __typing_unpacked_tuple_args__(self):
        arg, = self.__args__
        return arg.__args__ if isinstance(arg, (_GenericAlias, GenericAlias)) else None

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)


class _AnnotatedAlias(_NotIterable, _GenericAlias, _root=True):
    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            origin, metadata = origin.__origin__, origin.__metadata__ + metadata
        super().__init__(origin, origin)
        self.__metadata__ = metadata

    def copy_with(self, params):
        return _AnnotatedAlias(params[0], self.__metadata__)

    def __repr__(self):
        return f'typing.Annotated[{_type_repr(self.__origin__)}, {", ".join(map(repr, self.__metadata__))}]'

    def __reduce__(self):
        from operator import getitem
        return getitem, (Annotated, (self.__origin__, *self.__metadata__))

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        return 'Annotated' if attr in ('__name__', '__qualname__') else super().__getattr__(attr)


class Annotated:
    """A type with more that somebody wants to say about it."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise TypeError('Type Annotated cannot be instantiated.')

    @_tp_cache
    def __class_getitem__(cls, params):
        if not isinstance(params, tuple) or len(params) < 2:
            raise TypeError('Annotated[...] should be used with at least two arguments (a type and an annotation).')
        if _is_unpacked_typevartuple(params[0]):
            raise TypeError('Annotated[...] should not be used with an unpacked TypeVarTuple')
        origin = _type_check(params[0], 'Annotated[t, ...]: t must be a type.', allow_special_forms=True)
        return _AnnotatedAlias(origin, tuple(params[1:]))

    def __init_subclass__(cls, *args, **kwargs):
        raise TypeError(f'Cannot subclass {cls.__module__}.Annotated')


# ---- generic classes

class Generic:
    """The base of classes that have type variables: class C(Generic[T])."""

    __slots__ = ()
    _is_protocol = False

    @_tp_cache
    def __class_getitem__(cls, params):
        if not isinstance(params, tuple):
            params = (params,)
        params = tuple([_type_convert(param) for param in params])
        if cls is Generic or cls is Protocol:
            if not params:
                raise TypeError(f'Parameter list to {cls.__qualname__}[...] cannot be empty')
            if not all(map(_is_typevar_like, params)):
                raise TypeError(f'Parameters to {cls.__name__}[...] must all be type variables '
                                f'or parameter specification variables.')
            if len(set(params)) != len(params):
                raise TypeError(f'Parameters to {cls.__name__}[...] must all be unique')
            return _GenericAlias(cls, params)
        for param in cls.__parameters__:
            prepare = getattr(param, '__typing_prepare_subst__', None)
            if prepare is not None:
                params = prepare(cls, params)
        _check_generic(cls, params, len(cls.__parameters__))
        args = []
        for param, arg in zip(cls.__parameters__, params):
            if isinstance(param, TypeVarTuple):
                args.extend(arg)
            else:
                args.append(arg)
        return _GenericAlias(cls, tuple(args))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get('__orig_bases__')
        if bases is None:
            if Generic in cls.__bases__ and cls.__name__ != 'Protocol' and type(cls) is not _TypedDictMeta:
                raise TypeError('Cannot inherit from plain Generic')
            cls.__parameters__ = ()
            return
        if Generic in bases:
            raise TypeError('Cannot inherit from plain Generic')
        found = _collect_parameters(bases)
        listed = None
        for base in bases:
            if isinstance(base, _GenericAlias) and base.__origin__ is Generic:
                if listed is not None:
                    raise TypeError('Cannot inherit from Generic[...] multiple types.')
                listed = base.__parameters__
        if listed is not None:
            missing = [str(one) for one in found if one not in listed]
            if missing:
                raise TypeError(f"Some type variables ({', '.join(missing)}) are not listed in "
                                f"Generic[{', '.join(map(str, listed))}]")
            found = listed
        cls.__parameters__ = tuple(found)


# ---- protocols

_NOT_MEMBERS = frozenset(['__parameters__', '__orig_bases__', '__orig_class__', '_is_protocol', '_is_runtime_protocol',
                          '__abstractmethods__', '__annotations__', '__dict__', '__doc__', '__init__', '__module__',
                          '__new__', '__slots__', '__subclasshook__', '__weakref__', '__class_getitem__',
                          '_MutableMapping__marker'])

_PROTOCOL_BASES = {
    'collections.abc': ['Callable', 'Awaitable', 'Iterable', 'Iterator', 'AsyncIterable', 'Hashable', 'Sized',
                        'Container', 'Collection', 'Reversible'],
    'contextlib': ['AbstractContextManager', 'AbstractAsyncContextManager'],
}

_RUNTIME_ONLY = 'Instance and class checks can only be used with @runtime_checkable protocols'


def _get_protocol_attrs(cls):
    """The names of a protocol's members."""
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ not in ('Protocol', 'Generic'):
            names.update(base.__dict__, getattr(base, '__annotations__', {}))
    return {name for name in names if not name.startswith('_abc_') and name not in _NOT_MEMBERS}


def _has_methods_only(cls):
    return all(callable(getattr(cls, name, None)) for name in _get_protocol_attrs(cls))


def _asked_by_library(depth):
    """abc and functools ask of every class in an mro; they get an answer, not an error."""
    return _caller(depth + 1) in ('abc', 'functools', None)


def _no_init_or_replace_init(self, *args, **kwargs):
    """__init__ of protocols; classes derived from them find the right one at their first instance."""
    cls = type(self)
    if cls._is_protocol:
        raise TypeError('Protocols cannot be instantiated')
    if cls.__init__ is not _no_init_or_replace_init:
        return
    inits = [base.__dict__['__init__'] for base in cls.__mro__ if '__init__' in base.__dict__]
    cls.__init__ = next(init for init in inits if init is not _no_init_or_replace_init)
    cls.__init__(self, *args, **kwargs)


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        is_protocol = getattr(cls, '_is_protocol', False)
        if is_protocol and not getattr(cls, '_is_runtime_protocol', False) and not _asked_by_library(1):
            raise TypeError(_RUNTIME_ONLY)
        if (not is_protocol or _has_methods_only(cls)) and issubclass(instance.__class__, cls):
            return True
        if is_protocol and all(hasattr(instance, name) and (not callable(getattr(cls, name, None))
                                                            or getattr(instance, name) is not None)
                               for name in _get_protocol_attrs(cls)):
            return True
        return super().__instancecheck__(instance)


def _has_member(other, name):
    for base in other.__mro__:
        if name in base.__dict__:
            return base.__dict__[name] is not None
        annotations = getattr(base, '__annotations__', {})
        if name in annotations and issubclass(other, Generic) and other._is_protocol:
            return True
    return False


def _protocol_hook(cls):
    def _proto_hook(other):
        if not cls.__dict__.get('_is_protocol', False):
            return NotImplemented
        if not getattr(cls, '_is_runtime_protocol', False):
            if _asked_by_library(2):
                return NotImplemented
            raise TypeError(_RUNTIME_ONLY)
        if not _has_methods_only(cls):
            if _asked_by_library(2):
                return NotImplemented
            raise TypeError("Protocols with non-method members don't support issubclass()")
        if not isinstance(other, type):
            raise TypeError('issubclass() arg 1 must be a class')
        return all(_has_member(other, name) for name in _get_protocol_attrs(cls)) or NotImplemented
    return _proto_hook


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of classes that say what others must have."""

    _is_protocol, _is_runtime_protocol = True, False
    __slots__ = ()

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get('_is_protocol', False):
            cls._is_protocol = Protocol in cls.__bases__
        if '__subclasshook__' not in cls.__dict__:
            cls.__subclasshook__ = _protocol_hook(cls)
        if not cls._is_protocol:
            return
        for base in cls.__bases__:
            if not (base in (object, Generic) or base.__name__ in _PROTOCOL_BASES.get(base.__module__, ())
                    or issubclass(base, Generic) and base._is_protocol):
                raise TypeError('Protocols can only inherit from other protocols, got %r' % base)
        if cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init_or_replace_init


def runtime_checkable(cls):
    """Let a protocol be asked by isinstance() and issubclass()."""
    if not issubclass(cls, Generic) or not cls._is_protocol:
        raise TypeError('@runtime_checkable can be only applied to protocol classes, got %r' % cls)
    cls._is_runtime_protocol = True
    return cls


# ---- functions

def cast(typ, val):
    """The value as it is."""
    return val


def assert_type(val, typ, /):
    """The value as it is."""
    return val


def assert_never(arg, /):
    """Say that this is never reached."""
    value = repr(arg)
    raise AssertionError(f"Expected code to be unreachable, but got: {value if len(value) <= 100 else value[:100] + '...'}")


def reveal_type(obj, /):
    """Say the object's type on sys.stderr."""
    print(f'Runtime type is {type(obj).__name__!r}', file=sys.stderr)
    return obj


def _type_of_hint(value, is_argument, is_class):
    if value is None:
        return _NoneType
    return ForwardRef(value, is_argument=is_argument, is_class=is_class) if isinstance(value, str) else value


def _class_hints(obj, globalns, localns):
    hints = {}
    for base in reversed(obj.__mro__):
        own_globals = getattr(sys.modules.get(base.__module__), '__dict__', {}) if globalns is None else globalns
        own_locals = dict(vars(base)) if localns is None else localns
        if localns is None and globalns is None:
            # A class's own names come last.
            own_globals, own_locals = own_locals, own_globals
        annotations = base.__dict__.get('__annotations__', {})
        if isinstance(annotations, GetSetDescriptorType):
            continue
        for name, value in annotations.items():
            hints[name] = _eval_type(_type_of_hint(value, False, True), own_globals, own_locals)
    return hints


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations, with strings made types."""
    if getattr(obj, '__no_type_check__', None):
        return {}
    if isinstance(obj, type):
        hints = _class_hints(obj, globalns, localns)
    else:
        is_module = isinstance(obj, ModuleType)
        if globalns is None:
            inner = obj
            while not is_module and hasattr(inner, '__wrapped__'):
                inner = inner.__wrapped__
            globalns = obj.__dict__ if is_module else getattr(inner, '__globals__', {})
        if localns is None:
            localns = globalns
        annotations = getattr(obj, '__annotations__', None)
        if annotations is None:
            if isinstance(obj, (FunctionType, BuiltinFunctionType, MethodType, ModuleType, WrapperDescriptorType,
                                MethodWrapperType, MethodDescriptorType)):
                return {}
            raise TypeError(f'{obj!r} is not a module, class, method, or function.')
        hints = {name: _eval_type(_type_of_hint(value, not is_module, False), globalns, localns)
                 for name, value in annotations.items()}
    return hints if include_extras else {name: _strip_annotations(tp) for name, tp in hints.items()}


def _strip_annotations(tp):
    if isinstance(tp, _AnnotatedAlias):
        return _strip_annotations(tp.__origin__)
    if isinstance(tp, (_GenericAlias, GenericAlias, UnionType)):
        if isinstance(tp, _GenericAlias) and tp.__origin__ in (Required, NotRequired):
            return _strip_annotations(tp.__args__[0])
        stripped = tuple([_strip_annotations(arg) for arg in tp.__args__])
        return tp if stripped == tp.__args__ else _with_args(tp, stripped)
    return tp


def get_origin(tp):
    """What was subscripted; None if nothing was."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    return UnionType if isinstance(tp, UnionType) else None


def get_args(tp):
    """What it was subscripted with."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        return (list(args[:-1]), args[-1]) if _is_flat_callable(tp, args) else args
    return tp.__args__ if isinstance(tp, UnionType) else ()


def is_typeddict(tp):
    """Whether it is a class made by TypedDict."""
    return isinstance(tp, _TypedDictMeta)


def no_type_check(arg):
    """Say that annotations are no types here."""
    if isinstance(arg, type):
        for name in dir(arg):
            value = getattr(arg, name)
            if not hasattr(value, '__qualname__') or value.__qualname__ != f'{arg.__qualname__}.{value.__name__}' \
                    or getattr(value, '__module__', None) != arg.__module__:
                continue
            if isinstance(value, FunctionType):
                value.__no_type_check__ = True
            elif isinstance(value, MethodType):
                value.__func__.__no_type_check__ = True
            elif isinstance(value, type):
                no_type_check(value)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    """A decorator that does that, too."""
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    wrapped_decorator.__name__ = decorator.__name__
    wrapped_decorator.__wrapped__ = decorator
    return wrapped_decorator


_overloads = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module "
        "should always be followed by an implementation that is not @overload-ed.")


def overload(func):
    """One of several signatures of a function."""
    inner = getattr(func, '__func__', func)
    try:
        place = _overloads.setdefault(inner.__module__, {}).setdefault(inner.__qualname__, {})
        place[inner.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    """The signatures given by overload."""
    inner = getattr(func, '__func__', func)
    return list(_overloads.get(inner.__module__, {}).get(inner.__qualname__, {}).values())


def clear_overloads():
    """Forget all overloads."""
    _overloads.clear()


def final(f):
    """Say that nothing is derived from it."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, field_specifiers=(), **kwargs):
    """Say that this makes dataclasses."""
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            'eq_default': eq_default, 'order_default': order_default, 'kw_only_default': kw_only_default,
            'field_specifiers': field_specifiers, 'kwargs': kwargs}
        return cls_or_fn
    return decorator


# ---- NamedTuple, TypedDict, NewType

def _make_named_tuple(name, pairs, module, defaults=()):
    from collections import namedtuple
    pairs = list(pairs)
    types = {field: _type_check(tp, f'field {field} annotation must be a type') for field, tp in pairs}
    made = namedtuple(name, [field for field, tp in pairs], defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = types
    return made


_NOT_OVERWRITTEN = frozenset(['__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults',
                              '_make', '_replace', '_asdict', '_source'])


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError('can only inherit from a NamedTuple type and Generic')
        types = ns.get('__annotations__', {})
        with_default = []
        for name in types:
            if name in ns:
                with_default.append(name)
            elif with_default:
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default "
                                f"field{'s' if len(with_default) > 1 else ''} {', '.join(with_default)}")
        made = _make_named_tuple(typename, types.items(), ns['__module__'], [ns[name] for name in with_default])
        made.__bases__ = tuple([tuple if base is _NamedTuple else base for base in bases])
        if Generic in bases:
            made.__class_getitem__ = classmethod(Generic.__class_getitem__.__func__)
        for key, value in ns.items():
            if key in _NOT_OVERWRITTEN:
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
            if key not in ('__module__', '__name__', '__annotations__') and key not in made._fields:
                setattr(made, key, value)
        if Generic in bases:
            made.__init_subclass__()
        return made


def NamedTuple(typename, fields=None, /, **kwargs):
    """A namedtuple with types; mostly written as a class."""
    if fields is None:
        fields = kwargs.items()
    elif kwargs:
        raise TypeError('Either list of fields or keywords can be provided to NamedTuple, not both')
    return _make_named_tuple(typename, fields, _caller())


_NamedTuple = type.__new__(NamedTupleMeta, 'NamedTuple', (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError('cannot inherit from both a TypedDict type and a non-TypedDict base class')
        generic = (Generic,) if any(issubclass(base, Generic) for base in bases) else ()
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        message = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {field: _type_check(tp, message, module=made.__module__)
               for field, tp in ns.get('__annotations__', {}).items()}
        annotations = {}
        required = set()
        optional = set()
        for base in bases:
            annotations.update(base.__dict__.get('__annotations__', {}))
            required.update(base.__dict__.get('__required_keys__', ()))
            optional.update(base.__dict__.get('__optional_keys__', ()))
        annotations.update(own)
        for field, tp in own.items():
            origin = get_origin(tp.__origin__ if isinstance(tp, _AnnotatedAlias) else tp)
            is_required = origin is Required or origin is not NotRequired and total
            (required if is_required else optional).add(field)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        if not hasattr(made, '__total__'):
            made.__total__ = total
        return made

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    """A dict whose keys have types; mostly written as a class."""
    if fields is None:
        fields = kwargs
    elif kwargs:
        raise TypeError('TypedDict takes either a dict or keyword arguments, but not both')
    if kwargs:
        import warnings
        warnings.warn("The kwargs-based syntax for TypedDict definitions is deprecated in Python 3.11, will be removed "
                      "in Python 3.13, and may not be understood by third-party type checkers.",
                      DeprecationWarning, stacklevel=2)
    namespace = {'__annotations__': dict(fields)}
    module = _caller()
    if module is not None:
        namespace['__module__'] = module
    return _TypedDictMeta(typename, (), namespace, total=total)


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


class NewType(_Or):
    """A type of its own for what reads the annotations; called, it gives its argument."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition('.')[-1]
        self.__supertype__ = tp
        module = _caller()
        if module != 'typing':
            self.__module__ = module

    def __call__(self, x):
        return x

    def __mro_entries__(self, bases):
        superclass = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                name = cls.__name__
                raise TypeError(f'Cannot subclass an instance of NewType. Perhaps you were looking for: '
                                f'`{name} = NewType({name!r}, {superclass})`')
        return (Dummy,)

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'

    def __reduce__(self):
        return self.__qualname__


# ---- names made when they are asked for

AnyStr = TypeVar('AnyStr', bytes, str)
T = TypeVar('T')
KT = TypeVar('KT')
VT = TypeVar('VT')
T_co = TypeVar('T_co', covariant=True)

# Name here: module, name there, number of arguments.
_ALIASES = {
    'List': ('builtins', 'list', 1), 'Set': ('builtins', 'set', 1), 'FrozenSet': ('builtins', 'frozenset', 1),
    'Dict': ('builtins', 'dict', 2), 'Type': ('builtins', 'type', 1), 'Tuple': ('builtins', 'tuple', -1),
    'Deque': ('collections', 'deque', 1), 'DefaultDict': ('collections', 'defaultdict', 2),
    'OrderedDict': ('collections', 'OrderedDict', 2), 'Counter': ('collections', 'Counter', 1),
    'ChainMap': ('collections', 'ChainMap', 2), 'Hashable': ('collections.abc', 'Hashable', 0),
    'Awaitable': ('collections.abc', 'Awaitable', 1), 'Coroutine': ('collections.abc', 'Coroutine', 3),
    'AsyncIterable': ('collections.abc', 'AsyncIterable', 1), 'AsyncIterator': ('collections.abc', 'AsyncIterator', 1),
    'Iterable': ('collections.abc', 'Iterable', 1), 'Iterator': ('collections.abc', 'Iterator', 1),
    'Reversible': ('collections.abc', 'Reversible', 1), 'Sized': ('collections.abc', 'Sized', 0),
    'Container': ('collections.abc', 'Container', 1), 'Collection': ('collections.abc', 'Collection', 1),
    'Callable': ('collections.abc', 'Callable', 2), 'AbstractSet': ('collections.abc', 'Set', 1),
    'MutableSet': ('collections.abc', 'MutableSet', 1), 'Mapping': ('collections.abc', 'Mapping', 2),
    'MutableMapping': ('collections.abc', 'MutableMapping', 2), 'Sequence': ('collections.abc', 'Sequence', 1),
    'MutableSequence': ('collections.abc', 'MutableSequence', 1), 'ByteString': ('collections.abc', 'ByteString', 0),
    'MappingView': ('collections.abc', 'MappingView', 1), 'KeysView': ('collections.abc', 'KeysView', 1),
    'ItemsView': ('collections.abc', 'ItemsView', 2), 'ValuesView': ('collections.abc', 'ValuesView', 1),
    'Generator': ('collections.abc', 'Generator', 3), 'AsyncGenerator': ('collections.abc', 'AsyncGenerator', 2),
    'ContextManager': ('contextlib', 'AbstractContextManager', 1),
    'AsyncContextManager': ('contextlib', 'AbstractAsyncContextManager', 1),
    'Pattern': ('re', 'Pattern', 1), 'Match': ('re', 'Match', 1),
}

# Protocols of one method: its name, its result.
_SUPPORTS = {'SupportsInt': ('__int__', int), 'SupportsFloat': ('__float__', float),
             'SupportsComplex': ('__complex__', complex), 'SupportsBytes': ('__bytes__', bytes),
             'SupportsIndex': ('__index__', int), 'SupportsAbs': ('__abs__', T_co), 'SupportsRound': ('__round__', T_co)}


def _make_alias(name):
    module, origin_name, count = _ALIASES[name]
    try:
        origin = getattr(__import__(module, fromlist=[origin_name]), origin_name)
    except (ImportError, AttributeError):
        origin = type(origin_name, (), {'__module__': module})
    kind = {'Tuple': _TupleType, 'Callable': _CallableType}.get(name, _SpecialGenericAlias)
    return kind(origin, count, inst=module != 'builtins', name=name)


def _make_supports(name):
    from abc import abstractmethod
    method, result = _SUPPORTS[name]

    def stub(self):
        pass

    def rounding_stub(self, ndigits=0):
        pass

    stub = rounding_stub if method == '__round__' else stub
    stub.__name__ = method
    stub.__qualname__ = f'{name}.{method}'
    stub.__annotations__ = {'ndigits': int, 'return': result} if method == '__round__' else {'return': result}
    bases = (Protocol[T_co],) if result is T_co else (Protocol,)
    from types import new_class
    made = new_class(name, bases, {}, lambda body: body.update({
        '__module__': 'typing', '__slots__': (), method: abstractmethod(stub),
        '__doc__': f'An ABC with one abstract method {method}.'}))
    return runtime_checkable(made)


def _make_stream(name):
    from types import new_class
    if name != 'IO':
        base = _by_name('IO')[bytes if name == 'BinaryIO' else str]
        return new_class(name, (base,), {}, lambda body: body.update({'__module__': 'typing', '__slots__': ()}))
    from abc import abstractmethod
    body = {'__module__': 'typing', '__slots__': ()}
    for method in ('close', 'fileno', 'flush', 'isatty', 'read', 'readable', 'readline', 'readlines', 'seek',
                   'seekable', 'tell', 'truncate', 'writable', 'write', 'writelines', '__enter__', '__exit__'):
        def stub(self, *args):
            pass
        stub.__name__ = method
        body[method] = abstractmethod(stub)
    return new_class('IO', (Generic[AnyStr],), {}, lambda namespace: namespace.update(body))


def __getattr__(name):
    if name in _ALIASES:
        make = _make_alias
    elif name in _SUPPORTS:
        make = _make_supports
    elif name in ('IO', 'TextIO', 'BinaryIO'):
        make = _make_stream
    else:
        raise AttributeError(f"module 'typing' has no attribute {name!r}")
    made = globals()[name] = make(name)
    return made


def __dir__():
    return sorted({*globals(), *__all__})
