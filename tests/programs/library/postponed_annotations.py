# Annotations that are text: what dataclasses, typing and singledispatch make of them
from __future__ import annotations
import dataclasses, typing
from dataclasses import dataclass, field, InitVar, KW_ONLY
from typing import ClassVar, Optional, get_type_hints
import typing as t
import dataclasses as d
@dataclass
class A:
    x: int
    cv: ClassVar[int] = 3
    cv2: typing.ClassVar = 4
    cv3: t.ClassVar[str] = 's'
    iv: InitVar[int] = 5
    iv2: d.InitVar[int] = 6
    other: Optional[A] = None
    _: KW_ONLY
    kw: list[int] = field(default_factory=list)
    def __post_init__(self, iv, iv2): self.sum = iv + iv2
print(A(1), A(1).sum, [f.name for f in dataclasses.fields(A)], A.__doc__)
print({name: hint for name, hint in get_type_hints(A).items() if name != "_"})
print(A.__init__.__annotations__)
@dataclass
class B(A):
    y: str = 'q'
print(B(1, y='z', kw=[1]))
def f(a: 'int', b: A) -> None: ...
print(f.__annotations__, get_type_hints(f))
class N(typing.NamedTuple):
    a: int
    b: str = 'x'
print(N(1), N.__annotations__)
class TD(typing.TypedDict, total=False):
    a: int
    b: typing.Required[str]
print(TD.__annotations__, TD.__required_keys__)
from functools import singledispatch
@singledispatch
def g(x): return 'o'
@g.register
def _(x: int): return 'i'
@g.register
def _(x: list | tuple): return 'seq'
print(g(1), g([]), g(()), g('s'))
from abc import ABC, abstractmethod
class Base(ABC):
    @abstractmethod
    def a(self): ...
    @abstractmethod
    def b(self): ...
try: Base()
except TypeError as e: print(e)
# class in function, local names
def make():
    @dataclass
    class L:
        v: int = 1
        def __eq__(self, o): return NotImplemented
    return L
print(make()(), make()() == make()(), make().__qualname__)
import enum
class Planet(enum.Enum):
    A: int = 1
    B: int = 2
print(list(Planet), Planet.__annotations__)
