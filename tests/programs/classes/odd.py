# Rarer things: slots as dict, deleted and replaced special methods, __new__ replaced, name mangling, weird names.
def attempt(f, *a):
    try:
        print('ok', f(*a))
    except Exception as e:
        print(type(e).__name__, e)
class S:
    __slots__ = {'a': 'doc of a', 'b': None}
print(S.__slots__, S.a.__doc__, sorted(S.__dict__))
class It:
    __slots__ = iter(['p', 'q'])
print(It.p, It.q)
class M:
    __x = 1
    def __init__(self): self.__y = 2
    def get(self): return self.__x, self.__y
print(M().get(), vars(M()), [k for k in vars(M) if 'x' in k])
class _M2:
    __z = 5
print([k for k in vars(_M2) if 'z' in k])
class N:
    def __new__(cls): return super().__new__(cls)
print(type(N()).__name__, N.__dict__['__new__'].__class__.__name__)
N.__new__ = staticmethod(lambda cls: 'replaced')
print(N())
del N.__new__
attempt(lambda: type(N()).__name__)
class C:
    def __call__(self): return 'called'
c = C()
print(c(), callable(c))
c.__call__ = lambda: 'instance'
print(c())
del C.__call__
attempt(c)
print(callable(c))
class I(int):
    def __new__(cls, v, extra=None):
        self = super().__new__(cls, v)
        self.extra = extra
        return self
i = I(5, extra='e')
print(i, i.extra, i + 1, type(i + 1).__name__, I(7).__class__, isinstance(i, int), int(i), repr(i), str(i), f'{i:03}')
class F(frozenset): pass
print(sorted(F([1, 2])), F([1]) == {1}, type(F([1]) | {2}).__name__)
class Ex(KeyError): pass
attempt(lambda: (_ for _ in ()).throw(Ex('k')))
print(Ex.__mro__[1:3], issubclass(Ex, LookupError), Ex('a', 'b').args)
class B(bytes): pass
class LL(list):
    def __init__(self, *a):
        super().__init__(a)
print(LL(1, 2), LL().__class__, [1] + LL(2), LL(3) + [1], LL(1) == [1], len(LL(1, 2, 3)))
class DD(dict):
    def __init__(self, **k):
        super().__init__(k, extra=1)
print(DD(a=2), DD() == {'extra': 1}, list(DD(b=1)))
print(type(type), type.__mro__, object.__bases__, object.__base__, type.__base__)
print(isinstance(type, object), isinstance(object, type), issubclass(type, object))
attempt(lambda: int.x)
attempt(lambda: (5).x)
attempt(lambda: setattr(object(), 'x', 1))
attempt(lambda: setattr(None, 'x', 1))
attempt(lambda: object().x)
attempt(lambda: None.x)
attempt(lambda: [].x)
attempt(lambda: len.x)
attempt(lambda: getattr(5, 1))
attempt(lambda: setattr(5, 1, 1))
attempt(lambda: hasattr(5, 1))
attempt(lambda: isinstance(1, 1))
attempt(lambda: isinstance(1, (int, 1)))
attempt(lambda: isinstance('a', (int, 1)))
attempt(lambda: issubclass(1, int))
attempt(lambda: issubclass(int, 1))
attempt(lambda: object.__new__(object, 1))
attempt(lambda: list.__new__(int))
attempt(lambda: type.__new__(int, 'x', (), {}))
attempt(lambda: type.__new__(type))
attempt(lambda: list.__init__(5))
attempt(lambda: dict.fromkeys.__self__)
attempt(lambda: str.join(5, []))
attempt(lambda: int.__repr__('a'))
attempt(lambda: int.__lt__(1, 'a'))
attempt(lambda: (1).__lt__())
attempt(lambda: [].__len__(1))
attempt(lambda: [].__getitem__(0))
attempt(lambda: [1, 2].__getitem__(-1))
attempt(lambda: [1, 2].__contains__(2))
attempt(lambda: (1, 2).__mul__(2))
attempt(lambda: 'ab'.__mod__(1))
attempt(lambda: (5).__pow__(2, 7))
attempt(lambda: (5).__rsub__(7))
attempt(lambda: (5).__divmod__(3))
attempt(lambda: (5).__bool__())
attempt(lambda: {}.__setitem__(1))
attempt(lambda: {1: 2}.__delitem__(3))
attempt(lambda: iter([1]).__next__())
attempt(lambda: iter([]).__next__())
attempt(lambda: (5).__hash__())
attempt(lambda: [].__hash__)
attempt(lambda: [].__eq__([]))
attempt(lambda: [].__iadd__('ab'))
attempt(lambda: (1).__getattribute__('real'))
attempt(lambda: (1).__init__(1, 2, 3))
attempt(lambda: object().__init__())
attempt(lambda: (5).__class__)
attempt(lambda: (5).__doc__[:10])
attempt(lambda: type(5).__name__)
class Del:
    def __init__(self): self.a = 1
d = Del()
del d.a
attempt(lambda: d.a)
attempt(delattr, d, 'a')
class Prop:
    @property
    def p(self): raise AttributeError('inner')
    def __getattr__(self, n): return 'from getattr ' + n
print(Prop().p)
class Prop2:
    @property
    def p(self): return self.missing
attempt(lambda: Prop2().p)
class Cmp:
    def __lt__(self, o): return NotImplemented
    def __gt__(self, o): return 'gt'
print(Cmp() < Cmp() if False else Cmp() > 1)
attempt(lambda: Cmp() < 1)
print(1 < Cmp())
class Eq:
    def __eq__(self, o): return NotImplemented
print(Eq() == 1, Eq() != 1, Eq() == Eq())
class Hash:
    def __hash__(self): return 2 ** 100
print(hash(Hash()) == hash(2 ** 100))
class Hash2:
    def __hash__(self): return -1
print(hash(Hash2()))
class Str:
    def __str__(self): return 5
attempt(lambda: str(Str()))
class Repr:
    def __repr__(self): return 5
attempt(lambda: repr(Repr()))
class Bool:
    def __bool__(self): return 5
attempt(lambda: bool(Bool()))
attempt(lambda: not Bool())
class Len:
    def __len__(self): return 'a'
attempt(lambda: len(Len()))
attempt(lambda: bool(Len()))
class Idx:
    def __index__(self): return 'a'
attempt(lambda: [1][Idx()])
class It2:
    def __iter__(self): return 5
attempt(lambda: iter(It2()))
class It3:
    def __iter__(self): return self
    def __next__(self): raise StopIteration
print(list(It3()), dict(zip(It3(), It3())))
class Ca:
    def __contains__(self, x): raise ValueError('c')
attempt(lambda: 1 in Ca())
print(type('X', (), {'__slots__': ()})().__sizeof__(), type('X', (), {})().__sizeof__())
X = type('X', (), dict(a=1, b=property(lambda s: 7)))
print(X.a, X().b, X.__dict__.get('nope'), list(X.__dict__)[:2])
print(X.__dict__ | {'n': 1} != {}, 'a' in X.__dict__, len(X.__dict__) > 2, type(X.__dict__.copy()))
