"""Values as bytes, as CPython 3.11 writes them; of code objects it knows nothing."""

import struct as _struct

version = 4

_TOO_DEEP = 2000


class _Writer:
    def __init__(self, version):
        self.out = bytearray()
        self.version = version
        self.seen = {}      # id: the number it can be referred to by
        self.kept = []

    def long(self, value):
        self.out += _struct.pack('<i', value)

    def text(self, value, flag):
        if self.version >= 4 and value.isascii():
            if len(value) < 256:
                self.out += bytes((ord('z') | flag, len(value)))
            else:
                self.out.append(ord('a') | flag)
                self.long(len(value))
            self.out += value.encode('ascii')
        else:
            data = value.encode('utf-8', 'surrogatepass')
            self.out.append(ord('u') | flag)
            self.long(len(data))
            self.out += data

    def counted(self, letter, flag, data):
        self.out.append(ord(letter) | flag)
        self.long(len(data))
        self.out += data

    def write(self, value, depth=0):
        if depth > _TOO_DEEP:
            raise ValueError('object too deeply nested to marshal')
        kind = type(value)
        constant = {None: b'N', True: b'T', False: b'F', Ellipsis: b'.', StopIteration: b'S'}.get(value) \
            if value is None or kind is bool or value is Ellipsis or value is StopIteration else None
        if constant:
            self.out += constant
            return
        flag = 0
        if self.version >= 3:
            number = self.seen.get(id(value))
            if number is not None:
                self.out.append(ord('r'))
                self.long(number)
                return
            import sys
            if sys.getrefcount(value) > 4 or depth:
                self.seen[id(value)] = len(self.seen)
                self.kept.append(value)
                flag = 0x80
        if kind is int:
            self._int(value, flag)
        elif kind is float:
            if self.version > 1:
                self.out.append(ord('g') | flag)
                self.out += _struct.pack('<d', value)
            else:
                text = repr(value).encode()
                self.out += bytes((ord('f') | flag, len(text))) + text
        elif kind is complex:
            self.out.append(ord('y') | flag)
            self.out += _struct.pack('<dd', value.real, value.imag)
        elif kind is str:
            self.text(value, flag)
        elif kind is bytes or kind is bytearray or kind is memoryview:
            self.counted('s', flag, bytes(value))
        elif kind is tuple:
            if self.version >= 4 and len(value) < 256:
                self.out += bytes((ord(')') | flag, len(value)))
            else:
                self.out.append(ord('(') | flag)
                self.long(len(value))
            for item in value:
                self.write(item, depth + 1)
        elif kind is list:
            self.out.append(ord('[') | flag)
            self.long(len(value))
            for item in value:
                self.write(item, depth + 1)
        elif kind is dict:
            self.out.append(ord('{') | flag)
            for key, item in value.items():
                self.write(key, depth + 1)
                self.write(item, depth + 1)
            self.out += b'0'
        elif kind is set or kind is frozenset:
            self.out.append(ord('<' if kind is set else '>') | flag)
            self.long(len(value))
            for item in sorted(value, key=dumps):
                self.write(item, depth + 1)
        else:
            raise ValueError('unmarshallable object')

    def _int(self, value, flag):
        if -0x80000000 <= value <= 0x7fffffff:
            self.out.append(ord('i') | flag)
            self.long(value)
            return
        digits = []
        rest = abs(value)
        while rest:
            digits.append(rest & 0x7fff)
            rest >>= 15
        self.out.append(ord('l') | flag)
        self.long(len(digits) if value > 0 else -len(digits))
        self.out += _struct.pack('<%dH' % len(digits), *digits)


_END = object()


