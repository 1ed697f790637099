import sys
def f():
    x = object(); print(sys.getrefcount(x))
    def g(): return x
    print(sys.getrefcount(x)); c = g.__closure__[0]
    print(sys.getrefcount(x), c.cell_contents is x)
    l = locals(); print(sys.getrefcount(x)); del l
    return g
g = f(); print(sys.getrefcount(g()), sys.getrefcount(g.__closure__[0].cell_contents))
class A: x = object()
print(sys.getrefcount(A.x)); a = A(); print(sys.getrefcount(a.x)); a.x = A.x; print(sys.getrefcount(A.x)); vars(a); print(sys.getrefcount(A.x))
o = object(); l = [o] * 5; print(sys.getrefcount(o)); l2 = l[:]; print(sys.getrefcount(o)); l.sort(key=id); print(sys.getrefcount(o))
t = tuple(l); s = {o}; d = {o: o}; print(sys.getrefcount(o)); d[o] = o; print(sys.getrefcount(o)); d2 = dict(d); d3 = {**d}; print(sys.getrefcount(o))
i = iter(l); next(i); print(sys.getrefcount(o)); z = list(zip(l, l)); print(sys.getrefcount(o)); e = enumerate(l); next(e); print(sys.getrefcount(o))
for o2 in l: pass
print(sys.getrefcount(o)); [o3 for o3 in l]; print(sys.getrefcount(o)); del l, l2, t, s, d, d2, d3, z; print(sys.getrefcount(o))
