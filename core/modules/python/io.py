"""Streams: text and bytes in memory, and files where the host has some (_files)."""

import _files
from abc import ABCMeta
from builtins import open
from sys import getrefcount as _getrefcount
from _types import _name_fully

__tracebackhide__ = True

__all__ = ["BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO", "BytesIO", "StringIO",
           "BufferedIOBase", "BufferedReader", "BufferedWriter", "BufferedRWPair", "BufferedRandom", "TextIOBase",
           "TextIOWrapper", "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END"]

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192
BlockingIOError = BlockingIOError


class UnsupportedOperation(OSError, ValueError):
    __module__ = 'io'


def text_encoding(encoding, stacklevel=2, /):
    return 'utf-8' if encoding is None else encoding


def _limit(size):
    """How many at most: -1 for None and for anything negative."""
    if size is None:
        return -1
    if not hasattr(size, '__index__'):
        raise TypeError(f"argument should be integer or None, not '{type(size).__name__}'")
    size = size.__index__()
    return -1 if size < 0 else size


def _index(value):
    """A whole number, as a method in C takes it."""
    if not hasattr(value, '__index__'):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return value.__index__()


def _bytes_like(data):
    try:
        return memoryview(data)
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None


class _IOBase:
    """What every stream has."""

    __module__ = '_io'
    __closed = False

    def _unsupported(self, name):
        raise UnsupportedOperation(name)

    def seek(self, pos, whence=0, /):
        self._unsupported('seek')

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, pos=None, /):
        self._unsupported('truncate')

    def flush(self):
        self._checkClosed()

    def close(self):
        if not self.__closed:
            try:
                self.flush()
            finally:
                self.__closed = True

    def __del__(self):
        try:
            closed = self.closed
        except AttributeError:
            return
        if not closed:
            try:
                self.close()
            except Exception:
                pass

    def seekable(self):
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    @property
    def closed(self):
        return self.__closed

    def _checkClosed(self, msg=None):
        if self.closed:
            raise ValueError('I/O operation on closed file.' if msg is None else msg)

    def _checkSeekable(self, msg=None):
        if not self.seekable():
            raise UnsupportedOperation('File or stream is not seekable.' if msg is None else msg)

    def _checkReadable(self, msg=None):
        if not self.readable():
            raise UnsupportedOperation('File or stream is not readable.' if msg is None else msg)

    def _checkWritable(self, msg=None):
        if not self.writable():
            raise UnsupportedOperation('File or stream is not writable.' if msg is None else msg)

    def __enter__(self):
        self._checkClosed()
        return self

    def __exit__(self, *args):
        self.close()

    def fileno(self):
        self._unsupported('fileno')

    def isatty(self):
        self._checkClosed()
        return False

    def readline(self, size=-1, /):
        size = _limit(size)
        line = bytearray()
        while size < 0 or len(line) < size:
            byte = self.read(1)
            if not byte:
                break
            line += byte
            if byte == b'\n':
                break
        return bytes(line)

    def __iter__(self):
        self._checkClosed()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=None, /):
        if hint is None or hint <= 0:
            return list(self)
        lines = []
        length = 0
        for line in self:
            lines.append(line)
            length += len(line)
            if length > hint:
                break
        return lines

    def writelines(self, lines, /):
        self._checkClosed()
        for line in lines:
            self.write(line)


class _RawIOBase(_IOBase):
    """Bytes as the host gives them."""

    __module__ = '_io'

    def read(self, size=-1, /):
        if size is None or size < 0:
            return self.readall()
        data = bytearray(size.__index__())
        count = self.readinto(data)
        if count is None:
            return None
        del data[count:]
        return bytes(data)

    def readall(self):
        data = bytearray()
        while piece := self.read(DEFAULT_BUFFER_SIZE):
            data += piece
        return bytes(data)

    def readinto(self, buffer, /):
        self._unsupported('readinto')

    def write(self, data, /):
        self._unsupported('write')


class _BufferedIOBase(_IOBase):
    """Bytes, as many as were asked for."""

    __module__ = '_io'

    def read(self, size=-1, /):
        self._unsupported('read')

    def read1(self, size=-1, /):
        self._unsupported('read1')

    def readinto(self, buffer, /):
        view = memoryview(buffer).cast('B')
        data = self.read(len(view))
        view[:len(data)] = data
        return len(data)

    def readinto1(self, buffer, /):
        view = memoryview(buffer).cast('B')
        data = self.read1(len(view))
        view[:len(data)] = data
        return len(data)

    def write(self, data, /):
        self._unsupported('write')

    def detach(self):
        self._unsupported('detach')


def _state(name, state, kinds):
    """What __setstate__ of a stream in memory is given, looked through."""
    count = len(kinds)
    if not isinstance(state, tuple) or len(state) < count:
        raise TypeError(f'{name}.__setstate__ argument should be {count}-tuple, got {type(state).__name__}')
    return state


