# What help() shows of classes, functions and instances.
import collections, enum, dataclasses, abc
class Base:
    """Base class.

    More text.
    """
    x = 1
    name: str = 'n'
    def __init__(self, a, b=2):
        "Make it."
        self.a = a
    def method(self, q: int = 5) -> str:
        """Does things.

            indented
        """
    @property
    def prop(self):
        "The prop."
        return 1
    @property
    def both(self): return 1
    @both.setter
    def both(self, v): pass
    @classmethod
    def cm(cls): "class m"
    @staticmethod
    def sm(z): pass
    alias = method
    lam = lambda self, k: k
    _hidden = 3
    data = {'a': 1, 'b': [1, 2, 3] * 30}
class Derived(Base):
    def method(self, q=1): pass
    async def co(self): pass
class Slots:
    __slots__ = ('a', 'b')
def fn(a, *args, k=1, **kw):
    """Function doc.
    second line"""
    def inner(): 'in'
    return inner
@dataclasses.dataclass
class D:
    "A dataclass."
    a: int
    b: str = 'z'
for o in (Base, Derived, Slots, fn, fn(1), Base(1), Base(1).method, Base.method, Base.prop, lambda x: x, D, Base.cm, Derived(2).co):
    help(o)
    print('======')
# comment before
def commented(): pass
help(commented)
class Empty: pass
help(Empty)
class E(Exception): pass
class Meta(type): pass
class M(metaclass=Meta): pass
help(M)
