# __class__ and __bases__ assigned, attributes added to classes with instances, __dict__ replaced.
def attempt(f):
    try:
        print('ok', f())
    except Exception as e:
        print(type(e).__name__, e)
class A:
    def who(self): return 'A'
class B:
    def who(self): return 'B'
a = A(); a.v = 1
a.__class__ = B
print(a.who(), a.v, type(a))
def setc(o, c): o.__class__ = c
attempt(lambda: setc(a, int))
attempt(lambda: setc(1, B))
attempt(lambda: setc(a, 5))
attempt(lambda: delattr(a, '__class__'))
class S1: __slots__ = ('x',)
class S2: __slots__ = ('x',)
class S3: __slots__ = ('y',)
s = S1(); s.x = 9
s.__class__ = S2
print(s.x, type(s))
attempt(lambda: setc(s, S3))
attempt(lambda: setc(s, A))
class L(list): pass
class L2(list): pass
l = L([1]); l.__class__ = L2
print(type(l), l)
attempt(lambda: setc(l, A))
class X(A): pass
x = X()
print(x.who(), X.__mro__)
X.__bases__ = (B,)
print(x.who(), X.__mro__, A.__subclasses__(), B.__subclasses__())
class Y(X): pass
X.__bases__ = (A, B)
print(Y.__mro__, Y().who())
def setb(c, b): c.__bases__ = b
attempt(lambda: setb(X, ()))
attempt(lambda: setb(X, [A]))
attempt(lambda: setb(X, (1,)))
attempt(lambda: setb(X, (Y,)))
attempt(lambda: setb(X, (int,)))
attempt(lambda: setb(int, (A,)))
attempt(lambda: setb(A, (B,)))
class Sp:
    def __len__(self): return 3
class Z(A): pass
z = Z()
attempt(lambda: len(z))
Z.__bases__ = (Sp, A)
print(len(z))
A.new = lambda self: 'added'
print(x.new())
o = A()
o.__dict__ = {'k': 1}
print(o.k, o.__dict__)
attempt(lambda: setattr(o, '__dict__', 5))
del o.__dict__
print(o.__dict__)
o.q = 1
print(vars(o))
class Abs:
    pass
Abs.__abstractmethods__ = frozenset({'b', 'a'})
attempt(lambda: Abs())
Abs.__abstractmethods__ = frozenset({'one'})
attempt(lambda: Abs())
Abs.__abstractmethods__ = frozenset()
attempt(lambda: type(Abs()))
attempt(lambda: A.__abstractmethods__)
attempt(lambda: type.__abstractmethods__)
import sys
class Cnt: pass
c0 = sys.getrefcount(Cnt)
cs = [Cnt() for _ in range(10)]
print(sys.getrefcount(Cnt) - c0)
del cs
print(sys.getrefcount(Cnt) - c0)
print(sys.getsizeof(A()), sys.getsizeof(A), sys.getsizeof(S1()), object().__sizeof__(), A().__sizeof__())
class Del:
    def __del__(self): print('del', self.n)
d = Del(); d.n = 1
del d
d = Del(); d.n = 2
d.__class__ = type('Del3', (Del,), {})
d = None
e = object()
print(e == e, e != e, e == 1, object.__eq__(e, 1), object.__ne__(e, e), e.__eq__(e))
attempt(lambda: e < e)
attempt(lambda: e.__lt__(e))
print(e.__str__() == repr(e), e.__format__('') == repr(e), e.__hash__() == hash(e))
attempt(lambda: format(e, 'x'))
attempt(lambda: e.__format__(1))
print(e.__reduce_ex__(2)[1], e.__dir__()[:0], e.__init_subclass__(), object.__subclasshook__(1))
