# How the bases are named that have no consistent order: by __name__, as their metaclass gives it.
import collections
import itertools


class Refusing(type):
    def __getattribute__(self, name):
        return super().__getattribute__(name)


class Below(Refusing, metaclass=Refusing):
    pass


class Nameless(type):
    @property
    def __name__(cls):
        raise AttributeError('no name')

    def __repr__(cls):
        return 'repr of a class'


class Numbered(type):
    @property
    def __name__(cls):
        return 5


class Failing(type):
    @property
    def __name__(cls):
        raise ValueError('failing')


def tell(*bases):
    try:
        kind = type(bases[0])
        print(kind('Made', bases, {}).__mro__)
    except Exception as error:
        print(type(error).__name__, error)


tell(Refusing, Below)
tell(object, collections.deque)
tell(object, itertools.count, int)
tell(object, collections.OrderedDict)
for meta in Nameless, Numbered, Failing:
    above = meta('Above', (), {})
    tell(above, meta('Derived', (above,), {}))
    tell(object, above)
long = type('Long' * 100, (), {})
tell(object, long)
many = [type(f'Class{n}' * 3, (), {}) for n in range(60)]
tell(object, *many)
