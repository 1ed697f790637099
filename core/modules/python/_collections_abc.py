"""The abstract classes of containers, iterators and callables."""

from abc import ABCMeta, abstractmethod
from _collections import deque as _deque
from _types import (GenericAlias, GeneratorType as generator, CoroutineType as coroutine,
                    AsyncGeneratorType as async_generator, MappingProxyType as mappingproxy, FunctionType)

__all__ = ["Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator", "Hashable", "Iterable",
           "Iterator", "Generator", "Reversible", "Sized", "Container", "Callable", "Collection", "Set", "MutableSet",
           "Mapping", "MutableMapping", "MappingView", "KeysView", "ItemsView", "ValuesView", "Sequence",
           "MutableSequence", "ByteString"]

# So that their classes are named as they are to be imported.
__name__ = "collections.abc"

# A traceback shows the methods, not what they share.
__tracebackhide__ = ('_raise', '_close', '_call_until', '_all_in', '_as_set', '_inherited')


# ---- types of the interpreter that have no name of their own

EllipsisType = type(...)

_views = {}.keys(), {}.values(), {}.items()
dict_keys, dict_values, dict_items = map(type, _views)
dict_keyiterator, dict_valueiterator, dict_itemiterator = (type(iter(view)) for view in _views)
del _views

bytes_iterator, bytearray_iterator, str_iterator, tuple_iterator, list_iterator, set_iterator = (
    type(iter(kind())) for kind in (bytes, bytearray, str, tuple, list, set))
range_iterator, longrange_iterator = (type(iter(range(stop))) for stop in (0, 1 << 1000))
list_reverseiterator = type(reversed([]))
zip_iterator = type(zip())


# ---- what belongs to an abstract class without being derived from it

def _inherited(cls, name):
    """What the first class in the MRO with such a name has there; None if there is no such class."""
    for base in cls.__mro__:
        if name in base.__dict__:
            return base.__dict__[name]
    return None


def _check_methods(C, *methods):
    """True if the class has all the methods; to set one to None is not to have it."""
    for name in methods:
        if _inherited(C, name) is None:
            return NotImplemented
    return True


def _recognised_by(*methods):
    """Decorate an abstract class: whatever class has these methods is a subclass of it."""
    def decorate(owner):
        def __subclasshook__(cls, C):
            # A class derived from the owner asks for more than these methods.
            return _check_methods(C, *methods) if cls is owner else NotImplemented

        __subclasshook__.__qualname__ = f'{owner.__qualname__}.__subclasshook__'
        owner.__subclasshook__ = classmethod(__subclasshook__)
        return owner
    return decorate


def _including(*kinds):
    """Decorate an abstract class: register these types with it."""
    def decorate(owner):
        for kind in kinds:
            owner.register(kind)
        return owner
    return decorate


# ---- containers and iterables

@_recognised_by('__hash__')
class Hashable(metaclass=ABCMeta):

    __slots__ = ()

    @abstractmethod
    def __hash__(self):
        return 0


@_recognised_by('__len__')
class Sized(metaclass=ABCMeta):

    __slots__ = ()

    @abstractmethod
    def __len__(self):
        return 0


@_recognised_by('__contains__')
class Container(metaclass=ABCMeta):

    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __contains__(self, x):
        return False


@_recognised_by('__iter__')
class Iterable(metaclass=ABCMeta):

    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __iter__(self):
        yield from ()


@_including(bytes_iterator, bytearray_iterator, str_iterator, tuple_iterator, list_iterator, list_reverseiterator,
            set_iterator, dict_keyiterator, dict_valueiterator, dict_itemiterator, range_iterator,
            longrange_iterator, zip_iterator)
@_recognised_by('__iter__', '__next__')
class Iterator(Iterable):

    __slots__ = ()

    def __iter__(self):
        return self

    @abstractmethod
    def __next__(self):
        """Give the next item, or raise StopIteration."""
        raise StopIteration


