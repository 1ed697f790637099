import sys
class A:
    def __init__(s): s.a=1; s.b=2
objs=[A() for _ in range(3)]; print([sys.getsizeof(o.__dict__) for o in objs]); 
objs[0].c=3; print([sys.getsizeof(o.__dict__) for o in objs], sys.getsizeof(A().__dict__))
del objs[1].a; print(sys.getsizeof(objs[1].__dict__), objs[1].__dict__); objs[1].a=5; print(list(objs[1].__dict__))
class B:
    def __init__(s,r):
        for n in r: setattr(s,n,1)
x=B('abc'); y=B('cba'); print(list(x.__dict__), list(y.__dict__), sys.getsizeof(x.__dict__), sys.getsizeof(y.__dict__))
z=B('xyz'); print(sys.getsizeof(z.__dict__), list(z.__dict__))
o=A(); d=o.__dict__; print(d is o.__dict__, sys.getrefcount(d)); o.__dict__={'q':1}; print(o.q, d, o.__dict__ is d)
try: o.__dict__=5
except TypeError as e: print(e)
try: del o.__dict__; print(o.__dict__)
except Exception as e: print(type(e).__name__, e)
o=A(); d=o.__dict__; del o; print(d)
o=A(); o.__dict__['x y']=1; print(vars(o)); vars(o).clear(); print(o.__dict__)
class M:
    def __init__(s):
        for i in range(40): setattr(s,f'f{i}',i)
m=M(); print(sys.getsizeof(m.__dict__), sys.getsizeof(M().__dict__), sys.getsizeof(m))
o=A(); o.__class__=B; print(type(o).__name__, o.a)
class S1: __slots__=('p',)
class S2: __slots__=('p',)
s=S1(); s.p=1; s.__class__=S2; print(type(s).__name__, s.p)
try: s.__class__=A
except TypeError as e: print(e)
try: s.zz=1
except AttributeError as e: print(e)
try: S1().p
except AttributeError as e: print(e)
class Dd(S1): pass
q=Dd(); q.zz=1; q.p=2; print(q.__dict__, q.p, S1.p.__get__(q))
