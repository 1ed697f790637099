# Random work on lists, tuples and sets: operations are drawn from a fixed sequence; prints the result of each with the
# shape of the container (read from its memory), what is in it and in which order, in which order things died, and how
# often they were compared. sequences.c does the same on the library. usage: sequences.py SEED
import ctypes
import gc
import sys

STEPS = 8000
LISTS = 6
SETS = 8
INTS = 40
STRS = 20
KEYS = 24
TUPLES = 6

gc.disable()
seed = int(sys.argv[1])
comparisons = 0
deaths = 0
born = 0
nested = False
busy = -1


def random(limit):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed >> 33) % limit


class Key:
    def __hash__(self):
        return place_of[id(self)] % 5

    def __eq__(left, right):
        global comparisons
        comparisons += 1
        if random(12) == 0:
            disturb()
        if random(50) == 0:
            raise ValueError
        if type(right) is not Key:
            return NotImplemented
        return place_of[id(left)] % 9 == place_of[id(right)] % 9

    def __lt__(left, right):
        if type(right) is not Key:
            return NotImplemented
        return place_of[id(left)] % 9 < place_of[id(right)] % 9


class Mortal:
    def __init__(self):
        global born
        born += 1
        self.n = born

    def __hash__(self):
        return self.n * 7

    def __del__(self):
        global deaths
        deaths = (deaths * 31 + self.n) % 2**32
        if random(6) == 0:
            disturb()


ints = [i - 6 if i < 20 else i * 8 if i < 30 else i << 20 for i in range(INTS)]
strs = ["s%d" % i for i in range(STRS)]
keys = [Key() for _ in range(KEYS)]
pool = ints + strs + keys + [(ints[i], strs[i]) for i in range(TUPLES)]
place_of = {id(value): i for i, value in enumerate(pool)}
lists = [[] for _ in range(LISTS)]
sets = [set() for _ in range(SETS)]


def value():
    kind = random(8)
    if kind == 0:
        return Mortal()
    return pool[random(len(pool))]


def code(x):
    return 1000 + x.n if type(x) is Mortal else place_of[id(x)]


def disturb():
    global nested
    if nested:
        return
    nested = True
    x = lists[random(LISTS)]
    number = random(SETS)
    s = sets[number]
    kind = random(8)
    what = pool[random(len(pool))]
    try:
        if kind == 0:
            x.append(what)
        elif kind == 1:
            if x:
                x.pop()
        elif kind == 2:
            x.clear()
        elif kind == 3:
            s.clear()
        elif kind == 4 and number != busy:
            s.add(what)
        else:
            s.discard(what)
    except ValueError:
        pass
    nested = False


class ListObject(ctypes.Structure):
    _fields_ = [("head", ctypes.c_int64 * 2), ("size", ctypes.c_int64), ("items", ctypes.c_void_p),
                ("allocated", ctypes.c_int64)]


class Entry(ctypes.Structure):
    _fields_ = [("key", ctypes.c_uint64), ("hash", ctypes.c_int64)]


class SetObject(ctypes.Structure):
    _fields_ = [("head", ctypes.c_int64 * 2), ("fill", ctypes.c_int64), ("used", ctypes.c_int64),
                ("mask", ctypes.c_int64), ("table", ctypes.c_uint64), ("hash", ctypes.c_int64),
                ("finger", ctypes.c_int64)]


def held():
    return sum([sys.getrefcount(key) - 4 for key in keys])


def show_list(step, name, result, x):
    o = ListObject.from_address(id(x))
    print(step, name, result, "|", o.size, o.allocated, int(bool(o.items)), sys.getsizeof(x), deaths, comparisons, held())
    if step % 4 == 0:
        print(" ", *[code(i) for i in x])


def show_set(step, name, result, s):
    o = SetObject.from_address(id(s))
    hashed = 0
    order = []
    for entry in (Entry * (o.mask + 1)).from_address(o.table):
        here = 0
        if entry.key and entry.hash == -1:
            here = 7
        elif entry.key:
            order.append(code(ctypes.cast(entry.key, ctypes.py_object).value))
            here = order[-1] + 10
        hashed = (hashed * 31 + here) % 2**32
    print(step, name, result, "|", o.used, o.fill, o.mask, o.finger, hashed, sys.getsizeof(s), deaths, comparisons, held())
    if step % 4 == 0:
        print(" ", *order)


