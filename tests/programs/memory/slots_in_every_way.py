import sys
class Point:
    __slots__ = ('x', 'y')
    def __init__(s, x, y): s.x, s.y = x, y
    def __repr__(s): return f'Point({s.x}, {s.y})'
p = Point(1, 2); print(p, Point.__slots__, hasattr(p, '__dict__'), hasattr(p, '__weakref__'))
for a in 'z', '__dict__':
    try: print(getattr(p, a))
    except AttributeError as e: print(e)
try: p.z = 1
except AttributeError as e: print(e)
try:
    import weakref; weakref.ref(p)
except TypeError as e: print(e)
class Sub(Point): pass
s = Sub(1, 2); s.z = 3; print(s.__dict__, sys.getsizeof(s), sys.getsizeof(p))
class Dup(Point): __slots__ = ('x',)
print(sys.getsizeof(Dup(1, 2)))
try:
    class Bad: x = 1; __slots__ = ('x',)
except ValueError as e: print(e)
try:
    class Bad2(Point, Sub): pass
except TypeError as e: print(e)
class M1: __slots__ = ('a',)
class M2: __slots__ = ('b',)
try:
    class M3(M1, M2): pass
except TypeError as e: print(e)
try:
    class Bad3: __slots__ = ('1x',)
except TypeError as e: print(e)
try:
    class I(int): __slots__ = ('a',)
except TypeError as e: print(e)
class D: __slots__ = {'a': 'doc of a'}
print(D.a.__doc__, D.__slots__, Point.x.__get__(p), Point.x.__name__, Point.x.__objclass__.__name__); del p.x
try: p.x
except AttributeError as e: print(e)
try: del p.x
except AttributeError as e: print(e)
