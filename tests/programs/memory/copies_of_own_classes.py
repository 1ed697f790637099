from copy import copy, deepcopy
class N:
    def __init__(s, v): s.v = v; s.n = None
a = N(1); a.n = N(2); a.n.n = a
b = deepcopy(a); print(b.v, b.n.v, b.n.n is b, b is a); c = copy(a); print(c.n is a.n, c.n.n is a)
class K:
    def __init__(s): s.big = [0] * 5; s.small = [1]
    def __copy__(s): print('copy'); return K()
    def __deepcopy__(s, memo): print('deep', len(memo)); r = K(); memo[id(s)] = r; return r
k = K(); copy(k); l = deepcopy([k, k]); print(l[0] is l[1])
class S: __slots__ = ('a', 'b')
s = S(); s.a = [1]; t = copy(s); u = deepcopy(s); print(t.a is s.a, u.a is s.a, hasattr(t, 'b'))
import pickle
p = pickle.loads(pickle.dumps(a)); print(p.n.n is p); x = (1, 'a'); print(pickle.loads(pickle.dumps(x)) is x, pickle.loads(pickle.dumps(None)) is None, pickle.loads(pickle.dumps(int)) is int, pickle.loads(pickle.dumps(5)) is 5, len(pickle.dumps([1, 2, 3])))
class R:
    def __reduce__(s): return (R, ())
    def __getstate__(s): return {'x': 1}
print(type(pickle.loads(pickle.dumps(R()))).__name__, type(copy(R())).__name__)
class G:
    def __getstate__(s): print('getstate'); return {'q': 1}
    def __setstate__(s, st): print('setstate', st); s.__dict__.update(st)
print(vars(copy(G())), vars(deepcopy(G())), vars(pickle.loads(pickle.dumps(G()))))
d = {'a': [1]}; e = d.copy(); f = dict(d); g = {**d}; h = d | {}; print(all(x['a'] is d['a'] for x in (e, f, g, h)), deepcopy(d)['a'] is d['a'])
m = [[0] * 2] * 2; m[0][0] = 1; print(m, m[0] is m[1]); m = [[0] * 2 for _ in range(2)]; m[0][0] = 1; print(m)
