# Errors of finalizers and callbacks go to sys.stderr, whatever that is; nobody hears of them where it is None.
import sys, weakref


class Shown:
    def write(self, text):
        return sys.stdout.write(text.replace(__file__, 'here'))

    def flush(self):
        sys.stdout.flush()


sys.stderr = Shown()


class Plain:
    pass


class Loud:
    def __del__(self):
        1 / 0


class Broken:
    __del__ = 5


def callback_is_no_function():
    thing = Plain()
    ref = weakref.ref(thing, 5)
    del thing
    return ref


def finalizer_is_no_function():
    Broken()


class Stream:
    def __init__(self):
        self.text = ''

    def write(self, text):
        self.text += text

    def flush(self):
        pass


def without_addresses(text):
    parts = text.split(' at 0x')
    return parts[0] + ''.join('>' + part.partition('>')[2] for part in parts[1:])


stream = Stream()
sys.stderr = stream
Loud()
callback_is_no_function()
finalizer_is_no_function()
try:
    1 / 0
except ZeroDivisionError as error:
    sys.excepthook(type(error), error, error.__traceback__)
print(without_addresses(stream.text).replace(__file__, 'here'))

sys.stderr = None
Loud()
try:
    1 / 0
except ZeroDivisionError as error:
    sys.excepthook(type(error), error, error.__traceback__)


# The name of a free variable that is unbound is in the error.
def outer():
    def inner():
        return free
    try:
        inner()
    except NameError as error:
        print(type(error).__name__, error, error.name)
    free = 1


outer()
sys.stderr = sys.stdout
{**{}, **dict(a=1)}
for value in (range(3), 5, 'ab', [1], None):
    try:
        {'k': 1, **value}
    except TypeError as error:
        print(error)
for value in ((1,), 'a', b'a', range(2), {1}, {}.keys(), 5, None, type, list[int]):
    for index in (0, slice(1), 'a', 2**80):
        try:
            del value[index]
        except (TypeError, IndexError) as error:
            print(type(error).__name__, error)
        try:
            value[index] = 1
        except (TypeError, IndexError) as error:
            print(type(error).__name__, error)
