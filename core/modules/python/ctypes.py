"""C data by address: what programs use that read reference counts and object headers.

Every address is checked: one outside the heap raises ValueError instead of ending the process. Inside it anything may be
read and written, what has been freed too.
"""

import _ctypes

__tracebackhide__ = True

_read = _ctypes.read
_read_int = _ctypes.read_int
_write = _ctypes.write


class ArgumentError(Exception):
    pass


class _CDataType(type):
    """The metaclass of all C data: c_type * 3 is an array type."""

    def __mul__(cls, length):
        if not isinstance(length, int):
            return NotImplemented
        if length < 0:
            raise ValueError('Array length must be >= 0, not %d' % length)
        key = cls, length
        found = _array_types.get(key)
        if found is None:
            found = _array_types[key] = _CDataType(
                '%s_Array_%d' % (cls.__name__, length), (Array,), {'_type_': cls, '_length_': length})
        return found

    __rmul__ = __mul__

    def from_address(cls, address):
        if not isinstance(address, int):
            raise TypeError('integer expected')
        self = cls.__new__(cls)
        self._address_ = address
        self._keep_ = None
        return self

    def from_buffer(cls, source, offset=0):
        self = cls.from_address(_ctypes.address_of_buffer(source) + offset)
        self._keep_ = source
        return self

    def from_buffer_copy(cls, source, offset=0):
        self = cls.__new__(cls)
        _allocate(self, cls._size_)
        _write(self._address_, bytes(source)[offset:offset + cls._size_])
        return self

    def from_param(cls, value):
        return value if isinstance(value, cls) else cls(value)


_array_types = {}


def _allocate(self, size):
    self._keep_ = bytearray(size)
    self._address_ = _ctypes.address_of_buffer(self._keep_) if size else 0


class _CData(metaclass=_CDataType):
    _size_ = 0
    _align_ = 1
    _address_ = 0
    _keep_ = None

    def __bytes__(self):
        return _read(self._address_, self._size_)

    @property
    def _b_base_(self):
        return None

    @property
    def _objects(self):
        return None


class _SimpleCData(_CData):
    def __init__(self, value=None):
        _allocate(self, self._size_)
        if value is not None:
            self.value = value
        elif self._type_ == 'P':
            pass

    @property
    def value(self):
        return self._load_(self._address_)

    @value.setter
    def value(self, value):
        self._store_(self._address_, value)

    def __bool__(self):
        return bool(self.value) if self._type_ != 'c' else self.value != b'\0'

    def __repr__(self):
        if type(self).__bases__[0] is not _Simple:
            return '<%s object at %#x>' % (type(self).__name__, id(self))
        return '%s(%r)' % (type(self).__name__, self.value)


class _Simple(_SimpleCData):
    pass


def _number(name, code, size, signed):
    """An integer type."""
    mask = (1 << 8 * size) - 1

    def _load_(cls, address):
        return _read_int(address, size, signed)

    def _store_(cls, address, value):
        if not isinstance(value, int):
            value = _ctypes.index(value)
        _write(address, (value & mask).to_bytes(size, 'little'))

    return _CDataType(name, (_Simple,), {
        '_type_': code, '_size_': size, '_align_': size, '__module__': 'ctypes',
        '_load_': classmethod(_load_), '_store_': classmethod(_store_)})


c_byte = _number('c_byte', 'b', 1, True)
c_ubyte = _number('c_ubyte', 'B', 1, False)
c_short = _number('c_short', 'h', 2, True)
c_ushort = _number('c_ushort', 'H', 2, False)
c_int = _number('c_int', 'i', 4, True)
c_uint = _number('c_uint', 'I', 4, False)
c_long = _number('c_long', 'l', 8, True)
c_ulong = _number('c_ulong', 'L', 8, False)
c_longlong = c_int64 = c_ssize_t = c_time_t = c_long
c_ulonglong = c_uint64 = c_size_t = c_ulong
c_int8 = c_byte
c_uint8 = c_ubyte
c_int16 = c_short
c_uint16 = c_ushort
c_int32 = c_int
c_uint32 = c_uint


