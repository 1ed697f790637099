# Attributes, lists, tuples, dicts and sets.
import sys
from time import process_time as clock

SCALE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def timed(row, work, *arguments):
    start = clock()
    work(*arguments)
    print(row, "%.6f" % (clock() - start))


class Point:
    def __init__(self):
        self.x = 1
        self.y = 2
        self.z = 3


def attributes(turns):
    a = Point()
    b = Point()
    for _ in range(turns):
        b.x = a.y
        b.y = a.z
        b.z = a.x


def list_copies(turns):
    items = list(range(10))
    for _ in range(turns):
        items[:]
        list(items)
        items.copy()


def list_items(turns):
    a = [1, 2, 3, 4]
    b = [0, 0, 0, 0]
    for _ in range(turns):
        b[0] = a[3]
        b[1] = a[2]
        b[2], b[3] = a[1], a[0]


def list_growth(turns):
    items = []
    for i in range(turns):
        items.append(i)
    while items:
        items.pop()


def comprehensions(turns):
    for _ in range(turns):
        [i + 1 for i in range(10)]
        {i: i for i in range(5)}
        {i for i in range(5)}


def sorting(count):
    seed = 1
    items = []
    for _ in range(count):
        seed = seed * 1103515245 + 12345 & 0x7FFFFFFF
        items.append(seed)
    sorted(items)
    items.sort(key=lambda n: n % 1000)
    sorted(map(str, items))


def dict_of_ints(turns):
    table = {}
    for i in range(turns):
        table[i] = i
    total = 0
    for i in range(turns):
        total += table[i]
    for i in range(turns):
        del table[i]


def dict_of_words(turns):
    words = ["word%d" % i for i in range(1000)]
    counts = {}
    for i in range(turns):
        word = words[i % 1000]
        counts[word] = counts.get(word, 0) + 1
    for _ in range(turns // 1000):
        for word, count in counts.items():
            if word in counts:
                pass


def sets(turns):
    seen = set()
    for i in range(turns):
        seen.add(i * 7 % 1009)
    for i in range(turns // 1000):
        seen | {i}
        seen & {i}


def tuples(turns):
    for i in range(turns):
        a, b, c = i, i + 1, i + 2
        d = (a, b, c)
        c, b, a = d


turns = int(1_000_000 * SCALE)
timed("containers.attribute copies", attributes, turns)
timed("containers.list copies", list_copies, turns)
timed("containers.list items", list_items, turns)
timed("containers.list growth", list_growth, turns)
timed("containers.comprehensions", comprehensions, turns // 10)
timed("containers.sorting", sorting, turns // 5)
timed("containers.dict of ints", dict_of_ints, turns)
timed("containers.dict of words", dict_of_words, turns)
timed("containers.sets", sets, turns)
timed("containers.tuples", tuples, turns)