@_recognised_by('__reversed__', '__iter__')
class Reversible(Iterable):

    __slots__ = ()

    @abstractmethod
    def __reversed__(self):
        yield from ()


@_recognised_by('__len__', '__iter__', '__contains__')
class Collection(Sized, Iterable, Container):

    __slots__ = ()


# ---- generators and coroutines

def _raise(typ, val, tb):
    """Raise what throw() was given: a class or an exception, or a class with its exception and traceback."""
    if val is None and tb is None:
        raise typ
    error = typ() if val is None else val
    raise error if tb is None else error.with_traceback(tb)


def _close(target, kind):
    """Throw GeneratorExit into the target, which must not yield once more."""
    try:
        target.throw(GeneratorExit)
    except (GeneratorExit, StopIteration):
        return
    raise RuntimeError(f"{kind} ignored GeneratorExit")


@_including(generator)
@_recognised_by('__iter__', '__next__', 'send', 'throw', 'close')
class Generator(Iterator):

    __slots__ = ()

    @abstractmethod
    def send(self, value):
        """Give a value to the generator, and get what it yields next."""
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Raise an exception in the generator, and get what it yields next."""
        _raise(typ, val, tb)

    def close(self):
        """Raise GeneratorExit inside the generator."""
        _close(self, "generator")

    def __next__(self):
        """The next item from the generator, or StopIteration."""
        return self.send(None)


@_recognised_by('__await__')
class Awaitable(metaclass=ABCMeta):

    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __await__(self):
        yield


@_including(coroutine)
@_recognised_by('__await__', 'send', 'throw', 'close')
class Coroutine(Awaitable):

    __slots__ = ()

    @abstractmethod
    def send(self, value):
        """Give a value to the coroutine, and get what it yields next."""
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Raise an exception in the coroutine, and get what it yields next."""
        _raise(typ, val, tb)

    def close(self):
        """Raise GeneratorExit inside the coroutine."""
        _close(self, "coroutine")


@_recognised_by('__aiter__')
class AsyncIterable(metaclass=ABCMeta):

    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __aiter__(self):
        return AsyncIterator()


@_recognised_by('__anext__', '__aiter__')
class AsyncIterator(AsyncIterable):

    __slots__ = ()

    def __aiter__(self):
        return self

    @abstractmethod
    async def __anext__(self):
        """The next item, or StopAsyncIteration."""
        raise StopAsyncIteration


@_including(async_generator)
@_recognised_by('__aiter__', '__anext__', 'asend', 'athrow', 'aclose')
class AsyncGenerator(AsyncIterator):

    __slots__ = ()

    @abstractmethod
    async def asend(self, value):
        """Give a value to the generator, and get what it yields next."""
        raise StopAsyncIteration

    @abstractmethod
    async def athrow(self, typ, val=None, tb=None):
        """Raise an exception in the generator, and get what it yields next."""
        _raise(typ, val, tb)

    async def aclose(self):
        """Raise GeneratorExit inside the generator."""
        try:
            await self.athrow(GeneratorExit)
        except (GeneratorExit, StopAsyncIteration):
            return
        raise RuntimeError("asynchronous generator ignored GeneratorExit")

    async def __anext__(self):
        """The next item, or StopAsyncIteration."""
        return await self.asend(None)


# ---- Callable[[argument, …], result]

def _is_param_expr(obj):
    """Whether obj stands for all arguments at once: ..., a list, a ParamSpec or Concatenate[…]."""
    if obj is Ellipsis or isinstance(obj, list):
        return True
    kind = type(obj)
    return kind.__module__ == 'typing' and kind.__name__ in ('ParamSpec', '_ConcatenateGenericAlias')


def _type_repr(obj):
    """How an alias shows one of its arguments."""
    if obj is Ellipsis:
        return '...'
    if isinstance(obj, type) and not isinstance(obj, GenericAlias):
        prefix = '' if obj.__module__ == 'builtins' else f'{obj.__module__}.'
        return prefix + obj.__qualname__
    return obj.__name__ if isinstance(obj, FunctionType) else repr(obj)


