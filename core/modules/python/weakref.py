"""Weak references: the kinds of them, dictionaries of them, and functions to call when an object dies."""

import _collections_abc
import itertools
import sys

from _weakref import (
    CallableProxyType, ProxyType, ReferenceType, _remove_dead_weakref, getweakrefcount, getweakrefs, proxy, ref)
from _weakrefset import WeakSet, _IterationGuard, _take_all

__all__ = ['ref', 'proxy', 'getweakrefcount', 'getweakrefs', 'WeakKeyDictionary', 'ReferenceType', 'ProxyType',
           'CallableProxyType', 'ProxyTypes', 'WeakValueDictionary', 'WeakSet', 'WeakMethod', 'finalize']

ProxyTypes = ProxyType, CallableProxyType

_collections_abc.MutableSet.register(WeakSet)


class KeyedRef(ref):
    """A reference that knows under which key a WeakValueDictionary has it."""

    __slots__ = ('key',)

    def __new__(type, ob, callback, key):
        made = ref.__new__(type, ob, callback)
        made.key = key
        return made

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class WeakMethod(ref):
    """A reference to a bound method: it is dead as soon as the object or the function is."""

    __slots__ = ('_func_ref', '_meth_type', '_alive', '__weakref__')

    def __new__(cls, meth, callback=None):
        try:
            owner, function = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f'argument should be a bound method, not {type(meth)}') from None

        # Both references call this; only the first of the two deaths is passed on.
        def _cb(_):
            dead = weak_self()
            if dead._alive:
                dead._alive = False
                if callback is not None:
                    callback(dead)

        made = ref.__new__(cls, owner, _cb)
        made._func_ref, made._meth_type, made._alive = ref(function, _cb), type(meth), True
        weak_self = ref(made)
        return made

    def __call__(self):
        owner, function = super().__call__(), self._func_ref()
        if owner is not None and function is not None:
            return self._meth_type(function, owner)
        return None

    __hash__ = ref.__hash__

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if self._alive and other._alive:
            return ref.__eq__(self, other) and self._func_ref == other._func_ref
        return self is other

    def __ne__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if self._alive and other._alive:
            return ref.__ne__(self, other) or self._func_ref != other._func_ref
        return self is not other


def _pairs(source):
    """The items of a mapping, or of the dictionary that pairs make."""
    if not hasattr(source, 'items'):
        source = dict(source)
    return source.items()


def _updated(mapping, *others):
    for each in others:
        mapping.update(each)
    return mapping


def _like_a_dict(cls):
    """Adds to a dictionary of weak references its repr, and the operators that merge."""
    def __repr__(self):
        return f'<{self.__class__.__name__} at {id(self):#x}>'

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, _collections_abc.Mapping):
            return NotImplemented
        return _updated(self.copy(), other)

    def __ror__(self, other):
        if not isinstance(other, _collections_abc.Mapping):
            return NotImplemented
        return _updated(self.__class__(), other, self)

    for method in (__repr__, __ior__, __or__, __ror__):
        method.__qualname__ = f'{cls.__qualname__}.{method.__name__}'
        setattr(cls, method.__name__, method)
    return cls


