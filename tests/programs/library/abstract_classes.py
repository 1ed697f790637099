# abc: what is abstract, virtual subclasses and what is remembered of them, errors
import abc
from abc import ABC, ABCMeta, abstractmethod
import gc
import weakref


def attempt(call, *args, **kwargs):
    try:
        print(repr(call(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    @property
    @abstractmethod
    def name(self): ...

    @classmethod
    @abstractmethod
    def make(cls): ...

    @staticmethod
    @abstractmethod
    def unit(): ...

    def describe(self):
        return f'{self.name} of {self.area()}'


print(sorted(Shape.__abstractmethods__), Shape.__abstractmethods__.__class__)
attempt(Shape)


class Half(Shape):
    def area(self): return 1
    name = 'half'
    make = classmethod(lambda cls: cls())


print(Half.__abstractmethods__)
attempt(Half)


class Whole(Half):
    @staticmethod
    def unit(): return 'm'


print(Whole.make().describe(), Whole.__abstractmethods__, Whole.unit())
attempt(Whole)if False else None
Half.unit = staticmethod(lambda: 'x')
attempt(Half)
print(abc.update_abstractmethods(Half) is Half, Half.__abstractmethods__)
print(Half().describe())
print(abc.update_abstractmethods(int))


class One(ABC):
    @abstractmethod
    def only(self): ...


attempt(One)
attempt(lambda: One.only(3))
attempt(lambda: One(1, 2))


class Descriptor:
    __isabstractmethod__ = True


class WithDescriptor(metaclass=ABCMeta):
    thing = Descriptor()


attempt(WithDescriptor)


class Odd(ABC):
    __slots__ = ('x',)
    def __init__(self, x): self.x = x


print(Odd(4).x, hasattr(Odd(4), '__dict__'), ABC.__slots__, ABC.__doc__ is not None)


# the old decorators
class Old(ABC):
    @abc.abstractproperty
    def a(self): ...
    @abc.abstractclassmethod
    def b(cls): ...
    @abc.abstractstaticmethod
    def c(): ...


print(sorted(Old.__abstractmethods__))


# ---- registering
class Drawable(ABC):
    pass


class Picture:
    pass


class SmallPicture(Picture):
    pass


print(issubclass(Picture, Drawable), isinstance(Picture(), Drawable))
token = abc.get_cache_token()
print(Drawable.register(Picture) is Picture, abc.get_cache_token() - token)
print(Drawable.register(Picture) is Picture, abc.get_cache_token() - token)
print(issubclass(Picture, Drawable), issubclass(SmallPicture, Drawable), isinstance(SmallPicture(), Drawable))
print(Drawable in Picture.__mro__, Picture in Drawable.__subclasses__())


@Drawable.register
class Sketch:
    pass


print(isinstance(Sketch(), Drawable), Sketch)
attempt(Drawable.register, 3)
attempt(Picture.register if hasattr(Picture, 'register') else Drawable.register, 'x')


class Below(Drawable):
    pass


attempt(Below.register, Drawable)
attempt(issubclass, 3, Drawable)
attempt(isinstance, 3, Drawable)
attempt(issubclass, int, (str, Drawable))
Below.register(int)
print(issubclass(int, Drawable), isinstance(True, Below), isinstance('', Drawable))
attempt(lambda: Drawable.__subclasscheck__(Drawable, 1, 2))


# what registers dies
class Temporary:
    pass


Drawable.register(Temporary)
print(isinstance(Temporary(), Drawable))
watch = weakref.ref(Temporary)
del Temporary
gc.collect()
print(watch() is None)


# ---- __subclasshook__
class Quacks(ABC):
    asked = []

    @classmethod
    def __subclasshook__(cls, C):
        cls.asked.append(C.__name__)
        if cls is Quacks:
            return any('quack' in base.__dict__ for base in C.__mro__) or NotImplemented
        return NotImplemented


class Duck:
    def quack(self): ...


class Dog:
    pass


print(isinstance(Duck(), Quacks), isinstance(Dog(), Quacks), isinstance(Dog(), Quacks), Quacks.asked)
Quacks.register(Dog)
print(isinstance(Dog(), Quacks), isinstance(Duck(), Quacks), Quacks.asked)


class Bad(ABC):
    @classmethod
    def __subclasshook__(cls, C):
        return 'yes'


attempt(issubclass, int, Bad)


class Raises(ABC):
    @classmethod
    def __subclasshook__(cls, C):
        raise ValueError('asked')


attempt(isinstance, 1, Raises)


class Claims:
    @property
    def __class__(self):
        return Duck


print(isinstance(Claims(), Quacks), isinstance(Claims(), Duck))


class NoClass:
    @property
    def __class__(self):
        raise RuntimeError('no class')


attempt(isinstance, NoClass(), Quacks)


# ---- keywords, metaclasses of one's own, __init_subclass__
class Counted(ABCMeta):
    made = []

    def __new__(mcls, name, bases, namespace, **kwargs):
        mcls.made.append((name, kwargs))
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __instancecheck__(cls, instance):
        return instance == 'magic' or super().__instancecheck__(instance)


class Base(metaclass=Counted):
    def __init_subclass__(cls, flavour=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.flavour = flavour


class Sweet(Base, flavour='sweet'):
    pass


print(Counted.made, Sweet.flavour, isinstance('magic', Sweet), isinstance('other', Sweet), isinstance(Sweet(), Base))
print(type(Sweet), type(ABC), isinstance(Sweet, ABCMeta), Base.__mro__)
attempt(lambda: type('X', (Base, Shape), {}).__abstractmethods__ == Shape.__abstractmethods__)


# a class that inherits an abstract method from two sides
class Left(ABC):
    @abstractmethod
    def f(self): ...


class Right:
    def f(self): return 'right'


class LeftRight(Left, Right):
    pass


class RightLeft(Right, Left):
    pass


attempt(LeftRight)
print(RightLeft().f())
attempt(lambda: type.__call__(Left))
attempt(lambda: object.__new__(Left))
Left._dump_registry
print(Left.__dict__['_abc_impl'].__class__.__name__, '_abc_impl' in LeftRight.__dict__)
print([name for name in dir(abc) if not name.startswith('_')])
