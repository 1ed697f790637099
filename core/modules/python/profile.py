"""The same as cProfile, with a timer of one's own; functions in C are known by name alone."""

import sys
import cProfile as _engine
from time import process_time as _process_time

__all__ = ['run', 'runctx', 'Profile']

__tracebackhide__ = ('Profile.dispatcher',)


class Profile:
    bias = 0

    def __init__(self, timer=None, bias=None):
        self.timings = {}
        self.cur = None
        self.c_func_name = ''
        self.bias = self.bias if bias is None else bias
        self.timer = self.get_time = _process_time if timer is None else timer
        self._stack = []    # [place, begun, spent below]
        self._begin(('profile', 0, 'profiler'))

    def _begin(self, place):
        known = self.timings.setdefault(place, [0, 0, 0, 0, {}, 0])
        known[5] += 1
        if self._stack:
            callers = known[4]
            caller = self._stack[-1][0]
            callers[caller] = callers.get(caller, 0) + 1
        self._stack.append([place, self.timer(), 0])

    def _end(self):
        place, begun, below = self._stack.pop()
        total = self.timer() - begun
        known = self.timings[place]
        known[5] -= 1
        known[1] += 1
        known[2] += total - below
        if known[5] == 0:
            known[0] += 1
            known[3] += total
        if self._stack:
            self._stack[-1][2] += total

    def dispatcher(self, frame, event, arg):
        if event == 'call':
            code = frame.f_code
            self._begin((code.co_filename, code.co_firstlineno, code.co_name))
        elif event == 'c_call':
            self.c_func_name = arg.__name__
            self._begin(('', 0, arg.__name__))
        elif len(self._stack) > 1:
            self._end()

    def set_cmd(self, cmd):
        if len(self._stack) == 1:
            self._begin(('profile', 0, str(cmd)))

    def simulate_call(self, name):
        self._begin(('profile', 0, name))

    def simulate_cmd_complete(self):
        while len(self._stack) > 1:
            self._end()

    def print_stats(self, sort=-1):
        import pstats
        pstats.Stats(self).strip_dirs().sort_stats(sort).print_stats()

    def dump_stats(self, file):
        import marshal
        with open(file, 'wb') as out:
            self.create_stats()
            marshal.dump(self.stats, out)

    def create_stats(self):
        self.simulate_cmd_complete()
        self.snapshot_stats()

    def snapshot_stats(self):
        self.stats = {}
        for place, (once, calls, inner, whole, callers, _) in self.timings.items():
            self.stats[place] = once, sum(callers.values()), inner, whole, callers.copy()

    def run(self, cmd):
        import __main__
        return self.runctx(cmd, __main__.__dict__, __main__.__dict__)

    def runcall(self, func, /, *args, **kw):
        self.set_cmd(repr(func))
        try:
            sys.setprofile(self.dispatcher)
            return func(*args, **kw)
        finally:
            sys.setprofile(None)

    def runctx(self, cmd, globals, locals):
        self.set_cmd(cmd)
        try:
            sys.setprofile(self.dispatcher)
            exec(cmd, globals, locals)
        finally:
            sys.setprofile(None)
        return self

    def calibrate(self, m, verbose=0):
        return 0.0


def run(statement, filename=None, sort=-1):
    _engine._shown(Profile(), lambda profiler: profiler.run(statement), filename, sort)


def runctx(statement, globals, locals, filename=None, sort=-1):
    _engine._shown(Profile(), lambda profiler: profiler.runctx(statement, globals, locals), filename, sort)
