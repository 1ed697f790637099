import gc
gc.collect()
print(gc.get_count())
gc.set_threshold(700,10,10)
def alloc(n): return [[] for _ in range(n)]
gc.disable()
gc.collect(); print(gc.get_count()[1:]); gc.collect(0); print(gc.get_count()[1:]); gc.collect(0); print(gc.get_count()[1:]); gc.collect(1); print(gc.get_count()[1:]); gc.collect(0); gc.collect(1); print(gc.get_count()[1:]); gc.collect(2); print(gc.get_count()[1:])
gc.enable()
