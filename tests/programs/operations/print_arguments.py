# print() keeps its arguments in a tuple while it writes them, which reference counts and the collector's count show.
import gc
import sys


class Counted:
    def __str__(self):
        return str(sys.getrefcount(self))


a = Counted()
print(a)
print(a, a)
print(*[a, a, a], sep="|")
(lambda *values: print(*values, end=".\n"))(a)

gc.disable()
print("the tuples of two sizes are kept for reuse")
gc.collect()
before = gc.get_count()[0]
print(1)
print(2)
print(3, 4)
print(gc.get_count()[0] - before)


class Sink:
    def write(self, text):
        counts.append(sys.getrefcount(text))


counts = []
print("word", 12345, file=Sink())
print(len(counts))
for wrong in ({"sep": 1}, {"end": 2}, {"file": 3}, {"nothing": 4}):
    try:
        print("x", **wrong)
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
