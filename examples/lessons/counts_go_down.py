import sys

a = [1, 2, 3]
b = a
box = [a]
print(sys.getrefcount(b) - 1)
del a
b = None
box.pop()
print(box)
