# Containers that change while they are read, sorted, compared or shown.
def t(f,*a):
    try: print(repr(f(*a))[:200])
    except BaseException as e: print(type(e).__name__, str(e)[:100])
def f():
    l=[1,2,3]
    for x in l:
        if len(l)<50: l.append(x)
        l.pop(0)
        if len(l)<2: break
    return l
t(f)
def f():
    l=[3,1,2]
    def k(x): l.append(1); return x
    l.sort(key=k)
t(f)
def f():
    l=[3,1,2]
    class K:
        def __init__(s,x): pass
        def __lt__(s,o): l.clear(); return True
    l.sort(key=K)
    return l
t(f)
def f():
    d={1:1,2:2}
    for x in d: d[x+10]=1
t(f)
def f():
    d={1:1,2:2}
    for x in d: del d[x]
t(f)
def f():
    d={1:1,2:2}
    for x in d: del d[x]; d[x]=1
t(f)
def f():
    s={1,2,3}
    for x in s: s.add(x+10)
t(f)
class E:
    def __init__(s,f,h=1): s.f=f; s.h=h
    def __hash__(s): return s.h
    def __eq__(s,o): s.f(); return False
def f():
    d={}
    a=E(lambda: d.clear()); d[a]=1
    d[E(lambda: d.clear())]=2
    return len(d)
t(f)
def f():
    d={}
    def grow():
        if len(d)<200:
            for i in range(100): d[i]=i
    d[E(grow)]=1
    d[E(grow)]=2
    return len(d)
t(f)
def f():
    d={}
    d[E(lambda:0)]=1
    def g(): d.clear(); d.update({i:i for i in range(1000)})
    return E(g) in d
t(f)
def f():
    s=set()
    s.add(E(lambda: s.clear()))
    s.add(E(lambda: s.clear()))
    return len(s)
t(f)
def f():
    s=set([E(lambda: 0) for i in range(20)])
    def g(): s.clear()
    o=set([E(g) for i in range(20)])
    return len(s&o), len(s|o), len(s-o), len(s^o), s==o, s<=o
t(f)
def f():
    l=[E(lambda: l.clear()) for i in range(10)]
    return 5 in l
t(f)
def f():
    l=[E(lambda: l.clear()) for i in range(10)]
    return l.index(5)
t(f)
def f():
    l=[E(lambda: l.clear()) for i in range(10)]
    return l.count(5)
t(f)
def f():
    l=[E(lambda: l.clear()) for i in range(10)]
    return l.remove(5)
t(f)
def f():
    l=[E(lambda: l.clear()) for i in range(10)]
    m=[E(lambda: m.clear()) for i in range(10)]
    return l==m
t(f)
def f():
    l=[1,2,3]
    class I:
        def __index__(s): l.clear(); return 1
    return l[I()], 
t(f)
def f():
    l=[1,2,3]
    class I:
        def __index__(s): l.clear(); return 1
    l[I()]=5
    return l
t(f)
def f():
    l=list(range(10))
    class I:
        def __index__(s): l.clear(); return 1
    return l[I():5]
t(f)
def f():
    l=list(range(10))
    class I:
        def __index__(s): l.clear(); return 1
    l[I():5]=[1]
    return l
t(f)
def f():
    l=list(range(10))
    class I:
        def __index__(s): l.clear(); return 2
    l[::I()]=[1,2,3,4,5]
    return l
t(f)
def f():
    l=list(range(10))
    class I:
        def __index__(s): l.clear(); return 2
    del l[::I()]
    return l
t(f)
def f():
    l=list(range(10))
    def g():
        for i in range(5): l.append(i); yield i
    l[2:5]=g()
    return l
t(f)
def f():
    l=[]
    def g():
        for i in range(5): l.append(i); yield i
    l.extend(g())
    return l
t(f)
def f():
    l=[1,2,3]
    l.extend(l); l[1:1]=l; l+=l; l*=2
    return len(l)
t(f)
def f():
    class R:
        def __repr__(s): l.clear(); return 'R'
    l=[R() for i in range(5)]
    return repr(l)
t(f)
def f():
    class R:
        def __repr__(s): d.clear(); return 'R'
    d={i:R() for i in range(5)}
    return repr(d)
t(f)
def f():
    class R:
        def __repr__(s): s_.clear(); return 'R'
    s_=set([R() for i in range(5)])
    return repr(s_)
t(f)
def f():
    b=bytearray(b'abc'*10)
    class I:
        def __index__(s): b.clear(); return 1
    b[I()]=5
    return b
