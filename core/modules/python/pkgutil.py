"""What modules there are, and what lies beside them."""

import os
import sys
from collections import namedtuple

__all__ = ['get_importer', 'iter_importers', 'get_loader', 'find_loader', 'walk_packages', 'iter_modules', 'get_data',
           'read_code', 'extend_path', 'ModuleInfo', 'resolve_name']

ModuleInfo = namedtuple('ModuleInfo', 'module_finder name ispkg')
ModuleInfo.__doc__ = 'A namedtuple with minimal info about a module.'


class FileFinder:
    """Finds the modules of a folder."""

    def __init__(self, path):
        self.path = path

    def __repr__(self):
        return 'FileFinder(%r)' % self.path


FileFinder.__module__ = 'importlib._bootstrap_external'


def iter_modules(path=None, prefix=''):
    if isinstance(path, str):
        raise ValueError('path must be None or list of paths to look for modules in')
    told = set()
    for folder in sys.path if path is None else path:
        try:
            names = sorted(os.listdir(folder or '.'))
        except OSError:
            continue
        for name in names:
            plain = name[:-3] if name.endswith('.py') else name
            is_package = plain == name and os.path.isfile(os.path.join(folder, name, '__init__.py'))
            if plain == '__init__' or plain in told or '.' in plain or plain == name and not is_package:
                continue
            told.add(plain)
            yield ModuleInfo(FileFinder(folder), prefix + plain, is_package)


def walk_packages(path=None, prefix='', onerror=None):
    for info in iter_modules(path, prefix):
        yield info
        if not info.ispkg:
            continue
        try:
            __import__(info.name)
        except ImportError:
            if onerror is not None:
                onerror(info.name)
        except Exception:
            if onerror is None:
                raise
            onerror(info.name)
        else:
            yield from walk_packages(list(getattr(sys.modules[info.name], '__path__', None) or []), info.name + '.', onerror)


def get_importer(path_item):
    return FileFinder(os.fsdecode(path_item)) if os.path.isdir(path_item) else None


def iter_importers(fullname=''):
    for folder in sys.path:
        yield get_importer(folder)


def get_loader(module_or_name):
    if module_or_name in sys.modules:
        module_or_name = sys.modules[module_or_name]
        if module_or_name is None:
            return None
    if isinstance(module_or_name, type(sys)):
        loader = getattr(module_or_name, '__loader__', None)
        if loader is not None:
            return loader
        module_or_name = module_or_name.__name__
    return find_loader(module_or_name)


def find_loader(fullname):
    from importlib.util import find_spec
    if fullname.startswith('.'):
        raise ImportError('Relative module name {!r} not supported'.format(fullname))
    spec = find_spec(fullname)
    return None if spec is None else spec.loader


def extend_path(path, name):
    if not isinstance(path, list):
        return path
    path = path[:]
    for folder in sys.path:
        inner = os.path.join(folder, *name.split('.'))
        if inner not in path and os.path.isfile(os.path.join(inner, '__init__.py')):
            path.append(inner)
    return path


def get_data(package, resource):
    __import__(package)
    filename = getattr(sys.modules[package], '__file__', None)
    if filename is None:
        return None
    with open(os.path.join(os.path.dirname(filename), *resource.split('/')), 'rb') as file:
        return file.read()


def read_code(stream):
    return None


def resolve_name(name):
    """The object that 'package.module:attribute' or 'package.module.attribute' names."""
    from importlib import import_module
    module, colon, rest = name.partition(':')
    if not all(part.isidentifier() for part in module.split('.')) or colon and rest and not all(
            part.isidentifier() for part in rest.split('.')):
        raise ValueError('invalid format: %r' % name)
    if colon:
        found = import_module(module)
        parts = rest.split('.') if rest else []
    else:
        parts = module.split('.')
        known = parts.pop(0)
        found = import_module(known)
        while parts:
            try:
                found = import_module(known + '.' + parts[0])
            except ImportError:
                break
            known += '.' + parts.pop(0)
    for part in parts:
        found = getattr(found, part)
    return found
