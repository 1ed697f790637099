"""Finding tests, running them, telling how it went."""

import io
import sys
import time
import traceback

from .case import FunctionTestCase, TestCase, _own_file, doModuleCleanups

_separator1 = '=' * 70
_separator2 = '-' * 70


class TestResult:
    __module__ = 'unittest.result'
    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.testsRun = 0
        self.errors, self.failures, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses = [], []
        self.failfast = self.shouldStop = False
        self.buffer = self.tb_locals = False

    def startTest(self, test):
        self.testsRun += 1

    def startTestRun(self):
        pass

    def stopTest(self, test):
        pass

    def stopTestRun(self):
        pass

    def _failed(self):
        if self.failfast:
            self.stop()

    def addError(self, test, err):
        self.errors.append((test, self._text_of(err, test)))
        self._failed()

    def addFailure(self, test, err):
        self.failures.append((test, self._text_of(err, test)))
        self._failed()

    def addSubTest(self, test, subtest, err):
        if err is not None:
            target = self.failures if issubclass(err[0], test.failureException) else self.errors
            target.append((subtest, self._text_of(err, test)))
            self._failed()

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._text_of(err, test)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)
        self._failed()

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        self.shouldStop = True

    def _text_of(self, err, test):
        """The traceback without this package's own frames."""
        kind, value, trace = err
        own = _own_file.rpartition('unittest')[0] + 'unittest'
        while trace is not None and trace.tb_frame.f_code.co_filename.startswith(own):
            trace = trace.tb_next
        last = None
        step = trace
        while step is not None and not step.tb_frame.f_code.co_filename.startswith(own):
            last, step = step, step.tb_next
        if last is not None and step is not None and issubclass(kind, test.failureException):
            last.tb_next = None
        return ''.join(traceback.format_exception(kind, value, trace))

    def __repr__(self):
        return '<%s.%s run=%i errors=%i failures=%i>' % (type(self).__module__, type(self).__qualname__, self.testsRun,
                                                         len(self.errors), len(self.failures))


class _Writer:
    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def writeln(self, text=None):
        if text:
            self.write(text)
        self.write('\n')


class TextTestResult(TestResult):
    __module__ = 'unittest.runner'
    separator1 = _separator1
    separator2 = _separator2

    def __init__(self, stream, descriptions, verbosity):
        super().__init__(stream, descriptions, verbosity)
        self.stream, self.descriptions = stream, descriptions
        self.dots, self.showAll = verbosity == 1, verbosity > 1
        self._newline = True

    def getDescription(self, test):
        first = test.shortDescription() if hasattr(test, 'shortDescription') else None
        return '\n'.join((str(test), first)) if self.descriptions and first else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self.stream.write(self.getDescription(test))
            self.stream.write(' ... ')
            self.stream.flush()
            self._newline = False

    def _tell(self, test, word, sign):
        if self.showAll:
            if test is not None and (hasattr(test, 'test_case') or self._newline):
                if not self._newline:
                    self.stream.writeln()
                    self._newline = True
                if hasattr(test, 'test_case'):
                    self.stream.write('  ')
                self.stream.write(self.getDescription(test))
                self.stream.write(' ... ')
            self.stream.writeln(word)
            self.stream.flush()
            self._newline = self._newline or test is not None
        elif self.dots:
            self.stream.write(sign)
            self.stream.flush()

    def addSubTest(self, test, subtest, err):
        if err is not None:
            failed = issubclass(err[0], subtest.failureException)
            self._tell(subtest, 'FAIL' if failed else 'ERROR', 'F' if failed else 'E')
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._tell(test, 'ok', '.')

    def addError(self, test, err):
        super().addError(test, err)
        self._tell(test, 'ERROR', 'E')

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._tell(test, 'FAIL', 'F')

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._tell(test, 'skipped {0!r}'.format(reason), 's')

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._tell(None, 'expected failure', 'x')

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._tell(None, 'unexpected success', 'u')

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.writeln()
            self.stream.flush()
        for flavour, entries in (('ERROR', self.errors), ('FAIL', self.failures)):
            self.printErrorList(flavour, entries)
        if self.unexpectedSuccesses:
            self.stream.writeln(self.separator1)
            for test in self.unexpectedSuccesses:
                self.stream.writeln(f'UNEXPECTED SUCCESS: {self.getDescription(test)}')
            self.stream.flush()

    def printErrorList(self, flavour, errors):
        for test, text in errors:
            self.stream.writeln(self.separator1)
            self.stream.writeln('%s: %s' % (flavour, self.getDescription(test)))
            self.stream.writeln(self.separator2)
            self.stream.writeln('%s' % text)
            self.stream.flush()


