# numbers, reprlib, keyword, __future__, copyreg, and what is not there
import numbers
from numbers import *
import reprlib
import keyword
import __future__
import copyreg
from collections import deque


def attempt(call, *args, **kwargs):
    try:
        print(repr(call(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


print(numbers.__all__)
for value in (1, True, 1.5, 2j, 'x', None):
    print(type(value).__name__, [name for name in numbers.__all__ if isinstance(value, getattr(numbers, name))])
for name in numbers.__all__:
    cls = getattr(numbers, name)
    print(name, cls.__mro__, sorted(cls.__abstractmethods__), cls.__slots__)
attempt(Integral)


class Half(Rational):
    numerator = 1
    denominator = 2
    __hash__ = object.__hash__
    def _no(self, *a): raise NotImplementedError
    __abs__ = __add__ = __ceil__ = __floor__ = __floordiv__ = __le__ = __lt__ = __mod__ = __mul__ = __neg__ = __pow__ = __radd__ = _no
    __rfloordiv__ = __rmod__ = __rmul__ = __round__ = __rpow__ = __rtruediv__ = __truediv__ = __trunc__ = _no
    def __eq__(self, other): return float(self) == other
    def __pos__(self): return self


h = Half()
print(float(h), complex(h), h.imag, h.real is h, h.conjugate() is h, bool(h), isinstance(h, Real), isinstance(h, Integral))
attempt(lambda: h + 1)
attempt(lambda: divmod(h, 2))

# ---- reprlib
r = reprlib.repr
deep = []
for i in range(10): deep = [deep, i]
for value in (list(range(20)), tuple(range(3)), (1,), (), [], {}, set(), frozenset(), {1: 2, 3: 4, 5: 6, 7: 8, 9: 10}, set('abcdefghijk'), frozenset({3, 1}),
              'x' * 100, "it's" * 20, 10 ** 100, deque(range(9)), deep, {'k': deep}, object, 3.5, None, range(10 ** 9), b'y' * 80, {1, 'a'}):
    print(r(value))
class Bad:
    def __repr__(self): raise ValueError
print(r(Bad()).split(' at ')[0])
mine = reprlib.Repr()
mine.maxlist, mine.maxlevel, mine.fillvalue = 2, 1, '_'
print(mine.repr([1, [2, [3]], 4]), mine.repr({1: {2: 3}}))


class Short(reprlib.Repr):
    def repr_Point(self, x, level): return 'point'


class Point: pass


print(Short().repr([Point(), 1]))


class Rec:
    def __init__(self): self.me = self
    @reprlib.recursive_repr('<again>')
    def __repr__(self):
        "doc"
        return f'Rec({self.me!r})'


print(Rec(), Rec.__repr__.__name__, Rec.__repr__.__doc__)

# ---- keyword, __future__
print(keyword.kwlist, keyword.softkwlist, keyword.iskeyword('for'), keyword.iskeyword('match'), keyword.issoftkeyword('match'), keyword.__all__)
print(__future__.all_feature_names)
print([getattr(__future__, name) for name in __future__.all_feature_names], __future__.annotations.compiler_flag, __future__.division.getMandatoryRelease())
print(eval(compile('1 / 2', 'x', 'eval', __future__.division.compiler_flag)))

# ---- copyreg
class Pixel:
    def __init__(self, x): self.x = x
copyreg.pickle(Pixel, lambda p: (Pixel, (p.x,)))
print(Pixel in copyreg.dispatch_table, copyreg.__all__)
attempt(copyreg.pickle, Pixel, 3)
attempt(copyreg.constructor, 3)
copyreg.add_extension('m', 'n', 300)
attempt(copyreg.add_extension, 'm', 'n', 301)
attempt(copyreg.add_extension, 'm', 'o', 300)
attempt(copyreg.add_extension, 'm', 'o', 0)
copyreg.remove_extension('m', 'n', 300)
attempt(copyreg.remove_extension, 'm', 'n', 300)
print(copyreg.__newobj__(int, 5), Point().__reduce_ex__(2)[0].__name__, (lambda r: (r[0].__name__, r[1][1:]))(Point().__reduce_ex__(0)))
class Slots:
    __slots__ = ('a', '__b')
    def __init__(self): self.a = 1
print(copyreg._slotnames(Slots), Slots().__reduce_ex__(2)[1:3])
attempt(lambda: Slots().__reduce_ex__(0))


# ---- what is not there
for text in ('import no_such_module', 'import no.such', 'from no_such_module import x', 'import keyword.sub', 'from keyword import nothing',
             'from collections import nothing', 'import collections.nothing', 'from . import x', '__import__("")'):
    try:
        exec(text)
    except Exception as error:
        print(type(error).__name__, str(error).split(' (')[0], getattr(error, 'name', 'none'))
