"""One test: its fixture, its assertions."""

import pprint
import re
import sys
import traceback
import warnings
from collections import Counter

_most_shown = 80
_own_file = (lambda: 0).__code__.co_filename
_diff_omitted = '\nDiff is %s characters long. Set self.maxDiff to None to see it.'


class SkipTest(Exception):
    """The test is to be left out, with the reason."""


class _ShouldStop(Exception):
    """A subtest has failed and the run is to stop at the first failure."""


def _shown(value, short=False):
    try:
        text = repr(value)
    except Exception:
        text = object.__repr__(value)
    return text if not short or len(text) < _most_shown else text[:_most_shown] + ' [truncated]...'


def _shown_together(*values):
    """Reprs that show where they differ: what they share at the beginning is cut where they are long."""
    texts = [_shown(value) for value in values]
    longest = max(map(len, texts))
    if longest <= _most_shown:
        return texts
    low, high = min(texts), max(texts)
    common = 0
    while common < len(low) and low[common] == high[common]:
        common += 1
    prefix = low[:common]
    room = _most_shown - (longest - common + 17)
    if room > 5:
        shortened = _cut(prefix, 5, room)
        return [shortened + text[common:] for text in texts]
    shortened = _cut(prefix, 5, 5)
    return [shortened + _cut(text[common:], 41, 5) for text in texts]


def _cut(text, head, tail):
    left_out = len(text) - head - tail
    return '%s[%d chars]%s' % (text[:head], left_out, text[len(text) - tail:]) if left_out > 12 else text


# ---- decorators

def _identity(thing):
    return thing


def skip(reason):
    def decorate(test):
        if not isinstance(test, type):
            inner = test

            def test(*args, **kwargs):
                raise SkipTest(reason)
            for name in ('__module__', '__name__', '__qualname__', '__doc__'):
                setattr(test, name, getattr(inner, name))
        test.__unittest_skip__ = True
        test.__unittest_skip_why__ = reason
        return test
    if type(reason) is type(skip):
        function, reason = reason, ''
        return decorate(function)
    return decorate


def skipIf(condition, reason):
    return skip(reason) if condition else _identity


def skipUnless(condition, reason):
    return _identity if condition else skip(reason)


def expectedFailure(test):
    test.__unittest_expecting_failure__ = True
    return test


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(manager):
    entered = type(manager).__enter__(manager)
    addModuleCleanup(type(manager).__exit__, manager, None, None, None)
    return entered


def doModuleCleanups():
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        function(*args, **kwargs)


# ---- contexts of assertions

class _Context:
    def __init__(self, kinds, case, pattern=None):
        self.expected, self.test_case, self.expected_regex = kinds, case, pattern
        self.obj_name = self.msg = None
        if pattern is not None and isinstance(pattern, (str, bytes)):
            self.expected_regex = re.compile(pattern)

    def _fail(self, message):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, message))

    def _names(self):
        try:
            return self.expected.__name__
        except AttributeError:
            return str(self.expected)

    def handle(self, name, args, kwargs):
        """Calls what was given, or gives the context for `with`."""
        kinds = self.expected if isinstance(self.expected, tuple) else (self.expected,)
        for kind in kinds:
            if not (isinstance(kind, type) and issubclass(kind, self._base)):
                raise TypeError('%s() arg 1 must be %s' % (name, self._base_text))
        if not args:
            self.msg = kwargs.pop('msg', None)
            if kwargs:
                raise TypeError('%r is an invalid keyword argument for this function' % next(iter(kwargs)))
            return self
        function, *args = args
        self.obj_name = getattr(function, '__name__', str(function))
        with self:
            function(*args, **kwargs)


class _RaisesContext(_Context):
    _base = BaseException
    _base_text = 'an exception type or tuple of exception types'

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is None:
            self._fail('{} not raised by {}'.format(self._names(), self.obj_name) if self.obj_name else
                       '{} not raised'.format(self._names()))
        traceback.clear_frames(trace)
        if not issubclass(kind, self.expected):
            return False
        self.exception = value.with_traceback(None)
        if self.expected_regex is not None and not self.expected_regex.search(str(value)):
            self._fail('"{}" does not match "{}"'.format(self.expected_regex.pattern, str(value)))
        return True


