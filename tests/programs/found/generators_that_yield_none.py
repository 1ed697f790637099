# A StopIteration whose value is None has no arguments, whoever raises it; auto() that finds no next value says so.
import enum
import sys


def attempt(action):
    try:
        print(action())
    except BaseException as error:
        print(type(error).__name__, error, error.args)


for value in (None, 5, (), (1, 2), ValueError(3), StopIteration(4)):
    async def steps():
        yield value
        yield value

    async def coroutine():
        return value

    def generator():
        return value
        yield

    def delegating():
        return (yield from generator())

    class Iterator:
        def __next__(self):
            raise StopIteration(value)

        def __iter__(self):
            return self
        __await__ = __iter__

    async def awaiting():
        return await Iterator()

    attempt(lambda: steps().__anext__().send(None))
    attempt(lambda: steps().asend(None).__next__())
    attempt(lambda: coroutine().send(None))
    attempt(lambda: next(generator()))
    attempt(lambda: next(delegating()))
    attempt(lambda: awaiting().send(None))
    attempt(lambda: next(coroutine().__await__()))
    under_way = steps()
    attempt(lambda: under_way.__anext__().send(None))
    attempt(lambda: under_way.athrow(ValueError(5)).send(None))
    attempt(lambda: under_way.aclose().send(None))

sys.stderr = sys.stdout
for kind, first, second in ((enum.Enum, 'r', None), (enum.Enum, 1, 'x'), (enum.Enum, 5, 2), (enum.Enum, 2.5, 3), (enum.Enum, (1,), 2),
                            (enum.IntEnum, 5, 2), (enum.Flag, 4, 1), (enum.StrEnum, 'a', 'b')):
    def define():
        class Colour(kind):
            RED = first
            GREEN = second
            BLUE = enum.auto()
        return list(Colour)
    attempt(define)
