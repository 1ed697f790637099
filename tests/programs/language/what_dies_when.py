import sys, gc
# refcounts and lifetimes
class T:
    def __init__(self, n): self.n = n
    def __del__(self): print('~' + self.n)
def f(x):
    print(sys.getrefcount(x))
    del x
    print('after del')
f(T('a'))
def g(a, b):
    return None
g(T('1'), T('2'))
print('--')
x = T('x'); y = T('y')
x = y = None
def gen():
    t = T('gen')
    try:
        yield 1
        yield 2
    finally:
        print('gen fin')
it = gen(); next(it); del it
print('-- gen done')
def h():
    a = T('ha'); b = T('hb')
    return a
r = h(); print('ret'); del r
for i in [T('l1'), T('l2')]: print(i.n)
del i
print('-- exc')
try:
    q = T('q')
    raise ValueError(q)
except ValueError as e:
    print(sys.getrefcount(e))
    del q
print('after exc')
class C:
    def m(self): return sys.getrefcount(self)
c = C(); print(c.m(), C().m(), sys.getrefcount(c))
bm = c.m; print(bm(), sys.getrefcount(c)); del bm
def va(*a, **k): return sys.getrefcount(a), sys.getrefcount(k), sys.getrefcount(a[0])
o = object(); print(va(o, z=1), va(*[o]))
print((lambda: sys.getrefcount(o))())
class D:
    def __init__(self, v): self.v = v; print(sys.getrefcount(self), sys.getrefcount(v))
D(o); D(v=o)
l = [o] * 3; print(sys.getrefcount(o)); l2 = [z for z in l]; print(sys.getrefcount(o))
def closure():
    v = T('closure')
    def inner(): return v
    return inner
k = closure(); del k
print(sys.getrefcount(None) > 100)
def loc():
    a = object(); d = locals(); return sys.getrefcount(a)
print(loc())
t = (o, o); print(sys.getrefcount(o)); del t
def tb():
    t = T('tb'); raise KeyError
try: tb()
except KeyError: print('handler')
print('end handler')
class CM:
    def __enter__(self): print('in'); return self
    def __exit__(self, *a): print('out')
    def __del__(self): print('~cm')
with CM() as cm: pass
del cm
with CM(): print('body')
print('-- chain')
def co():
    while True:
        x = yield
        print('recv', sys.getrefcount(x))
w = co(); next(w); w.send(object()); w.close()
def deleg():
    yield from co()
w = deleg(); next(w); w.send(object()); w.close()
a = [T('e1'), T('e2'), T('e3')]; a[1] = None; del a[0]; a.clear(); print('cl')
dd = {'a': T('d1'), 'b': T('d2')}; dd['a'] = 1; del dd
ss = 'ab' * 3; print(sys.getrefcount(ss))
gc.collect()
fr = sys._getframe(); print(fr.f_lineno, fr.f_lasti >= 0); del fr
print(sys.getrefcount(f), sys.getrefcount(T))
def rr(n):
    fr = sys._getframe()
    return fr
fr = rr(5); print(fr.f_locals.keys(), fr.f_back is sys._getframe()); fr.clear(); del fr
