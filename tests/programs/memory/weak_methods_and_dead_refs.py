import weakref,sys
class A:
    def m(s): return 'm'
    @classmethod
    def c(cls): return 'c'
a=A(); r=weakref.ref(a.m); print(r()); w=weakref.WeakMethod(a.m); print(w()(), w()==a.m, w==weakref.WeakMethod(a.m), hash(w)==hash(weakref.WeakMethod(a.m))); w2=weakref.WeakMethod(a.m,lambda x: print('wm dead', x is w2)); del a; print(w(), w==w2)
try: weakref.WeakMethod(len)
except TypeError as e: print(e)
try: weakref.WeakMethod(A.m)
except TypeError as e: print(e)
def f(): pass
r=weakref.ref(f); print(r() is f); del f; print(r())
g=(i for i in range(3)); r=weakref.ref(g); next(g); print(r() is g); del g; print(r())
class B: pass
r=weakref.ref(B); del B; print(r() is None); import gc; gc.collect(); print(r())
s={1}; r=weakref.ref(s); s=None; print(r())
import types
m=types.ModuleType('m'); r=weakref.ref(m); del m; print(r())
e=ValueError('x')
try: weakref.ref(e)
except TypeError as x: print(x)
class E(Exception): pass
e=E(); r=weakref.ref(e); 
try: raise e
except E: pass
print(r() is e); del e; print(r())
def loc():
    b=A(); r=weakref.ref(b)
    return r
print(loc()())
l=[A() for _ in range(3)]; rs=[weakref.ref(x) for x in l]; x=None
l.pop(0); print([r() is not None for r in rs]); l.clear(); print([r() is not None for r in rs])
print([r() for r in map(weakref.ref,[A(),A()])]) if 0 else None
d={}; k=A(); d[weakref.ref(k, lambda r: d.pop(r))]=1; print(len(d)); del k; print(len(d))
a=A(); rr=weakref.ref(a); print(sys.getrefcount(rr), weakref.getweakrefcount(a)); r2=weakref.ref(a); print(sys.getrefcount(rr)); b=rr(); print(sys.getrefcount(a)); del b; print(sys.getrefcount(a)); print(weakref.ref is weakref.ReferenceType, weakref.ProxyTypes)
import copy; print(copy.copy(rr) is rr, copy.deepcopy(rr) is rr)
import pickle
try: pickle.dumps(rr)
except TypeError as e: print(e)
