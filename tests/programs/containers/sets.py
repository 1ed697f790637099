import sys
def attempt(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e)
s = {3, 1, 2, 10, 300, 5}; print(s, set('hello'), frozenset('abc'), set(), frozenset())
print(s | {7}, s & {1, 99}, s - {1}, s ^ {1, 77}, s | frozenset([8]), frozenset([8]) | s)
print(s.union([1, 50], 'a'), s.intersection([1, 2], range(2)), s.difference([1], {2: 1}), s.symmetric_difference([1, 1, 60]))
attempt(lambda: s | [1]); attempt(set.pop, set()); attempt(s.remove, 99); attempt(lambda: {[]}); attempt(hash, s); attempt(set, 1); attempt(set, 1, 2)
attempt(lambda: s.__init__(x=1)); attempt(frozenset, 1, 2); attempt(s.add, []); attempt(s.discard, []); attempt(lambda: [] in s)
t = set(range(10)); t.difference_update([1], [2]); t.intersection_update(range(7), range(1, 100)); t.symmetric_difference_update([3, 3, 100]); t.update('a', [1]); t.discard(55)
print(sorted(map(str, t)), t.isdisjoint([200]), {1}.issubset([1, 2]), {1, 2}.issuperset([1]), {1} < {1, 2}, {1} <= {1}, {1, 2} > {1}, {1} == frozenset([1]))
print(hash(frozenset([1, 2, 3])), hash(frozenset()), {frozenset([1]): 2}[frozenset([1])], {1} in [{1}], {1} in {frozenset([1])})
sizes = []
u = set()
for i in range(200): u.add(i); sizes.append(sys.getsizeof(u))
print(sizes[::7]); print(list(u)[:20], list(set(range(0, 1000, 7)))[:20])
print([sys.getsizeof(set(range(n))) for n in range(0, 40, 3)], sys.getsizeof({1, 2, 3, 4, 5}))
def change():
    e = {1, 2}
    for x in e: e.add(x + 10)
attempt(change)
x = frozenset('ab'); print(x.copy() is x, frozenset(x) is x, set(x) == x, x.union() is x, type(x | {1}), type({1} | x))
class S(set):
    pass
y = S([1]); y.q = 1; print(y, y | {2}, type(y | {2}), type(y.copy()), S(), y.q)
class F(frozenset): pass
print(F([1]), F())
z = set(); z.add('a'); it = iter({1, 2, 3}); next(it); print(it.__length_hint__(), list(it))
w = {1, 2, 3, 4, 5}; print(w.pop(), w.pop(), w); w |= {9}; w &= {9, 4}; w -= {4}; w ^= {1}; print(w); w.clear(); print(w)
print(set([1, 1.0, True, '1']), {'b', 'a', 'c'}, {(1, 2), "q", 5}, set(dict(a=1)), {-1, -2, 0})
words = 'the quick brown fox jumps over the lazy dog and runs away from it all again'.split()
print(set(words)); print(sorted(set(words))); print(frozenset(words) ^ set(words[:5]))
attempt(lambda: set().union(1)); attempt(set.__or__, {1}, 2); attempt(lambda: {1} < 3); attempt(lambda: {1}.foo)
