# typing: text of types, subscripts, type variables, generic classes, protocols, named tuples, hints, errors
import typing
from typing import *
import collections.abc
import sys


def attempt(call, *args, **kwargs):
    try:
        print(repr(call(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


print(sorted(name for name in typing.__all__))
for name in sorted(typing.__all__):
    if name not in ('Pattern', 'Match', 'AnyStr', 'TYPE_CHECKING', 'Text'):
        value = getattr(typing, name)
        print(name, value if not callable(value) or not hasattr(value, '__code__') else 'function')
print(TYPE_CHECKING, Text)

T = TypeVar('T')
K = TypeVar('K', bound=int)
V = TypeVar('V', int, str)
C = TypeVar('C', covariant=True)
N = TypeVar('N', contravariant=True)
P = ParamSpec('P')
Ts = TypeVarTuple('Ts')
print(T, K, V, C, N, P, Ts, P.args, P.kwargs, K.__bound__, V.__constraints__, T.__constraints__, T.__name__, T.__module__, C.__covariant__)

# ---- text
shown = [List[int], Dict[str, List[int]], Tuple[int, ...], Tuple[()], Tuple[int, str], Set['x'], FrozenSet[None], Type[int],
         Optional[int], Union[int, str], Union[int, None], Union[int, str, None], Union[int], Optional[Optional[str]],
         Union[List[int], Dict[str, Any]], Callable, Callable[[int], str], Callable[..., Any], Callable[[], None], Callable[P, T],
         Callable[Concatenate[int, P], T], Iterable[T], Mapping[K, V], Sequence[Union[int, str]], Iterator[int], Generator[int, None, str],
         ClassVar[int], Final[str], Literal[1, 'a', None, True], Literal['x'], Annotated[int, 'meta', 5], Annotated[List[T], 1],
         Type[Any], Any, NoReturn, Never, Self, List[list[int]], list[List[int]], List[T][int], Dict[K, V][int, str], DefaultDict[str, int],
         Deque[int], Counter[str], OrderedDict[str, int], ChainMap[str, int], Awaitable[int], Coroutine[Any, Any, int], AsyncIterator[str],
         ContextManager[int], AbstractSet[int], ByteString, Hashable, Sized, Required[int], NotRequired[str], TypeGuard[int], Unpack[Ts],
         Unpack[Tuple[int, str]], ForwardRef('A'), Optional['Node'], List['Node'], int | str, Optional[int | str], Union[int, list[str]],
         Callable[[Callable[[int], str], List[int]], Optional[str]], Tuple[Callable[..., int], ...], Literal[Literal[1, 2], 3], Union[Literal[1], None]]
for tp in shown:
    print(tp, get_origin(tp), get_args(tp), getattr(tp, '__parameters__', 'none'))
print(type(List[int]), type(Union[int, str]), type(Any), type(Union), type(List), type(Callable[[], int]), type(Literal[1]), type(T), type(Optional))

# ---- comparison
print(List[int] == List[int], List[int] is List[int], List[int] == List[str], Union[int, str] == Union[str, int], Union[int, str] == int | str,
      Optional[int] == Union[None, int], hash(Union[int, str]) == hash(Union[str, int]), Literal[1] == Literal[True], Literal[1, 2] == Literal[2, 1],
      Annotated[int, 1] == Annotated[int, 1], Annotated[Annotated[int, 1], 2], List[int] == list[int], Dict[str, int] in {Dict[str, int]: 1},
      Tuple[int] == Tuple[int, ...], Callable[[int], str] == Callable[[int], str], ForwardRef('A') == ForwardRef('A'))
print(List[T] | None, T | int, int | T, Any | None if False else '', 'x' | T if False else '', Optional[T][int], Union[T, int][str], List[Union[T, int]][int])
print(List.__name__, List[int].__name__, List.__module__, List[int].__module__, Union.__name__, List.__origin__, Callable.__origin__, Optional[int].__name__)

# ---- errors
for text in ('List[int, str]', 'Dict[int]', 'Union[()]', 'Optional[int, str]', 'Callable[int]', 'Callable[int, str]', 'ClassVar[int][str]', 'List[int][str]',
             'Any[int]', 'NoReturn[int]', 'Self[int]', 'Any()', 'Union()', 'Union[int, str]()', 'List()', 'List[int]()', 'Dict()', 'Tuple()',
             'isinstance(1, Any)', 'isinstance(1, Union)', 'isinstance([], List[int])', 'issubclass(list, List[int])', 'isinstance([], List)',
             'isinstance({}, Mapping)', 'isinstance(1, Union[int, str])', 'isinstance(1.5, Optional[int])', 'issubclass(int, Union[int, str])',
             'isinstance(1, T)', 'isinstance(1, Literal[1])', 'isinstance(len, Callable)', 'Generic[int]', 'Generic[T, T]', 'Generic[()]',
             'List[Union]', 'List[ClassVar]', 'List[ClassVar[int]]', 'Final[Final[int]]', 'List[Generic]', 'List[(1, 2)]', 'Literal', 'Literal[[]]',
             'TypeVar("X", int)', 'TypeVar("X", int, str, bound=int)', 'TypeVar("X", covariant=True, contravariant=True)', 'TypeVar()', 'ForwardRef(1)',
             'ForwardRef("1 +")', 'Annotated[int]', 'Annotated()', 'Concatenate[int]', 'Concatenate[()]', 'List["1 +"]', 'cast(int, "x")', 'assert_never(3)',
             'type("X", (List,), {})', 'NewType("U", int)', 'NewType("U", int)(5)', 'Mapping[int]', 'Hashable[int]', 'Iterable()', 'Type[int]()', 'assert_type(1, str)',
             'iter(List)', 'Union[int, str].__args__', 'List[int].append', 'Optional[int].__origin__', 'get_type_hints(3)', 'get_type_hints(len)', 'List[int].nothing'):
    print(text, end=': ')
    attempt(lambda: eval(text))
for text in ('class X(Any): pass\nprint(X, X(), isinstance(X(), X))' if False else 'pass', 'class X(Union): pass', 'class X(Union[int, str]): pass', 'class X(Optional[int]): pass',
             'class X(Generic): pass', 'class X(List[T], Generic[K]): pass', 'class X(TypeVar): pass',
             'class X(T): pass' if False else 'pass', 'class X(NewType("U", int)): pass', 'class X(Annotated[int, 1]): pass\nprint(X.__mro__)',
             'class X(ClassVar[int]): pass', 'class X(Callable[[int], str]):\n def __call__(self): pass\nprint(X.__mro__)',
             'class X(Literal[1]): pass', 'class X(List[int]): pass\nprint(X.__mro__, X.__orig_bases__, X())', 'class X(Dict[str, T]): pass\nprint(X.__parameters__, X[int], X[int]())'):
    try:
        exec(text)
    except Exception as error:
        print(type(error).__name__, error)


# ---- generic classes
class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []
    def push(self, item: T) -> 'Stack[T]':
        self.items.append(item)
        return self


class Pair(Generic[K, T]):
    def __init__(self, a: K, b: T): self.a, self.b = a, b


class Sub(Stack[int], Generic[C]): pass
class Both(Stack[T], Mapping[str, T] if False else Sized):
    def __len__(self): return 0
class Array(Generic[Unpack[Ts]]): pass
class WithSpec(Generic[P, T]): pass
class OnlySpec(Generic[P]): pass


print(Stack, Stack[int], Stack[int]().push(3).items, Stack[T][str], Stack.__parameters__, Stack.__orig_bases__, Stack.__mro__)
print(Pair[int, str], Pair[int, T], Pair[int, T][str], Pair.__parameters__, Pair[int, str](1, 'x').b, Pair[int, str](1, 'x').__orig_class__)
print(Sub.__parameters__, Sub[int], Sub.__mro__, Both[int], Both.__mro__)
print(Array[int, str], Array[()], Array[int], Array.__parameters__, WithSpec[[int, str], bool], WithSpec[..., int], OnlySpec[int, str], OnlySpec[[int]])
for wrong in (lambda: Stack[int, str], lambda: Pair[int], lambda: Stack[int][str], lambda: Stack[()], lambda: isinstance(1, Stack[int]), lambda: WithSpec[int, str]):
    attempt(wrong)
print(Callable[P, T][[int, str], bool], Callable[Concatenate[int, P], T][[str], bytes], List[Callable[[T], K]][int, bool], Dict[str, Tuple[T, ...]][bytes])
print(issubclass(Stack, Generic), isinstance(Stack(), Stack), get_origin(Generic), get_origin(Generic[T]), Generic[T])


# ---- protocols
@runtime_checkable
class Closable(Protocol):
    def close(self) -> None: ...


@runtime_checkable
class Named(Protocol):
    name: str


class NotRuntime(Protocol[T]):
    def get(self) -> T: ...


class File:
    name = 'f'
    def close(self): pass
class Implements(Closable):
    def __init__(self, x): self.x = x
    def close(self): return 'closed'
class Blocked:
    close = None


print(isinstance(File(), Closable), isinstance(3, Closable), issubclass(File, Closable), isinstance(File(), Named), isinstance(3, Named),
      isinstance(Implements(1), Closable), Implements(5).x, Implements(1).close(), isinstance(Blocked(), Closable), Closable._is_protocol, Implements._is_protocol)
attempt(lambda: Closable())
attempt(lambda: isinstance(3, NotRuntime))
attempt(lambda: issubclass(int, NotRuntime))
attempt(lambda: issubclass(File, Named))
attempt(lambda: runtime_checkable(File))
attempt(lambda: type('X', (Protocol, File), {}))
attempt(lambda: issubclass(3, Closable))
print(NotRuntime[int], NotRuntime.__parameters__, Protocol, Closable)
print(isinstance(3, SupportsInt), isinstance('x', SupportsInt), isinstance(3, SupportsIndex), isinstance(3.5, SupportsRound), isinstance(1j, SupportsAbs),
      isinstance(b'', SupportsBytes), issubclass(float, SupportsFloat), SupportsAbs[int], isinstance(3, SupportsComplex))


# ---- NamedTuple
class Employee(NamedTuple):
    """Represents an employee."""
    name: str
    id: int = 3

    def __repr__(self) -> str: return f'<Employee {self.name}, id={self.id}>'
    @property
    def upper(self): return self.name.upper()


e = Employee('Guido')
print(e, e.id, e.upper, e == ('Guido', 3), Employee._fields, Employee._field_defaults, Employee.__annotations__, Employee.__doc__, Employee.__mro__, e._asdict(), e._replace(id=4))
print(NamedTuple('Simple', [('a', int), ('b', str)])(1, 'x'), NamedTuple('Keys', x=int)(5), isinstance(e, tuple), len(Employee.__orig_bases__))
class GenericTuple(NamedTuple, Generic[T]):
    x: T
    y: int = 0
print(GenericTuple[int], GenericTuple(1), GenericTuple.__mro__)
for text in ('class X(NamedTuple):\n a: int = 1\n b: int', 'class X(NamedTuple):\n a: int\n _fields = 1', 'class X(NamedTuple, File): pass', 'class X(NamedTuple):\n _a: int',
             'NamedTuple("X", [("a", int)], b=int)', 'class X(NamedTuple):\n a: int = 1\n b: int = 2\n c: str', 'isinstance(1, NamedTuple)'):
    try:
        exec(text)
    except Exception as error:
        print(type(error).__name__, error)


# ---- TypedDict
class Movie(TypedDict):
    name: str
    year: int
class Extended(Movie, total=False):
    based_on: 'str'
    must: Required[int]
class Mixed(TypedDict):
    a: NotRequired[int]
    b: Annotated[Required[str], 'x']


print(Movie(name='x', year=1), type(Movie(name='x')), Movie.__annotations__, Movie.__total__, sorted(Movie.__required_keys__), Extended.__annotations__,
      sorted(Extended.__required_keys__), sorted(Extended.__optional_keys__), Extended.__total__, sorted(Mixed.__optional_keys__), Movie.__bases__, Movie.__mro__, is_typeddict(Movie), is_typeddict(dict))
print(TypedDict('Func', {'a': int, 'b-c': str})(a=1), get_type_hints(Extended), get_type_hints(Mixed, include_extras=True), get_type_hints(Mixed))
attempt(lambda: isinstance({}, Movie))
attempt(lambda: type('X', (Movie, File), {}))

# ---- NewType
UserId = NewType('UserId', int)
print(UserId, UserId(5) + 1, UserId.__supertype__, UserId.__name__, Optional[UserId], List[UserId], UserId | None, type(UserId))


# ---- hints
class Node:
    value: int
    next: 'Optional[Node]' = None
    kinds: ClassVar[List[str]] = []
    extra: Annotated[int, 'e']
    def method(self, other: 'Node', *args: int, flag: bool = None, **kw: 'str') -> 'List[Node]': ...


class Leaf(Node):
    leaf: 'int'


print(get_type_hints(Node), get_type_hints(Leaf), get_type_hints(Node.method), get_type_hints(Node, include_extras=True)['extra'])
def annotated(a: 'int', b: None, c: List['Node'], d: 'list[Node]' = (), e: list['Node'] = ()) -> 'Optional[str]': ...
print(get_type_hints(annotated), annotated.__annotations__)
def missing(a: 'Unknown'): ...
attempt(get_type_hints, missing)
attempt(get_type_hints, missing, {'Unknown': int})
attempt(get_type_hints, missing, None, {'Unknown': str})
print(get_type_hints(lambda x: x), get_type_hints(sys.modules['__main__']))


# ---- decorators
@overload
def double(x: int) -> int: ...
@overload
def double(x: str) -> str: ...
overloaded = double
def double(x): return x * 2


print(double(4), double('a'), len(get_overloads(double)))
attempt(overloaded, 1)
clear_overloads()
print(get_overloads(double))
@final
class Last: pass
@no_type_check
def unchecked(a: 'what is this'): ...
@dataclass_transform(kw_only_default=True)
def transform(cls): return cls
print(Last.__final__, get_type_hints(unchecked), transform.__dataclass_transform__, cast('x', 3), reveal_type(3))
print(get_args(int), get_args(Callable[[], T][int]), get_args(Dict[int, Tuple[T, int]][str]), get_args(Union[int, Union[T, int], str][int]), get_origin(P.args) is P,
      get_origin(List), get_args(List), get_origin(collections.abc.Callable[[int], str]), get_args(collections.abc.Callable[[int], str]))