class TextTestRunner:
    __module__ = 'unittest.runner'
    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None,
                 warnings=None, *, tb_locals=False):
        self.stream = _Writer(sys.stderr if stream is None else stream)
        self.descriptions, self.verbosity, self.failfast, self.buffer = descriptions, verbosity, failfast, buffer
        self.tb_locals, self.warnings = tb_locals, warnings
        if resultclass is not None:
            self.resultclass = resultclass

    def run(self, test):
        result = self._makeResult()
        result.failfast = self.failfast
        start = time.perf_counter()
        result.startTestRun()
        try:
            test(result)
        finally:
            result.stopTestRun()
        taken = time.perf_counter() - start
        result.printErrors()
        write = self.stream.writeln
        if hasattr(result, 'separator2'):
            write(result.separator2)
        count = result.testsRun
        write('Ran %d test%s in %.3fs' % (count, '' if count == 1 else 's', taken))
        write()
        details = []
        if not result.wasSuccessful():
            self.stream.write('FAILED')
            if result.failures:
                details.append('failures=%d' % len(result.failures))
            if result.errors:
                details.append('errors=%d' % len(result.errors))
        else:
            self.stream.write('OK')
        for word, things in (('skipped', result.skipped), ('expected failures', result.expectedFailures),
                             ('unexpected successes', result.unexpectedSuccesses)):
            if things:
                details.append('%s=%d' % (word, len(things)))
        write(' (%s)' % ', '.join(details) if details else None)
        self.stream.flush()
        return result

    def _makeResult(self):
        return self.resultclass(self.stream, self.descriptions, self.verbosity)


