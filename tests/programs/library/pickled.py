# pickle: the bytes it writes, in every protocol from 3 on, and objects read back. uuid.
import collections
import copyreg
import datetime
import io
import pickle
import uuid
from fractions import Fraction


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


class Plain:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __repr__(self):
        return f'Plain({self.__dict__})'

    class Inner:
        pass


class Slots:
    __slots__ = ('a', 'b')

    def __eq__(self, other):
        return self.a == other.a


class State:
    def __init__(self):
        self.kept, self.dropped = 1, lambda: 2

    def __getstate__(self):
        return {'kept': self.kept}

    def __setstate__(self, state):
        self.__dict__.update(state, dropped=None)


class Reduced:
    def __init__(self, *args):
        self.args = args

    def __reduce__(self):
        return Reduced, self.args

    def __eq__(self, other):
        return self.args == other.args


class ListOfMine(list):
    pass


class DictOfMine(dict):
    pass


class KeywordArgs:
    def __new__(cls, *, key):
        self = super().__new__(cls)
        self.key = key
        return self

    def __getnewargs_ex__(self):
        return (), {'key': self.key}

    def __eq__(self, other):
        return self.key == other.key


Point = collections.namedtuple('Point', 'x y')


def function():
    pass


s = Slots()
s.a = [1]
mine = ListOfMine([1, 2])
mine.note = 'n'
shared = ['shared']
values = [None, True, False, 0, 1, 255, 256, 65535, 65536, -1, -128, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**63, 10**50, -10**50, 2**2040, 1.5, float('inf'), -0.0, 1j, '', 'text', 'é€😀', 'x' * 300, '\ud800',
          b'', b'bytes', b'x' * 300, bytearray(b'ab'), bytearray(), (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], list(range(5)), {}, {'a': 1}, {'a': 1, 'b': [2]}, set(), {1}, frozenset(), frozenset({1}),
          [shared, shared, (shared,)], int, len, Plain, Plain.Inner, function, Plain(1), Plain([Plain(2)]), s, Reduced(1, 'a'), mine, DictOfMine(a=1), KeywordArgs(key=5), Point(1, 2), collections.OrderedDict(a=1, b=2),
          collections.Counter('aab'), collections.defaultdict(list, a=[1]), collections.deque([1, 2], 3), datetime.date(2024, 1, 2), datetime.timedelta(1, 2), Fraction(1, 3), range(1, 10, 2), slice(1, 2),
          Ellipsis, NotImplemented, type(None), ValueError('a', 1), {'k': ('a', ['b', {'c': {1}}])}, ['repeat'] * 3, 'a b c'.split() * 2, list(range(2500)), {i: i for i in range(1500)}, uuid.UUID(int=5)]
for value in values:
    for protocol in (3, 4, 5):
        try:
            data = pickle.dumps(value, protocol)
            again = pickle.loads(data)
        except Exception as error:
            print(protocol, type(error).__name__, error)
            continue
        built_in = type(value).__module__ in ('builtins', '__main__')
        print(protocol, len(data) if built_in else '', data if built_in and len(data) < 200 and not isinstance(value, (set, frozenset)) else '', type(again).__name__,
              again == value or type(value).__name__)
loop = [1]
loop.append(loop)
again = pickle.loads(pickle.dumps(loop))
print(again[1] is again, len(again))
d = {}
d['me'] = (d,)
again = pickle.loads(pickle.dumps(d))
print(again['me'][0] is again)
p = Plain(None)
p.x = p
again = pickle.loads(pickle.dumps(p))
print(again.x is again)
again = pickle.loads(pickle.dumps([shared, shared]))
print(again[0] is again[1])
print(pickle.loads(pickle.dumps(State())).__dict__, pickle.loads(pickle.dumps(mine)).note)
try:
    pickle.dumps(lambda: 1)
except pickle.PicklingError as error:
    print('attribute lookup <lambda> on __main__ failed' in str(error))
attempt(pickle.dumps, (x for x in 'a'))
attempt(pickle.loads, b'')
attempt(pickle.loads, b'\x80\x04K')
attempt(pickle.loads, b'garbage')
attempt(pickle.loads, 'text')
attempt(pickle.loads, b'\x80\x09.')
attempt(pickle.dumps, 1, 9)
attempt(pickle.dumps, 1, -1)
f = io.BytesIO()
pickle.dump([1, 2], f)
pickle.dump({'a': 3}, f)
f.seek(0)
print(pickle.load(f), pickle.load(f))
attempt(pickle.load, f)
attempt(pickle.loads, b'I5\n.')
attempt(pickle.loads, b"(lp0\nI1\naS'a'\np1\na.")
attempt(pickle.loads, b'(dp0\nVkey\np1\nF1.5\ns.')
attempt(pickle.loads, b'\x80\x02]q\x00(K\x01K\x02e.')
copyreg.pickle(Plain, lambda plain: (Plain, ('from table',)))
print(pickle.loads(pickle.dumps(Plain(1))))
print(pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL, issubclass(pickle.PicklingError, pickle.PickleError))


class Persistent(pickle.Pickler):
    def persistent_id(self, obj):
        return 'token' if obj is shared else None


class Loader(pickle.Unpickler):
    def persistent_load(self, pid):
        return pid.upper()


f = io.BytesIO()
Persistent(f).dump([shared, 1])
f.seek(0)
print(Loader(f).load())

u = uuid.UUID('12345678-1234-5678-1234-567812345678')
print(u, repr(u), u.hex, u.int, u.bytes, u.bytes_le, u.fields, u.urn, u.version, u.variant, u.time_low, u.node, u.clock_seq, u == uuid.UUID(u.hex), u < uuid.UUID(int=2**127), hash(u) == hash(uuid.UUID(str(u))))
print(uuid.uuid3(uuid.NAMESPACE_DNS, 'python.org'), uuid.uuid5(uuid.NAMESPACE_DNS, 'python.org'), uuid.uuid4().version, uuid.uuid1().version, uuid.uuid4() != uuid.uuid4())
attempt(uuid.UUID, 'x')
attempt(uuid.UUID)
attempt(uuid.UUID, int=-1)
attempt(setattr, u, 'int', 5)
