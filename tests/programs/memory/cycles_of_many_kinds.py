import gc
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
def cyc(n):
    a, b = A(n + '1'), A(n + '2'); a.o, b.o = b, a
gc.disable(); cyc('x'); print('made'); print(gc.collect()); gc.enable()
cyc('y'); print(gc.collect(0)); cyc('z'); print(gc.collect(1)); print(gc.collect())
l = []; l.append(l); del l; print(gc.collect())
d = {}; d['d'] = d; del d; print(gc.collect())
def f():
    def g(): return g
f(); print(gc.collect())
class C: pass
C.self = C; del C; print(gc.collect())
try: raise ValueError
except ValueError as e: x = e
x.e = x; del x; print(gc.collect())
t = ([],); t[0].append(t); del t; print(gc.collect())
it = iter([1]); l = [it]; del l, it; print(gc.collect())
def gen(): yield g2
g2 = gen(); next(g2); del g2; print(gc.collect())
