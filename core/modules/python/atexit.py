"""Functions that run when the program ends, the last one registered first."""

_functions = []


def register(func, /, *args, **kwargs):
    if not callable(func):
        raise TypeError('the first argument must be callable')
    _functions.append((func, args, kwargs))
    return func


def unregister(func, /):
    _functions[:] = [entry for entry in _functions if not entry[0] == func]


def _clear():
    _functions.clear()


def _ncallbacks():
    return len(_functions)


def _run_exitfuncs():
    while _functions:
        func, args, kwargs = _functions.pop()
        try:
            func(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException as error:
            import sys
            from _traceback import format_exception
            text = format_exception(error, error.__traceback__.tb_next, True)
            sys.stderr.write('Exception ignored in atexit callback: %r\n%s' % (func, text))


from _types import _as_builtin
for _each in (
        '_clear', '_ncallbacks', '_run_exitfuncs', 'register', 'unregister'):
    globals()[_each] = _as_builtin(globals()[_each])
del _as_builtin, _each
