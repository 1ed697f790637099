"""Packed data that is damaged, entities that grow without end, and digests asked for what they are not."""

import bz2
import hashlib
import hmac
import lzma
import xml.etree.ElementTree as ElementTree
from xml.parsers import expat


def told(make, *values, **named):
    try:
        return make(*values, **named)
    except Exception as error:
        return type(error).__name__ + ': ' + str(error)


def show(make, *values, **named):
    print(told(make, *values, **named))


def damaged(unpack, data):
    """What comes of each bit turned, of each byte left out or doubled, and of each beginning."""
    for at in range(len(data)):
        for bit in range(8):
            changed = bytearray(data)
            changed[at] ^= 1 << bit
            yield told(unpack, bytes(changed))
        yield told(unpack, data[:at] + data[at + 1:])
        yield told(unpack, data[:at] + data[at:at + 1] + data[at:])
        yield told(unpack, data[:at])


def counted(unpack, data):
    found = {}
    for one in damaged(unpack, data):
        found[one] = found.get(one, 0) + 1
    for one in sorted(found, key=str):
        print(found[one], one)


# bzip2: a run longer than a block, and damage everywhere but in the bit of an old kind of block
show(bz2.decompress, bytes.fromhex('425a68393141593653598b9daea500003181003800200030cc0529a622e2000a121173b5d4a0'))
packed = bytes.fromhex('425a6839314159265359d81e5a0900000201003c00200030cd3411064895327177245385090d81e5a090')
show(bz2.decompress, packed)
for at in range(len(packed)):
    print(at, told(bz2.decompress, packed[:at]), told(bz2.decompress, packed[:at] + packed[at + 1:]))

# xz with each check, and .lzma
for check in (lzma.CHECK_NONE, lzma.CHECK_CRC32, lzma.CHECK_CRC64, lzma.CHECK_SHA256):
    print(check)
    packed = lzma.compress(b'abcd' * 8, check=check)
    counted(lzma.decompress, packed)
alone = bytes.fromhex('5d00008000ffffffffffffffff00309888984a996076820bfffe92d800')
show(lzma.decompress, alone)
counted(lzma.decompress, alone)
show(lzma.decompress, b'')
show(lzma.decompress, b'plain text is not packed')


# entities within entities
def nest(levels, times):
    lines = ['<!DOCTYPE all [', '<!ENTITY e0 "lol">']
    for level in range(levels):
        lines.append('<!ENTITY e%d "%s">' % (level + 1, '&e%d;' % level * times))
    return '\n'.join(lines + [']>', '<all>&e%d;</all>' % levels])


for levels in (3, 5, 6, 9):
    show(lambda: len(ElementTree.fromstring(nest(levels, 10)).text))
    parser = expat.ParserCreate()
    show(parser.Parse, nest(levels, 10), True)
    print(parser.ErrorCode)
show(ElementTree.fromstring, nest(9, 10).replace('<all>', '<all a="&e9;">'))
print(expat.ErrorString(43))

# digests
shake = hashlib.shake_128(b'a')
for length in (2 ** 70, -1, 2 ** 63 - 1, 1.5, 4):
    show(shake.digest, length)
for rest in ((0,), (-1,), (2 ** 70,), (2 ** 40,), (1.5,), (1, 0), (1, -1), (1, 2 ** 40), (2, 4)):
    show(hashlib.pbkdf2_hmac, 'sha256', b'a', b'b', *rest)
show(hashlib.pbkdf2_hmac, 3, b'a', b'b', 1)
show(hashlib.pbkdf2_hmac, 'sha256', 'a', b'b', 1)
for pair in (('\xe9', 'a'), (b'a', 'a'), ('a', b'a'), (3, 4), ('a', 3), (b'a', None), ('a', 'a'), ('a', 'b'),
             (b'a', bytearray(b'a')), (b'a', b'ab')):
    show(hmac.compare_digest, *pair)
show(hashlib.new, 3)
show(hashlib.new, b'md5')
show(hmac.new, b'a', b'b', 3)
