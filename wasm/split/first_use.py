import gc, sys

class Node:
    pass

a = Node()
b = Node()
a.partner = b
b.partner = a
print(sys.getrefcount(a) - 1, "references to a")

del a, b
print("found by the collector:", gc.collect())
