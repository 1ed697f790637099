import sys
async def ag():
    for i in range(3):
        x = yield i
        print('got', x)
async def main():
    async for v in ag():
        print(v)
    g = ag()
    print(await g.__anext__())
    print(await g.asend('hi'))
    await g.aclose()
    l = [x async for x in ag()]
    print(l)
    return 7
def run(c):
    try:
        while True:
            c.send(None)
    except StopIteration as e:
        return e.value
print(run(main()))
class ACM:
    async def __aenter__(self): print('aenter'); return 5
    async def __aexit__(self, *a): print('aexit', a[0]); return True
async def m2():
    async with ACM() as v:
        print(v)
        raise ValueError
    print('after')
run(m2())
def gen():
    try:
        x = yield 1
        print('x', x)
        yield 2
    except ValueError as e:
        print('caught', e)
        yield 3
    finally:
        print('fin')
g = gen()
print(next(g)); print(g.send('s')); print(g.throw(ValueError('v')))
try: next(g)
except StopIteration: print('stop')
def outer():
    r = yield from gen()
    print(r)
g = outer(); next(g); print(g.throw(ValueError, 'q')); g.close()
g = outer(); next(g); g.close()
match {'a': 1, 'b': [1, 2, 3]}:
    case {'a': int(x), 'b': [first, *rest], **kw}:
        print(x, first, rest, kw)
class P:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x = x; self.y = y
match P(1, 2):
    case P(1, y=z): print('P', z)
try:
    raise ExceptionGroup('eg', [ValueError(1), TypeError(2), KeyError(3)])
except* ValueError as e:
    print('V', e.exceptions)
except* (TypeError, KeyError) as e:
    print('T', e.exceptions)
def f(a, /, b, *args, c=3, **kw):
    return a, b, args, c, kw
print(f(1, 2, 3, 4, c=5, d=6), f(*[1, 2], **{'c': 9}))
for bad in ['f()', 'f(1)', 'f(1,2,b=3)', 'f(a=1,b=2)', 'f(1,2,**{1:2})', 'f(*1)', 'f(1,2,c=3,**{"c":4})']:
    try: eval(bad)
    except TypeError as e: print(bad, e)
def h(a, b, c): pass
for bad in ['h()', 'h(1)', 'h(1,2)', 'h(1,2,3,4)', 'h(1,2,3,d=4)', 'h(1,2,3,c=4)']:
    try: eval(bad)
    except TypeError as e: print(bad, e)
a, *b, c = range(6)
print(a, b, c)
try: a, b = 1
except TypeError as e: print(e)
try: a, b = 1, 2, 3
except ValueError as e: print(e)
try: a, b = iter([1])
except ValueError as e: print(e)
class M(type):
    @classmethod
    def __prepare__(cls, name, bases, **kw): print('prep', name, kw); return {}
    def __new__(cls, n, b, ns, **kw): return super().__new__(cls, n, b, ns)
    def __init__(cls, n, b, ns, **kw): print('init', kw)
class X(metaclass=M, k=1):
    z: int = 3
    def m(self): return __class__
print(X().m(), X.__annotations__)
def deco(f): print('deco', f.__name__); return f
@deco
def ff(): pass
def rec(n): return rec(n + 1)
try: rec(0)
except RecursionError as e: print(e)
class R:
    def __init__(self): R()
try: R()
except RecursionError as e: print(e)
print([i for i in range(5) if i % 2], {i: i * i for i in range(3)}, {i for i in 'aab'})
def outerf():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return inc
i = outerf(); i(); print(i())
try:
    del undefined_name
except NameError as e: print(e)
def u():
    print(loc)
    loc = 1
try: u()
except UnboundLocalError as e: print(e)
print(f"{3.14159:.2f} {'x'!r:>5} {5:03d}")
x = 10
exec("x = 20; y = x + 1")
print(x, y)
print(sys._getframe().f_code.co_name)
def lo():
    a = 1
    b = [a]
    return locals()
print(lo())
s = ''
for i in range(5): s += str(i)
print(s)
while True:
    try:
        break
    finally:
        print('brk')
def fin():
    for i in range(3):
        try:
            continue
        finally:
            print('c', i)
    try:
        return 'r'
    finally:
        print('f')
print(fin())
with open(__file__) if False else __import__('copyreg') and ACM.__class__ and type('C', (), {'__enter__': lambda s: s, '__exit__': lambda s, *a: None})() as q:
    print('with')
print(any(x > 3 for x in range(5)), sum(x for x in range(10)), max([3, 1, 2], key=lambda v: -v))
