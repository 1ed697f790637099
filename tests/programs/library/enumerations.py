# enum: members, aliases, values of all kinds, text, errors, the functional form, hooks
import enum
from enum import *
import gc


def attempt(call, *args, **kwargs):
    try:
        print(repr(call(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error, '|', repr(error.__cause__), repr(error.__context__))




class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1


print(Color, type(Color), list(Color), len(Color), Color.RED, repr(Color.RED), str(Color.RED), f'{Color.RED:>12}|')
print(Color(2), Color['BLUE'], Color.CRIMSON, Color.CRIMSON is Color.RED, Color.RED.name, Color.RED.value)
print(Color.__members__, dict(Color.__members__), list(reversed(Color)), Color.RED in Color, bool(Color))
print(Color.RED == 1, Color.RED == Color.RED, Color.RED != Color.BLUE, hash(Color.RED) == hash('RED'), {Color.RED: 1})
print(isinstance(Color.RED, Color), type(Color.RED), Color.RED.__class__, Color.RED._sort_order_, Color.BLUE._sort_order_)
print(Color.__doc__, Color.__name__, Color.__module__, Color.__mro__, Color._member_names_)
print(Color.RED.GREEN if False else 'x', dir(Color))
attempt(Color, 9)
attempt(lambda: Color['PINK'])
attempt(lambda: Color.PINK)
attempt(lambda: Color.RED < Color.BLUE)
attempt(lambda: 1 in Color)
attempt(setattr, Color, 'RED', 5)
attempt(delattr, Color, 'RED')
attempt(setattr, Color.RED, 'value', 5)
attempt(setattr, Color.RED, 'name', 5)
attempt(delattr, Color.RED, 'name')
attempt(Color)
attempt(Color, 1, 2, 3)
attempt(lambda: type('More', (Color,), {}))
attempt(lambda: Color.__call__(None))
Color.extra = 5
print(Color.extra, Color.RED.extra)
match Color(3):
    case Color.RED: print('red')
    case Color.BLUE: print('blue')


# ---- errors in the body
def body(text):
    scope = {'Enum': Enum, 'auto': auto, 'Flag': Flag, 'IntEnum': IntEnum, 'StrEnum': StrEnum}
    try:
        exec(text, scope)
    except Exception as error:
        print(type(error).__name__, error)
    else:
        print('fine', [v for v in scope.values() if isinstance(v, EnumType)][-1].__members__)


body('class A(Enum):\n x = 1\n x = 2')
body('class A(Enum):\n _bad_ = 1')
body('class A(Enum):\n mro = 1')
body('class A(Enum):\n x = 1\n def x(self): pass')
body('class A(Enum):\n x = len\n x = 1')
body('class A(Enum):\n _order_ = "a b"\n b = 1\n a = 2')
body('class A(Enum):\n _order_ = "a b c"\n a = 1\n b = 2\n c = 1')
body('class A(Enum):\n _ignore_ = "t i"\n t = vars()\n for i in range(3): t[f"n{i}"] = i')
body('class A(Enum):\n a = 1\n _ignore_ = "a"')
body('class A(Enum):\n a = auto()\n def _generate_next_value_(n, s, c, l): return n')
body('class A(Enum, int): pass')
body('class A(IntEnum):\n a = "x"')
body('class A(StrEnum):\n a = 1')
body('class A(StrEnum):\n a = "x", 1')
body('class A(StrEnum):\n a = b"x", "ascii"\n b = b"y", "ascii", "strict"\n c = "1", "2", "3", "4"')
body('class A(Enum):\n __private = 3\n a = 1\n _x = 4\n __dunder__ = 5')
body('class A(Enum):\n a = 1, 2\n def __init__(self, x): pass')
body('class A(Enum, bad=1):\n a = 1')
body('class A(Enum):\n lambda_ = lambda self: 1\n a = []\n b = []\n c = {}')


# ---- values of all kinds
class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH = (5.976e+24, 6.37814e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def surface_gravity(self):
        return 6.67300E-11 * self.mass / (self.radius * self.radius)


print(Planet.EARTH, repr(Planet.EARTH), Planet.EARTH.surface_gravity, Planet.EARTH.mass, Planet((3.303e+23, 2.4397e6)))


class Coordinate(bytes, Enum):
    def __new__(cls, value, label, unit):
        obj = bytes.__new__(cls, [value])
        obj._value_ = value
        obj.label = label
        obj.unit = unit
        return obj
    PX = (0, 'P.X', 'km')
    PY = (1, 'P.Y', 'km')


print(Coordinate.PY, Coordinate(1).label, Coordinate.PY + b'x', Coordinate.PX == b'\0')


class Unhashable(Enum):
    a = [1]
    b = {2: 3}
    c = [1]


print(list(Unhashable), Unhashable([1]), Unhashable({2: 3}), Unhashable.c)
attempt(Unhashable, [5])


class Counted(Enum):
    def __new__(cls):
        obj = object.__new__(cls)
        obj._value_ = len(cls.__members__) + 1
        return obj
    FIRST = ()
    SECOND = ()


print(list(Counted), Counted(2))


class Tuples(tuple, Enum):
    a = 1, 2
    b = (3,)


print(Tuples.a, repr(Tuples.a), Tuples.a[0], Tuples((3,)))


class Mood(Enum):
    FUNKY = 1
    HAPPY = 3
    name_ = 'n'
    def describe(self): return self.name, self.value
    def __str__(self): return f'my custom str! {self.value}'
    @classmethod
    def favorite(cls): return cls.HAPPY
    @staticmethod
    def plain(): return 'static'
    @nonmember
    class Inner: pass
    helper = nonmember(5)
    @member
    def function(): return 'called'


print(Mood.favorite(), str(Mood.FUNKY), Mood.HAPPY.describe(), Mood.plain(), f'{Mood.FUNKY}', Mood.helper,
      Mood.Inner.__name__, Mood.function.value(), '%s' % Mood.HAPPY, list(Mood)[:3])


# ---- names that are attributes of members, too
class Tricky(Enum):
    name = 'a'
    value = 'b'


print(Tricky.name, Tricky.value, repr(Tricky.name), Tricky.name.name, Tricky.value.value)


class WithProperty(Enum):
    x = 1
    @enum.property
    def label(self): return self._name_ * 2


attempt(lambda: WithProperty.label)
print(WithProperty.x.label)
attempt(setattr, WithProperty.x, 'label', 1)


# ---- auto, _generate_next_value_
class Auto(Enum):
    A = auto()
    B = 10
    C = auto()
    D = (auto(), 'x')


print(list(Auto), auto(), auto(4))


class Ordinal(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return (name, start, count, tuple(last_values))
    NORTH = auto()
    SOUTH = auto()


print([m.value for m in Ordinal])


class Lower(StrEnum):
    ONE = auto()
    TWO = 'second'


print(Lower.ONE, repr(Lower.TWO), Lower('one'), Lower.ONE.upper(), Lower.ONE == 'one', f'{Lower.TWO:>8}', 'x' + Lower.ONE,
      {'one': 1}[Lower.ONE], isinstance(Lower.ONE, str), str(Lower.ONE).__class__, Lower.ONE in ['one'])


# ---- IntEnum, mixed-in types, ReprEnum
class Number(IntEnum):
    ONE = 1
    TWO = 2


print(Number.ONE, repr(Number.TWO), Number.ONE + Number.TWO, Number.ONE < Number.TWO, f'{Number.TWO:03}', '%d' % Number.TWO,
      [5, 6, 7][Number.ONE], Number(2), Number.TWO == 2, sorted([Number.TWO, Number.ONE]), int(Number.TWO), hash(Number.TWO),
      {1: 'x'}[Number.ONE], bin(Number.TWO), str(Number.ONE), format(Number.ONE), Number.TWO.real, Number.TWO.bit_length())


class Plain(int, Enum):
    ONE = 1


class Real(float, ReprEnum):
    HALF = 0.5


class MyInt(int):
    def __repr__(self): return f'my{int(self)}'
    def __str__(self): return 'text'


class Mine(MyInt, Enum):
    A = 1


print(Plain.ONE, repr(Plain.ONE), f'{Plain.ONE}', '%d' % Plain.ONE, Real.HALF, repr(Real.HALF), Real.HALF + 1, Mine.A, repr(Mine.A))
attempt(lambda: ReprEnum('R', 'a b'))


# ---- the functional form
Animal = Enum('Animal', 'ANT BEE CAT DOG')
print(Animal, list(Animal), Animal.__module__, Animal.__qualname__)
print(list(Enum('Two', 'a,b', start=10)), list(Enum('Pairs', [('x', 5), ('y', 'z')])), list(Enum('Map', {'q': 1})),
      list(IntEnum('I', ['u', 'v'])), list(Flag('F', 'r w x')), list(StrEnum('S', 'P Q')), list(Enum('T', 'a b', type=int)),
      list(Enum('Empty', '')), Enum('Q', 'a', module='m', qualname='O.Q').__qualname__, repr(Enum('Q', 'a', module='m').a))
attempt(lambda: Enum('Dup', 'a a'))


# ---- _missing_
class Lenient(Enum):
    LOW = 'low'
    HIGH = 'high'
    @classmethod
    def _missing_(cls, value):
        if value == 'type': return 5
        if value == 'raise': raise KeyError('inside')
        if value == 'value': raise ValueError('own text')
        value = str(value).lower()
        for m in cls:
            if m.value == value: return m


print(Lenient('LOW'), Lenient('High'))
for value in ('none', 'type', 'raise', 'value'):
    attempt(Lenient, value)


# ---- unique, verify
for check, source in ((unique, 'a = 1; b = 1'), (unique, 'a = 1; b = 2'), (verify(UNIQUE), 'a = 1; b = 1; c = 1'),
                      (verify(CONTINUOUS), 'a = 1; b = 5'), (verify(CONTINUOUS), 'a = 1; b = 2'), (verify(CONTINUOUS, UNIQUE), 'a = 3')):
    scope = {}
    exec(f'from enum import *\nclass V(Enum):\n    {source}', scope)
    attempt(check, scope['V'])
attempt(verify(UNIQUE), int)


# ---- inheritance without members, __init_subclass__, abstract methods in the class
class Shown(Enum):
    def __str__(self): return self.name.title()
    def __init_subclass__(cls, **kwds):
        super().__init_subclass__(**kwds)
        print('subclass', cls.__name__, list(cls))


class Weekday(Shown):
    MONDAY = 1
    SUNDAY = 7


print(Weekday.MONDAY, [str(d) for d in Weekday])


class OrderedEnum(Enum):
    def __ge__(self, other): return self.value >= other.value if self.__class__ is other.__class__ else NotImplemented
    def __lt__(self, other): return self.value < other.value if self.__class__ is other.__class__ else NotImplemented


class Grade(OrderedEnum):
    A = 5
    B = 4


print(Grade.A >= Grade.B, Grade.A < Grade.B, max(Grade.A, Grade.B, key=lambda g: g.value), sorted(Grade))
attempt(lambda: Grade.A < Color.RED)


class Meta(EnumMeta):
    def __getitem__(cls, name): return super().__getitem__(name.upper())
    def __call__(cls, value, *args, **kwds): return super().__call__(value, *args, **kwds)


class Loose(Enum, metaclass=Meta):
    ABC = 1


print(Loose['abc'], Loose(1))
print(EnumMeta is EnumType, isinstance(Color, EnumMeta), Enum.__class__, list(Enum), Enum, Flag, IntFlag, FlagBoundary.KEEP)


class Callable(Enum):
    ADD = member(lambda a, b: a + b)
    def __call__(self, *args): return self.value(*args)


print(Callable.ADD(1, 2))


class HasDict(Enum):
    A = {'k': 1}
    B = None
    C = True
    D = 1
    E = 1.0


print(list(HasDict), HasDict.D, HasDict(True), HasDict(None), HasDict['E'])
del Color
gc.collect()


# ---- as inspect and help see it
import inspect


class Seen(Enum):
    A = 1


print([name for name, value in inspect.getmembers(Seen)])
