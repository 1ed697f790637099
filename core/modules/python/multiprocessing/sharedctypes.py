"""Numbers and arrays that several processes share."""

import array
from multiprocessing._copies import _Shared
from multiprocessing.synchronize import RLock

__all__ = ['RawValue', 'RawArray', 'Value', 'Array']

_letters = {'c': 'c_char', 'u': 'c_wchar', 'b': 'c_byte', 'B': 'c_ubyte', 'h': 'c_short', 'H': 'c_ushort', 'i': 'c_int',
            'I': 'c_uint', 'l': 'c_long', 'L': 'c_ulong', 'q': 'c_longlong', 'Q': 'c_ulonglong', 'f': 'c_float',
            'd': 'c_double'}


def _letter(kind):
    if isinstance(kind, str):
        if kind not in _letters:
            raise TypeError('this type has no size')
        return kind
    name = getattr(kind, '__name__', '')
    return next((letter for letter, known in _letters.items() if known == name), 'd' if 'double' in name else 'i')


class _Synchronized(_Shared):
    def __init__(self, lock):
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release

    def get_lock(self):
        return self._lock

    def get_obj(self):
        return self

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *what):
        return self._lock.__exit__(*what)


class Synchronized(_Synchronized):
    def __init__(self, kind, value, lock):
        super().__init__(lock)
        self._kind = kind
        self._cell = bytearray(bytes(value)) if kind == 'c' and value else bytearray(1) if kind == 'c' \
            else array.array(kind, [value])

    @property
    def value(self):
        return bytes(self._cell) if self._kind == 'c' else self._cell[0]

    @value.setter
    def value(self, value):
        if self._kind == 'c':
            self._cell[:] = value
        else:
            self._cell[0] = value

    def __repr__(self):
        name = _letters[self._kind]
        return '<Synchronized wrapper for %s(%r)>' % (name, self.value)


class SynchronizedArray(_Synchronized):
    def __init__(self, kind, items, lock):
        super().__init__(lock)
        self._kind = kind
        self._cells = array.array(kind, items) if kind != 'c' else list(items)

    def __len__(self):
        return len(self._cells)

    def __getitem__(self, at):
        found = self._cells[at]
        return list(found) if isinstance(at, slice) and self._kind != 'c' else found

    def __setitem__(self, at, value):
        if isinstance(at, slice):
            value = array.array(self._kind, value)
            if len(value) != len(self._cells[at]):
                raise ValueError('Can only assign sequence of same size')
        self._cells[at] = value

    def __getslice__(self, start, stop):
        return self[start:stop]

    def __iter__(self):
        return iter(self._cells)

    def __repr__(self):
        return '<SynchronizedArray wrapper for <multiprocessing.sharedctypes.%s_Array_%d object at %#x>>' % (
            _letters[self._kind], len(self), id(self._cells))

    @property
    def value(self):
        return b''.join(self._cells).split(b'\0')[0]

    @value.setter
    def value(self, value):
        data = value[:len(self._cells)]
        for at in range(len(self._cells)):
            self._cells[at] = data[at:at + 1] or b'\0'

    @property
    def raw(self):
        return b''.join(self._cells)


def Value(typecode_or_type, *args, lock=True):
    kind = _letter(typecode_or_type)
    value = args[0] if args else b'\0' if kind == 'c' else 0
    return Synchronized(kind, value, lock if hasattr(lock, 'acquire') else RLock())


RawValue = Value


def Array(typecode_or_type, size_or_initializer, *, lock=True):
    kind = _letter(typecode_or_type)
    items = size_or_initializer
    if isinstance(items, int):
        items = [b'\0' if kind == 'c' else 0] * items
    elif kind == 'c':
        items = [bytes([byte]) for byte in items]
    return SynchronizedArray(kind, items, lock if hasattr(lock, 'acquire') else RLock())


RawArray = Array
