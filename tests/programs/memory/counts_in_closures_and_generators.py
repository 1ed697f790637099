import sys
def f():
    x=[1]
    print(sys.getrefcount(x))
    def g(): return sys.getrefcount(x)
    print(g(), sys.getrefcount(x), sys.getrefcount(g), sys.getrefcount(g.__closure__[0]))
    y=x
    print(g())
    h=lambda: (y, sys.getrefcount(x))[1]
    print(h())
    l=[lambda: x for _ in range(3)]
    print(sys.getrefcount(x))
    loc=locals()
    print(sys.getrefcount(x))
    del loc
    print(sys.getrefcount(x))
    def inner():
        nonlocal x
        z=x
        x=None
        return sys.getrefcount(z)
    print(inner(), x, sys.getrefcount(y))
f()
def defaults(a, b=[], *, c={}):
    return sys.getrefcount(b), sys.getrefcount(c)
print(defaults(1), sys.getrefcount(defaults.__defaults__), sys.getrefcount(defaults.__defaults__[0]), sys.getrefcount(defaults.__kwdefaults__))
d=[]
def e(x=d): return sys.getrefcount(x)
print(e(), sys.getrefcount(d)); e2=e; print(e2(), sys.getrefcount(e), sys.getrefcount(e.__code__))
def rec(n,o):
    if n==0: return sys.getrefcount(o)
    return rec(n-1,o)
print([rec(i,d) for i in range(5)])
def gen(o):
    yield sys.getrefcount(o)
    yield sys.getrefcount(o)
g=gen(d); print(next(g), sys.getrefcount(d), next(g), sys.getrefcount(g)); del g; print(sys.getrefcount(d))
def yf(o): yield from gen(o)
print(list(yf(d)))
async def co(o): return sys.getrefcount(o)
k=co(d); print(sys.getrefcount(d))
try: k.send(None)
except StopIteration as ex: print(ex.value)
print(sys.getrefcount(d)); del k, ex if 'ex' in dir() else k
print(sys.getrefcount(d))
