import gc
class A:
    def __del__(self): print('del', self.n); keep.append(self)
keep=[]
gc.disable(); gc.collect()
a=A(); a.n=1; a.me=a
print(gc.is_finalized(a)); del a; print(gc.collect()); print(len(keep), gc.is_finalized(keep[0])); 
a=keep.pop(); print(gc.is_finalized(a), a.n); del a; print(gc.collect()); print(len(keep))
b=A(); b.n=2; del b; print(len(keep)); b=keep.pop(); print(gc.is_finalized(b)); del b; print(len(keep))
print(gc.is_finalized([]), gc.is_finalized(5), gc.is_finalized(object()))
class B:
    def __del__(self): print('B del', self.n)
x=B();y=B();z=B(); x.n='x';y.n='y';z.n='z'; x.o=y;y.o=z;z.o=x
del x,y,z; print(gc.collect())
x=B(); x.n='head'; x.l=[x]; c=[B() for _ in range(3)]
for i,q in enumerate(c): q.n=i; q.p=x
x.c=c; del x,c,q; print(gc.collect())
class W:
    def __init__(s): s.s=s
    def __del__(s): raise RuntimeError('in del')
W(); print(gc.collect())
class L:
    def __init__(s): s.me=s
    def __del__(s): print('collect inside', gc.collect(), gc.isenabled())
L(); print(gc.collect())
