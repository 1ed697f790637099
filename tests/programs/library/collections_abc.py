# collections.abc: who is an instance of what, the mixin methods, views, Callable's subscripts
import collections
import collections.abc as abcs
from collections.abc import *


def attempt(call, *args, **kwargs):
    try:
        print(repr(call(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


print(abcs.__all__)
def gen(): yield
async def agen(): yield
async def coro(): pass
c = coro()
objects = [1, 1.5, 'a', b'a', bytearray(b'a'), (), [], {}, set(), frozenset(), range(3), memoryview(b'x'), None, ...,
           {}.keys(), {}.values(), {}.items(), iter([]), iter(()), iter({}), iter({}.values()), iter({}.items()),
           iter(set()), iter(''), iter(b''), iter(bytearray()), iter(range(3)), iter(range(1 << 70)), zip(), map(int, []),
           filter(None, []), enumerate([]), reversed([]), reversed({}), gen(), agen(), c, len, gen, int, object(),
           collections.deque(), collections.OrderedDict(), collections.Counter(), collections.defaultdict(),
           collections.namedtuple('P', 'x')(1), type.__dict__, slice(1), iter(int, 1), property(), Exception(),
           collections.UserDict(), collections.UserList(), collections.UserString(''), collections.ChainMap()]
for one in objects:
    print(type(one).__name__, [name for name in abcs.__all__ if isinstance(one, getattr(abcs, name))])
c.close()
for name in abcs.__all__:
    cls = getattr(abcs, name)
    print(name, cls, sorted(cls.__abstractmethods__), [b.__name__ for b in cls.__mro__], cls.__slots__)
    attempt(cls)


# ---- Sequence
class Countdown(Sequence):
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if isinstance(i, slice): return [self[j] for j in range(*i.indices(self.n))]
        if i < 0: i += self.n
        if not 0 <= i < self.n: raise IndexError(i)
        return self.n - i


s = Countdown(5)
print(list(s), list(reversed(s)), 3 in s, 9 in s, s.index(2), s.count(4), s.count(0), s[-1], s[1:3])
attempt(s.index, 77)
attempt(s.index, 5, 1)
print(s.index(3, -4), s.index(3, 0, -1), s.index(5, 0, None))
attempt(s.index, 1, 0, -1)
match s:
    case [first, *rest]: print('sequence', first, rest)
    case _: print('no sequence')


class Half:
    def __len__(self): return 0
Sequence.register(Half)
match Half():
    case []: print('empty')
    case [*_]: print('list')


# ---- MutableSequence
class Box(MutableSequence):
    def __init__(self, *items): self.items = list(items)
    def __len__(self): return len(self.items)
    def __getitem__(self, i): return self.items[i]
    def __setitem__(self, i, v): self.items[i] = v
    def __delitem__(self, i): del self.items[i]
    def insert(self, i, v): self.items.insert(i, v)
    def __repr__(self): return f'Box{self.items}'


b = Box(1, 2, 3)
b.append(4); b.extend([5, 6]); b += (7,); b.reverse()
print(b, b.pop(), b.pop(0), b)
b.remove(4); print(b)
attempt(b.remove, 99)
b.extend(b); print(b)
b.clear(); print(b, len(b))
attempt(b.pop)


# ---- Set, MutableSet
class ListSet(Set):
    def __init__(self, it=()):
        self.e = []
        for x in it:
            if x not in self.e: self.e.append(x)
    def __iter__(self): return iter(self.e)
    def __contains__(self, x): return x in self.e
    def __len__(self): return len(self.e)
    def __repr__(self): return f'{type(self).__name__}({self.e})'
    __hash__ = Set._hash


x, y = ListSet('abc'), ListSet('bcd')
print(x & y, x | y, x - y, x ^ y, x <= y, x < y, x >= ListSet('ab'), x > ListSet('ab'), x == y, x == ListSet('cba'))
print(x & 'ab', {'a'} | x, {'z', } - x, 'ab' & x, x - 'a', x ^ ['q'], {1: 2}.keys() & {1}, x.isdisjoint('xyz'), x.isdisjoint(y))
print(hash(ListSet([1, 2, 3])) == hash(frozenset([1, 2, 3])), hash(ListSet()) == hash(frozenset()),
      hash(ListSet(range(100))) == hash(frozenset(range(100))), hash(ListSet([1, 2])) == hash(ListSet([2, 1])))
for operation in (lambda: x & 3, lambda: x | None, lambda: x - 1, lambda: 1 ^ x, lambda: x < 3, lambda: x <= [1]):
    attempt(operation)
print(x == 3, x != frozenset('abc'), x == frozenset('abc'), frozenset('abc') == x, x <= frozenset('abcd'))


class Mutable(ListSet, MutableSet):
    def add(self, x):
        if x not in self.e: self.e.append(x)
    def discard(self, x):
        if x in self.e: self.e.remove(x)


m = Mutable('hello')
m |= 'xy'; print(m)
m &= 'hexy'; print(m)
m ^= 'hz'; print(m)
m -= 'x'; print(m)
m.remove('z'); print(m, m.pop(), m)
attempt(m.remove, 'nothing')
m ^= m; print(m)
attempt(m.pop)
m |= 'ab'; m -= m; print(m)
m.add(1); m.clear(); print(m)


# ---- Mapping, MutableMapping, views
class Squares(Mapping):
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __iter__(self): return iter(range(self.n))
    def __getitem__(self, k):
        if k in range(self.n): return k * k
        raise KeyError(k)
    def __repr__(self): return f'Squares({self.n})'


q = Squares(4)
print(list(q.items()), list(q.keys()), list(q.values()), q.get(2), q.get(9), q.get(9, 'd'), 3 in q, 4 in q)
print(q.items(), q.keys(), q.values(), len(q.items()), (2, 4) in q.items(), (2, 5) in q.items(), 9 in q.values())
print(q == {0: 0, 1: 1, 2: 4, 3: 9}, q == Squares(3), q != 5, q.keys() & {1, 2, 7}, q.keys() | {9}, q.items() - {(0, 0)})
print(q.keys() == {0, 1, 2, 3}, q.keys() < {0, 1, 2, 3, 4}, isinstance(q.keys(), Set), dict(q), {**q})
attempt(reversed, q)
attempt(hash, q)
match q:
    case {2: four, **rest}: print('mapping', four, rest)


class Store(MutableMapping):
    def __init__(self, *a, **k): self.d = {}; self.update(*a, **k)
    def __len__(self): return len(self.d)
    def __iter__(self): return iter(self.d)
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __repr__(self): return f'Store({self.d})'


st = Store({'a': 1}, b=2)
st.update([('c', 3)]); st.update(Store(d=4), e=5); st.update(Squares(2))
print(st, st.pop('a'), st.pop('zz', None), st.popitem(), st.setdefault('b', 9), st.setdefault('n'), st)
attempt(st.pop, 'zz')
st.clear(); print(st)
attempt(st.popitem)
attempt(st.update, 3)
attempt(st.update, {}, {})


# ---- Iterator, Generator and their like
class Up(Iterator):
    def __init__(self): self.i = 0
    def __next__(self):
        self.i += 1
        if self.i > 3: raise StopIteration
        return self.i


print(list(Up()), isinstance(Up(), Iterable), iter(Up()).__class__.__name__)


class G(Generator):
    def send(self, v): return ('sent', v)
    def throw(self, t, v=None, tb=None): return super().throw(t, v, tb)


g = G()
print(next(g), g.send(4), g.close())
attempt(g.throw, ValueError, 'text')
attempt(g.throw, KeyError)
class Stubborn(G):
    def throw(self, t, v=None, tb=None): return 1
attempt(Stubborn().close)


class NoIter:
    __iter__ = None
class NoHash(list): pass
class BoolHash: __hash__ = None
print(isinstance(NoIter(), Iterable), isinstance(NoHash(), Hashable), isinstance(BoolHash(), Hashable))
class Con:
    def __contains__(self, x): return True
class Rev:
    def __reversed__(self): return iter(())
    def __iter__(self): return iter(())
print(isinstance(Con(), Container), isinstance(Con(), Collection), isinstance(Rev(), Reversible), issubclass(str, Collection))
print(issubclass(Hashable, object), issubclass(list, Hashable), issubclass(type(None), Hashable))

# ---- subscripts
for alias in (Iterable[int], Mapping[str, int], Sequence['x'], Callable[[int, str], bool], Callable[..., int],
              Callable[[], None], Callable[[list[int], 'x'], Callable[[int], str]], Generator[int, None, str]):
    print(alias, alias.__origin__, alias.__args__)
for wrong in (lambda: Callable[int], lambda: Callable[int, str], lambda: Callable[[int], str, int], lambda: Hashable[int],
              lambda: Sized[int], lambda: Callable[[]]):
    attempt(wrong)
print(Callable[[int], str] == Callable[[int], str], hash(Callable[[int], str]) == hash(Callable[[int], str]))
print(isinstance([], Iterable[int].__origin__))
attempt(isinstance, [], Iterable[int])
class MyMap(Mapping[str, int]):
    __getitem__ = __iter__ = __len__ = None
print(MyMap.__mro__, MyMap.__orig_bases__)
