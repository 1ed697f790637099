# An empty dict that is updated with keywords takes the table of the dict that they came in, as it does with any dict.
import sys


class Plain:
    pass


class Full:
    def __init__(self):
        self.x = 1


class Record(dict):
    pass


def sizes(make):
    actions = [
        lambda v: v.update(y=2),
        lambda v: v.update({'y': 2}),
        lambda v: v.update({'y': 2, 'z': 1}, w=3),
        lambda v: v.update(a=1, b=2, c=3, d=4, e=5, f=6),
        lambda v: v.update([('a', 2)], b=3),
        lambda v: v.update([(1, 2)]),
        lambda v: v.update({i: i for i in range(7)}),
        lambda v: v.update({str(i): i for i in range(7)}),
        lambda v: (v.update(a=1), v.clear(), v.update(a=1)),
        lambda v: v.__ior__({1: 2}),
        lambda v: v.__ior__({1.0: 2}),
        lambda v: v.setdefault('a'),
        lambda v: v.setdefault(1),
    ]
    for action in actions:
        mapping = make()
        action(mapping)
        yield sys.getsizeof(mapping), list(mapping)


for make in (dict, lambda: vars(Plain()), lambda: vars(Full()), Record, lambda: {'x': 1}):
    print(*sizes(make))
print(sys.getsizeof(dict(a=1)), sys.getsizeof(dict(a=1, b=2, c=3, d=4, e=5, f=6)), sys.getsizeof(Record(a=1)))
print(sys.getsizeof(Record(a=1, b=2, c=3, d=4, e=5, f=6)), sys.getsizeof(dict({1: 2}, a=1)), sys.getsizeof(Record({1: 2}, a=1)))

# A separator longer than the text: a list of exactly one.
for parts in ('abc'.split('bbbb'), 'abc'.rsplit('bbbb'), 'abc'.split('b'), 'abc'.split('é€'), 'abc'.split('x'), b'abc'.split(b'bbbb'),
              'abc'.rsplit('€'), b'abc'.rsplit(b'bbbb'), 'abc'.split('é'), 'ab'.split(), ''.split(), ''.split('a'), 'abc'.split('ab')):
    print(parts, sys.getsizeof(parts))
