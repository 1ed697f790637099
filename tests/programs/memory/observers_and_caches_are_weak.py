import gc, weakref
class Subject:
    def __init__(s): s.obs = weakref.WeakSet()
    def notify(s, m):
        for o in sorted(s.obs, key=lambda o: o.n): o.update(m)
class Obs:
    def __init__(s, n, sub): s.n = n; sub.obs.add(s)
    def update(s, m): print(s.n, 'got', m)
s = Subject(); a = Obs('a', s); b = Obs('b', s)
s.notify(1); del a; s.notify(2); print(len(s.obs)); del b; s.notify(3); print(len(s.obs))
class Cache:
    def __init__(s): s.d = weakref.WeakValueDictionary()
    def get(s, k):
        v = s.d.get(k)
        if v is None: print('load', k); v = s.d[k] = Data(k)
        return v
class Data:
    def __init__(s, k): s.k = k
c = Cache(); x = c.get('a'); y = c.get('a'); print(x is y, len(c.d)); del x, y; print(len(c.d)); c.get('a')
def cb(r): print('cb called', r() is None)
o = Data(1); r = weakref.ref(o, cb); o = Data(2); print('replaced'); r2 = weakref.ref(o, cb); del r2; del o; print('no cb')
l = [Data(i) for i in range(3)]; rs = [weakref.ref(x, lambda r, i=i: print('dead', i)) for i, x in enumerate(l)]; del l[:]; 
m = Data(1); m.m = m; rm = weakref.ref(m, cb); del m; print(rm() is None); gc.collect()
def bad(r): raise ValueError('in cb')
n = Data(1); rn = weakref.ref(n, bad); del n; print('survived')
