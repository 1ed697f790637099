# How many nested calls of each kind there may be: what counts towards the limit of recursion.
import sys
def depth_of(make):
    n=0
    def hit():
        nonlocal n
        n+=1
    try: make(hit)
    except RecursionError as e: print(n, e)
def plain(hit):
    class A:
        def __init__(self): hit(); A()
    A()
def adict(hit):
    class A(dict):
        def __init__(self): hit(); A()
    A()
def anew(hit):
    class A:
        def __new__(cls): hit(); return A()
    A()
def arepr(hit):
    class A:
        def __repr__(self): hit(); return repr(A())
    repr(A())
def aadd(hit):
    class A:
        def __add__(self,o): hit(); return A()+1
    A()+1
def aeq(hit):
    class A:
        def __eq__(self,o): hit(); return A()==1
    A()==1
def agetattr(hit):
    class A:
        def __getattr__(self,n): hit(); return A().x
    A().x
def agetattribute(hit):
    class A:
        def __getattribute__(self,n): hit(); return A().x
    A().x
def acall(hit):
    class A:
        def __call__(self): hit(); return A()()
    A()()
def aget(hit):
    class A:
        def __getitem__(self,i): hit(); return A()[0]
    A()[0]
def aprop(hit):
    class A:
        @property
        def x(self): hit(); return A().x
    A().x
def ahash(hit):
    class A:
        def __hash__(self): hit(); return hash(A())
    hash(A())
def abool(hit):
    class A:
        def __bool__(self): hit(); return bool(A())
    bool(A())
def acontains(hit):
    class A:
        def __contains__(self,x): hit(); return x in A()
    1 in A()
def agen(hit):
    def g():
        hit()
        yield from g()
    list(g())
def agen2(hit):
    def g():
        hit()
        for x in g(): yield x
    list(g())
def amap(hit):
    def k(x): hit(); return list(map(k,[1]))
    k(1)
def aapply(hit):
    def k(*a): hit(); return k(*a)
    k(1)
def amethod(hit):
    class A:
        def m(self): hit(); return self.m()
    A().m()
def abound(hit):
    class A:
        def m(self): hit(); f=self.m; return f()
    A().m()
def aclassm(hit):
    class A:
        @classmethod
        def m(cls): hit(); return cls.m()
    A.m()
def awith(hit):
    class A:
        def __enter__(self): hit(); 
        def __exit__(self,*a): 
            pass
    def k():
        hit()
        with A(): k()
    k()
def asetattr(hit):
    class A:
        def __setattr__(self,n,v): hit(); A().x=1
    A().x=1
def aformat(hit):
    class A:
        def __format__(self,s): hit(); return f'{A()}'
    f'{A()}'
def ametac(hit):
    class M(type):
        def __call__(cls): hit(); return A()
    class A(metaclass=M): pass
    A()
def agetd(hit):
    class D:
        def __get__(self,o,t): hit(); return A().x
    class A: x=D()
    A().x
def alist(hit):
    class A(list):
        def __init__(self,*a): hit(); A()
    A()
def aexc(hit):
    class A(Exception):
        def __init__(self,*a): hit(); A()
    A()
def aint(hit):
    class A(int):
        def __new__(cls,*a): hit(); return A()
    A()
def acomp(hit):
    def k():
        hit(); [k() for i in [1]]
    k()
def adel(hit):
    class A:
        def __index__(self): hit(); return [1][A()]
    [1][A()]
def aclosure(hit):
    f=lambda: (hit(), f())
    f()
def akw(hit):
    def f(*,a): hit(); f(a=a)
    f(a=1)
def akw2(hit):
    def f(**k): hit(); f(**k)
    f(a=1)
def aany(hit):
    def f(): hit(); any(f() for i in [1])
    f()
def ainit2(hit):
    class A:
        def __new__(cls): return object.__new__(cls)
        def __init__(self): hit(); A()
    A()
def areduce(hit):
    import functools
    def f(a,b): hit(); return functools.reduce(f,[1,2])
    f(1,2)
def apart(hit):
    import functools
    def f(): hit(); return functools.partial(f)()
    f()
def amin(hit):
    def f(a): hit(); return min([1],key=f)
    f(1)
def acm(hit):
    def f(): hit(); type('A',(),{})(); type.__call__(A)
    class A:
        def __init__(self): f()
    f()
def aimul(hit):
    class A:
        def __iadd__(self,o): hit(); a=A(); a+=1
    a=A(); a+=1
def aneg(hit):
    class A:
        def __neg__(self): hit(); -A()
    -A()
def asub(hit):
    class A:
        def __setitem__(self,k,v): hit(); A()[1]=2
    A()[1]=2
def aset(hit):
    class D:
        def __set__(self,o,v): hit(); A().x=1
    class A: x=D()
    A().x=1
def anext2(hit):
    class A:
        def __iter__(self): return self
        def __next__(self): hit(); [x for x in A()]
    next(A())
for k,f in list(globals().items()):
    if k.startswith('a') and callable(f):
        print(k,end=' '); depth_of(f)
