"""Files whose names match a pattern."""

import os
import re
import fnmatch
import itertools

__all__ = ["escape", "glob", "iglob"]

_magic = re.compile('([*?[])')
_magic_bytes = re.compile(b'([*?[])')


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    root = pathname[:0] if root_dir is None else os.fspath(root_dir)
    found = _find(pathname, root, recursive, include_hidden)
    if not pathname or recursive and _is_recursive(pathname[:2]):
        # The folder itself is no result.
        first = next(found, None)
        if first:
            return itertools.chain([first], found)
    return found


def has_magic(s):
    return (_magic_bytes if isinstance(s, bytes) else _magic).search(s) is not None


def escape(pathname):
    drive, pathname = os.path.splitdrive(pathname)
    if isinstance(pathname, bytes):
        return drive + _magic_bytes.sub(br'[\1]', pathname)
    return drive + _magic.sub(r'[\1]', pathname)


def _is_recursive(pattern):
    return pattern in ('**', b'**')


def _is_hidden(name):
    return name[:1] in ('.', b'.')


def _under(root, path):
    return os.path.join(root, path) if root and path else root or path


def _names(folder, only_folders):
    dot = b'.' if isinstance(folder, bytes) else '.'
    try:
        names = [os.fsencode(name) if isinstance(folder, bytes) else name for name in os.listdir(folder or dot)]
    except OSError:
        return []
    return [name for name in names if os.path.isdir(os.path.join(folder, name))] if only_folders else names


def _find(pathname, root, recursive, hidden, only_folders=False):
    folder, base = os.path.split(pathname)
    if not has_magic(pathname):
        if base and os.path.lexists(_under(root, pathname)) or \
                not base and folder and os.path.isdir(_under(root, folder)):
            yield pathname
        return
    if not folder:
        if recursive and _is_recursive(base):
            yield from _deep(root, base, hidden, only_folders)
        else:
            yield from _matching(root, base, hidden, only_folders)
        return
    folders = _find(folder, root, recursive, hidden, True) if folder != pathname and has_magic(folder) else [folder]
    for folder in folders:
        inner = _under(root, folder)
        if not has_magic(base):
            if base and os.path.lexists(os.path.join(inner, base)) or not base and os.path.isdir(inner):
                yield os.path.join(folder, base)
        else:
            search = _deep if recursive and _is_recursive(base) else _matching
            for name in search(inner, base, hidden, only_folders):
                yield os.path.join(folder, name)


def _matching(folder, pattern, hidden, only_folders):
    names = _names(folder, only_folders)
    if not (hidden or _is_hidden(pattern)):
        names = [name for name in names if not _is_hidden(name)]
    return fnmatch.filter(names, pattern)


def _deep(folder, pattern, hidden, only_folders):
    if not folder or os.path.isdir(folder):
        yield pattern[:0]
        yield from _below(folder, hidden, only_folders)


def _below(folder, hidden, only_folders):
    for name in _names(folder, only_folders):
        if hidden or not _is_hidden(name):
            yield name
            for inner in _below(_under(folder, name), hidden, only_folders):
                yield os.path.join(name, inner)


glob0 = lambda dirname, pattern: _matching(dirname, escape(pattern), True, False)
glob1 = lambda dirname, pattern: _matching(dirname, pattern, False, False)
