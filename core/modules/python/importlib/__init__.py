"""Importing under a program's control."""

__all__ = ['__import__', 'import_module', 'invalidate_caches', 'reload']

import sys

__import__ = __import__


def invalidate_caches():
    pass


def _resolve_name(name, package, level):
    bits = package.rsplit('.', level - 1)
    if len(bits) < level:
        raise ImportError('attempted relative import beyond top-level package')
    return f'{bits[0]}.{name}' if name else bits[0]


def import_module(name, package=None):
    if name.startswith('.'):
        if not package:
            raise TypeError(f'the \'package\' argument is required to perform a relative import for {name!r}')
        stem = name.lstrip('.')
        name = _resolve_name(stem, package, len(name) - len(stem))
    if not name:
        raise ValueError('Empty module name')
    __import__(name)
    return sys.modules[name]


def reload(module):
    try:
        name = module.__spec__.name
    except AttributeError:
        try:
            name = module.__name__
        except AttributeError:
            raise TypeError('reload() argument must be a module') from None
    if sys.modules.get(name) is not module:
        raise ImportError(f'module {name} not in sys.modules', name=name)
    loader = getattr(module, '__loader__', None)
    if hasattr(loader, 'exec_module'):
        loader.exec_module(module)
    return sys.modules[name]
