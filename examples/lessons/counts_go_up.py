import sys


# An object is made.
obj = "I love Python, I want to be a good programmer!"
print(sys.getrefcount(obj) - 1)

# It is referred to.
m = obj
print(sys.getrefcount(obj) - 1)
p = m
print(sys.getrefcount(obj) - 1)

# It becomes an item of a container.
a = ["a", "b", obj]
print(sys.getrefcount(obj) - 1)


def foo(x):
    z = "Hello world! "
    print(sys.getrefcount(obj) - 1)
    print(z)


foo(obj)
print(sys.getrefcount(obj) - 1)
