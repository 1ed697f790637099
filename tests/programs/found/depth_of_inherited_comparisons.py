# A comparison counts once towards the limit of recursion; methods of object that it comes to, and super(), count as calls.
import operator
import sys

sys.setrecursionlimit(150)
calls = 0


class A:
    def __eq__(self, other):
        global calls
        calls += 1
        return self == other


class B(A):
    pass


class C:
    def __ne__(self, other):
        global calls
        calls += 1
        return self != other


class D(C):
    pass


class E:
    def __eq__(self, other):
        global calls
        calls += 1
        return self != other


class F(E):
    pass


class G(E):
    def __eq__(self, other):
        global calls
        calls += 1
        return super().__eq__(other)


class H(C):
    def __ne__(self, other):
        global calls
        calls += 1
        return super().__ne__(other)


class I(E):
    __ne__ = object.__ne__


class J(E):
    def __ne__(self, other):
        return object.__ne__(self, other)


class K(list):
    def __eq__(self, other):
        global calls
        calls += 1
        return self != other


class L(K):
    pass


class M:
    def __lt__(self, other):
        global calls
        calls += 1
        return self > other


class N(M):
    pass


class O(M):
    __gt__ = M.__lt__


expressions = [
    'operator.eq(a, b)', 'operator.ne(a, b)', 'operator.lt(a, b)', 'operator.gt(a, b)', 'a != b', 'a == b',
    '[a] != [b]', 'a.__ne__(b)', 'a < b', 'type(a).__ne__(a, b)', 'a in [b]', '{1: a} != {1: b}',
    'list.__ne__([a], [b])', '[a].__eq__([b])', '(1, a) in {1: b}.items()', 'a.__eq__ == b.__eq__', 'sorted([a, b])',
    'max(a, b)', '(a,) < (b,)', '[b].index(a)', 'dict.fromkeys([1], a) == {1: b}',
]
for expression in expressions:
    for cls in (A, B, C, D, E, F, G, H, I, J, L, K, M, N, O):
        compare = eval('lambda a, b: ' + expression)
        for other in (cls, A, F, B):
            calls = 0
            try:
                result = compare(cls(), other())
            except Exception as error:
                result = f'{type(error).__name__}: {error}'
            print(expression, cls.__name__, other.__name__, type(result) if ' at 0x' in repr(result) else result, calls)
