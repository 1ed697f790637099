"""What __len__ and __length_hint__ raise or answer, where containers are filled."""
class E:
    def __iter__(self): return iter([1])
    def __len__(self): raise RuntimeError('hm')
class H:
    def __iter__(self): return iter([1])
    def __length_hint__(self): raise RuntimeError('hm')
class I:
    def __iter__(self): return self
    def __next__(self): raise StopIteration
    def __length_hint__(self): return -1
class J(I):
    def __length_hint__(self): return 'a'
class K(I):
    def __length_hint__(self): return NotImplemented
class L(I):
    def __length_hint__(self): raise TypeError('x')
class M(I):
    def __len__(self): return -5
for c in (E, H, I, J, K, L,M):
    for f in (list, tuple, bytearray, bytes, set, [].extend, bytearray().extend, lambda x: [*x], lambda x: (*x,), sorted, lambda x: [].__init__(x), lambda x: [0].__setitem__(slice(0,0), x), lambda x: ''.join(x),lambda x: __import__('operator').length_hint(x), lambda x: print(*x), lambda x: __import__('collections').deque(x), dict.fromkeys, lambda x: [].__iadd__(x),sum):
        try: r = f(c())
        except Exception as e: r = (type(e), e)
        print(c.__name__, r)
