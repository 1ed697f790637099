# What programs do with classes: singletons, registries, proxies, typed fields, mixins, class decorators, immutables.
import sys
class Single:
    _one = None
    def __new__(cls, *a, **k):
        if cls._one is None:
            print('creating')
            cls._one = super().__new__(cls)
        return cls._one
    def __init__(self, v): self.v = v
print(Single(1) is Single(2), Single(3).v)
class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name): self.name = '_' + name
    def __get__(self, obj, owner):
        if obj is None: return self
        return getattr(obj, self.name, None)
    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f'{self.name[1:]} must be {self.kind.__name__}, not {type(value).__name__}')
        setattr(obj, self.name, value)
class Point:
    x = Typed(int)
    y = Typed(int)
    def __init__(self, x, y): self.x, self.y = x, y
p = Point(1, 2)
print(p.x, p.y, vars(p), type(Point.x).__name__)
try:
    p.x = 'a'
except TypeError as e:
    print(e)
class Frozen:
    __slots__ = ('a', 'b')
    def __init__(self, a, b):
        object.__setattr__(self, 'a', a)
        object.__setattr__(self, 'b', b)
    def __setattr__(self, n, v): raise AttributeError('frozen ' + n)
    def __delattr__(self, n): raise AttributeError('frozen ' + n)
    def __eq__(self, o): return isinstance(o, Frozen) and (self.a, self.b) == (o.a, o.b)
    def __hash__(self): return hash((self.a, self.b))
    def __repr__(self): return f'Frozen({self.a!r}, {self.b!r})'
f = Frozen(1, 'x')
print(f, f == Frozen(1, 'x'), {f: 1}[Frozen(1, 'x')], hash(f) == hash((1, 'x')))
for act in (lambda: setattr(f, 'a', 2), lambda: delattr(f, 'a'), lambda: setattr(f, 'q', 2)):
    try:
        act()
    except AttributeError as e:
        print(e)
class Proxy:
    def __init__(self, target): self.__dict__['_target'] = target
    def __getattr__(self, n): return getattr(self._target, n)
    def __setattr__(self, n, v): setattr(self._target, n, v)
    def __len__(self): return len(self._target)
class Thing: pass
t = Thing()
pr = Proxy(t)
pr.z = 5
print(t.z, pr.z, vars(pr).keys() == {'_target'}, len(Proxy([1, 2])))
try:
    pr.nope
except AttributeError as e:
    print(e, e.name, e.obj is t)
class Registry:
    known = {}
    def __init_subclass__(cls, key=None, **kw):
        super().__init_subclass__(**kw)
        Registry.known[key or cls.__name__.lower()] = cls
class Json(Registry): pass
class Xml(Registry, key='markup'): pass
print({k: v.__name__ for k, v in Registry.known.items()})
def decorate(cls):
    old = cls.__init__
    def __init__(self, *a):
        print('init', cls.__name__, a)
        old(self, *a)
    cls.__init__ = __init__
    cls.__repr__ = lambda self: '<decorated>'
    return cls
@decorate
class Dec:
    def __init__(self, a): self.a = a
print(Dec(1), Dec(2).a)
class CountCalls:
    def __init__(self, fn): self.fn, self.n = fn, 0
    def __call__(self, *a):
        self.n += 1
        return self.fn(*a)
    def __get__(self, obj, owner=None):
        return self if obj is None else type(obj.m)(self, obj) if False else lambda *a: self(obj, *a)
class Uses:
    @CountCalls
    def m(self, v): return v * 2
u = Uses()
print(u.m(2), u.m(3), Uses.m.n)
class JsonMixin:
    def to(self): return {k: v for k, v in vars(self).items() if not k.startswith('_')}
class ReprMixin:
    def __repr__(self): return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"
class User(JsonMixin, ReprMixin):
    def __init__(self, n, a): self.name, self.age, self._h = n, a, 1
print(User('x', 3), User('x', 3).to())
class Lazy:
    def __init__(self, fn): self.fn = fn
    def __set_name__(self, o, n): self.n = n
    def __get__(self, obj, o):
        print('compute')
        v = obj.__dict__[self.n] = self.fn(obj)
        return v
class Uses2:
    @Lazy
    def big(self): return 42
u = Uses2()
print(u.big, u.big)
class Vec:
    def __init__(self, *c): self.c = c
    def __add__(self, o):
        if not isinstance(o, Vec): return NotImplemented
        return Vec(*(a + b for a, b in zip(self.c, o.c)))
    def __mul__(self, k): return Vec(*(a * k for a in self.c))
    __rmul__ = __mul__
    def __neg__(self): return self * -1
    def __sub__(self, o): return self + -o
    def __eq__(self, o): return self.c == o.c
    def __abs__(self): return sum(a * a for a in self.c) ** .5
    def __bool__(self): return any(self.c)
    def __iter__(self): return iter(self.c)
    def __getitem__(self, i): return self.c[i]
    def __len__(self): return len(self.c)
    def __repr__(self): return f'Vec{self.c}'
    def __matmul__(self, o): return sum(a * b for a, b in zip(self, o))
v = Vec(3, 4)
print(v + v, v * 2, 2 * v, -v, v - Vec(1, 1), abs(v), bool(Vec(0, 0)), list(v), v[0], v[-1], len(v), v @ v, v == Vec(3, 4))
try:
    v + 1
except TypeError as e:
    print(e)
try:
    1 + v
except TypeError as e:
    print(e)
a, *b = v
print(a, b, *v, max(v), 4 in v)
class Ctx:
    def __enter__(self): return 'entered'
    def __exit__(self, t, v, tb):
        print('exit', t and t.__name__, v)
        return t is KeyError
with Ctx() as c: print(c)
with Ctx(): raise KeyError('k')
class Node:
    count = 0
    def __init__(self, parent=None):
        type(self).count += 1
        self.parent, self.children = parent, []
        if parent: parent.children.append(self)
    def __del__(self): Node.count -= 1
root = Node(); kids = [Node(root) for _ in range(3)]
print(Node.count, len(root.children))
import gc
del root, kids
gc.collect()
print(Node.count)
class Temp:
    def __init__(self): self._c = 0.0
    c = property(lambda s: s._c, lambda s, v: setattr(s, '_c', float(v)))
    @property
    def f(self): return self.c * 9 / 5 + 32
    @f.setter
    def f(self, v): self.c = (v - 32) * 5 / 9
t = Temp(); t.f = 212
print(t.c, t.f)
m = t.__class__.f.fset
print(m.__name__, sys.getrefcount(m) - sys.getrefcount(m))
o = object()
before = sys.getrefcount(o)
class Holder: pass
h = Holder(); h.o = o
bm = h.__init__
print(sys.getrefcount(o) - before, type(bm).__name__)
del h
print(sys.getrefcount(o) - before)
del bm
print(sys.getrefcount(o) - before)
class A:
    def m(self): pass
x = A(); n = sys.getrefcount(x)
k = x.m
print(sys.getrefcount(x) - n); del k; print(sys.getrefcount(x) - n)
