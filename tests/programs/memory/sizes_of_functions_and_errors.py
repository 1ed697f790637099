import sys
def f(): pass
def g(a, b=1, *c, d=2, **e):
    x = 1
    return x
print(sys.getsizeof(f), sys.getsizeof(g), sys.getsizeof(f.__code__), sys.getsizeof(g.__code__), sys.getsizeof(f.__code__.co_code), sys.getsizeof(lambda: 0), sys.getsizeof(f.__globals__) > 100)
class A:
    def m(self): pass
print(sys.getsizeof(A), sys.getsizeof(A()), sys.getsizeof(A().m), sys.getsizeof(A.__dict__), sys.getsizeof(A().__dict__), sys.getsizeof(type), sys.getsizeof(A.m))
class S: __slots__ = ('a', 'b', 'c')
print(sys.getsizeof(S), sys.getsizeof(S()))
print(sys.getsizeof(sys), sys.getsizeof(len), sys.getsizeof([].append), sys.getsizeof(int.__add__), sys.getsizeof((1).__add__), sys.getsizeof(str.join), sys.getsizeof(dict.fromkeys))
def gen(): a = b = c = 1; yield
print(sys.getsizeof(gen()), sys.getsizeof((x for x in [])), sys.getsizeof(gen().gi_code), sys.getsizeof(sys._getframe()))
try: 1/0
except Exception as e: print(sys.getsizeof(e), sys.getsizeof(e.__traceback__), sys.getsizeof(OSError(1, 'x')), sys.getsizeof(SyntaxError()), sys.getsizeof(KeyError('x')), sys.getsizeof(StopIteration(1)), sys.getsizeof(ImportError()), sys.getsizeof(UnicodeDecodeError('a', b'b', 0, 1, 'c')), sys.getsizeof(SystemExit()), sys.getsizeof(AttributeError()), sys.getsizeof(NameError()))
import weakref
print(sys.getsizeof(weakref.ref(A)), sys.getsizeof(weakref.WeakValueDictionary()), sys.getsizeof(weakref.WeakSet()), sys.getsizeof(weakref.proxy(A)))
print(sys.getsizeof({}.keys()), sys.getsizeof({}.items()), sys.getsizeof(iter({1:2}.items())), sys.getsizeof(iter((1,))), sys.getsizeof(iter('a')), sys.getsizeof(iter(b'a')), sys.getsizeof(iter(range(10**20))), sys.getsizeof(range(10**20)), sys.getsizeof(10**20), sys.getsizeof(10**100), sys.getsizeof(2**1000))
try: sys.getsizeof(1, 2, 3)
except TypeError as e: print(e)
class B:
    def __sizeof__(s): return 1000
print(sys.getsizeof(B()), B().__sizeof__(), object().__sizeof__(), [].__sizeof__(), (1,).__sizeof__())
class Bad:
    def __sizeof__(s): return -1
try: sys.getsizeof(Bad())
except ValueError as e: print(e)
class Bad2:
    def __sizeof__(s): return 'x'
try: sys.getsizeof(Bad2())
except TypeError as e: print(e)
print(sys.getsizeof(Bad2(), 'default'))
