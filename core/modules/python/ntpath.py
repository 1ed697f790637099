"""Paths as Windows has them."""

import os
import re
import genericpath
from genericpath import commonprefix, exists, getatime, getctime, getmtime, getsize, isdir, isfile, samefile

__all__ = ['normcase', 'isabs', 'join', 'splitdrive', 'split', 'splitext', 'basename', 'dirname', 'commonprefix', 'getsize',
           'getmtime', 'getatime', 'getctime', 'islink', 'exists', 'lexists', 'isdir', 'isfile', 'expanduser', 'expandvars',
           'normpath', 'abspath', 'curdir', 'pardir', 'sep', 'pathsep', 'defpath', 'altsep', 'extsep', 'devnull', 'realpath',
           'relpath', 'samefile', 'commonpath']

curdir, pardir, extsep, sep, pathsep, altsep, defpath, devnull = '.', '..', '.', '\\', ';', '/', '.;C:\\bin', 'nul'


def _text(path):
    """As text, and how to give it back."""
    path = os.fspath(path)
    if isinstance(path, bytes):
        return os.fsdecode(path), os.fsencode
    return path, str


def normcase(s):
    text, back = _text(s)
    return back(text.replace('/', '\\').lower())


def splitdrive(p):
    text, back = _text(p)
    plain = text.replace('/', '\\')
    size = 0
    if plain[:2] == '\\\\':
        start = 8 if plain[:8].upper() == '\\\\?\\UNC\\' else 2
        at = plain.find('\\', start)
        if at < 0:
            size = len(text)
        else:
            following = plain.find('\\', at + 1)
            size = len(text) if following < 0 else following
    elif plain[1:2] == ':':
        size = 2
    return back(text[:size]), back(text[size:])


def isabs(s):
    text, _ = _text(s)
    plain = text[:3].replace('/', '\\')
    return plain.startswith('\\') or plain.startswith(':\\', 1)


def join(path, *paths):
    text, back = _text(path)
    drive, rest = splitdrive(text)
    for one in paths:
        if isinstance(one, bytes) != (back is os.fsencode):
            raise TypeError("Can't mix strings and bytes in path components")
        other, _ = _text(one)
        other_drive, other_rest = splitdrive(other)
        if other_rest and other_rest[0] in '\\/':
            if other_drive or not drive:
                drive = other_drive
            rest = other_rest
            continue
        if other_drive and other_drive != drive:
            if other_drive.lower() != drive.lower():
                drive, rest = other_drive, other_rest
                continue
            drive = other_drive
        if rest and rest[-1] not in '\\/':
            rest += '\\'
        rest += other_rest
    if rest and rest[0] not in '\\/' and drive and drive[-1:] not in ':\\/':
        return back(drive + '\\' + rest)
    return back(drive + rest)


def split(p):
    text, back = _text(p)
    drive, rest = splitdrive(text)
    at = max(rest.rfind('\\'), rest.rfind('/')) + 1
    head, tail = rest[:at], rest[at:]
    return back(drive + (head.rstrip('\\/') or head)), back(tail)


def splitext(p):
    text, back = _text(p)
    start = max(text.rfind('\\'), text.rfind('/')) + 1
    dot = text.rfind('.')
    if dot >= start and text[start:dot].strip('.'):
        return back(text[:dot]), back(text[dot:])
    return back(text), back('')


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def islink(path):
    return False


def lexists(path):
    return exists(path)


def expanduser(path):
    text, back = _text(path)
    if not text.startswith('~'):
        return path
    home = os.environ.get('USERPROFILE') or os.environ.get('HOMEDRIVE', '') + os.environ.get('HOMEPATH', '')
    if not home or text[1:2] not in ('', '\\', '/'):
        return path
    return back(home + text[1:])


def expandvars(path):
    text, back = _text(path)

    def value(match):
        name = match.group(1) or match.group(2) or match.group(3)
        return os.environ.get(name, match.group(0))
    return back(re.sub(r'%([^%]+)%|\$\{([^}]+)\}|\$(\w+)', value, text))


def normpath(path):
    text, back = _text(path)
    drive, rest = splitdrive(text.replace('/', '\\'))
    if rest.startswith('\\'):
        drive += '\\'
        rest = rest.lstrip('\\')
    parts = []
    for part in rest.split('\\'):
        if part in ('', '.'):
            continue
        if part == '..':
            if parts and parts[-1] != '..':
                parts.pop()
                continue
            if not parts and drive.endswith('\\'):
                continue
        parts.append(part)
    if not drive and not parts:
        parts.append('.')
    return back(drive + '\\'.join(parts))


def abspath(path):
    text, back = _text(path)
    if not isabs(text):
        text = join(os.getcwd(), text)
    return back(normpath(text))


realpath = abspath


def relpath(path, start=None):
    text, back = _text(path)
    if not text:
        raise ValueError('no path specified')
    here, _ = _text(start or '.')
    from_drive, from_rest = splitdrive(abspath(here))
    to_drive, to_rest = splitdrive(abspath(text))
    if normcase(from_drive) != normcase(to_drive):
        raise ValueError('path is on mount %r, start on mount %r' % (to_drive, from_drive))
    one = [part for part in from_rest.split('\\') if part]
    two = [part for part in to_rest.split('\\') if part]
    same = 0
    for a, b in zip(one, two):
        if normcase(a) != normcase(b):
            break
        same += 1
    return back('\\'.join(['..'] * (len(one) - same) + two[same:]) or '.')


def commonpath(paths):
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    texts = [_text(path) for path in paths]
    back = texts[0][1]
    rows = [splitdrive(text.replace('/', '\\')) for text, _ in texts]
    if len({rest[:1] == '\\' for _, rest in rows}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    if len({drive.lower() for drive, _ in rows}) > 1:
        raise ValueError("Paths don't have the same drive")
    parts = [[part for part in rest.split('\\') if part and part != '.'] for _, rest in rows]
    same = []
    for column in zip(*parts):
        if len({part.lower() for part in column}) > 1:
            break
        same.append(column[0])
    drive, rest = splitdrive(texts[0][0].replace('/', '\\'))
    return back(drive + ('\\' if rest[:1] == '\\' else '') + '\\'.join(same))


supports_unicode_filenames = True
