import unittest, logging, json, os
from unittest.mock import Mock, MagicMock, patch, call, ANY, sentinel, mock_open, PropertyMock, AsyncMock, create_autospec, DEFAULT
def t(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
class T(unittest.TestCase):
    def runTest(self):
        with self.assertLogs('a', level='INFO') as cm: logging.getLogger('a').info('one'); logging.getLogger('a.b').error('two')
        print(cm.output, len(cm.records))
        with self.assertNoLogs(): pass
        for f in (lambda: self.assertLogs(), lambda: self.assertNoLogs('q')):
            try:
                with f(): logging.getLogger('q').warning('w') if f.__code__.co_consts[-1] == 'q' else None
            except AssertionError as e: print(e)
T().debug()
m = Mock(); m.method.return_value = 3; print(m.method(1, x=2), m.method.called, m.method.call_count, m.method.call_args, m.mock_calls, m.method_calls, m.method.call_args.args, m.method.call_args.kwargs)
m.method.assert_called_once_with(1, x=2); t(m.method.assert_called_with, 5); t(m.method.assert_not_called); t(m.other.assert_called); t(m.other.assert_called_with, 1); m.method('again'); t(m.method.assert_called_once); m.method.assert_any_call(1, x=2); t(m.method.assert_any_call, 9)
m.assert_has_calls([call.method(1, x=2), call.method('again')]); print(call(1, a=2), call.foo.bar(3), call(1) == call(1), call(ANY) == call(5), m.mock_calls == [call.method(1, x=2), call.method('again')])
m = Mock(side_effect=[1, 2, ValueError('third')]); print(m(), m()); t(m); t(m)
m = Mock(side_effect=lambda x: x + 1); print(m(4)); m.side_effect = KeyError('k'); t(m); m.reset_mock(); print(m.called, m.call_args_list)
class Real:
    attr = 1
    def go(self, a): return a
m = Mock(spec=Real); print(isinstance(m, Real)); t(lambda: m.nope); m.go(1); m = Mock(name='nm', x=5, **{'a.b.return_value': 7}); print(m.x, m.a.b(), repr(m).split(' id')[0], repr(m.c).split(' id')[0], repr(m.c()).split(' id')[0], repr(Mock()).split(' id')[0])
mm = MagicMock(); mm.__len__.return_value = 4; mm.__getitem__.side_effect = lambda k: k * 2; print(len(mm), mm[3], bool(mm), int(mm), list(mm), 5 in mm, str(type(mm + 1).__name__)); mm.__iter__.return_value = iter([1]); mm.__enter__.return_value = 'ctx'
with mm as v: print(v)
mm['k'] = 1; mm.__setitem__.assert_called_once_with('k', 1)
with patch('json.dumps', return_value='patched') as p: print(json.dumps({}), p.call_count)
print(json.dumps({}))
with patch.object(Real, 'go', lambda self, a: 'p'): print(Real().go(1))
print(Real().go(1))
@patch('os.getcwd')
@patch.object(Real, 'attr', 99)
def f(g): g.return_value = '/x'; return os.getcwd(), Real.attr
print(f(), Real.attr)
d = {'a': 1}
with patch.dict(d, {'b': 2}): print(d)
print(d)
with patch.dict(d, clear=True, z=1): print(d)
t(lambda: patch('json.nope').__enter__()) if False else None
try:
    with patch.object(Real, 'nope'): pass
except AttributeError as e: print('no attribute')
with patch('builtins.open', mock_open(read_data='l1\nl2\n')) as o:
    with open('f') as h: print(h.read())
    with open('g') as h: print(h.readlines(), [l for l in h])
print(o.call_args_list)
with patch.object(Real, 'attr', new_callable=PropertyMock, return_value=8) as pm: print(Real().attr, pm.call_count)
print(sentinel.x, sentinel.x is sentinel.x, ANY == 3, DEFAULT)
import asyncio
am = AsyncMock(return_value=6); print(asyncio.run(am(1)), am.await_count); am.assert_awaited_once()
w = Mock(wraps=[1, 2]); print(w.index(2), w.index.called)
p = patch.object(Real, 'attr', 5); p.start(); print(Real.attr); p.stop(); print(Real.attr)
s = create_autospec(lambda a, b=1: None); s(1); t(s)
parent = Mock(); parent.a(1); parent.b.c(2); parent(3); parent.d().e(4); print(parent.mock_calls, parent.method_calls)
m = Mock(); m.x = 3; del m.x; t(lambda: m.x); m.assert_foo if False else None; t(lambda: m.assert_foo)
