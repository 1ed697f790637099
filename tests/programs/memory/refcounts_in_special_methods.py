import sys
class A:
    def m(self): return sys.getrefcount(self)
    @classmethod
    def c(cls): return sys.getrefcount(cls) > 3
    @staticmethod
    def s(o): return sys.getrefcount(o)
    @property
    def p(self): return sys.getrefcount(self)
    def __getitem__(self, i): return sys.getrefcount(self)
    def __call__(self): return sys.getrefcount(self)
    def __add__(self, o): return sys.getrefcount(self), sys.getrefcount(o)
    def __eq__(self, o): return sys.getrefcount(self) == 0 or sys.getrefcount(o)
    def __iter__(self): yield sys.getrefcount(self)
    def __enter__(self): return sys.getrefcount(self)
    def __exit__(self, *a): print('exit', sys.getrefcount(self))
    def __len__(self): return sys.getrefcount(self)
    def __bool__(self): print('bool', sys.getrefcount(self)); return True
    def __contains__(self, x): print('in', sys.getrefcount(self)); return True
    def __str__(self): return 'str %d' % sys.getrefcount(self)
    def __repr__(self): return 'repr %d' % sys.getrefcount(self)
    def __format__(self, s): return 'fmt %d' % sys.getrefcount(self)
    def __hash__(self): print('hash', sys.getrefcount(self)); return 1
    def __del__(self): print('del', sys.getrefcount(self))
    def __neg__(self): return sys.getrefcount(self)
    def __int__(self): return sys.getrefcount(self)
    def __index__(self): return sys.getrefcount(self)
a = A()
print(a.m(), A.c(), A.s(a), a.s(a), a.p, a[0], a(), a + a, a == a)
print(list(a), len(a), 1 in a, -a, int(a), [0]*20 and hex(a))
if a: print('yes')
with a as n: print(n)
print(str(a), repr(a), f'{a}', f'{a!r}', '%s' % a, '{}'.format(a), format(a))
d = {a: 1}
print(len(d), a in d)
m = a.m
print(m(), sys.getrefcount(a), sys.getrefcount(m))
del d, m
