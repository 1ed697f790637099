"""The lines of several files, one after the other."""

import os
import sys
from io import text_encoding

__all__ = ['input', 'close', 'nextfile', 'filename', 'lineno', 'filelineno', 'fileno', 'isfirstline', 'isstdin', 'FileInput',
           'hook_compressed', 'hook_encoded']

_state = None


def input(files=None, inplace=False, backup='', *, mode='r', openhook=None, encoding=None, errors=None):
    global _state
    if _state and _state._file:
        raise RuntimeError('input() already active')
    _state = FileInput(files, inplace, backup, mode=mode, openhook=openhook, encoding=encoding, errors=errors)
    return _state


def close():
    global _state
    state, _state = _state, None
    if state:
        state.close()


def _active():
    if not _state:
        raise RuntimeError('no active input()')
    return _state


def nextfile():
    return _active().nextfile()


def filename():
    return _active().filename()


def lineno():
    return _active().lineno()


def filelineno():
    return _active().filelineno()


def fileno():
    return _active().fileno()


def isfirstline():
    return _active().isfirstline()


def isstdin():
    return _active().isstdin()


class FileInput:
    def __init__(self, files=None, inplace=False, backup='', *, mode='r', openhook=None, encoding=None, errors=None):
        if isinstance(files, str):
            files = (files,)
        elif isinstance(files, os.PathLike):
            files = (os.fspath(files),)
        else:
            files = tuple(sys.argv[1:] if files is None else files) or ('-',)
        if mode not in ('r', 'rb'):
            raise ValueError("FileInput opening mode must be 'r' or 'rb'")
        if openhook:
            if inplace:
                raise ValueError('FileInput cannot use an opening hook in inplace mode')
            if not callable(openhook):
                raise ValueError('FileInput openhook must be callable')
        self._files, self._inplace, self._backup, self._mode, self._openhook = files, inplace, backup, mode, openhook
        self._encoding, self._errors = encoding, errors
        self._filename = self._file = self._output = self._saved = self._old = None
        self._startlineno = self._filelineno = 0
        self._isstdin = False

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def readline(self):
        while True:
            if self._file is None:
                if not self._files:
                    return b'' if 'b' in self._mode else ''
                self._open_next()
            line = self._file.readline()
            if line:
                self._filelineno += 1
                return line
            self.nextfile()

    def _open_next(self):
        self._filename, self._files = self._files[0], self._files[1:]
        self._startlineno += self._filelineno
        self._filelineno = 0
        self._isstdin = self._filename == '-'
        options = {} if 'b' in self._mode else {'encoding': self._encoding, 'errors': self._errors}
        if self._isstdin:
            self._filename = '<stdin>'
            self._file = sys.stdin.buffer if 'b' in self._mode else sys.stdin
        elif self._inplace:
            self._old = os.fspath(self._filename) + (self._backup or '.bak')
            os.rename(self._filename, self._old)
            self._file = open(self._old, self._mode, **options)
            self._output = open(self._filename, self._mode.replace('r', 'w'), **options)
            self._saved, sys.stdout = sys.stdout, self._output
        elif self._openhook:
            self._file = self._openhook(self._filename, self._mode) if self._encoding is None else self._openhook(
                self._filename, self._mode, encoding=self._encoding, errors=self._errors)
        else:
            self._file = open(self._filename, self._mode, **options)

    def nextfile(self):
        saved, self._saved = self._saved, None
        if saved:
            sys.stdout = saved
        output, self._output = self._output, None
        file, self._file = self._file, None
        old, self._old = self._old, None
        if output:
            output.close()
        if file and not self._isstdin:
            file.close()
        if old and not self._backup:
            os.unlink(old)
        self._isstdin = False

    def close(self):
        try:
            self.nextfile()
        finally:
            self._files = ()

    def __del__(self):
        self.close()

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.close()

    # ---- where it is

    def filename(self):
        return self._filename

    def fileno(self):
        return self._file.fileno() if self._file else -1

    def isstdin(self):
        return self._isstdin

    def isfirstline(self):
        return self._filelineno == 1

    def filelineno(self):
        return self._filelineno

    def lineno(self):
        return self._startlineno + self._filelineno

    __class_getitem__ = classmethod(type(list[int]))


def hook_compressed(filename, mode, *, encoding=None, errors=None):
    if os.path.splitext(filename)[1] == '.gz':
        import gzip
        return gzip.open(filename, mode if encoding is None else mode + 't', encoding=encoding, errors=errors)
    return open(filename, mode, encoding=encoding, errors=errors)


def hook_encoded(encoding, errors=None):
    return lambda filename, mode: open(filename, mode, encoding=encoding, errors=errors)
