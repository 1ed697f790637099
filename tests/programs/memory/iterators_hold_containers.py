import sys, itertools
a = [1]; it = iter(a); print(sys.getrefcount(a)); list(it); print(sys.getrefcount(a)); next(it, None); print(sys.getrefcount(a))
c = itertools.chain(a, a); print(sys.getrefcount(a)); next(c); print(sys.getrefcount(a)); del c; print(sys.getrefcount(a))
r = reversed(a); z = zip(a); m = map(str, a); f = filter(None, a); e = enumerate(a); s = itertools.islice(a, 1); cy = itertools.cycle(a); t1, t2 = itertools.tee(a); print(sys.getrefcount(a)); del r, z, m, f, e, s, cy, t1, t2; print(sys.getrefcount(a))
g = (x for x in a); print(sys.getrefcount(a)); del g; p = itertools.product(a, a); print(sys.getrefcount(a[0]) > 3, sys.getrefcount(a)); rp = itertools.repeat(a); print(sys.getrefcount(a)); x = next(rp); print(sys.getrefcount(a)); gb = itertools.groupby(a); print(sys.getrefcount(a))
