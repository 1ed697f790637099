# What programs do with these modules: a little of each
import enum, dataclasses, typing, abc, contextlib, types, functools, collections.abc
for m in (enum, dataclasses, typing, abc, contextlib, types, functools, collections.abc):
    print(m.__name__, m.__doc__ is not None, type(m).__name__)
print(enum.Enum.__module__, enum.auto.__module__, abc.ABC.__module__, contextlib.suppress.__module__, dataclasses.Field.__module__, functools.partial.__module__, collections.abc.Mapping.__module__, typing.TypeVar.__module__, types.SimpleNamespace.__module__, types.new_class.__module__)
print(enum.Enum, dataclasses.dataclass.__name__, typing.Generic, abc.ABCMeta, functools.lru_cache.__qualname__)
import sys
print('enum' in sys.modules, sorted(k for k in sys.modules if k in ('abc','types','enum','typing')))
class A(abc.ABC):
    x = property(abc.abstractmethod(lambda self: 1))
    @x.setter
    def x(self, v): pass
try: A()
except TypeError as e: print(e)
class S(enum.Enum):
    A = 'a'
    def __eq__(self, o): return self.value == o
    __hash__ = enum.Enum.__hash__
print(S.A == 'a', {S.A: 1}[S.A])
@dataclasses.dataclass
class Q:
    items: list = dataclasses.field(default_factory=lambda: [1, 2])
    m: dict = dataclasses.field(default_factory=dict, compare=False)
a, b = Q(), Q()
a.items.append(3); print(a, b, a == b)
class Ctx:
    def __enter__(self): print('in'); return self
    def __exit__(self, *a): print('out', a[0].__name__ if a[0] else None); return True
with Ctx() as c, contextlib.suppress(ValueError): raise ValueError
with contextlib.ExitStack() as st:
    cs = [st.enter_context(Ctx()) for _ in range(2)]
    1 / 0
try:
    with contextlib.closing(3): pass
except AttributeError as e: print(e)
print(issubclass(Q, collections.abc.Hashable), isinstance(a, collections.abc.Hashable))
def gen() -> typing.Iterator[int]: yield 1
print(gen.__annotations__, isinstance(gen(), typing.Iterator), isinstance(gen(), collections.abc.Generator))
x: typing.Final[int] = 3
print(__annotations__)
print(functools.partial(print, 'a', sep='-'), functools.reduce(lambda a, b: a + b, range(5)))
print(types.MappingProxyType({'a': 1})['a'], types.SimpleNamespace(**{'q': [1]}))
print(type(enum.Enum('E', 'a')), repr(enum.Enum), str(enum.IntEnum))
match S.A:
    case S.A: print('matched')
F = enum.Flag('F', 'r w x'); print(F.r | F.w, (F.r | F.w) & F.w, F(0), bool(F(0)), F.r in (F.r | F.x), len(F.r | F.x))
print(sum(f.value for f in F), max(F, key=lambda f: f.value), [f.name for f in F])
print(enum.unique(S) is S, S.A.__class__, S.__members__['A'], S('a').name)

import copy as _copy
import dis as _dis


def _small(a):
    return a + 1


print(_copy.copy(_small.__code__) is _small.__code__, _copy.deepcopy(_small.__code__) is _small.__code__)
_copy._deepcopy_dispatch[frozenset] = lambda x, memo: 'its own way'
print(_copy.deepcopy([frozenset({1})]))
_load = list(_dis.get_instructions(_small))[1]
print(_load._replace(argval='b').argval, _load._asdict()['opname'], _load._fields[:3])
