"""Objects as bytes, and back: the pickle protocols 0 to 5."""

import struct
import sys
from copyreg import _extension_registry, _inverted_registry, dispatch_table

__tracebackhide__ = True

__all__ = ['PickleError', 'PicklingError', 'UnpicklingError', 'Pickler', 'Unpickler', 'dump', 'dumps', 'load', 'loads',
           'HIGHEST_PROTOCOL', 'DEFAULT_PROTOCOL', 'PickleBuffer']

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
format_version = '4.0'
_batch = 1000
_frame_target = 64 * 1024


class PickleError(Exception):
    __module__ = '_pickle'


class PicklingError(PickleError):
    __module__ = '_pickle'


class UnpicklingError(PickleError):
    __module__ = '_pickle'


class PickleBuffer:
    def __init__(self, buffer):
        self._view = memoryview(buffer)

    def raw(self):
        return self._view.cast('B')

    def release(self):
        self._view.release()


# What has another name in Python 2, for which protocols up to 2 write: (module, name) here, and there.
_old_names = {
    ('builtins', 'range'): ('__builtin__', 'xrange'), ('builtins', 'chr'): ('__builtin__', 'unichr'),
    ('builtins', 'str'): ('__builtin__', 'unicode'), ('builtins', 'int'): ('__builtin__', 'long'),
    ('builtins', 'zip'): ('itertools', 'izip'), ('builtins', 'map'): ('itertools', 'imap'),
    ('builtins', 'filter'): ('itertools', 'ifilter'), ('itertools', 'filterfalse'): ('itertools', 'ifilterfalse'),
    ('itertools', 'zip_longest'): ('itertools', 'izip_longest'), ('functools', 'reduce'): ('__builtin__', 'reduce'),
    ('_functools', 'reduce'): ('__builtin__', 'reduce'), ('sys', 'intern'): ('__builtin__', 'intern'),
    ('collections', 'UserDict'): ('UserDict', 'IterableUserDict'), ('collections', 'UserList'): ('UserList', 'UserList'),
    ('codecs', 'encode'): ('_codecs', 'encode'), ('collections', 'UserString'): ('UserString', 'UserString'), ('urllib.parse', 'quote'): ('urllib', 'quote'),
    ('urllib.parse', 'quote_plus'): ('urllib', 'quote_plus'), ('urllib.parse', 'unquote'): ('urllib', 'unquote'),
    ('urllib.parse', 'unquote_plus'): ('urllib', 'unquote_plus'), ('urllib.parse', 'urlencode'): ('urllib', 'urlencode'),
}
_old_modules = {
    'builtins': '__builtin__', 'copyreg': 'copy_reg', 'queue': 'Queue', 'configparser': 'ConfigParser', 'reprlib': 'repr',
    '_thread': 'thread', 'html.entities': 'htmlentitydefs', 'html.parser': 'HTMLParser', 'http.cookies': 'Cookie',
    'urllib.parse': 'urlparse', 'dbm': 'anydbm', 'collections.abc': '_abcoll', '_functools': 'functools', '_pickle': 'pickle',
}
_new_names = {old: new for new, old in _old_names.items() if new[0] != '_functools'}
_new_names['__builtin__', 'basestring'] = _new_names['__builtin__', 'unicode']
_new_names['exceptions', 'StandardError'] = 'builtins', 'Exception'
_new_names['UserDict', 'UserDict'] = 'collections', 'UserDict'
_new_modules = {old: new for new, old in _old_modules.items() if new[0] != '_'} | {
    'thread': '_thread', 'cPickle': 'pickle', 'StringIO': 'io', 'cStringIO': 'io', 'exceptions': 'builtins'}
_newer_exceptions = {'BaseExceptionGroup', 'BlockingIOError', 'EncodingWarning', 'ExceptionGroup', 'RecursionError',
                     'ResourceWarning', 'StopAsyncIteration'}


def _old_name(module, name):
    """What Python 2 calls it."""
    key = module, name
    if key in _old_names:
        return _old_names[key]
    thing = getattr(sys.modules['builtins'], name, None) if module == 'builtins' else None
    if isinstance(thing, type) and issubclass(thing, BaseException) and name not in _newer_exceptions:
        if issubclass(thing, OSError):
            name = 'OSError'
        return 'exceptions', 'ImportError' if issubclass(thing, ImportError) else name
    return _old_modules.get(module, module), name


