import gc
print(gc.isenabled(), gc.get_threshold(), gc.get_debug(), gc.garbage, gc.callbacks)
gc.set_threshold(100); print(gc.get_threshold()); gc.set_threshold(5,6); print(gc.get_threshold()); gc.set_threshold(1,2,3); print(gc.get_threshold()); gc.set_threshold(0); print(gc.get_threshold())
for a in [(), ('x',), (1.5,), (1,2,3,4)]:
    try: print(gc.set_threshold(*a), gc.get_threshold())
    except Exception as e: print(type(e).__name__, e)
gc.disable(); print(gc.isenabled()); gc.enable(); print(gc.isenabled())
for a in [3,-1,'x',1.0,None]:
    try: gc.collect(a)
    except Exception as e: print(type(e).__name__, e)
print(gc.collect(generation=0)>=0)
for f in (gc.get_objects,):
    for a in (3,-1,'x'):
        try: f(generation=a)
        except Exception as e: print(type(e).__name__, e)
print(gc.get_stats().__class__, [sorted(s) for s in gc.get_stats()])
print(gc.freeze(), gc.unfreeze(), gc.get_freeze_count())
print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK)
print(gc)
print([n for n in dir(gc)])
