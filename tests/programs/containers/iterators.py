def attempt(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e)
r = range(3, 30, 4); print(r, list(r), r[1], r[-1], r[1:3], r[::-1], len(r), 7 in r, 8 in r, r.index(11), r.count(3), r.start, r.stop, r.step)
print(range(5) == range(0, 5, 1), range(0) == range(2, 1), hash(range(3)) == hash(range(0, 3, 1)), list(reversed(range(10, 0, -3))), range(-1), bool(range(0)))
attempt(range); attempt(range, 1, 2, 0); attempt(range, 1.5); attempt(lambda: range(3)[5]); attempt(lambda: range(3)['a']); attempt(len, range(10 ** 30)); attempt(range(3).index, 9); attempt(range, 1, 2, 3, 4); attempt(lambda: range(x=1)); attempt(range(3).index, 'a')
b = range(10 ** 20, 10 ** 20 + 30, 10); print(list(b), b[1], len(b), 10 ** 20 + 10 in b, list(reversed(b)), b, 2.0 in range(3), 'a' in range(3))
it = iter(range(5)); next(it); print(it.__length_hint__(), list(it))
s = slice(1, 10, 2); print(s, s.indices(5), slice(None).indices(3), slice(5, None, -1).indices(3), slice(1) == slice(None, 1), slice(1, 2) < slice(1, 3)); attempt(hash, s); attempt(s.indices, -1); attempt(slice); attempt(slice(1, 2, 0).indices, 4)
e = enumerate('ab', 5); print(list(e), list(enumerate([])), list(enumerate('x', 2 ** 70))); attempt(enumerate); attempt(enumerate, 1); attempt(enumerate, [], 'a'); attempt(lambda: list(enumerate(iterable='q', start=3)))
e = enumerate('ab'); print(next(e) is not None, id(next(enumerate('a'))) is None)
print(list(zip()), list(zip('ab')), list(zip('abc', range(2))), list(zip('ab', 'cd', strict=True)))
attempt(lambda: list(zip('ab', 'c', strict=True))); attempt(lambda: list(zip('a', 'bc', strict=True))); attempt(lambda: list(zip('a', 'b', 'cd', strict=True))); attempt(zip, 1); attempt(lambda: zip(foo=1)); attempt(lambda: list(zip('', 'a', '', strict=True)))
z = zip('ab', 'cd'); a = next(z); c = next(z); print(a, c, a is c)
print(list(map(lambda x, y: x + y, [1, 2], [3, 4, 5])), list(filter(None, [0, 1, '', 'a'])), list(filter(lambda x: x > 1, [1, 2, 3])), list(map(str.upper, 'ab')))
attempt(map, 1); attempt(map); attempt(filter, 1); attempt(lambda: list(map(1, [2]))); attempt(filter, None, 5); attempt(lambda: list(map(lambda: 1, [1])))
print(list(reversed((1, 2, 3))), list(reversed('abc'))); attempt(reversed, {1}); attempt(reversed, 5); attempt(reversed)
class R:
    def __len__(self): return 3
    def __getitem__(self, i): return i * i
print(list(reversed(R())))
n = [0]
def f(): n[0] += 1; return n[0]
print(list(iter(f, 4))); attempt(iter, 5); attempt(next, iter([])); print(next(iter([]), 'dflt'))
attempt(next, 5); print(type(iter([])).__name__, type(iter(())).__name__, type(iter({})).__name__, type(iter(set())).__name__, type(iter(range(1))).__name__, type(iter(range(10 ** 30))).__name__, type(iter('a')).__name__, type(iter(b'a')).__name__, type(reversed([])).__name__, type(iter(f, 1)).__name__, type(iter(R())).__name__)
t = (1, 2, 3, 'a'); print(t[1:], t[::-1], t * 2, t + (4,), t.index('a'), t.count(1), (1,), (), t == (1, 2, 3, 'a'), (1, 2) < (1, 3), hash((1, 2)), t[:] is t, tuple(t) is t, tuple() is tuple([]), tuple('ab'))
attempt(lambda: t[9]); attempt(lambda: t['a']); attempt(lambda: t + [1]); attempt(t.index, 9); attempt(tuple, 5); attempt(lambda: (1,) < (2, 'a')); attempt(lambda: (1,) < ('a',)); attempt(hash, ([],)); attempt(lambda: t.__setitem__); attempt(tuple, 1, 2)
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
x = T(1, 2); x.z = 5; print(x, x.z, type(x[:]), x + (3,), x == (1, 2), T() is T())
import sys
print(sys.getsizeof(x), sys.getsizeof(t), sys.getsizeof(()), sys.getsizeof(slice(1)), sys.getsizeof(range(3)), sys.getsizeof(enumerate([])), sys.getsizeof(zip()), sys.getsizeof(iter([])), sys.getsizeof(iter({})), sys.getsizeof({}.keys()))
