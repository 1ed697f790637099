import gc

gc.set_threshold(50, 10, 5)
pairs = []
for n in range(1000):
    pairs.append([n])
print(gc.get_stats()[0]["collections"] > 10)