# on lists

def bound(x):
    return random(len(x) + 3) - 1


def append(x, number):
    x.append(value())
    return "appended"


def insert(x, number):
    at = random(2 * len(x) + 4) - len(x) - 2
    x.insert(at, value())
    return "inserted"


def set_item(x, number):
    if not x:
        return "empty"
    at = random(len(x))
    x[at] = value()
    return "set"


def delete_item(x, number):
    if not x:
        return "empty"
    del x[random(len(x))]
    return "deleted"


def pop(x, number):
    if not x:
        return "empty"
    return "popped %d" % code(x.pop(random(len(x))))


def pop_last(x, number):
    if not x:
        return "empty"
    return "popped %d" % code(x.pop())


def bounds(x):
    low = bound(x)
    high = bound(x)
    return max(low, 0), max(high, 0)


def delete_slice(x, number):
    low, high = bounds(x)
    del x[low:high]
    return "deleted"


def assign_slice(x, number):
    source = lists[random(LISTS)]
    low, high = bounds(x)
    x[low:high] = source if random(2) else tuple(source)
    return "assigned"


def extend(x, number):
    source = lists[random(LISTS)]
    x.extend(source if random(2) else tuple(source))
    return "extended"


def limited(x):
    if len(x) > 120:
        del x[60:]


def clear(x, number):
    x.clear()
    return "cleared"


def reverse(x, number):
    x.reverse()
    return "reversed"


def repeat(x, number):
    times = random(4)
    lists[number] = x * times
    return "repeated"


def repeat_in_place(x, number):
    x *= random(4)
    return "repeated"


def concat(x, number):
    lists[number] = x + lists[random(LISTS)]
    return "joined"


def take_slice(x, number):
    low, high = bounds(x)
    lists[number] = x[low:high]
    return "sliced"


def new_from(x, number):
    source = lists[random(LISTS)]
    lists[number] = list(source) if random(2) else list(tuple(source))
    return "made"


def remove(x, number):
    what = pool[random(len(pool))]
    try:
        x.remove(what)
        return "removed"
    except ValueError as error:
        return "absent" if error.args else "ValueError"


def contains(x, number):
    return "contains %d" % (pool[random(len(pool))] in x)


def index(x, number):
    what = pool[random(len(pool))]
    try:
        return "index %d" % x.index(what)
    except ValueError as error:
        return "absent" if error.args else "ValueError"


def count(x, number):
    return "count %d" % x.count(pool[random(len(pool))])


COMPARE = [lambda a, b: a < b, lambda a, b: a <= b, lambda a, b: a == b, lambda a, b: a != b, lambda a, b: a > b,
           lambda a, b: a >= b]


def compare_lists(x, number):
    other = list(lists[random(LISTS)])
    kind = random(6)
    try:
        return "compared %d" % COMPARE[kind](x, other)
    except TypeError:
        return "TypeError"


def compare_tuples(x, number):
    other = tuple(lists[random(LISTS)])
    kind = random(6)
    try:
        return "compared %d" % COMPARE[kind](tuple(x), other)
    except TypeError:
        return "TypeError"


def hash_tuple(x, number):
    return "hash %d" % hash((tuple(x), tuple(x[:3])))


def tuple_work(x, number):
    t = tuple(x)
    low, high = bounds(x)
    times = random(3)
    u = t[low:high] * times + t
    what = pool[random(len(pool))]
    return "tuple %d %d %d" % (len(u), sys.getsizeof(u), what in t)


ON_LISTS = [append, append, append, append, insert, insert, set_item, delete_item, pop, pop, pop_last, pop_last, pop_last,
            delete_slice, assign_slice, extend, clear, reverse, repeat, repeat_in_place, concat, take_slice, new_from,
            remove, contains, index, count, compare_lists, compare_tuples, hash_tuple, tuple_work]


def work_on_lists(step):
    number = random(LISTS)
    which = random(len(ON_LISTS))
    x = lists[number]
    try:
        result = ON_LISTS[which](x, number)
    except ValueError:
        result = "ValueError"
    del x
    limited(lists[number])
    show_list(step, which, result, lists[number])


# on sets

def add(s, number):
    global busy
    what = value()
    busy = number
    s.add(what)
    return "added"


