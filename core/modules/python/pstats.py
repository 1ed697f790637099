"""What a profiler has counted: added up, sorted and printed."""

import os
import sys
import time
from dataclasses import dataclass
from enum import StrEnum
from functools import cmp_to_key
from typing import Dict

__all__ = ['Stats', 'SortKey', 'FunctionProfile', 'StatsProfile']


class SortKey(StrEnum):
    """What sort_stats takes, under its name and the others that it knows."""

    CALLS, CUMULATIVE = ('calls', 'ncalls'), ('cumulative', 'cumtime')
    FILENAME, LINE, NAME = ('filename', 'module'), 'line', 'name'
    NFL, PCALLS, STDNAME = 'nfl', 'pcalls', 'stdname'
    TIME = 'time', 'tottime'

    def __new__(cls, *values):
        one = str.__new__(cls, values[0])
        one._value_ = values[0]
        for other in values[1:]:
            cls._value2member_map_[other] = one
        one._all_values = values
        return one


@dataclass(unsafe_hash=True)
class FunctionProfile:
    # The figures of one function, rounded as they are printed; ncalls may be like 3/1.
    ncalls: str
    tottime: float
    percall_tottime: float      # tottime over all calls; percall_cumtime is over those not within another
    cumtime: float
    percall_cumtime: float
    file_name: str
    line_number: int


@dataclass(unsafe_hash=True)
class StatsProfile:
    """All the figures by function's name."""
    total_tt: float
    func_profiles: Dict[str, FunctionProfile]


# By which column (see Stats.sort_stats), and whether the largest comes first.
_CALLS, _PRIMITIVE, _TIME, _CUMULATIVE, _FILE, _LINE, _NAME, _TEXT = 1, 0, 2, 3, 4, 5, 6, 7
_SORTS = {
    'calls': (((_CALLS, -1),), 'call count'),
    'ncalls': (((_CALLS, -1),), 'call count'),
    'cumtime': (((_CUMULATIVE, -1),), 'cumulative time'),
    'cumulative': (((_CUMULATIVE, -1),), 'cumulative time'),
    'filename': (((_FILE, 1),), 'file name'),
    'line': (((_LINE, 1),), 'line number'),
    'module': (((_FILE, 1),), 'file name'),
    'name': (((_NAME, 1),), 'function name'),
    'nfl': (((_NAME, 1), (_FILE, 1), (_LINE, 1)), 'name/file/line'),
    'pcalls': (((_PRIMITIVE, -1),), 'primitive call count'),
    'stdname': (((_TEXT, 1),), 'standard name'),
    'time': (((_TIME, -1),), 'internal time'),
    'tottime': (((_TIME, -1),), 'internal time'),
}
_OLD_SORTS = {-1: 'stdname', 0: 'calls', 1: 'time', 2: 'cumulative'}