def _is_open(flat):
    """Whether the arguments of an alias are one expression for all parameters and the result."""
    return len(flat) == 2 and _is_param_expr(flat[0])


def _nested(flat):
    """The arguments of an alias as one writes them: a list of the parameters, and the result."""
    *parameters, result = flat
    return parameters, result


class _CallableGenericAlias(GenericAlias):
    """Callable with its arguments laid out one after the other, the result last."""

    __slots__ = ()

    def __new__(cls, origin, args):
        if not isinstance(args, tuple) or len(args) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        parameters, result = args
        if isinstance(parameters, (tuple, list)):
            args = (*parameters, result)
        elif not _is_param_expr(parameters):
            raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {parameters}")
        return super().__new__(cls, origin, args)

    def __getitem__(self, item):
        chosen = item if isinstance(item, tuple) else (item,)
        flat = super().__getitem__(chosen).__args__
        # What stood for all parameters may have become several, in a tuple or list.
        written = flat if isinstance(flat[0], (tuple, list)) else _nested(flat)
        return _CallableGenericAlias(Callable, written)

    def __repr__(self):
        flat = self.__args__
        if _is_open(flat):
            return super().__repr__()
        *parameters, result = map(_type_repr, flat)
        return f'collections.abc.Callable[[{", ".join(parameters)}], {result}]'

    def __reduce__(self):
        flat = self.__args__
        return _CallableGenericAlias, (Callable, flat if _is_open(flat) else _nested(flat))


@_recognised_by('__call__')
class Callable(metaclass=ABCMeta):

    __slots__ = ()
    __class_getitem__ = classmethod(_CallableGenericAlias)

    @abstractmethod
    def __call__(self, *args, **kwds):
        return False


# ---- sets

def _call_until(exhausted, take):
    """Call take() until it raises the exception that says there is nothing left."""
    try:
        while True:
            take()
    except exhausted:
        pass


def _all_in(elements, container):
    for element in elements:
        if element not in container:
            return False
    return True


def _as_set(other, like):
    """Other, made a set like the given one if it is but an iterable; NotImplemented if it is not even that."""
    if isinstance(other, Set):
        return other
    return like._from_iterable(other) if isinstance(other, Iterable) else NotImplemented


_HASH_MASK = (1 << 64) - 1


@_including(frozenset)
class Set(Collection):
    """A set that cannot be changed; __contains__, __iter__ and __len__ are enough to make one.

    The algebra makes its results by _from_iterable, which calls the class with an iterable.
    """

    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        """Make a set of the results; to be overridden where the class is not called with an iterable."""
        return cls(it)

    # The proper comparisons ask the others, so that it is enough to override those.

    def __eq__(self, other):
        return len(self) == len(other) and self.__le__(other) if isinstance(other, Set) else NotImplemented

    def __le__(self, other):
        return len(self) <= len(other) and _all_in(self, other) if isinstance(other, Set) else NotImplemented

    def __ge__(self, other):
        return len(self) >= len(other) and _all_in(other, self) if isinstance(other, Set) else NotImplemented

    def __lt__(self, other):
        return len(self) < len(other) and self.__le__(other) if isinstance(other, Set) else NotImplemented

    def __gt__(self, other):
        return len(self) > len(other) and self.__ge__(other) if isinstance(other, Set) else NotImplemented

    def isdisjoint(self, other):
        """Whether the two have no element in common."""
        for element in other:
            if element in self:
                return False
        return True

    def __and__(self, other):
        if isinstance(other, Iterable):
            return self._from_iterable(element for element in other if element in self)
        return NotImplemented

    def __or__(self, other):
        if isinstance(other, Iterable):
            return self._from_iterable(element for part in (self, other) for element in part)
        return NotImplemented

    def __sub__(self, other):
        other = _as_set(other, self)
        if other is NotImplemented:
            return other
        return self._from_iterable(element for element in self if element not in other)

    def __rsub__(self, other):
        other = _as_set(other, self)
        if other is NotImplemented:
            return other
        return self._from_iterable(element for element in other if element not in self)

    def __xor__(self, other):
        other = _as_set(other, self)
        return other if other is NotImplemented else (self - other) | (other - self)

    __rand__, __ror__, __rxor__ = __and__, __or__, __xor__

    def _hash(self):
        """A hash of the elements, in whatever order they come: that of the frozenset of them."""
        bits = (len(self) + 1) * 1927868237 & _HASH_MASK
        for element in self:
            code = hash(element)
            bits ^= (code ^ (code << 16) ^ 89869747) * 3644798167 & _HASH_MASK
        bits ^= (bits >> 11) ^ (bits >> 25)
        bits = (bits * 69069 + 907133923) & _HASH_MASK
        signed = bits - (bits >> 63 << 64)
        return 590923713 if signed == -1 else signed


