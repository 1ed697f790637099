"""Which lines and functions of a program run, how often, and who calls whom."""

import dis
import inspect
import linecache
import os
import sys
import token
import tokenize
from time import monotonic as _time

__all__ = ['Trace', 'CoverageResults']

PRAGMA_NOCOVER = '#pragma NO COVER'


class _Ignore:
    """Whose lines are not told of: modules by name, files by folder."""

    def __init__(self, modules=None, dirs=None):
        self._mods = set(modules or ())
        self._dirs = [os.path.normpath(folder) for folder in dirs or ()]
        self._ignore = {'<string>': 1}

    def names(self, filename, modulename):
        known = self._ignore.get(modulename)
        if known is None:
            known = self._ignore[modulename] = self._decide(filename, modulename)
        return known

    def _decide(self, filename, modulename):
        if modulename in self._mods or any(modulename.startswith(name + '.') for name in self._mods):
            return 1
        if filename is None:
            return 1
        return int(any(filename.startswith(folder + os.sep) for folder in self._dirs))


def _modname(path):
    return os.path.splitext(os.path.basename(path))[0]


def _fullmodname(path):
    folders = [folder for folder in sys.path if folder and os.path.normcase(path).startswith(
        os.path.join(os.path.normcase(folder), ''))]
    base = path[len(max(folders, key=len)) + 1:] if folders else path
    _, base = os.path.splitdrive(base)
    return os.path.splitext(base.replace(os.sep, '.'))[0].lstrip('.')


class CoverageResults:
    """How often each line has run; can be added up, and written beside the files' text."""

    def __init__(self, counts=None, calledfuncs=None, infile=None, callers=None, outfile=None):
        self.counts = dict(counts or {})
        self.counter = self.counts.copy()
        self.calledfuncs = dict(calledfuncs or {})
        self.callers = dict(callers or {})
        self.infile = infile
        self.outfile = outfile
        if infile:
            import pickle
            try:
                with open(infile, 'rb') as file:
                    counts, calledfuncs, callers = pickle.load(file)
                self.update(self.__class__(counts, calledfuncs, callers=callers))
            except (OSError, EOFError, ValueError) as wrong:
                print('Skipping counts file %r: %s' % (infile, wrong), file=sys.stderr)

    def is_ignored_filename(self, filename):
        return filename.startswith('<') and filename.endswith('>')

    def update(self, other):
        for key, count in other.counts.items():
            self.counts[key] = self.counts.get(key, 0) + count
        for key in other.calledfuncs:
            self.calledfuncs[key] = 1
        for key in other.callers:
            self.callers[key] = 1

    def write_results(self, show_missing=True, summary=False, coverdir=None):
        if self.calledfuncs:
            print()
            print('functions called:')
            for filename, module, function in sorted(self.calledfuncs):
                print('filename: %s, modulename: %s, funcname: %s' % (filename, module, function))
        if self.callers:
            print()
            print('calling relationships:')
            last_file = last_called = ''
            for (file, module, function), (called_file, called_module, called) in sorted(self.callers):
                if file != last_file:
                    print()
                    print('***', file, '***')
                    last_file = file
                    last_called = ''
                if called_file != file and last_called != called_file:
                    print('  -->', called_file)
                    last_called = called_file
                print('    %s.%s -> %s.%s' % (module, function, called_module, called))
        by_file = {}
        for (filename, line), count in self.counts.items():
            by_file.setdefault(filename, {})[line] = count
        sums = {}
        for filename, lines in by_file.items():
            if self.is_ignored_filename(filename):
                continue
            if filename.endswith('.pyc'):
                filename = filename[:-1]
            if coverdir is None:
                folder = os.path.dirname(os.path.abspath(filename))
                modulename = _modname(filename)
            else:
                folder = coverdir
                os.makedirs(folder, exist_ok=True)
                modulename = _fullmodname(filename)
            wanted = _find_executable_linenos(filename) if show_missing else {}
            text = linecache.getlines(filename)
            with open(filename, 'rb') as file:
                encoding, _ = tokenize.detect_encoding(file.readline)
            hits, whole = self.write_results_file(os.path.join(folder, modulename + '.cover'), text, wanted, lines,
                                                  encoding)
            if summary and whole:
                sums[modulename] = whole, int(100 * hits / whole), modulename, filename
        if summary and sums:
            print('lines   cov%   module   (path)')
            for name in sorted(sums):
                print('%5d   %3d%%   %s   (%s)' % sums[name])
        if self.outfile:
            import pickle
            try:
                with open(self.outfile, 'wb') as file:
                    pickle.dump((self.counts, self.calledfuncs, self.callers), file, 1)
            except OSError as wrong:
                print("Can't save counts files because %s" % wrong, file=sys.stderr)

    def write_results_file(self, path, lines, lnotab, lines_hit, encoding=None):
        try:
            out = open(path, 'w', encoding=encoding)
        except OSError as wrong:
            print('trace: Could not open %r for writing: %s - skipping' % (path, wrong), file=sys.stderr)
            return 0, 0
        whole = hits = 0
        with out:
            for number, line in enumerate(lines, 1):
                if number in lines_hit:
                    out.write('%5d: ' % lines_hit[number])
                    hits += 1
                    whole += 1
                elif number in lnotab and PRAGMA_NOCOVER not in line:
                    out.write('>>>>>> ')
                    whole += 1
                else:
                    out.write('       ')
                out.write(line.expandtabs(8))
        return hits, whole


