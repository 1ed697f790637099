import gc
gc.collect()
gc.set_threshold(100, 5, 5)
log = []
def cb(p, i):
    if p == 'stop': log.append((i['generation'], i['collected']))
gc.callbacks.append(cb)
class N: pass
for i in range(2000):
    a = N(); b = N(); a.o = b; b.o = a
del gc.callbacks[:]
print(len(log)); print(log[:50])
print(gc.get_count()[1:], [s['collections'] > 0 for s in gc.get_stats()])
