import gc

gc.disable()
gc.set_debug(gc.DEBUG_STATS | gc.DEBUG_SAVEALL)
a = []
a.append(a)
del a
gc.collect()
gc.set_debug(0)
print(len(gc.garbage))
gc.garbage.clear()
