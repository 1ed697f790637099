# What only passes a question on to another one of its kind, thousands deep: each is RecursionError, as CPython's is where it does
# not crash, or has the answer; the end of the stack is never run into, and a long traceback is not read again for each entry.
import sys
import traceback
import types


def nested(make, innermost, levels=50000):
    for _ in range(levels):
        innermost = make(innermost)
    return innermost


def attempt(what, *arguments):
    try:
        what(*arguments)
    except RecursionError:
        return 'RecursionError'
    return 'done'


alias = lambda: nested(lambda x: types.GenericAlias(x, int), list)
view = lambda: nested(lambda x: {1: x}.items(), {}, 20000)
arguments = lambda: nested(lambda x: types.GenericAlias(list, x), int, 1000)
print('equal aliases', attempt(lambda x, y: x == y, alias(), alias()))
print('equal views', attempt(lambda x, y: x == y, view(), view()))
print('parameters', attempt(lambda x: x.__parameters__, arguments()))
print('calls', attempt(arguments()))


# Deep enough to run out of a JavaScript engine's stack, not of CPython's: an answer or RecursionError, by what there is.
for kind, make in ('staticmethod', staticmethod), ('classmethod', classmethod), ('property', property):
    outcome = attempt(lambda x: x.__isabstractmethod__, nested(make, len, 5000))
    print(kind, outcome in ('done', 'RecursionError'))

here = None
for _ in range(20000):
    here = types.TracebackType(here, sys._getframe(), 0, 1)
entries = traceback.extract_tb(here)
print(len(entries), len(entries.format()), entries.format()[-1])