def _state_position(position, place, word):
    if not isinstance(position, int):
        raise TypeError(f'{place} item of state must be an integer, {word} {type(position).__name__}')
    if position < 0:
        raise ValueError('position value cannot be negative')
    return position


def _state_attributes(self, attributes, place):
    if attributes is None:
        return
    if not isinstance(attributes, dict):
        raise TypeError(f'{place} item of state should be a dict, got a {type(attributes).__name__}')
    self.__dict__.update(attributes)


class BytesIO(_BufferedIOBase):
    """Bytes in memory: _bytes, the very object that it was given or has given, while it is the whole; and _buffer
    once something has been changed. One of them may be None. _room: how long CPython's buffer is."""

    __slots__ = ('_bytes', '_buffer', '_position', '_room', '_lent')
    __module__ = '_io'

    def __init__(self, initial_bytes=b''):
        if initial_bytes is None:
            initial_bytes = b''
        elif type(initial_bytes) is not bytes:
            initial_bytes = bytes(_bytes_like(initial_bytes))
        self._bytes = initial_bytes
        self._buffer = None
        self._position = 0
        self._room = len(initial_bytes)
        self._lent = False

    def __getstate__(self):
        self._check()
        return self.getvalue(), self._position, self.__dict__.copy() or None

    def __setstate__(self, state):
        value, position, attributes = _state('_io.BytesIO', state, 'vpa')[:3]
        BytesIO.__init__(self, value)
        self._position = _state_position(position, 'second', 'not')
        _state_attributes(self, attributes, 'third')

    def __sizeof__(self):
        # sys.getsizeof adds 32, here and below. What somebody else has, too, is not counted.
        return 48 if self._is_shared() else 48 + 33 + self._room

    def _check(self):
        if self.closed:
            raise ValueError('I/O operation on closed file.')

    def __del__(self):
        pass

    def _whole(self):
        return self._buffer if self._bytes is None else self._bytes

    def _is_shared(self):
        # The attribute and the call refer to it.
        return self._bytes is not None and _getrefcount(self._bytes) > 2

    def _change(self):
        if self._buffer is None:
            self._buffer = bytearray(self._bytes)
        self._bytes = None
        return self._buffer

    def _make_room(self, size):
        room = self._room
        if size < room // 2:
            self._room = size + 1
        elif size >= room:
            self._room = size + (size >> 3) + (3 if size < 9 else 6) if size <= room * 1.125 else size + 1

    def getvalue(self):
        self._check()
        if self._bytes is not None:
            return self._bytes
        if self._lent:
            return bytes(self._buffer)
        self._bytes = bytes(self._buffer)
        self._room = len(self._bytes)
        return self._bytes

    def getbuffer(self):
        self._check()
        self._lent = True
        return memoryview(self._change())

    def read(self, size=-1, /):
        self._check()
        size = _limit(size)
        start = self._position
        whole = self._whole()
        end = len(whole) if size < 0 else min(start + size, len(whole))
        if end <= start:
            return b''
        self._position = end
        return bytes(whole[start:end])

    read1 = read

    def readline(self, size=-1, /):
        self._check()
        size = _limit(size)
        start = self._position
        whole = self._whole()
        end = whole.find(b'\n', start) + 1 or len(whole)
        if size >= 0:
            end = min(end, start + size)
        if end <= start:
            return b''
        self._position = end
        return bytes(whole[start:end])

    def write(self, data, /):
        self._check()
        if not isinstance(data, (bytes, bytearray)):
            data = _bytes_like(data).cast('B')
        count = len(data)
        if count == 0:
            return 0
        start = self._position
        end = start + count
        if end > self._room:
            self._make_room(end)
        elif self._is_shared():
            self._room = max(end, len(self._bytes))
        buffer = self._change()
        if start > len(buffer):
            buffer.extend(bytes(start - len(buffer)))
        buffer[start:end] = data
        self._position = end
        return count

    def seek(self, pos, whence=0, /):
        self._check()
        pos = _index(pos)
        if whence == 0:
            if pos < 0:
                raise ValueError(f'negative seek value {pos}')
            self._position = pos
        elif whence == 1:
            self._position = max(0, self._position + pos)
        elif whence == 2:
            self._position = max(0, len(self._whole()) + pos)
        else:
            raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')
        return self._position

    def tell(self):
        self._check()
        return self._position

    def truncate(self, size=None, /):
        self._check()
        size = self._position if size is None else _index(size)
        if size < 0:
            raise ValueError(f'negative size value {size}')
        if size < len(self._whole()):
            self._make_room(size)
            del self._change()[size:]
        return size

    def flush(self):
        self._check()

    def close(self):
        if not self.closed:
            self._change().clear()
            super().close()

    def isatty(self):
        self._check()
        return False

    def readable(self):
        self._check()
        return True

    writable = seekable = readable


def _check_number(number):
    try:
        _files.seek(number, 0, 1)
    except OSError as error:
        if error.errno == 29:  # a pipe is open, too
            return
    else:
        return
    raise OSError(9, 'Bad file descriptor')


