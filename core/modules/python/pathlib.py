"""Paths as objects: pure ones, which are texts, and those that can be asked for what is there."""

import fnmatch
import io
import os
import re
from collections.abc import Sequence

__all__ = ["PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath"]


class _PosixFlavour:
    sep, altsep = '/', ''
    has_drive = False

    def split_root(self, text):
        """(drive, root, rest)"""
        rest = text.lstrip('/')
        slashes = len(text) - len(rest)
        return '', '' if slashes == 0 else '//' if slashes == 2 else '/', rest

    def fold(self, text):
        return text

    def pattern(self, text):
        return re.compile(fnmatch.translate(text)).fullmatch

    def is_reserved(self, parts):
        return False

    def uri(self, path):
        return 'file://' + _quote(bytes(path))


class _WindowsFlavour:
    sep, altsep = '\\', '/'
    has_drive = True
    reserved = {'CON', 'PRN', 'AUX', 'NUL', 'CONIN$', 'CONOUT$'} | {
        name + digit for name in ('COM', 'LPT') for digit in '123456789\xb9\xb2\xb3'}

    def split_root(self, text):
        if text[:2] == '\\\\' and text[2:3] not in ('', '\\'):
            server, _, rest = text[2:].partition('\\')
            share, slash, rest = rest.partition('\\')
            if server and share:
                return '\\\\' + server + '\\' + share, '\\', rest.lstrip('\\')
        drive = ''
        if text[1:2] == ':' and text[0].isascii() and text[0].isalpha():
            drive, text = text[:2], text[2:]
        rest = text.lstrip('\\')
        return drive, '\\' if rest != text else '', rest

    def fold(self, text):
        return text.lower()

    def pattern(self, text):
        return re.compile(fnmatch.translate(text), re.IGNORECASE).fullmatch

    def is_reserved(self, parts):
        if not parts or parts[0].startswith('\\\\'):
            return False
        return parts[-1].partition('.')[0].partition(':')[0].rstrip(' ').upper() in self.reserved

    def uri(self, path):
        if len(path.drive) == 2:
            return 'file:///' + path.drive + _quote(path.as_posix()[2:].encode())
        return 'file:' + _quote(path.as_posix().encode())


def _quote(data):
    safe = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-~/"
    return ''.join(chr(byte) if byte in safe else '%%%02X' % byte for byte in data)


_posix, _windows = _PosixFlavour(), _WindowsFlavour()


class _PathParents(Sequence):
    """The folders around a path, from the innermost."""

    __slots__ = ('_pathcls', '_drv', '_root', '_parts')

    def __init__(self, path):
        self._pathcls, self._drv, self._root, self._parts = type(path), path._drv, path._root, path._parts

    def __repr__(self):
        return f'<{self._pathcls.__name__}.parents>'

    def __len__(self):
        return len(self._parts) - (1 if self._drv or self._root else 0)

    def _without(self, count):
        return self._pathcls._made(self._drv, self._root, self._parts[:-count])

    def __getitem__(self, idx):
        count = len(self)
        if isinstance(idx, slice):
            return tuple([self._without(i + 1) for i in range(*idx.indices(count))])
        if idx >= count or idx < -count:
            raise IndexError(idx)
        return self._without(idx % count + 1)


