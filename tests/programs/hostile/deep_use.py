# Data nested deeper than any C stack: what goes through all of it is RecursionError or has the answer.
import sys
import types


def attempt(what, *arguments):
    try:
        what(*arguments)
    except RecursionError:
        return 'RecursionError'
    return 'done'


def nested(make, innermost, levels=20000):
    for _ in range(levels):
        innermost = make(innermost)
    return innermost


makers = {
    'list': (lambda x: [x], list),
    'tuple': (lambda x: (x,), tuple),
    'dict': (lambda x: {1: x}, dict),
    'slice': (lambda x: slice(x), int),
    'exception': (lambda x: ValueError(x), int),
    'namespace': (lambda x: types.SimpleNamespace(a=x), int),
    'proxy': (lambda x: types.MappingProxyType({1: x}), dict),
}
for kind, (make, innermost) in makers.items():
    x, y = nested(make, innermost()), nested(make, innermost())
    print(kind, attempt(repr, x), attempt(lambda: x == y) if kind not in ('exception',) else '')

iterators = {
    'map': lambda x: map(int, x),
    'filter': lambda x: filter(None, x),
    'zip': lambda x: zip(x),
    'enumerate': lambda x: enumerate(x),
}
for kind, make in iterators.items():
    print(kind, attempt(lambda: next(nested(make, iter([1]), 900))))


def delegate(x):
    yield from x


print(attempt(lambda: next(nested(delegate, iter([1]), 900))), attempt(lambda: next(nested(delegate, iter([1])))))
x = nested(lambda x: types.MappingProxyType(x), {1: 2}, 2000)
print(len(x), x[1], 1 in x, list(x))
x = nested(lambda x: types.MethodType(x, 1), len, 2000)
try:
    x.missing
except AttributeError as error:
    print(error)
sys.setrecursionlimit(200000)
x, y = nested(lambda x: (x,), ()), nested(lambda x: (x,), ())
print(hash(x) == hash(y))
