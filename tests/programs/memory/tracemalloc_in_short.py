import tracemalloc
tracemalloc.start()
x = [i for i in range(10000)]
snap = tracemalloc.take_snapshot()
top = snap.statistics('lineno')
for s in top[:1]: print(s)
cur, peak = tracemalloc.get_traced_memory(); print(cur > 300000, peak >= cur)
del x
print(tracemalloc.get_traced_memory()[0] < 100000)
tracemalloc.stop()
