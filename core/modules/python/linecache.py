"""Lines of the programs that are known."""

from _traceback import source as _source

__all__ = ['getline', 'clearcache', 'checkcache', 'lazycache', 'getlines', 'updatecache']

cache = {}


def getlines(filename, module_globals=None):
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    text = _source(filename)
    if text is None:
        return _of_file(filename)
    lines = text.splitlines(True)
    if lines and not lines[-1].endswith('\n'):
        lines[-1] += '\n'
    return lines


def _of_file(filename):
    """The lines of a file that is no part of the program, kept until it is checked."""
    if not filename or filename[0] + filename[-1] == '<>':
        return []
    from tokenize import open
    try:
        with open(filename) as file:
            lines = file.readlines()
    except (OSError, UnicodeDecodeError, SyntaxError):
        return []
    if lines and not lines[-1].endswith('\n'):
        lines[-1] += '\n'
    cache[filename] = sum(map(len, lines)), 0, lines, filename
    return lines


updatecache = getlines


def getline(filename, lineno, module_globals=None):
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ''


def clearcache():
    cache.clear()


def checkcache(filename=None):
    """Forgets files, which may have changed."""
    for name in [filename] if filename is not None else list(cache):
        if name in cache and len(cache[name]) == 4 and cache[name][1] == 0:
            del cache[name]


def lazycache(filename, module_globals):
    return False
