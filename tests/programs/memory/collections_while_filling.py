import gc
gc.collect()
log = []
gc.callbacks.append(lambda p, i: log.append((p[0], i['generation'])))
x = []
for i in range(3000): x.append({})
print(len([l for l in log if l[0] == 's']), log[:8])
y = [(i, [i]) for i in range(3000)]; print(len(log)); z = {i: {i} for i in range(2000)}; print(len(log))
gc.callbacks.clear(); print(gc.get_count()[1:])
del x, y, z; print(gc.collect())
