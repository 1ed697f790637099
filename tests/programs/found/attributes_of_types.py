# Names of built-in types are made anew each time; some types show what they have from object as their own.
import gc
import sys
import warnings

print(__annotations__, sys.getsizeof(globals()))
print(int.__name__ is int.__name__, int.__qualname__ is int.__qualname__, int.__name__ == 'int')


class A:
    pass


print(A.__name__ is A.__name__, A.__qualname__ is A.__name__)
for kind in (object, type, int, str, bytes, bytearray, list, dict, tuple, float, complex, set, frozenset, range, slice, property, map,
             zip, filter, enumerate, reversed, memoryview, BaseException, Exception, ValueError, bool, classmethod, super):
    print(kind.__name__, [name for name in ('__getattribute__', '__setattr__', '__delattr__') if name in kind.__dict__])
print(int.__getattribute__, BaseException.__setattr__)


class Speaking:
    def __setattr__(self, name, value):
        print('set', name)
        super().__setattr__(name, value)

    def __getattribute__(self, name):
        print('get', name)
        return super().__getattribute__(name)


class Failure(Exception, Speaking):
    pass


class Sequence(list, Speaking):
    pass


Failure().field = 1
Sequence().field = 1
Sequence().field if hasattr(Sequence(), 'field') else print('none')


def refused(*values):
    try:
        gc.set_threshold(*values)
    except (TypeError, OverflowError) as error:
        print(error)
    print(gc.get_threshold())


refused(500, 'x')
refused(600, 5, 2**40)
refused(700, 10, 10)

view = memoryview(b'abc')
iterator = iter(view)
print(type(iterator).__name__, sys.getsizeof(iterator), next(iterator), list(iterator), list(iterator))
print(gc.is_tracked(iterator), hasattr(iterator, '__length_hint__'), hasattr(iterator, '__setstate__'))
iterator = iter(view)
view.release()
try:
    next(iterator)
except ValueError as error:
    print(error)
for make in (lambda: (5).to_bytes(1, None), lambda: int.from_bytes(b'', byteorder=5),
             lambda: compile('1', b'a\0', 5), lambda: compile('1', 'a\0b', 'eval')):
    try:
        print(type(make()).__name__)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


class Converted:
    def __index__(self):
        return True

    def __float__(self):
        return type('f', (float,), {})(1.5)

    def __complex__(self):
        return type('c', (complex,), {})(1.5)


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    print(int(Converted()), float(Converted()), complex(Converted()), [1, 2][Converted()])
for warning in caught:
    print(warning.category.__name__, warning.message)
match [1]:
    case [value]:
        inside: int = 1
print(__annotations__)