class PurePath:
    """A path as a text."""

    __slots__ = ('_drv', '_root', '_parts', '_str', '_hash', '_pparts', '_cached_cparts')
    _flavour = _posix

    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        return cls._from_parts(args)

    def __reduce__(self):
        return self.__class__, tuple(self._parts)

    @classmethod
    def _parse(cls, args):
        parts = []
        for arg in args:
            if isinstance(arg, PurePath):
                parts += arg._parts
                continue
            text = os.fspath(arg)
            if not isinstance(text, str):
                raise TypeError('argument should be a str object or an os.PathLike object returning str, not %r' % type(text))
            parts.append(str(text))
        return cls._join(parts)

    @classmethod
    def _join(cls, texts):
        """(drive, root, parts) of several texts, one behind the other."""
        flavour = cls._flavour
        drive = root = ''
        parts = []
        for text in texts:
            if not text:
                continue
            if flavour.altsep:
                text = text.replace(flavour.altsep, flavour.sep)
            own_drive, own_root, rest = flavour.split_root(text)
            if own_root or own_drive and flavour.fold(own_drive) != flavour.fold(drive):
                if not own_drive:
                    own_drive = drive
                drive, root, parts = own_drive, own_root, []
            elif own_drive:
                drive = own_drive
            parts += [part for part in rest.split(flavour.sep) if part and part != '.']
        return drive, root, ([drive + root] if drive or root else []) + parts

    @classmethod
    def _from_parts(cls, args):
        return cls._made(*cls._parse(args))

    @classmethod
    def _made(cls, drive, root, parts):
        self = object.__new__(cls)
        self._drv, self._root, self._parts = drive, root, parts
        return self

    def _make_child(self, args):
        drive, root, parts = self._parse(args)
        if not drive and not root:
            return self._made(self._drv, self._root, self._parts + parts)
        return self._made(*self._join([str(self), drive + root + self._flavour.sep.join(
            parts[1:])])) if self._parts else self._made(drive, root, parts)

    def __str__(self):
        try:
            return self._str
        except AttributeError:
            sep = self._flavour.sep
            if self._drv or self._root:
                text = self._drv + self._root + sep.join(self._parts[1:])
            else:
                text = sep.join(self._parts)
            self._str = text or '.'
            return self._str

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        return str(self).replace(self._flavour.sep, '/')

    def __bytes__(self):
        return os.fsencode(self)

    def __repr__(self):
        return '{}({!r})'.format(self.__class__.__name__, self.as_posix())

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        return self._flavour.uri(self)

    @property
    def _cparts(self):
        # what is compared; it is worked out once
        try:
            return self._cached_cparts
        except AttributeError:
            folded = self._cached_cparts = list(map(self._flavour.fold, self._parts))
            return folded

    def __hash__(self):
        try:
            return self._hash
        except AttributeError:
            number = self._hash = hash(tuple(self._cparts))
            return number

    def __eq__(self, other):
        if isinstance(other, PurePath):
            return self._flavour is other._flavour and self._cparts == other._cparts
        return NotImplemented

    def _compared(name):
        def method(self, other):
            if not isinstance(other, PurePath) or self._flavour is not other._flavour:
                return NotImplemented
            return getattr(self._cparts, name)(other._cparts)
        method.__name__ = name
        method.__qualname__ = 'PurePath.' + name
        return method

    __lt__, __le__, __gt__, __ge__ = map(_compared, ('__lt__', '__le__', '__gt__', '__ge__'))
    del _compared

    drive = property(lambda self: self._drv, doc='The drive, or the empty text.')
    root = property(lambda self: self._root, doc='The root, or the empty text.')
    anchor = property(lambda self: self._drv + self._root, doc='Drive and root.')

    @property
    def name(self):
        parts = self._parts
        return '' if len(parts) == (1 if self._drv or self._root else 0) else parts[-1]

    @property
    def suffix(self):
        name = self.name
        at = name.rfind('.')
        return name[at:] if 0 < at < len(name) - 1 else ''

    @property
    def suffixes(self):
        name = self.name
        if name.endswith('.'):
            return []
        return ['.' + suffix for suffix in name.lstrip('.').split('.')[1:]]

    @property
    def stem(self):
        name = self.name
        at = name.rfind('.')
        return name[:at] if 0 < at < len(name) - 1 else name

    def with_name(self, name):
        if not self.name:
            raise ValueError('%r has an empty name' % (self,))
        drive, root, parts = self._join([name])
        if not name or name[-1] in (self._flavour.sep, self._flavour.altsep) or drive or root or len(parts) != 1:
            raise ValueError('Invalid name %r' % (name))
        return self._made(self._drv, self._root, self._parts[:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        flavour = self._flavour
        if flavour.sep in suffix or flavour.altsep and flavour.altsep in suffix or \
                suffix and not suffix.startswith('.') or suffix == '.':
            raise ValueError('Invalid suffix %r' % (suffix))
        name = self.name
        if not name:
            raise ValueError('%r has an empty name' % (self,))
        old = self.suffix
        return self._made(self._drv, self._root, self._parts[:-1] + [(name[:-len(old)] if old else name) + suffix])

    def relative_to(self, *other):
        if not other:
            raise TypeError('need at least one argument')
        drive, root, parts = self._parse(other)
        # Drive and root are two things here.
        own = ([self._drv, self._root] + self._parts[1:] if self._root else [self._drv] + self._parts[1:]) \
            if self._drv or self._root else self._parts
        theirs = ([drive, root] + parts[1:] if root else [drive] + parts[1:]) if drive or root else parts
        count = len(theirs)
        fold = self._flavour.fold
        if (root or drive) if count == 0 else list(map(fold, own[:count])) != list(map(fold, theirs)):
            raise ValueError('{!r} is not in the subpath of {!r} OR one path is relative and the other is absolute.'.format(
                str(self), str(self._made(drive, root, parts))))
        rest_root = self._root if count == 1 and (self._drv or self._root) else ''
        rest = own[count:]
        if rest_root:
            rest = [rest_root] + own[2:]
        return self._made('', rest_root, rest)

    def is_relative_to(self, *other):
        try:
            self.relative_to(*other)
        except ValueError:
            return False
        return True

    def __rtruediv__(self, key):
        try:
            return self._from_parts([key, *self._parts])
        except TypeError:
            return NotImplemented

    def __truediv__(self, key):
        try:
            return self._make_child([key])
        except TypeError:
            return NotImplemented

    def joinpath(self, *args):
        return self._make_child(args)

    @property
    def parts(self):
        return tuple(self._parts)

    @property
    def parent(self):
        if len(self._parts) == (1 if self._drv or self._root else 0):
            return self
        return self._made(self._drv, self._root, self._parts[:-1])

    @property
    def parents(self):
        return _PathParents(self)

    def is_absolute(self):
        return bool(self._root) and (not self._flavour.has_drive or bool(self._drv))

    def is_reserved(self):
        return self._flavour.is_reserved(self._parts)

    def match(self, path_pattern):
        flavour = self._flavour
        drive, root, wanted = self._join([path_pattern])
        if not wanted:
            raise ValueError('empty pattern')
        own = self._cparts
        if drive and flavour.fold(drive) != flavour.fold(self._drv) or root and flavour.fold(root) != flavour.fold(self._root):
            return False
        wanted = [flavour.fold(part) for part in wanted]
        if drive or root:
            if len(wanted) != len(own):
                return False
            wanted = wanted[1:]
        elif len(wanted) > len(own):
            return False
        return all(fnmatch.fnmatchcase(part, pattern) for part, pattern in zip(reversed(own), reversed(wanted)))


os.PathLike.register(PurePath)


class PurePosixPath(PurePath):
    """A path with slashes."""

    __slots__ = ()


class PureWindowsPath(PurePath):
    """A path with drives and backslashes."""

    __slots__ = ()
    _flavour = _windows


# ---- those that can be asked

_file, _folder, _link = 0o100000, 0o040000, 0o120000


def _select(folder, patterns):
    """What is below the folder and matches the patterns, part by part."""
    if not patterns:
        yield folder
        return
    pattern, rest = patterns[0], patterns[1:]
    if pattern == '**':
        seen = set()
        for inner in _folders(folder):
            for found in _select(inner, rest):
                if found not in seen:
                    seen.add(found)
                    yield found
    elif '**' in pattern:
        raise ValueError("Invalid pattern: '**' can only be an entire path component")
    elif not any(sign in pattern for sign in '*?['):
        inner = folder._make_child((pattern,))
        if inner.is_dir() if rest else inner.exists():
            yield from _select(inner, rest)
    else:
        matches = folder._flavour.pattern(pattern)
        try:
            names = os.listdir(folder)
        except PermissionError:
            return
        for name in names:
            if matches(name):
                inner = folder._make_child((name,))
                if not rest or inner.is_dir():
                    yield from _select(inner, rest)


def _folders(folder):
    yield folder
    try:
        names = os.listdir(folder)
    except OSError:
        return
    for name in names:
        inner = folder._make_child((name,))
        if inner.is_dir() and not inner.is_symlink():
            yield from _folders(inner)


class Path(PurePath):
    """A path that can be asked for what is there."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = PosixPath
        return cls._from_parts(args)

    def __enter__(self):
        return self

    def __exit__(self, t, v, tb):
        pass

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls('~').expanduser()

    def samefile(self, other_path):
        mine = self.stat()
        try:
            other = other_path.stat()
        except AttributeError:
            other = self.__class__(other_path).stat()
        return mine.st_ino == other.st_ino and mine.st_dev == other.st_dev

    def iterdir(self):
        for name in os.listdir(self):
            yield self._make_child((name,))

    def glob(self, pattern):
        if not pattern:
            raise ValueError('Unacceptable pattern: {!r}'.format(pattern))
        drive, root, parts = self._join([pattern])
        if drive or root:
            raise NotImplementedError('Non-relative patterns are unsupported')
        if pattern[-1] == '/':
            parts.append('')
        yield from self._globbed(parts)

    def rglob(self, pattern):
        drive, root, parts = self._join([pattern])
        if drive or root:
            raise NotImplementedError('Non-relative patterns are unsupported')
        if pattern and pattern[-1] == '/':
            parts.append('')
        yield from self._globbed(['**'] + parts)

    def _globbed(self, parts):
        for part in parts:
            if '**' in part and part != '**':
                raise ValueError("Invalid pattern: '**' can only be an entire path component")
        if not self.is_dir():
            return
        only_folders = parts[-1] == ''
        for found in _select(self, [part for part in parts if part]):
            if not only_folders or found.is_dir():
                yield found

    def absolute(self):
        if self.is_absolute():
            return self
        return self._from_parts([os.getcwd()] + self._parts)

    def resolve(self, strict=False):
        path = self._from_parts((os.path.realpath(self),))
        if strict:
            os.stat(path)
        return path

    def stat(self, *, follow_symlinks=True):
        return os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        return self.stat(follow_symlinks=False)

    def owner(self):
        raise KeyError('getpwuid(): uid not found: %d' % self.stat().st_uid)

    def group(self):
        raise KeyError('getgrgid(): gid not found: %d' % self.stat().st_gid)

    def open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        with self.open(mode='rb') as file:
            return file.read()

    def read_text(self, encoding=None, errors=None):
        with self.open(mode='r', encoding=encoding, errors=errors) as file:
            return file.read()

    def write_bytes(self, data):
        view = memoryview(data)
        with self.open(mode='wb') as file:
            return file.write(view)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError('data must be str, not %s' % data.__class__.__name__)
        with self.open(mode='w', encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    def readlink(self):
        if not hasattr(os, 'readlink'):
            raise NotImplementedError('os.readlink() not available on this system')
        return self._from_parts((os.readlink(self),))

    def touch(self, mode=0o666, exist_ok=True):
        if exist_ok or not os.path.lexists(self):
            self.open('ab').close()
        else:
            self.open('xb').close()

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            around = self.parent
            if not parents or around == self:
                raise
            around.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not (exist_ok and self.is_dir()):
                raise

    def rmdir(self):
        os.rmdir(self)

    def unlink(self, missing_ok=False):
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target):
        os.rename(self, target)
        return self.__class__(target)

    def replace(self, target):
        os.replace(self, target)
        return self.__class__(target)

    def chmod(self, mode, *, follow_symlinks=True):
        os.chmod(self, mode)

    def symlink_to(self, target, target_is_directory=False):
        os.symlink(target, self)

    def hardlink_to(self, target):
        os.link(target, self)

    def _kind(self, follow=True):
        try:
            return self.stat(follow_symlinks=follow).st_mode & 0o170000
        except OSError as e:
            if e.errno not in (2, 20, 9, 40):
                raise
        except ValueError:
            pass
        return 0

    def exists(self):
        return self._kind() != 0

    def is_dir(self):
        return self._kind() == _folder

    def is_file(self):
        return self._kind() == _file

    def is_symlink(self):
        return self._kind(False) == _link

    def is_mount(self):
        return os.path.ismount(self)

    def is_socket(self):
        return self._kind() == 0o140000

    def is_fifo(self):
        return self._kind() == 0o010000

    def is_block_device(self):
        return self._kind() == 0o060000

    def is_char_device(self):
        return self._kind() == 0o020000

    def expanduser(self):
        if not (self._drv or self._root) and self._parts and self._parts[0][:1] == '~':
            home = os.path.expanduser(self._parts[0])
            if home[:1] == '~':
                raise RuntimeError('Could not determine home directory.')
            return self._from_parts([home] + self._parts[1:])
        return self


class PosixPath(Path, PurePosixPath):
    """A path of this system."""

    __slots__ = ()


class WindowsPath(Path, PureWindowsPath):
    """A path of another system."""

    __slots__ = ()

    def __new__(cls, *args):
        raise NotImplementedError('cannot instantiate %r on your system' % (cls.__name__,))
