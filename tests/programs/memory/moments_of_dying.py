class A:
    def __init__(s, n): s.n = n
    def __del__(s): print('del', s.n)
class H:
    def __init__(s): s.a = A('h.a'); s.b = A('h.b')
    def __del__(s): print('del H')
h = H(); h = None; print('--')
l = [A('l0'), A('l1'), A('l2')]; l[1] = None; l.pop(0); l = l + [A('x')]; print('--'); l.clear(); print('--')
d = {'a': A('da')}; d['a'] = A('da2'); d.pop('a'); d.setdefault('b', A('db')); d.setdefault('b', A('db2')); d.update(b=A('db3')); d.clear(); print('--')
x = A('x1'); x = A('x2'); print('--'); x, y = A('p'), A('q'); print('--'); x, y = y, x; del x; print('--')
def f(a): a = None; print('in f')
f(A('arg')); print('--'); f(y); del y; print('--')
def g():
    yield A('gen')
for o in g(): print('loop')
print('--'); del o; print('--')
try: raise ValueError(A('exc'))
except ValueError: print('handled')
print('--'); (lambda: A('lam'))(); [A('c%d' % i) for i in range(2)]; print('--'); {A('s').n: 1}; A('u') and None; A('v').n; print('--'); s = {A('set')}; s.pop(); t = (A('t'),); t += (A('t2'),); del t; print('end')
