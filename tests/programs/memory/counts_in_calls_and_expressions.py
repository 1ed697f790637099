import sys
a=[]
print(sys.getrefcount(a))
b=a;c=b
print(sys.getrefcount(a))
d={'k':a,'l':[a,a]}
print(sys.getrefcount(a))
del d
print(sys.getrefcount(a))
def f(x): return sys.getrefcount(x)
print(f(a), f(x=a), f(*[a]), f(**{'x':a}))
def g(*args): return sys.getrefcount(args[0]), sys.getrefcount(args)
print(g(a), g(a,a,a), g(*[a,a]), g(*(a,)))
def h(**kw): return sys.getrefcount(kw['x']), sys.getrefcount(kw)
print(h(x=a), h(**{'x':a}))
print((lambda q: sys.getrefcount(q))(a))
print([sys.getrefcount(a) for i in range(2)])
print([sys.getrefcount(q) for q in (a,)])
print({sys.getrefcount(q) for q in [a]}, {i: sys.getrefcount(q) for i,q in enumerate([a])})
print(list(sys.getrefcount(q) for q in [a]))
print(f"{sys.getrefcount(a)} {a} {sys.getrefcount(a)!r:>4}")
print("%d" % sys.getrefcount(a))
print(sys.getrefcount(a) if a is b else 0)
print(sys.getrefcount((a)), sys.getrefcount((a,)), sys.getrefcount([a]))
print([a, sys.getrefcount(a)][1], (a, a, sys.getrefcount(a))[2], {'x': a, 'y': sys.getrefcount(a)}['y'])
print(max([a], key=lambda q: sys.getrefcount(q)) is a)
print(list(map(sys.getrefcount, [a, a])), list(map(lambda q: sys.getrefcount(q), [a])))
print(sorted([a], key=sys.getrefcount))
print(list(filter(lambda q: print(sys.getrefcount(q)), [a])))
