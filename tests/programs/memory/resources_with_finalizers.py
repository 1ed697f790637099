import weakref, gc
class Resource:
    def __init__(s, n): s.n = n; s.f = weakref.finalize(s, Resource.close, n)
    @staticmethod
    def close(n): print('close', n)
    def __enter__(s): return s
    def __exit__(s, *a): s.f()
with Resource(1) as r: print('in')
print(r.f.alive); r2 = Resource(2); del r2; r3 = Resource(3); r3.x = r3; del r3; print(gc.collect()); r4 = Resource(4); print('end')