class FileIO(_RawIOBase):
    """A file of the host's."""

    __module__ = '_io'
    _number = -1

    def __sizeof__(self):
        return 32

    def __init__(self, file, mode='r', closefd=True, opener=None):
        kinds = [kind for kind in mode if kind in 'rwxa']
        if len(kinds) != 1 or set(mode) - set('rwxab+'):
            raise ValueError('Must have exactly one of create/read/write/append mode and at most one plus'
                             if set(mode) <= set('rwxab+') else f'invalid mode: {mode}')
        if isinstance(file, float):
            raise TypeError('integer argument expected, got float')
        self.name = file
        self._reads = kinds[0] == 'r' or '+' in mode
        self._writes = kinds[0] != 'r' or '+' in mode
        self._kind = kinds[0]
        self.closefd = closefd
        if isinstance(file, int) and -1 << 31 <= file < 1 << 31:
            if file < 0:
                raise ValueError('negative file descriptor')
            if file > 2:
                _check_number(file)
            self._number = file
        elif opener is not None:
            self._number = opener(file, 0)
        else:
            if not closefd:
                raise ValueError('Cannot use closefd=False with file name')
            self._number = _files.open(_path(file), kinds[0] + ('+' if '+' in mode else ''))

    @property
    def mode(self):
        if self._reads and self._writes:
            return {'r': 'rb+', 'w': 'rb+', 'x': 'xb+', 'a': 'ab+'}[self._kind]
        return self._kind + 'b'

    def __repr__(self):
        return f'<_io.FileIO name={self.name!r} mode={self.mode!r} closefd={self.closefd}>' if not self.closed else \
            '<_io.FileIO [closed]>'

    def read(self, size=-1, /):
        self._checkClosed()
        if not self._reads:
            raise UnsupportedOperation('File not open for reading')
        return self.readall() if size is None or size < 0 else _files.read(self._number, size)

    def readall(self):
        data = bytearray()
        while piece := _files.read(self._number, 65536):
            data += piece
        return bytes(data)

    def readinto(self, buffer, /):
        view = memoryview(buffer).cast('B')
        data = self.read(len(view))
        view[:len(data)] = data
        return len(data)

    def write(self, data, /):
        self._checkClosed()
        if not self._writes:
            raise UnsupportedOperation('File not open for writing')
        data = bytes(_bytes_like(data))
        done = 0
        while done < len(data):
            done += _files.write(self._number, data[done:])
        return done

    def seek(self, pos, whence=0, /):
        self._checkClosed()
        return _files.seek(self._number, pos, whence)

    def truncate(self, size=None, /):
        self._checkClosed()
        if not self._writes:
            raise UnsupportedOperation('File not open for writing')
        size = self.tell() if size is None else size
        _files.truncate(self._number, size)
        return size

    def close(self):
        if not self.closed:
            super().close()
            number, self._number = self._number, -1
            if number > 2 and self.closefd:
                _files.close(number)

    def fileno(self):
        self._checkClosed()
        return self._number

    def readable(self):
        self._checkClosed()
        return self._reads

    def writable(self):
        self._checkClosed()
        return self._writes

    def seekable(self):
        self._checkClosed()
        return self._number > 2


def _path(file):
    if hasattr(file, '__fspath__'):
        file = file.__fspath__()
    if isinstance(file, bytes):
        file = file.decode('utf-8', 'surrogateescape')
    if not isinstance(file, str):
        raise TypeError(f'expected str, bytes or os.PathLike object, not {type(file).__name__}')
    if '\0' in file:
        raise ValueError('embedded null byte')
    return file