class c_bool(_Simple):
    _type_ = '?'
    _size_ = _align_ = 1

    @classmethod
    def _load_(cls, address):
        return _read_int(address, 1, False) != 0

    @classmethod
    def _store_(cls, address, value):
        _write(address, b'\1' if value else b'\0')


class c_char(_Simple):
    _type_ = 'c'
    _size_ = _align_ = 1

    @classmethod
    def _load_(cls, address):
        return _read(address, 1)

    @classmethod
    def _store_(cls, address, value):
        if isinstance(value, int) and 0 <= value < 256:
            value = bytes([value])
        if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
            raise TypeError('one character bytes, bytearray or integer expected')
        _write(address, value)


def _real(name, code, size):
    def _load_(cls, address):
        return _ctypes.read_float(address, size)

    def _store_(cls, address, value):
        _ctypes.write_float(address, size, value)

    return _CDataType(name, (_Simple,), {
        '_type_': code, '_size_': size, '_align_': size, '__module__': 'ctypes',
        '_load_': classmethod(_load_), '_store_': classmethod(_store_)})


c_float = _real('c_float', 'f', 4)
c_double = _real('c_double', 'd', 8)


class c_void_p(_Simple):
    _type_ = 'P'
    _size_ = _align_ = 8

    @classmethod
    def _load_(cls, address):
        return _read_int(address, 8, False) or None

    @classmethod
    def _store_(cls, address, value):
        if value is not None and not isinstance(value, int):
            raise TypeError('cannot be converted to pointer')
        _write(address, ((value or 0) & 0xFFFFFFFFFFFFFFFF).to_bytes(8, 'little'))


class c_char_p(_Simple):
    _type_ = 'z'
    _size_ = _align_ = 8

    @classmethod
    def _load_(cls, address):
        target = _read_int(address, 8, False)
        return _ctypes.read_until_zero(target) if target else None

    def __init__(self, value=None):
        _allocate(self, 8)
        self._text_ = None
        if value is not None:
            self.value = value

    @property
    def value(self):
        return self._load_(self._address_)

    @value.setter
    def value(self, value):
        if value is None:
            target = 0
        elif isinstance(value, bytes):
            self._text_ = bytearray(value + b'\0')
            target = _ctypes.address_of_buffer(self._text_)
        elif isinstance(value, int):
            target = value
        else:
            raise TypeError('bytes or integer address expected instead of %s instance' % type(value).__name__)
        _write(self._address_, target.to_bytes(8, 'little'))


class py_object(_Simple):
    _type_ = 'O'
    _size_ = _align_ = 8
    _object_ = None

    def __init__(self, *value):
        _allocate(self, 8)
        if value:
            self.value = value[0]

    @classmethod
    def _load_(cls, address):
        target = _read_int(address, 8, False)
        if not target:
            raise ValueError('PyObject is NULL')
        return _ctypes.object_at(target)

    @property
    def value(self):
        return self._load_(self._address_)

    @value.setter
    def value(self, value):
        self._object_ = value
        _write(self._address_, id(value).to_bytes(8, 'little'))

    def __bool__(self):
        return _read_int(self._address_, 8, False) != 0

    def __repr__(self):
        try:
            return '%s(%r)' % (type(self).__name__, self.value)
        except ValueError:
            return '%s(<NULL>)' % type(self).__name__


def _get(kind, address, owner):
    """A member or item: a plain value for the plain types, else an object that looks into its owner."""
    if kind.__bases__[0] is _Simple:
        return kind._load_(address)
    if issubclass(kind, Array) and kind._type_ is c_char:
        return kind.from_address(address).value
    value = kind.from_address(address)
    value._keep_ = owner
    return value


def _set(kind, address, value):
    if isinstance(value, kind):
        _write(address, _read(value._address_, kind._size_))
    elif kind.__bases__[0] is _Simple:
        if kind is py_object:
            _write(address, id(value).to_bytes(8, 'little'))
        else:
            kind._store_(address, value)
    elif issubclass(kind, Array) and kind._type_ is c_char and isinstance(value, bytes):
        kind.from_address(address).value = value
    elif isinstance(value, tuple):
        _write(address, _read(kind(*value)._address_, kind._size_))
    else:
        raise TypeError('incompatible types, %s instance instead of %s instance'
                        % (type(value).__name__, kind.__name__))


