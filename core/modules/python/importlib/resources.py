"""Files that lie beside modules."""

import contextlib
import pathlib

__all__ = ['Package', 'Resource', 'as_file', 'contents', 'files', 'is_resource', 'open_binary', 'open_text', 'path',
           'read_binary', 'read_text']

Package = str
Resource = str


def files(package):
    if isinstance(package, str):
        from importlib import import_module
        package = import_module(package)
    if not hasattr(package, '__path__'):
        raise TypeError(f'{package.__name__!r} is not a package')
    return pathlib.Path(list(package.__path__)[0])


@contextlib.contextmanager
def as_file(path):
    yield path


def open_binary(package, resource):
    return (files(package) / resource).open('rb')


def read_binary(package, resource):
    return (files(package) / resource).read_bytes()


def open_text(package, resource, encoding='utf-8', errors='strict'):
    return (files(package) / resource).open('r', encoding=encoding, errors=errors)


def read_text(package, resource, encoding='utf-8', errors='strict'):
    return (files(package) / resource).read_text(encoding, errors)


def contents(package):
    return [one.name for one in files(package).iterdir()]


def is_resource(package, name):
    return (files(package) / name).is_file()


def path(package, resource):
    return as_file(files(package) / resource)
