# Random classes: their bases, slots and methods are drawn from a fixed sequence; prints the layout, order, dict and flags
# of each, or why it cannot be, and what an instance of it looks like. classes.c does the same on the library.
# usage: classes.py SEED
import gc
import sys

ROUNDS = 40
CLASSES = 60
BUILTINS = [object, int, str, list, dict, tuple, set, frozenset, float, bytes]
SLOT_NAMES = ["b", "a", "__c", "__dict__", "__weakref__"]
# Py_TPFLAGS_ of Include/object.h that say something about memory
FLAGS = (0b1111111 << 4) | (1 << 11) | (1 << 12) | (1 << 14) | (1 << 22) | (0xFF << 24)

seed = int(sys.argv[1])


def random(limit):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed >> 33) % limit


def equal(self, other):
    return True


def hash_of(self):
    return 7


def pick(made):
    if not made or random(3) == 0:
        return BUILTINS[random(len(BUILTINS))]
    return made[len(made) - 1 - random(min(12, len(made)))]


def make(made, number):
    bases = []
    for _ in range(random(4)):
        bases.append(pick(made))
    namespace = {}
    mode = random(4)
    if mode == 2:
        mask = random(32)
        namespace["__slots__"] = tuple([name for i, name in enumerate(SLOT_NAMES) if mask >> i & 1])
    elif mode == 3:
        namespace["__slots__"] = "solo"
    if random(8) == 0:
        namespace["__eq__"] = equal
    if random(8) == 0:
        namespace["__hash__"] = hash_of
    return type("_K%d" % number, tuple(bases), namespace)


def describe(cls):
    print(cls.__name__, cls.__basicsize__, cls.__itemsize__, cls.__dictoffset__, cls.__weakrefoffset__,
          hex(cls.__flags__ & FLAGS), sys.getsizeof(cls), cls.__base__.__name__)
    print(" mro", *[c.__name__ for c in cls.__mro__])
    print(" dict", *[name for name in cls.__dict__ if name != "__module__"])


def try_instance(cls):
    instance = cls()
    size = sys.getsizeof(instance)
    hashable = "unhashable" if type(instance).__hash__ is None else "hashable"
    try:
        instance.x = 1
        attribute = sys.getsizeof(instance.__dict__)
    except AttributeError as error:
        attribute = str(error)
    print(" instance", size, gc.is_tracked(instance), hashable, instance == 5, instance != 5, attribute)


def round():
    made = []
    for number in range(CLASSES):
        try:
            cls = make(made, number)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
            continue
        made.append(cls)
        describe(cls)
        try_instance(cls)
    print("subclasses", *[len(cls.__subclasses__()) for cls in made])


gc.disable()
for _ in range(ROUNDS):
    gc.collect()
    round()
    print("collected", gc.collect())
