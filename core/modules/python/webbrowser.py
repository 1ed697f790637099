"""Opening pages, which nobody here does."""

__all__ = ['Error', 'open', 'open_new', 'open_new_tab', 'get', 'register']

_known = {}


class Error(Exception):
    pass


def register(name, klass, instance=None, *, preferred=False):
    _known[name.lower()] = klass, instance


def get(using=None):
    if using is not None and using.lower() in _known:
        klass, instance = _known[using.lower()]
        return instance or klass()
    raise Error('could not locate runnable browser')


def open(url, new=0, autoraise=True):
    for klass, instance in _known.values():
        if (instance or klass()).open(url, new, autoraise):
            return True
    return False


def open_new(url):
    return open(url, 1)


def open_new_tab(url):
    return open(url, 2)
