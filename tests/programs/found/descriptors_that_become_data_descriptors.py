class Descriptor: pass
class C:
    def __init__(self): self.x = 1
    x = Descriptor()
def f(o): return o.x
def g(o): o.x = 5
o = C()
for i in range(100): f(o); g(o)
print(f(o))
Descriptor.__get__ = lambda self, i, v: 2
print(f(o))
Descriptor.__set__ = lambda *a: print('set')
print(f(o)); g(o); print(vars(o))