def _number_bytes(number):
    if number == 0:
        return b''
    size = (number.bit_length() >> 3) + 1
    data = number.to_bytes(size, 'little', signed=True)
    if number < 0 and size > 1 and data[-1] == 0xff and data[-2] & 0x80:
        data = data[:-1]
    return data


def _found(module, name):
    """The object with this dotted name, and what it is an attribute of."""
    thing, parent = module, None
    for part in name.split('.'):
        if part == '<locals>':
            raise AttributeError("Can't get local attribute %r on %r" % (name, module))
        try:
            parent, thing = thing, getattr(thing, part)
        except AttributeError:
            raise AttributeError("Can't get attribute %r on %r" % (name, module)) from None
    return thing, parent


def whichmodule(obj, name):
    module = getattr(obj, '__module__', None)
    if module is not None:
        return module
    for module_name, module in sys.modules.copy().items():
        if module_name in ('__main__', '__mp_main__') or module is None:
            continue
        try:
            if _found(module, name)[0] is obj:
                return module_name
        except AttributeError:
            pass
    return '__main__'


class Pickler:
    """Writes objects. What has been written once is referred to afterwards."""

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        protocol = DEFAULT_PROTOCOL if protocol is None else HIGHEST_PROTOCOL if protocol < 0 else protocol
        if protocol > HIGHEST_PROTOCOL:
            raise ValueError('pickle protocol must be <= %d' % HIGHEST_PROTOCOL)
        try:
            self._file_write = file.write
        except AttributeError:
            raise TypeError("file must have a 'write' attribute") from None
        self.proto = protocol
        self.bin = protocol >= 1
        self.fix_imports = fix_imports and protocol < 3
        self.fast = 0
        self.memo = {}
        self._frame = bytearray()

    def clear_memo(self):
        self.memo.clear()

    def write(self, data):
        self._frame += data
        if self.proto >= 4 and len(self._frame) >= _frame_target:
            self._end_frame()

    def _end_frame(self):
        frame = bytes(self._frame)
        self._frame = bytearray()
        if self.proto >= 4 and len(frame) >= 4:
            self._file_write(b'\x95' + struct.pack('<Q', len(frame)) + frame)
        elif frame:
            self._file_write(frame)

    def _write_large(self, header, data):
        if self.proto >= 4 and len(data) >= _frame_target:
            self._end_frame()
            self._file_write(header)
            self._file_write(data)
        else:
            self.write(header + data)

    def dump(self, obj):
        if self.proto >= 2:
            self._file_write(b'\x80' + bytes((self.proto,)))
        self.save(obj)
        self.write(b'.')
        self._end_frame()

    def memoize(self, obj):
        if self.fast:
            return
        index = len(self.memo)
        self.write(b'\x94' if self.proto >= 4 else b'p%d\n' % index if not self.bin else
                   b'q' + bytes((index,)) if index < 256 else b'r' + struct.pack('<I', index))
        self.memo[id(obj)] = index, obj

    def _again(self, known):
        """The code that gets what is in the memo."""
        index = known[0]
        return b'g%d\n' % index if not self.bin else b'h' + bytes((index,)) if index < 256 else b'j' + struct.pack('<I', index)

    def persistent_id(self, obj):
        return None

    def save(self, obj, save_persistent_id=True):
        persistent = self.persistent_id(obj) if save_persistent_id else None
        if persistent is not None:
            if self.bin:
                self.save(persistent, save_persistent_id=False)
                self.write(b'Q')
                return
            try:
                self.write(b'P' + str(persistent).encode('ascii') + b'\n')
            except UnicodeEncodeError:
                raise PicklingError('persistent IDs in protocol 0 must be ASCII strings') from None
            return
        known = self.memo.get(id(obj))
        if known is not None:
            self.write(self._again(known))
            return
        override = getattr(self, 'reducer_override', None)
        parts = NotImplemented if override is None else override(obj)
        if parts is NotImplemented:
            cls = type(obj)
            writer = self.dispatch.get(cls)
            if writer is not None:
                writer(self, obj)
                return
            reductor = getattr(self, 'dispatch_table', dispatch_table).get(cls)
            if reductor is not None:
                parts = reductor(obj)
            elif issubclass(cls, type):
                self._save_global(obj)
                return
            else:
                reductor = getattr(obj, '__reduce_ex__', None)
                if reductor is None:
                    raise PicklingError("Can't pickle %r object: %r" % (cls.__name__, obj))
                parts = reductor(self.proto)
        if isinstance(parts, str):
            self._save_global(obj, parts)
            return
        if not isinstance(parts, tuple):
            raise PicklingError('__reduce__ must return a string or tuple')
        if not 2 <= len(parts) <= 6:
            raise PicklingError('tuple returned by __reduce__ must contain 2 through 6 elements')
        self._save_reduce(*parts, obj=obj)

    def _save_reduce(self, func, args, state=None, listitems=None, dictitems=None, state_setter=None, *, obj=None):
        if not isinstance(args, tuple):
            raise PicklingError('second item of the tuple returned by __reduce__ must be a tuple')
        if not callable(func):
            raise PicklingError('first item of the tuple returned by __reduce__ must be callable')
        name = getattr(func, '__name__', '')
        if self.proto >= 4 and name == '__newobj_ex__':
            for part in args:
                self.save(part)
            self.write(b'\x92')
        elif self.proto >= 2 and name == '__newobj_ex__':
            import functools
            cls, args, kwargs = args
            self.save(functools.partial(cls.__new__, cls, *args, **kwargs))
            self.save(())
            self.write(b'R')
        elif self.proto >= 2 and name == '__newobj__':
            self.save(args[0])
            self.save(args[1:])
            self.write(b'\x81')
        else:
            self.save(func)
            self.save(args)
            self.write(b'R')
        if obj is not None:
            known = self.memo.get(id(obj))
            if known is not None:
                self.write(b'0' + self._again(known))
            else:
                self.memoize(obj)
        if listitems is not None:
            self._batch_appends(listitems)
        if dictitems is not None:
            self._batch_setitems(dictitems)
        if state is None:
            return
        if state_setter is None:
            self.save(state)
            self.write(b'b')
        else:
            self.save(state_setter)
            self.save(obj)
            self.save(state)
            self.write(b'\x86R0')

    def _save_none(self, obj):
        self.write(b'N')

    def _save_bool(self, obj):
        self.write((b'\x88' if obj else b'\x89') if self.proto >= 2 else b'I01\n' if obj else b'I00\n')

    def _save_int(self, obj):
        if not self.bin and -0x80000000 <= obj <= 0x7fffffff:
            self.write(b'I%d\n' % obj)
        elif 0 <= obj <= 0xff:
            self.write(b'K' + bytes((obj,)))
        elif 0 <= obj <= 0xffff:
            self.write(b'M' + struct.pack('<H', obj))
        elif -0x80000000 <= obj <= 0x7fffffff:
            self.write(b'J' + struct.pack('<i', obj))
        elif self.proto < 2:
            self.write(b'L%sL\n' % repr(obj).encode())
        else:
            data = _number_bytes(obj)
            self.write((b'\x8a' + bytes((len(data),)) if len(data) < 256 else b'\x8b' + struct.pack('<i', len(data))) + data)

    def _save_float(self, obj):
        self.write(b'G' + struct.pack('>d', obj) if self.bin else b'F%s\n' % repr(obj).encode())

    def _save_bytes(self, obj):
        if self.proto < 3:
            import codecs
            self._save_reduce(*((codecs.encode, (str(obj, 'latin1'), 'latin1')) if obj else (bytes, ())), obj=obj)
            return
        size = len(obj)
        if size <= 0xff:
            self.write(b'C' + bytes((size,)) + obj)
        else:
            self._write_large(b'B' + struct.pack('<I', size) if size <= 0xffffffff else b'\x8e' + struct.pack('<Q', size), obj)
        self.memoize(obj)

    def _save_bytearray(self, obj):
        if self.proto < 5:
            self._save_reduce(bytearray, (bytes(obj),) if obj else (), obj=obj)
            return
        self._write_large(b'\x96' + struct.pack('<Q', len(obj)), bytes(obj))
        self.memoize(obj)

    def _save_str(self, obj):
        if not self.bin:
            lines = obj.translate({sign: '\\u%04x' % sign for sign in b'\\\0\n\r\x1a'})
            self.write(b'V' + lines.encode('raw-unicode-escape') + b'\n')
            self.memoize(obj)
            return
        data = obj.encode('utf-8', 'surrogatepass')
        size = len(data)
        if size <= 0xff and self.proto >= 4:
            self.write(b'\x8c' + bytes((size,)) + data)
        else:
            self._write_large(b'X' + struct.pack('<I', size), data)
        self.memoize(obj)

    def _save_tuple(self, obj):
        if not obj:
            self.write(b')' if self.bin else b'(t')
            return
        is_short = len(obj) <= 3 and self.proto >= 2
        if not is_short:
            self.write(b'(')
        for item in obj:
            self.save(item)
        known = self.memo.get(id(obj))
        if known is not None:
            # it was written meanwhile, by an item that contains it
            drop = b'0' * len(obj) if is_short else b'1' if self.bin else b'0' * (len(obj) + 1)
            self.write(drop + self._again(known))
            return
        self.write((b't', b'\x85', b'\x86', b'\x87')[len(obj) if is_short else 0])
        self.memoize(obj)

    def _save_list(self, obj):
        self.write(b']' if self.bin else b'(l')
        self.memoize(obj)
        self._batch_appends(obj, len(obj) > 1)

    def _save_dict(self, obj):
        self.write(b'}' if self.bin else b'(d')
        self.memoize(obj)
        self._batch_setitems(obj.items(), len(obj) > 1)

    def _batches(self, items):
        items = iter(items)
        if not self.bin:
            for item in items:
                yield item,
            return
        while True:
            batch = []
            for item in items:
                batch.append(item)
                if len(batch) == _batch:
                    break
            if not batch:
                return
            yield batch

    def _batch_appends(self, items, are_many=False):
        for batch in self._batches(items):
            is_marked = self.bin and (are_many or len(batch) > 1)
            if is_marked:
                self.write(b'(')
            for item in batch:
                self.save(item)
            self.write(b'e' if is_marked else b'a')

    def _batch_setitems(self, items, are_many=False):
        for batch in self._batches(items):
            is_marked = self.bin and (are_many or len(batch) > 1)
            if is_marked:
                self.write(b'(')
            for key, value in batch:
                self.save(key)
                self.save(value)
            self.write(b'u' if is_marked else b's')

    def _save_set(self, obj):
        if self.proto < 4:
            self._save_reduce(set, (list(obj),), obj=obj)
            return
        self.write(b'\x8f')
        self.memoize(obj)
        for batch in self._batches(obj):
            self.write(b'(')
            for item in batch:
                self.save(item)
            self.write(b'\x90')

    def _save_frozenset(self, obj):
        if self.proto < 4:
            self._save_reduce(frozenset, (list(obj),), obj=obj)
            return
        self.write(b'(')
        for item in obj:
            self.save(item)
        known = self.memo.get(id(obj))
        if known is not None:
            self.write(b'1' + self._again(known))
            return
        self.write(b'\x91')
        self.memoize(obj)

    def _save_global(self, obj, name=None):
        if name is None:
            name = getattr(obj, '__qualname__', None) or obj.__name__
        module_name = whichmodule(obj, name)
        try:
            __import__(module_name, level=0)
            found, parent = _found(sys.modules[module_name], name)
        except (ImportError, KeyError, AttributeError):
            if '<locals>' in name:
                raise AttributeError("Can't pickle local object %r" % name) from None
            raise PicklingError("Can't pickle {!r}: attribute lookup {} on {} failed".format(
                obj, name, module_name)) from None
        if found is not obj:
            raise PicklingError("Can't pickle {!r}: it's not the same object as {}.{}".format(obj, module_name, name))
        code = _extension_registry.get((module_name, name))
        if self.proto >= 2 and code is not None:
            self.write(b'\x82' + bytes((code,)) if code <= 0xff else b'\x83' + struct.pack('<H', code) if code <= 0xffff else
                       b'\x84' + struct.pack('<i', code))
            return
        if self.proto >= 4:
            self.save(module_name)
            self.save(name)
            self.write(b'\x93')
        elif '.' in name:
            self._save_reduce(getattr, (parent, name.rpartition('.')[2]))
            self.memoize(obj)
            return
        else:
            old, coding = (module_name, name), 'utf-8' if self.proto >= 3 else 'ascii'
            if self.fix_imports:
                old = _old_name(module_name, name)
            try:
                self.write(b'c%s\n%s\n' % (old[0].encode(coding), old[1].encode(coding)))
            except UnicodeEncodeError:
                raise PicklingError("can't pickle global identifier '%s.%s' using pickle protocol %d" % (
                    module_name, name, self.proto)) from None
        self.memoize(obj)

    def _save_type(self, obj):
        for value in (None, NotImplemented, ...):
            if obj is type(value):
                self._save_reduce(type, (value,), obj=obj)
                return
        self._save_global(obj)

    def _save_function(self, obj):
        self._save_global(obj)

    def _save_builtin(self, obj):
        owner = obj.__self__
        if owner is None or isinstance(owner, type(sys)):
            self._save_global(obj)
        else:
            self._save_reduce(getattr, (owner, obj.__name__), obj=obj)

    def _save_singleton(self, obj):
        self._save_global(obj, 'Ellipsis' if obj is ... else 'NotImplemented')

    dispatch = {type(None): _save_none, bool: _save_bool, int: _save_int, float: _save_float, bytes: _save_bytes,
                bytearray: _save_bytearray, str: _save_str, tuple: _save_tuple, list: _save_list, dict: _save_dict,
                set: _save_set, frozenset: _save_frozenset, type: _save_type, type(_number_bytes): _save_function,
                type(len): _save_builtin}


