# The tree of errors as __subclasses__ tells it: with those that modules make which CPython starts with.
import io


class OwnValue(ValueError):
    pass


class OwnLookup(LookupError):
    pass


def walk(kind, depth=0):
    print('    ' * depth + kind.__module__ + '.' + kind.__qualname__, [base.__name__ for base in kind.__bases__])
    for each in kind.__subclasses__():
        walk(each, depth + 1)


walk(BaseException)
print(ValueError.__subclasses__())
print(OSError.__subclasses__()[-2] is io.UnsupportedOperation)
try:
    io.StringIO().fileno()
except ValueError as error:
    print(repr(error), type(error).__mro__)
