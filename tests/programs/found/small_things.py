# What random programs found, one line each.
import gc
import sys


def show(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error)


class Sized:
    def __init__(self, size):
        self.size = size

    def __sizeof__(self):
        return self.size


show(lambda: format('ab', '٣') + '|')
show(lambda: format(7, '٠٤') + '|')
show(lambda: bytes.fromhex('naïve'))
show(lambda: bytes.fromhex('zz é'))
show(lambda: zip(strict=True, other=1))
show(lambda: type(1, x=2))
show(lambda: type(x=2))
show(lambda: sys.intern(None))
show(lambda: sys.intern(5))
show(lambda: eval('\ud800'))
show(lambda: exec('x = "\ud800"'))
show(lambda: compile('é\udfff', 'f', 'eval'))
show(lambda: sys.getsizeof(Sized('a')))
show(lambda: sys.getsizeof(Sized(-1)))
show(lambda: sys.getsizeof(Sized(None), 3))
show(lambda: gc.set_threshold(x=1))
show(lambda: gc.set_threshold(1, 2, 3, 4))
show(lambda: max(x=1, key=2, default=3))
show(lambda: dir(1, 2))
show(lambda: vars(1, 2))
show(lambda: dir(x=1))


show(lambda: compile('1', b'caf\xc3\xa9', 'eval').co_filename)
show(lambda: compile('1', b'name', 3))
show(lambda: compile('1', b'name', 'other'))
show(lambda: compile('1', 5, 'eval'))
show(lambda: type(None, (), {}))
show(lambda: type('T', None, {}))
show(lambda: type('T', (), None))
show(lambda: format(5, None))
show(lambda: format(5, 6))
show(lambda: ExceptionGroup(None, []))
show(lambda: ExceptionGroup(5, []))
show(lambda: getattr(5, '\x00'))
show(lambda: getattr(int, 'a\x00b'))
show(lambda: getattr(5, 'é' * 300))
show(lambda: getattr(list, 'x' * 500))
try:
    getattr(5, '日本' * 100)
except AttributeError as error:
    print(error.name, error.obj)
array = bytearray(b'before')
for items in ((1, 2, ()), [()], [5, 'a', 7], [1, 2, 3]):
    show(lambda: array.__init__(items))
    print(array)


class Emptying:
    def __index__(self):
        array.clear()
        return 65


show(lambda: array.__init__([1, 2, Emptying(), 4]))
print(array[-1:])
