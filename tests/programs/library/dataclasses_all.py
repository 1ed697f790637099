# dataclasses: all options, fields of all kinds, inheritance, slots, frozen, errors
import dataclasses
from dataclasses import *
from typing import ClassVar, List, Any, Optional
import weakref


def attempt(call, *args, **kwargs):
    try:
        print(repr(call(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


print(dataclasses.__all__)


@dataclass
class Item:
    """Class for keeping track of an item in inventory."""
    name: str
    unit_price: float
    quantity: int = 0

    def total_cost(self) -> float:
        return self.unit_price * self.quantity


item = Item('pen', 1.5, 4)
print(item, item.total_cost(), item == Item('pen', 1.5, 4), item != Item('pen', 1.5), item == ('pen', 1.5, 4))
print(Item.__match_args__, Item.quantity, hasattr(Item, 'name'), Item.__annotations__, Item.__doc__)
print(Item.__init__.__annotations__, Item.__init__.__qualname__, Item.__repr__.__qualname__, Item.__eq__.__name__)
print(Item.__dataclass_params__)
attempt(Item)
attempt(Item, 1)
attempt(Item, 1, 2, 3, 4)
attempt(Item, 1, 2, name=3)
attempt(Item, 1, 2, other=3)
attempt(hash, item)
attempt(lambda: item < item)
for one in fields(Item): print(repr(one).split(',default=')[0], repr(one).split(',init')[1])
print(fields(item) == fields(Item), is_dataclass(Item), is_dataclass(item), is_dataclass(int), is_dataclass(3))
match item:
    case Item('pen', price, quantity=q): print('matched', price, q)


@dataclass
class Documented:
    x: int
    y: 'str' = 'd'
    z: Optional[int] = None
    w: List[int] = field(default_factory=list)
    v: list[int] = field(default_factory=list, kw_only=True)
    u: dataclasses.Field = 1
@dataclass
class Empty: pass
@dataclass
class OnlyKeywords:
    _: KW_ONLY
    a: int
    b: int = 2


print(Documented.__doc__, Empty.__doc__, Empty(), Empty() == Empty(), OnlyKeywords.__doc__, OnlyKeywords(a=1), OnlyKeywords.__match_args__)
attempt(OnlyKeywords, 1)


# ---- options
@dataclass(order=True)
class Version:
    major: int
    minor: int = field(default=0)
    tag: str = field(default='', compare=False)


print(Version(1, 2) < Version(1, 3), Version(2) > Version(1, 9), Version(1, 2, 'a') == Version(1, 2, 'b'), Version(1) <= Version(1),
      max(Version(1), Version(3), Version(2)), sorted([Version(2), Version(1, 5), Version(1)]))
attempt(lambda: Version(1) < 3)


@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0


p = Point(1, 2)
print(p, hash(p) == hash((1, 2)), {p: 'p'}[Point(1, 2)], p == Point(1, 2))
attempt(setattr, p, 'x', 3)
attempt(delattr, p, 'y')
attempt(setattr, p, 'new', 3)
print(issubclass(FrozenInstanceError, AttributeError), replace(p, y=9))


@dataclass(frozen=True)
class Point3(Point):
    z: int = 5
    def __post_init__(self): object.__setattr__(self, 'sum', self.x + self.y + self.z)


print(Point3(1), Point3(1).sum, Point3.__mro__, Point3(1) == Point(1))
attempt(setattr, Point3(1), 'x', 3)


class Plain(Point): pass


plain = Plain(1)
plain.extra = 5
print(plain, plain.extra)
attempt(setattr, plain, 'x', 3)


@dataclass(eq=False)
class NoEq:
    x: int
@dataclass(unsafe_hash=True)
class Unsafe:
    x: int
    y: int = field(default=1, hash=False)
@dataclass(repr=False, init=False)
class Bare:
    x: int = 3
    def __init__(self, a): self.x = a
    def __repr__(self): return f'bare {self.x}'
@dataclass
class OwnMethods:
    x: int
    def __init__(self): self.x = 7
    def __repr__(self): return 'own'
    def __eq__(self, other): return True
    def __hash__(self): return 5
    __match_args__ = ('q',)


print(NoEq(1) == NoEq(1), hash(NoEq(1)) is not None, hash(Unsafe(1)) == hash((1,)), Unsafe(1, 2) == Unsafe(1, 2), Bare(5), Bare.__doc__)
print(OwnMethods(), OwnMethods() == 3, hash(OwnMethods()), OwnMethods.__match_args__, OwnMethods.__doc__)


# ---- slots
@dataclass(slots=True)
class Slotted:
    x: int
    y: int = 2
    z: list = field(default_factory=list)
@dataclass(slots=True, frozen=True)
class SlottedFrozen(Slotted if False else object):
    x: int
    y: int = field(init=False, default=9)
@dataclass(slots=True, weakref_slot=True)
class Weak(Slotted):
    w: int = 0


s = Slotted(1)
print(s, Slotted.__slots__, hasattr(s, '__dict__'), Slotted.__name__, Slotted.__qualname__, Weak.__slots__, weakref.ref(Weak(1))() is None)
attempt(setattr, s, 'other', 1)
print(SlottedFrozen(1), SlottedFrozen(1).__getstate__(), Slotted.__doc__)
attempt(setattr, SlottedFrozen(1), 'x', 1)
attempt(lambda: weakref.ref(s))
attempt(lambda: dataclass(slots=True)(type('S', (), {'__slots__': ('a',), '__annotations__': {'a': int}})))
attempt(lambda: dataclass(weakref_slot=True)(type('S', (), {})))


# ---- fields
@dataclass
class Kinds:
    always: int
    counted: ClassVar[int] = 0
    also: 'ClassVar[int]' = 1
    init: InitVar[int] = 5
    other: 'InitVar' = 6
    made: list = field(default_factory=list)
    hidden: int = field(default=1, repr=False)
    later: int = field(init=False)
    fixed: int = field(init=False, default=4)
    meta: int = field(default=2, metadata={'unit': 'm'})

    def __post_init__(self, init, other):
        self.later = init * other


k = Kinds(1, made=[1])
print(k, k.later, k.hidden, Kinds.counted, [f.name for f in fields(k)], k.__dict__)
print(Kinds(1).made is Kinds(1).made, fields(Kinds)[-1].metadata['unit'], fields(Kinds)[0].metadata)
print(Kinds.init, 'other' in k.__dict__, InitVar[int], InitVar[List[int]], InitVar(int), repr(field(default=3))[:40], MISSING.__class__.__name__)
print(replace(k, always=2, init=1, other=1))
attempt(replace, k, later=3)


@dataclass
class NeedsInit:
    a: InitVar[int]
    b: int = 0
    def __post_init__(self, a): self.b += a


attempt(replace, NeedsInit(1))
print(replace(NeedsInit(1), a=5))


@dataclass
class Keyword:
    a: int
    b: int = field(kw_only=True)
    c: int = 3
    _: KW_ONLY
    d: int
    e: int = field(default=5, kw_only=False)


print(Keyword(1, b=2, d=4), Keyword.__match_args__, Keyword.__doc__)
attempt(Keyword, 1)


@dataclass(kw_only=True)
class AllKeyword:
    a: int = 1
    b: int


print(AllKeyword(b=2))
attempt(AllKeyword, 1, 2)


class Descriptor:
    def __set_name__(self, owner, name): self.name = '_' + name; print('named', name)
    def __get__(self, instance, owner=None): return 50 if instance is None else getattr(instance, self.name, 'unset')
    def __set__(self, instance, value): setattr(instance, self.name, int(value))


@dataclass
class WithDescriptor:
    d: int = Descriptor()


w = WithDescriptor()
w.d = 7.5
print(w, w._d)


@dataclass
class SelfField:
    self: int
    x: int = 1


print(SelfField(3), SelfField(self=4))


@dataclass
class Recursive:
    next: Any = None


r = Recursive()
r.next = r
print(r)


# ---- inheritance
@dataclass
class Base:
    x: Any = 15.0
    y: int = 0
@dataclass
class Derived(Base):
    z: int = 10
    x: int = 15
@dataclass
class Mixed(Derived, Item):
    name: str = 'm'
    unit_price: float = 0.0


print(Derived(), [f.name for f in fields(Derived)], Mixed(), [f.name for f in fields(Mixed)], Derived() == Base(15, 0))


class Undecorated(Base):
    q: int = 3


print(Undecorated(1), fields(Undecorated) == fields(Base), is_dataclass(Undecorated))

# ---- errors
def make(text):
    try:
        scope = {}
        exec('from dataclasses import *\nfrom typing import ClassVar\n' + text, scope)
        print('fine', scope['C'])
    except Exception as error:
        print(type(error).__name__, error)


make('@dataclass\nclass C:\n x: int = 1\n y: int')
make('@dataclass\nclass C:\n x: list = []')
make('@dataclass\nclass C:\n x: dict = {}')
make('class U:\n __hash__ = None\n@dataclass\nclass C:\n x: U = U()')
make('@dataclass\nclass C:\n x = field(default=1)')
make('@dataclass\nclass C:\n x: int = field(default=1, default_factory=int)')
make('@dataclass\nclass C:\n x: ClassVar[int] = field(default_factory=int)')
make('@dataclass\nclass C:\n x: InitVar[int] = field(default_factory=int)')
make('@dataclass\nclass C:\n x: ClassVar[int] = field(kw_only=True)')
make('@dataclass(order=True, eq=False)\nclass C: pass')
make('@dataclass(order=True)\nclass C:\n def __lt__(self, o): pass')
make('@dataclass(unsafe_hash=True)\nclass C:\n def __hash__(self): pass')
make('@dataclass(frozen=True)\nclass C:\n def __setattr__(self, n, v): pass')
make('@dataclass(frozen=True)\nclass A: pass\n@dataclass\nclass C(A): pass')
make('@dataclass\nclass A: pass\n@dataclass(frozen=True)\nclass C(A): pass')
make('@dataclass\nclass C:\n a: KW_ONLY\n b: KW_ONLY')
make('@dataclass(bogus=1)\nclass C: pass')
make('@dataclass\nclass A:\n x: int = 1\n@dataclass\nclass C(A):\n y: int')
make('from __future__ import annotations') if False else None
attempt(fields, 3)
attempt(asdict, Item)
attempt(astuple, 3)
attempt(replace, Item, x=1)
attempt(replace, item, nothing=1)
attempt(dataclass, 3) if False else None


# ---- asdict, astuple
@dataclass
class Tree:
    value: int
    children: list = field(default_factory=list)
    named: dict = field(default_factory=dict)


import collections
Pair = collections.namedtuple('Pair', 'a b')
tree = Tree(1, [Tree(2), (Tree(3), 'x')], {'k': Tree(4), Pair(1, 2): Pair(Tree(5), None)})
print(asdict(tree))
print(astuple(tree))
print(asdict(Item('a', 1), dict_factory=lambda pairs: [k for k, v in pairs]), astuple(Item('a', 1), tuple_factory=list))

# ---- make_dataclass
C = make_dataclass('C', ['x', ('y', int), ('z', int, field(default=5))], namespace={'add': lambda self: self.x + self.z})
print(C(1, 2), C(1, 2).add(), C.__annotations__, C.__doc__, C.__module__)
print(make_dataclass('D', [('w', str, 'q')], bases=(C,), frozen=False)(1, 2) if True else 0)
for wrong in (['a', 'a'], ['1a'], ['for'], [('a', int, 1, 2)], [5]):
    attempt(make_dataclass, 'W', wrong)


# ---- other
@dataclass
class WithMethods:
    a: int
    @property
    def twice(self): return self.a * 2
    @classmethod
    def make(cls): return cls(9)
    @staticmethod
    def plain(): return 'plain'


print(WithMethods.make().twice, WithMethods.plain(), vars(WithMethods(1)))
print([name for name in WithMethods.__dict__ if name not in ('__dict__', '__weakref__')])
import abc


@dataclass
class Abstract(abc.ABC):
    x: int
    @abc.abstractmethod
    def f(self): ...


attempt(Abstract, 1)
@dataclass(frozen=True, order=True)
class Full:
    a: int
    b: tuple = ()
print(sorted({Full(2), Full(1, (3,)), Full(1)}))
try:
    Item.__init__(item)
except TypeError as error:
    print(error)
