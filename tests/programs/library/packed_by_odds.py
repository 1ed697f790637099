"""lzma: .xz and .lzma, as the true library and here."""
import io
import lzma

packed = bytes.fromhex('fd377a585a000004e6d6b4460200210116000000742fe5a3e0003d002a5d00341949ee8de94f7e47799c0c7a9b4d5e9831f4f52ad25b80ff905e6a83dbca66245be77b2cc4af864980000000d95812daf394a9750001463e0340c4471fb6f37d010000000004595a')
alone = bytes.fromhex('5d00008000ffffffffffffffff00341949ee8de94f7e47799c0c7a9b4d5e9831f4f52ad25b80ff905e6a83dbca66245be77b2cc4b0f5fb0d1fff50e34000')
print(lzma.decompress(packed), lzma.decompress(alone))
for data in b'', b'a', b'hello world\n' * 100, bytes(range(256)) * 3, b'a' * 1000, 'Größe '.encode() * 40:
    coded = lzma.compress(data)
    print(len(data), lzma.decompress(coded) == data, coded[:6], len(coded) < len(data) + 80, lzma.decompress(coded + coded) == data * 2)
coded = lzma.compress(b'some text ' * 20)
for bad in b'x', coded[:-3], coded[:10], b'', coded[:30] + b'\xff' + coded[31:], coded + b'rubbish':
    try:
        print(len(lzma.decompress(bad)))
    except lzma.LZMAError as error:
        print(type(error).__name__, error)
packer = lzma.LZMACompressor()
whole = packer.compress(b'in ') + packer.compress(b'pieces') + packer.flush()
print(lzma.decompress(whole))
unpacker = lzma.LZMADecompressor()
print(unpacker.decompress(whole[:7]), unpacker.eof, unpacker.decompress(whole[7:] + b'more'), unpacker.eof, unpacker.unused_data, unpacker.check)
memory = io.BytesIO()
with lzma.open(memory, 'wt', encoding='utf-8') as file:
    file.write('line 1\nline 2\n')
memory.seek(0)
with lzma.open(memory, 'rt', encoding='utf-8') as file:
    print(list(file))
for wrong in lambda: lzma.compress(b'', preset=20), lambda: lzma.LZMAFile(io.BytesIO(), 'q'), lambda: lzma.open(io.BytesIO(), 'rb', encoding='utf-8'):
    try:
        wrong()
    except (ValueError, lzma.LZMAError) as error:
        print(error)
