# Random heaps: makes containers, links and drops them, collects, and prints all that can be seen of the collector.
# gc_random.c does the same on the library. usage: gc_random.py SEED STEPS
import gc
import sys
import weakref

SLOTS = 24
seed = int(sys.argv[1])
steps = int(sys.argv[2])
slots = [None] * SLOTS
references = [None] * SLOTS
serial = 0


def random(limit):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed >> 33) % limit


class Plain:
    pass


class Noisy:
    def __del__(self):
        print("~", self.n)


class Phoenix:
    def __del__(self):
        print("^", self.n)
        slots[self.n % SLOTS] = self


class Slotted:
    __slots__ = ("n", "a0", "a1", "a2", "a3", "__weakref__")


def on_death(reference):
    print("cb", reference is not None and reference() is None)


def new_instance(cls):
    global serial
    serial += 1
    object = cls()
    object.n = serial
    return object


def make(kind):
    if kind == 0:
        return []
    if kind == 1:
        return {}
    if kind == 2:
        return (slots[random(SLOTS)], slots[random(SLOTS)])
    if kind == 3:
        return set()
    if kind == 4:
        return new_instance(Plain)
    if kind == 5:
        return new_instance(Noisy)
    if kind == 6:
        return new_instance(Phoenix)
    return new_instance(Slotted)


def link(source, target, name):
    if type(source) is list:
        source.append(target)
    elif type(source) is dict:
        source["a%d" % name] = target
    elif type(source) is set:
        # Nothing whose hash is its address: the order of the set would depend on it.
        source.add(name)
    elif type(source) in (Plain, Noisy, Phoenix, Slotted):
        setattr(source, "a%d" % name, target)


def step():
    operation = random(16)
    index = random(SLOTS)
    if operation < 5:
        slots[index] = make(random(8))
    elif operation < 10:
        link(slots[index], slots[random(SLOTS)], random(4))
    elif operation < 13:
        slots[index] = None
    elif operation == 13:
        target = slots[index]
        references[index] = None
        if type(target) in (Plain, Noisy, Phoenix, Slotted):
            references[index] = weakref.ref(target, on_death) if random(2) else weakref.ref(target)
        target = None
    elif operation == 14:
        if random(8) == 0:
            generation = random(3)
            print("collect", generation, gc.collect(generation))
    else:
        target = slots[index]
        print("tracked", gc.is_tracked(target), "size", sys.getsizeof(target))
        target = None


gc.disable()
gc.collect()
for _ in range(steps):
    step()
for i in range(SLOTS):
    slots[i] = None
    print("dropped", i)
print("collect", gc.collect())
for i in range(SLOTS):
    slots[i] = None
print("collect", gc.collect())
for i in range(SLOTS):
    references[i] = None
