import sys

items = []
for n in range(9):
    items.append(n)
    print(n, sys.getsizeof(items))
