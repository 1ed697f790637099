import contextlib
import gc
import io
import re
import sys
import weakref

gc.collect()
gc.disable()


class Node:
    pass


def cycle():
    a, b = Node(), Node()
    a.other, b.other = b, a
    return weakref.ref(a)


def told(flags, stream):
    gc.set_debug(flags)
    with contextlib.redirect_stderr(stream):
        found = gc.collect()
    gc.set_debug(0)
    return found


# The collector's messages go where sys.stderr is now.
cycle()
text = io.StringIO()
print(told(gc.DEBUG_COLLECTABLE, text))
print(re.sub('0x[0-9a-f]+', 'ADDRESS', text.getvalue()))

cycle()
text = io.StringIO()
told(gc.DEBUG_STATS, text)
lines = text.getvalue().splitlines()
print(len(lines), lines[0], lines[-1].split(',')[:3])


class Failing:
    def write(self, text):
        raise ValueError('no')


class Keeper:
    kept = []

    def write(self, text):
        self.kept.append(first())


first = cycle()
told(gc.DEBUG_COLLECTABLE, Keeper())
print([type(one) for one in Keeper.kept if one is not None][:1], first() is Keeper.kept[0])
Keeper.kept.clear()
gc.collect()
print(first())

# One that cannot write, and none at all: the messages go to the process's own.
for stream in (Failing(), None):
    cycle()
    sys.stderr, saved = stream, sys.stderr
    gc.set_debug(gc.DEBUG_STATS)
    print(gc.collect(0))
    gc.set_debug(0)
    sys.stderr = saved
