import sys
def f(a,b=1,*args,c=2,**kw):
    "doc"
    x=a+b
    def g(): return x
    return g
print(sys.getsizeof(f), sys.getsizeof(f.__code__), sys.getsizeof(f(1)), sys.getsizeof(f(1).__closure__), sys.getsizeof(f(1).__closure__[0]), sys.getsizeof(f.__defaults__), sys.getsizeof(f.__kwdefaults__), sys.getsizeof(f.__dict__), sys.getsizeof(f.__globals__)>0, sys.getsizeof(f.__annotations__))
fr=sys._getframe(); print(sys.getsizeof(fr))
def h():
    fr=sys._getframe(); return sys.getsizeof(fr)
print(h())
def h2(a,b,c,d): 
    e=f=g=0
    return sys.getsizeof(sys._getframe())
print(h2(1,2,3,4))
def gen(a,b): 
    c=1
    yield [a,b,c]
print(sys.getsizeof(gen(1,2)), sys.getsizeof(gen), sys.getsizeof(gen(1,2).gi_code))
try: 1/0
except Exception as e: print(sys.getsizeof(e), sys.getsizeof(e.__traceback__), sys.getsizeof(e.args))
for E in (Exception, OSError, SyntaxError, KeyError, UnicodeDecodeError, StopIteration, SystemExit, ImportError, AttributeError, NameError, KeyboardInterrupt): print(E.__name__, sys.getsizeof(E.__new__(E)))
print(sys.getsizeof(Exception(1,2,3)), sys.getsizeof(ExceptionGroup('x',[ValueError()])))
class X(Exception): pass
print(sys.getsizeof(X()), sys.getsizeof(X('a','b')))
import weakref
class Y: pass
y=Y(); print(sys.getsizeof(weakref.ref(y)), sys.getsizeof(weakref.proxy(y)), sys.getsizeof(weakref.WeakSet()), sys.getsizeof(weakref.WeakValueDictionary()), sys.getsizeof(weakref.finalize(y,print).detach()))
import types
print(sys.getsizeof(types.SimpleNamespace()), sys.getsizeof(types.SimpleNamespace(a=1)), sys.getsizeof(types.ModuleType('x')), sys.getsizeof(types.MethodType(len,[])), sys.getsizeof(types.MappingProxyType({})), sys.getsizeof(types.CellType()), sys.getsizeof(list[int]), sys.getsizeof(int|str))
class B2: a=1; b=2
class C3(B2): __slots__=('q',)
class M(type): pass
class N(metaclass=M): pass
print(sys.getsizeof(B2), sys.getsizeof(C3), sys.getsizeof(N), sys.getsizeof(M), sys.getsizeof(C3()), sys.getsizeof(B2.__dict__), sys.getsizeof(B2()))
class Big:
    __slots__=tuple('s%d'%i for i in range(20))
print(sys.getsizeof(Big), sys.getsizeof(Big()))
