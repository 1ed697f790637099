# How deep the calls are that making a class leads to, the repr of sets in sets, and limits that are no C int.
import sys


def depth():
    old = sys.getrecursionlimit()
    for limit in range(1, 80):
        try:
            sys.setrecursionlimit(limit)
            break
        except RecursionError:
            pass
    sys.setrecursionlimit(old)
    return limit


class Told:
    def __init_subclass__(kind, **details):
        print('init_subclass', depth())


class Named:
    def __set_name__(self, owner, name):
        print('set_name', depth())


class Meta(type):
    def __new__(kind, *details):
        print('new', depth())
        return type.__new__(kind, *details)

    def __init__(kind, *details):
        print('init', depth())

    def __call__(kind, *details):
        print('call', depth())
        return type.__call__(kind, *details)

    def __prepare__(*details):
        print('prepare', depth())
        return {}


def by_statements():
    class First(Told):
        pass

    class Second(Told, n=5):
        pass

    class Third:
        x = Named()

    class Fourth(metaclass=Meta):
        x = Named()
    Fourth()


by_statements()
type('First', (Told,), {})
type('Second', (Told,), {}, n=5)
type.__new__(type, 'First', (Told,), {})
type('Third', (), {'x': Named()})
Meta('Fourth', (), {'x': Named()})()
print(list(map(type, [1])), type(type(1)))

nested = ()
for n in range(1200):
    nested = frozenset([nested])
    if n in (400, 480, 488, 490, 491, 492, 493, 494, 495, 496, 500, 900, 1000):
        try:
            print(n, len(repr(nested)))
        except RecursionError as error:
            print(n, error)
for limit in (2 ** 31, 2 ** 31 - 1, 2 ** 70, -2 ** 31 - 1, 0, -5, 1, 'a', None, 2.5, 1000):
    try:
        print(sys.setrecursionlimit(limit))
    except Exception as error:
        print(type(error).__name__, error)
