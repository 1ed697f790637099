import gc
a = []; b = {}; c = (1, 2); d = (a,); e = {1: 2}; f = {1: a}; g = 'x'; h = 5; i = (); 
class K: pass
k = K(); s = {1}; fs = frozenset([1]); l = lambda: 0
for n in 'abcdefghikl': print(n, gc.is_tracked(globals()[n]), end=' ')
print(gc.is_tracked(s), gc.is_tracked(fs), gc.is_tracked(K), gc.is_tracked(len), gc.is_tracked(gc), gc.is_tracked(k.__dict__))
print(gc.get_referents(d) == [a], gc.get_referents(e), gc.get_referents(g), [type(x).__name__ for x in gc.get_referents(k)])
print([r is globals() for r in gc.get_referrers(k)], gc.is_finalized(k))
print(gc.freeze(), gc.get_freeze_count() > 0, gc.unfreeze(), gc.get_freeze_count())
