# copy.copy and copy.deepcopy of everything that is copied in a way of its own.
import copy
import sys
from collections import OrderedDict, defaultdict, deque, namedtuple, Counter
import itertools
import weakref


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


class Plain:
    def __init__(self, *args):
        self.args = args
        self.items = [1, [2]]


class Slots:
    __slots__ = ('a', 'b', '__weakref__')

    def __init__(self):
        self.a = [1]


class SlotsAndDict(Slots):
    def __init__(self):
        super().__init__()
        self.c = {'x': [3]}


class WithCopy:
    def __copy__(self):
        return 'shallow'

    def __deepcopy__(self, memo):
        return 'deep', len(memo)


class WithState:
    def __init__(self):
        self.value = [1]
        self.cache = 'dropped'

    def __getstate__(self):
        return {'value': self.value}

    def __setstate__(self, state):
        self.value = state['value']
        self.cache = 'made anew'


class WithReduce:
    def __init__(self, value):
        self.value = value

    def __reduce__(self):
        return WithReduce, (self.value,), None


class ListOfMine(list):
    pass


class DictOfMine(dict):
    pass


class IntOfMine(int):
    pass


class NewArgs(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    def __getnewargs__(self):
        return tuple(self)


class NewArgsEx:
    def __new__(cls, *, key):
        self = super().__new__(cls)
        self.key = key
        return self

    def __getnewargs_ex__(self):
        return (), {'key': self.key}


Point = namedtuple('Point', 'x y')

for value in (None, 1, 2.5, 1j, 'text', b'bytes', (), (1, 2), range(3), int, len, print, Ellipsis,
              NotImplemented, lambda: 1, True):
    assert copy.copy(value) is value and copy.deepcopy(value) is value, value

for value in ([1, [2]], {'a': [1]}, {1, 2}, bytearray(b'ab'), deque([1, [2]], 5), OrderedDict(a=[1]), Counter('aab'),
              defaultdict(list, {1: [2]}), (1, [2]), Point([1], 2), ListOfMine([[1]]), DictOfMine(a=[1]), IntOfMine(5),
              NewArgs(1, [2]), slice(1, [2]), Exception('a', [1]), 10 ** 40):
    first, second = copy.copy(value), copy.deepcopy(value)
    print(type(first).__name__, first, second, first is value, second is value,
          sys.getrefcount(first) if first is not value else '')

p = Plain([1])
q, r = copy.copy(p), copy.deepcopy(p)
print(q.items is p.items, r.items is p.items, r.items, q.args, r.args, q.args is p.args)
for kind in (Slots, SlotsAndDict, WithState):
    p = kind()
    q, r = copy.copy(p), copy.deepcopy(p)
    print([getattr(q, name, None) for name in ('a', 'b', 'c', 'value', 'cache')],
          [getattr(r, name, None) for name in ('a', 'b', 'c', 'value', 'cache')],
          getattr(q, 'a', 0) is getattr(p, 'a', 1), getattr(r, 'a', 0) is getattr(p, 'a', 1))
attempt(lambda: copy.copy(WithCopy()))
attempt(lambda: copy.deepcopy(WithCopy()))
attempt(lambda: copy.deepcopy([WithCopy(), WithCopy()]))
attempt(lambda: copy.deepcopy(WithReduce([1])).value)
attempt(lambda: copy.deepcopy(NewArgsEx(key=[1])).key)

# Data that contains itself, and data that is shared.
a = [1]
a.append(a)
b = copy.deepcopy(a)
print(b, b[1] is b, b is a)
d = {}
d['me'] = d
e = copy.deepcopy(d)
print(e, e['me'] is e)
t = ([],)
t[0].append(t)
u = copy.deepcopy(t)
print(u, u[0][0] is u, u is t)
shared = [1]
x = copy.deepcopy([shared, shared, (shared,)])
print(x[0] is x[1], x[2][0] is x[0], x[0] is shared)
p = Plain()
p.self = p
q = copy.deepcopy(p)
print(q.self is q, q.items is p.items)

# The memo
memo = {}
y = copy.deepcopy([shared, 'a', (1, 2)], memo)
print(len(memo), memo[id(shared)] is y[0], [type(v).__name__ for v in memo.values()])
print(memo[id(memo)])
memo = {id(shared): 'instead'}
print(copy.deepcopy([shared], memo))
before = sys.getrefcount(shared)
z = copy.deepcopy({'a': shared})
print(sys.getrefcount(shared) - before, sys.getrefcount(z['a']))

method = Plain().__init__
m = copy.deepcopy(method)
print(m.__func__ is method.__func__, m.__self__ is method.__self__, copy.copy(method) == method)
w = weakref.ref(p)
print(copy.copy(w) is w, copy.deepcopy(w) is w)

# Iterators
for make in (lambda: iter([1, 2, 3]), lambda: iter((1, 2, 3)), lambda: iter(range(5)), lambda: iter('abc'),
             lambda: itertools.count(3), lambda: itertools.repeat(1, 3),
             lambda: itertools.chain('ab', 'cd'), lambda: itertools.islice('abcdef', 1, 5, 2),
             lambda: itertools.accumulate([1, 2, 3]), lambda: itertools.product('ab', 'cd'),
             lambda: itertools.permutations('abc', 2), lambda: itertools.combinations('abc', 2),
             lambda: itertools.combinations_with_replacement('abc', 2), lambda: itertools.cycle('ab'),
             lambda: itertools.zip_longest('abc', 'd'), lambda: itertools.accumulate([1, 2], initial=5),
             lambda: itertools.compress('abc', [1, 0, 1]),
             lambda: itertools.dropwhile(bool, [1, 0, 2]), lambda: itertools.takewhile(bool, [1, 2, 0]),
             lambda: itertools.filterfalse(bool, [0, 1, 0]), lambda: itertools.starmap(max, [(1, 2), (3, 4)]),
             lambda: zip('abc', 'def'), lambda: map(str, [1, 2]), lambda: filter(bool, [0, 1, 2]),
             lambda: enumerate('abc'), lambda: reversed([1, 2, 3])):
    iterator = make()
    try:
        next(iterator)
        c = copy.copy(iterator)
        dc = copy.deepcopy(iterator)
        print(type(iterator).__name__, list(itertools.islice(dc, 3)), list(itertools.islice(c, 3)),
              list(itertools.islice(iterator, 3)))
    except Exception as error:
        print(type(iterator).__name__, type(error).__name__, error)
attempt(lambda: copy.copy(x for x in 'abc'))
attempt(lambda: copy.deepcopy([x for x in 'abc'].__iter__()).__next__())
attempt(lambda: copy.copy(sys))


class Refuses:
    def __reduce_ex__(self, protocol):
        raise TypeError(f'no copies at {protocol}')


attempt(lambda: copy.copy(Refuses()))
attempt(lambda: copy.deepcopy([Refuses()]))


class Named:
    def __reduce__(self):
        return 'name'


n = Named()
print(copy.copy(n) is n, copy.deepcopy(n) is n)
print(copy.Error, issubclass(copy.error, Exception), copy.__all__)


class Meta(type):
    pass


class OfMeta(metaclass=Meta):
    pass


print(copy.copy(OfMeta) is OfMeta, copy.deepcopy(OfMeta) is OfMeta)
deep = []
for _ in range(5000):
    deep = [deep]
attempt(lambda: copy.deepcopy(deep))
