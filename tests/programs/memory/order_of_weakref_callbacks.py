import weakref,gc
order=[]
class A: 
    def __del__(s): order.append('del')
a=A()
refs=[weakref.ref(a,lambda r,i=i: order.append(i)) for i in range(5)]
del a; print(order)
order.clear(); a=A(); refs=[weakref.ref(a,lambda r,i=i: order.append(i)) for i in range(5)]; a.a=a; del a; gc.collect(); print(order)
order.clear(); a=A(); refs=[weakref.ref(a,lambda r,i=i: order.append(i)) for i in range(5)]; del refs[2]; refs.insert(0,weakref.ref(a,lambda r: order.append('new'))); del a; print(order)
order.clear(); a=A(); r0=weakref.ref(a); p=weakref.proxy(a,lambda r: order.append('p')); r1=weakref.ref(a,lambda r: order.append('r1')); f=weakref.finalize(a,order.append,'fin'); del a; print(order)
a=A(); r=weakref.ref(a,lambda r: 1/0); del a; print('after')
class C: pass
a=C(); b=C(); a.b=b; b.a=a; r=weakref.ref(a,lambda r: print('a gone', rb())); rb=weakref.ref(b,lambda r: print('b gone', r())); del a,b; print(gc.collect())
a=C(); a.r=weakref.ref(a,lambda r: print('never')); a.s=a; del a; print(gc.collect())
a=C(); a.r=weakref.ref(a,lambda r: print('never2')); del a
a=C(); b=C(); b.r=weakref.ref(a,lambda r: print('b.r cb')); del a; del b
class R(weakref.ref):
    def __init__(s,o,cb=None,**k): super().__init__(o,cb); s.k=k
    def __call__(s): return ('sub',super().__call__(),s.k)
a=C(); r=R(a,None,x=1); print(r()[0], r()[2], r is weakref.ref(a), weakref.getweakrefcount(a), R(a) is R(a)); q=weakref.ref(a); q2=weakref.ref(a); print(q is q2)
class S: __slots__=('__weakref__',)
s=S(); print(weakref.ref(s)() is s, s.__weakref__ is weakref.ref(s))
class T: __slots__=()
try: weakref.ref(T())
except TypeError as e: print(e)
a=C(); print(a.__weakref__); r=weakref.ref(a); print(a.__weakref__ is r)
try: weakref.ref()
except TypeError as e: print(e)
try: weakref.ref(a,1,2)
except TypeError as e: print(e)
try: weakref.ref(a,callback=print)
except TypeError as e: print(e)
r=weakref.ref(a,5); del a; print('x')
print(weakref.ref(C()), ) if 0 else print(weakref.ref(C())())