def discard(s, number):
    s.discard(pool[random(len(pool))])
    return "discarded"


def remove_key(s, number):
    try:
        s.remove(pool[random(len(pool))])
        return "removed"
    except KeyError:
        return "absent"


def pop_key(s, number):
    try:
        return "popped %d" % code(s.pop())
    except KeyError:
        return "empty"


def has_key(s, number):
    return "has %d" % (pool[random(len(pool))] in s)


def clear_set(s, number):
    s.clear()
    return "cleared"


def update(s, number):
    global busy
    other = sets[random(SETS)]
    busy = number
    s.update(other)
    return "updated"


def update_from_list(s, number):
    global busy
    source = list(lists[random(LISTS)])
    as_tuple = random(2)
    busy = number
    s.update(tuple(source) if as_tuple else source)
    return "updated"


def update_from_dict(s, number):
    global busy
    first = random(INTS)
    many = random(INTS - first)
    d = {key: None for key in ints[first:first + many]}
    busy = number
    s.update(d)
    return "updated"


def copy(s, number):
    sets[number] = sets[random(SETS)].copy()
    return "copied"


def union(s, number):
    sets[number] = s | sets[random(SETS)]
    return "united"


def intersection(s, number):
    sets[number] = s & sets[random(SETS)]
    return "intersected"


def difference(s, number):
    sets[number] = s - sets[random(SETS)]
    return "subtracted"


def symmetric_difference(s, number):
    sets[number] = s ^ sets[random(SETS)]
    return "differ"


def intersection_update(s, number):
    s &= sets[random(SETS)]
    return "intersected"


def difference_update(s, number):
    s -= sets[random(SETS)]
    return "subtracted"


def symmetric_difference_update(s, number):
    global busy
    other = sets[random(SETS)]
    busy = number
    s ^= other
    return "differ"


def disjoint(s, number):
    return "disjoint %d" % s.isdisjoint(sets[random(SETS)])


def compare_sets(s, number):
    other = sets[random(SETS)]
    kind = random(6)
    return "compared %d" % COMPARE[kind](s, other)


def hash_frozen(s, number):
    return "hash %d" % hash(frozenset(s))


def nested_sets(s, number):
    other = sets[random(SETS)]
    outer = {frozenset(s), frozenset(other)}
    return "nested %d %d" % (len(outer), other in outer)


def freeze(s, number):
    f = frozenset(s)
    return "frozen %d %d %d %d" % (f.copy() is f, frozenset(f) is f, (f & f) is f, f == s)


ON_SETS = [add, add, add, add, add, add, discard, discard, remove_key, pop_key, pop_key, has_key, clear_set, update,
           update_from_list, update_from_list, update_from_dict, copy, union, intersection, difference,
           symmetric_difference, intersection_update, difference_update, symmetric_difference_update, disjoint,
           compare_sets, hash_frozen, nested_sets, freeze]


def work_on_sets(step):
    global busy
    number = random(SETS)
    which = random(len(ON_SETS))
    s = sets[number]
    try:
        result = ON_SETS[which](s, number)
    except ValueError:
        result = "ValueError"
    busy = -1
    del s
    show_set(step, which, result, sets[number])


def grow():
    x, s, t = [], set(), set()
    sizes = [0, 0, 0]
    for i in range(120000):
        x.append(None)
        s.add(i * 5)
        t.add(i)
        if i % 3 == 0:
            t.discard(i // 2)
        now = [sys.getsizeof(x), sys.getsizeof(s), sys.getsizeof(t)]
        if now != sizes:
            sizes = now
            print("grow", i, *sizes)
    t.difference_update(s)
    s.update(t)
    print("grown", sys.getsizeof(s), sys.getsizeof(t), len(s), len(t), sys.getsizeof(s.copy()), sys.getsizeof(s & t))
    sizes = [0, 0]
    while x:
        x.pop()
        if s:
            s.pop()
        now = [sys.getsizeof(x), sys.getsizeof(s)]
        if now != sizes:
            sizes = now
            print("shrink", len(x), *sizes)


grow()
for step in range(STEPS):
    if random(2):
        work_on_lists(step)
    else:
        work_on_sets(step)
for i in range(LISTS):
    lists[i] = []
for i in range(SETS):
    sets[i] = set()
print("end", deaths, born, held())
nested = True