class _WarnsContext(_Context):
    _base = Warning
    _base_text = 'a warning type or tuple of warning types'

    def __enter__(self):
        self._manager = warnings.catch_warnings(record=True)
        self.warnings = self._manager.__enter__()
        warnings.simplefilter('always', self.expected)
        return self

    def __exit__(self, kind, value, trace):
        self._manager.__exit__(kind, value, trace)
        if kind is not None:
            return
        first = None
        for record in self.warnings:
            if not isinstance(record.message, self.expected):
                continue
            first = first or record.message
            if self.expected_regex is not None and not self.expected_regex.search(str(record.message)):
                continue
            self.warning, self.filename, self.lineno = record.message, record.filename, record.lineno
            return
        if first is not None:
            self._fail('"{}" does not match "{}"'.format(self.expected_regex.pattern, str(first)))
        self._fail('{} not triggered by {}'.format(self._names(), self.obj_name) if self.obj_name else
                   '{} not triggered'.format(self._names()))


class _Outcome:
    """How a test goes: each part of it runs under `part`."""

    def __init__(self, result):
        self.result = result
        self.success = True
        self.expecting_failure = False
        self.expected_failure = None

    def run(self, case, function, *args, subtest=None):
        """Whether the part passed."""
        before = self.success
        self.success = True
        try:
            function(*args)
        except KeyboardInterrupt:
            raise
        except SkipTest as skipped:
            self.success = False
            self.result.addSkip(case, str(skipped))
        except _ShouldStop:
            pass
        except BaseException:
            error = sys.exc_info()
            self.success = False
            if self.expecting_failure:
                self.expected_failure = error
            elif subtest is not None:
                self.result.addSubTest(case.test_case, case, error)
            else:
                _report(self.result, case, error)
            error = None
        else:
            if subtest is not None and self.success:
                self.result.addSubTest(case.test_case, case, None)
        passed = self.success
        self.success = self.success and before
        return passed


def _report(result, case, error):
    if issubclass(error[0], case.failureException):
        result.addFailure(case, error)
    else:
        result.addError(case, error)


class _SubContext:
    def __init__(self, outcome, case):
        self.outcome, self.case = outcome, case

    def __enter__(self):
        return None

    def __exit__(self, kind, value, trace):
        outcome, case = self.outcome, self.case
        case.test_case._subtest = self.outer
        if kind is None:
            outcome.result.addSubTest(case.test_case, case, None)
            return False
        if issubclass(kind, KeyboardInterrupt):
            return False
        if issubclass(kind, SkipTest):
            outcome.result.addSkip(case, str(value))
            return True
        outcome.success = False
        if outcome.expecting_failure:
            outcome.expected_failure = (kind, value, trace)
        else:
            outcome.result.addSubTest(case.test_case, case, (kind, value, trace))
        if getattr(outcome.result, 'failfast', False):
            raise _ShouldStop
        return True


