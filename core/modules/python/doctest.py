"""Examples in docstrings, run and compared."""

import inspect
import linecache
import os
import re
import sys
import traceback
import unittest
from collections import namedtuple
from io import StringIO

__all__ = ['register_optionflag', 'DONT_ACCEPT_TRUE_FOR_1', 'DONT_ACCEPT_BLANKLINE', 'NORMALIZE_WHITESPACE', 'ELLIPSIS', 'SKIP',
           'IGNORE_EXCEPTION_DETAIL', 'COMPARISON_FLAGS', 'REPORT_UDIFF', 'REPORT_CDIFF', 'REPORT_NDIFF',
           'REPORT_ONLY_FIRST_FAILURE', 'REPORTING_FLAGS', 'FAIL_FAST', 'Example', 'DocTest', 'DocTestParser',
           'DocTestFinder', 'DocTestRunner', 'OutputChecker', 'DocTestFailure', 'UnexpectedException', 'testmod', 'testfile',
           'run_docstring_examples', 'DocTestSuite', 'script_from_examples', 'TestResults']

ELLIPSIS_MARKER = '...'
BLANKLINE_MARKER = '<BLANKLINE>'

# Each flag has a bit of its own: first those of how to compare, then those of how to report.
OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


(DONT_ACCEPT_TRUE_FOR_1, DONT_ACCEPT_BLANKLINE, NORMALIZE_WHITESPACE, ELLIPSIS, SKIP, IGNORE_EXCEPTION_DETAIL) = map(
    register_optionflag, ('DONT_ACCEPT_TRUE_FOR_1', 'DONT_ACCEPT_BLANKLINE', 'NORMALIZE_WHITESPACE', 'ELLIPSIS', 'SKIP',
                          'IGNORE_EXCEPTION_DETAIL'))
COMPARISON_FLAGS = sum(OPTIONFLAGS_BY_NAME.values())
REPORT_UDIFF, REPORT_CDIFF, REPORT_NDIFF, REPORT_ONLY_FIRST_FAILURE, FAIL_FAST = map(
    register_optionflag, ('REPORT_UDIFF', 'REPORT_CDIFF', 'REPORT_NDIFF', 'REPORT_ONLY_FIRST_FAILURE', 'FAIL_FAST'))
REPORTING_FLAGS = sum(OPTIONFLAGS_BY_NAME.values()) - COMPARISON_FLAGS

TestResults = namedtuple('TestResults', 'failed attempted')


def _indent(text, by=4):
    return re.sub('(?m)^(?!$)', by * ' ', text)


class Example:
    """One statement and what it should print."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith('\n') else source + '\n'
        self.want = want + '\n' if want and not want.endswith('\n') else want
        self.exc_msg = exc_msg + '\n' if exc_msg is not None and not exc_msg.endswith('\n') else exc_msg
        self.lineno = lineno
        self.indent = indent
        self.options = {} if options is None else options

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self.source, self.want, self.lineno, self.indent, self.exc_msg))


class DocTest:
    """The examples of one docstring."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.name, self.filename, self.lineno = name, filename, lineno
        self.docstring, self.examples = docstring, examples
        self.globs = globs.copy()       # what one changes is no matter of the next

    def __repr__(self):
        count = len(self.examples)
        text = 'no examples' if count == 0 else '1 example' if count == 1 else '%d examples' % count
        return '<%s %s from %s:%s (%s)>' % (self.__class__.__name__, self.name, self.filename, self.lineno, text)

    def __lt__(self, other):
        if not isinstance(other, DocTest):
            return NotImplemented
        return (self.name, self.filename, self.lineno or 0, id(self)) < (other.name, other.filename, other.lineno or 0, id(other))