@_including(set)
class MutableSet(Set):
    """A set that can be changed: add and discard besides what Set needs."""

    __slots__ = ()

    @abstractmethod
    def add(self, value):
        """Put an element in, unless it is there."""
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        """Take an element out, if it is there."""
        raise NotImplementedError

    def remove(self, value):
        """Take an element out, which must be there."""
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        """Take some element out and give it; KeyError if there is none."""
        for value in self:
            self.discard(value)
            return value
        raise KeyError from None

    def clear(self):
        """Take all elements out, one by one."""
        _call_until(KeyError, self.pop)

    def __ior__(self, it):
        for value in it:
            self.add(value)
        return self

    def __iand__(self, it):
        for value in self - it:
            self.discard(value)
        return self

    def __isub__(self, it):
        if it is self:
            self.clear()
        else:
            for value in it:
                self.discard(value)
        return self

    def __ixor__(self, it):
        if it is self:
            self.clear()
            return self
        for value in it if isinstance(it, Set) else self._from_iterable(it):
            if value in self:
                self.discard(value)
            else:
                self.add(value)
        return self


# ---- mappings

@_including(mappingproxy)
class Mapping(Collection):
    """A mapping that cannot be changed; __getitem__, __iter__ and __len__ are enough to make one."""

    __slots__ = ()
    __reversed__ = None

    # Patterns may take it for a mapping.
    __abc_tpflags__ = 1 << 6

    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def __eq__(self, other):
        if isinstance(other, Mapping):
            return dict(self.items()) == dict(other.items())
        return NotImplemented

    def get(self, key, default=None):
        """The value of the key, or the default if there is no such key."""
        try:
            return self[key]
        except KeyError:
            return default

    def keys(self):
        """A view of the keys, which is a set."""
        return KeysView(self)

    def values(self):
        """A view of the values."""
        return ValuesView(self)

    def items(self):
        """A view of the pairs of key and value, which is a set."""
        return ItemsView(self)


@_including(dict)
class MutableMapping(Mapping):
    """A mapping that can be changed: __setitem__ and __delitem__ besides what Mapping needs."""

    __slots__ = ()
    __marker = object()

    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

    def setdefault(self, key, default=None):
        """The value of the key, which becomes the default if there is no such key."""
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default

    def update(self, other=(), /, **kwds):
        """Take the items of a mapping, of what has keys(), or of an iterable of pairs; then the keywords."""
        keys = ()
        if isinstance(other, Mapping):
            keys = other
        elif hasattr(other, "keys"):
            keys = other.keys()
        else:
            for key, value in other:
                self[key] = value
        for key in keys:
            self[key] = other[key]
        for key, value in kwds.items():
            self[key] = value

    def pop(self, key, default=__marker):
        """Take a key out and give its value; without it, give the default, if there is one, or raise KeyError."""
        try:
            value = self[key]
        except KeyError:
            if default is not self.__marker:
                return default
            raise
        del self[key]
        return value

    def popitem(self):
        """Take some key out and give it with its value; KeyError if there is none."""
        try:
            key = next(iter(self))
        except StopIteration:
            raise KeyError from None
        pair = key, self[key]
        del self[key]
        return pair

    def clear(self):
        """Take all items out, one by one."""
        _call_until(KeyError, self.popitem)


