# What the files of bz2 and lzma share: the whole is unpacked when something is first read, and packed when the file is closed.
import builtins
import io
import os


def mode_of(mode, text):
    plain = mode.replace('b', '') or 'r'
    if plain not in ('r', 'w', 'a', 'x'):
        raise ValueError(text % (mode,))
    return plain


class BaseStream(io.BufferedIOBase):
    def _begin(self, filename, mode):
        self._mode = mode
        self._own = isinstance(filename, (str, bytes, os.PathLike))
        if self._own:
            self._file = builtins.open(filename, mode + 'b')
        elif hasattr(filename, 'read') or hasattr(filename, 'write'):
            self._file = filename
        else:
            raise TypeError('filename must be a str, bytes, file or PathLike object')
        self._pieces = []
        self._stream = None

    def _reading(self):
        self._check('r', 'File not open for reading')
        if self._stream is None:
            self._stream = io.BytesIO(self._unpacked(self._file.read()))
        return self._stream

    def _check(self, modes, words):
        if self.closed:
            raise ValueError('I/O operation on closed file')
        if self._mode not in modes:
            raise io.UnsupportedOperation(words)

    def readable(self):
        return not self.closed and self._mode == 'r'

    def writable(self):
        return not self.closed and self._mode != 'r'

    def seekable(self):
        return self.readable()

    def fileno(self):
        return self._file.fileno()

    def peek(self, size=-1):
        stream = self._reading()
        at = stream.tell()
        data = stream.read(max(size, 1))
        stream.seek(at)
        return data

    def read(self, size=-1):
        return self._reading().read(size)

    def read1(self, size=-1):
        return self._reading().read(size)

    def readline(self, size=-1):
        return self._reading().readline(size)

    def write(self, data):
        self._check('wax', 'File not open for writing')
        data = bytes(data)
        self._pieces.append(data)
        return len(data)

    def seek(self, offset, whence=io.SEEK_SET):
        return self._reading().seek(offset, whence)

    def tell(self):
        return self._reading().tell() if self._mode == 'r' else sum(map(len, self._pieces))

    def close(self):
        if self.closed:
            return
        try:
            if self._mode != 'r':
                self._file.write(self._packed(b''.join(self._pieces)))
        finally:
            if self._own:
                self._file.close()
            super().close()


def opened(make, mode, encoding, errors, newline):
    if 't' in mode:
        if 'b' in mode:
            raise ValueError('Invalid mode: %r' % (mode,))
    else:
        for name, value in (('encoding', encoding), ('errors', errors), ('newline', newline)):
            if value is not None:
                raise ValueError("Argument '%s' not supported in binary mode" % name)
    file = make(mode.replace('t', ''))
    return io.TextIOWrapper(file, io.text_encoding(encoding), errors, newline) if 't' in mode else file
