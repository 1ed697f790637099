# anext() with a default, awaited and driven by hand.
async def one():
    yield 1


async def none():
    if 0:
        yield


class Odd:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


class OddAwait(Odd):
    def __anext__(self):
        return self

    def __await__(self):
        return 5


class ListAwait(OddAwait):
    def __await__(self):
        return iter([3])


def attempt(action):
    try:
        print(action())
    except BaseException as error:
        print(type(error).__name__, error, error.args, repr(error.__cause__))


for kind in Odd, OddAwait, ListAwait:
    attempt(lambda: anext(kind(), 1).send(None))
    attempt(lambda: next(anext(kind(), 1)))
    attempt(lambda: anext(kind(), 1).throw(ValueError))
    attempt(lambda: anext(kind(), 1).close())
    attempt(lambda: type(iter(anext(kind(), 1))))
for default in (None, 1, (), (1, 2), ValueError(3), StopIteration(4), ValueError, [1]):
    for name, arguments in ('send', (None,)), ('throw', (ValueError(7),)), ('close', ()), ('__next__', ()):
        step = anext(none(), default)
        attempt(lambda: getattr(step, name)(*arguments))
        attempt(lambda: getattr(step, name)(*arguments))
        steps = one()
        for _ in range(2):
            step = anext(steps, default)
            attempt(lambda: getattr(step, name)(*arguments))
            attempt(lambda: getattr(step, name)(*arguments))

    async def main():
        steps = one()
        return [await anext(steps, default), await anext(steps, default), await anext(steps, default)]
    attempt(lambda: main().send(None))
step = anext(one(), 1)
print(type(step), hasattr(step, '__next__'), hasattr(step, '__await__'), hasattr(step, 'cr_frame'))
