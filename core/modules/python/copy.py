"""Copies of objects, shallow and deep."""

import weakref
from copyreg import dispatch_table

__tracebackhide__ = ('_reduction', '_Bound')

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    pass


error = Error


class _Bound:
    def method(self):
        pass


_function = type(_Bound.method)
_method = type(_Bound().method)
_code = type(_Bound.method.__code__)
_builtin = type(len)
del _Bound

# What stands for itself in a shallow copy.
_same = {type(None), int, float, bool, complex, str, tuple, bytes, frozenset, type, range, slice, property, _builtin,
         type(Ellipsis), type(NotImplemented), _function, weakref.ref, _code}
# Programs add their own to this table, and to _deepcopy_dispatch.
_copy_dispatch = {list: list.copy, dict: dict.copy, set: set.copy, bytearray: bytearray.copy}
# What stands for itself in a deep copy, too.
_atomic = {type(None), type(Ellipsis), type(NotImplemented), int, float, bool, complex, bytes, str,
           _code, type, range, _builtin, _function, weakref.ref,
           property}
_absent = object()


def _reduction(x, cls, kind):
    """What the object says it is made of: a tuple, or a str for an object that is found by its name."""
    reductor = dispatch_table.get(cls)
    if reductor is not None:
        return reductor(x)
    reductor = getattr(x, "__reduce_ex__", None)
    if reductor is not None:
        return reductor(4)
    reductor = getattr(x, "__reduce__", None)
    if reductor:
        return reductor()
    raise Error(f"un({kind})copyable object of type {cls}")


def copy(x):
    """A new object with the same contents: copy.copy(x)."""
    cls = type(x)
    if cls in _same:
        return x
    copier = _copy_dispatch.get(cls)
    if copier is not None:
        return copier(x)
    if issubclass(cls, type):
        return x
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    parts = _reduction(x, cls, "shallow")
    if isinstance(parts, str):
        return x
    return _reconstruct(x, None, *parts)


def deepcopy(x, memo=None, _nil=[]):
    """A new object with copies of its contents, and so on down; each object is copied once."""
    number = id(x)
    if memo is None:
        memo = {}
    else:
        found = memo.get(number, _nil)
        if found is not _nil:
            return found
    cls = type(x)
    copier = _deepcopy_dispatch.get(cls)
    if copier is not None:
        made = copier(x, memo)
    elif cls in _atomic or issubclass(cls, type):
        return x
    else:
        copier = getattr(x, "__deepcopy__", None)
        if copier is not None:
            made = copier(memo)
        else:
            parts = _reduction(x, cls, "deep")
            made = x if isinstance(parts, str) else _reconstruct(x, memo, *parts)
    if made is not x:
        memo[number] = made
        _keep_alive(x, memo)
    return made


def _keep_alive(x, memo):
    """An id in the memo means x only as long as x lives."""
    kept = memo.get(id(memo))
    if kept is None:
        memo[id(memo)] = [x]
    else:
        kept.append(x)


def _deepcopy_list(x, memo):
    made = memo[id(x)] = []
    add = made.append
    for item in x:
        add(deepcopy(item, memo))
    return made


def _deepcopy_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    # It may have been copied meanwhile, by an item that refers to it.
    made = memo.get(id(x), _absent)
    if made is not _absent:
        return made
    for old, new in zip(x, items):
        if old is not new:
            return tuple(items)
    return x


def _deepcopy_dict(x, memo):
    made = memo[id(x)] = {}
    for key, value in x.items():
        made[deepcopy(key, memo)] = deepcopy(value, memo)
    return made


def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_deepcopy_dispatch = {list: _deepcopy_list, tuple: _deepcopy_tuple, dict: _deepcopy_dict, _method: _deepcopy_method}


def _reconstruct(x, memo, func, args, state=None, listiter=None, dictiter=None, *, deepcopy=deepcopy):
    deep = memo is not None
    if deep and args:
        args = (deepcopy(argument, memo) for argument in args)
    made = func(*args)
    if deep:
        memo[id(x)] = made
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(made, "__setstate__"):
            made.__setstate__(state)
        else:
            members = None
            if isinstance(state, tuple) and len(state) == 2:
                state, members = state
            if state is not None:
                made.__dict__.update(state)
            if members is not None:
                for name, value in members.items():
                    setattr(made, name, value)
    if listiter is not None:
        for item in listiter:
            made.append(deepcopy(item, memo) if deep else item)
    if dictiter is not None:
        for key, value in dictiter:
            if deep:
                key = deepcopy(key, memo)
                value = deepcopy(value, memo)
            made[key] = value
    return made
