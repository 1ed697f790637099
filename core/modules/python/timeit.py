"""How long small pieces of a program take."""

import gc
import sys
import time
import itertools

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

_globals = globals
dummy_src_name = '<timeit-src>'
default_timer = time.perf_counter
default_number, default_repeat = 1000000, 5

# The loop that is measured; a statement may be empty, or end in a comment.
template = '''
def inner(_it, _timer{init}):
    {setup}
    _t0 = _timer()
    for _i in _it:
        {stmt}
        pass
    return _timer() - _t0
'''


def reindent(src, indent):
    return src.replace('\n', '\n' + ' ' * indent)


class Timer:
    """Measures a statement: a text, or something to call."""

    def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
        self.timer = timer
        names = {}
        names_around = _globals() if globals is None else globals
        init = ''
        if isinstance(setup, str):
            compile(setup, dummy_src_name, 'exec')
            stmt_prefix = setup + '\n'
            setup = reindent(setup, 4)
        elif callable(setup):
            names['_setup'] = setup
            init += ', _setup=_setup'
            stmt_prefix = ''
            setup = '_setup()'
        else:
            raise ValueError('setup is neither a string nor callable')
        if isinstance(stmt, str):
            compile(stmt_prefix + stmt, dummy_src_name, 'exec')
            stmt = reindent(stmt, 8)
        elif callable(stmt):
            names['_stmt'] = stmt
            init += ', _stmt=_stmt'
            stmt = '_stmt()'
        else:
            raise ValueError('stmt is neither a string nor callable')
        self.src = template.format(stmt=stmt, setup=setup, init=init)
        exec(compile(self.src, dummy_src_name, 'exec'), names_around, names)
        self.inner = names['inner']

    def print_exc(self, file=None):
        import linecache
        import traceback
        if self.src is not None:
            linecache.cache[dummy_src_name] = len(self.src), None, self.src.split('\n'), dummy_src_name
        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        counter = itertools.repeat(None, number)
        was_enabled = gc.isenabled()
        gc.disable()
        try:
            return self.inner(counter, self.timer)
        finally:
            if was_enabled:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        scale = 1
        while True:
            for digit in 1, 2, 5:
                number = scale * digit
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10


def timeit(stmt='pass', setup='pass', timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)


def main(args=None, *, _wrap_timer=None):
    import getopt
    try:
        options, args = getopt.getopt(sys.argv[1:] if args is None else args, 'n:u:s:r:pvh',
                                      ['number=', 'setup=', 'repeat=', 'process', 'verbose', 'unit=', 'help'])
    except getopt.error as wrong:
        print(wrong)
        print('use -h/--help for command line help')
        return 2
    timer, number, setup, repeats, verbosity, unit = default_timer, 0, [], default_repeat, 0, None
    units = {'nsec': 1e-9, 'usec': 1e-6, 'msec': 1e-3, 'sec': 1.0}
    for option, value in options:
        if option in ('-n', '--number'):
            number = int(value)
        elif option in ('-s', '--setup'):
            setup.append(value)
        elif option in ('-u', '--unit'):
            if value not in units:
                print('Unrecognized unit. Please select nsec, usec, msec, or sec.', file=sys.stderr)
                return 2
            unit = value
        elif option in ('-r', '--repeat'):
            repeats = max(int(value), 1)
        elif option in ('-p', '--process'):
            timer = time.process_time
        elif option in ('-v', '--verbose'):
            verbosity += 1
        else:
            print(__doc__, end='')
            return 0
    timed = Timer('\n'.join(args) or 'pass', '\n'.join(setup) or 'pass', timer)
    try:
        if number == 0:
            number, _ = timed.autorange()
        times = timed.repeat(repeats, number)
    except BaseException:
        timed.print_exc()
        return 1

    def shown(taken):
        chosen = unit or next((name for name in ('sec', 'msec', 'usec') if taken >= units[name]), 'nsec')
        return '%.*g %s' % (3 if verbosity < 2 else 4, taken / units[chosen], chosen)
    if verbosity:
        print('raw times: %s' % ', '.join(map(shown, times)))
        print()
    each = [taken / number for taken in times]
    print('%d loop%s, best of %d: %s per loop' % (number, 's' if number != 1 else '', repeats, shown(min(each))))
    return None


if __name__ == '__main__':
    sys.exit(main())
