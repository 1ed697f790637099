# zlib: checksums; what CPython has compressed is read; what is compressed here is read again.
import zlib

DATA = bytes(range(256)) * 3 + b'the quick brown fox jumps over the lazy dog, and the quick brown fox rests. ' * 20


def show(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


print(hex(zlib.crc32(DATA)), hex(zlib.adler32(DATA)), zlib.crc32(b''), zlib.adler32(b''))
print(zlib.crc32(b'world', zlib.crc32(b'hello ')) == zlib.crc32(b'hello world'), zlib.adler32(b'b', zlib.adler32(b'a')))
for level in (-1, 0, 1, 6, 9):
    for data in (b'', b'a', b'a' * 1000, DATA):
        packed = zlib.compress(data, level)
        assert zlib.decompress(packed) == data
        print(level, len(data), packed[:2].hex(), packed[-4:].hex(), len(packed) < len(data) or level == 0 or len(data) < 9)
assert zlib.decompress(zlib.compress(DATA, wbits=-15), -15) == DATA
show(zlib.decompress, b'x')
show(zlib.decompress, b'xy123')
show(zlib.decompress, zlib.compress(DATA)[:-3])
show(zlib.decompress, zlib.compress(b'abc')[:-1] + b'\0')
show(zlib.decompress, 'text')
show(zlib.compress, 'text')
show(zlib.decompress, bytes.fromhex('789ccb48cdc9c95728cf2fca49010b0e036e1a0b045d'[:38] + '1a0b045d'))
packer, unpacker = zlib.compressobj(), zlib.decompressobj()
packed = packer.compress(b'one ') + packer.compress(b'two') + packer.flush()
print(unpacker.decompress(packed + b'rest'), unpacker.unused_data, unpacker.eof)

# What CPython makes of it with codes of its own.
DYNAMIC = bytes.fromhex(
    '78da2d92c98dc5300c435b5109d1625b2a27f9d9faaf609ec7390408409022696ebbe821f1933a45fb25d66ef1fe48d42b3d764950ff89'
    'c529312e19768b3de20a6abb5403051e1b6cbba4f92d35d9f14ae92ee18714e20d3c2fe988db7824f39586b8d921593fe97a8ab74b546f'
    '49e8bdbf12b98b836b829f527e49421ff5c868af0cdff90efeb98ef7845e5c87ada83be6220f947e28624e2f2e002bd78966e02db88eba'
    '8d1367c8dff87cf0cb71d46bf6328b81deb8ae441fe0ee646b3bf9c9aed04f5ab968876c01fcd21928e24134876d335aa7198a79057023'
    'd64fa8b416600ddecc5c8b98a00e2f96eca0712393aea34564071edb32d51cd3931d9f691ea4106fdb7fa68eb80d5ce58a6c462534d6bf'
    '4a745602bdf75599836b82af4213faa0b1d1bec2e77337aed77a90e23a6cfd9e2be6739139fb7a4e87de594bd67aee46a389ba8d35877c'
    'f049a1f18d65f6328be96b4c4af401eebec6d631e7acc5d6148331199dfa1a6a473c88e6df909535603dfe37be118b11936a01d6de3f26'
    'cfb2b1')
print(zlib.decompress(DYNAMIC).decode())
