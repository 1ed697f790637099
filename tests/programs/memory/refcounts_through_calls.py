import sys
def count(*args, **kw): return [sys.getrefcount(x) for x in args] + [sys.getrefcount(v) for v in kw.values()]
o = object()
print(count(o), count(o, o), count(a=o), count(*[o]), count(**{'k': o}), count(*(o,), **{'z': o}))
def default(x=o): return sys.getrefcount(x)
print(default(), default(o), sys.getrefcount(o))
def ret(x): return x
print(sys.getrefcount(ret(o)), sys.getrefcount([o][0]), sys.getrefcount((o,)[0]), sys.getrefcount({1: o}[1]))
print(sys.getrefcount(o if o else None), sys.getrefcount(o or 1), sys.getrefcount((lambda: o)()))
x = y = z = o; print(sys.getrefcount(o)); x, y = y, x; print(sys.getrefcount(o)); x = y = z = 0; print(sys.getrefcount(o))
global_name = o; print(sys.getrefcount(o)); globals()['other'] = o; print(sys.getrefcount(o)); del other, global_name; print(sys.getrefcount(o))
(w := o); print(sys.getrefcount(o), sys.getrefcount(w)); del w
match o:
    case object() as q: print(sys.getrefcount(q))
print(sys.getrefcount(o))
with open('/dev/null') as fh: print(sys.getrefcount(fh))
try: raise Exception(o)
except Exception as e: print(sys.getrefcount(o), sys.getrefcount(e))
print(sys.getrefcount(o))
