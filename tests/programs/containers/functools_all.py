from functools import *
import operator, heapq, bisect, sys
def attempt(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e)
def f(*a, **k): return a, k
p = partial(f, 1, 2, x=3); print(p(4, y=5), p(x=9), p.func is f, p.args, p.keywords); q = partial(p, 7, z=1); print(q.args, q.keywords, q()); attempt(partial); attempt(partial, 1); p.tag = 5; print(p.tag, p.__dict__)
print(partial(int, base=2)('101'), repr(partial(len, 1, k=2)), partial(int), reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a + b, [], 5)); attempt(reduce, lambda a, b: a, []); attempt(reduce, lambda a, b: a, 5)
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
@lru_cache(maxsize=2)
def sq(x):
    print('call', x); return x * x
print(sq(1), sq(1), sq(2), sq(3), sq(1), sq.cache_info(), sq.__name__, sq.__wrapped__(5)); sq.cache_clear(); print(sq.cache_info(), sq.cache_parameters())
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info()); attempt(sq, [])
@lru_cache
def g(*a, **k): return a, k
print(g(1), g(1.0), g(a=1), g(1, a=2), g.cache_info())
@lru_cache(maxsize=None, typed=True)
def h(x): return x
h(1); h(1.0); print(h.cache_info())
class A:
    @lru_cache
    def m(self, x): return x + 1
    @cached_property
    def cp(self): print('computed'); return 42
    def two(self, a, b): return a, b
    pm = partialmethod(two, 1)
a = A(); print(a.m(1), a.m(1), A.m.cache_info(), a.cp, a.cp, a.pm(2))
@total_ordering
class T:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v
print(T(1) <= T(1), T(2) > T(1), T(2) >= T(3), T(1) != T(2))
@wraps(f)
def w(): pass
print(w.__name__, w.__wrapped__ is f)
@singledispatch
def sd(x): return 'object'
@sd.register
def _(x: int): return 'int'
@sd.register(list)
def _(x): return 'list'
print(sd(1), sd([]), sd('a'), sd(True), sd.dispatch(int).__name__)
print(operator.add(1, 2), operator.itemgetter(1)([5, 6]), operator.itemgetter(0, 2)('abc'), operator.attrgetter('real')(5), operator.attrgetter('v', '__class__.__name__')(T(3)), operator.methodcaller('upper')('a'), operator.methodcaller('split', ',', maxsplit=1)('a,b,c'))
print(operator.itemgetter(1), operator.itemgetter(1, 'a'), operator.attrgetter('a.b', 'c'), operator.methodcaller('x', 1, k=2), operator.add, operator.index(True), operator.contains([1], 1), operator.countOf([1, 1], 1), operator.indexOf('abc', 'c'), operator.length_hint(iter([1, 2])), operator.concat([1], [2]), operator.not_(0), operator.truth([]), operator.is_(None, None), operator.getitem({1: 2}, 1), operator.call(len, 'ab'))
attempt(operator.itemgetter); attempt(operator.attrgetter, 1); attempt(operator.methodcaller); attempt(operator.add, 1, 'a'); attempt(operator.itemgetter(1), [1]); attempt(operator.attrgetter('foo'), 1); attempt(operator.add, 1); attempt(operator.concat, 1, 2)
l = [operator.iadd([1], [2]), operator.mul(2, 3), operator.pow(2, 5), operator.neg(1), operator.inv(1), operator.lt(1, 2), operator.xor(5, 1), operator.lshift(1, 3)]; print(l)
hp = []
for v in [5, 1, 8, 3, 2]: heapq.heappush(hp, v)
print(hp, heapq.heappop(hp), hp, heapq.heappushpop(hp, 0), heapq.heapreplace(hp, 9), hp, heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, 'hello'), list(heapq.merge([1, 4], [2, 3])), heapq.nlargest(3, range(100), key=lambda x: x % 10), list(heapq.merge([4, 1], [3, 2], reverse=True)))
big = [(i * 7919) % 10007 for i in range(3000)]; heapq.heapify(big); print(big[:10], hash(tuple(big))); print([heapq.heappop(big) for _ in range(5)]); attempt(heapq.heappop, []); attempt(heapq.heappush, (), 1); attempt(heapq.heapify, 5)
b = [1, 3, 3, 5]; print(bisect.bisect(b, 3), bisect.bisect_left(b, 3), bisect.bisect_right(b, 9), bisect.bisect(b, 3, 0, 2), bisect.bisect_left([(1, 'a'), (2, 'b')], 2, key=lambda t: t[0])); bisect.insort(b, 4); bisect.insort_left(b, 3); print(b); attempt(bisect.bisect, b, 1, -1); attempt(bisect.bisect, 5, 1)
