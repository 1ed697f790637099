"""The six names that site adds to builtins. The module is loaded when a program first uses one of them."""

import builtins
import sys


class Quitter:
    def __init__(self, name, eof):
        self.name = name
        self.eof = eof

    def __repr__(self):
        return 'Use %s() or %s to exit' % (self.name, self.eof)

    def __call__(self, code=None):
        raise SystemExit(code)


class _Printer:
    def __init__(self, name, data):
        self.__name = name
        self.__data = data

    def __repr__(self):
        if self.__data.count('\n') < 23:
            return self.__data
        return 'Type %s() to see the full %s text' % ((self.__name,) * 2)

    def __call__(self):
        print(self.__data)


class _Helper:
    def __repr__(self):
        return 'Type help() for interactive help, or help(object) for help about object.'

    def __call__(self, *args, **kwds):
        if not args:
            print('Call help(object) for help about object.')
            return
        from pydoc import doc
        if doc(args[0], 'Help on %s:'):
            print()


def _install():
    eof = 'Ctrl-D (i.e. EOF)'
    copyright = ('Copyright (c) 2001-2023 Python Software Foundation.\nAll Rights Reserved.\n\n'
                 'Copyright (c) 2000 BeOpen.com.\nAll Rights Reserved.\n\n'
                 'Copyright (c) 1995-2001 Corporation for National Research Initiatives.\nAll Rights Reserved.\n\n'
                 'Copyright (c) 1991-1995 Stichting Mathematisch Centrum, Amsterdam.\nAll Rights Reserved.')
    credits = ('    Thanks to CWI, CNRI, BeOpen.com, Zope Corporation and a cast of thousands\n'
               '    for supporting Python development.  See www.python.org for more information.')
    found = {
        'quit': Quitter('quit', eof), 'exit': Quitter('exit', eof), 'copyright': _Printer('copyright', copyright),
        'credits': _Printer('credits', credits),
        'license': _Printer('license', 'See https://www.python.org/psf/license/' + '\n' * 23), 'help': _Helper()}
    for name, value in found.items():
        builtins.__dict__.setdefault(name, value)


_install()