class Array(_CData):
    _length_ = 0

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls._size_ = cls._type_._size_ * cls._length_
        cls._align_ = cls._type_._align_

    def __init__(self, *values):
        _allocate(self, self._size_)
        if len(values) > self._length_:
            raise IndexError('invalid index')
        for i, value in enumerate(values):
            self[i] = value

    def __len__(self):
        return self._length_

    def _place(self, index):
        if index < 0:
            index += self._length_
        if not 0 <= index < self._length_:
            raise IndexError('invalid index')
        return self._address_ + index * self._type_._size_

    def __getitem__(self, index):
        if isinstance(index, slice):
            items = [self[i] for i in range(*index.indices(self._length_))]
            return b''.join(items) if self._type_ is c_char else items
        return _get(self._type_, self._place(index), self)

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            places = range(*index.indices(self._length_))
            if len(places) != len(value):
                raise ValueError('Can only assign sequence of same size')
            for i, item in zip(places, value):
                self[i] = item
            return
        _set(self._type_, self._place(index), value)

    def __iter__(self):
        for i in range(self._length_):
            yield self[i]

    @property
    def raw(self):
        return _read(self._address_, self._size_)

    @raw.setter
    def raw(self, value):
        if len(value) > self._size_:
            raise ValueError('byte string too long')
        _write(self._address_, value)

    @property
    def value(self):
        if self._type_ is not c_char:
            raise AttributeError("'%s' object has no attribute 'value'" % type(self).__name__)
        return self.raw.split(b'\0')[0]

    @value.setter
    def value(self, value):
        if len(value) > self._size_:
            raise ValueError('byte string too long')
        _write(self._address_, value + b'\0' if len(value) < self._size_ else value)


class _Member:
    def __init__(self, name, kind, offset):
        self.name, self.kind, self.offset, self.size = name, kind, offset, kind._size_

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return _get(self.kind, instance._address_ + self.offset, instance)

    def __set__(self, instance, value):
        _set(self.kind, instance._address_ + self.offset, value)

    def __repr__(self):
        return '<Field type=%s, ofs=%d, size=%d>' % (self.kind.__name__, self.offset, self.size)