class Stats:
    """The figures of one or more runs, given as profilers or as names of files that they have written."""

    sort_arg_dict_default = _SORTS

    def __init__(self, *args, stream=None):
        self.stream = stream or sys.stdout
        first = args[0] if args else None
        self.init(first)
        self.add(*args[1:])

    def init(self, arg):
        self.stats, self.sort_arg_dict = {}, {}
        self.files, self.top_level = [], set()
        self.fcn_list = self.all_callees = None
        self.total_calls = self.prim_calls = self.total_tt = self.max_name_len = 0
        self.sort_type = ''
        self.load_stats(arg)
        try:
            self.get_top_level_stats()
        except Exception:
            print('Invalid timing data %s' % (self.files[-1] if self.files else ''), file=self.stream)
            raise

    def load_stats(self, arg):
        if arg is None:
            self.stats = {}
            return
        if isinstance(arg, str):
            import marshal
            with open(arg, 'rb') as file:
                self.stats = marshal.load(file)
            try:
                arg = time.ctime(os.stat(arg).st_mtime) + '    ' + arg
            except Exception:
                pass
            self.files = [arg]
        elif hasattr(arg, 'create_stats'):
            arg.create_stats()
            self.stats, arg.stats = arg.stats, {}
        if not self.stats:
            raise TypeError("Cannot create or construct a %r object from %r" % (self.__class__, arg))

    def get_top_level_stats(self):
        for func, (once, calls, inner, whole, callers) in self.stats.items():
            self.total_calls += calls
            self.prim_calls += once
            self.total_tt += inner
            if ('jprofile', 0, 'profiler') in callers:
                self.top_level.add(func)
            self.max_name_len = max(self.max_name_len, len(func_std_string(func)))

    def add(self, *others):
        for other in others:
            if type(self) != type(other):
                other = Stats(other)
            self.files += other.files
            self.total_calls += other.total_calls
            self.prim_calls += other.prim_calls
            self.total_tt += other.total_tt
            self.top_level |= other.top_level
            self.max_name_len = max(self.max_name_len, other.max_name_len)
            self.fcn_list = None
            for func, figures in other.stats.items():
                known = self.stats.get(func)
                self.stats[func] = figures if known is None else add_func_stats(known, figures)
        return self

    def dump_stats(self, filename):
        import marshal
        with open(filename, 'wb') as file:
            marshal.dump(self.stats, file)

    def get_sort_arg_defs(self):
        """The words that sort, and all beginnings of them that mean one alone."""
        if not self.sort_arg_dict:
            found = {}
            doubtful = set()
            for word, meaning in self.sort_arg_dict_default.items():
                for length in range(1, len(word) + 1):
                    if word[:length] in found and found[word[:length]] is not meaning:
                        doubtful.add(word[:length])
                    found[word[:length]] = meaning
            for word in doubtful:
                if word not in self.sort_arg_dict_default:
                    del found[word]
            found.update(self.sort_arg_dict_default)
            self.sort_arg_dict = found
        return self.sort_arg_dict

    def sort_stats(self, *field):
        if not field:
            self.fcn_list = 0
            return self
        if len(field) == 1 and isinstance(field[0], int):
            field = [_OLD_SORTS[field[0]]]
        elif len(field) >= 2:
            for one in field[1:]:
                if type(one) != type(field[0]):
                    raise TypeError("Can't have mixed argument type")
        words = self.get_sort_arg_defs()
        order = ()
        self.sort_type = ''
        comma = ''
        for word in field:
            if isinstance(word, SortKey):
                word = word.value
            order += words[word][0]
            self.sort_type += comma + words[word][1]
            comma = ', '
        rows = [(once, calls, inner, whole) + func + (func_std_string(func), func)
                for func, (once, calls, inner, whole, callers) in self.stats.items()]

        def compare(a, b):
            for column, direction in order:
                if a[column] != b[column]:
                    return -direction if a[column] < b[column] else direction
            return 0
        rows.sort(key=cmp_to_key(compare))
        self.fcn_list = [row[-1] for row in rows]
        return self

    def reverse_order(self):
        if self.fcn_list:
            self.fcn_list.reverse()
        return self

    def strip_dirs(self):
        old = self.stats
        self.stats = new = {}
        widest = 0
        for func, (once, calls, inner, whole, callers) in old.items():
            name = func_strip_path(func)
            widest = max(widest, len(func_std_string(name)))
            by = {}
            for caller, figures in callers.items():
                by[func_strip_path(caller)] = figures
            figures = once, calls, inner, whole, by
            new[name] = add_func_stats(new[name], figures) if name in new else figures
        self.top_level = {func_strip_path(func) for func in self.top_level}
        self.max_name_len = widest
        self.fcn_list = None
        self.all_callees = None
        return self

    def calc_callees(self):
        if self.all_callees:
            return
        self.all_callees = found = {}
        for func, figures in self.stats.items():
            found.setdefault(func, {})
            for caller, part in figures[4].items():
                found.setdefault(caller, {})[func] = part

    # ---- choosing

    def eval_print_amount(self, sel, list, msg):
        new = list
        if isinstance(sel, str):
            import re
            try:
                pattern = re.compile(sel)
            except re.error:
                return new, msg + '   <Invalid regular expression %r>\n' % sel
            new = [func for func in list if pattern.search(func_std_string(func))]
        else:
            count = len(list)
            if isinstance(sel, float) and 0.0 <= sel < 1.0:
                new = list[:int(count * sel + .5)]
            elif isinstance(sel, int) and 0 <= sel < count:
                new = list[:sel]
        if len(list) != len(new):
            msg += '   List reduced from %r to %r due to restriction <%r>\n' % (len(list), len(new), sel)
        return new, msg

    def get_stats_profile(self):
        names = self.fcn_list[:] if self.fcn_list else list(self.stats.keys())
        found = {}
        for func in names:
            once, calls, inner, whole, _ = self.stats[func]
            file, line, name = func
            inner = float(f8(inner))
            whole = float(f8(whole))
            found[name] = FunctionProfile(str(calls) if calls == once else '%d/%d' % (calls, once), inner,
                                          -1 if calls == 0 else float(f8(inner / calls)), whole,
                                          -1 if once == 0 else float(f8(whole / once)), file, line)
        return StatsProfile(float(f8(self.total_tt)), found)

    def get_print_list(self, sel_list):
        width = self.max_name_len
        if self.fcn_list:
            stat_list = self.fcn_list[:]
            text = '   Ordered by: ' + self.sort_type + '\n'
        else:
            stat_list = list(self.stats.keys())
            text = '   Random listing order was used\n'
        for selection in sel_list:
            stat_list, text = self.eval_print_amount(selection, stat_list, text)
        if not stat_list:
            return 0, stat_list
        print(text, file=self.stream)
        if len(stat_list) < len(self.stats):
            width = max(len(func_std_string(func)) for func in stat_list)
        return width + 2, stat_list

    # ---- printing

    def print_stats(self, *amount):
        for name in self.files:
            print(name, file=self.stream)
        if self.files:
            print(file=self.stream)
        for func in self.top_level:
            print(' ' * 8, func_get_function_name(func), file=self.stream)
        print(' ' * 8, self.total_calls, 'function calls', end=' ', file=self.stream)
        if self.total_calls != self.prim_calls:
            print('(%d primitive calls)' % self.prim_calls, end=' ', file=self.stream)
        print('in %.3f seconds' % self.total_tt, file=self.stream)
        print(file=self.stream)
        width, names = self.get_print_list(amount)
        if names:
            self.print_title()
            for func in names:
                self.print_line(func)
            print(file=self.stream)
            print(file=self.stream)
        return self

    def print_callees(self, *amount):
        width, names = self.get_print_list(amount)
        if names:
            self.calc_callees()
            self.print_call_heading(width, 'called...')
            for func in names:
                self.print_call_line(width, func, self.all_callees.get(func, {}))
            print(file=self.stream)
            print(file=self.stream)
        return self

    def print_callers(self, *amount):
        width, names = self.get_print_list(amount)
        if names:
            self.print_call_heading(width, 'was called by...')
            for func in names:
                self.print_call_line(width, func, self.stats[func][4], '<-')
            print(file=self.stream)
            print(file=self.stream)
        return self

    def print_call_heading(self, name_size, column_title):
        print('Function '.ljust(name_size) + column_title, file=self.stream)
        for once, calls, inner, whole, callers in self.stats.values():
            if callers:
                if isinstance(next(iter(callers.values())), tuple):
                    print(' ' * name_size + '    ncalls  tottime  cumtime', file=self.stream)
                break

    def print_call_line(self, name_size, source, call_dict, arrow='->'):
        print(func_std_string(source).ljust(name_size) + arrow, end=' ', file=self.stream)
        if not call_dict:
            print(file=self.stream)
            return
        indent = ''
        for func in sorted(call_dict.keys()):
            name = func_std_string(func)
            figures = call_dict[func]
            if isinstance(figures, tuple):
                calls, once, inner, whole = figures
                count = '%d/%d' % (calls, once) if calls != once else '%d' % calls
                line = '%s %s %s  %s' % (count.rjust(7 + 2 * len(indent)), f8(inner), f8(whole), name)
                left = name_size + 1
            else:
                line = '%s(%r) %s' % (name, figures, f8(self.stats[func][3]))
                left = name_size + 3
            print(indent * left + line, file=self.stream)
            indent = ' '

    def print_title(self):
        print('   ncalls  tottime  percall  cumtime  percall', end=' ', file=self.stream)
        print('filename:lineno(function)', file=self.stream)

    def print_line(self, func):
        once, calls, inner, whole, callers = self.stats[func]
        count = str(calls)
        if calls != once:
            count += '/' + str(once)
        print(count.rjust(9), end=' ', file=self.stream)
        print(f8(inner), end=' ', file=self.stream)
        print(' ' * 8 if calls == 0 else f8(inner / calls), end=' ', file=self.stream)
        print(f8(whole), end=' ', file=self.stream)
        print(' ' * 8 if once == 0 else f8(whole / once), end=' ', file=self.stream)
        print(func_std_string(func), file=self.stream)


class TupleComp:
    """Compares tuples by some of their places, each up or down."""

    def __init__(self, comp_select_list):
        self.comp_select_list = comp_select_list

    def compare(self, left, right):
        for index, direction in self.comp_select_list:
            if left[index] != right[index]:
                return -direction if left[index] < right[index] else direction
        return 0


# A function is told by its file, its line and its name.

def func_get_function_name(func):
    return func[2]


def func_strip_path(func_name):
    return os.path.basename(func_name[0]), *func_name[1:]


def func_std_string(func_name):
    file, line, name = func_name
    if (file, line) == ('~', 0):
        return '{%s}' % name[1:-1] if name[:1] == '<' and name[-1:] == '>' else name
    return '%s:%d(%s)' % func_name


def add_func_stats(target, source):
    return tuple(a + b for a, b in zip(target[:4], source[:4])) + (add_callers(target[4], source[4]),)


def add_callers(target, source):
    together = dict(target)
    for func, figures in source.items():
        if func in together:
            before = together[func]
            together[func] = tuple(a + b for a, b in zip(figures, before)) if isinstance(figures, tuple) \
                else figures + before
        else:
            together[func] = figures
    return together


def count_calls(callers):
    return sum(callers.values())


def f8(x):
    return '%8.3f' % x