class TestCase:
    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _classSetupFailed = False

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName='runTest'):
        self._testMethodName = methodName
        self._outcome = None
        self._testMethodDoc = 'No test'
        try:
            method = getattr(self, methodName)
        except AttributeError:
            if methodName != 'runTest':
                raise ValueError(f'no such test method in {self.__class__}: {methodName}') from None
        else:
            self._testMethodDoc = method.__doc__
        self._cleanups = []
        self._subtest = None
        self._equal_functions = {dict: 'assertDictEqual', list: 'assertListEqual', tuple: 'assertTupleEqual',
                                 set: 'assertSetEqual', frozenset: 'assertSetEqual', str: 'assertMultiLineEqual'}

    def addTypeEqualityFunc(self, typeobj, function):
        self._equal_functions[typeobj] = function

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, manager):
        entered = type(manager).__enter__(manager)
        self.addCleanup(type(manager).__exit__, manager, None, None, None)
        return entered

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, manager):
        entered = type(manager).__enter__(manager)
        cls.addClassCleanup(type(manager).__exit__, manager, None, None, None)
        return entered

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        from .run import TestResult
        return TestResult()

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split('\n')[0].strip() if doc else None

    def id(self):
        return '%s.%s.%s' % (self.__class__.__module__, self.__class__.__qualname__, self._testMethodName)

    def __eq__(self, other):
        return type(self) is type(other) and self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        return '%s (%s.%s.%s)' % (self._testMethodName, self.__class__.__module__, self.__class__.__qualname__,
                                  self._testMethodName)

    def __repr__(self):
        return '<%s.%s testMethod=%s>' % (self.__class__.__module__, self.__class__.__qualname__, self._testMethodName)

    def subTest(self, msg=None, **params):
        if self._outcome is None:
            return _NoSubContext()
        case = _SubTest(self, msg, {**(self._subtest.params if self._subtest is not None else {}), **params})
        context = _SubContext(self._outcome, case)
        context.outer = self._subtest
        self._subtest = case
        return context

    # -- running

    def run(self, result=None):
        own_result = result is None
        if own_result:
            result = self.defaultTestResult()
            result.startTestRun()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            if getattr(self.__class__, '__unittest_skip__', False) or getattr(method, '__unittest_skip__', False):
                result.addSkip(self, getattr(self.__class__, '__unittest_skip_why__', '') or
                               getattr(method, '__unittest_skip_why__', ''))
                return result
            self._run(method, result)
            return result
        finally:
            result.stopTest(self)
            if own_result:
                result.stopTestRun()

    def _run(self, method, result):
        expecting = (getattr(self, '__unittest_expecting_failure__', False) or
                     getattr(method, '__unittest_expecting_failure__', False))
        outcome = self._outcome = _Outcome(result)
        try:
            if outcome.run(self, self._callSetUp):
                outcome.expecting_failure = expecting
                outcome.run(self, self._callTestMethod, method)
                outcome.expecting_failure = False
                outcome.run(self, self._callTearDown)
            self.doCleanups()
            if outcome.expected_failure is not None:
                result.addExpectedFailure(self, outcome.expected_failure)
            elif outcome.success:
                if expecting:
                    result.addUnexpectedSuccess(self)
                else:
                    result.addSuccess(self)
        finally:
            outcome.expected_failure = None
            self._outcome = None

    def doCleanups(self):
        outcome = self._outcome or _Outcome(self.defaultTestResult())
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            outcome.run(self, lambda: self._callCleanup(function, *args, **kwargs))
        return outcome.success

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        if method() is not None:
            warnings.warn(f'It is deprecated to return a value that is not None from a test case ({method})',
                          DeprecationWarning, stacklevel=3)

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, /, *args, **kwargs):
        function(*args, **kwargs)

    @classmethod
    def doClassCleanups(cls):
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            cleanup, arguments, named = cls._class_cleanups.pop()
            try:
                cleanup(*arguments, **named)
            except Exception:
                cls.tearDown_exceptions.append(sys.exc_info())

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def debug(self):
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()
        self.doCleanups()

    def skipTest(self, reason):
        raise SkipTest(reason)

    def fail(self, msg=None):
        raise self.failureException(msg)

    # -- assertions

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        return standardMsg if msg is None else '%s : %s' % (standardMsg, msg)

    def _refuse(self, msg, standard):
        raise self.failureException(self._formatMessage(msg, standard))

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._refuse(msg, '%s is not true' % _shown(expr))

    def assertFalse(self, expr, msg=None):
        if expr:
            self._refuse(msg, '%s is not false' % _shown(expr))

    def assertRaises(self, expected_exception, *args, **kwargs):
        return _RaisesContext(expected_exception, self).handle('assertRaises', args, kwargs)

    def assertLogs(self, logger=None, level=None):
        from unittest._log import LogsContext
        return LogsContext(self, logger, level, False)

    def assertNoLogs(self, logger=None, level=None):
        from unittest._log import LogsContext
        return LogsContext(self, logger, level, True)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return _RaisesContext(expected_exception, self, expected_regex).handle('assertRaisesRegex', args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _WarnsContext(expected_warning, self).handle('assertWarns', args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return _WarnsContext(expected_warning, self, expected_regex).handle('assertWarnsRegex', args, kwargs)

    def assertEqual(self, first, second, msg=None):
        function = self._equal_functions.get(type(first)) if type(first) is type(second) else None
        if isinstance(function, str):
            function = getattr(self, function)
        if function is not None:
            function(first, second, msg=msg)
        elif not first == second:
            self._refuse(msg, '%s != %s' % tuple(_shown_together(first, second)))

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._refuse(msg, '%s == %s' % (_shown(first), _shown(second)))

    def _almost(self, first, second, places, msg, delta, wants_equal):
        if delta is not None and places is not None:
            raise TypeError('specify delta or places not both')
        difference = abs(first - second)
        if delta is not None:
            near = difference <= delta
            rest = '%s delta' % _shown(delta)
        else:
            places = 7 if places is None else places
            near = round(difference, places) == 0
            rest = '%r places' % places
        if near == wants_equal:
            return
        if wants_equal:
            self._refuse(msg, '%s != %s within %s (%s difference)' % (_shown(first), _shown(second), rest,
                                                                     _shown(difference)))
        elif delta is not None:
            self._refuse(msg, '%s == %s within %s (%s difference)' % (_shown(first), _shown(second), rest,
                                                                     _shown(difference)))
        else:
            self._refuse(msg, '%s == %s within %s' % (_shown(first), _shown(second), rest))

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first != second:
            self._almost(first, second, places, msg, delta, True)
        elif delta is not None and places is not None:
            raise TypeError('specify delta or places not both')

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        self._almost(first, second, places, msg, delta, False)

    def _shorten_diff(self, message, lines):
        diff = '\n' + '\n'.join(lines)
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + _diff_omitted % len(diff)

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        if seq_type is not None:
            name = seq_type.__name__
            if not isinstance(seq1, seq_type):
                raise self.failureException('First sequence is not a %s: %s' % (name, _shown(seq1)))
            if not isinstance(seq2, seq_type):
                raise self.failureException('Second sequence is not a %s: %s' % (name, _shown(seq2)))
        else:
            name = 'sequence'
        if seq1 == seq2:
            return
        first, second = _shown_together(seq1, seq2)
        text = '%ss differ: %s != %s\n' % (name.capitalize(), first, second)
        for at in range(min(len(seq1), len(seq2))):
            if seq1[at] != seq2[at]:
                text += '\nFirst differing element %d:\n%s\n%s\n' % (at, *_shown_together(seq1[at], seq2[at]))
                break
        else:
            if len(seq1) == len(seq2) and seq_type is None and type(seq1) is not type(seq2):
                return
        for one, other, word in ((seq1, seq2, 'First'), (seq2, seq1, 'Second')):
            if len(one) > len(other):
                text += '\n%s %s contains %d additional elements.\nFirst extra element %d:\n%s\n' % (
                    word, name, len(one) - len(other), len(other), _shown(one[len(other)]))
        from difflib import ndiff
        lines = ndiff(pprint.pformat(seq1).splitlines(), pprint.pformat(seq2).splitlines())
        self.fail(self._formatMessage(msg, self._shorten_diff(text, lines)))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        lines = []
        for left, right, word in ((set1, set2, 'first'), (set2, set1, 'second')):
            only = left.difference(right)
            if only:
                lines.append('Items in the %s set but not the %s:' % (word, 'second' if word == 'first' else 'first'))
                lines.extend(repr(item) for item in only)
        if lines:
            self.fail(self._formatMessage(msg, '\n'.join(lines)))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, 'First argument is not a dictionary')
        self.assertIsInstance(d2, dict, 'Second argument is not a dictionary')
        if d1 != d2:
            from difflib import ndiff
            text = '%s != %s' % tuple(_shown_together(d1, d2))
            lines = ndiff(pprint.pformat(d1).splitlines(), pprint.pformat(d2).splitlines())
            self.fail(self._formatMessage(msg, self._shorten_diff(text, [''.join(('', line)) for line in lines])))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, 'First argument is not a string')
        self.assertIsInstance(second, str, 'Second argument is not a string')
        if first == second:
            return
        text = '%s != %s' % tuple(_shown_together(first, second))
        if len(first) <= 2 ** 16 and len(second) <= 2 ** 16:
            from difflib import ndiff
            first_lines, second_lines = first.splitlines(keepends=True), second.splitlines(keepends=True)
            if len(first_lines) == 1 and first.strip('\r\n') == first:
                first_lines, second_lines = [first + '\n'], [second + '\n'] if len(second_lines) <= 1 else second_lines
            diff = '\n' + ''.join(ndiff(first_lines, second_lines))
            text = text + diff if self.maxDiff is None or len(diff) <= self.maxDiff else text + _diff_omitted % len(diff)
        self.fail(self._formatMessage(msg, text))

    def assertCountEqual(self, first, second, msg=None):
        first, second = list(first), list(second)
        try:
            counts, other = Counter(first), Counter(second)
        except TypeError:
            differences = _unhashable_differences(first, second)
        else:
            if counts == other:
                return
            differences = [(counts[item], other[item], item) for item in {**counts, **other}
                           if counts[item] != other[item]]
        if differences:
            lines = ['First has %d, Second has %d:  %r' % row for row in differences]
            self.fail(self._formatMessage(msg, self._shorten_diff('Element counts were not equal:', lines)))

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._refuse(msg, '%s not found in %s' % (_shown(member), _shown(container)))

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._refuse(msg, '%s unexpectedly found in %s' % (_shown(member), _shown(container)))

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._refuse(msg, '%s is not %s' % (_shown(expr1), _shown(expr2)))

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._refuse(msg, 'unexpectedly identical: %s' % _shown(expr1))

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._refuse(msg, '%s is not None' % _shown(obj))

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._refuse(msg, 'unexpectedly None')

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._refuse(msg, '%s is not an instance of %r' % (_shown(obj), cls))

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._refuse(msg, '%s is an instance of %r' % (_shown(obj), cls))

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._refuse(msg, '%s not less than %s' % (_shown(a), _shown(b)))

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._refuse(msg, '%s not less than or equal to %s' % (_shown(a), _shown(b)))

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._refuse(msg, '%s not greater than %s' % (_shown(a), _shown(b)))

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._refuse(msg, '%s not greater than or equal to %s' % (_shown(a), _shown(b)))

    def assertRegex(self, text, expected_regex, msg=None):
        pattern = re.compile(expected_regex) if isinstance(expected_regex, (str, bytes)) else expected_regex
        if not pattern.search(text):
            self._refuse(msg, "Regex didn't match: %r not found in %r" % (pattern.pattern, text))

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        pattern = re.compile(unexpected_regex) if isinstance(unexpected_regex, (str, bytes)) else unexpected_regex
        found = pattern.search(text)
        if found:
            self._refuse(msg, 'Regex matched: %r matches %r in %r' % (found.group(), pattern.pattern, text))

    failUnlessEqual = assertEquals = assertEqual
    assertNotEquals = assertNotEqual
    assert_ = assertTrue
    assertAlmostEquals = assertAlmostEqual
    assertRegexpMatches = assertRegex
    assertRaisesRegexp = assertRaisesRegex


