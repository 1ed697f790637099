# What holds one another in long chains ends in order, whatever the kind, and no finalizer is left out.
import functools
import itertools
import types


class Ends:
    def __init__(self, name, *held):
        self.name, self.held = name, held

    def __del__(self):
        ended.append(self.name)


def generator(name, *held):
    try:
        yield
    finally:
        ended.append(name)


def report(kind):
    print(kind, len(ended), ended[:6], ended[-6:])
    ended.clear()


ended = []
for length in (10, 40, 5000):
    x = None
    for i in range(length):
        x = Ends(i, x, Ends(-i))
    del x
    ended.sort()
    report('instances')
    x = None
    for i in range(length):
        x = generator(i, x)
        next(x)
    del x
    report('generators')
    x = Ends('innermost')
    for i in range(length):
        x = (lambda f: lambda: f)(x)
    del x
    report('functions')
    x = Ends('innermost')
    for i in range(length):
        x = slice(x)
    del x
    report('slices')
    x = Ends('innermost')
    for i in range(length):
        x = map(functools.partial(generator, x), [types.MethodType(print, x)])
    del x
    report('iterators')
    x = iter([Ends('innermost')])
    for i in range(length):
        x = (item for item in itertools.chain(x))
    del x
    report('generator expressions')


async def asynchronous(value):
    yield value


x = Ends('innermost')
for i in range(20000):
    x = asynchronous(1).asend(x)
del x
report('asynchronous steps')


# A finalizer where the calls are almost as deep as they may be.
class Deep:
    def __repr__(self):
        global depth
        if depth:
            depth -= 1
            return repr(self)
        x = None
        for i in range(300):
            x = generator(i, x)
            next(x)
        del x
        for i in range(300):
            x = Ends(i, None if i == 0 else x)
        return 'reached'


for depth in (1, 50, 120):
    print(depth, repr(Deep()))
    ended.sort()
    report('at depth')
