"""time.struct_time made, copied and refused; contexts take no arguments and have no subclasses."""
import contextvars
import copy
import pickle
import time
from collections import UserString

t = time.gmtime(0)
print(t.tm_zone, copy.copy(t).tm_zone, copy.deepcopy(t).tm_gmtoff, pickle.loads(pickle.dumps(t)).tm_zone, t.n_fields)
for a in ((1,), (1,) * 9, (1,) * 11, (1,) * 12, 'a'):
    try:
        print(time.struct_time(a))
    except TypeError as e:
        print(e)
for a in ((), (3,), ((1,)*9, 3), ((1,)*9, {'tm_zone': 'X'}), ((1,)*10, {'tm_zone': 'X','tm_gmtoff':5})):
    try: t = time.struct_time(*a); print(t, t.tm_zone, t.tm_gmtoff)
    except Exception as e: print(e)

for c in ('contextvars.Context(1)', "type('x', (contextvars.Context,), {})", "type('x', (contextvars.ContextVar,), {})"):
    try:
        print(eval(c))
    except TypeError as e:
        print(e)
print(UserString('a').encode(None, None), UserString('é').encode('latin-1'))
