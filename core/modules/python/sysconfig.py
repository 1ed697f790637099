"""How this Python was built, as far as there is something to say."""

import sys

__all__ = ['get_config_h_filename', 'get_config_var', 'get_config_vars', 'get_path', 'get_path_names', 'get_paths',
           'get_platform', 'get_python_version', 'get_scheme_names', 'is_python_build']

_version = '%d.%d' % sys.version_info[:2]


def get_config_vars(*args):
    prefix = getattr(sys, 'prefix', '/usr')
    variables = {'prefix': prefix, 'exec_prefix': prefix, 'py_version': sys.version.split()[0], 'py_version_short': _version,
                 'py_version_nodot': _version.replace('.', ''), 'installed_base': prefix, 'base': prefix, 'Py_DEBUG': 0,
                 'WITH_PYMALLOC': 1, 'Py_GIL_DISABLED': None, 'EXT_SUFFIX': '.so', 'SIZEOF_VOID_P': 8}
    return [variables.get(name) for name in args] if args else variables


def get_config_var(name):
    return get_config_vars().get(name)


def get_scheme_names():
    return ('posix_prefix',)


def get_path_names():
    return ('stdlib', 'platstdlib', 'purelib', 'platlib', 'include', 'platinclude', 'scripts', 'data')


def get_paths(scheme='posix_prefix', vars=None, expand=True):
    prefix = getattr(sys, 'prefix', '/usr')
    library = '%s/lib/python%s' % (prefix, _version)
    include = '%s/include/python%s' % (prefix, _version)
    return {'stdlib': library, 'platstdlib': library, 'purelib': library + '/site-packages',
            'platlib': library + '/site-packages', 'include': include, 'platinclude': include, 'scripts': prefix + '/bin',
            'data': prefix}


def get_path(name, scheme='posix_prefix', vars=None, expand=True):
    return get_paths()[name]


def get_platform():
    return 'linux-x86_64'


def get_python_version():
    return _version


def get_config_h_filename():
    return get_path('include') + '/pyconfig.h'


def is_python_build(check_home=False):
    return False