class _Reader:
    def __init__(self, data):
        self.data = data
        self.place = 0
        self.known = []

    def take(self, count):
        piece = self.data[self.place:self.place + count]
        if len(piece) < count:
            raise EOFError('marshal data too short')
        self.place += count
        return piece

    def long(self):
        return _struct.unpack('<i', self.take(4))[0]

    def size(self, kind):
        count = self.long()
        if count < 0:
            raise ValueError('bad marshal data (%s size out of range)' % kind)
        return count

    def keep(self, flag, value):
        if flag:
            self.known.append(value)
        return value

    def read(self, depth=0):
        if depth > _TOO_DEEP:
            raise ValueError('recursion limit exceeded')
        if self.place >= len(self.data):
            raise EOFError('EOF read where object expected')
        byte = self.data[self.place]
        self.place += 1
        flag = byte & 0x80
        kind = chr(byte & 0x7f)
        if kind == '0':
            return _END
        if kind in 'NTF.S':
            return {'N': None, 'T': True, 'F': False, '.': Ellipsis, 'S': StopIteration}[kind]
        if kind == 'r':
            number = self.long()
            if not 0 <= number < len(self.known):
                raise ValueError('bad marshal data (invalid reference)')
            return self.known[number]
        if kind == 'i':
            return self.keep(flag, self.long())
        if kind == 'l':
            count = self.long()
            value = 0
            for digit in reversed(_struct.unpack('<%dH' % abs(count), self.take(2 * abs(count)))):
                if digit > 0x7fff:
                    raise ValueError('bad marshal data (digit out of range in long)')
                value = value << 15 | digit
            return self.keep(flag, -value if count < 0 else value)
        if kind == 'g':
            return self.keep(flag, _struct.unpack('<d', self.take(8))[0])
        if kind == 'f':
            return self.keep(flag, float(self.take(self.take(1)[0])))
        if kind == 'y':
            return self.keep(flag, complex(*_struct.unpack('<dd', self.take(16))))
        if kind in 'sutaAzZ':
            count = self.take(1)[0] if kind in 'zZ' else self.size('bytes object' if kind == 's' else 'string')
            data = bytes(self.take(count))
            if kind in 'ut':
                data = data.decode('utf-8', 'surrogatepass')
            elif kind != 's':
                data = data.decode('latin-1')
            return self.keep(flag, data)
        if kind in '()<>[':
            return self._container(kind, flag, depth)
        if kind == '{':
            value = self.keep(flag, {})
            while (key := self.read(depth + 1)) is not _END:
                item = self.read(depth + 1)
                if item is _END:
                    break
                value[key] = item
            return value
        raise ValueError('bad marshal data (unknown type code)')

    def _container(self, kind, flag, depth):
        count = self.take(1)[0] if kind == ')' else self.size(
            {'(': 'tuple', '[': 'list'}.get(kind, 'set'))
        value = [] if kind != '<' else set()
        if flag:
            place = len(self.known)
            self.known.append(value)
        for _ in range(count):
            item = self.read(depth + 1)
            if item is _END:
                raise TypeError('NULL object in marshal data for %s' % {
                    '(': 'tuple', ')': 'tuple', '[': 'list'}.get(kind, 'set'))
            value.add(item) if kind == '<' else value.append(item)
        if kind in '()>':
            value = frozenset(value) if kind == '>' else tuple(value)
            if flag:
                self.known[place] = value
        return value


def dumps(value, version=version, /):
    writer = _Writer(version)
    writer.write(value)
    return bytes(writer.out)


def loads(bytes, /):
    value = _Reader(memoryview(bytes).cast('B') if not isinstance(bytes, (memoryview,)) else bytes).read()
    if value is _END:
        raise TypeError('NULL object in marshal data for object')
    return value


def dump(value, file, version=version, /):
    return file.write(dumps(value, version))


def load(file, /):
    data = file.read()
    if not isinstance(data, (bytes, bytearray)):
        raise TypeError('file.read() returned not bytes but ' + type(data).__name__)
    reader = _Reader(data)
    value = reader.read()
    if reader.place < len(data):
        file.seek(reader.place - len(data), 1)
    return value
