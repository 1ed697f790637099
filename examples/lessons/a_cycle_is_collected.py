import gc, sys


class Person(object):
    pass


class Dog(object):
    pass


gc.disable()
p = Person()
d = Dog()
print(sys.getrefcount(p) - 1, sys.getrefcount(d) - 1)  # 1 1
p.pet = d
d.master = p
print(sys.getrefcount(p) - 1, sys.getrefcount(d) - 1)  # 2 2
del p, d
print(gc.collect(), "found")
