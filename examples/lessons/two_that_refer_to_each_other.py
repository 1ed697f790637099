import sys


class Person(object):
    pass


class Dog(object):
    pass


p = Person()
d = Dog()
print(sys.getrefcount(p) - 1, sys.getrefcount(d) - 1)  # 1 1
p.pet = d
print(sys.getrefcount(d) - 1)  # 2
d.master = p
print(sys.getrefcount(p) - 1)  # 2
