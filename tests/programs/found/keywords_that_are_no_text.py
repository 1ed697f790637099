# f(**{1: 2}): what takes a dict says so late, after what it says of other arguments, or never; all others at once.
import functools, types, itertools


def plain(**options):
    return options


class Empty:
    pass


class Called:
    def __init__(self, **options):
        self.options = options

    def __call__(self, **options):
        return options

    @classmethod
    def of_class(cls, **options):
        return options

    @staticmethod
    def of_none(**options):
        return options


class Words(dict):
    pass


class Meta(type):
    def __new__(mcs, name, bases, namespace, **options):
        return super().__new__(mcs, name, bases, namespace, **options)


callables = [
    plain, Empty, Called, Called(), Called().of_class, Called.of_none, Words, Meta, dict, print, sorted, int, str, list, max, min,
    functools.partial(plain), functools.partial(plain, a=1), type, object, lambda: 0, range, len, [].append, [].sort, {}.update,
    'a{a}'.format, str.format, dict.update, ValueError, AttributeError, ImportError, OSError, enumerate, zip, bytes, bytearray, float,
    complex, tuple, set, frozenset, map, property, super, getattr, isinstance, eval, sum, pow, round, compile, 5, None,
    types.SimpleNamespace, itertools.product, itertools.zip_longest, itertools.count, (5).__add__, [].__init__, int.__add__, plain.__call__,
    functools.partial, functools.reduce, memoryview, slice, staticmethod, object.__init__, object.__new__, Empty().__init__,
]
for callable_ in callables:
    for given in ({1: 2}, {(1, 2): 3, 'a': 1}, {'a': 1, None: 3}):
        for positional, named in (((), {}), ((1,), {}), ((1,), {'z': 1}), ((1, 2, 3, 4, 5), {})):
            try:
                print(callable_(*positional, **named, **given))
            except Exception as error:
                print(type(error).__name__, str(error).split(' at 0x')[0])
print(functools.partial(plain, **{'a': 1}).keywords, 'x{}'.format(1, **{2: 3}))