t(f)
def f():
    b=bytearray(b'abc'*10)
    class I:
        def __index__(s): b.clear(); return 65
    b[0]=I()
    return b
t(f)
def f():
    b=bytearray(b'abc'*10)
    m=memoryview(b)
    b.append(1)
t(f)
def f():
    b=bytearray(b'abc'*10)
    class I:
        def __index__(s): b.clear(); return 65
    b.append(I()); return b
t(f)
def f():
    b=bytearray(b'abc'*10)
    def g():
        for i in range(5): b.clear(); yield 65
    b.extend(g()); return b
t(f)
def f():
    b=bytearray(b'abc'*10)
    def g():
        for i in range(5): b.clear(); yield 65
    b[1:4]=g(); return b
t(f)
def f():
    import collections
    d=collections.deque(range(10))
    for x in d: d.append(1)
t(f)
def f():
    import collections
    d=collections.deque()
    d.extend([E(lambda: d.clear()) for i in range(5)])
    return 5 in d
t(f)
def f():
    import collections
    d=collections.deque()
    d.extend([E(lambda: d.clear()) for i in range(5)])
    return d.remove(5)
t(f)
def f():
    import collections
    d=collections.deque()
    d.extend([E(lambda: d.append(1)) for i in range(5)])
    return d.index(5)
t(f)
def f():
    import heapq
    class L:
        def __lt__(s,o): h.clear(); return True
    h=[L() for i in range(10)]
    heapq.heapify(h)
    return h
t(f)
def f():
    import heapq
    class L:
        def __lt__(s,o): h.clear(); return True
    h=[L() for i in range(10)]
    return heapq.heappop(h) and 1
t(f)
def f():
    import bisect
    class L:
        def __lt__(s,o): h.clear(); return True
    h=[L() for i in range(10)]
    bisect.insort(h,L())
    return len(h)
t(f)
def f():
    import operator,functools
    l=[1,2,3]
    def r(a,b): l.clear(); return a+b
    return functools.reduce(r,l)
t(f)
def f():
    l=[1,2,3]
    return list(map(lambda x: l.clear() or x, l)), l
t(f)
def f():
    l=['a','b']
    class S(str):
        pass
    def g():
        yield 'a'; l.clear(); yield 'b'
    return ','.join(g())
t(f)
def f():
    d={}
    class K(str):
        def __hash__(s): return hash(str(s))
        def __eq__(s,o): d.clear(); return str(s)==str(o)
    d['a']=1
    d[K('a')]=2
    return d
t(f)
class G:
    pass
def f():
    g=G()
    class K(str):
        def __hash__(s): return hash(str(s))
        def __eq__(s,o): g.__dict__.clear(); return True
    g.a=1
    return g.__dict__[K('a')], getattr(g,K('a'))
t(f)
def f():
    g=G(); g.a=1; g.b=2
    for k in g.__dict__: g.c=1; del g.a
t(f)
def f():
    def gen():
        yield next(gg)
    gg=gen()
    return next(gg)
t(f)
def f():
    def gen():
        try: yield 1
        finally: gg.close()
    gg=gen(); next(gg); gg.close()
t(f)
def f():
    class A: pass
    class B(A): pass
    class M(type):
        def mro(c): 
            return type.mro(c)
    class C(B): pass
    B.__bases__=(object,); 
    try: A.__bases__=(C,)
    except TypeError as e: print(e)
    a=C(); a.__class__=A
    return type(a).__name__
t(f)
def f():
    class A:
        def __del__(s): del B.x
    class B: x=A()
    B.x=1
    return B.x
t(f)
def f():
    class A:
        def __del__(s): l.append(1)
    l=[A() for i in range(20)]
    l[:]=[]
    return l
t(f)
def f():
    class A:
        def __del__(s): d.clear()
    d={i:A() for i in range(20)}
    d.clear()
    return d
t(f)
def f():
    class A:
        def __del__(s): d[1]=5
    d={1:A()}
    d[1]=2
    return d
t(f)
def f():
    class A:
        def __del__(s): s_.add(5)
    s_={A() for i in range(5)}
    s_.clear()
    return s_
t(f)
def f():
    class A:
        def __del__(s): o.__dict__={}
    o=G(); o.a=A(); o.b=1
    o.__dict__={'z':1}
    return o.__dict__
t(f)
def f():
    class A:
        def __del__(s): o.__class__=G
    class H: pass
    o=H(); o.a=A(); del o.a
    return type(o).__name__
t(f)