class _StructType(_CDataType):
    def __init__(cls, name, bases, namespace):
        super().__init__(name, bases, namespace)
        if '_fields_' in namespace:
            cls._lay_out_(namespace['_fields_'])

    def __setattr__(cls, name, value):
        type.__setattr__(cls, name, value)
        if name == '_fields_':
            cls._lay_out_(value)

    def _lay_out_(cls, fields):
        base = cls.__bases__[0]
        size, align, largest = base._size_, base._align_, 0
        names = list(getattr(base, '_names_', ()))
        for name, kind in ((field[0], field[1]) for field in fields):
            step = min(kind._align_, getattr(cls, '_pack_', kind._align_))
            offset = 0 if cls._is_union_ else -(-size // step) * step
            type.__setattr__(cls, name, _Member(name, kind, offset))
            names.append(name)
            size = max(size, kind._size_) if cls._is_union_ else offset + kind._size_
            align = max(align, step)
        cls._size_ = -(-size // align) * align
        cls._align_ = align
        cls._names_ = tuple(names)


class Structure(_CData, metaclass=_StructType):
    _is_union_ = False
    _names_ = ()

    def __init__(self, *values, **named):
        _allocate(self, self._size_)
        if len(values) > len(self._names_):
            raise TypeError('too many initializers')
        for name, value in zip(self._names_, values):
            if name in named:
                raise TypeError('duplicate values for field %r' % name)
            setattr(self, name, value)
        for name, value in named.items():
            setattr(self, name, value)


class Union(Structure):
    _is_union_ = True


class _Pointer(_CData):
    _size_ = _align_ = 8

    def __init__(self, target=None):
        _allocate(self, 8)
        self._target_ = None
        if target is not None:
            self.contents = target

    def _value(self):
        return _read_int(self._address_, 8, False)

    def __bool__(self):
        return self._value() != 0

    @property
    def contents(self):
        target = self._value()
        if target == 0:
            raise ValueError('NULL pointer access')
        value = self._type_.from_address(target)
        value._keep_ = self
        return value

    @contents.setter
    def contents(self, target):
        if not isinstance(target, self._type_):
            raise TypeError('expected %s instead of %s' % (self._type_.__name__, type(target).__name__))
        self._target_ = target
        _write(self._address_, target._address_.to_bytes(8, 'little'))

    def __getitem__(self, index):
        if isinstance(index, slice):
            step = index.step or 1
            items = [self[i] for i in range(index.start or 0, index.stop, step)]
            return b''.join(items) if self._type_ is c_char else items
        target = self._value()
        if target == 0:
            raise ValueError('NULL pointer access')
        return _get(self._type_, target + index * self._type_._size_, self)

    def __setitem__(self, index, value):
        target = self._value()
        if target == 0:
            raise ValueError('NULL pointer access')
        _set(self._type_, target + index * self._type_._size_, value)


_pointer_type_cache = {}


def POINTER(kind):
    if kind is None:
        return c_void_p
    found = _pointer_type_cache.get(kind)
    if found is None:
        found = _pointer_type_cache[kind] = _CDataType('LP_' + kind.__name__, (_Pointer,), {'_type_': kind})
    return found


def pointer(value):
    return POINTER(type(value))(value)


class CArgObject:
    def __init__(self, value, offset):
        self._obj = value
        self._address_ = value._address_ + offset

    def __repr__(self):
        return "<cparam 'P' (%#x)>" % self._address_


def byref(value, offset=0):
    return CArgObject(value, offset)


def sizeof(value):
    kind = value if isinstance(value, type) else type(value)
    if not issubclass(kind, _CData):
        raise TypeError('this type has no size')
    return kind._size_


def alignment(value):
    return (value if isinstance(value, type) else type(value))._align_


def addressof(value):
    if not isinstance(value, _CData):
        raise TypeError('invalid type')
    return value._address_


def _target(value):
    """The address that an argument for a pointer means."""
    if value is None:
        return 0
    if isinstance(value, int):
        return value
    if isinstance(value, (_Pointer, c_void_p, c_char_p, py_object)):
        return _read_int(value._address_, 8, False)
    if isinstance(value, (Array, CArgObject)):
        return value._address_
    if isinstance(value, (bytes, bytearray)):
        return _ctypes.address_of_buffer(value)
    raise ArgumentError("argument 1: <class 'TypeError'>: wrong type")


def cast(value, kind):
    result = kind.__new__(kind)
    _allocate(result, kind._size_)
    result._target_ = value
    _write(result._address_, (_target(value) & 0xFFFFFFFFFFFFFFFF).to_bytes(8, 'little'))
    return result


def string_at(address, size=-1):
    target = _target(address)
    return _ctypes.read_until_zero(target) if size < 0 else _read(target, size)


def memmove(destination, source, count):
    _write(_target(destination), _read(_target(source), count))
    return _target(destination)


def memset(destination, value, count):
    _write(_target(destination), bytes([value & 255]) * count)
    return _target(destination)


def create_string_buffer(value, size=None):
    if isinstance(value, int):
        return (c_char * value)()
    buffer = (c_char * (len(value) + 1 if size is None else size))()
    buffer.value = value
    return buffer


c_buffer = create_string_buffer


class _Function:
    """One function of the interpreter's own C interface."""

    restype = c_int
    argtypes = None

    def __init__(self, name, function):
        self.__name__ = name
        self._function = function

    def __call__(self, *arguments):
        return self._function(*arguments)


def _object_of(argument):
    return argument.value if isinstance(argument, py_object) else argument


class _PythonApi:
    """The few functions that programs about reference counts call."""

    def __init__(self):
        def increase(argument):
            _ctypes.change_count(_object_of(argument), 1)

        def decrease(argument):
            _ctypes.change_count(_object_of(argument), -1)

        self.Py_IncRef = _Function('Py_IncRef', increase)
        self.Py_DecRef = _Function('Py_DecRef', decrease)

    def __getattr__(self, name):
        raise AttributeError('%s: undefined symbol' % name)


pythonapi = _PythonApi()
