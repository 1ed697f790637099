"""Functions that take or make functions."""

__all__ = ['update_wrapper', 'wraps', 'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES',
           'total_ordering', 'cache', 'cmp_to_key', 'lru_cache', 'reduce',
           'partial', 'partialmethod', 'singledispatch', 'singledispatchmethod',
           'cached_property']

from _functools import reduce, partial, cmp_to_key, _lru_cache_wrapper
from collections import namedtuple
from sys import modules as _modules

GenericAlias = type(list[int])
_UnionType = type(int | str)
_MappingProxyType = type(type.__dict__)

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')
WRAPPER_UPDATES = ('__dict__',)

__tracebackhide__ = ('__getattr__',)


def __getattr__(name):
    if name == 'RLock':
        from threading import RLock
        return RLock
    raise AttributeError('module %r has no attribute %r' % (__name__, name))


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Make a wrapper look like the function that it wraps."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """A decorator that applies update_wrapper to what it decorates."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# ---- total_ordering: the missing comparisons out of one that is there

def _comparison(name, root, answered, text):
    """`name` by way of `root`: what that answers, as `answered` changes it."""
    def method(self, other):
        answer = getattr(type(self), root)(self, other)
        return answer if answer is NotImplemented else answered(answer, self, other)
    names = name.strip('_'), root.strip('_')
    method.__name__, method.__qualname__ = name, '_%s_from_%s' % names
    signs = {'lt': '<', 'gt': '>', 'le': '<=', 'ge': '>='}
    method.__doc__ = 'Return a %s b.  Computed by @total_ordering from (%s).' % (
        signs[names[0]], text % signs[names[1]])
    globals()[method.__qualname__] = method
    return name, method


def _negated(answer, self, other):
    return not answer


def _or_equal(answer, self, other):
    return answer or self == other


def _and_unequal(answer, self, other):
    return answer and self != other


def _not_and_unequal(answer, self, other):
    return not answer and self != other


def _not_or_equal(answer, self, other):
    return not answer or self == other


_derived = {root: [_comparison(name, root, answered, text) for name, answered, text in rules] for root, rules in {
    '__lt__': [('__gt__', _not_and_unequal, 'not a %s b) and (a != b'), ('__le__', _or_equal, 'a %s b) or (a == b'),
               ('__ge__', _negated, 'not a %s b')],
    '__le__': [('__ge__', _not_or_equal, 'not a %s b) or (a == b'), ('__lt__', _and_unequal, 'a %s b) and (a != b'),
               ('__gt__', _negated, 'not a %s b')],
    '__gt__': [('__lt__', _not_and_unequal, 'not a %s b) and (a != b'), ('__ge__', _or_equal, 'a %s b) or (a == b'),
               ('__le__', _negated, 'not a %s b')],
    '__ge__': [('__le__', _not_or_equal, 'not a %s b) or (a == b'), ('__gt__', _and_unequal, 'a %s b) and (a != b'),
               ('__lt__', _negated, 'not a %s b')]}.items()}


def total_ordering(cls):
    """A class decorator that adds the comparisons which follow from one."""
    given = {name for name in _derived if getattr(cls, name, None) is not getattr(object, name, None)}
    if not given:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = max(given)
    for name, method in _derived[root]:
        if name not in given:
            method.__name__ = name
            setattr(cls, name, method)
    return cls


# ---- lru_cache

_CacheInfo = namedtuple('CacheInfo', ['hits', 'misses', 'maxsize', 'currsize'])


def lru_cache(maxsize=128, typed=False):
    """Keep the results of the most recent calls."""
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        function, maxsize = maxsize, 128
        wrapper = _lru_cache_wrapper(function, maxsize, typed, _CacheInfo)
        wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
        return update_wrapper(wrapper, function)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')

    def decorating_function(user_function):
        wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo)
        wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
        return update_wrapper(wrapper, user_function)

    return decorating_function


def cache(user_function, /):
    """Keep the results of all calls."""
    return lru_cache(maxsize=None)(user_function)


# ---- cached_property

_NOT_FOUND = object()


class cached_property:
    def __init__(self, func):
        self.func, self.attrname = func, None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        known = self.attrname
        if known is None:
            self.attrname = name
        elif name != known:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            kept = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} "
                f"instance to cache {self.attrname!r} property.") from None
        value = kept.get(self.attrname, _NOT_FOUND)
        if value is _NOT_FOUND:
            value = self.func(instance)
            try:
                kept[self.attrname] = value
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {type(instance).__name__!r} instance "
                    f"does not support item assignment for caching {self.attrname!r} property.") from None
        return value

    __class_getitem__ = classmethod(GenericAlias)


# ---- partialmethod

