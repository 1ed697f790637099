# The collector on heaps of many containers: prints `live|garbage shape nanoseconds-per-object`, the median of several
# runs. shapes.c builds the same heaps on the library. One shape a process, so that none inherits another's fragments.
# usage: shapes.py SHAPE [OBJECTS]
import gc
import sys
from time import perf_counter

SHAPE = sys.argv[1]
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000


class Node:
    pass


def wide_lists(n):
    return [[] for _ in range(n)]


def random_lists(n):
    lists = [[] for _ in range(n)]
    seed = 12345
    for one in lists:
        seed = (seed * 1103 + 12347) % 2097143
        one.append(lists[seed % n])
        seed = (seed * 1103 + 12347) % 2097143
        one.append(lists[seed % n])
    return lists


def wide_instances(n):
    shared = []

    def make(i):
        node = Node()
        node.a = shared
        node.b = i
        return node

    return [make(i) for i in range(n)]


def wide_tuples(n):
    shared = []
    return [(shared, shared) for _ in range(n)]


def wide_dicts(n):
    shared = []
    return [{"k": shared} for _ in range(n)]


def list_pairs(n):
    for _ in range(n):
        a = []
        b = [a]
        a.append(b)


def instance_pairs(n):
    for _ in range(n):
        a = Node()
        b = Node()
        a.other = b
        b.other = a


def dict_pairs(n):
    for _ in range(n):
        a = {}
        b = {"o": a}
        a["o"] = b


def timed_collection():
    start = perf_counter()
    gc.collect()
    return perf_counter() - start


def median(values):
    return sorted(values)[len(values) // 2]


LIVE = (wide_lists, random_lists, wide_instances, wide_tuples, wide_dicts)
GARBAGE = (list_pairs, instance_pairs, dict_pairs)


def main():
    gc.disable()
    for build in LIVE:
        if build.__name__ == SHAPE:
            live = build(COUNT)
            gc.collect()
            times = [timed_collection() for _ in range(9)]
            print("live", SHAPE, "%.2f" % (median(times) / COUNT * 1e9))
            if build is random_lists:
                for one in live:
                    one.clear()
    for build in GARBAGE:
        if build.__name__ == SHAPE:
            times = []
            for _ in range(5):
                gc.collect()
                build(COUNT)
                times.append(timed_collection())
            print("garbage", SHAPE, "%.2f" % (median(times) / (2 * COUNT) * 1e9))


main()
