"""Where a program spends its time: how often each function is called, and for how long."""

import sys
from time import perf_counter

__all__ = ['run', 'runctx', 'Profile']

__tracebackhide__ = ('Profile.enable', 'Profile.disable', 'Profile._watch')


class _Entry:
    """One function; `calls`: the same of those it has called."""

    __slots__ = ('code', 'callcount', 'reccallcount', 'totaltime', 'inlinetime', 'calls', 'depth')

    def __init__(self, code):
        self.code = code
        self.callcount = self.reccallcount = self.depth = 0
        self.totaltime = self.inlinetime = 0
        self.calls = {}

    def add(self, total, inline, is_inner):
        self.callcount += 1
        if is_inner:
            self.reccallcount += 1
        else:
            self.totaltime += total
        self.inlinetime += inline

    def __repr__(self):
        return '<profiler entry of %r: %d calls>' % (self.code, self.callcount)


def _name_of_c(function):
    owner = function.__self__
    name = function.__name__
    if owner is None or type(owner) is type(sys):
        module = function.__module__
        return '<built-in method %s.%s>' % (module, name) if module else '<built-in method %s>' % name
    for kind in type(owner).__mro__:
        if name in kind.__dict__:
            return repr(kind.__dict__[name])
    return '<built-in method %s>' % name


def label(code):
    if isinstance(code, str):
        return '~', 0, code
    return code.co_filename, code.co_firstlineno, code.co_name


class Profile:
    """Counts while it is enabled."""

    def __init__(self, timer=None, timeunit=0.0, subcalls=True, builtins=True):
        self._timer = timer
        self._unit = timeunit
        self._subcalls = subcalls
        self._builtins = builtins
        self._entries = {}
        self._stack = []

    def _now(self):
        if self._timer is None:
            return perf_counter()
        now = self._timer()
        return now * self._unit if self._unit else now

    def _begin(self, key, code):
        entry = self._entries.get(key)
        if entry is None:
            entry = self._entries[key] = _Entry(code)
        inner = None
        if self._stack and self._subcalls:
            calls = self._stack[-1][0].calls
            inner = calls.get(key)
            if inner is None:
                inner = calls[key] = _Entry(code)
            inner.depth += 1
        entry.depth += 1
        self._stack.append([entry, inner, self._now(), 0, key])

    def _end(self, key):
        stack = self._stack
        if not stack:
            return
        entry, inner, begun, below, _ = stack.pop()
        total = self._now() - begun
        if stack:
            stack[-1][3] += total
        entry.depth -= 1
        entry.add(total, total - below, entry.depth > 0)
        if inner is not None:
            inner.depth -= 1
            inner.add(total, total - below, inner.depth > 0)

    def _watch(self, frame, event, argument):
        if event == 'call':
            self._begin(frame.f_code, frame.f_code)
        elif event == 'return':
            self._end(frame.f_code)
        elif self._builtins and argument is not _setprofile:
            if event == 'c_call':
                name = _name_of_c(argument)
                self._begin(name, name)
            else:
                self._end(None)

    def enable(self, subcalls=True, builtins=True):
        self._subcalls = subcalls
        self._builtins = builtins
        _setprofile(self._watch)

    def disable(self):
        if sys.getprofile() == self._watch:
            _setprofile(None)
            if self._builtins:
                name = "<method 'disable' of '_lsprof.Profiler' objects>"
                self._begin(name, name)
                self._end(name)
        else:
            _setprofile(None)
        while self._stack:
            self._end(self._stack[-1][4])

    def clear(self):
        self._entries.clear()
        self._stack.clear()

    def getstats(self):
        from collections import namedtuple
        whole = namedtuple('profiler_entry', 'code callcount reccallcount totaltime inlinetime calls')
        part = namedtuple('profiler_subentry', 'code callcount reccallcount totaltime inlinetime')
        return [whole(one.code, one.callcount, one.reccallcount, one.totaltime, one.inlinetime, [
            part(sub.code, sub.callcount, sub.reccallcount, sub.totaltime, sub.inlinetime)
            for sub in one.calls.values()] or None) for one in self._entries.values() if one.callcount]

    def create_stats(self):
        self.disable()
        self.snapshot_stats()

    def snapshot_stats(self):
        self.stats = {}
        callers = {}
        for entry in self._entries.values():
            if entry.callcount:
                place = label(entry.code)
                self.stats[place] = (entry.callcount - entry.reccallcount, entry.callcount, entry.inlinetime,
                                     entry.totaltime, callers.setdefault(place, {}))
        for entry in self._entries.values():
            for sub in entry.calls.values():
                if sub.callcount:
                    known = callers.setdefault(label(sub.code), {})
                    before = known.get(label(entry.code), (0, 0, 0, 0))
                    known[label(entry.code)] = (sub.callcount + before[0],
                                                sub.callcount - sub.reccallcount + before[1],
                                                sub.inlinetime + before[2], sub.totaltime + before[3])

    def print_stats(self, sort=-1):
        import pstats
        pstats.Stats(self).strip_dirs().sort_stats(sort).print_stats()

    def dump_stats(self, file):
        import marshal
        with open(file, 'wb') as out:
            self.create_stats()
            marshal.dump(self.stats, out)

    def run(self, cmd):
        import __main__
        return self.runctx(cmd, __main__.__dict__, __main__.__dict__)

    def __enter__(self):
        self.enable()
        return self

    def __exit__(self, *_):
        self.disable()

    def runcall(self, func, /, *args, **kw):
        self.enable()
        try:
            return func(*args, **kw)
        finally:
            self.disable()

    def runctx(self, cmd, globals, locals):
        self.enable()
        try:
            exec(cmd, globals, locals)
        finally:
            self.disable()
        return self


_setprofile = sys.setprofile


def _shown(profiler, run, filename, sort):
    try:
        run(profiler)
    except SystemExit:
        pass
    finally:
        if filename is None:
            profiler.print_stats(sort)
        else:
            profiler.dump_stats(filename)


def run(statement, filename=None, sort=-1):
    _shown(Profile(), lambda profiler: profiler.run(statement), filename, sort)


def runctx(statement, globals, locals, filename=None, sort=-1):
    _shown(Profile(), lambda profiler: profiler.runctx(statement, globals, locals), filename, sort)


def main():
    import optparse
    import os
    parser = optparse.OptionParser(usage='cProfile.py [-o output_file_path] [-s sort] [-m module | scriptfile] [arg] ...')
    parser.allow_interspersed_args = False
    parser.add_option('-o', '--outfile', dest='outfile', help='Save stats to <outfile>', default=None)
    parser.add_option('-s', '--sort', dest='sort', default=-1,
                      help='Sort order when printing to stdout, based on pstats.Stats class')
    parser.add_option('-m', dest='module', action='store_true', help='Profile a library module', default=False)
    if not sys.argv[1:]:
        parser.print_usage()
        sys.exit(2)
    options, args = parser.parse_args()
    sys.argv[:] = args
    if options.module:
        code = "run_module(modname, run_name='__main__')"
        import runpy
        names = {'run_module': runpy.run_module, 'modname': args[0]}
    else:
        sys.path.insert(0, os.path.dirname(args[0]))
        with open(args[0], 'rb') as file:
            code = compile(file.read(), args[0], 'exec')
        names = {'__file__': args[0], '__name__': '__main__', '__package__': None, '__cached__': None}
    runctx(code, names, None, options.outfile, options.sort)


if __name__ == '__main__':
    import cProfile     # of which the program's profile says nothing
    cProfile.main()