class _Buffered(_BufferedIOBase):
    """Reads ahead and writes behind over a raw stream. At most one of _ahead and _behind has something in it."""

    __module__ = '_io'

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if buffer_size <= 0:
            raise ValueError('buffer size must be strictly positive')
        self.raw = raw
        self._size = buffer_size
        self._ahead = b''
        self._at = 0
        self._behind = bytearray()

    @property
    def name(self):
        return self.raw.name

    @property
    def mode(self):
        return self.raw.mode

    @property
    def closed(self):
        return self.raw is not None and self.raw.closed

    def __sizeof__(self):
        size = 4096 if self._size == DEFAULT_BUFFER_SIZE else self._size  # a file's own size of blocks
        return 136 if self.closed else 136 + size

    def __repr__(self):
        try:
            return f'<{type(self).__module__}.{type(self).__qualname__} name={self.name!r}>'
        except AttributeError:
            return f'<{type(self).__module__}.{type(self).__qualname__}>'

    def _check(self, what):
        if self.closed:
            raise ValueError(what + ' of closed file')

    def _reading(self):
        if not self.readable():
            raise UnsupportedOperation('read')
        if self._behind:
            self.flush()

    def read(self, size=-1, /):
        self._check('read')
        size = _limit(size)
        self._reading()
        if size < 0:
            data = self._ahead[self._at:] + (self.raw.readall() or b'')
            self._ahead, self._at = b'', 0
            return data
        data = self._ahead[self._at:self._at + size]
        self._at += len(data)
        while len(data) < size:
            piece = self.raw.read(max(self._size, size - len(data)))
            if not piece:
                break
            self._ahead, self._at = piece, min(len(piece), size - len(data))
            data += piece[:self._at]
        return data

    def read1(self, size=-1, /):
        self._check('read')
        self._reading()
        if self._at == len(self._ahead):
            self._ahead, self._at = self.raw.read(self._size) or b'', 0
        size = _limit(size)
        data = self._ahead[self._at:] if size < 0 else self._ahead[self._at:self._at + size]
        self._at += len(data)
        return data

    def peek(self, size=0, /):
        self._check('peek')
        self._reading()
        if self._at == len(self._ahead):
            self._ahead, self._at = self.raw.read(self._size) or b'', 0
        return self._ahead[self._at:]

    def readline(self, size=-1, /):
        size = _limit(size)
        line = b''
        while size < 0 or len(line) < size:
            ahead = self.peek()
            end = self._ahead.find(b'\n', self._at) + 1 or len(self._ahead)
            if size >= 0:
                end = min(end, self._at + size - len(line))
            line += self._ahead[self._at:end]
            self._at = end
            if not ahead or line.endswith(b'\n'):
                break
        return line

    def write(self, data, /):
        self._check('write')
        data = bytes(_bytes_like(data))
        if not self.writable():
            raise UnsupportedOperation('write')
        self._drop_ahead()
        self._behind += data
        if len(self._behind) > self._size:
            self.flush()
        return len(data)

    def _drop_ahead(self):
        if self._ahead:
            left = len(self._ahead) - self._at
            self._ahead, self._at = b'', 0
            if left:
                self.raw.seek(-left, 1)

    def flush(self):
        self._check('flush')
        if self._behind:
            data = bytes(self._behind)
            self._behind.clear()
            self.raw.write(data)

    def seek(self, pos, whence=0, /):
        self._check('seek')
        if whence not in (0, 1, 2):
            raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')
        self.flush()
        self._drop_ahead()
        return self.raw.seek(pos, whence)

    def tell(self):
        self._check('tell')
        return self.raw.tell() - (len(self._ahead) - self._at) + len(self._behind)

    def truncate(self, pos=None, /):
        self._check('truncate')
        if not self.writable():
            raise UnsupportedOperation('truncate')
        self.flush()
        return self.raw.truncate(self.tell() if pos is None else pos)

    def detach(self):
        self.flush()
        raw, self.raw = self.raw, None
        return raw

    def close(self):
        if self.raw is not None and not self.closed:
            try:
                self.flush()
            finally:
                self.raw.close()

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        self._check('seek')
        return self.raw.seekable()

    def fileno(self):
        return self.raw.fileno()

    def isatty(self):
        self._check('isatty')
        return self.raw.isatty()


class BufferedReader(_Buffered):
    __module__ = '_io'

    def readable(self):
        return self.raw.readable()


class BufferedWriter(_Buffered):
    __module__ = '_io'

    def writable(self):
        return self.raw.writable()


class BufferedRandom(_Buffered):
    __module__ = '_io'

    def readable(self):
        return self.raw.readable()

    def writable(self):
        return self.raw.writable()


class BufferedRWPair(_BufferedIOBase):
    """A stream to read from and another to write to."""

    __module__ = '_io'

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /):
        self.reader = BufferedReader(reader, buffer_size)
        self.writer = BufferedWriter(writer, buffer_size)

    def read(self, size=-1, /):
        return self.reader.read(size)

    def read1(self, size=-1, /):
        return self.reader.read1(size)

    def peek(self, size=0, /):
        return self.reader.peek(size)

    def readline(self, size=-1, /):
        return self.reader.readline(size)

    def write(self, data, /):
        return self.writer.write(data)

    def flush(self):
        self.writer.flush()

    def readable(self):
        return self.reader.readable()

    def writable(self):
        return self.writer.writable()

    def close(self):
        self.writer.close()
        self.reader.close()

    @property
    def closed(self):
        return self.writer.closed


class _TextIOBase(_IOBase):
    """Text."""

    __module__ = '_io'
    encoding = None
    newlines = None
    errors = None

    def read(self, size=-1, /):
        self._unsupported('read')

    def readline(self, size=-1, /):
        self._unsupported('readline')

    def write(self, text, /):
        self._unsupported('write')

    def detach(self):
        self._unsupported('detach')


def _check_newline(newline):
    if newline is not None and not isinstance(newline, str):
        raise TypeError(f'newline must be str or None, not {type(newline).__name__}')
    if newline not in (None, '', '\n', '\r', '\r\n'):
        raise ValueError(f'illegal newline value: {newline!r}')


def _translated(text):
    return text.replace('\r\n', '\n').replace('\r', '\n') if '\r' in text else text


