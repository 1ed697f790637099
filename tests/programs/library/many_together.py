# Classes, enumerations, dataclasses, generic classes and context managers in one program
from dataclasses import dataclass, field, asdict
from enum import Enum, auto, IntEnum
from typing import *
from abc import ABC, abstractmethod
from collections import deque, OrderedDict, ChainMap
from contextlib import contextmanager, ExitStack, suppress
from functools import wraps, lru_cache, partial, reduce, total_ordering
import copy, json, sys, gc, weakref
class Shape(ABC):
    @property
    @abstractmethod
    def area(self) -> float: ...
@dataclass
class Sq(Shape):
    s: float
    @property
    def area(self): return self.s**2
print(Sq(3), Sq(3).area, isinstance(Sq(1), Shape))
try: Shape()
except TypeError as e: print(e)
class Color(str, Enum):
    R='r'; G='g'
print(Color.R, Color('g'), json.dumps({'c': Color.R}), Color.R == 'r', f'{Color.R}', '%s' % Color.R, Color.R.upper(), sorted(Color))
class Lvl(IntEnum):
    LO=1; HI=2
print(json.dumps([Lvl.LO]), Lvl.HI > Lvl.LO, Lvl(1), [Lvl.HI], {Lvl.LO: 'x'}, copy.deepcopy(Color.R) is Color.R, copy.copy(Lvl.HI) is Lvl.HI)
@dataclass(frozen=True, order=True)
class P:
    x: int; y: int = 0; tags: tuple = field(default=(), compare=False)
print(sorted([P(2), P(1,5)]), copy.copy(P(1)), copy.deepcopy(P(1, 2)), hash(P(1))==hash(P(1)), json.dumps(asdict(P(1))), P(1).__eq__(3))
@dataclass
class Node:
    v: int
    kids: List['Node'] = field(default_factory=list)
    def __iter__(self):
        yield self.v
        for k in self.kids: yield from k
print(list(Node(1, [Node(2), Node(3, [Node(4)])])), asdict(Node(1,[Node(2)])))
T = TypeVar('T')
class Repo(Generic[T]):
    def __init__(self): self._d: Dict[int, T] = {}
    def add(self, k: int, v: T) -> None: self._d[k] = v
    def get(self, k: int) -> Optional[T]: return self._d.get(k)
r = Repo[str](); r.add(1, 'a'); print(r.get(1), r.get(2), Repo[int], r.__orig_class__)
class Point(NamedTuple):
    x: int
    y: int = 0
print(Point(1), Point(1)._replace(y=5), Point.__annotations__, Point(3)[0], Point(*[1,2])._asdict())
@runtime_checkable
class Flyer(Protocol):
    def fly(self) -> str: ...
class Bird:
    def fly(self): return 'flap'
print(isinstance(Bird(), Flyer), isinstance(3, Flyer))
def deco(f: Callable[..., T]) -> Callable[..., T]:
    @wraps(f)
    def inner(*a, **k): return f(*a, **k)
    return inner
@deco
def add(a: int, b: int = 2) -> int:
    "adds"
    return a + b
print(add(1), add.__name__, add.__doc__, get_type_hints(add), add.__wrapped__(1, 1))
class E(Exception):
    pass
@contextmanager
def tx(log):
    log.append('begin')
    try: yield log
    except E as e: log.append(f'rollback {e}')
    else: log.append('commit')
log=[]
with tx(log): pass
with tx(log): raise E('x')
print(log)
class Op(Enum):
    ADD = ('+', lambda a, b: a + b)
    def __init__(self, sym, fn): self.sym, self.fn = sym, fn
    def __call__(self, a, b): return self.fn(a, b)
print(Op.ADD(1, 2), Op.ADD.sym)
class W(Enum):
    MON=auto(); TUE=auto()
    @classmethod
    def first(cls): return next(iter(cls))
    @property
    def nxt(self): return W((self.value % len(W)) + 1)
print(W.first(), W.TUE.nxt, W.MON.value, W['TUE'], len(W), W.MON in W, list(W.__members__))
print(ChainMap({'a': 1}, {'b': 2})['b'], type(ChainMap()).__mro__[1])
import dataclasses
print(dataclasses.fields(P)[0].name, dataclasses.replace(P(1), x=9), dataclasses.is_dataclass(P))
class Meta(type):
    reg = {}
    def __new__(m, n, b, d, **k):
        c = super().__new__(m, n, b, d); m.reg[n] = c; return c
class Plug(metaclass=Meta): pass
class A(Plug): pass
print(sorted(Meta.reg))
try:
    class X(Plug, Enum): pass
except TypeError as e: print(e)
x = weakref.ref(Sq(2)); gc.collect(); print(x())
print(Union[int, str] | None, int | None, Optional[List[int]], list[int] | dict[str, int])
