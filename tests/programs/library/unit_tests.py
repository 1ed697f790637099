# unittest: assertions, what they say, and the runner's report; difflib.
import difflib
import io
import re
import unittest
import warnings


class Assertions(unittest.TestCase):
    def runTest(self):
        pass


t = Assertions()
t.maxDiff = None
for name, *arguments in (
        ('assertEqual', 1, 1), ('assertEqual', 1, 2), ('assertEqual', [1, 2, 3], [1, 3, 3]), ('assertEqual', [1], [1, 2]), ('assertEqual', (1, 2), (1,)), ('assertEqual', {1, 2}, {2, 3}),
        ('assertEqual', {'a': 1}, {'a': 2}), ('assertEqual', 'abc', 'abd'), ('assertEqual', 'one\ntwo\n', 'one\n2\n'), ('assertEqual', 'a' * 100 + 'b', 'a' * 100 + 'c'),
        ('assertEqual', 'x' * 200, 'y' * 200), ('assertEqual', 1, 2, 'why'), ('assertEqual', [1], (1,)), ('assertEqual', frozenset({1}), frozenset()), ('assertNotEqual', 1, 1),
        ('assertTrue', 0), ('assertTrue', [], 'empty'), ('assertFalse', 1), ('assertIs', [], []), ('assertIsNot', None, None), ('assertIsNone', 1), ('assertIsNotNone', None),
        ('assertIn', 1, [2]), ('assertNotIn', 1, [1]), ('assertIsInstance', 1, str), ('assertNotIsInstance', 1, int), ('assertAlmostEqual', 1.0, 1.1), ('assertAlmostEqual', 1.0, 1.00000001),
        ('assertNotAlmostEqual', 1.0, 1.0), ('assertAlmostEqual', 1.0, 1.2, 0), ('assertGreater', 1, 2), ('assertGreaterEqual', 1, 2), ('assertLess', 2, 1), ('assertLessEqual', 2, 1),
        ('assertRegex', 'abc', 'x+'), ('assertNotRegex', 'abc', 'b'), ('assertCountEqual', [1, 1, 2], [1, 2, 2]), ('assertCountEqual', [[1], [2]], [[1], [3]]), ('assertCountEqual', 'ab', 'ba'),
        ('assertSequenceEqual', [1, 2], (1, 2)), ('assertSequenceEqual', [1], (2,)), ('assertListEqual', [1], (1,)), ('assertDictEqual', {}, {'a': [1] * 30}), ('assertMultiLineEqual', 'a', 5),
        ('fail',), ('fail', 'message'), ('assertRaises', ValueError, int, 'x'), ('assertRaises', ValueError, int, '1'), ('assertRaises', (KeyError, ValueError), int, '1'),
        ('assertRaisesRegex', ValueError, 'literal', int, 'x'), ('assertRaisesRegex', ValueError, 'nothing', int, 'x'), ('assertRaises', 5), ('assertEqual', {'k%d' % i: i for i in range(20)}, {})):
    try:
        print(name, getattr(t, name)(*arguments))
    except Exception as error:
        print(name, type(error).__name__, error)
for make in (lambda: t.assertRaises(ValueError), lambda: t.assertRaises(ValueError, msg='note'), lambda: t.assertRaisesRegex(ValueError, 'x')):
    try:
        with make():
            pass
    except AssertionError as error:
        print(error)
with t.assertRaises(ZeroDivisionError) as caught:
    1 / 0
print(repr(caught.exception), caught.exception.__traceback__)
with t.assertWarns(DeprecationWarning) as warned:
    warnings.warn('old', DeprecationWarning)
print(warned.warning)
try:
    with t.assertWarns(DeprecationWarning):
        pass
except AssertionError as error:
    print(error)
try:
    with t.assertRaises(ValueError):
        {}['missing']
except KeyError as error:
    print('through', error)

order = []


def setUpModule():
    order.append('module up')


def tearDownModule():
    order.append('module down')


class Good(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        order.append('class up')

    @classmethod
    def tearDownClass(cls):
        order.append('class down')

    def setUp(self):
        order.append('up')
        self.addCleanup(order.append, 'cleanup')

    def tearDown(self):
        order.append('down')

    def test_b(self):
        order.append('b')

    def test_a(self):
        "About a."
        order.append('a')


class Bad(unittest.TestCase):
    def test_error(self):
        raise KeyError('x')

    def test_fail(self):
        self.assertEqual(1, 2)

    @unittest.skip('not now')
    def test_skip(self):
        pass

    def test_skip_inside(self):
        self.skipTest('inside')

    @unittest.skipIf(True, 'if')
    def test_if(self):
        pass

    @unittest.skipUnless(True, 'unless')
    def test_unless(self):
        pass

    @unittest.expectedFailure
    def test_expected(self):
        self.fail()

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    def test_sub(self):
        for i in range(3):
            with self.subTest('part', i=i):
                self.assertNotEqual(i, 1)


class BadSetUp(unittest.TestCase):
    def setUp(self):
        raise RuntimeError('no set-up')

    def tearDown(self):
        order.append('never')

    def test_one(self):
        pass


class BadClass(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise RuntimeError('no class')

    def test_one(self):
        pass


def report(suite, **options):
    stream = io.StringIO()
    result = unittest.TextTestRunner(stream=stream, **options).run(suite)
    text = re.sub(r'in \d+\.\d+s', 'in TIME', stream.getvalue())
    print(re.sub(r'File "[^"]*"', 'File', text))
    print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), len(result.expectedFailures), len(result.unexpectedSuccesses), result.wasSuccessful())


load = unittest.defaultTestLoader.loadTestsFromTestCase
for verbosity in (0, 1, 2):
    for kind in (Good, Bad, BadSetUp, BadClass):
        report(load(kind), verbosity=verbosity)
report(unittest.TestSuite([Bad('test_fail'), Bad('test_error')]), failfast=True)
report(unittest.TestSuite())
print(order)
print(unittest.defaultTestLoader.getTestCaseNames(Good), Good('test_a'), repr(Good('test_a')), Good('test_a').id(), Good('test_a').shortDescription(), Good('test_a') == Good('test_a'), load(Good).countTestCases())
try:
    Good('nothing')
except ValueError as error:
    print(error)

s = difflib.SequenceMatcher(None, 'private Thread currentThread;', 'private volatile Thread currentThread;')
print(round(s.ratio(), 3), s.get_matching_blocks(), s.get_opcodes(), s.quick_ratio(), s.real_quick_ratio(), s.find_longest_match())
print(difflib.get_close_matches('appel', ['ape', 'apple', 'peach', 'puppy']), difflib.get_close_matches('x', ['y']))
a, b = 'one\ntwo\nthree\n'.splitlines(True), 'ore\ntree\nemu\n'.splitlines(True)
print(''.join(difflib.ndiff(a, b)), ''.join(difflib.unified_diff(a, b, 'a', 'b')), ''.join(difflib.context_diff(a, b, 'a', 'b')))
print(''.join(difflib.restore(difflib.ndiff(a, b), 1)), list(difflib.unified_diff(a, a)))
long = [str(i) for i in range(30)]
other = long[:10] + ['new'] + long[10:20] + long[22:]
print('\n'.join(difflib.unified_diff(long, other, lineterm='', n=1)), list(difflib.SequenceMatcher(None, long, other).get_grouped_opcodes(2)))
