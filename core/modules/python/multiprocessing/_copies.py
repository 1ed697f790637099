"""What a process has of its own, as copies that are taken back when it ends, and what all of them share."""

import copy
import sys
from collections import deque

_plain = (list, dict, set, bytearray, deque)


def _contents(value):
    if isinstance(value, _plain):
        return value.copy()
    if isinstance(value, type):
        return {name: one for name, one in value.__dict__.items()
                if isinstance(one, (int, float, str, tuple, type(None), *_plain)) and not name.startswith('__')}
    names = getattr(value, '__dict__', None)
    return names.copy() if isinstance(names, dict) and type(value).__module__ == '__main__' else None


def _put_back(value, contents):
    if isinstance(value, (list, bytearray)):
        value[:] = contents
    elif isinstance(value, _plain):
        if value != contents:
            value.clear()
            (value.extend if isinstance(value, deque) else value.update)(contents)
    elif isinstance(value, type):
        for name, one in contents.items():
            if value.__dict__.get(name) is not one:
                setattr(value, name, one)
    elif value.__dict__ != contents:
        value.__dict__.clear()
        value.__dict__.update(contents)


class _Globals:
    """The names of the program, as they were; `changed`: what those of a process were when it last ended."""

    def __init__(self, changed=None):
        names = sys.modules['__main__'].__dict__
        self.names = names
        self.kept = dict(names)
        self.contents = []
        for name, value in self.kept.items():
            if isinstance(value, _Shared) or name.startswith('__'):
                continue
            contents = _contents(value)
            if contents is not None:
                self.contents.append((value, contents))
        if changed:
            names.update(changed)

    def put_back(self):
        names = self.names
        missing = object()
        changed = {name: value for name, value in names.items() if self.kept.get(name, missing) is not value}
        for name in [name for name in names if name not in self.kept]:
            del names[name]
        names.update(self.kept)
        for value, contents in self.contents:
            _put_back(value, contents)
        return changed


class _Shared:
    """What all processes have in common: no copy of it is made."""

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce_ex__(self, protocol):
        _known[id(self)] = self
        return _known.__getitem__, (id(self),)


class _Known(dict):
    def __reduce_ex__(self, protocol):
        return '_known'


_known = _Known()


def _copied(value):
    """As another process would have it."""
    try:
        return copy.deepcopy(value)
    except Exception:
        return value
