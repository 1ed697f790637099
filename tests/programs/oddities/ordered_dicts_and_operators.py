# OrderedDict's own ways with arguments; deque.count, operator.iconcat, dir() of a mapping, numbers that end badly.
from collections import OrderedDict, deque
import operator
def t(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
o = OrderedDict(a=1, b=2, c=3)
t(lambda: o.pop(key='a'))
t(lambda: o.pop('zz', default=5))
t(lambda: o.pop('zz'))
t(lambda: o.setdefault('k', default=9))
t(lambda: (o.setdefault(key='q'), o.update(q=0)))
t(lambda: (o.pop('zz', 4), o))
t(lambda: o.move_to_end('zz'))
t(lambda: OrderedDict().popitem())
t(lambda: OrderedDict([1]))
t(lambda: OrderedDict([(1,)]))
t(lambda: OrderedDict([(1, 2, 3)]))
t(lambda: OrderedDict(["ab", [3, 4]]))
t(lambda: OrderedDict(1, 2))
t(lambda: o.update(1, 2))
t(lambda: OrderedDict(self=3))
t(lambda: OrderedDict([(1, 2)], a=3))
t(lambda: (o | {'z': 3}, {'z': 3} | o))
class Counts(OrderedDict):
    def update(self, *args, **kwds):
        raise Exception("not for making")
t(lambda: Counts([('x', 1)]))
t(lambda: Counts(a=1).update())
class Logs(OrderedDict):
    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)
logs = Logs(a=1)
logs.update({'b': 2}, c=3)
t(lambda: (logs.setdefault('d', 4), logs.setdefault('d', 5), logs))
print(o.keys(), o.values(), o.items())
print(list(reversed(o)), list(reversed(o.items())), o.keys() & {'b'}, o.items() - {('b', 2)}, o.keys() == set(o))

class M:
    def __eq__(self, other):
        d.append(1)
        return True
d = deque([M(), 2, 3])
t(lambda: d.count(5))
t(lambda: deque([1, 2, 1, 1.0, True]).count(1))
class C:
    def __iadd__(self, other):
        return "iadd"
    def __getitem__(self, i):
        return 5
t(lambda: operator.iconcat(C(), C()))
t(lambda: operator.iconcat([1], (2,)))
t(lambda: operator.iconcat((1,), (2,)))
t(lambda: operator.iconcat(1, 2))
class Names:
    def keys(self):
        return [6, 5]
    def __getitem__(self, key):
        raise KeyError(key)
t(lambda: eval("dir()", {}, Names()))
for text in ("1a", "0b12", "1__0", "0x1g", "1_", "0o8", "1e", "1.5j2"):
    t(lambda: compile(text, "<t>", "eval") and 1)
