import sys
for o in [0, 1, 2**30-1, 2**30, 2**60, -1, 1.5, 1j, True, None, ..., '', 'a', 'é', '中', '😀', b'', b'a', bytearray(), bytearray(b'a'), [], [1], (), (1,), {}, {1:1}, set(), {1}, frozenset(), range(3), slice(1), object(), type, int, len, print, lambda: 0, (i for i in ()), NotImplemented, iter([]), iter(()), iter(''), iter({}), iter(set()), iter(range(3)), reversed([]), enumerate([]), zip(), map(int, []), filter(None, []), property(), staticmethod(0), classmethod(0), super(int, 1), memoryview(b'')]:
    print(type(o).__name__, sys.getsizeof(o))
