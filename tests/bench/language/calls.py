# Calls of functions, methods, classes and generators. Prints `row seconds`, as every program here; the argument scales
# the work.
import sys
from time import process_time as clock

SCALE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def timed(row, work, *arguments):
    start = clock()
    work(*arguments)
    print(row, "%.6f" % (clock() - start))


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


class Counter:
    def __init__(self, step):
        self.step = step
        self.total = 0

    def advance(self):
        self.total += self.step
        return self


def methods(turns):
    counter = Counter(3)
    for _ in range(turns):
        counter.advance().advance()


def instances(turns):
    for i in range(turns):
        Counter(i)


def keywords(turns):
    def area(width, height=2, *, depth=1):
        return width * height * depth

    for i in range(turns):
        area(i)
        area(i, height=3)
        area(i, 4, depth=2)


def generators(turns):
    def squares(n):
        for i in range(n):
            yield i * i

    total = 0
    for square in squares(turns):
        total += square
    return sum(x for x in squares(turns))


def closures(turns):
    def adder(n):
        return lambda x: x + n

    add = adder(5)
    total = 0
    for i in range(turns):
        total = add(total)


def builtins(turns):
    items = [1, 2, 3]
    for i in range(turns):
        len(items)
        isinstance(items, list)
        min(i, 7)
        abs(i)


def handlers(turns):
    for i in range(turns):
        try:
            if i % 4 == 0:
                raise ValueError(i)
        except ValueError:
            pass


turns = int(1_000_000 * SCALE)
timed("calls.fib", fib, 30 if SCALE >= 1 else 24)
timed("calls.methods", methods, turns)
timed("calls.instances", instances, turns)
timed("calls.keywords", keywords, turns)
timed("calls.generators", generators, turns)
timed("calls.closures", closures, 2 * turns)
timed("calls.builtins", builtins, turns)
timed("calls.exceptions", handlers, turns)
