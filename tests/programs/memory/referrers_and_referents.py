import gc, sys
print(gc.get_objects(0) is not None, len(gc.get_objects(2)) > 1000, isinstance(gc.get_objects(), list))
try: gc.get_objects(5)
except ValueError as e: print(e)
try: gc.get_objects('x')
except TypeError as e: print(e)
class A: pass
a = A(); a.x = [1]; b = [a, a]
print([type(r).__name__ for r in gc.get_referrers(a)], len(gc.get_referrers(a.x)), gc.get_referents(b) == [a, a], gc.get_referents(1, 'a', b) == [a, a])
print(sorted(type(x).__name__ for x in gc.get_referents(a)), [x for x in gc.get_referents({1: 2, 'k': [3]})])
def f(x=[1]): return x
print(sorted(type(x).__name__ for x in gc.get_referents(f)))
print(sorted(type(x).__name__ for x in gc.get_referents(A)))
g = (i for i in b); print(sorted(type(x).__name__ for x in gc.get_referents(g)))
print([type(x).__name__ for x in gc.get_referents(a.__class__.__dict__)], [type(x).__name__ for x in gc.get_referents(iter(b))], [type(x).__name__ for x in gc.get_referents([].append)])
gc.collect(); print(gc.get_count()[1:], len(gc.get_stats()), sorted(gc.get_stats()[0]))
