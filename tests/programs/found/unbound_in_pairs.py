# Code that has run often executes some instructions in pairs; what is unbound in the second is told of the first.
import traceback


def place(function, *args):
    try:
        function(*args)
    except UnboundLocalError as error:
        last = list(traceback.extract_tb(error.__traceback__))[-1]
        print(function.__name__, last.lineno - function.__code__.co_firstlineno, last.colno, last.end_colno, error)
    else:
        print(function.__name__, 'nothing unbound')


def loads(a, b, given):
    if given:
        missing = 1
    return (a, b, missing)


def loads_of_four(a, b, given):
    if given:
        missing = 1
    return (a, b, a, missing)


def constants(a, given):
    if given:
        missing = 1
    return ([a, 1, missing], a)


def stored(given):
    if given:
        missing = 1
    other = given
    return other, missing


def store_then_load(given):
    if given:
        missing = 1
    x = y = given
    z = missing
    return z


def behind_a_loop(a, count):
    for i in range(count):
        b = i
        for j in range(0):
            missing = 1
    print(a, missing, b)


def deleted(a, count):
    for i in range(count):
        pass
    if count:
        del a
    return count, a


class Unpacked:
    def generator(self, a, given):
        if given:
            missing = 1
        while True:
            yield a
            if given > 3:
                yield [a, missing]
            given += 1


for count in range(1, 12):
    print(count)
    for function in (loads, loads_of_four):
        place(function, 1, 2, False)
    for function in (stored, store_then_load):
        place(function, False)
    place(constants, 1, False)
for count in (1, 5, 6, 7, 8, 9, 20):
    place(behind_a_loop, 1, count)
    place(deleted, 1, count)
    behind_a_loop = type(behind_a_loop)(behind_a_loop.__code__.replace(co_name='behind_a_loop'), globals())
    deleted = type(deleted)(deleted.__code__.replace(co_name='deleted'), globals())
for number, value in enumerate([0, 1, 2, 3, 0]):
    try:
        print(list(zip(range(10), Unpacked().generator(1, value)))[-1])
    except UnboundLocalError as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        print(last.lineno, last.colno, last.end_colno, error)
