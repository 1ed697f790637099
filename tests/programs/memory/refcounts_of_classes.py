import sys, gc
class Big:
    def __init__(s): s.data = list(range(10))
def size(o): return sys.getsizeof(o) + sys.getsizeof(o.__dict__) + sys.getsizeof(o.data)
print(size(Big()))
class T: pass
print([sys.getrefcount(T) - 0 > 3, sys.getrefcount(T())])
t = [T() for _ in range(10)]; print(sys.getrefcount(T) - 10)
n = sys.getrefcount(T); x = T(); print(sys.getrefcount(T) - n); x.__class__ = Big; print(sys.getrefcount(T) - n)
