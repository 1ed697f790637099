import gc

print(gc.get_threshold())
pairs = []
for n in range(1000):
    pairs.append([n])
print(gc.get_count()[1] > 0)