def _seen_newlines(text, seen):
    """The ends of lines in text, and those that were seen before: a set."""
    if '\r\n' in text:
        seen = seen | {'\r\n'}
        text = text.replace('\r\n', '')
    if '\r' in text:
        seen = seen | {'\r'}
    if '\n' in text:
        seen = seen | {'\n'}
    return seen


def _newlines_of(seen):
    ordered = tuple(kind for kind in ('\r', '\n', '\r\n') if kind in seen)
    return None if not ordered else ordered[0] if len(ordered) == 1 else ordered


def _line_end(text, start, newline):
    """The index behind the line that begins at `start`."""
    if newline == '':
        for at in range(start, len(text)):
            if text[at] == '\n':
                return at + 1
            if text[at] == '\r':
                return at + 2 if text.startswith('\n', at + 1) else at + 1
        return len(text)
    mark = newline or '\n'
    found = text.find(mark, start)
    return len(text) if found < 0 else found + len(mark)


class StringIO(_TextIOBase):
    """Text in memory: whole in _text, but for what was added at its end, which waits in _pieces.

    While nothing but write is called, at the end of an open stream whose lines are not translated, _add puts it there,
    and what lies behind the first _counted pieces is not in _length and _position yet."""

    __slots__ = ('_newline', '_text', '_pieces', '_length', '_position', '_add', '_seen', '_counted')
    __module__ = '_io'

    def __init__(self, initial_value='', newline='\n'):
        _check_newline(newline)
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f'initial_value must be str or None, not {type(initial_value).__name__}')
        self._newline = newline
        self._text = ''
        self._pieces = []
        self._length = self._position = 0
        self._add = None
        self._seen = frozenset()
        if initial_value:
            self.write(initial_value)
            self._settle()
            self._position = 0

    def __sizeof__(self):
        return 104  # 136 for sys.getsizeof, as CPython's

    def __getstate__(self):
        return self.getvalue(), self._newline, self._position, self.__dict__.copy() or None

    def __setstate__(self, state):
        value, newline, position, attributes = _state('_io.StringIO', state, 'vnpa')[:4]
        StringIO.__init__(self, '' if isinstance(value, str) else value, newline)
        self._text = value  # with the newlines that it has
        self._length = len(value)
        self._position = _state_position(position, 'third', 'got')
        _state_attributes(self, attributes, 'fourth')

    def _check(self):
        if self._add is not None:
            self._settle()
        if self.closed:
            raise ValueError('I/O operation on closed file')

    def _settle(self):
        if self._add is not None:
            self._add = None
            self._position = self._length = self._length + sum(map(len, self._pieces[self._counted:]))

    def _whole(self):
        if self._pieces:
            self._text += ''.join(self._pieces)
            self._pieces.clear()
        return self._text

    def getvalue(self):
        self._check()
        return self._whole()

    def write(self, text, /):
        add = self._add
        if add is not None and type(text) is str:
            add(text)
            return len(text)
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got '{type(text).__name__}'")
        self._check()
        count = len(text)
        newline = self._newline
        if newline is None:
            self._seen = _seen_newlines(text, self._seen)
            text = _translated(text)
        elif newline == '':
            self._seen = _seen_newlines(text, self._seen)
        elif newline in ('\r', '\r\n'):
            text = text.replace('\n', newline)
        if not text:
            return count
        start = self._position
        end = start + len(text)
        if start == self._length:
            self._pieces.append(text)
        else:
            whole = self._whole()
            if start > len(whole):
                whole += '\0' * (start - len(whole))
            self._text = whole[:start] + text + whole[end:]
        self._position = end
        self._length = max(self._length, end)
        if newline == '\n' and end == self._length:
            self._counted = len(self._pieces)
            self._add = self._pieces.append
        return count

    def read(self, size=-1, /):
        self._check()
        size = _limit(size)
        start = self._position
        text = self._whole()
        end = len(text) if size < 0 else min(len(text), start + size)
        self._position = max(start, end)
        return text[start:end]

    def readline(self, size=-1, /):
        self._check()
        size = _limit(size)
        start = self._position
        text = self._whole()
        end = _line_end(text, start, self._newline)
        if size >= 0:
            end = min(end, start + size)
        self._position = max(start, end)
        return text[start:end]

    def __next__(self):
        if self._add is None and not self._pieces and self._newline == '\n' and type(self) is StringIO:
            text, start = self._text, self._position
            end = text.find('\n', start) + 1 or len(text)
            if start < end:  # else it has ended, or is closed
                self._position = end
                return text[start:end]
        self._check()
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def seek(self, pos, whence=0, /):
        self._check()
        if whence not in (0, 1, 2):
            raise ValueError(f'Invalid whence ({whence}, should be 0, 1 or 2)')
        pos = _index(pos)
        if whence == 0 and pos < 0:
            raise ValueError(f'Negative seek position {pos}')
        if whence != 0 and pos != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        if whence == 0:
            self._position = pos
        elif whence == 2:
            self._position = self._length
        return self._position

    def tell(self):
        self._check()
        return self._position

    def truncate(self, pos=None, /):
        self._check()
        size = self._position if pos is None else _index(pos)
        if size < 0:
            raise ValueError(f'Negative size value {size}')
        self._text = self._whole()[:size]
        self._length = len(self._text)
        return size

    def flush(self):
        pass

    def close(self):
        if not self.closed:
            super().close()
            self._add = None
            self._pieces.clear()
            self._text = ''

    @property
    def line_buffering(self):
        self._check()
        return False

    @property
    def newlines(self):
        self._check()
        return _newlines_of(self._seen)

    def readable(self):
        self._check()
        return True

    writable = seekable = readable


