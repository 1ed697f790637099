# A metaclass's own mro, and a class assigned: which classes' objects lie alike in memory.
import weakref, sys, re
class M(type):
    def mro(cls):
        r = super().mro()
        print(cls.__name__, [k.__name__ for k in r])
        return r
class A(metaclass=M): pass
class B(A): __slots__ = ()
class C(A): __slots__ = ('x',)
try:
    class D(int, metaclass=M): pass
    class E(D): __slots__ = ()
    class F(dict, metaclass=M): __slots__ = 'a', 'b'
    class G(F, A): pass
except TypeError as e: print(e)
def kinds(base, **k):
    class A(base): pass
    class B(base): pass
    class S(base): __slots__ = ()
    class T(base): __slots__ = ()
    class AA(A): pass
    class AB(A): __slots__ = ()
    r = [A, B, S, T, AA, AB]
    try:
        class U(base): __slots__ = 'x'
        class V(base): __slots__ = 'x'
        class W(base): __slots__ = 'x', '__dict__'
        class X(base): __slots__ = 'x', '__dict__'
        class Y(base): __slots__ = 'x', '__dict__', '__weakref__'
        class Z(base): __slots__ = 'x', '__dict__', '__weakref__'
        class Y2(base): __slots__ = '__dict__', '__weakref__'
        class Z2(base): __slots__ = '__dict__', '__weakref__'
        class Y3(base): __slots__ = '__weakref__',
        class Z3(base): __slots__ = '__weakref__',
        class Y4(base): __slots__ = '__dict__',
        class Z4(base): __slots__ = '__dict__',
        r += U, V, W, X, Y, Z, Y2, Z2, Y3, Z3, Y4, Z4
    except TypeError as e: print(e)
    for a in r:
        for b in r:
            try: x = a(); x.__class__ = b
            except Exception as e: print(base.__name__, a.__name__, b.__name__, e)
            else: print(base.__name__, a.__name__, b.__name__, 'fine')
for base in object, int, bytes, tuple, dict, list, float, str, set, Exception, OSError, frozenset, complex: kinds(base)
