import objgraph, gc, sys  # objgraph.count() counts the instances of a class


class Person(object):
    pass


class Dog(object):
    pass


p = Person()
d = Dog()
print(sys.getrefcount(p) - 1, sys.getrefcount(d) - 1)  # 1 1
p.pet = d
d.master = p
print(sys.getrefcount(p) - 1, sys.getrefcount(d) - 1)  # 2 2
del p, d
print(objgraph.count("Person"), objgraph.count("Dog"))  # 1 1
gc.collect()
print(objgraph.count("Person"), objgraph.count("Dog"))  # 0 0
