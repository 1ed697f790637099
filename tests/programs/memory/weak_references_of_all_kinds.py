import weakref, gc
class A: pass
a = A()
r = weakref.ref(a, lambda r: print('cb', r() is None))
p = weakref.proxy(a)
print(r() is a, r, ) if 0 else print(r() is a)
p.x = 5; print(a.x, p.x)
print(weakref.getweakrefcount(a), [type(x).__name__ for x in weakref.getweakrefs(a)])
r2 = weakref.ref(a); r3 = weakref.ref(a)
print(r2 is r3, r2 is r, weakref.getweakrefcount(a), hash(r2) == hash(a), r2 == r3)
del a
print(r(), r2(), r == r2, r2 == r3)
try: p.x
except ReferenceError as e: print(e)
try: hash(weakref.ref(A()))
except TypeError as e: print(e)
for v in (1, 'a', (), [], {}, None, object(), int, len, A, lambda: 0, {1}, frozenset(), b'', 1.5, range(3), (i for i in ()), A.__init__, re if 0 else __import__('re').compile('a')):
    try: weakref.ref(v); print(type(v).__name__, 'ok')
    except TypeError as e: print(e)
