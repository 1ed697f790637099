"""What mocks, total_ordering, json's pieces and Decimal's signals show of themselves."""
import copy
import hmac
import json
import pickle
import sys
import warnings
from decimal import getcontext
from functools import total_ordering
from unittest.mock import Mock

m = Mock()
m.__hash__ = Mock(return_value=999)
m.__mul__ = Mock(return_value=15)
m.__str__ = lambda self: 'str'
print(hash(m), m * 3, m.__hash__.call_count, str(m), m.__mul__.call_args)


class B(bytearray):
    __slots__ = ('x', '__dict__')


class C(bytearray):
    __slots__ = ('x',)


b = B(b'abc')
b.x = 5
b.y = 6
print(b.__reduce_ex__(2)[2], copy.copy(b).x, copy.deepcopy(b).y, pickle.loads(pickle.dumps(b)).x)
c = C(b'a')
print(c.__reduce_ex__(3)[1:])
c.x = 1
print(c.__reduce_ex__(3)[1:], bytearray(b'q').__reduce_ex__(4))


@total_ordering
class T:
    def __init__(self, v):
        self.v = v

    def __le__(self, o):
        return self.v <= o.v

    def __eq__(self, o):
        return self.v == o.v


print(T.__gt__.__name__, T.__ge__.__qualname__, T.__ge__.__module__, T.__lt__.__doc__, T.__gt__.__doc__, T(1) < T(2))
try:
    hmac.new(b'a')
except TypeError as e:
    print(e)
print(getcontext().flags)
print(getcontext().traps, dict(getcontext().flags), getcontext().copy().flags == getcontext().flags)
for o in ([2, 4], {'a': [1, 'b']}, [], [[1], {}], 'x', 5, {'a': 1, 'b': None}, (1.5, True), [None, [2, 'x']]):
    print(list(json.JSONEncoder().iterencode(o)), list(json.JSONEncoder(indent=1).iterencode(o)))
for place in (('bad.py', 1, 2, 'abcdefg', 1, 100), ('bad.py', 1, 2, 'abcdefg', 1, 7), ('bad.py', 1, 20, 'abcdefg\n', 1, 30),
              ('bad.py', 1, 2, 'abcdefg', 2, 1), ('bad.py', 1, 3, 'abcdefg'), ('bad.py', 2, -1, 'abcdefg', 2, 3)):
    sys.stderr = sys.stdout
    sys.excepthook(SyntaxError, SyntaxError('bad', place), None)
