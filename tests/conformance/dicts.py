# Random work on dicts and instances: operations are drawn from a fixed sequence; prints the result of each with the shape
# of the table behind the dict (read from its memory), what is in it and in which order, and how often keys were compared.
# dicts.c does the same on the library. usage: dicts.py SEED
import ctypes
import gc
import sys

STEPS = 6000
DICTS = 8
INSTANCES = 10
CLASSES = 3
STRS = 40
INTS = 14
KEYS = 30
VALUES = 24

gc.disable()
seed = int(sys.argv[1])
target = None
comparisons = 0
nested = False


def random(limit):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed >> 33) % limit


class Key:
    def __hash__(self):
        return index_of[id(self)] % 5

    def __eq__(self, other):
        return compare_keys(self, other)


keys = ["k%d" % i for i in range(STRS)] + list(range(INTS)) + [Key() for i in range(KEYS)]
index_of = {id(key): i for i, key in enumerate(keys)}
values = [i if i % 3 else [] for i in range(VALUES)]
value_index_of = {id(value): i for i, value in enumerate(values)}


def compare_keys(left, right):
    global comparisons, nested
    comparisons += 1
    if not nested and random(12) == 0:
        nested = True
        disturb(dicts[random(DICTS)])
        nested = False
    if random(40) == 0:
        raise ValueError
    if type(right) is not Key:
        return NotImplemented
    return index_of[id(left)] % 9 == index_of[id(right)] % 9


def disturb(d):
    try:
        key = keys[random(len(keys))]
        if random(2):
            d[key] = values[random(VALUES)]
        else:
            d.pop(key, None)
    except ValueError:
        pass


class DictObject(ctypes.Structure):
    _fields_ = [("head", ctypes.c_int64 * 2), ("used", ctypes.c_int64), ("tag", ctypes.c_uint64),
                ("keys", ctypes.c_void_p), ("values", ctypes.c_void_p)]


class DictKeys(ctypes.Structure):
    _fields_ = [("refcnt", ctypes.c_int64), ("log2_size", ctypes.c_uint8), ("log2_index_bytes", ctypes.c_uint8),
                ("kind", ctypes.c_uint8), ("padding", ctypes.c_uint8), ("version", ctypes.c_uint32),
                ("usable", ctypes.c_int64), ("nentries", ctypes.c_int64)]


def layout(d):
    return DictObject.from_address(id(d))


def indices_of(table):
    width = 1 if table.log2_size < 8 else 2 if table.log2_size < 16 else 4
    kind = {1: ctypes.c_int8, 2: ctypes.c_int16, 4: ctypes.c_int32}[width]
    return (kind * (1 << table.log2_size)).from_address(ctypes.addressof(table) + 32)


def show(step, name, result, d, tag):
    o = layout(d)
    table = DictKeys.from_address(o.keys)
    count = table.refcnt if table.log2_size else 0
    hashed = 0
    for i in indices_of(table):
        hashed = (hashed * 31 + i) % 2**32
    print(step, name, result, "|", o.used, table.log2_size, table.log2_index_bytes, table.kind, table.usable, table.nentries,
          count, int(bool(o.values)), int(gc.is_tracked(d)), int(o.tag != tag), sys.getsizeof(d), hashed, comparisons)
    if step % 4 == 0:
        print(" ", *["%d:%d" % (index_of[id(k)], value_index_of[id(v)]) for k, v in d.items()])


api = ctypes.pythonapi
api._PyDict_NewPresized.restype = ctypes.py_object
api._PyDict_NewPresized.argtypes = [ctypes.c_ssize_t]
api.PyDict_Merge.argtypes = [ctypes.py_object, ctypes.py_object, ctypes.c_int]

dicts = [{} for _ in range(DICTS)]
classes = [type("C", (), {}) for _ in range(CLASSES)]
instances = [classes[i % CLASSES]() for i in range(INSTANCES)]


def shared_keys(cls):
    at = ctypes.c_uint64.from_address(id(cls) + 408 + 8 * 55 + 24).value
    return DictKeys.from_address(at)


def new_class():
    number = random(CLASSES)
    classes[number] = type("C", (), {})
    return "class %d" % number


def new_instance():
    number = random(INSTANCES)
    instances[number] = classes[random(CLASSES)]()
    return "instance %d" % number


def set_attribute():
    instance = instances[random(INSTANCES)]
    setattr(instance, keys[random(STRS)], values[random(VALUES)])
    return "set"


