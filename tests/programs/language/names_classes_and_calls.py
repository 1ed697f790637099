# more syntax and semantics
import sys
class A:
    x = 1
    def __getattr__(self, n): return 'ga ' + n
    def __setattr__(self, n, v): object.__setattr__(self, n, v * 2)
a = A(); a.y = 5; print(a.y, a.zz, a.x)
class S:
    __slots__ = ('p', 'q')
    def __init__(self): self.p = 1
s = S(); print(s.p)
try: s.q
except AttributeError as e: print(e)
try: s.r = 1
except AttributeError as e: print(e)
for i in range(100):
    s.p = i
    if s.p != i: print('bad')
print(s.p)
class B(A):
    def __init__(self): super().__init__(); self.w = 3
    @property
    def prop(self): return 'prop'
    @staticmethod
    def st(x): return x
    @classmethod
    def cl(cls): return cls.__name__
b = B(); print(b.w, b.prop, b.st(4), B.cl(), b.cl())
def loop():
    r = []
    for i in range(20):
        b2 = B(); r.append(b2.w + i)
    return r
print(loop())
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1; return self.n
print(list(It(3)), [*It(2)], {**{'a': 1}, 'b': 2}, (*It(2), 9))
class Seq:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * 10
print(list(Seq()), 20 in Seq(), 5 in Seq())
class N:
    def __add__(self, o): return 'add'
    def __radd__(self, o): return 'radd'
    def __iadd__(self, o): return 'iadd'
    def __lt__(self, o): return True
    def __eq__(self, o): return 'eq'
    def __contains__(self, o): return 5
    def __call__(self, *a, **k): return a, k
    def __len__(self): return 3
    def __bool__(self): return False
    def __getitem__(self, k): return k
    def __setitem__(self, k, v): print('set', k, v)
    def __delitem__(self, k): print('del', k)
    def __enter__(self): return 1
    def __exit__(self, *a): return False
    def __neg__(self): return 'neg'
    def __index__(self): return 2
    def __hash__(self): return 7
    def __format__(self, s): return 'fmt' + s
    def __matmul__(self, o): return 'mm'
    def __pow__(self, o): return 'pow'
n = N()
print(n + 1, 1 + n, n < 1, n == 2, 1 in n, n(1, k=2), len(n), bool(n), n[1:2], n[1, 2], -n, [1, 2, 3][n], hash(n), f'{n:>3}', n @ 1, n ** 2)
n[1] = 2; del n[3]
m = n; m += 1; print(m)
x = 5
def glob():
    global x
    x += 1
glob(); print(x)
print([(i, j) for i in range(3) for j in range(i) if i != j])
def deff(a, b=[], *, c, d=4): b.append(a); return b, c, d
print(deff(1, c=2), deff(2, c=3, d=5), deff.__defaults__, deff.__kwdefaults__)
try: deff(1)
except TypeError as e: print(e)
print((lambda *a, **k: (a, k))(1, 2, z=3))
if (y := 10) > 5: print(y)
print(1 < 2 < 3, 1 < 3 < 2, not 1, 1 and 0, 0 or 'x', 1 if 0 else 2)
assert True
try: assert False, 'msg'
except AssertionError as e: print(repr(e))
try:
    try: 1 / 0
    except ZeroDivisionError as e: raise ValueError('v') from e
except ValueError as e: print(repr(e.__cause__), e.__suppress_context__)
try:
    try: {}['k']
    finally: print('finally')
except KeyError as e: print(repr(e))
def nested():
    try:
        try: raise TypeError(1)
        except ValueError: print('no')
        else: print('no')
        finally: print('f1')
    except TypeError: print('yes'); raise RuntimeError(2)
try: nested()
except RuntimeError as e: print(repr(e), repr(e.__context__))
while x:
    x -= 1
    if x == 3: break
else: print('no else')
for q in []: pass
else: print('else')
print(sys.exc_info())
del x
try: x
except NameError as e: print(e, e.name)
try: int('z')
except ValueError as e: print(e)
try: [].foo
except AttributeError as e: print(e, e.name, e.obj)
print(type(iter(range(3))), type((i for i in ())), type(lambda: 0), type(len), type(print), type([].append))
def gen():
    r = yield
    while True: r = yield r
g = gen(); next(g); print(g.send(1), g.send(2)); g.close()
def g2():
    yield 1
    return 5
it = g2(); next(it)
try: next(it)
except StopIteration as e: print(e.value)
def g3():
    raise StopIteration
    yield
try: list(g3())
except RuntimeError as e: print(e, repr(e.__cause__))
def g4():
    yield from (i for i in range(3))
    x = yield from g2()
    print('x', x)
print(list(g4()))
print(' '.join(str(i) for i in range(5)))
import math
from math import pi as PI, floor
print(math.floor(2.5), PI > 3, floor(3.9))
try: import nonexistent
except ImportError as e: print(type(e).__name__, e, e.name)
try: from sys import nope
except ImportError as e: print(e)
d = {'a': 1}
match d:
    case {'a': 2}: print(2)
    case {'a': 1 | 3 as z}: print('z', z)
match (1, 2, 3):
    case [1, *_, 3]: print('seq')
match 'str':
    case int(): print('int')
    case str(v) if v == 'str': print('str', v)
match 5:
    case 1: pass
    case _: print('default')
def annotated(a: int, b: 'str' = 'x') -> float: ...
print(annotated.__annotations__)
print(*[1, 2], sep=',')
print("%s %d %5.2f" % ('a', 3, 2.5), '{} {x}'.format(1, x=2))
lst = [3, 1, 2]; lst.sort(key=lambda v: -v); print(lst, sorted(lst))
a, (b, *c), d = 1, (2, 3, 4), 5; print(a, b, c, d)
[a, b] = b, a; print(a, b)
x = y = z = []; x.append(1); print(y, z)
print(globals()['PI'] == PI, 'PI' in dir())
class Meta(type):
    def __call__(cls, *a): print('meta call'); return super().__call__(*a)
class UM(metaclass=Meta): pass
UM()
class Init:
    def __init__(self): return 5
try: Init()
except TypeError as e: print(e)
class NewC:
    def __new__(cls, *a): o = super().__new__(cls); o.args = a; return o
    def __init__(self, *a): self.n = len(a)
print(NewC(1, 2).n, NewC(3).args)
try: object(1)
except TypeError as e: print(e)
class NoInit: pass
try: NoInit(1)
except TypeError as e: print(e)
print(eval('1+2'), eval('x+[2]', {'x': [1]}))
ns = {}; exec('def ff(): return 42', ns); print(ns['ff']())
code = compile('a*2', '<s>', 'eval'); print(eval(code, {'a': 21}))
try: exec('x = = 1')
except SyntaxError as e: print(e)
def many(a1,a2,a3,a4,a5,a6,a7,a8,a9,a10): return a1 + a10
print(many(1,2,3,4,5,6,7,8,9,10), many(*range(10)))
print(max(1, 2), min([3, 4]), sum([1, 2]), abs(-1), divmod(7, 2), pow(2, 10), round(2.567, 1))
print(list(zip([1, 2], 'ab')), list(map(lambda a, b: a + b, [1], [2])), list(filter(None, [0, 1])), list(enumerate('ab')), list(reversed([1, 2])))
print(isinstance(1, (int, str)), issubclass(bool, int), callable(len), getattr(1, 'real'), hasattr(1, 'foo'))
