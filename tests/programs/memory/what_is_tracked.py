import gc
gc.collect(); gc.disable()
for o in (1,'a',1.5,None,(),(1,),(1,[]),[],{}, {1:2},{1:[]},{1:()},{1:'x'},set(),frozenset(),{1},object(),type,int,len,[].append,lambda:0,gc,range(3),slice(1),iter([]),b'',bytearray(),(x for x in ()),property(),type('X',(),{}),type('X',(),{})(),type('Y',(),{'__slots__':()})(),type('Z',(),{'__slots__':('a',)})(),Exception(),memoryview(b''),{}.keys(),enumerate([]),reversed([]),1j,...,NotImplemented,super(int,1),classmethod(len),staticmethod(len)):
    print(type(o).__name__, gc.is_tracked(o))
t=(1,2); print(gc.is_tracked(t)); t=(1,len('a')); print(gc.is_tracked(t)); gc.collect(); print(gc.is_tracked(t))
u=(t,[]); print(gc.is_tracked(u)); gc.collect(); print(gc.is_tracked(u))
v=((1,len('a')),(2,len('b'))); print(gc.is_tracked(v), gc.is_tracked(v[0])); gc.collect(); print(gc.is_tracked(v), gc.is_tracked(v[0])); gc.collect(); print(gc.is_tracked(v))
d={}; print(gc.is_tracked(d)); d['a']=1; print(gc.is_tracked(d)); d['b']=(1,len('a')); print(gc.is_tracked(d)); gc.collect(); print(gc.is_tracked(d)); d['c']=[]; print(gc.is_tracked(d)); del d['c']; print(gc.is_tracked(d)); gc.collect(); print(gc.is_tracked(d))
d={}; d[object()]=1; print(gc.is_tracked(d)); d=dict([(1,2)]); print(gc.is_tracked(d)); d=dict(a=1); print(gc.is_tracked(d)); d={i:i for i in range(3)}; print(gc.is_tracked(d)); d={'x':[]}.copy(); print(gc.is_tracked(d)); d={'x':1}.copy(); print(gc.is_tracked(d)); d=dict.fromkeys('ab'); print(gc.is_tracked(d)); d=dict.fromkeys('ab',[]); print(gc.is_tracked(d)); d={**{'a':[]}}; print(gc.is_tracked(d)); d={}; d.update(a=[]); print(gc.is_tracked(d)); d={}; d.setdefault('a',[]); print(gc.is_tracked(d)); d={}|{'a':[]}; print(gc.is_tracked(d))
class A: pass
a=A(); print(gc.is_tracked(a), gc.is_tracked(a.__dict__)); a.x=1; print(gc.is_tracked(a.__dict__)); a.y=[]; print(gc.is_tracked(a.__dict__)); gc.collect(); print(gc.is_tracked(a.__dict__))
class D(dict): pass
class T(tuple): pass
x=D(); print(gc.is_tracked(x)); x=T((1,2)); print(gc.is_tracked(x)); gc.collect(); print(gc.is_tracked(x))
x=tuple(i for i in range(3)); print(gc.is_tracked(x)); x=tuple([1,2]); print(gc.is_tracked(x)); x=(1,2)+(len('a'),); print(gc.is_tracked(x)); x=tuple('ab'); print(gc.is_tracked(x)); x=(1,len('a'))*2; print(gc.is_tracked(x)); x=(1,2,len('a'))[1:]; print(gc.is_tracked(x)); x=divmod(7,2); print(gc.is_tracked(x)); x='a-b'.partition('-'); print(gc.is_tracked(x)); x=next(iter({1:2}.items())); print(gc.is_tracked(x)); x=next(zip([1],[2])); print(gc.is_tracked(x)); x=next(enumerate('a')); print(gc.is_tracked(x))
def f(*a): return gc.is_tracked(a)
print(f(), f(1), f([])); gc.collect(); 
def k(**a): return gc.is_tracked(a)
print(k(), k(a=1), k(a=[]))
