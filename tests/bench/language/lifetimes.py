# Objects that are made and dropped at once, in bulk, in chains and in cycles: what the memory system does all day.
import gc
import sys
from time import process_time as clock

SCALE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def timed(row, work, *arguments):
    start = clock()
    work(*arguments)
    print(row, "%.6f" % (clock() - start))


class Bare:
    pass


class Pair:
    def __init__(self):
        self.a = 1
        self.b = 2


class Slotted:
    __slots__ = "a", "b"

    def __init__(self):
        self.a = 1
        self.b = 2


class Link:
    def __init__(self, next):
        self.next = next


class Self:
    def __init__(self):
        self.me = self


def nothing(turns):
    for i in range(turns):
        x = None


def empty_lists(turns):
    for i in range(turns):
        x = []


def lists(turns):
    for i in range(turns):
        x = [i, i, i]


def pairs(turns):
    for i in range(turns):
        x = (i, i)


def floats(turns):
    f = 1.5
    for i in range(turns):
        x = f + 1.0


def empty_dicts(turns):
    for i in range(turns):
        x = {}


def dicts(turns):
    for i in range(turns):
        x = {"k": i}


def bare_instances(turns):
    for i in range(turns):
        x = Bare()


def instances(turns):
    for i in range(turns):
        x = Pair()


def slotted_instances(turns):
    for i in range(turns):
        x = Slotted()


def bulk(turns):
    for make in (lambda: [], lambda: {}, lambda: 0.5 * turns, lambda: (turns, make), Bare):
        for _ in range(2):
            all_of_them = [make() for _ in range(turns)]
            del all_of_them


def list_chain(length):
    head = None
    for _ in range(length):
        head = [head]
    return head


def tuple_chain(length):
    head = None
    for _ in range(length):
        head = (head,)
    return head


def dict_chain(length):
    head = None
    for _ in range(length):
        head = {"next": head}
    return head


def instance_chain(length):
    head = None
    for _ in range(length):
        head = Link(head)
    return head


def chains(length):
    for make in (list_chain, tuple_chain, dict_chain, instance_chain):
        chain = make(length)
        row = "lifetimes.deep " + make.__name__.replace("_", " ")
        start = clock()
        del chain
        print(row, "%.6f" % (clock() - start))


def list_cycles(turns):
    for _ in range(turns):
        a = []
        a.append(a)


def instance_cycles(turns):
    for _ in range(turns):
        Self()


def rings(turns):
    for _ in range(turns):
        a = []
        b = [a]
        c = [b]
        a.append(c)


def main():
    turns = int(1_000_000 * SCALE)
    gc.disable()
    for work in (nothing, empty_lists, lists, pairs, floats, empty_dicts, dicts):
        timed("lifetimes." + work.__name__.replace("_", " "), work, 4 * turns)
    for work in (bare_instances, instances, slotted_instances):
        timed("lifetimes." + work.__name__.replace("_", " "), work, turns)
    timed("lifetimes.bulk", bulk, turns // 4)
    chains(turns)
    gc.enable()
    for work in (list_cycles, instance_cycles, rings):
        timed("lifetimes." + work.__name__.replace("_", " "), work, turns)
    alive = [[i] for i in range(turns)]
    gc.collect()
    timed("lifetimes.list cycles beside many", list_cycles, turns)
    del alive


main()
