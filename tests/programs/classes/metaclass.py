# Metaclasses: which one is taken, __prepare__, __new__, __init__, __call__, mro, __instancecheck__.
log = []
class Meta(type):
    def __prepare__(name, bases, **kw):
        print('prepare', name, bases, kw)
        return {'added': 1}
    def __new__(mcls, name, bases, ns, **kw):
        print('new', name, sorted(k for k in ns if not k.startswith('__')), kw)
        return super().__new__(mcls, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print('init', cls.__name__, kw)
        super().__init__(name, bases, ns)
    def __call__(cls, *args, **kw):
        print('call', cls.__name__, args, kw)
        return super().__call__(*args, **kw)
    def hello(cls): return 'hello from ' + cls.__name__
    @property
    def prop(cls): return 'prop of ' + cls.__name__
    def __len__(cls): return 42
    def __getitem__(cls, k): return (cls.__name__, k)
    def __contains__(cls, k): return k == 'yes'
    def __iter__(cls): return iter([1, 2])
    def __repr__(cls): return '<M %s>' % cls.__name__
class A(metaclass=Meta, flag=True):
    def __init__(self, *a): self.a = a
print(A, type(A), A.added, A.hello(), A.prop, len(A), A['k'], 'yes' in A, 'no' in A, list(A))
a = A(1, 2)
print(a.a)
class B(A, other=2): pass
print(type(B), B.hello())
try:
    a.hello()
except AttributeError as e:
    print(e)
try:
    a.prop
except AttributeError as e:
    print(e)
class M2(type): pass
try:
    class C(A, metaclass=M2): pass
except TypeError as e:
    print(e)
class M3(Meta, M2): pass
class D(A, metaclass=M3): pass
print(type(D))
class X(metaclass=M2): pass
class Y(X): pass
print(type(Y), type(type(Y)))
print(type('Z', (X,), {}).__class__)
# a function as metaclass
def make(name, bases, ns, **kw):
    print('make', name, bases, sorted(k for k in ns if k[:2] != '__'), kw)
    return 5
class F(metaclass=make, z=1):
    q = 1
print(F)
# mro by the metaclass
class MroMeta(type):
    def mro(cls):
        print('mro of', cls.__name__)
        return type.mro(cls)
class P(metaclass=MroMeta): pass
class Q(P): pass
print(Q.__mro__)
class Extra:
    extra = 'extra'
class MroMeta2(type):
    def mro(cls): return [cls, Extra, object]
class R(metaclass=MroMeta2): pass
print(R.extra, R.__mro__, R.__bases__)
class BadMro(type):
    def mro(cls): return [cls, 1]
try:
    class S(metaclass=BadMro): pass
except TypeError as e:
    print(e)
# instance and subclass checks
class Check(type):
    def __instancecheck__(cls, x): return x == 5
    def __subclasscheck__(cls, x): return x is int
class T(metaclass=Check): pass
print(isinstance(5, T), isinstance(6, T), issubclass(int, T), issubclass(str, T), isinstance(T(), T))
# a singleton
class Singleton(type):
    instances = {}
    def __call__(cls, *args):
        if cls not in cls.instances:
            cls.instances[cls] = super().__call__(*args)
        return cls.instances[cls]
class Config(metaclass=Singleton):
    def __init__(self): print('made')
print(Config() is Config())
# attributes on metaclass vs class
class M5(type):
    x = 'meta x'
    def __getattr__(cls, name): return 'dynamic ' + name
    def __setattr__(cls, name, value):
        print('set', name)
        super().__setattr__(name, value)
class U(metaclass=M5): pass
print(U.x, U.anything)
U.y = 3
print(U.y, U().__class__.z)
try:
    U().anything
except AttributeError as e:
    print(e)
class Reg(type):
    classes = []
    def __init__(cls, name, bases, ns):
        Reg.classes.append(name)
class V(metaclass=Reg): pass
class W(V): pass
print(Reg.classes)
