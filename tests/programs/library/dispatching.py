# functools: singledispatch among classes, abstract classes and unions; cached_property, partial's state; what wrapping copies
import functools
from functools import *
import collections.abc as abcs
from abc import ABC
import gc
import weakref


def attempt(call, *args, **kwargs):
    try:
        print(repr(call(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error, '|', repr(error.__cause__), repr(error.__context__))


@singledispatch
def show(value, extra=''):
    "How it is shown."
    return f'object{extra}'


@show.register
def _(value: int, extra=''): return f'int{extra}'
@show.register(list)
def _(value, extra=''): return 'list'
@show.register
def _(value: str | bytes, extra=''): return 'text'
@show.register(type(None))
def show_none(value): return 'none'
show.register(abcs.Mapping, lambda value: 'mapping')
show.register(abcs.Sized, lambda value: 'sized')


print(show(1), show(True), show([]), show('x'), show(b''), show(None), show(1.5), show({}), show(set()), show(3, extra='!'), show_none(1))
print(show.dispatch(bool)(1), show.dispatch(dict) is show.registry[abcs.Mapping], len(show.registry), show.__name__, show.__doc__, show.__wrapped__.__name__)
attempt(show)
attempt(show.register, 3)
attempt(show.register, list[int], print)
def bad(x: 'list[int]'): pass
attempt(show.register, bad)
def texty(x: 'float'): return 'float by name'
show.register(texty)
print(show(1.5))


class Left(ABC): pass
class Right(ABC): pass
class Both: pass
Left.register(Both)
Right.register(Both)
@singledispatch
def side(x): return 'none'
side.register(Left, lambda x: 'left')
print(side(Both()))
side.register(Right, lambda x: 'right')
attempt(side, Both())
side.register(Both, lambda x: 'both')
print(side(Both()))


class Late: pass
class Named(ABC): pass
side.register(Named, lambda x: 'named')
print(side(Late()))
Named.register(Late)
print(side(Late()))


class Gone: pass
side(Gone())
watch = weakref.ref(Gone)
del Gone
gc.collect()
print(watch() is None)


class Negator:
    @singledispatchmethod
    def neg(self, arg): raise NotImplementedError('Cannot negate a')
    @neg.register
    def _(self, arg: int): return -arg
    @neg.register
    def _(self, arg: bool): return not arg
    @singledispatchmethod
    @classmethod
    def make(cls, arg): return cls.__name__, arg
    @make.register
    @classmethod
    def _(cls, arg: str): return cls, arg
    @singledispatchmethod
    @staticmethod
    def plain(arg): return 'plain', arg
    @plain.register
    @staticmethod
    def _(arg: int): return 'int', arg


n = Negator()
print(n.neg(5), n.neg(True), n.make(1), Negator.make('x')[1], n.plain(3), Negator.plain('s'))
attempt(n.neg, 'x')


# ---- cached_property
class Data:
    made = 0
    @cached_property
    def value(self):
        "the value"
        Data.made += 1
        return Data.made


d = Data()
print(d.value, d.value, Data.made, d.__dict__, Data.value.__doc__, Data.value.attrname)
del d.value
print(d.value)
class Slots:
    __slots__ = ()
    @cached_property
    def value(self): return 1
attempt(lambda: Slots().value)
class Unnamed: pass
Unnamed.x = cached_property(lambda self: 1)
attempt(lambda: Unnamed().x)
def same():
    class Twice:
        @cached_property
        def a(self): return 1
        b = a
attempt(same)


class Raising:
    def __set_name__(self, owner, name): raise ValueError(name)
attempt(lambda: type('X', (), {'r': Raising()}))

# ---- partial
for state in ((int,), None, 1, (int, (), {}, None, None), (1, (), {}, None), (int, [], {}, None), (int, (), (), None), [int, (), {}, None],
              (int, None, {}, None), (int, (1,), {'x': 2}, {'attr': 3}), (max, (), None, None)):
    p = partial(print)
    try:
        print(p.__setstate__(state), p.func, p.args, p.keywords, p.__dict__)
    except Exception as error:
        print(type(error).__name__, error)
print(partial(partial(int, 1), 2).args, repr(partial(int, '1', base=2)), partial(int, base=2)('101'))

# ---- what classmethod and staticmethod take from a function
def function(a: int) -> str:
    "doc"
function.extra = 1
print(vars(staticmethod(function)), vars(classmethod(function)), vars(staticmethod(3)).keys(), staticmethod(function).__wrapped__ is function)


class Cycle:
    def __del__(self): print('collected')


def make():
    kept = Cycle()
    def inner(): kept
    s = staticmethod(inner)
    s.me = s


make()
print(gc.collect() > 0)


# ---- total_ordering, reduce, cmp_to_key, lru_cache
@total_ordering
class Student:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n if isinstance(o, Student) else NotImplemented
    def __lt__(self, o): return self.n < o.n if isinstance(o, Student) else NotImplemented


print(Student(1) <= Student(2), Student(1) >= Student(2), Student(3) > Student(2), Student(1) <= Student(1), sorted([Student(2), Student(1)])[0].n)
attempt(lambda: Student(1) >= 3)
attempt(total_ordering, type('None_', (), {}))
print(reduce(lambda a, b: a * 10 + b, [1, 2, 3]), reduce(max, [], 7))
attempt(reduce, max, [])
attempt(reduce, max, 3)
print(sorted('bca', key=cmp_to_key(lambda a, b: (a < b) - (a > b))))
@lru_cache(maxsize=2, typed=True)
def square(x): return x * x
print(square(2), square(2.0), square(2), square(3), square(2.0), square.cache_info(), square.cache_parameters())
square.cache_clear()
print(square.cache_info(), square.__wrapped__(5))
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info())
attempt(lru_cache, 'x')
attempt(square, [])


class Cell:
    def __init__(self): self.alive = False
    def set(self, state): self.alive = state
    on = partialmethod(set, True)
    off = partialmethod(set, state=False)


c = Cell()
c.on(); print(c.alive); c.off(); print(c.alive, Cell.__dict__['off'])if False else print(c.alive)
attempt(partialmethod, 3)
