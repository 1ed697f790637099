"""Files and folders for a while."""

import io as _io
import os as _os
import random as _random
import shutil as _shutil
import weakref as _weakref

__all__ = ["NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp", "mktemp",
           "TMP_MAX", "gettempprefix", "tempdir", "gettempdir", "gettempprefixb", "gettempdirb"]

TMP_MAX = 10000
template = 'tmp'
tempdir = None


class _RandomNameSequence:
    characters = 'abcdefghijklmnopqrstuvwxyz0123456789_'

    def __init__(self):
        import time
        self.rng = _random.Random(_os.getpid() * 1000003 ^ time.time_ns())

    def __iter__(self):
        return self

    def __next__(self):
        return ''.join(self.rng.choices(self.characters, k=8))


_names = None


def _get_candidate_names():
    global _names
    if _names is None:
        _names = _RandomNameSequence()
    return _names


def gettempprefix():
    return template


def gettempprefixb():
    return template.encode()


def gettempdir():
    global tempdir
    if tempdir is None:
        for folder in (_os.getenv('TMPDIR'), _os.getenv('TEMP'), _os.getenv('TMP'), '/tmp', '/var/tmp', '/usr/tmp'):
            if folder and _os.path.isdir(folder):
                tempdir = _os.path.abspath(folder)
                break
        else:
            tempdir = _os.getcwd()
    return tempdir


def gettempdirb():
    return _os.fsencode(gettempdir())


def _try_names(prefix, suffix, dir, make):
    """make(name) for a name that is not there yet: (what it gives, the name)."""
    is_bytes = any(isinstance(part, bytes) for part in (prefix, suffix, dir) if part is not None)
    if is_bytes and any(isinstance(part, str) for part in (prefix, suffix, dir) if part is not None):
        raise TypeError("Can't mix bytes and non-bytes in path components.")
    folder = _os.fsdecode(gettempdir() if dir is None else dir)
    prefix = _os.fsdecode(template if prefix is None else prefix)
    suffix = _os.fsdecode('' if suffix is None else suffix)
    for _ in range(TMP_MAX):
        name = _os.path.abspath(_os.path.join(folder, prefix + next(_get_candidate_names()) + suffix))
        try:
            return make(name), _os.fsencode(name) if is_bytes else name
        except FileExistsError:
            continue
    raise FileExistsError(17, 'No usable temporary file name found')


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    import _files
    return _try_names(prefix, suffix, dir, lambda name: _files.open(name, 'x+'))


def mkdtemp(suffix=None, prefix=None, dir=None):
    return _try_names(prefix, suffix, dir, _os.mkdir)[1]


def mktemp(suffix='', prefix=template, dir=None):
    folder = gettempdir() if dir is None else dir
    for _ in range(TMP_MAX):
        name = _os.path.join(folder, prefix + next(_get_candidate_names()) + suffix)
        if not _os.path.lexists(name):
            return name
    raise FileExistsError(17, 'No usable temporary filename found')


class _TemporaryFileWrapper:
    """A file that goes when it is closed."""

    def __init__(self, file, name, delete=True):
        self.file = file
        self.name = name
        self.delete = delete
        self._finalizer = _weakref.finalize(self, self._cleanup, file, name, delete)

    @staticmethod
    def _cleanup(file, name, delete):
        file.close()
        if delete:
            try:
                _os.unlink(name)
            except FileNotFoundError:
                pass

    def __getattr__(self, name):
        return getattr(self.__dict__['file'], name)

    def __iter__(self):
        yield from self.file

    def close(self):
        self._finalizer()

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, exc, value, tb):
        handled = self.file.__exit__(exc, value, tb)
        self.close()
        return handled


def NamedTemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, *, errors=None):
    opened = 'x' + mode.replace('w', '').replace('r', '').replace('a', '').replace('x', '')
    file, name = _try_names(prefix, suffix, dir, lambda name: _io.open(
        name, opened if '+' in opened or mode[0] != 'r' else opened + '+', buffering, encoding, errors, newline))
    return _TemporaryFileWrapper(file, name, delete)


def TemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
    wrapper = NamedTemporaryFile(mode, buffering, encoding, newline, suffix, prefix, dir, False, errors=errors)
    # Nobody else finds it, and it lives until it is closed.
    _os.unlink(wrapper.name)
    wrapper._finalizer.detach()
    return wrapper.file


class SpooledTemporaryFile(_io.IOBase):
    """A file in memory until it is large."""

    _rolled = False

    def __init__(self, max_size=0, mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                 *, errors=None):
        self._file = _io.BytesIO() if 'b' in mode else _io.TextIOWrapper(
            _io.BytesIO(), encoding=encoding or 'utf-8', errors=errors, newline=newline)
        self._max_size = max_size
        self._arguments = {'mode': mode, 'buffering': buffering, 'suffix': suffix, 'prefix': prefix, 'encoding': encoding,
                           'newline': newline, 'dir': dir, 'errors': errors}

    def _check(self, file):
        if not self._rolled and self._max_size and file.tell() > self._max_size:
            self.rollover()

    def rollover(self):
        if self._rolled:
            return
        old = self._file
        new = self._file = TemporaryFile(**self._arguments)
        at = old.tell()
        if hasattr(new, 'buffer'):
            new.buffer.write(old.detach().getvalue())
        else:
            new.write(old.getvalue())
        new.seek(at, 0)
        self._rolled = True

    def __iter__(self):
        return self._file.__iter__()

    def __del__(self):
        pass

    def __enter__(self):
        if self._file.closed:
            raise ValueError('Cannot enter context with closed file')
        return self

    def __exit__(self, exc, value, tb):
        self._file.close()

    def close(self):
        self._file.close()

    closed = property(lambda self: self._file.closed)
    encoding = property(lambda self: self._file.encoding)
    errors = property(lambda self: self._file.errors)
    mode = property(lambda self: getattr(self._file, 'mode', self._arguments['mode']))
    name = property(lambda self: getattr(self._file, 'name', None))
    newlines = property(lambda self: self._file.newlines)

    def fileno(self):
        self.rollover()
        return self._file.fileno()

    def write(self, s):
        count = self._file.write(s)
        self._check(self._file)
        return count

    def writelines(self, iterable):
        self._file.writelines(iterable)
        self._check(self._file)

    def truncate(self, size=None):
        if size is not None and size > self._max_size:
            self.rollover()
        return self._file.truncate(size)

    for _name in ('flush', 'isatty', 'read', 'read1', 'readline', 'readlines', 'seek', 'tell', 'readable', 'writable',
                  'seekable', 'detach', 'readinto'):
        exec('def %s(self, *args): return self._file.%s(*args)' % (_name, _name))
    del _name


class TemporaryDirectory:
    """A folder that goes with what is in it."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors = ignore_cleanup_errors
        self._finalizer = _weakref.finalize(self, self._cleanup, self.name,
                                            warn_message='Implicitly cleaning up {!r}'.format(self))

    @classmethod
    def _cleanup(cls, name, warn_message):
        _shutil.rmtree(name, ignore_errors=True)
        import warnings
        warnings.warn(warn_message, ResourceWarning)

    def cleanup(self):
        if self._finalizer.detach() or _os.path.exists(self.name):
            _shutil.rmtree(self.name, ignore_errors=self._ignore_cleanup_errors)

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        self.cleanup()

    def __repr__(self):
        return f'<{self.__class__.__name__} {self.name!r}>'
