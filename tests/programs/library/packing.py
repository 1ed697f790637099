# struct: every format, sizes, and the errors.
import struct


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


for order in ('', '@', '=', '<', '>', '!'):
    for letter in 'cbBhHiIlLqQnNPefd?':
        form = order + letter
        attempt(struct.calcsize, form)
        for value in (0, 1, -1, 100, 2**7, 2**8 - 1, 2**8, 2**15, -2**15, 2**16, 2**31, -2**31, 2**32 - 1, 2**32, 2**63, -2**63,
                      2**64 - 1, 2**64, -2**100, 1.5, -0.0, 1e300, 65504.0, 65520.0, 6e-8, 2e-8, float('inf'), float('nan'),
                      'x', b'x', b'xy', None, True):
            try:
                data = struct.pack(form, value)
            except Exception as error:
                print(form, value, type(error).__name__, error)
            else:
                print(form, value, data, struct.unpack(form, data))
for form in ('bhi', '@bhiq', '=bhiq', '<bq', 'qb', 'b0q', '3s', '0s', 's', '5p', 'p', '1p', '0p', '2x', 'x3xb', '3h2b', ' b  h ', '4c', 'bx',
             '>3sH', '2?', '10q', '', '<', 'z', '3', '3 b', 'bb3', '@n', '<n', 'b<h', '99999999999999999999b', '9999999999999999q'):
    attempt(struct.calcsize, form)
for form, values in (('bhi', (1, 2, 3)), ('@bhiq', (1, 2, 3, 4)), ('3s', (b'ab',)), ('3s', (b'abcd',)), ('0s', (b'abc',)), ('5p', (b'ab',)),
                     ('5p', (b'abcdefg',)), ('1p', (b'ab',)), ('3h', (1, 2)), ('3h', (1, 2, 3, 4)), ('2s', ('ab',)), ('2s', (bytearray(b'zz'),)),
                     ('c', (5,)), ('4c', (b'a', b'b', b'c', b'd')), ('2xb', (1,)), ('300p', (b'x' * 299,)), ('?', ([],)), ('?', ('a',)),
                     (b'<h', (5,)), (5, (1,)), ('h', ())):
    attempt(lambda: struct.pack(form, *values))
    try:
        print(struct.unpack(form, struct.pack(form, *values)))
    except Exception as error:
        print(type(error).__name__, error)
attempt(struct.pack)
attempt(struct.unpack, 'h', b'123')
attempt(struct.unpack, 'h', b'')
attempt(struct.unpack, '2h', bytearray(b'1234'))
attempt(struct.unpack, 'h', memoryview(b'12'))
attempt(struct.unpack, 'h', 'ab')
attempt(struct.unpack_from, 'h', b'12345', 1)
attempt(struct.unpack_from, 'h', b'12345', offset=3)
attempt(struct.unpack_from, 'h', b'12345', 4)
attempt(struct.unpack_from, 'h', b'12345', -2)
attempt(struct.unpack_from, 'h', b'12345', -1)
attempt(struct.unpack_from, 'h', b'12345', -9)
buffer = bytearray(8)
attempt(struct.pack_into, 'hh', buffer, 2, 1, 2)
print(buffer)
attempt(struct.pack_into, 'h', buffer, -2, 9)
print(buffer)
attempt(struct.pack_into, 'q', buffer, 1, 1)
attempt(struct.pack_into, 'q', buffer, -1, 1)
attempt(struct.pack_into, 'q', buffer, -99, 1)
attempt(struct.pack_into, 'h', buffer)
attempt(struct.pack_into, 'h')
attempt(struct.pack_into, 'h', buffer, 0)
attempt(lambda: list(struct.iter_unpack('<hb', b'123456')))
attempt(lambda: list(struct.iter_unpack('<hb', b'12345')))
attempt(lambda: list(struct.iter_unpack('', b'')))
iterator = struct.iter_unpack('h', b'123456')
print(next(iterator), iterator.__length_hint__(), list(iterator), next(iterator, 'end'))
s = struct.Struct('>hI')
print(s.size, s.format, s.pack(1, 2), s.unpack(b'123456'), s.unpack_from(b'0123456', 1), list(s.iter_unpack(b'123456')))
attempt(s.pack, 1)
attempt(s.unpack, b'1')
attempt(struct.Struct, 5)
attempt(struct.Struct, 'w')
attempt(struct.Struct, 'h\0')


class Index:
    def __index__(self):
        return 7


attempt(struct.pack, 'b', Index())
attempt(struct.pack, 'd', Index())
print(struct.error.__mro__[1], struct.__all__)
