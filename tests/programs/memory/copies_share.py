import copy
a=[1,[2,3],{'k':[4]}]; b=copy.copy(a); c=copy.deepcopy(a); print(b is a, b[1] is a[1], c[1] is a[1], c==a)
x=[]; y=[x,x]; z=copy.deepcopy(y); print(z[0] is z[1], z[0] is x)
l=[]; l.append(l); m=copy.deepcopy(l); print(m[0] is m, m is l)
memo={}; t=(1,2,(3,4)); u=copy.deepcopy(t,memo); print(u is t, len(memo))
t=(1,[2]); u=copy.deepcopy(t); print(u is t, u[1] is t[1])
for o in (1,'s',1.5,None,(1,),frozenset([1]),b'x',len,int,range(3),...): print(copy.copy(o) is o, copy.deepcopy(o) is o, end=' ')
print()
class A:
    def __init__(s): s.l=[1]; s.me=s
a=A(); b=copy.copy(a); c=copy.deepcopy(a); print(b.l is a.l, b.me is a, c.l is a.l, c.me is c)
class B:
    def __copy__(s): return 'copied'
    def __deepcopy__(s,memo): memo[id(s)]='x'; return ('deep',type(memo).__name__)
print(copy.copy(B()), copy.deepcopy([B()]))
class S:
    __slots__=('a','b')
s=S(); s.a=[1]; c=copy.copy(s); d=copy.deepcopy(s); print(c.a is s.a, d.a is s.a, hasattr(c,'b'))
import weakref
k=A(); r=weakref.ref(k); print(copy.deepcopy(r) is r)
f=lambda: 0; print(copy.deepcopy(f) is f)
class D(dict): pass
d=D(a=[1]); d.x=[2]; e=copy.deepcopy(d); print(type(e).__name__, e, e.x, e['a'] is d['a']); e=copy.copy(d); print(e['a'] is d['a'], e.x is d.x)
import sys
o=[1]; memo={}; p=copy.deepcopy(o,memo); print(sys.getrefcount(o), sys.getrefcount(p), sorted(type(v).__name__ for v in memo.values()))
print(a.l[:] is a.l, list(a.l) is a.l, a.l.copy() is a.l, dict(d)['a'] is d['a'], {**d}['a'] is d['a'], [*a.l][0] is a.l[0], tuple(y)[0] is x, set([t[0]]), sorted(y)[0] is x)
