# OrderedDict's two ends, many times over; an lru_cache that forgets one result after the other.
from collections import OrderedDict
from functools import lru_cache

d = OrderedDict((i, str(i)) for i in range(30_000))
taken = 0
while len(d) > 10:
    key, value = d.popitem(last=False)
    taken += key
    if key % 7 == 0:
        d[key + 100_000] = value
    if key % 1000 == 3 and key + 5 in d:
        d.move_to_end(key + 5)
        d.popitem()
print(taken, list(d.items()))
d = OrderedDict.fromkeys("abcde")
for key, last in (("a", True), ("e", False), ("c", True), ("c", False), ("d", True)):
    d.move_to_end(key, last)
    print("".join(d), "".join(reversed(d)))
for act in (lambda: d.move_to_end("z"), lambda: d.move_to_end("z", last=False), lambda: d.move_to_end([]), lambda: OrderedDict().popitem(),
            lambda: OrderedDict().popitem(last=False)):
    try:
        print(act())
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
one = OrderedDict([(1, "one"), (2, "two")])
one.move_to_end(1.0)
print(one, one.popitem(), one)


class Own(OrderedDict):
    def __delitem__(self, key):
        print("del", key)
        super().__delitem__(key)


own = Own(a=1, b=2, c=3)
own.move_to_end("a")
print(own, list(own))


@lru_cache(maxsize=1000)
def square(n):
    return n * n


print(sum(square(i) for i in range(20_000)), square.cache_info())
print(sum(square(i) for i in range(19_500, 19_600)), square(0), square.cache_info())
print(sum(square(i) for i in range(18_999, 19_600)), square.cache_info())
