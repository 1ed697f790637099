import sys, operator, functools
o = object()
def chk(tag): print(tag, sys.getrefcount(o))
chk('start'); l = []; l.append(o); chk('append'); l.insert(0, o); chk('insert'); l.pop(); chk('pop'); l.remove(o); chk('remove'); l.extend([o, o]); chk('extend'); l[0] = None; chk('assign'); l[:] = []; chk('slice')
d = {}; d['a'] = o; chk('set'); d.setdefault('b', o); chk('setdefault'); d.update(c=o); chk('update'); d.pop('a'); chk('dpop'); d.popitem(); chk('popitem'); del d['b']; chk('del')
s = {o}; chk('set'); s2 = s | {o}; chk('union'); s.discard(o); chk('discard'); s2.clear(); chk('clear')
t = (o, o); chk('tuple'); t2 = t + t; chk('concat'); t3 = t * 3; chk('mul'); t4 = t[:1]; chk('tslice'); del t, t2, t3, t4; chk('del')
f = functools.partial(id, o); chk('partial'); g = operator.attrgetter('x'); m = o.__repr__; chk('method'); m2 = o.__class__; del f, m; chk('del')
class A: pass
a = A(); a.o = o; chk('attr'); setattr(a, 'p', o); chk('setattr'); vars(a)['q'] = o; chk('vars'); del a.o; chk('delattr'); a = None; chk('gone'); A.o = o; chk('class'); del A.o; chk('class del')
def fn(x=o): pass
chk('default'); fn.attr = o; chk('fattr'); del fn; chk('fdel'); e = ValueError(o); chk('exc'); del e; chk('edel'); x = [o for _ in range(10)]; chk('comp'); x = None; chk('end')
