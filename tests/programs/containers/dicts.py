import sys
def attempt(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e)
d = dict(a=1, b=2); print(d, dict([(1, 2), 'ab']), dict({1: 2}, x=3), dict(zip('ab', [1, 2])))
attempt(dict, 1); attempt(dict, [1]); attempt(dict, ['abc']); attempt(dict, {}, {}); attempt(dict, [(1, 2, 3)])
print(d.get('a'), d.get('z'), d.get('z', 5), d.pop('a'), d.pop('q', None), d)
attempt(d.pop, 'q'); attempt({}.popitem); attempt(d.__getitem__, 'q'); attempt(lambda: {}[1, 2]); attempt(lambda: {[]: 1})
print(d.setdefault('k', []), d.setdefault('k', 1), d.setdefault('n'), d)
d.update({'x': 1}, y=2); d.update([('z', 3)]); print(d, d.popitem())
print({1: 2} | {3: 4}, {1: 2} == {1: 2.0}, {} != {}, list(reversed({1: 2, 3: 4})), list(reversed({1: 2, 3: 4}.items())), list(reversed({1: 2, 3: 4}.values())))
d |= [('p', 1)]; print(d); attempt(lambda: {} | []); attempt(lambda: {} < {})
class M(dict):
    def __missing__(self, k): return k * 2
m = M(a=1); print(m['a'], m['zz'], m.get('zz'), m, type(m.copy()))
k = {'a': 1, 'b': 2}.keys(); v = {'a': 1}.values(); i = {'a': 1, 'b': 2}.items()
print(k, v, i, k & {'a'}, k | ['z'] == {'a', 'b', 'z'}, k - {'a'}, k ^ {'a', 'q'} == {'b', 'q'}, 'a' in k, ('a', 1) in i, ('a', 2) in i)
print(k == {'a', 'b'}, k < {'a', 'b', 'c'}, i == {('a', 1), ('b', 2)}, k.isdisjoint({'z'}), v == v, len(k), k.mapping)
attempt(hash, k); attempt(lambda: v | v); print(i ^ {'a': 1, 'b': 3}.items() == {('b', 2), ('b', 3)}, i & {'a': 1}.items())
def change():
    e = {1: 1, 2: 2}
    for x in e: e[3] = 3
attempt(change)
def change2():
    e = {1: 1, 2: 2, 3: 3}
    for x in e: del e[x]; e[x + 10] = 1
attempt(change2)
print(dict.fromkeys('abc'), dict.fromkeys([1, 2], 0), M.fromkeys('ab'), dict.fromkeys({1: 2}), dict.fromkeys({5}, 6))
e = {}; e['self'] = e; print(e, e.keys(), e.values(), e.items())
sizes = []
e = {}
for n in range(100): e[n] = n; sizes.append(sys.getsizeof(e))
print(sizes); e = {}; sizes = []
for n in range(50): e[str(n)] = n; sizes.append(sys.getsizeof(e))
print(sizes)
it = iter({'a': 1, 'b': 2}.items()); x = next(it); y = next(it); print(x, y, x is y)
it = iter({'a': 1, 'b': 2}.items()); print(id(next(it)) == id(next(it)), it.__length_hint__())
class Mapping:
    def keys(self): return ['p', 'q']
    def __getitem__(self, k): return k + '!'
print(dict(Mapping())); d = {}; d.update(Mapping()); print(d)
attempt(dict.update, {}, 1, 2); attempt({}.update, 5); attempt({}.get); attempt({}.fromkeys); attempt(dict.fromkeys, 5)
d = {1: 'a', 1.0: 'b', True: 'c'}; print(d)
d = {n: n for n in range(8)}
for n in range(5): del d[n]
print(d, list(d), d.copy(), sys.getsizeof(d), sys.getsizeof(d.copy())); d[99] = 1; print(list(d.items()))
d.clear(); print(d, sys.getsizeof(d), bool(d), len(d))
class D(dict):
    def __init__(self, *a, **k): self.z = 9; super().__init__(*a, **k)
    def __setitem__(self, k, v): super().__setitem__(k, v + 1)
x = D(a=1); x['b'] = 1; print(x, x.z)
class Key:
    def __init__(s, v): s.v = v
    def __hash__(s): print('hash', s.v); return 1
    def __eq__(s, o): print('eq', s.v, o.v); return s.v == o.v
d = {Key(1): 1, Key(2): 2}; print(d[Key(2)]); print(Key(3) in d)
