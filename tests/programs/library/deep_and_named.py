# Names of classes in messages, and chains of wrappers without end.
import collections
import inspect

for attempt in (lambda d: d < 1j, hash, lambda d: d.foo, lambda d: d + 1, lambda d: d.update(1, 2)):
    try:
        attempt(collections.OrderedDict())
    except (TypeError, AttributeError) as error:
        print(error)
print(collections.OrderedDict, collections.OrderedDict.__name__, collections.OrderedDict.__qualname__,
      collections.OrderedDict.__module__)


class Named(collections.OrderedDict):
    pass


try:
    hash(Named())
except TypeError as error:
    print(error)


def wrapped(levels):
    def innermost():
        pass
    function = innermost
    for _ in range(levels):
        def outer():
            pass
        outer.__wrapped__ = function
        function = outer
    return function


for levels in 10, 998, 999, 1000, 5000:
    try:
        print(levels, inspect.unwrap(wrapped(levels)).__name__)
    except ValueError as error:
        print(levels, str(error)[:30])
