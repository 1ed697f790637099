# Wrong arguments: a method called on its object is named by the class that defines it, one that was fetched before
# by the class of the object.
import collections
import heapq


class Pile(list):
    pass


class Outer:
    class Table(dict):
        pass


def attempt(function):
    try:
        print(function())
    except TypeError as error:
        print(error)


append, clear, find, get = Pile().append, Outer.Table().clear, "a".find, Outer.Table().get
attempt(lambda: append())
attempt(lambda: append(1, x=2))
attempt(lambda: Pile().append())
attempt(lambda: Pile.append())
attempt(lambda: clear(1))
attempt(lambda: Outer.Table().clear(1))
attempt(lambda: find(x=1))
attempt(lambda: "a".find(x=1))
attempt(lambda: get())
attempt(lambda: get(1, 2, 3))
attempt(lambda: get(key=1))
attempt(lambda: collections.deque().append())
attempt(lambda: collections.deque.append())
attempt(lambda: collections.Counter.fromkeys())
attempt(lambda: collections.defaultdict.fromkeys(1, 2, 3))
fromkeys, count, note = Outer.Table.fromkeys, collections.namedtuple("Pair", "x y")(1, 2).count, ValueError().add_note
attempt(lambda: fromkeys(a=1))
attempt(lambda: count())
attempt(lambda: note())
form = [].__format__
attempt(lambda: form())
attempt(lambda: form(None))
attempt(lambda: (1).__format__(None))
attempt(lambda: heapq.heappush(None, 1))
attempt(lambda: len())
