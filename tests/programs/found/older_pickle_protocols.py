# What each protocol of pickle writes, and that it is read again; names that Python 2 had.
import builtins
import collections
import enum
import functools
import itertools
import pickle


class Record:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        return type(other) is Record and self.parts == other.parts


class Slotted:
    __slots__ = 'value',


class Text(str):
    pass


class Outer:
    class Inner:
        pass

    def method(self):
        return 1


Pair = collections.namedtuple('Pair', 'p q')


class Colour(enum.Enum):
    RED = 1


cyclic = [1]
cyclic.append((cyclic,))
table = {'self': None, 'list': cyclic}
table['self'] = table
values = [
    None, True, False, 0, 1, -1, 255, 256, 65535, 65536, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**100, -2**2100, 0.0, -1.5, 1e100,
    float('inf'), float('nan'), '', 'text', 'lines\nand\\slashes\r\0\x1a', 'é', '日本', '\U0001f600', '\ud800', b'', b'bytes', b'\xff' * 300,
    bytearray(b''), bytearray(b'array'), (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 'a', [2]], list(range(1001)), {}, {1: 2},
    {'a': [1], 'b': (2,)}, {n: n for n in range(1001)}, set(), {1}, frozenset([2]), 1j, range(3), slice(1, 2), ..., NotImplemented, int, str, range,
    len, Record, Outer.Inner, Pair(1, 'q'), Colour.RED, ValueError('v', 1), FileNotFoundError(2, 'no'), ModuleNotFoundError('m'), RecursionError(),
    functools.reduce, itertools.zip_longest, zip, map, filter, chr, type(None), type(...), type(NotImplemented), collections.OrderedDict(a=1),
    collections.deque([1, 2], 3), collections.defaultdict(list, a=[1]), collections.Counter('aab'), collections.UserList([1]), Record(1, 'two', [3]),
    Text('derived'), cyclic, table, [cyclic, cyclic], 'x' * 300, Outer().method,
]
slotted = Slotted()
slotted.value = 5
for protocol in range(6):
    for value in [*values, slotted]:
        if protocol < 2 and value is slotted:
            continue
        try:
            written = pickle.dumps(value, protocol)
        except Exception as error:
            print(protocol, type(error).__name__, error)
            continue
        module_names_again = type(value) in (collections.Counter, collections.UserList)
        print(protocol, len(written) if len(written) > 300 or module_names_again else written)
        read = pickle.loads(written)
        if value is cyclic:
            print(read[1][0] is read)
        elif value is table:
            print(read['self'] is read, read['list'][1][0] is read['list'])
        else:
            print(type(read).__name__, repr(read) == repr(value) or read == value or type(value).__name__)
print(pickle.dumps([int, range], 2, fix_imports=False), pickle.dumps([int, len], 3))
for written in [b'c__builtin__\nxrange\n.', b'cexceptions\nValueError\n.', b'cexceptions\nStandardError\n.', b'c__builtin__\nunicode\n.', b'0.', b'(0.', b'(lp0\nI1\na(I2\nI3\ntp1\na.',
                b'ccopy_reg\n_reconstructor\n.', b'I01\n.', b'I00\n.', b'I7\n.', b'L12L\n.', b"S'old'\n.", b'Vnew\\u00e9\n.', b'F1.5\n.', b'(dI1\nI2\ns.', b'(I1\nI2\nl.', b'citertools\nizip\n.', b'\x80\x04c__builtin__\nlen\n.']:
    try:
        print(str(pickle.loads(written)).partition(' at ')[0])
    except Exception as error:
        print(type(error).__name__, error)
print(len.__reduce__(), [].append.__reduce__(), 'a'.join.__reduce_ex__(2), '__reduce__' in dir(len))
print(pickle.dumps([collections.deque(), collections.defaultdict(list), collections.OrderedDict(), itertools.count(1), itertools.repeat(2, 3)]))
