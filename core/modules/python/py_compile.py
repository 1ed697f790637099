"""Compiling files. There are no compiled files: what is compiled is checked, and forgotten."""

import enum
import os
import sys
import traceback

__all__ = ['compile', 'main', 'PyCompileError', 'PycInvalidationMode']

_compile = compile


class PycInvalidationMode(enum.Enum):
    TIMESTAMP = 1
    CHECKED_HASH = 2
    UNCHECKED_HASH = 3


class PyCompileError(Exception):
    def __init__(self, exc_type, exc_value, file, msg=''):
        text = ''.join(traceback.format_exception_only(exc_type, exc_value))
        if exc_type == SyntaxError:
            text = text.replace('File "<string>"', 'File "%s"' % file)
        self.exc_type_name = exc_type.__name__
        self.exc_value = exc_value
        self.file = file
        self.msg = msg or text
        Exception.__init__(self, self.msg, self.exc_type_name, exc_value, file)

    def __str__(self):
        return self.msg


def compile(file, cfile=None, dfile=None, doraise=False, optimize=-1, invalidation_mode=None, quiet=0):
    with open(file, 'rb') as source:
        text = source.read()
    try:
        _compile(text, dfile or file, 'exec', dont_inherit=True)
    except Exception as wrong:
        error = PyCompileError(wrong.__class__, wrong, dfile or file)
        if quiet < 2:
            if doraise:
                raise error
            sys.stderr.write(error.msg + '\n')
        return None
    if cfile is None:
        folder, name = os.path.split(file)
        cfile = os.path.join(folder, '__pycache__', name.removesuffix('.py') + '.cpython-311.pyc')
    return cfile


def main():
    for name in sys.argv[1:]:
        compile(name, doraise=True)
