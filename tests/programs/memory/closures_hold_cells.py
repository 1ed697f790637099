def outer():
    x = 'captured'
    def inner(): return x
    return inner
f = outer(); print(f.__closure__[0].cell_contents, f.__code__.co_freevars)
def acc():
    t = 0
    def add(n):
        nonlocal t; t += n; return t
    return add
a = acc(); a(5); print(a(6), a.__closure__[0].cell_contents)
import weakref
class O: pass
def hold():
    o = O(); w = weakref.ref(o)
    def k(): return o
    return k, w
k, w = hold(); print(w() is k()); del k; print(w())
def loop():
    o = O(); w = weakref.ref(o)
    def rec(): return rec, o
    return w
w = loop(); print(w() is None); import gc; gc.collect(); print(w() is None)
del f.__closure__[0].cell_contents if False else a
c = f.__closure__[0]; c.cell_contents = 'new'; print(f())