def _unhashable_differences(first, second):
    rows = []
    first, second = list(first), list(second)
    while first or second:
        item = (first or second)[0]
        counts = [sum(1 for other in items if other == item) for items in (first, second)]
        first = [other for other in first if not other == item]
        second = [other for other in second if not other == item]
        if counts[0] != counts[1]:
            rows.append((counts[0], counts[1], item))
    return rows


class _NoSubContext:
    def __enter__(self):
        pass

    def __exit__(self, *args):
        pass


class _SubTest(TestCase):
    def __init__(self, test_case, message, params):
        super().__init__()
        self.test_case, self.params, self._message = test_case, params, message
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError('subtests cannot be run directly')

    def _description(self):
        parts = []
        if self._message is not None:
            parts.append('[{}]'.format(self._message))
        if self.params:
            parts.append('({})'.format(', '.join('{}={!r}'.format(*pair) for pair in self.params.items())))
        return ' '.join(parts) or '(<subtest>)'

    def id(self):
        return '{} {}'.format(self.test_case.id(), self._description())

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return '{} {}'.format(self.test_case, self._description())


class FunctionTestCase(TestCase):
    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._set_up, self._tear_down, self._function, self._description = setUp, tearDown, testFunc, description

    def setUp(self):
        if self._set_up is not None:
            self._set_up()

    def tearDown(self):
        if self._tear_down is not None:
            self._tear_down()

    def runTest(self):
        self._function()

    def id(self):
        return self._function.__name__

    def __str__(self):
        return '%s (%s)' % (self.__class__.__qualname__, self._function.__name__)