_Stop = type('_Stop', (Exception,), {})


class Unpickler:
    """Reads what Pickler wrote, whichever protocol."""

    def __init__(self, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
        try:
            self._read, self._readline = file.read, file.readline
        except AttributeError:
            raise TypeError("file must have 'read' and 'readline' attributes") from None
        self.encoding, self.errors = encoding, errors
        self.proto, self.fix_imports = 0, fix_imports
        self.memo = {}

    def persistent_load(self, pid):
        raise UnpicklingError('A load persistent id instruction was encountered, but no persistent_load function was specified.')

    def find_class(self, module, name):
        if self.proto < 3 and self.fix_imports:
            if module == 'exceptions' or (module, name) in _new_names:
                module, name = _new_names.get((module, name), ('builtins', name))
            else:
                module = _new_modules.get(module, module)
        __import__(module, level=0)
        return _found(sys.modules[module], name)[0]

    def _take(self, count):
        data = self._read(count)
        if len(data) < count:
            raise EOFError('Ran out of input') if not data and not self._started else UnpicklingError(
                'pickle data was truncated')
        return data

    def _line(self):
        line = self._readline()
        if not line.endswith(b'\n'):
            raise UnpicklingError('pickle data was truncated')
        return line[:-1]

    def _number(self, form):
        return struct.unpack(form, self._take(struct.calcsize(form)))[0]

    def _pop_mark(self):
        items = self._stack
        if not self._marks:
            raise UnpicklingError('unexpected MARK found')
        self._stack = self._marks.pop()
        return items

    def load(self):
        self._started = False
        self._stack, self._marks = [], []
        try:
            while True:
                code = self._take(1)
                self._started = True
                handler = self._handlers.get(code)
                if handler is None:
                    raise UnpicklingError('invalid load key, %s.' % repr(code)[1:])
                try:
                    handler(self)
                except IndexError:
                    raise UnpicklingError('unpickling stack underflow') from None
        except _Stop as stop:
            return stop.args[0]

    def _build(self):
        state = self._stack.pop()
        thing = self._stack[-1]
        setter = getattr(thing, '__setstate__', None)
        if setter is not None:
            setter(state)
            return
        members = None
        if isinstance(state, tuple) and len(state) == 2:
            state, members = state
        if state:
            own = thing.__dict__
            for key, value in state.items():
                own[sys.intern(key) if type(key) is str else key] = value
        if members:
            for key, value in members.items():
                setattr(thing, key, value)

    def _append_all(self, items):
        target = self._stack[-1]
        if isinstance(target, list):
            target.extend(items)
        elif hasattr(target, 'extend'):
            target.extend(items)
        else:
            for item in items:
                target.append(item)

    def _call(self):
        args = self._stack.pop()
        self._stack[-1] = self._stack[-1](*args)

    def _new_object(self):
        args = self._stack.pop()
        cls = self._stack[-1]
        self._stack[-1] = cls.__new__(cls, *args)

    def _new_object_ex(self):
        kwargs, args = self._stack.pop(), self._stack.pop()
        cls = self._stack[-1]
        self._stack[-1] = cls.__new__(cls, *args, **kwargs)

    def _stack_global(self):
        name, module = self._stack.pop(), self._stack.pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError('STACK_GLOBAL requires str')
        self._stack.append(self.find_class(module, name))

    def _instance(self, cls, args):
        self._stack.append(cls(*args) if args or not isinstance(cls, type) or hasattr(cls, '__getinitargs__') else
                           cls.__new__(cls))

    def _get(self, index):
        try:
            self._stack.append(self.memo[index])
        except KeyError:
            raise UnpicklingError(f'Memo value not found at index {index}') from None

    def _extension(self, code):
        try:
            key = _inverted_registry[code]
        except KeyError:
            raise ValueError('unregistered extension code %d' % code) from None
        self._stack.append(self.find_class(*key))

    def _set_items(self, items):
        target = self._stack[-1]
        for at in range(0, len(items), 2):
            target[items[at]] = items[at + 1]

    def _text_number(self):
        line = self._line()
        self._push(False if line == b'00' else True if line == b'01' else int(line, 0))

    def _quoted(self):
        line = self._line()
        if len(line) < 2 or line[:1] != line[-1:] or line[:1] not in (b'"', b"'"):
            raise UnpicklingError('the STRING opcode argument must be quoted')
        self._push(eval(line))

    def _push(self, value):
        self._stack.append(value)

    def _mark(self):
        self._marks.append(self._stack)
        self._stack = []

    def _pop(self):
        if self._stack or not self._marks:
            del self._stack[-1]
        else:
            self._pop_mark()

    def _protocol(self):
        protocol = self._take(1)[0]
        if protocol > HIGHEST_PROTOCOL:
            raise ValueError('unsupported pickle protocol: %d' % protocol)
        self.proto = protocol

    def _stop(self):
        raise _Stop(self._stack.pop())

    def _tuple_of(count):
        def load(self):
            self._stack[-count:] = [tuple(self._stack[-count:])]
        return load

    def _instance_of_line(self):
        cls = self.find_class(self._line().decode(), self._line().decode())
        self._instance(cls, self._pop_mark())

    def _object_of_stack(self):
        args = self._pop_mark()
        cls = args.pop(0)
        self._instance(cls, args)

    def _dict_of(items):
        return {items[at]: items[at + 1] for at in range(0, len(items), 2)}

    _make_dict = staticmethod(_dict_of)
    _handlers = {
        b'\x80': _protocol, b'.': _stop, b'\x95': lambda self: self._take(8) and None, b'(': _mark, b'0': _pop,
        b'1': lambda self: self._pop_mark() and None, b'2': lambda self: self._push(self._stack[-1]),
        b'N': lambda self: self._push(None), b'\x88': lambda self: self._push(True),
        b'\x89': lambda self: self._push(False), b'K': lambda self: self._push(self._take(1)[0]),
        b'M': lambda self: self._push(self._number('<H')), b'J': lambda self: self._push(self._number('<i')),
        b'I': _text_number, b'L': lambda self: self._push(int(self._line().rstrip(b'L'), 0)),
        b'\x8a': lambda self: self._push(int.from_bytes(self._take(self._take(1)[0]), 'little', signed=True)),
        b'\x8b': lambda self: self._push(int.from_bytes(self._take(self._number('<i')), 'little', signed=True)),
        b'F': lambda self: self._push(float(self._line())), b'G': lambda self: self._push(self._number('>d')),
        b'S': _quoted, b'V': lambda self: self._push(str(self._line(), 'raw-unicode-escape')),
        b'T': lambda self: self._push(self._take(self._number('<i')).decode(self.encoding, self.errors)),
        b'U': lambda self: self._push(self._take(self._take(1)[0]).decode(self.encoding, self.errors)),
        b'C': lambda self: self._push(self._take(self._take(1)[0])),
        b'B': lambda self: self._push(self._take(self._number('<I'))),
        b'\x8e': lambda self: self._push(self._take(self._number('<Q'))),
        b'\x96': lambda self: self._push(bytearray(self._take(self._number('<Q')))),
        b'\x8c': lambda self: self._push(str(self._take(self._take(1)[0]), 'utf-8', 'surrogatepass')),
        b'X': lambda self: self._push(str(self._take(self._number('<I')), 'utf-8', 'surrogatepass')),
        b'\x8d': lambda self: self._push(str(self._take(self._number('<Q')), 'utf-8', 'surrogatepass')),
        b')': lambda self: self._push(()), b'\x85': _tuple_of(1), b'\x86': _tuple_of(2), b'\x87': _tuple_of(3),
        b't': lambda self: self._push(tuple(self._pop_mark())), b']': lambda self: self._push([]),
        b'l': lambda self: self._push(self._pop_mark()), b'}': lambda self: self._push({}),
        b'd': lambda self: self._push(self._make_dict(self._pop_mark())), b'\x8f': lambda self: self._push(set()),
        b'\x91': lambda self: self._push(frozenset(self._pop_mark())),
        b'a': lambda self: self._append_all([self._stack.pop()]),
        b'e': lambda self: self._append_all(self._pop_mark()),
        b's': lambda self: self._set_items([self._stack.pop(-2), self._stack.pop()]),
        b'u': lambda self: self._set_items(self._pop_mark()),
        b'\x90': lambda self: self._add_all(self._pop_mark()),
        b'q': lambda self: self.memo.__setitem__(self._take(1)[0], self._stack[-1]),
        b'r': lambda self: self.memo.__setitem__(self._number('<I'), self._stack[-1]),
        b'p': lambda self: self.memo.__setitem__(int(self._line()), self._stack[-1]),
        b'\x94': lambda self: self.memo.__setitem__(len(self.memo), self._stack[-1]),
        b'h': lambda self: self._get(self._take(1)[0]), b'j': lambda self: self._get(self._number('<I')),
        b'g': lambda self: self._get(int(self._line())),
        b'c': lambda self: self._push(self.find_class(self._line().decode(), self._line().decode())),
        b'\x93': _stack_global, b'R': _call, b'\x81': _new_object, b'\x92': _new_object_ex, b'b': _build,
        b'i': _instance_of_line, b'o': _object_of_stack, b'\x82': lambda self: self._extension(self._take(1)[0]),
        b'\x83': lambda self: self._extension(self._number('<H')), b'\x84': lambda self: self._extension(self._number('<i')),
        b'Q': lambda self: self._push(self.persistent_load(self._stack.pop())),
        b'P': lambda self: self._push(self.persistent_load(self._line().decode('ascii'))),
    }
    del _tuple_of, _dict_of

    def _add_all(self, items):
        target = self._stack[-1]
        if isinstance(target, set):
            target.update(items)
        else:
            for item in items:
                target.add(item)


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    Pickler(file, protocol, fix_imports=fix_imports).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    pieces = []

    class Pieces:
        write = pieces.append
    Pickler(Pieces, protocol, fix_imports=fix_imports).dump(obj)
    return b''.join(pieces)


def load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors).load()


def loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    from io import BytesIO
    return Unpickler(BytesIO(data), fix_imports=fix_imports, encoding=encoding, errors=errors).load()


_Pickler, _Unpickler, _dump, _dumps, _load, _loads = Pickler, Unpickler, dump, dumps, load, loads


from _types import _as_builtin
for _each in (
        'dump', 'dumps', 'load', 'loads'):
    globals()[_each] = _as_builtin(globals()[_each])
del _as_builtin, _each
