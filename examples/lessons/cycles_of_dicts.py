cycle = []
cycle.append(cycle)

i = 0
obj1 = {}
obj2 = {}
obj2[i + 1] = obj1
obj1[i + 1] = obj2
print(obj1)