class IncrementalNewlineDecoder:
    """Text with all ends of lines made \\n, where a \\r at the end of a piece waits for the next."""

    __module__ = '_io'

    def __init__(self, decoder, translate, errors='strict'):
        self._decoder, self._translate, self._waiting, self._seen = decoder, translate, '', frozenset()

    def decode(self, input, final=False):
        text = input if self._decoder is None else self._decoder.decode(input, final=final)
        text, self._waiting = self._waiting + text, ''
        if text.endswith('\r') and not final:
            text, self._waiting = text[:-1], '\r'
        self._seen = _seen_newlines(text, self._seen)
        return _translated(text) if self._translate else text

    def reset(self):
        self._waiting, self._seen = '', frozenset()

    @property
    def newlines(self):
        return _newlines_of(self._seen)


class TextIOWrapper(_TextIOBase):
    """Text over a stream of bytes. What is left of the stream is decoded as a whole when it is first read.

    Over a plain file (_raw, of which _number is -1 when it is closed) there are short ways. ASCII that is written waits in
    _pieces while nothing but write is called: then _add puts it there, and _room says how much more may wait. While lines
    end with \\n and _text is there, _has_lines says that a line is cut out of it at once."""

    __module__ = '_io'
    _raw = _add = None
    _has_lines = False

    def __sizeof__(self):
        return 176

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        _check_newline(newline)
        if encoding is not None and not isinstance(encoding, str):
            raise TypeError(f"TextIOWrapper() argument 'encoding' must be str or None, not {type(encoding).__name__}")
        encoding = 'utf-8' if encoding is None or encoding == 'locale' else encoding
        ' '.encode(encoding)
        self.buffer = buffer
        self.encoding = encoding
        self.errors = errors or 'strict'
        self._newline = newline
        self.line_buffering = line_buffering
        self.write_through = write_through
        self._seen = frozenset()
        self._text = None
        self._at = self._start = 0
        self._begin = encoding.lower().replace('_', '-') in ('utf-16', 'utf-8-sig', 'utf-32')
        self._pieces = []
        self._room = DEFAULT_BUFFER_SIZE
        if type(buffer) in (BufferedReader, BufferedWriter, BufferedRandom) and type(buffer.raw) is FileIO:
            self._raw = buffer.raw

    def _settle(self):
        """What waits goes to the stream of bytes, and what comes next takes the long way."""
        self._add = None
        if self._pieces:
            text = ''.join(self._pieces)
            self._pieces.clear()
            self.buffer.write(text.encode('ascii'))

    @property
    def name(self):
        return self.buffer.name

    @property
    def closed(self):
        return self.buffer is not None and self.buffer.closed

    @property
    def newlines(self):
        return _newlines_of(self._seen)

    def __repr__(self):
        text = '<_io.TextIOWrapper'
        for field in ('name', 'mode'):
            try:
                text += f' {field}={getattr(self, field)!r}'
            except AttributeError:
                pass
        return f'{text} encoding={self.encoding!r}>'

    def reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None):
        self.flush()
        self.encoding = encoding or self.encoding
        self.errors = errors or self.errors
        if newline is not None:
            self._newline = newline
        if line_buffering is not None:
            self.line_buffering = line_buffering

    def _check(self):
        if self.buffer is None:
            raise ValueError('underlying buffer has been detached')
        if self.closed:
            raise ValueError('I/O operation on closed file.')

    def _decoded(self):
        self._check()
        if self._text is None:
            if not self.buffer.readable():
                raise UnsupportedOperation('not readable')
            self._settle()
            self.buffer.flush()
            self._start = self.buffer.tell() if self.buffer.seekable() else 0
            text = self.buffer.read().decode(self.encoding, self.errors)
            if self._newline is None:
                self._seen = _seen_newlines(text, self._seen)
                text = _translated(text)
            elif self._newline == '':
                self._seen = _seen_newlines(text, self._seen)
            self._text, self._at = text, 0
            self._has_lines = type(self) is TextIOWrapper and self._raw is not None and self._newline in (None, '\n')
        return self._text

    def _forget(self):
        self._text, self._at, self._has_lines = None, 0, False

    def read(self, size=-1, /):
        size = _limit(size)
        text = self._decoded()
        start = self._at
        self._at = len(text) if size < 0 else min(len(text), start + size)
        return text[start:self._at]

    def readline(self, size=-1, /):
        size = _limit(size)
        text = self._decoded()
        start = self._at
        end = _line_end(text, start, self._newline)
        self._at = end if size < 0 else min(end, start + size)
        return text[start:self._at]

    def __next__(self):
        if self._has_lines and self._raw._number >= 0:
            text, start = self._text, self._at
            self._at = end = text.find('\n', start) + 1 or len(text)
            line = text[start:end]
        else:
            line = self.readline()
        if not line:
            raise StopIteration
        return line

    def write(self, text, /):
        add = self._add
        if add is not None and type(text) is str and text.isascii() and self._raw._number >= 0:
            add(text)
            count = len(text)
            self._room -= count
            if self._room < 0:
                self._settle()
            return count
        if not isinstance(text, str):
            raise TypeError(f'write() argument must be str, not {"None" if text is None else type(text).__name__}')
        self._check()
        self._settle()
        if not self.buffer.writable():
            raise UnsupportedOperation('not writable')
        count = len(text)
        if self._newline in ('\r', '\r\n'):
            text = text.replace('\n', self._newline)
        self._forget()
        if self._begin and self.buffer.seekable() and self.buffer.tell() > 0:
            encoding = {'utf-8-sig': 'utf-8', 'utf-16': 'utf-16-le', 'utf-32': 'utf-32-le'}[
                self.encoding.lower().replace('_', '-')]
        else:
            encoding = self.encoding
        self.buffer.write(text.encode(encoding, self.errors))
        if self.write_through or self.line_buffering and '\n' in text:
            self.flush()
        elif self._raw is not None and self._newline in (None, '', '\n') and not self._begin and not self.line_buffering:
            if encoding.lower().replace('_', '-') in ('utf-8', 'ascii', 'us-ascii', 'latin-1', 'iso-8859-1'):
                self._add = self._pieces.append
                self._room = DEFAULT_BUFFER_SIZE
        return count

    def tell(self):
        self._check()
        if not self.buffer.seekable():
            raise UnsupportedOperation('underlying stream is not seekable')
        if self._text is None:
            self.flush()
        if self._text is None:
            return self.buffer.tell()
        if self._at == len(self._text):
            return self.buffer.tell()
        return self._start + len(self._text[:self._at].encode(self.encoding, self.errors))

    def seek(self, cookie, whence=0, /):
        self._check()
        if not self.buffer.seekable():
            raise UnsupportedOperation('underlying stream is not seekable')
        if whence == 1:
            if cookie != 0:
                raise UnsupportedOperation("can't do nonzero cur-relative seeks")
            cookie, whence = self.tell(), 0
        elif whence == 2 and cookie != 0:
            raise UnsupportedOperation("can't do nonzero end-relative seeks")
        elif whence not in (0, 2):
            raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')
        if cookie < 0:
            raise ValueError(f'negative seek position {cookie}')
        self._settle()
        self.buffer.flush()
        self._forget()
        return self.buffer.seek(cookie, whence)

    def truncate(self, pos=None, /):
        self.flush()
        return self.buffer.truncate(self.tell() if pos is None else pos)

    def flush(self):
        self._check()
        self._settle()
        self.buffer.flush()

    def detach(self):
        if self.buffer is None:
            raise ValueError('underlying buffer has been detached')
        self.flush()
        buffer, self.buffer, self._raw = self.buffer, None, None
        self._forget()
        return buffer

    def close(self):
        if self.buffer is not None and not self.closed:
            try:
                self.flush()
            finally:
                self.buffer.close()

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()

    def fileno(self):
        return self.buffer.fileno()

    def isatty(self):
        self._check()
        return self.buffer.isatty()


