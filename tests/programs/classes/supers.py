# super in its forms, diamonds, __init_subclass__, __class_getitem__, __class__ cells.
class A:
    def f(self): return ['A']
    @classmethod
    def c(cls): return ['A', cls.__name__]
    @staticmethod
    def s(): return 'A.s'
    x = 'A.x'
class B(A):
    def f(self): return ['B'] + super().f()
    @classmethod
    def c(cls): return ['B'] + super().c()
    x = 'B.x'
class C(A):
    def f(self): return ['C'] + super().f()
class D(B, C):
    def f(self): return ['D'] + super(D, self).f()
    def g(self): return super().x, super().s()
    def h(self):
        def inner(): return super(D, self).x
        return inner(), (lambda: super(D, self).x)()
print(D().f(), D.c(), D().g(), D().h(), [k.__name__ for k in D.__mro__])
s = super(B, D())
print(s, s.__thisclass__, s.__self_class__, type(s.__self__), s.x)
print(super(B), super(B).__self__, super(B, D).x)
def attempt(f):
    try:
        print('ok', f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: super())
attempt(lambda: super(1))
attempt(lambda: super(B, 1))
attempt(lambda: super(A, A()).nothing)
attempt(lambda: super(1, 2, 3))
def no_class(self): return super().f()
attempt(lambda: no_class(1))
class U:
    def f(): return super().x
    def g(self):
        del self
        return super().x
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        print('init_subclass', cls.__name__, tag)
    def __class_getitem__(cls, item): return (cls.__name__, item)
attempt(lambda: U.f())
attempt(lambda: U().g())
class V(U, tag=5): pass
try:
    class W(U, other=1): pass
except TypeError as e:
    print(e)
try:
    class W(A, other=1): pass
except TypeError as e:
    print(e)
print(U[3], V['x'])
class K:
    def who(self): return __class__
    cls_in_comp = [1 for _ in range(2)]
print(K().who(), K.who.__closure__[0].cell_contents is K)
class Base:
    def __init__(self, **kw):
        print('Base', kw)
class M1(Base):
    def __init__(self, a=None, **kw):
        print('M1', a)
        super().__init__(**kw)
class M2(Base):
    def __init__(self, b=None, **kw):
        print('M2', b)
        super().__init__(**kw)
class Fin(M1, M2):
    def __init__(self, **kw): super().__init__(**kw)
Fin(a=1, b=2, c=3)
class P:
    @property
    def v(self): return 'P.v'
class Q(P):
    @property
    def v(self): return super().v + ' Q.v'
print(Q().v)
class Attr(A):
    def __setattr__(self, n, v): super().__setattr__(n, v * 2)
    def __getattribute__(self, n):
        return super().__getattribute__(n)
a = Attr()
a.q = 4
print(a.q)
class NewS(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    def __eq__(self, o): return super().__eq__(o)
    __hash__ = tuple.__hash__
print(NewS(1, 2), NewS(1, 2) == (1, 2))
class ES(Exception):
    def __init__(self, m):
        super().__init__(m)
        self.m = m
try:
    raise ES('hey')
except ES as e:
    print(e, e.args, e.m, repr(e))
print(super.__doc__[:30])
class Meta(type):
    def __call__(cls, *a):
        r = super().__call__(*a)
        return r
class WithMeta(metaclass=Meta):
    def __init__(self, v): self.v = v
print(WithMeta(3).v)
