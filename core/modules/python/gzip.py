"""Files that zlib has compressed, with a name, a time and a checksum."""

import io
import struct
import time
import zlib
from builtins import open as _open
from os import fspath

__all__ = ['BadGzipFile', 'GzipFile', 'open', 'compress', 'decompress']

FTEXT, FHCRC, FEXTRA, FNAME, FCOMMENT = 1, 2, 4, 8, 16
READ, WRITE = 1, 2


class BadGzipFile(OSError):
    """The data is none that gzip has written."""


def _member(data, at, is_first):
    """The data of the member at this place, its time, and where it ends; (b'', None, end) where there is none."""
    if not is_first:
        while data[at:at + 1] == b'\0':
            at += 1
    if at == len(data):
        return b'', None, at
    if data[at:at + 2] != b'\037\213':
        raise BadGzipFile('Not a gzipped file (%r)' % data[at:at + 2])
    if len(data) < at + 10:
        raise EOFError('Compressed file ended before the end-of-stream marker was reached')
    method, flags, mtime = struct.unpack_from('<BBIxx', data, at + 2)
    if method != 8:
        raise BadGzipFile('Unknown compression method')
    at += 10
    if flags & FEXTRA:
        at += 2 + struct.unpack_from('<H', data, at)[0]
    for flag in (FNAME, FCOMMENT):
        if flags & flag:
            at = data.index(b'\0', at) + 1
    if flags & FHCRC:
        at += 2
    inflater = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
    plain = inflater.decompress(data[at:]) + inflater.flush()
    rest = inflater.unused_data
    if not inflater.eof or len(rest) < 8:
        raise EOFError('Compressed file ended before the end-of-stream marker was reached')
    checksum, length = struct.unpack_from('<II', rest)
    if checksum != zlib.crc32(plain):
        raise BadGzipFile('CRC check failed %s != %s' % (hex(checksum), hex(zlib.crc32(plain))))
    if length != len(plain) & 0xffffffff:
        raise BadGzipFile('Incorrect length of data produced')
    return plain, mtime, len(data) - len(rest) + 8


def decompress(data):
    data = bytes(data)
    pieces, at = [], 0
    while True:
        plain, mtime, at = _member(data, at, at == 0)
        if mtime is None:
            return b''.join(pieces)
        pieces.append(plain)


def _header(level, mtime, name=b''):
    extra = 2 if level == 9 else 4 if level == 1 else 0
    return (b'\037\213\010' + bytes([FNAME if name else 0]) +
            struct.pack('<L', int(time.time() if mtime is None else mtime)) + bytes([extra]) + b'\377' +
            (name + b'\0' if name else b''))


def compress(data, compresslevel=9, *, mtime=None):
    return (_header(compresslevel, mtime) + zlib.compress(data, compresslevel, -15) +
            struct.pack('<LL', zlib.crc32(data), len(data) & 0xffffffff))


class GzipFile(io.BufferedIOBase):
    """A file whose data is compressed when it is closed, or was."""

    myfileobj = None

    def __init__(self, filename=None, mode=None, compresslevel=9, fileobj=None, mtime=None):
        if mode and ('t' in mode or 'U' in mode):
            raise ValueError('Invalid mode: {!r}'.format(mode))
        if mode and 'b' not in mode:
            mode += 'b'
        if fileobj is None:
            fileobj = self.myfileobj = _open(filename, mode or 'rb')
        if filename is None:
            filename = getattr(fileobj, 'name', '')
            if not isinstance(filename, (str, bytes)):
                filename = ''
        else:
            filename = fspath(filename)
        if mode is None:
            mode = getattr(fileobj, 'mode', 'rb')
        if not mode.startswith(('r', 'w', 'a', 'x')):
            raise ValueError('Invalid mode: {!r}'.format(mode))
        self.mode = READ if mode.startswith('r') else WRITE
        self.name, self.fileobj, self._level, self._write_mtime, self._read_mtime = filename, fileobj, compresslevel, mtime, None
        self._stream = None
        if self.mode == WRITE:
            self._stream = io.BytesIO()

    @property
    def mtime(self):
        return self._read_mtime

    @property
    def closed(self):
        return self.fileobj is None

    def __repr__(self):
        return '<gzip %s %s>' % (repr(self.fileobj)[1:-1], hex(id(self)))

    def _reading(self):
        if self.closed:
            raise ValueError('I/O operation on closed file')
        if self.mode != READ:
            import errno
            raise OSError(errno.EBADF, 'read() on write-only GzipFile object')
        if self._stream is None:
            data, pieces, at = self.fileobj.read(), [], 0
            while True:
                plain, mtime, at = _member(data, at, at == 0)
                if mtime is None:
                    break
                self._read_mtime = mtime
                pieces.append(plain)
            self._stream = io.BytesIO(b''.join(pieces))
        return self._stream

    def read(self, size=-1):
        return self._reading().read(size)

    def read1(self, size=-1):
        return self._reading().read(size)

    def readline(self, size=-1):
        return self._reading().readline(size)

    def peek(self, n):
        stream = self._reading()
        at = stream.tell()
        data = stream.read()
        stream.seek(at)
        return data

    def write(self, data):
        if self.closed:
            raise ValueError('write() on closed GzipFile object')
        if self.mode != WRITE:
            import errno
            raise OSError(errno.EBADF, 'write() on read-only GzipFile object')
        return self._stream.write(data)

    def tell(self):
        return 0 if self._stream is None else self._stream.tell()

    def seek(self, offset, whence=io.SEEK_SET):
        return (self._stream if self.mode == WRITE else self._reading()).seek(offset, whence)

    def rewind(self):
        self.seek(0)

    def fileno(self):
        return self.fileobj.fileno()

    def seekable(self):
        return True

    def writable(self):
        return self.mode == WRITE

    def readable(self):
        return self.mode == READ

    def flush(self, zlib_mode=zlib.Z_SYNC_FLUSH):
        if self.closed:
            raise ValueError('I/O operation on closed file.')

    def close(self):
        file, self.fileobj = self.fileobj, None
        if file is None:
            return
        try:
            if self.mode == WRITE:
                name = self.name.encode('latin-1', 'replace') if isinstance(self.name, str) else self.name
                name = name.rpartition(b'/')[2]
                if name.endswith(b'.gz'):
                    name = name[:-3]
                data = self._stream.getvalue()
                file.write(_header(self._level, self._write_mtime, name) + zlib.compress(data, self._level, -15) +
                           struct.pack('<LL', zlib.crc32(data), len(data) & 0xffffffff))
        finally:
            if self.myfileobj is not None:
                self.myfileobj.close()
                self.myfileobj = None


def open(filename, mode='rb', compresslevel=9, encoding=None, errors=None, newline=None):
    if 't' in mode:
        if 'b' in mode:
            raise ValueError('Invalid mode: %r' % (mode,))
    else:
        for value, name in ((encoding, 'encoding'), (errors, 'errors'), (newline, 'newline')):
            if value is not None:
                raise ValueError("Argument '%s' not supported in binary mode" % name)
    plain = mode.replace('t', '')
    if hasattr(filename, 'read') or hasattr(filename, 'write'):
        file = GzipFile(None, plain, compresslevel, filename)
    elif isinstance(filename, (str, bytes)) or hasattr(filename, '__fspath__'):
        file = GzipFile(filename, plain, compresslevel)
    else:
        raise TypeError('filename must be a str or bytes object, or a file')
    return io.TextIOWrapper(file, encoding, errors, newline) if 't' in mode else file