def _check_open_arguments(mode, buffering, *optional):
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {'None' if mode is None else type(mode).__name__}")
    buffering = range(buffering).stop  # an index, or the error that says that it is none
    for name, value in zip(('encoding', 'errors', 'newline'), optional):
        if value is not None and not isinstance(value, str):
            raise TypeError(f"open() argument '{name}' must be str or None, not {type(value).__name__}")
    if any(value is not None and '\0' in value for value in (mode, *optional)):
        raise ValueError('embedded null character')
    return buffering


def _open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    buffering = _check_open_arguments(mode, buffering, encoding, errors, newline)
    if not isinstance(file, int) or not -1 << 31 <= file < 1 << 31:
        file = file.__fspath__() if hasattr(file, '__fspath__') else file
        if not isinstance(file, (str, bytes)):
            raise TypeError(f'expected str, bytes or os.PathLike object, not {type(file).__name__}')
    signs = set(mode)
    if signs - set('axrwb+t') or len(mode) > len(signs):
        raise ValueError(f'invalid mode: {mode!r}')
    binary = 'b' in signs
    if binary and 't' in signs:
        raise ValueError("can't have text and binary mode at once")
    if len(signs & set('axrw')) > 1:
        raise ValueError('must have exactly one of create/read/write/append mode')
    if not signs & set('axrw'):
        raise ValueError('Must have exactly one of create/read/write/append mode and at most one plus')
    if binary and encoding is not None:
        raise ValueError("binary mode doesn't take an encoding argument")
    if binary and errors is not None:
        raise ValueError("binary mode doesn't take an errors argument")
    if binary and newline is not None:
        raise ValueError("binary mode doesn't take a newline argument")
    if buffering == 0 and not binary:
        raise ValueError("can't have unbuffered text I/O")
    raw = FileIO(file, ''.join(sign for sign in mode if sign in 'axrw+'), closefd, opener)
    if buffering == 0:
        return raw
    size = buffering if buffering > 1 else DEFAULT_BUFFER_SIZE
    kind = BufferedRandom if '+' in signs else BufferedReader if 'r' in signs else BufferedWriter
    buffer = kind(raw, size)
    if binary:
        return buffer
    try:
        text = TextIOWrapper(buffer, encoding, errors, newline, buffering == 1)
    except BaseException:
        buffer.close()
        raise
    text.mode = mode
    return text


