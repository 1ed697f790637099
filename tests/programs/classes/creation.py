# Classes made by statements and by type(), what they are called and what they hold.
class A:
    "doc of A"
    x = 1
    def f(self): return self.x
class B(A):
    y: int = 2
print(A, B, A.__name__, A.__qualname__, A.__module__, A.__doc__, B.__doc__)
print(A.__bases__, B.__bases__, B.__mro__, B.__base__)
print(sorted(k for k in vars(A)), sorted(k for k in vars(B)))
print(B.__annotations__, A.__annotations__, 'y' in B.__annotations__)
C = type('C', (A,), {'z': 3})
print(C, C.z, C().f(), C.__module__, type(C), type(type))
class Outer:
    class Inner:
        def m(self): pass
print(Outer.Inner, Outer.Inner.__qualname__, Outer.Inner.m.__qualname__)
def local():
    class L: pass
    return L
print(local(), local().__qualname__)
A.__name__ = 'Renamed'
print(A, A.__name__, A.__qualname__)
A.__qualname__ = 'Q.Ren'
print(A, A().__class__)
A.__doc__ = 'new doc'
print(A.__doc__)
B.__module__ = 'mod'
print(B, repr(B())[:15])
def attempt(f):
    try:
        print('ok', f())
    except Exception as e:
        print(type(e).__name__, e)
def setname(cls, n, v):
    setattr(cls, n, v)
attempt(lambda: setname(A, '__name__', 1))
attempt(lambda: setname(A, '__name__', 'a\0b'))
attempt(lambda: setname(A, '__qualname__', 1))
attempt(lambda: setname(int, 'x', 1))
attempt(lambda: setname(int, '__name__', 'y'))
attempt(lambda: delattr(A, '__name__'))
attempt(lambda: delattr(A, 'nothing'))
attempt(lambda: A.nothing)
attempt(lambda: A().nothing)
attempt(lambda: type())
attempt(lambda: type('X'))
attempt(lambda: type('X', ()))
attempt(lambda: type('X', (), {}, 1))
attempt(lambda: type(1, (), {}))
attempt(lambda: type('X', [], {}))
attempt(lambda: type('X', (), []))
attempt(lambda: type('X', (1,), {}))
attempt(lambda: type('X', (bool,), {}))
attempt(lambda: type('X', (int, str), {}))
attempt(lambda: type('X', (A, A), {}))
attempt(lambda: type('X', (object, A), {}))
attempt(lambda: type('X', (A,), {'__qualname__': 1}))
attempt(lambda: type('X', (A,), {'__qualname__': 'Some.X'}))
attempt(lambda: type('a\0b', (), {}))
attempt(lambda: A(1))
attempt(lambda: object(1))
attempt(lambda: object.__new__())
attempt(lambda: object.__new__(1))
attempt(lambda: object.__new__(int))
attempt(lambda: int.__new__(str))
attempt(lambda: object().__init__(1))
attempt(lambda: NotImplemented())
attempt(lambda: type(None)(1))
class Init:
    def __init__(self, a): self.a = a
class New:
    def __new__(cls, a):
        self = object.__new__(cls)
        self.a = a
        return self
print(Init(1).a, New(2).a)
attempt(lambda: Init())
attempt(lambda: type(object.__new__(Init, 1, 2)))
class Both:
    def __new__(cls, a): return object.__new__(cls, a)
    def __init__(self, a): pass
attempt(lambda: Both(1))
class Ret:
    def __init__(self): return 3
attempt(lambda: Ret())
class Other:
    def __new__(cls): return 7
    def __init__(self): print('never')
print(Other())
print(type.__call__(A) is not None, type.__call__(int, '12'))
print([c.__name__ for c in A.__subclasses__()])
print(isinstance(A(), A), issubclass(B, A), isinstance(3, A | int), issubclass(int, A | int))
print(A | int, int | None, type(int | str).__name__)
print(sorted(dir(B))[:5], 'f' in dir(B), '__class__' in dir(B()))
print(type(A.__dict__), A.__dict__['x'], type(A.__dict__['f']))
attempt(lambda: A.__dict__.__setitem__('x', 2))
print(A.mro(), type.mro(B))