def _find_lines(code, without):
    found = {}
    todo = [code]
    while todo:
        one = todo.pop()
        for _, line in dis.findlinestarts(one):
            if line not in without:
                found[line] = 1
        todo += [constant for constant in one.co_consts if inspect.iscode(constant)]
    return found


def _find_docstrings(filename, encoding=None):
    """The lines of texts that stand for themselves."""
    found = {}
    before = token.INDENT
    with open(filename, encoding=encoding) as file:
        for kind, text, start, end, line in tokenize.generate_tokens(file.readline):
            if kind == token.STRING and before == token.INDENT:
                for number in range(start[0], end[0] + 1):
                    found[number] = 1
            before = kind
    return found


def _find_executable_linenos(filename):
    try:
        with tokenize.open(filename) as file:
            text = file.read()
            encoding = file.encoding
    except OSError as wrong:
        print('Not printing coverage data for %r: %s' % (filename, wrong), file=sys.stderr)
        return {}
    return _find_lines(compile(text, filename, 'exec'), _find_docstrings(filename, encoding))


class Trace:
    def __init__(self, count=1, trace=1, countfuncs=0, countcallers=0, ignoremods=(), ignoredirs=(), infile=None,
                 outfile=None, timing=False):
        self.trace, self.donothing = trace, 0
        self.ignore = _Ignore(ignoremods, ignoredirs)
        self.infile, self.outfile = infile, outfile
        self.counts, self.pathtobasename = {}, {}
        self._calledfuncs, self._callers, self._caller_cache = {}, {}, {}
        self.start_time = _time() if timing else None
        self.globaltrace = self.localtrace = None
        if countcallers:
            self.globaltrace = self.globaltrace_trackcallers
        elif countfuncs:
            self.globaltrace = self.globaltrace_countfuncs
        elif trace or count:
            self.globaltrace = self.globaltrace_lt
            self.localtrace = (self.localtrace_trace_and_count if trace and count else
                               self.localtrace_trace if trace else self.localtrace_count)
        else:
            self.donothing = 1

    def run(self, cmd):
        import __main__
        self.runctx(cmd, __main__.__dict__, __main__.__dict__)

    def runctx(self, cmd, globals=None, locals=None):
        if globals is None:
            globals = {}
        if locals is None:
            locals = {}
        if not self.donothing:
            self._begin()
        try:
            exec(cmd, globals, locals)
        finally:
            if not self.donothing:
                self._end()

    def _begin(self):
        import threading
        threading.settrace(self.globaltrace)
        sys.settrace(self.globaltrace)

    def _end(self):
        import threading
        sys.settrace(None)
        threading.settrace(None)

    def runfunc(self, func, /, *args, **kw):
        if not self.donothing:
            sys.settrace(self.globaltrace)
        try:
            return func(*args, **kw)
        finally:
            if not self.donothing:
                sys.settrace(None)

    def file_module_function_of(self, frame):
        code = frame.f_code
        filename = code.co_filename
        modulename = _modname(filename) if filename else None
        name = code.co_name
        if code in self._caller_cache:
            owner = self._caller_cache[code]
        else:
            owner = self._caller_cache[code] = self._class_of(code)
        return filename, modulename, name if owner is None else '%s.%s' % (owner, name)

    def _class_of(self, code):
        """The one class that has a function with this code."""
        import gc
        functions = [one for one in gc.get_referrers(code) if inspect.isfunction(one)]
        if len(functions) != 1:
            return None
        dicts = [one for one in gc.get_referrers(functions[0]) if isinstance(one, dict)]
        if len(dicts) != 1:
            return None
        classes = [one for one in gc.get_referrers(dicts[0]) if hasattr(one, '__bases__')]
        return classes[0].__name__ if len(classes) == 1 else None

    def globaltrace_trackcallers(self, frame, why, arg):
        if why == 'call':
            here = self.file_module_function_of(frame)
            caller = self.file_module_function_of(frame.f_back)
            self._callers[caller, here] = 1

    def globaltrace_countfuncs(self, frame, why, arg):
        if why == 'call':
            self._calledfuncs[self.file_module_function_of(frame)] = 1

    def globaltrace_lt(self, frame, why, arg):
        if why != 'call':
            return None
        filename = frame.f_globals.get('__file__', None)
        if not filename:
            return None
        modulename = _modname(filename)
        if modulename is None or self.ignore.names(filename, modulename):
            return None
        if self.trace:
            print(' --- modulename: %s, funcname: %s' % (modulename, frame.f_code.co_name))
        return self.localtrace

    def _count(self, frame):
        place = frame.f_code.co_filename, frame.f_lineno
        self.counts[place] = self.counts.get(place, 0) + 1

    def _show(self, frame):
        filename = frame.f_code.co_filename
        lineno = frame.f_lineno
        if self.start_time:
            print('%.2f' % (_time() - self.start_time), end=' ')
        print('%s(%d): %s' % (os.path.basename(filename), lineno, linecache.getline(filename, lineno)), end='')

    def localtrace_trace_and_count(self, frame, why, arg):
        if why == 'line':
            self._count(frame)
            self._show(frame)
        return self.localtrace

    def localtrace_trace(self, frame, why, arg):
        if why == 'line':
            self._show(frame)
        return self.localtrace

    def localtrace_count(self, frame, why, arg):
        if why == 'line':
            self._count(frame)
        return self.localtrace

    def results(self):
        return CoverageResults(self.counts, infile=self.infile, outfile=self.outfile, calledfuncs=self._calledfuncs,
                               callers=self._callers)


