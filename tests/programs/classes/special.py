# Special methods, found on the class, changed later, inherited, None.
class N:
    def __init__(self, v): self.v = v
    def __repr__(self): return 'N(%r)' % (self.v,)
    def __add__(self, o): return N(('add', self.v, getattr(o, 'v', o)))
    def __radd__(self, o): return N(('radd', self.v, getattr(o, 'v', o)))
    def __iadd__(self, o): self.v = ('iadd', self.v, o); return self
    def __sub__(self, o): return NotImplemented
    def __mul__(self, o): return 'mul'
    def __matmul__(self, o): return 'matmul'
    def __pow__(self, o, m=None): return ('pow', o, m)
    def __rpow__(self, o): return ('rpow', o)
    def __neg__(self): return 'neg'
    def __invert__(self): return 'invert'
    def __abs__(self): return 'abs'
    def __int__(self): return 12
    def __float__(self): return 1.5
    def __index__(self): return 3
    def __bool__(self): return self.v != 0
    def __divmod__(self, o): return 'divmod'
    def __round__(self, n=None): return ('round', n)
    def __call__(self, *a, **k): return ('call', a, k)
    def __eq__(self, o): return 'eq'
    def __lt__(self, o): return 'lt'
    def __hash__(self): return 99
    def __len__(self): return 4
    def __getitem__(self, k): return ('item', k)
    def __setitem__(self, k, v): print('setitem', k, v)
    def __delitem__(self, k): print('delitem', k)
    def __contains__(self, k): return 'yes' if k == 1 else ''
    def __iter__(self): return iter('ab')
    def __reversed__(self): return 'reversed'
    def __format__(self, s): return 'fmt<%s>' % s
    def __str__(self): return 'str!'
    def __bytes__(self): return b'bytes'
    def __complex__(self): return 1j
    def __enter__(self): print('enter'); return self
    def __exit__(self, *a): print('exit', a[0]); return True
    def __dir__(self): return ['b', 'a']
    def __sizeof__(self): return 1000
n = N(1)
print(n + 2, 2 + n, n + n, n * 2, n @ 1, n ** 2, pow(n, 2, 3), 2 ** n, -n, ~n, abs(n))
try:
    n - 1
except TypeError as e:
    print(e)
try:
    1 - n
except TypeError as e:
    print(e)
n += 5
print(n, int(n), float(n), [1, 2, 3, 4][n], bool(n), bool(N(0)), divmod(n, 1), round(n), round(n, 2), n(1, k=2))
print(n == 1, n != 1, n < 1, hash(n), len(n), n[1], n[1:2], 1 in n, 2 in n, list(n), reversed(n))
n['k'] = 'v'
del n['k']
print(f'{n:abc}', str(n), '%s %r' % (n, n), bytes(n), complex(n), dir(n))
with n as m:
    print(m is n)
    raise ValueError
try:
    n <= 1
except TypeError as e:
    print(e)
class E:
    def __eq__(self, o): return True
try:
    hash(E())
except TypeError as e:
    print(e)
print(E.__hash__, E() == 5, E() != 5)
class E2(E):
    __hash__ = object.__hash__
print(isinstance(hash(E2()), int))
class Later: pass
l = Later()
try:
    len(l)
except TypeError as e:
    print(e)
Later.__len__ = lambda self: 3
print(len(l), bool(l))
class Sub(Later): pass
Later.__len__ = lambda self: 0
print(len(Sub()), bool(Sub()))
Sub.__len__ = lambda self: 8
Later.__len__ = lambda self: 5
print(len(Sub()), len(l))
del Sub.__len__
print(len(Sub()))
del Later.__len__
try:
    len(Sub())
except TypeError as e:
    print(e)
class NoIter:
    __iter__ = None
    def __getitem__(self, i): return 1
try:
    iter(NoIter())
except TypeError as e:
    print(e)
class NoContains(list):
    __contains__ = None
try:
    1 in NoContains()
except TypeError as e:
    print(e)
class OldSeq:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
print(list(OldSeq()), 20 in OldSeq(), 5 in OldSeq())
class L(list):
    def __len__(self): return 100
    def append(self, x): super().append(('x', x))
x = L([1, 2])
x.append(3)
print(len(x), x, list.__len__(x), x + [4], x == [1, 2, ('x', 3)])
class I(int):
    def __add__(self, o): return I(int(self) + int(o) + 1000)
    def __repr__(self): return 'I(%d)' % int(self)
print(I(1) + 2, 2 + I(1), I(5) * 2, I(3) - 1, [0, 1, 2, 3][I(2)], I(7) == 7, hash(I(7)) == hash(7))
class D(dict):
    def __missing__(self, k): return 'missing ' + k
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
d = D(a=1)
d['b'] = 2
print(d, d['zz'], d.get('zz'))
class S(str):
    def __getitem__(self, i): return 'S' + str.__getitem__(self, i)
s = S('abc')
print(s[0], s.upper(), s + 'd', type(s + 'd').__name__, len(s), s == 'abc', {s: 1}['abc'])
class F(float): pass
print(F(1.5) + 1, type(F(1) + 1).__name__, F(2.5))
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
print(T(1, 2), T(1, 2)[0], T(1) + (2,), hash(T(1, 2)) == hash((1, 2)))
class R1:
    def __add__(self, o): return 'R1.add'
    def __radd__(self, o): return 'R1.radd'
class R2(R1):
    def __radd__(self, o): return 'R2.radd'
class R3(R1): pass
print(R1() + R2(), R1() + R3(), R2() + R1(), 1 + R3())
class Cmp:
    def __init__(self, v): self.v = v
    def __eq__(self, o):
        print('eq', self.v, o.v)
        return self.v == o.v
    def __lt__(self, o):
        print('lt', self.v, o.v)
        return self.v < o.v
    __hash__ = None
print(Cmp(1) == Cmp(1), Cmp(1) != Cmp(2), Cmp(1) < Cmp(2), Cmp(1) > Cmp(2), sorted([Cmp(3), Cmp(1)])[0].v)
for bad in ('__len__', '__bool__', '__hash__', '__index__', '__str__', '__repr__', '__iter__', '__contains__'):
    cls = type('Bad', (), {bad: lambda *a: []})
    f = {'__len__': len, '__bool__': bool, '__hash__': hash, '__index__': lambda o: [1][o], '__str__': str, '__repr__': repr, '__iter__': iter, '__contains__': lambda o: 1 in o}[bad]
    try:
        print(bad, f(cls()))
    except TypeError as e:
        print(bad, e)
class Neg:
    def __len__(self): return -1
try:
    len(Neg())
except ValueError as e:
    print(e)
class Big:
    def __len__(self): return 1 << 70
try:
    len(Big())
except OverflowError as e:
    print(e)