class DocTestParser:
    """Finds the examples of a text."""

    _EXAMPLE_RE = re.compile(r'''
        (?P<source> (?:^(?P<indent> [ ]*) >>> .*) (?:\n [ ]* \.\.\. .*)*) \n?
        (?P<want> (?: (?![ ]*$) (?![ ]*>>>) .+$\n? )*)''', re.MULTILINE | re.VERBOSE)
    _EXCEPTION_RE = re.compile(r'''
        ^(?P<hdr> Traceback\ \( (?: most\ recent\ call\ last | innermost\ last) \) :) \s* $
        (?P<stack> .*?) ^ (?P<msg> \w+ .*)''', re.VERBOSE | re.MULTILINE | re.DOTALL)
    _OPTION_DIRECTIVE_RE = re.compile(r'#\s*doctest:\s*([^\n\'"]*)$', re.MULTILINE)

    def parse(self, string, name='<string>'):
        string = string.expandtabs()
        indents = [len(indent) for indent in re.findall(r'^([ ]*)(?=\S)', string, re.MULTILINE)]
        least = min(indents) if indents else 0
        if least > 0:
            string = '\n'.join([line[least:] for line in string.split('\n')])
        pieces = []
        at, line = 0, 0
        for found in self._EXAMPLE_RE.finditer(string):
            pieces.append(string[at:found.start()])
            line += string.count('\n', at, found.start())
            source, options, want, exc_msg = self._parse_example(found, name, line)
            if not self._is_comment(source):
                pieces.append(Example(source, want, exc_msg, lineno=line, indent=least + len(found.group('indent')),
                                      options=options))
            line += string.count('\n', found.start(), found.end())
            at = found.end()
        pieces.append(string[at:])
        return pieces

    @staticmethod
    def _is_comment(source):
        return all(not line.strip() or line.lstrip().startswith('#') for line in source.split('\n'))

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def get_examples(self, string, name='<string>'):
        return [piece for piece in self.parse(string, name) if isinstance(piece, Example)]

    def _parse_example(self, found, name, lineno):
        indent = len(found.group('indent'))
        lines = found.group('source').split('\n')
        for at, line in enumerate(lines):
            if len(line) >= indent + 4 and line[indent + 3] != ' ':
                raise ValueError('line %r of the docstring for %s lacks blank after %s: %r' % (
                    lineno + at + 1, name, line[indent:indent + 3], line))
        self._check_prefix(lines[1:], ' ' * indent + '.', name, lineno)
        source = '\n'.join([line[indent + 4:] for line in lines])
        lines = found.group('want').split('\n')
        if len(lines) > 1 and re.match(r' *$', lines[-1]):
            del lines[-1]
        self._check_prefix(lines, ' ' * indent, name, lineno + len(source.split('\n')))
        want = '\n'.join([line[indent:] for line in lines])
        exception = self._EXCEPTION_RE.match(want)
        return source, self._find_options(source, name, lineno), want, exception.group('msg') if exception else None

    def _check_prefix(self, lines, prefix, name, lineno):
        for at, line in enumerate(lines):
            if line and not line.startswith(prefix):
                raise ValueError('line %r of the docstring for %s has inconsistent leading whitespace: %r' % (
                    lineno + at + 1, name, line))

    def _find_options(self, source, name, lineno):
        options = {}
        for found in self._OPTION_DIRECTIVE_RE.finditer(source):
            for option in found.group(1).replace(',', ' ').split():
                if option[0] not in '+-' or option[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError('line %r of the doctest for %s has an invalid option: %r' % (lineno + 1, name, option))
                options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == '+'
        if options and self._is_comment(source):
            raise ValueError('line %r of the doctest for %s has an option directive on a line with no example: %r' % (
                lineno, name, source))
        return options


class DocTestFinder:
    """Finds the docstrings of a module, a class, a function."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._parser = parser
        self._verbose = verbose
        self._recurse = recurse
        self._exclude_empty = exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        if name is None:
            name = getattr(obj, '__name__', None)
            if name is None:
                raise ValueError('DocTestFinder.find: name must be given when obj.__name__ doesn\'t exist: %r' % (type(obj),))
        if module is False:
            module = None
        elif module is None:
            module = obj if inspect.ismodule(obj) else sys.modules.get(getattr(obj, '__module__', None))
        filename = getattr(module, '__file__', None) or '<string>'
        lines = linecache.getlines(filename) or None
        globs = ({} if module is None else module.__dict__.copy()) if globs is None else globs.copy()
        if extraglobs is not None:
            globs.update(extraglobs)
        globs.setdefault('__name__', '__main__')
        tests = []
        self._find(tests, obj, name, module, filename, lines, globs, {})
        tests.sort()
        return tests

    def _from_module(self, module, object):
        if module is None:
            return True
        if inspect.isfunction(object):
            return module.__dict__ is object.__globals__
        if inspect.isclass(object):
            return module.__name__ == object.__module__
        if hasattr(object, '__module__'):
            return module.__name__ == object.__module__
        return isinstance(object, property)

    def _find(self, tests, obj, name, module, filename, lines, globs, seen):
        if id(obj) in seen:
            return
        seen[id(obj)] = 1
        test = self._get_test(obj, name, module, filename, lines, globs)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return
        if inspect.ismodule(obj):
            for inner, value in obj.__dict__.items():
                function = inspect.unwrap(value) if inspect.isroutine(value) or inspect.isclass(value) else value
                if (inspect.isfunction(function) or inspect.isclass(value)) and self._from_module(module, function):
                    self._find(tests, value, '%s.%s' % (name, inner), module, filename, lines, globs, seen)
            for inner, value in getattr(obj, '__test__', {}).items():
                self._find(tests, value, '%s.__test__.%s' % (name, inner), module, filename, lines, globs, seen)
        if inspect.isclass(obj):
            for inner, value in obj.__dict__.items():
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if (inspect.isfunction(value) or inspect.isclass(value) or isinstance(value, property)) and \
                        self._from_module(module, value):
                    self._find(tests, value, '%s.%s' % (name, inner), module, filename, lines, globs, seen)

    def _get_test(self, obj, name, module, filename, lines, globs):
        docstring = obj if isinstance(obj, str) else getattr(obj, '__doc__', None)
        docstring = '' if docstring is None else str(docstring)
        lineno = self._find_lineno(obj, lines)
        if self._exclude_empty and not docstring:
            return None
        return self._parser.get_doctest(docstring, globs, name, filename, lineno)

    def _find_lineno(self, obj, lines):
        lineno = None
        doc = getattr(obj, '__doc__', None)
        if inspect.ismodule(obj) and doc is not None:
            lineno = 0
        if inspect.isclass(obj) and doc is not None and lines is not None:
            pattern = re.compile(r'^\s*class\s*%s\b' % re.escape(getattr(obj, '__name__', '-')))
            lineno = next((at for at, line in enumerate(lines) if pattern.match(line)), None)
        if inspect.ismethod(obj):
            obj = obj.__func__
        if isinstance(obj, property):
            obj = obj.fget
        if inspect.isfunction(obj) and doc:
            obj = inspect.unwrap(obj).__code__
        if inspect.iscode(obj):
            lineno = obj.co_firstlineno - 1
        if lineno is not None:
            if lines is None:
                return lineno + 1
            for at in range(lineno, len(lines)):
                if re.match(r'(^|.*:)\s*\w*("|\')', lines[at]):
                    return at
        return None


class DocTestRunner:
    """Runs examples, and says what went wrong."""

    DIVIDER = '*' * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = '-v' in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = 0
        self._name2ft = {}

    def report_start(self, out, test, example):
        if self._verbose:
            if example.want:
                out('Trying:\n' + _indent(example.source) + 'Expecting:\n' + _indent(example.want))
            else:
                out('Trying:\n' + _indent(example.source) + 'Expecting nothing\n')

    def report_success(self, out, test, example, got):
        if self._verbose:
            out('ok\n')

    def report_failure(self, out, test, example, got):
        out(self._failure_header(test, example) + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        out(self._failure_header(test, example) + 'Exception raised:\n' + _indent(_exception_text(exc_info)))

    def _failure_header(self, test, example):
        out = [self.DIVIDER]
        if test.filename:
            line = test.lineno + example.lineno + 1 if test.lineno is not None and example.lineno is not None else '?'
            out.append('File "%s", line %s, in %s' % (test.filename, line, test.name))
        else:
            out.append('Line %s, in %s' % (example.lineno + 1, test.name))
        out.append('Failed example:')
        out.append(_indent(example.source))
        return '\n'.join(out)

    def _check(self, example, got, exception):
        """(outcome: 'ok', 'failed' or 'raised', the text to show)"""
        if exception is None:
            return ('ok' if self._checker.check_output(example.want, got, self.optionflags) else 'failed'), got
        text = traceback.format_exception_only(*exception[:2])[-1]
        shown = got + _exception_text(exception)
        if example.exc_msg is None:
            return 'raised', shown
        if self._checker.check_output(example.exc_msg, text, self.optionflags):
            return 'ok', shown
        if self.optionflags & IGNORE_EXCEPTION_DETAIL and self._checker.check_output(
                _name_of_exception(example.exc_msg), _name_of_exception(text), self.optionflags):
            return 'ok', shown
        return 'failed', shown

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        self.test = test
        old = sys.stdout
        if out is None:
            def out(text):
                old.write(text)
        failures = tries = 0
        original = self.optionflags
        flags = 0 if compileflags is None else compileflags
        sources = {}
        try:
            for number, example in enumerate(test.examples):
                quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures > 0
                self.optionflags = original
                for flag, is_on in example.options.items():
                    self.optionflags = self.optionflags | flag if is_on else self.optionflags & ~flag
                if self.optionflags & SKIP:
                    continue
                tries += 1
                if not quiet:
                    self.report_start(out, test, example)
                filename = '<doctest %s[%d]>' % (test.name, number)
                linecache.cache[filename] = sources[filename] = (
                    len(example.source), None, example.source.splitlines(True), filename)
                exception = None
                sys.stdout = fake = StringIO()
                hook, sys.displayhook = sys.displayhook, sys.__displayhook__
                try:
                    exec(compile(example.source, filename, 'single', flags, True), test.globs)
                except KeyboardInterrupt:
                    raise
                except BaseException:
                    exception = sys.exc_info()
                finally:
                    sys.stdout, sys.displayhook = old, hook
                got = fake.getvalue()
                if got and not got.endswith('\n'):
                    got += '\n'
                outcome, shown = self._check(example, got, exception)
                if outcome == 'ok':
                    if not quiet:
                        self.report_success(out, test, example, got)
                elif outcome == 'failed':
                    if not quiet:
                        self.report_failure(out, test, example, shown)
                    failures += 1
                else:
                    if not quiet:
                        self.report_unexpected_exception(out, test, example, exception)
                    failures += 1
                if failures and self.optionflags & FAIL_FAST:
                    break
        finally:
            self.optionflags = original
            for filename in sources:
                linecache.cache.pop(filename, None)
            if clear_globs:
                test.globs.clear()
                import builtins
                builtins._ = None
        old_failures, old_tries = self._name2ft.get(test.name, (0, 0))
        self._name2ft[test.name] = failures + old_failures, tries + old_tries
        self.failures += failures
        self.tries += tries
        return TestResults(failures, tries)

    def summarize(self, verbose=None):
        verbose = self._verbose if verbose is None else verbose
        silent, passed, failed = [], [], []
        total_tries = total_failures = 0
        for name, (failures, tries) in self._name2ft.items():
            total_tries += tries
            total_failures += failures
            if tries == 0:
                silent.append(name)
            elif failures == 0:
                passed.append((name, tries))
            else:
                failed.append((name, (failures, tries)))
        if verbose:
            if silent:
                print(len(silent), 'items had no tests:')
                for name in sorted(silent):
                    print('   ', name)
            if passed:
                print(len(passed), 'items passed all tests:')
                for name, count in sorted(passed):
                    print(' %3d tests in %s' % (count, name))
        if failed:
            print(self.DIVIDER)
            print(len(failed), 'items had failures:')
            for name, (failures, tries) in sorted(failed):
                print(' %3d of %3d in %s' % (failures, tries, name))
        if verbose:
            print(total_tries, 'tests in', len(self._name2ft), 'items.')
            print(total_tries - total_failures, 'passed and', total_failures, 'failed.')
        if total_failures:
            print('***Test Failed***', total_failures, 'failures.')
        elif verbose:
            print('Test passed.')
        return TestResults(total_failures, total_tries)


def _exception_text(exc_info):
    return ''.join(traceback.format_exception(*exc_info))


def _name_of_exception(text):
    end = text.find('\n')
    text = text if end < 0 else text[:end]
    at = text.find(':')
    text = text if at < 0 else text[:at]
    return text.rpartition('.')[2].strip()


def _ellipsis_match(want, got):
    if ELLIPSIS_MARKER not in want:
        return want == got
    parts = want.split(ELLIPSIS_MARKER)
    first, last = parts[0], parts[-1]
    start, end = len(first), len(got) - len(last)
    if not got.startswith(first) or not got.endswith(last) or start > end:
        return False
    for part in parts[1:-1]:
        start = got.find(part, start, end)
        if start < 0:
            return False
        start += len(part)
    return True


class OutputChecker:
    """Whether what was printed is what was wanted."""

    def check_output(self, want, got, optionflags):
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (('True\n', '1\n'), ('False\n', '0\n')):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(r'(?m)^%s\s*?$' % re.escape(BLANKLINE_MARKER), '', want)
            got = re.sub(r'(?m)^[^\S\n]+$', '', got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = ' '.join(got.split()), ' '.join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS and _ellipsis_match(want, got))

    def output_difference(self, example, got, optionflags):
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub('(?m)^[ ]*(?=\n)', BLANKLINE_MARKER, got)
        if want and got:
            return 'Expected:\n%sGot:\n%s' % (_indent(want), _indent(got))
        if want:
            return 'Expected:\n%sGot nothing\n' % _indent(want)
        if got:
            return 'Expected nothing\nGot:\n%s' % _indent(got)
        return 'Expected nothing\nGot nothing\n'


class DocTestFailure(Exception):
    def __init__(self, test, example, got):
        self.test, self.example, self.got = test, example, got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    def __init__(self, test, example, exc_info):
        self.test, self.example, self.exc_info = test, example, exc_info

    def __str__(self):
        return str(self.test)


class DebugRunner(DocTestRunner):
    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)


master = None


def _finish(runner, report):
    global master
    if report:
        runner.summarize()
    master = runner
    return TestResults(runner.failures, runner.tries)


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None,
            raise_on_error=False, exclude_empty=False):
    if m is None:
        m = sys.modules.get('__main__')
    if not inspect.ismodule(m):
        raise TypeError('testmod: module required; %r' % (m,))
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(exclude_empty=exclude_empty).find(m, m.__name__ if name is None else name, globs=globs,
                                                                extraglobs=extraglobs):
        runner.run(test)
    return _finish(runner, report)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True, optionflags=0,
             extraglobs=None, raise_on_error=False, parser=DocTestParser(), encoding=None):
    with open(filename, encoding=encoding or 'utf-8') as file:
        text = file.read()
    globs = {} if globs is None else globs.copy()
    globs.update(extraglobs or {})
    globs.setdefault('__name__', '__main__')
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    runner.run(parser.get_doctest(text, globs, name or os.path.basename(filename), filename, 0))
    return _finish(runner, report)


def run_docstring_examples(f, globs, verbose=False, name='NoName', compileflags=None, optionflags=0):
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)


class DocTestCase(unittest.TestCase):
    def __init__(self, test, optionflags=0, setUp=None, tearDown=None, checker=None):
        unittest.TestCase.__init__(self)
        self._dt_test, self._dt_optionflags, self._dt_checker = test, optionflags, checker
        self._dt_setUp, self._dt_tearDown = setUp, tearDown

    def setUp(self):
        if self._dt_setUp is not None:
            self._dt_setUp(self._dt_test)

    def tearDown(self):
        if self._dt_tearDown is not None:
            self._dt_tearDown(self._dt_test)

    def runTest(self):
        out = StringIO()
        runner = DocTestRunner(self._dt_checker, False, self._dt_optionflags)
        failures, _ = runner.run(self._dt_test, out=out.write, clear_globs=False)
        if failures:
            raise self.failureException('Failed doctest test for %s\n\n%s' % (self._dt_test.name, out.getvalue()))

    def id(self):
        return self._dt_test.name

    def __repr__(self):
        name = self._dt_test.name.split('.')
        return '%s (%s)' % (name[-1], '.'.join(name[:-1]))

    __str__ = __repr__

    def shortDescription(self):
        return 'Doctest: ' + self._dt_test.name


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    if module is None or isinstance(module, str):
        module = sys.modules[module or '__main__']
    suite = unittest.TestSuite()
    for test in (test_finder or DocTestFinder()).find(module, globs=globs, extraglobs=extraglobs):
        if test.examples:
            suite.addTest(DocTestCase(test, **options))
    return suite


def script_from_examples(s):
    lines = []
    for piece in DocTestParser().parse(s):
        if isinstance(piece, Example):
            lines.append(piece.source[:-1])
            if piece.want:
                lines.append('# Expected:')
                lines += ['## ' + line for line in piece.want.split('\n')[:-1]]
        else:
            lines += ['#' + (' ' + line if line.strip() else line and '') if line else '#' for line in piece.split('\n')[:-1]]
    while lines and lines[-1] == '#':
        lines.pop()
    while lines and lines[0] == '#':
        lines.pop(0)
    return '\n'.join(lines) + '\n'


def _test():
    import argparse
    parser = argparse.ArgumentParser(description='doctest runner')
    parser.add_argument('-v', '--verbose', action='store_true', default=False,
                        help='print very verbose output for all tests')
    parser.add_argument('-o', '--option', action='append', choices=OPTIONFLAGS_BY_NAME.keys(), default=[],
                        help='specify a doctest option flag to apply to the test run; may be specified more than once to '
                             'apply multiple options')
    parser.add_argument('-f', '--fail-fast', action='store_true',
                        help='stop running tests after first failure (this is a shorthand for -o FAIL_FAST, and is in '
                             'addition to any other -o options)')
    parser.add_argument('file', nargs='+', help='file containing the tests to run')
    arguments = parser.parse_args()
    flags = FAIL_FAST if arguments.fail_fast else 0
    for option in arguments.option:
        flags |= OPTIONFLAGS_BY_NAME[option]
    for path in arguments.file:
        if path.endswith('.py'):
            folder, name = os.path.split(path)
            sys.path.insert(0, folder)
            module = __import__(name[:-3])
            del sys.path[0]
            failures, _ = testmod(module, verbose=arguments.verbose, optionflags=flags)
        else:
            failures, _ = testfile(path, module_relative=False, verbose=arguments.verbose, optionflags=flags)
        if failures:
            return 1
    return 0


if __name__ == '__main__':
    sys.exit(_test())