def delete_attribute():
    instance = instances[random(INSTANCES)]
    try:
        delattr(instance, keys[random(STRS)])
        return "deleted"
    except AttributeError:
        return "absent"


def get_attribute():
    instance = instances[random(INSTANCES)]
    value = getattr(instance, keys[random(STRS)], None)
    return "got %d" % (value_index_of[id(value)] if value is not None else -1)


def take_dict():
    number = random(DICTS)
    dicts[number] = instances[random(INSTANCES)].__dict__
    return "dict %d" % number


ON_INSTANCES = [new_class, new_instance, new_instance, set_attribute, set_attribute, set_attribute, set_attribute,
                set_attribute, delete_attribute, get_attribute, take_dict]


def work_on_instances(step):
    result = ON_INSTANCES[random(len(ON_INSTANCES))]()
    print(step, result, *[x for c in classes for x in (shared_keys(c).refcnt, shared_keys(c).usable, shared_keys(c).nentries)])


def value_name(value):
    return "value %d" % value_index_of[id(value)]


def set_key(d, number):
    d[keys[random(len(keys))]] = values[random(VALUES)]
    return "set"


def set_str(d, number):
    d[keys[random(STRS)]] = values[random(VALUES)]
    return "set"


def set_int(d, number):
    d[keys[STRS + random(INTS)]] = values[random(VALUES)]
    return "set"


def delete_key(d, number):
    try:
        del d[keys[random(len(keys))]]
        return "deleted"
    except KeyError:
        return "absent"


def get_key(d, number):
    value = d.get(keys[random(len(keys))])
    return "none" if value is None else value_name(value)


def pop_key(d, number):
    return value_name(d.pop(keys[random(len(keys))], values[1]))


def pop_item(d, number):
    try:
        key, value = d.popitem()
        return "key %d %s" % (index_of[id(key)], value_name(value))
    except KeyError:
        return "empty"


def set_default(d, number):
    key = keys[random(len(keys))]
    return value_name(d.setdefault(key, values[random(VALUES)]))


def update(d, number):
    d.update(dicts[random(DICTS)])
    return "updated"


def merge(d, number):
    api.PyDict_Merge(d, dicts[random(DICTS)], 0)
    return "merged"


def copy(d, number):
    dicts[number] = dicts[random(DICTS)].copy()
    return "copied"


def clear(d, number):
    if random(4) == 0:
        d.clear()
    return "cleared"


def presized(d, number):
    count = random(100)
    dicts[number] = api._PyDict_NewPresized(count)
    return "presized %d" % count


def equal(d, number):
    return "equal %d" % (d == dicts[random(DICTS)])


def contains(d, number):
    return "contains %d" % (keys[random(len(keys))] in d)


def remove_some(d, number):
    for i in range(random(30)):
        d.pop(keys[random(STRS + INTS)], None)
    return "removed"


ON_DICTS = [set_key, set_key, set_key, set_key, set_str, set_str, set_str, set_str, set_int, set_int, delete_key, delete_key,
            get_key, pop_key, pop_item, set_default, set_default, update, merge, copy, clear, presized, equal, contains,
            remove_some]


def work_on_dicts(step):
    number = random(DICTS)
    operation = random(len(ON_DICTS))
    tag = layout(dicts[number]).tag
    try:
        result = ON_DICTS[operation](dicts[number], number)
    except ValueError:
        result = "ValueError"
    except RuntimeError:
        result = "RuntimeError"
    show(step, operation, result, dicts[number], tag)


for step in range(STEPS):
    if random(3):
        work_on_dicts(step)
    else:
        work_on_instances(step)

# Sizes while growing by distinct keys, and while one key comes and goes.
for make in (lambda i: i + 1000, lambda i: "x%d" % i, lambda i: (i,)):
    d = {}
    for i in range(3000):
        d[make(i)] = None
        if i < 400 or i % 50 == 0:
            print(i, sys.getsizeof(d))
    for i in range(2000):
        d[make(i)] = None
        del d[make(i)]
    print(len(d), sys.getsizeof(d))
    for i in range(4000):
        d[make(100000 + i)] = None
        del d[make(100000 + i)]
        if i % 200 == 0:
            print(len(d), sys.getsizeof(d))
cls = type("C", (), {})
for i in range(40):
    print(sys.getsizeof(cls().__dict__), end=" ")
print()