class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError("{!r} is not callable or a descriptor".format(func))
        if isinstance(func, partialmethod):
            func, args, keywords = func.func, func.args + args, {**func.keywords, **keywords}
        self.func, self.args, self.keywords = func, args, keywords

    def __repr__(self):
        args = ", ".join(map(repr, self.args))
        keywords = ", ".join("{}={!r}".format(k, v) for k, v in self.keywords.items())
        return "{module}.{cls}({func}, {args}, {keywords})".format(
            module=self.__class__.__module__, cls=self.__class__.__qualname__,
            func=self.func, args=args, keywords=keywords)

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method._partialmethod = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None:
            bound = get(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result
        return self._make_unbound_method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(GenericAlias)


# ---- singledispatch

def _c3_merge(sequences):
    """One order out of several, in which none is broken; RuntimeError if there is none."""
    result = []
    sequences = [list(sequence) for sequence in sequences if sequence]
    while sequences:
        for sequence in sequences:
            head = sequence[0]
            if not any(head in other[1:] for other in sequences):
                break
        else:
            raise RuntimeError('Inconsistent hierarchy')
        result.append(head)
        for sequence in sequences:
            if sequence[0] == head:
                del sequence[0]
        sequences = [sequence for sequence in sequences if sequence]
    return result


def _c3_mro(cls, abcs=()):
    """The class's mro with abstract classes put in where they would stand if it were derived from them."""
    bases = cls.__bases__
    boundary = 0
    for index, base in enumerate(bases):
        if hasattr(base, '__abstractmethods__'):
            boundary = index + 1
    explicit, others = list(bases[:boundary]), list(bases[boundary:])
    inserted = [abstract for abstract in abcs
                if issubclass(cls, abstract) and not any(issubclass(base, abstract) for base in bases)]
    rest = [abstract for abstract in abcs if abstract not in inserted]
    return _c3_merge([[cls]] + [_c3_mro(base, rest) for base in explicit + inserted + others]
                     + [explicit, inserted, others])


def _compose_mro(cls, types):
    """The order in which the types are asked for cls: its mro, with those of `types` that it is a virtual subclass of."""
    bases = set(cls.__mro__)
    types = [t for t in types if t not in bases and hasattr(t, '__mro__') and not isinstance(t, GenericAlias)
             and issubclass(cls, t)]
    types = [t for t in types if not any(t is not other and t in other.__mro__ for other in types)]
    wanted = set(types)
    order = []
    for t in types:
        found = [[s for s in sub.__mro__ if s in wanted] for sub in t.__subclasses__()
                 if sub not in bases and issubclass(cls, sub)]
        found.sort(key=len, reverse=True)
        for s in [s for part in found for s in part] if found else [t]:
            if s not in order or not found:
                order.append(s)
    return _c3_mro(cls, order)


def _find_impl(cls, registry):
    """The best implementation for the class; RuntimeError if two are as good."""
    match = None
    for t in _compose_mro(cls, registry.keys()):
        if match is not None:
            if t in registry and t not in cls.__mro__ and match not in cls.__mro__ and not issubclass(match, t):
                raise RuntimeError(f'Ambiguous dispatch: {match} or {t}')
            break
        if t in registry:
            match = t
    return registry.get(match)


def _is_union_type(cls):
    if isinstance(cls, _UnionType):
        return True
    typing = _modules.get('typing')
    return typing is not None and typing.get_origin(cls) is typing.Union


def _is_dispatch_type(cls):
    return isinstance(cls, type) or _is_union_type(cls) and all(isinstance(arg, type) for arg in cls.__args__)


def singledispatch(func):
    """A function that chooses its implementation by the type of its first argument."""
    from weakref import WeakKeyDictionary
    from _abc import get_cache_token
    registry = {}
    dispatch_cache = WeakKeyDictionary()
    cache_token = None

    def dispatch(cls):
        nonlocal cache_token
        if cache_token is not None:
            token = get_cache_token()
            if cache_token != token:
                dispatch_cache.clear()
                cache_token = token
        try:
            return dispatch_cache[cls]
        except KeyError:
            try:
                found = registry[cls]
            except KeyError:
                found = _find_impl(cls, registry)
            dispatch_cache[cls] = found
            return found

    def register(cls, func=None):
        nonlocal cache_token
        if _is_dispatch_type(cls):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            if not getattr(cls, '__annotations__', {}):
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. "
                    f"Use either `@register(some_class)` or plain `@register` on an annotated function.")
            func = cls
            argument, cls = _first_hint(func)
            if not _is_dispatch_type(cls):
                if _is_union_type(cls):
                    raise TypeError(f"Invalid annotation for {argument!r}. {cls!r} not all arguments are classes.")
                raise TypeError(f"Invalid annotation for {argument!r}. {cls!r} is not a class.")
        for part in cls.__args__ if _is_union_type(cls) else (cls,):
            registry[part] = func
        dispatch_cache.clear()
        if cache_token is None and hasattr(cls, '__abstractmethods__'):
            cache_token = get_cache_token()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f'{name} requires at least 1 positional argument')
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, '__name__', 'singledispatch function')
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = _MappingProxyType(registry)
    wrapper._clear_cache = dispatch_cache.clear
    update_wrapper(wrapper, func)
    return wrapper


def _first_hint(function):
    """The name of the first annotated parameter, and its type."""
    name, hint = next(iter(function.__annotations__.items()))
    if isinstance(hint, type) and not isinstance(hint, GenericAlias):
        return name, hint
    from typing import get_type_hints
    return next(iter(get_type_hints(function).items()))


class singledispatchmethod:
    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher, self.func = singledispatch(func), func

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def _method(*args, **kwargs):
            implementation = self.dispatcher.dispatch(args[0].__class__)
            return implementation.__get__(obj, cls)(*args, **kwargs)
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        return update_wrapper(_method, self.func)
