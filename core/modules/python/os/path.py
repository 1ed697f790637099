"""Names of files, with slashes."""

__tracebackhide__ = ('_path',)

__all__ = ["normcase", "isabs", "join", "splitdrive", "split", "splitext", "basename", "dirname", "commonprefix", "getsize",
           "getmtime", "getatime", "getctime", "islink", "exists", "lexists", "isdir", "isfile", "expanduser", "expandvars",
           "normpath", "abspath", "curdir", "pardir", "sep", "pathsep", "defpath", "altsep", "extsep", "devnull", "realpath",
           "relpath", "commonpath", "samefile"]

curdir, pardir, extsep, sep, pathsep, defpath, altsep, devnull = '.', '..', '.', '/', ':', '/bin:/usr/bin', None, '/dev/null'
supports_unicode_filenames = False


def _path(path):
    """(path, slash, dot) of the kind that the path is."""
    import os
    path = os.fspath(path)
    return (path, b'/', b'.') if isinstance(path, bytes) else (path, '/', '.')


def normcase(s):
    return _path(s)[0]


def isabs(s):
    s, slash, _ = _path(s)
    return s.startswith(slash)


def join(a, *p):
    path, slash, _ = _path(a)
    for part in p:
        part = _path(part)[0]
        if type(part) is not type(path) and isinstance(part, bytes) != isinstance(path, bytes):
            raise TypeError("Can't mix strings and bytes in path components")
        if part.startswith(slash):
            path = part
        elif not path or path.endswith(slash):
            path += part
        else:
            path += slash + part
    return path


def split(p):
    p, slash, _ = _path(p)
    at = p.rfind(slash) + 1
    head, tail = p[:at], p[at:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    p, slash, dot = _path(p)
    begin = p.rfind(slash) + 1
    at = p.rfind(dot)
    while begin < at:
        if p[begin:begin + 1] != dot:
            return p[:at], p[at:]
        begin += 1
    return p, p[:0]


def splitdrive(p):
    p = _path(p)[0]
    return p[:0], p


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def commonprefix(m):
    if not m:
        return ''
    low, high = min(m), max(m)
    for at, sign in enumerate(low):
        if sign != high[at]:
            return low[:at]
    return low


def _mode(path, follow=True):
    """The kind of file, or 0 where there is none."""
    import os
    try:
        return os.stat(path, follow_symlinks=follow).st_mode & 0o170000
    except (OSError, ValueError):
        return 0


def exists(path):
    return _mode(path) != 0


def lexists(path):
    return _mode(path, False) != 0


def isdir(s):
    return _mode(s) == 0o040000


def isfile(path):
    return _mode(path) == 0o100000


def islink(path):
    return _mode(path, False) == 0o120000


def ismount(path):
    return _path(path)[0] == '/'


def getsize(filename):
    import os
    return os.stat(filename).st_size


def getmtime(filename):
    import os
    return os.stat(filename).st_mtime


def getatime(filename):
    import os
    return os.stat(filename).st_atime


def getctime(filename):
    import os
    return os.stat(filename).st_ctime


def samefile(f1, f2):
    import os
    return os.stat(f1)[1:3] == os.stat(f2)[1:3]


def expanduser(path):
    import os
    path, slash, _ = _path(path)
    if path[:1] != '~' or path[1:2] not in ('', '/'):
        return path
    return os.environ.get('HOME', '~').rstrip('/') + path[1:] or '/'


def expandvars(path):
    import os
    import re
    path = _path(path)[0]

    def value(found):
        return os.environ.get(found.group(1) or found.group(2), found.group())
    return re.sub(r'\$(?:(\w+)|\{([^}]*)\})', value, path, flags=re.ASCII) if '$' in path else path


def normpath(path):
    path, slash, dot = _path(path)
    if not path:
        return dot
    lead = 0
    if path.startswith(slash):
        lead = 2 if path.startswith(slash * 2) and not path.startswith(slash * 3) else 1
    parts = []
    for part in path.split(slash):
        if part in (path[:0], dot):
            continue
        if part != dot * 2 or not lead and not parts or parts and parts[-1] == dot * 2:
            parts.append(part)
        elif parts:
            parts.pop()
    return slash * lead + slash.join(parts) or dot


def abspath(path):
    import os
    path = _path(path)[0]
    if not isabs(path):
        here = os.getcwd()
        path = join(os.fsencode(here) if isinstance(path, bytes) else here, path)
    return normpath(path)


def realpath(filename, *, strict=False):
    return abspath(filename)


def relpath(path, start=None):
    path, slash, dot = _path(path)
    if not path:
        raise ValueError('no path specified')
    start = dot if start is None else _path(start)[0]
    begin = [part for part in abspath(start).split(slash) if part]
    parts = [part for part in abspath(path).split(slash) if part]
    common = len(commonprefix([begin, parts]))
    return slash.join([dot * 2] * (len(begin) - common) + parts[common:]) or dot


def commonpath(paths):
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    paths = [_path(path)[0] for path in paths]
    slash = b'/' if isinstance(paths[0], bytes) else '/'
    if len({path.startswith(slash) for path in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    dot = b'.' if isinstance(slash, bytes) else '.'
    split_paths = [[part for part in path.split(slash) if part and part != dot] for path in paths]
    low, high = min(split_paths), max(split_paths)
    common = low
    for at, part in enumerate(low):
        if at >= len(high) or part != high[at]:
            common = low[:at]
            break
    return (slash if paths[0].startswith(slash) else slash[:0]) + slash.join(common)
