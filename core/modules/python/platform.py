"""What the program runs on, as far as it can tell."""

import sys
from collections import namedtuple

uname_result = namedtuple('uname_result', 'system node release version machine processor')
_uname = uname_result('Linux', 'localhost', '', '', 'x86_64', '')


def uname():
    return _uname


def system():
    return 'Linux'


def node():
    return 'localhost'


def release():
    return ''


def version():
    return ''


def machine():
    return 'x86_64'


def processor():
    return ''


def architecture(executable=None, bits='', linkage=''):
    return '64bit', 'ELF'


def python_version():
    return '%d.%d.%d' % sys.version_info[:3]


def python_version_tuple():
    return tuple(map(str, sys.version_info[:3]))


def python_implementation():
    return 'CPython'


def python_compiler():
    return 'GCC'


def python_build():
    return 'main', ''


def platform(aliased=False, terse=False):
    return 'Linux-x86_64-with-glibc'
