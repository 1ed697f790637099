"""Errors that CPython has from its beginning, since modules that it starts with make them. Here they are made when somebody
asks an error for its subclasses."""

from io import UnsupportedOperation


class ZipImportError(ImportError):
    __module__ = 'zipimport'


class _DeadlockError(RuntimeError):
    __module__ = '_frozen_importlib'


class CodecRegistryError(LookupError, SystemError):
    __module__ = 'encodings'


class itimer_error(OSError):
    __module__ = 'signal'


def subclasses(kind):
    return [error for error in (ZipImportError, _DeadlockError, CodecRegistryError, UnsupportedOperation, itimer_error)
            if kind in error.__bases__]