def open_code(path):
    return _open(path, 'rb')


class _StandardInput(BufferedReader):
    """The bytes of the lines that a program reads."""

    __module__ = '_io'
    mode = 'rb'
    _waiting = b''

    def readline(self, size=-1, /):
        line, self._waiting = self._waiting or _files.read_line(), b''
        if size is not None and 0 <= size < len(line):
            line, self._waiting = line[:size], line[size:]
        return line

    def read(self, size=-1, /):
        data = b''
        while size is None or size < 0 or len(data) < size:
            line = self.readline(-1 if size is None or size < 0 else size - len(data))
            if not line:
                break
            data += line
        return data

    def read1(self, size=-1, /):
        return self.readline(size)

    def peek(self, size=0, /):
        self._waiting = self._waiting or _files.read_line()
        return self._waiting

    def readinto(self, buffer, /):
        view = memoryview(buffer).cast('B')
        data = self.read(len(view))
        view[:len(data)] = data
        return len(data)

    def flush(self):
        pass


class _StandardOutput(BufferedWriter):
    """Bytes between the text of sys.stdout: not buffered, so that both come out in their order."""

    __module__ = '_io'
    mode = 'wb'

    def write(self, data, /):
        return self.raw.write(data)

    def flush(self):
        super().flush()
        _files.flush(self.raw.fileno())


class _StandardText(TextIOWrapper):
    """What a standard stream asks to do what few programs need."""

    __module__ = '_io'

    _waiting = ''

    def readline(self, size=-1, /):
        size = _limit(size)
        self._check()
        if not self.buffer.readable():
            raise UnsupportedOperation('not readable')
        line, self._waiting = self._waiting or self.buffer.readline().decode(self.encoding, self.errors), ''
        if 0 <= size < len(line):
            line, self._waiting = line[:size], line[size:]
        return line

    def read(self, size=-1, /):
        size = _limit(size)
        text = ''
        while size < 0 or len(text) < size:
            line = self.readline(-1 if size < 0 else size - len(text))
            if not line:
                break
            text += line
        return text

    def reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None):
        if errors is None and encoding is not None:
            errors = 'strict'
        super().reconfigure(encoding=encoding, errors=errors, newline=newline, line_buffering=line_buffering,
                            write_through=write_through)

    def __del__(self):
        pass


def _standard_stream(number):
    raw = FileIO(number, 'w' if number else 'r', False)
    raw.name = ('<stdin>', '<stdout>', '<stderr>')[number]
    buffer = _StandardOutput(raw) if number else _StandardInput(raw)
    errors = 'backslashreplace' if number == 2 else 'surrogateescape'
    stream = _StandardText(buffer, 'utf-8', errors, '\n', number == 2)
    stream.mode = 'w' if number else 'r'
    return stream


_StandardInput.__name__ = _StandardInput.__qualname__ = 'BufferedReader'
_StandardOutput.__name__ = _StandardOutput.__qualname__ = 'BufferedWriter'
_StandardText.__name__ = _StandardText.__qualname__ = 'TextIOWrapper'


for _class in (BytesIO, StringIO, FileIO, BufferedReader, BufferedWriter, BufferedRandom, BufferedRWPair, TextIOWrapper,
               _StandardInput, _StandardOutput, _StandardText):
    _name_fully(_class, '_io.' + _class.__name__)
del _class


class IOBase(_IOBase, metaclass=ABCMeta):
    __module__ = 'io'


class RawIOBase(_RawIOBase, IOBase):
    __module__ = 'io'


class BufferedIOBase(_BufferedIOBase, IOBase):
    __module__ = 'io'


class TextIOBase(_TextIOBase, IOBase):
    __module__ = 'io'


RawIOBase.register(FileIO)
for _class in (BytesIO, BufferedReader, BufferedWriter, BufferedRandom, BufferedRWPair):
    BufferedIOBase.register(_class)
for _class in (StringIO, TextIOWrapper):
    TextIOBase.register(_class)
del _class
