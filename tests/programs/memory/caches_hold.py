import functools, weakref, gc
class A: pass
@functools.lru_cache(maxsize=2)
def f(x): print('call'); return A()
a=f(1); print(f(1) is a, f.cache_info()); r=weakref.ref(a); del a; print(r() is not None); f(2); f(3); print(r(), f.cache_info()); f.cache_clear(); print(f.cache_info(), f.cache_parameters())
@functools.lru_cache(None)
def g(o): return id(o)
o=A(); ro=weakref.ref(o); g(o); del o; print(ro() is not None); g.cache_clear(); print(ro())
class C:
    @functools.lru_cache
    def m(self): return 1
    @functools.cached_property
    def cp(self): print('computed'); return [1]
c=C(); c.m(); rc=weakref.ref(c); del c; gc.collect(); print(rc() is not None); C.m.cache_clear(); print(rc())
c=C(); print(c.cp is c.cp, c.__dict__); del c.cp; print(c.cp)
@functools.cache
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
print(fib(30), fib.cache_info(), fib.__wrapped__.__name__)
@functools.lru_cache(typed=True)
def t(x): return x
t(1);t(1.0);t(True); print(t.cache_info())
try: f([])
except TypeError as e: print(e)
p=functools.partial(A); import sys; l=[]; q=functools.partial(len,l); print(sys.getrefcount(l)); del q; print(sys.getrefcount(l))
@functools.singledispatch
def sd(x): return 'o'
@sd.register
def _(x:int): return 'i'
print(sd(1), sd('a'))
