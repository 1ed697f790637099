import gc, sys
class A:
    def __del__(self): raise RuntimeError('oops')
a = A(); del a; print('after')
class B:
    def __init__(self): raise ValueError('no')
    def __del__(self): print('B del')
try: B()
except ValueError as e: print(e)
class C:
    def __new__(cls): return None
    def __del__(s): print('C del')
print(C())
class D:
    def __del__(s): print('D', sys.getrefcount(s), s.__class__.__name__)
D(); d = D(); d.__del__(); del d
class E:
    n = 0
    def __del__(s): E.n += 1; E.keep = s
e = E(); del e; print(E.n); del E.keep; print(E.n)
class F(E): __slots__ = ()
f = F(); f.me = f; del f; gc.collect(); print(E.n); del E.keep; gc.collect(); print(E.n)
