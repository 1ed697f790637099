import gc

gc.set_threshold(10, 2, 2)
kept = []
for n in range(200):
    kept.append([n])
print([stats["collections"] > 0 for stats in gc.get_stats()])
