import weakref, gc
class T:
    def __init__(s, v, p=None):
        s.v, s.c, s._p = v, [], weakref.ref(p) if p else (lambda: None)
        if p: p.c.append(s)
    p = property(lambda s: s._p())
    def path(s): return (s.p.path() if s.p else '') + '/' + s.v
    def __del__(s): print('~', s.v)
r = T('r'); a = T('a', r); b = T('b', a); c = T('c', r)
print(b.path(), [x.v for x in r.c]); del a, c; print(b.path()); r = None; print(b.p, gc.collect()); print(b.path())