class _ErrorHolder:
    """In the place of a test: what went wrong around a class."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def __str__(self):
        return self.description

    def countTestCases(self):
        return 0

    def shortDescription(self):
        return None

    def id(self):
        return self.description


class TestSuite:
    __module__ = 'unittest.suite'
    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def __repr__(self):
        return '<%s.%s tests=%s>' % ('unittest.suite', type(self).__qualname__, self._tests)

    def __eq__(self, other):
        return list(self) == list(other) if isinstance(other, TestSuite) else NotImplemented

    def __iter__(self):
        return iter(self._tests)

    _removed_tests = 0

    def countTestCases(self):
        return self._removed_tests + sum(test.countTestCases() for test in self if test is not None)

    def addTest(self, test):
        if not callable(test):
            raise TypeError('{} is not callable'.format(repr(test)))
        if isinstance(test, type) and issubclass(test, (TestCase, TestSuite)):
            raise TypeError('TestCases and TestSuites must be instantiated before passing them to addTest()')
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError('tests must be an iterable of tests, not a string')
        for test in tests:
            self.addTest(test)

    def __call__(self, result, debug=False):
        return self.run(result, debug)

    def run(self, result, debug=False):
        state = {'class': None, 'module': None, 'module failed': False}
        self._run(result, state)
        self._leave_class(result, state, None)
        self._leave_module(result, state, None)
        return result

    def _run(self, result, state):
        for index, test in enumerate(self._tests):
            if result.shouldStop:
                break
            if isinstance(test, TestSuite):
                test._run(result, state)
                continue
            cls = test.__class__
            if cls is not state['class']:
                self._leave_class(result, state, cls)
                self._enter_module(result, state, cls)
                self._enter_class(result, state, cls)
            if getattr(cls, '_classSetupFailed', False) or state['module failed']:
                continue
            test(result)
            if hasattr(self._tests[index], 'countTestCases'):
                self._removed_tests += self._tests[index].countTestCases()
            self._tests[index] = None

    def _guarded(self, function, result, description):
        """Calls it; an error is told under the description. Whether it passed."""
        from .case import SkipTest
        try:
            function()
        except SkipTest as skipped:
            result.addSkip(_ErrorHolder(description), str(skipped))
        except Exception:
            error = _ErrorHolder(description)
            error.failureException = _Never
            result.addError(error, sys.exc_info())
        else:
            return True
        return False

    def _enter_class(self, result, state, cls):
        state['class'] = cls
        if state['module failed'] or getattr(cls, '__unittest_skip__', False) or not hasattr(cls, 'setUpClass'):
            return
        cls._classSetupFailed = False
        name = '%s.%s' % (cls.__module__, cls.__qualname__)
        if not self._guarded(cls.setUpClass, result, f'setUpClass ({name})'):
            cls._classSetupFailed = True
            cls.doClassCleanups()

    def _leave_class(self, result, state, cls):
        old = state['class']
        if old is None or old is cls:
            return
        if not (getattr(old, '_classSetupFailed', False) or state['module failed'] or
                getattr(old, '__unittest_skip__', False)) and hasattr(old, 'tearDownClass'):
            name = '%s.%s' % (old.__module__, old.__qualname__)
            self._guarded(old.tearDownClass, result, f'tearDownClass ({name})')
            old.doClassCleanups()
        state['class'] = None

    def _enter_module(self, result, state, cls):
        if state['module'] == cls.__module__:
            return
        self._leave_module(result, state, cls.__module__)
        state['module'] = cls.__module__
        state['module failed'] = False
        function = getattr(sys.modules.get(cls.__module__), 'setUpModule', None)
        if function is not None:
            state['module failed'] = not self._guarded(function, result, f'setUpModule ({cls.__module__})')

    def _leave_module(self, result, state, module):
        old = state['module']
        if old is None or old == module:
            return
        function = getattr(sys.modules.get(old), 'tearDownModule', None)
        if function is not None and not state['module failed']:
            self._guarded(function, result, f'tearDownModule ({old})')
        doModuleCleanups()
        state['module'] = None


class _Never(Exception):
    pass


class TestLoader:
    __module__ = 'unittest.loader'
    testMethodPrefix = 'test'
    testNamePatterns = None
    suiteClass = TestSuite

    @staticmethod
    def sortTestMethodsUsing(a, b):
        return (a > b) - (a < b)

    def __init__(self):
        self.errors = []

    def getTestCaseNames(self, testCaseClass):
        def is_wanted(name):
            if not name.startswith(self.testMethodPrefix) or not callable(getattr(testCaseClass, name)):
                return False
            if self.testNamePatterns is None:
                return True
            full = '%s.%s.%s' % (testCaseClass.__module__, testCaseClass.__qualname__, name)
            return any(pattern.strip('*') in full for pattern in self.testNamePatterns)
        names = [name for name in dir(testCaseClass) if is_wanted(name)]
        if self.sortTestMethodsUsing:
            from functools import cmp_to_key
            names.sort(key=cmp_to_key(self.sortTestMethodsUsing))
        return names

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, TestSuite):
            raise TypeError('Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?')
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, 'runTest'):
            names = ['runTest']
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *args, pattern=None):
        tests = []
        for name in dir(module):
            thing = getattr(module, name)
            if isinstance(thing, type) and issubclass(thing, TestCase) and thing not in (TestCase, FunctionTestCase):
                tests.append(self.loadTestsFromTestCase(thing))
        suite = self.suiteClass(tests)
        hook = getattr(module, 'load_tests', None)
        return suite if hook is None else hook(self, suite, pattern)

    def loadTestsFromName(self, name, module=None):
        parts = name.split('.')
        if module is None:
            module = __import__(parts[0])
            parts = parts[1:]
        thing = module
        parent = None
        for part in parts:
            parent, thing = thing, getattr(thing, part)
        if thing is module:
            return self.loadTestsFromModule(module)
        if isinstance(thing, type) and issubclass(thing, TestCase):
            return self.loadTestsFromTestCase(thing)
        if isinstance(parent, type) and issubclass(parent, TestCase):
            return self.suiteClass([parent(parts[-1])])
        if isinstance(thing, TestSuite):
            return thing
        made = thing()
        return made if isinstance(made, TestSuite) else self.suiteClass([made])

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def discover(self, start_dir, pattern='test*.py', top_level_dir=None):
        return self.suiteClass()


defaultTestLoader = TestLoader()


def makeSuite(testCaseClass, prefix='test', sortUsing=None, suiteClass=TestSuite):
    loader = TestLoader()
    loader.testMethodPrefix = prefix
    loader.suiteClass = suiteClass
    return loader.loadTestsFromTestCase(testCaseClass)


def getTestCaseNames(testCaseClass, prefix, sortUsing=None, testNamePatterns=None):
    loader = TestLoader()
    loader.testMethodPrefix = prefix
    return loader.getTestCaseNames(testCaseClass)


def findTestCases(module, prefix='test', sortUsing=None, suiteClass=TestSuite):
    return defaultTestLoader.loadTestsFromModule(module)


class TestProgram:
    __module__ = 'unittest.main'
    def __init__(self, module='__main__', defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader,
                 exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False):
        self.module = __import__(module) if isinstance(module, str) else module
        argv = sys.argv if argv is None else argv
        self.exit, self.verbosity, self.failfast = exit, verbosity, bool(failfast)
        self.testLoader = testLoader
        names = self._parse(argv[1:])
        if names:
            self.test = testLoader.loadTestsFromNames(names, self.module)
        elif defaultTest is not None:
            names = (defaultTest,) if isinstance(defaultTest, str) else tuple(defaultTest)
            self.test = testLoader.loadTestsFromNames(names, self.module)
        else:
            self.test = testLoader.loadTestsFromModule(self.module)
        runner = TextTestRunner if testRunner is None else testRunner
        if isinstance(runner, type):
            runner = runner(verbosity=self.verbosity, failfast=self.failfast)
        self.result = runner.run(self.test)
        if exit:
            sys.exit(not self.result.wasSuccessful())

    def _parse(self, words):
        """The names of tests; the settings are kept."""
        names = []
        words = iter(words)
        for word in words:
            if word in ('-v', '--verbose'):
                self.verbosity = 2
            elif word in ('-q', '--quiet'):
                self.verbosity = 0
            elif word in ('-f', '--failfast'):
                self.failfast = True
            elif word == '-k':
                self.testLoader.testNamePatterns = (self.testLoader.testNamePatterns or []) + [next(words, '')]
            elif not word.startswith('-'):
                names.append(word)
        return names


main = TestProgram