@_like_a_dict
class WeakValueDictionary(_collections_abc.MutableMapping):
    """A mapping that does not keep its values alive: an entry goes when its value does."""

    def __init__(self, other=(), /, **kw):
        # It may run in the middle of anything, so it must not meet an entry that has a new value by now.
        def remove(dead, owner=ref(self), _remove_if_dead=_remove_dead_weakref):
            if (owner := owner()) is None:
                return
            if owner._iterating:
                owner._pending_removals.append(dead.key)
            else:
                _remove_if_dead(owner.data, dead.key)

        self._remove = remove
        self._pending_removals, self._iterating = [], set()
        self.data = {}
        self.update(other, **kw)

    def _commit_removals(self, _remove_if_dead=_remove_dead_weakref):
        data = self.data
        for key in _take_all(self._pending_removals):
            _remove_if_dead(data, key)

    # Looking.

    def __contains__(self, key):
        if self._pending_removals:
            self._commit_removals()
        try:
            return self.data[key]() is not None
        except KeyError:
            return False

    def get(self, key, default=None):
        if self._pending_removals:
            self._commit_removals()
        try:
            value = self.data[key]()
        except KeyError:
            return default
        return default if value is None else value

    def __getitem__(self, key):
        if self._pending_removals:
            self._commit_removals()
        if (value := self.data[key]()) is not None:
            return value
        raise KeyError(key)

    def __len__(self):
        if self._pending_removals:
            self._commit_removals()
        return len(self.data)

    # Going through it.

    def keys(self):
        if self._pending_removals:
            self._commit_removals()
        with _IterationGuard(self):
            for key, each in self.data.items():
                if each() is not None:
                    yield key

    __iter__ = keys

    def values(self):
        if self._pending_removals:
            self._commit_removals()
        with _IterationGuard(self):
            for each in self.data.values():
                if (value := each()) is not None:
                    yield value

    def items(self):
        if self._pending_removals:
            self._commit_removals()
        with _IterationGuard(self):
            for key, each in self.data.items():
                if (value := each()) is not None:
                    yield key, value

    def valuerefs(self):
        if self._pending_removals:
            self._commit_removals()
        return [*self.data.values()]

    def itervaluerefs(self):
        if self._pending_removals:
            self._commit_removals()
        with _IterationGuard(self):
            yield from self.data.values()

    # Putting in.

    def __setitem__(self, key, value):
        if self._pending_removals:
            self._commit_removals()
        self.data[key] = KeyedRef(value, self._remove, key)

    def setdefault(self, key, default=None):
        try:
            value = self.data[key]()
        except KeyError:
            value = None
        if value is None:
            if self._pending_removals:
                self._commit_removals()
            self.data[key] = KeyedRef(default, self._remove, key)
            value = default
        return value

    def update(self, other=None, /, **kwargs):
        if self._pending_removals:
            self._commit_removals()
        data = self.data
        for source in (other, kwargs):
            if source is None:
                continue
            for key, value in _pairs(source):
                data[key] = KeyedRef(value, self._remove, key)

    # Taking out.

    def __delitem__(self, key):
        if self._pending_removals:
            self._commit_removals()
        del self.data[key]

    def pop(self, key, *args):
        if self._pending_removals:
            self._commit_removals()
        try:
            value = self.data.pop(key)()
        except KeyError:
            value = None
        if value is not None:
            return value
        if not args:
            raise KeyError(key)
        return args[0]

    def popitem(self):
        if self._pending_removals:
            self._commit_removals()
        value = None
        while value is None:
            key, taken = self.data.popitem()
            value = taken()
        return key, value

    # Copies.

    def copy(self):
        if self._pending_removals:
            self._commit_removals()
        new = WeakValueDictionary()
        data, remove = new.data, new._remove
        with _IterationGuard(self):
            for key, each in self.data.items():
                if (value := each()) is not None:
                    data[key] = KeyedRef(value, remove, key)
        return new

    __copy__ = copy

    def __deepcopy__(self, memo):
        if self._pending_removals:
            self._commit_removals()
        from copy import deepcopy
        new = self.__class__()
        for key, value in WeakValueDictionary.items(self):
            new[deepcopy(key, memo)] = value
        return new


