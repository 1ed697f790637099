"""Values packed into bytes after a format."""

import _struct
from _types import _name_fully

__tracebackhide__ = True

__all__ = ['calcsize', 'pack', 'pack_into', 'unpack', 'unpack_from', 'iter_unpack', 'Struct', 'error']


class error(Exception):
    __module__ = 'struct'


class unpack_iterator:
    __module__ = '_struct'

    def __init__(self, form, size, buffer):
        self._form, self._size, self._buffer, self._at = form, size, buffer, 0

    def __iter__(self):
        return self

    def __next__(self):
        if self._buffer is None or self._at >= len(self._buffer):
            self._buffer = None
            raise StopIteration
        values = _struct.unpack(error, self._form, self._buffer, self._at)
        self._at += self._size
        return values

    def __length_hint__(self):
        return 0 if self._buffer is None else (len(self._buffer) - self._at) // self._size


def _length(buffer):
    try:
        return memoryview(buffer).nbytes
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(buffer).__name__}'") from None


def calcsize(format, /):
    return _struct.calcsize(error, format)


def pack(*args):
    if not args:
        raise TypeError('missing format argument')
    return _struct.pack(error, args[0], args[1:], 'pack')


def _pack_into(form, args):
    if len(args) == 0:
        raise error('pack_into expected buffer argument')
    if len(args) == 1:
        raise error('pack_into expected offset argument')
    buffer, offset, *values = args
    size = _struct.calcsize(error, form)
    data = _struct.pack(error, form, tuple(values), 'pack_into')
    view = memoryview(buffer)
    if view.readonly:
        raise TypeError(f'read-write bytes-like object expected, not {type(buffer).__name__}'
                        if not isinstance(buffer, bytes) else "a read-write bytes-like object is required, not 'bytes'")
    view = view.cast('B')
    offset = offset.__index__()
    length = len(view)
    if offset < 0:
        if offset + size > 0:
            raise error(f'no space to pack {size} bytes at offset {offset}')
        if offset + length < 0:
            raise error(f'offset {offset} out of range for {length}-byte buffer')
        offset += length
    if length - offset < size:
        raise error(f'pack_into requires a buffer of at least {size + offset} bytes for packing {size} bytes at '
                    f'offset {offset} (actual buffer size is {length})')
    view[offset:offset + size] = data


def pack_into(*args):
    if not args:
        raise TypeError('missing format argument')
    _pack_into(args[0], args[1:])


def unpack(format, buffer, /):
    size = _struct.calcsize(error, format)
    if _length(buffer) != size:
        raise error(f'unpack requires a buffer of {size} bytes')
    return _struct.unpack(error, format, buffer, 0)


def unpack_from(format, /, buffer, offset=0):
    size = _struct.calcsize(error, format)
    length = _length(buffer)
    if offset < 0:
        if offset + size > 0:
            raise error(f'not enough data to unpack {size} bytes at offset {offset}')
        if offset + length < 0:
            raise error(f'offset {offset} out of range for {length}-byte buffer')
        offset += length
    if length - offset < size:
        raise error(f'unpack_from requires a buffer of at least {size + offset} bytes for unpacking {size} bytes at '
                    f'offset {offset} (actual buffer size is {length})')
    return _struct.unpack(error, format, buffer, offset)


def iter_unpack(format, buffer, /):
    size = _struct.calcsize(error, format)
    if size == 0:
        raise error('cannot iteratively unpack with a struct of length 0')
    if _length(buffer) % size:
        raise error(f'iterative unpacking requires a buffer of a multiple of {size} bytes')
    return unpack_iterator(format, size, memoryview(buffer).cast('B'))


class Struct:
    __module__ = '_struct'

    def __init__(self, format):
        self.size = _struct.calcsize(error, format)
        self.format = format if isinstance(format, str) else format.decode('ascii')

    def pack(self, *args):
        return _struct.pack(error, self.format, args, 'pack')

    def pack_into(self, *args):
        _pack_into(self.format, args)

    def unpack(self, buffer, /):
        return unpack(self.format, buffer)

    def unpack_from(self, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)

    def iter_unpack(self, buffer, /):
        return iter_unpack(self.format, buffer)


_name_fully(Struct, '_struct.Struct')
_name_fully(unpack_iterator, '_struct.unpack_iterator')


from _types import _as_builtin
for _each in (
        'calcsize', 'pack', 'pack_into', 'unpack', 'unpack_from', 'iter_unpack'):
    globals()[_each] = _as_builtin(globals()[_each])
del _as_builtin, _each
