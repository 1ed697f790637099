import gc

gc.disable()
a = []
b = [a]
a.append(b)
del a
del b
print(gc.collect())
