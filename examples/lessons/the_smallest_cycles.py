from sys import getrefcount

a = []
b = [a]
a.append(b)

c = []
c.append(c)
print(getrefcount(c))