def main():
    import argparse
    parser = argparse.ArgumentParser()
    parser.add_argument('-c', '--count', action='store_true')
    parser.add_argument('-t', '--trace', action='store_true')
    parser.add_argument('-l', '--listfuncs', action='store_true')
    parser.add_argument('-T', '--trackcalls', action='store_true')
    parser.add_argument('-m', '--missing', action='store_true')
    parser.add_argument('-s', '--summary', action='store_true')
    parser.add_argument('-f', '--file')
    parser.add_argument('-C', '--coverdir')
    parser.add_argument('-g', '--timing', action='store_true')
    parser.add_argument('progname', nargs='?')
    parser.add_argument('arguments', nargs=argparse.REMAINDER)
    options = parser.parse_args()
    if options.progname is None:
        parser.error('progname is missing: required with the main options')
    tracer = Trace(options.count, options.trace, countfuncs=options.listfuncs, countcallers=options.trackcalls,
                   infile=options.file, outfile=options.file, timing=options.timing)
    sys.argv = [options.progname, *options.arguments]
    sys.path[0] = os.path.dirname(options.progname)
    with open(options.progname, 'rb') as file:
        code = compile(file.read(), options.progname, 'exec')
    names = {'__file__': options.progname, '__name__': '__main__', '__package__': None, '__cached__': None}
    try:
        tracer.runctx(code, names, names)
    except SystemExit:
        pass
    tracer.results().write_results(options.missing, options.summary, options.coverdir)


if __name__ == '__main__':
    import trace
    trace.main()
