import gc
class A:
    def __init__(s, n): s.n = n
    def __del__(s): print('A', s.n, hasattr(s, 'o') and s.o.n)
x, y, z = A(1), A(2), A(3); x.o = y; y.o = z; z.o = x; del x, y, z; print(gc.collect())
l = [A(i) for i in range(3)]; l.append(l); del l; print(gc.collect())
d = {i: A(i) for i in range(3)}; d['d'] = d; del d; print(gc.collect())
