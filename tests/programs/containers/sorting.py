# list.sort: stability, comparisons counted and in order, errors
class K:
    n = 0
    log = []
    def __init__(self, v, t=0): self.v, self.t = v, t
    def __lt__(self, o):
        K.n += 1
        if len(K.log) < 400: K.log.append((self.v, o.v))
        return self.v < o.v
    def __repr__(self): return f'{self.v}.{self.t}'
seed = 12345
def rnd():
    global seed
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    return seed >> 8
for n in (0, 1, 2, 3, 5, 10, 31, 32, 33, 63, 64, 65, 100, 200, 500, 1000, 3000):
    for kind in range(7):
        if kind == 0: v = [rnd() for _ in range(n)]
        elif kind == 1: v = list(range(n))
        elif kind == 2: v = list(range(n, 0, -1))
        elif kind == 3: v = [rnd() % 7 for _ in range(n)]
        elif kind == 4: v = list(range(n // 2)) + list(range(n // 2))
        elif kind == 5: v = [i ^ 3 for i in range(n)]
        else: v = list(range(n // 3)) * 3 + [5] * (n // 4)
        l = [K(x, i) for i, x in enumerate(v)]
        K.n = 0; K.log = []
        l.sort(reverse=kind == 3)
        h = hash(tuple(K.log))
        print(n, kind, K.n, h, hash(tuple((k.v, k.t) for k in l)))
        s = sorted(v); assert [k.v for k in l] == (s[::-1] if kind == 3 else s)
        K.n = 0
        w = sorted(v, key=lambda x: K(x))
        assert w == s
        print(K.n)
print(sorted(['b', 'a', 'é', 'zz', '']), sorted([3, 1, 2 ** 70, -5]), sorted([2.5, 1, 3]), sorted([(1, 'b'), (1, 'a'), (0, 'z')]))
print(sorted([True, False, 2, 0]), sorted([(2,), (1, 2), (1,)]), sorted(['中', 'a', '😀']))
try: sorted([1, 'a'])
except TypeError as e: print(e)
try: sorted([(1, 2), (1, 'a')])
except TypeError as e: print(e)
l = [3, 1, 2]
def bad(x):
    l.append(1)
    return x
try: l.sort(key=bad)
except ValueError as e: print(e, l)
def boom(x):
    if x == 2: raise KeyError(x)
    return x
l = [3, 1, 2]
try: l.sort(key=boom)
except KeyError as e: print(repr(e), l)
seen = []
l = [2, 1]
def look(x):
    seen.append(list(l)); return x
l.sort(key=look); print(seen, l)
class N:
    c = 0
    def __init__(s, v): s.v = v
    def __lt__(s, o):
        N.c += 1
        return NotImplemented
    def __gt__(s, o):
        N.c += 100
        return o.v < s.v
q = [N(3), N(1), N(2)]; q.sort(); print([x.v for x in q], N.c)
print(sorted([float('nan'), 1.0, 0.5])[1:], sorted(range(10), key=lambda x: -x), sorted('bca', reverse=True))
