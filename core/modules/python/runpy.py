"""Running a module or a file as a program."""

import os
import sys

__all__ = ['run_module', 'run_path']

_Module = type(sys)


def _run(code, names, given, name, spec, filename, package):
    names.update(given or {})
    names.update(__name__=name, __file__=filename, __cached__=None, __doc__=None, __loader__=spec and spec.loader,
                 __package__=package, __spec__=spec)
    exec(code, names)
    return names


def _run_as(code, given, name, spec, filename, package):
    """In a module of its own, which sys.modules has meanwhile."""
    module = _Module(name)
    missing = object()
    kept = sys.modules.get(name, missing)
    argument = sys.argv[0] if sys.argv else missing
    sys.modules[name] = module
    if argument is not missing:
        sys.argv[0] = filename
    try:
        return _run(code, module.__dict__, given, name, spec, filename, package).copy()
    finally:
        if kept is missing:
            del sys.modules[name]
        else:
            sys.modules[name] = kept
        if argument is not missing:
            sys.argv[0] = argument


def _details(name):
    if name.startswith('.'):
        raise ImportError('Relative module names not supported')
    above = name.rpartition('.')[0]
    if above:
        try:
            __import__(above)
        except ImportError as wrong:
            if wrong.name is None or wrong.name != above and not above.startswith(wrong.name + '.'):
                raise
    path = _path_of(name)
    if path is None:
        raise ImportError('No module named %s' % name)
    if os.path.basename(path) == '__init__.py':
        if name == '__main__' or name.endswith('.__main__'):
            raise ImportError('Cannot use package as __main__ module')
        try:
            return _details(name + '.__main__')
        except ImportError as wrong:
            raise ImportError("%s; %r is a package and cannot be directly executed" % (wrong, name)) from None
    return name, path


def _path_of(name):
    above, _, last = name.rpartition('.')
    folders = sys.modules[above].__path__ if above in sys.modules and hasattr(sys.modules[above], '__path__') else \
        [] if above else sys.path
    for folder in folders:
        for path in (os.path.join(folder or '.', last, '__init__.py'), os.path.join(folder or '.', last + '.py')):
            if os.path.isfile(path):
                return path
    return None


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    from importlib.util import spec_from_file_location
    mod_name, path = _details(mod_name)
    with open(path, 'rb') as file:
        code = compile(file.read(), path, 'exec', dont_inherit=True)
    spec = spec_from_file_location(mod_name, path)
    name = run_name or mod_name
    package = mod_name.rpartition('.')[0]
    if alter_sys:
        return _run_as(code, init_globals, name, spec, path, package)
    return _run(code, {}, init_globals, name, spec, path, package)


def run_path(path_name, init_globals=None, run_name=None):
    path = os.fsdecode(path_name)
    if run_name is None:
        run_name = '<run_path>'
    if os.path.isdir(path):
        path = os.path.join(path, '__main__.py')
        if not os.path.isfile(path):
            raise ImportError("can't find %r module in %r" % ('__main__', path_name))
    with open(path, 'rb') as file:
        code = compile(file.read(), path, 'exec', dont_inherit=True)
    return _run_as(code, init_globals, run_name, None, path, run_name.rpartition('.')[0])