@_like_a_dict
class WeakKeyDictionary(_collections_abc.MutableMapping):
    """A mapping that does not keep its keys alive: an entry goes when its key does."""

    def __init__(self, dict=None):
        def remove(dead, owner=ref(self)):
            if (owner := owner()) is None:
                return
            if owner._iterating:
                owner._pending_removals.append(dead)
            else:
                owner.data.pop(dead, None)

        self.data = {}
        self._remove = remove
        self._pending_removals, self._iterating = [], set()
        self._dirty_len = False
        if dict is not None:
            self.update(dict)

    def _commit_removals(self):
        data = self.data
        for dead in _take_all(self._pending_removals):
            data.pop(dead, None)

    def _scrub_removals(self):
        self._pending_removals = list(filter(self.data.__contains__, self._pending_removals))
        self._dirty_len = False

    # Looking.

    def __len__(self):
        # Some that died may have been taken out since, and are not there to be subtracted.
        if self._pending_removals and self._dirty_len:
            self._scrub_removals()
        return len(self.data) - len(self._pending_removals)

    def __contains__(self, key):
        try:
            wanted = ref(key)
        except TypeError:
            return False
        return wanted in self.data

    def __getitem__(self, key):
        return self.data[ref(key)]

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    # Going through it.

    def keys(self):
        with _IterationGuard(self):
            for each in self.data:
                if (key := each()) is not None:
                    yield key

    __iter__ = keys

    def values(self):
        with _IterationGuard(self):
            for each, value in self.data.items():
                if each() is not None:
                    yield value

    def items(self):
        with _IterationGuard(self):
            for each, value in self.data.items():
                if (key := each()) is not None:
                    yield key, value

    def keyrefs(self):
        return [*self.data]

    # Putting in.

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def update(self, dict=None, /, **kwargs):
        data = self.data
        if dict is not None:
            for key, value in _pairs(dict):
                data[ref(key, self._remove)] = value
        if kwargs:
            # Names cannot be referred to weakly: this says so.
            self.update(kwargs)

    # Taking out.

    def __delitem__(self, key):
        self._dirty_len = True
        del self.data[ref(key)]

    def pop(self, key, *args):
        self._dirty_len = True
        return self.data.pop(ref(key), *args)

    def popitem(self):
        self._dirty_len = True
        key = None
        while key is None:
            taken, value = self.data.popitem()
            key = taken()
        return key, value

    # Copies.

    def copy(self):
        new = WeakKeyDictionary()
        data, remove = new.data, new._remove
        with _IterationGuard(self):
            for each, value in self.data.items():
                if (key := each()) is not None:
                    data[ref(key, remove)] = value
        return new

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = self.__class__()
        for key, value in WeakKeyDictionary.items(self):
            new[key] = deepcopy(value, memo)
        return new


class finalize:
    """Calls a function when an object dies, or at the end of the program if it lives until then."""

    __slots__ = ()
    _registry = {}
    _index_iter = itertools.count()
    _registered_with_atexit = _dirty = _shutdown = False

    class _Info:
        __slots__ = ('weakref', 'func', 'args', 'kwargs', 'atexit', 'index')

    def __init__(self, obj, func, /, *args, **kwargs):
        if not self._registered_with_atexit:
            from atexit import register
            register(self._exitfunc)
            finalize._registered_with_atexit = True
        entry = self._Info()
        entry.weakref = ref(obj, self)
        entry.func, entry.args, entry.kwargs = func, args, kwargs or None
        entry.index, entry.atexit = next(self._index_iter), True
        self._registry[self] = entry
        finalize._dirty = True

    def __call__(self, _=None):
        info = self._registry.pop(self, None)
        if info is None or self._shutdown:
            return None
        return info.func(*info.args, **(info.kwargs or {}))

    def peek(self):
        entry = self._registry.get(self)
        obj = entry and entry.weakref()
        return None if obj is None else (obj, entry.func, entry.args, entry.kwargs or {})

    def detach(self):
        held = finalize.peek(self)
        # Another thread may have been faster.
        return held if held is not None and self._registry.pop(self, None) else None

    @property
    def alive(self):
        return self in self._registry

    @property
    def atexit(self):
        entry = self._registry.get(self)
        return entry is not None and entry.atexit

    @atexit.setter
    def atexit(self, value):
        if entry := self._registry.get(self):
            entry.atexit = bool(value)

    def __repr__(self):
        entry = self._registry.get(self)
        obj = entry and entry.weakref()
        state = 'dead' if obj is None else f'for {type(obj).__name__!r} at {id(obj):#x}'
        return f'<{type(self).__name__} object at {id(self):#x}; {state}>'

    @classmethod
    def _select_for_exit(cls):
        """Those to call at the end of the program, the oldest first."""
        ages = sorted((entry.index, each) for each, entry in cls._registry.items() if entry.atexit)
        return [each for _, each in ages]

    @classmethod
    def _exitfunc(cls):
        import gc
        collecting = bool(cls._registry) and gc.isenabled()
        try:
            if collecting:
                gc.disable()
            # What is called may make new ones, which come before all that wait.
            finalize._dirty = True
            while True:
                if finalize._dirty:
                    waiting, finalize._dirty = cls._select_for_exit(), False
                if not waiting:
                    break
                f = waiting.pop()
                try:
                    f()
                except Exception:
                    sys.excepthook(*sys.exc_info())
        finally:
            finalize._shutdown = True
            if collecting:
                gc.enable()