class MappingView(Sized):

    __slots__ = ('_mapping',)
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, mapping):
        self._mapping = mapping

    def __repr__(self):
        return f'{self.__class__.__name__}({self._mapping!r})'

    def __len__(self):
        return len(self._mapping)


@_including(dict_keys)
class KeysView(MappingView, Set):

    __slots__ = ()

    def __iter__(self):
        yield from self._mapping

    def __contains__(self, key):
        return key in self._mapping

    @classmethod
    def _from_iterable(cls, it):
        return set(it)


@_including(dict_items)
class ItemsView(MappingView, Set):

    __slots__ = ()

    def __iter__(self):
        for key in self._mapping:
            yield key, self._mapping[key]

    def __contains__(self, item):
        key, value = item
        try:
            found = self._mapping[key]
        except KeyError:
            return False
        return found is value or found == value

    @classmethod
    def _from_iterable(cls, it):
        return set(it)


@_including(dict_values)
class ValuesView(MappingView, Collection):

    __slots__ = ()

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]

    def __contains__(self, value):
        for key in self._mapping:
            found = self._mapping[key]
            if found is value or found == value:
                return True
        return False


# ---- sequences

@_including(tuple, str, range, memoryview)
class Sequence(Reversible, Collection):
    """A sequence that cannot be changed; __getitem__ and __len__ are enough to make one."""

    __slots__ = ()

    # Patterns may take it for a sequence.
    __abc_tpflags__ = 1 << 5

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        index = 0
        try:
            while True:
                item = self[index]
                yield item
                index += 1
        except IndexError:
            return

    def __reversed__(self):
        for index in reversed(range(len(self))):
            yield self[index]

    def __contains__(self, value):
        for item in self:
            if item is value or item == value:
                return True
        return False

    def count(self, value):
        """How many items are the value."""
        return sum(1 for item in self if item is value or item == value)

    def index(self, value, start=0, stop=None):
        """Where the value first is from start on and before stop; ValueError if it is not there.

        A sequence of one's own need not know start and stop, but does well to.
        """
        if start is not None and start < 0:
            start = max(len(self) + start, 0)
        if stop is not None and stop < 0:
            stop += len(self)
        while stop is None or start < stop:
            try:
                item = self[start]
            except IndexError:
                break
            if item is value or item == value:
                return start
            start += 1
        raise ValueError


@_including(bytes, bytearray)
class ByteString(Sequence):
    """bytes and bytearray."""

    __slots__ = ()


@_including(list, bytearray, _deque)
class MutableSequence(Sequence):
    """A sequence that can be changed: __setitem__, __delitem__ and insert besides what Sequence needs."""

    __slots__ = ()

    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def insert(self, index, value):
        """Put the value before the item at the index."""
        raise IndexError

    def append(self, value):
        """Put the value at the end."""
        self.insert(len(self), value)

    def extend(self, values):
        """Put all the values at the end; they may be the sequence itself."""
        for value in list(values) if values is self else values:
            self.append(value)

    def __iadd__(self, values):
        self.extend(values)
        return self

    def pop(self, index=-1):
        """Take the item at the index out, by default the last, and give it."""
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        """Take the first item out that is the value; ValueError if there is none."""
        del self[self.index(value)]

    def clear(self):
        """Take all items out, one by one."""
        _call_until(IndexError, self.pop)

    def reverse(self):
        """Turn the order round, in place."""
        size = len(self)
        for low, high in zip(range(size // 2), range(size - 1, -1, -1)):
            self[low], self[high] = self[high], self[low]
