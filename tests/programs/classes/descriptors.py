# Descriptors: property, classmethod, staticmethod, own ones, built-in ones; __getattr__ and its like.
def attempt(f, *a):
    try:
        r = f(*a)
        print('ok', r)
    except Exception as e:
        print(type(e).__name__, e)
class P:
    def __init__(self): self._x = 1
    @property
    def x(self):
        "the x"
        return self._x
    @x.setter
    def x(self, v): self._x = v * 10
    @x.deleter
    def x(self): print('deleted')
    @property
    def ro(self): return 'ro'
    wo = property(None, lambda self, v: print('wo', v), doc='write only')
    @classmethod
    def cm(cls, *a): return (cls.__name__, a)
    @staticmethod
    def sm(*a): return a
p = P()
print(p.x, P.x.__doc__, P.wo.__doc__)
p.x = 5
print(p.x)
del p.x
attempt(setattr, p, 'ro', 1)
attempt(delattr, p, 'ro')
attempt(getattr, p, 'wo')
p.wo = 3
print(type(P.x).__name__, P.x.fget(p), P.__dict__['cm'].__func__.__name__)
print(p.cm(1), P.cm(2), p.sm(3), P.sm(4))
class P2(P):
    @P.x.getter
    def x(self): return 'P2 x'
print(P2().x, P2.cm())
class D:
    def __set_name__(self, owner, name):
        print('set_name', owner.__name__, name)
        self.name = name
    def __get__(self, obj, owner=None):
        return ('get', obj is None, owner.__name__, self.name)
class DD(D):
    def __set__(self, obj, v): print('set', self.name, v)
    def __delete__(self, obj): print('delete', self.name)
class H:
    a = D()
    b = DD()
    c = 5
h = H()
print(H.a, h.a, H.b, h.b)
h.a = 'own'
h.b = 'x'
del h.b
print(h.a, h.b, h.__dict__)
h.__dict__['b'] = 'shadow'
print(h.b)
class G:
    def __getattr__(self, n):
        if n.startswith('x'): return 'dyn ' + n
        raise AttributeError('no ' + n)
    real = 1
g = G()
print(g.real, g.xyz)
attempt(getattr, g, 'abc')
print(hasattr(g, 'abc'), getattr(g, 'abc', 'default'))
class GA:
    def __init__(self): self.v = 1
    def __getattribute__(self, n):
        print('getattribute', n)
        return object.__getattribute__(self, n)
    def __getattr__(self, n): return 'fallback ' + n
    def __setattr__(self, n, v):
        print('setattr', n, v)
        object.__setattr__(self, n, v)
    def __delattr__(self, n):
        print('delattr', n)
        super().__delattr__(n)
ga = GA()
print(ga.v, ga.w)
del ga.v
attempt(delattr, ga, 'v')
attempt(object.__getattribute__, ga, 'nope')
attempt(lambda: object.__setattr__(int, 'x', 1))
attempt(lambda: type.__setattr__(P, 'z', 1))
print(P.z)
# slots
class S:
    __slots__ = ('a', 'b', '__c')
    def __init__(self): self.a = 1
s = S()
print(s.a, S.a, type(S.a).__name__, S.__slots__)
attempt(getattr, s, 'b')
attempt(setattr, s, 'd', 1)
attempt(delattr, s, 'b')
attempt(lambda: s.__dict__)
attempt(S.a.__get__, 5)
attempt(lambda: S.a.__set__(5, 1))
class S2(S):
    __slots__ = ['e', '__dict__']
s2 = S2()
s2.anything = 1
s2.e = 2
print(s2.__dict__, s2.e, S2.__dictoffset__ != 0, S2.__weakrefoffset__)
for bad in (('a', 'a'), ('1a',), (1,), ('__dict__', '__dict__'), ('__weakref__', '__weakref__')):
    attempt(lambda: type('Bad', (), {'__slots__': bad}))
attempt(lambda: type('Bad', (), {'__slots__': ('x',), 'x': 1}))
attempt(lambda: type('Bad', (int,), {'__slots__': ('x',)}))
attempt(lambda: type('Bad', (S, P), {}))
class SA: __slots__ = ('m',)
class SB: __slots__ = ('n',)
attempt(lambda: type('Bad', (SA, SB), {}))
# built-in descriptors
def bare(o): return repr(o).split(" at 0x")[0]
print(int.__add__, bare((1).__add__), bare([].append), list.append, bare(dict.fromkeys), dict.__dict__['fromkeys'], int.real, type.__dict__['__mro__'])
print(int.__add__(1, 2), (5).__add__(1.5), list.append.__name__, list.append.__qualname__, list.append.__objclass__)
print((1).__add__.__self__, (1).__add__.__name__, int.__add__.__doc__, int.__init__.__doc__)
attempt(list.append)
attempt(list.append, 1, 2)
attempt(lambda: list.append([], 1, 2))
attempt(lambda: [].append(x=1))
attempt(lambda: [].append())
attempt(lambda: [].pop(1, 2))
attempt(int.__add__, 'a', 1)
attempt(int.__add__)
attempt(lambda: (1).__add__())
attempt(lambda: (1).__add__(1, 2))
attempt(lambda: (1).__add__(x=2))
attempt(lambda: int.real.__get__('a'))
attempt(lambda: setattr(1, 'real', 2))
attempt(lambda: setattr(1, 'foo', 2))
attempt(lambda: setattr([], 'append', 2))
print((1).__add__ == (1).__add__, [].append == [].append, len is len, hash(int.__add__) == hash(int.__add__))
class Meth:
    def m(self): "doc m"
    def __repr__(self): return 'Meth!'
o = Meth()
print(o.m, o.m.__self__, o.m.__func__ is Meth.m, o.m == o.m, o.m is o.m, o.m.__doc__, o.m.__name__, o.m.__qualname__)
attempt(setattr, o.m, 'x', 1)
Meth.m.tag = 7
print(o.m.tag, hash(o.m) == hash(o.m), {o.m: 1}[o.m])
MethodType = type(o.m)
mm = MethodType(lambda s, *a: (s, a), 5)
print(mm(1, 2), mm.__self__)
print(classmethod(len).__func__, staticmethod(len)([1, 2]))
def func(a): "fdoc"
st = staticmethod(func)
print(st.__name__, st.__doc__, st.__wrapped__ is func, st.__isabstractmethod__)
attempt(lambda: property(1, 2, 3, 4, 5))
attempt(lambda: classmethod())
class Err:
    def __set_name__(self, o, n): raise ValueError('boom')
try:
    class Z: q = Err()
except RuntimeError as e:
    print(e, repr(e.__cause__))
