# Iterators that lose __next__, descriptors that only write, __bases__ assigned while it is being assigned, and the like.
def t(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)

class Loses:
    def __iter__(self):
        return self
    def __next__(self):
        if hasattr(Loses, "__next__"):
            del Loses.__next__
        return 1
gone = Loses()
t(lambda: [i for i in gone])
t(lambda: [i for i in gone])
t(lambda: next(gone))
def next_again(self):
    del Loses.__next__
    return 2
for use in (sum, lambda i: list(enumerate(i)),
            lambda i: max(i)):
    Loses.__next__ = next_again
    t(lambda: use(gone))

class Writes:
    def __init__(self, name):
        self.name = name
    def __set__(self, instance, value):
        instance.__dict__[self.name] = value
class Meta(type):
    a = Writes("a")
class X(metaclass=Meta):
    a = 42
class Y:
    a = Writes("a")
    def m(self):
        return self.a
y = Y()
print(type(y.a), type(y.m()))
y.a = 42
print(y.a, y.m(), X.a, [y.a for _ in range(20)][-1])
y.a = print
y.a("called")
class Z:
    a = Writes("a")
t(lambda: Z().a())

class WithNew(set):
    def __new__(cls, items, extra=None):
        self = super().__new__(cls, items)
        self.extra = extra
        return self
class FrozenWithNew(frozenset):
    def __new__(cls, items, extra=None):
        self = super().__new__(cls, items)
        self.extra = extra
        return self
t(lambda: WithNew([1], extra=2))
t(lambda: WithNew([1]))
t(lambda: FrozenWithNew([1], extra=2).extra)
for bad in ("\x80", "a b", "1", "", "\xaa", "\xe9"):
    t(lambda: type("Q", (), {"__slots__": [bad]}).__slots__)

class Unreadable:
    __eq__ = property(lambda self: 1 / 0)
    __lt__ = property(lambda self: self.nothing)
t(lambda: Unreadable() == Unreadable())
t(lambda: Unreadable() == 1)
t(lambda: Unreadable() < 1)
class Wrapped:
    @classmethod
    def f(cls, x: int) -> str:
        "doc"
    @staticmethod
    def g(x):
        "doc"
for name in "fg":
    print(Wrapped.__dict__[name].__annotations__, sorted(Wrapped.__dict__[name].__dict__), Wrapped.__dict__[name].__name__)

class Base: pass
class M(type, Base): pass
class D(metaclass=M): pass
import sys
class Mod(type(sys), Base): pass
def set_dict(o, value):
    o.__dict__ = value
def delete_dict(o):
    del o.__dict__
for o in (D, Mod("a"), sys, int):
    t(lambda: set_dict(o, {}))
    t(lambda: delete_dict(o))
    t(lambda: Base.__dict__["__dict__"].__set__(o, {}))

ready = False
class M(type):
    def mro(cls):
        global ready
        if ready and cls.__name__ == 'C':
            ready = False
            C.__bases__ = (B2,)
        return type.mro(cls)
class A(metaclass=M): pass
class B1(A): pass
class B2(A): pass
class C(A): pass
ready = True
C.__bases__ = (B1,)
B1.__bases__ = (C,)
print(C.__bases__, B2.__subclasses__(), B1.__subclasses__(), B1.__bases__, C.__subclasses__(), C.__mro__)
ready = False
class M(type):
    def mro(cls):
        if ready:
            if cls.__name__ == 'B1': B2.__bases__ = (B1,)
            if cls.__name__ == 'B2': B1.__bases__ = (B2,)
        return type.mro(cls)
class A(metaclass=M): pass
class B1(A): pass
class B2(A): pass
ready = True
def add_nothing():
    B1.__bases__ += ()
t(add_nothing)
print(B1.__bases__, B2.__bases__, B1.__mro__, B2.__mro__)

class Computes(dict):
    def __missing__(self, key):
        return int(key.removeprefix("n_"))
total = eval("lambda: " + "+".join(f"n_{i}" for i in range(10)), Computes())
print([total() for _ in range(20)][-1])
t(lambda: eval("n_5", Computes()))
import weakref
class Named:
    __name__ = "nn"
for referent in (t, Named):
    print(repr(weakref.ref(referent)).split("; ")[1].split(" at ")[0], "(" in repr(weakref.ref(referent)))
