# Tests that are coroutines, with mocks that are awaited; what a suite counts.
import asyncio
import sys
import unittest
from unittest.mock import AsyncMock, MagicMock


async def twice(x):
    await asyncio.sleep(0)
    return 2 * x


class OfCoroutines(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        print('setUp')

    async def asyncSetUp(self):
        self.value = await twice(2)
        print('asyncSetUp', self.value)

    async def asyncTearDown(self):
        print('asyncTearDown')

    def tearDown(self):
        print('tearDown')

    async def clean(self, what):
        print('clean', await twice(what))

    async def test_awaited(self):
        self.addAsyncCleanup(self.clean, 'a')
        self.addCleanup(print, 'plain')
        self.assertEqual(await twice(self.value), 8)

    def test_plain(self):
        self.assertTrue(True)

    async def test_context(self):
        class Context:
            async def __aenter__(self):
                print('enter')
                return 'entered'

            async def __aexit__(self, *rest):
                print('exit', rest)
        print(await self.enterAsyncContext(Context()))

    async def test_mocks(self):
        mock = AsyncMock(return_value=5)
        self.assertEqual(await mock(1, k=2), 5)
        mock.assert_awaited_once_with(1, k=2)
        print(mock.await_count, mock.await_args, mock.await_args_list, mock.mock_calls)
        mock.side_effect = ValueError('from a mock')
        with self.assertRaises(ValueError):
            await mock()
        other = MagicMock()
        other.__aenter__.return_value = 'from a mock'
        async with other as entered:
            print(entered)
        other.__aiter__.return_value = [1, 2]
        print([item async for item in other], [item async for item in MagicMock()])
        other.__aexit__.assert_awaited_once_with(None, None, None)

    @unittest.skip('for now')
    async def test_skipped(self):
        pass

    @unittest.expectedFailure
    async def test_expected(self):
        self.fail('as expected')

    async def test_loop(self):
        print(asyncio.get_running_loop().get_debug(), type(asyncio.current_task()).__name__)


class Failing(unittest.IsolatedAsyncioTestCase):
    async def test_failing(self):
        self.assertEqual(await twice(1), 3)

    async def test_error(self):
        raise KeyError('x')

    async def test_sub(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertNotEqual(i, 1)


class Quiet:
    def write(self, text):
        pass

    flush = write


for case in OfCoroutines, Failing:
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(case)
    print(suite.countTestCases())
    stream = Quiet()
    stream.flush = lambda: None
    result = unittest.TextTestRunner(stream=stream, verbosity=2).run(suite)
    print(result, result.wasSuccessful(), suite.countTestCases(), len(result.skipped), len(result.expectedFailures))
    for test, text in result.failures + result.errors:
        print(test, text.splitlines()[-1])
