import sys
import gc


class A:
    pass


a = A()
e = ValueError(a)
print(sys.getrefcount(a), sys.getrefcount(e), sys.getrefcount(e.args))
try:
    raise e
except ValueError as f:
    print(sys.getrefcount(e), sys.getrefcount(a))
print(sys.getrefcount(e))
e.__traceback__ = None
print(sys.getrefcount(e), sys.getsizeof(e), sys.getsizeof(OSError()), sys.getsizeof(SyntaxError()))
del e
print(sys.getrefcount(a))
try:
    a.missing
except AttributeError as x:
    print(sys.getrefcount(a))
print(sys.getrefcount(a))
gc.collect()
e = ValueError(1)
e.self = e
del e
print(gc.collect())
g = ExceptionGroup("g", [ValueError(a)])
print(sys.getrefcount(a), sys.getsizeof(g))
del g
print(sys.getrefcount(a))
