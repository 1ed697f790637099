import sys
class A:
    def __init__(s): s.a = 1; s.b = 2
objs = [A() for _ in range(3)]
print([sys.getsizeof(o.__dict__) for o in objs])
objs[0].c = 3; print([sys.getsizeof(o.__dict__) for o in objs], sys.getsizeof(A().__dict__))
x = A(); del x.a; print(sys.getsizeof(x.__dict__), x.__dict__); x.a = 5; print(x.__dict__)
y = A(); y.__dict__ = {'z': 1}; print(y.z, hasattr(y, 'a')); y.__dict__['w'] = 2; print(y.w)
z = A(); d = z.__dict__; z.q = 1; print(d); del z; print(d)
for n in range(1, 40, 4):
    o = A()
    for i in range(n): setattr(o, 'k%d' % i, i)
    print(n, sys.getsizeof(o.__dict__), end=' ')
print()
class B: pass
b = B(); print(sys.getsizeof(b.__dict__)); b.x = 1; print(sys.getsizeof(b.__dict__)); b.__dict__.clear(); print(sys.getsizeof(b.__dict__))
c = B(); c.__dict__.update(a=1, b=2); print(sys.getsizeof(c.__dict__)); print(sys.getsizeof(dict(c.__dict__)), sys.getsizeof(c.__dict__.copy()))
