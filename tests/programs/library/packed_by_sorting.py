"""bz2: what one packs the other unpacks; packed data of the true library is read."""
import bz2
import io
import tarfile
import zipfile

packed = bytes.fromhex('425a68393141592653594eece83600000251800010400006449080200031064c4101a7a9a580bb9431f8bb9229c28482776741b0')
print(bz2.decompress(packed))
for data in b'', b'a', b'hello world\n' * 100, bytes(range(256)) * 3, b'a' * 1000, b'abab' * 50 + b'x', 'Größe '.encode() * 40, b'aaaa', b'aaaaa' * 3 + b'b' * 260:
    coded = bz2.compress(data)
    print(len(data), bz2.decompress(coded) == data, coded[:4], len(coded) < len(data) + 60, bz2.decompress(coded + coded) == data * 2)
coded = bz2.compress(b'some text ' * 20)
for bad in b'x', coded[:-3], coded[:10], b'BZh0', coded[:20] + b'\0\0\0' + coded[23:], coded + b'rubbish':
    try:
        print(len(bz2.decompress(bad)))
    except (OSError, ValueError) as error:
        print(type(error).__name__, error)
packer = bz2.BZ2Compressor()
whole = packer.compress(b'in ') + packer.compress(b'pieces') + packer.flush()
print(bz2.decompress(whole))
unpacker = bz2.BZ2Decompressor()
print(unpacker.decompress(whole[:7]), unpacker.eof, unpacker.decompress(whole[7:] + b'more'), unpacker.eof, unpacker.unused_data)
try:
    unpacker.decompress(b'')
except EOFError as error:
    print(error)
memory = io.BytesIO()
with bz2.open(memory, 'wt', encoding='utf-8') as file:
    file.write('line 1\nline 2\n')
memory.seek(0)
with bz2.open(memory, 'rt', encoding='utf-8') as file:
    print(list(file))
memory = io.BytesIO()
with tarfile.open(fileobj=memory, mode='w:bz2') as archive:
    one = tarfile.TarInfo('x')
    one.size = 3
    archive.addfile(one, io.BytesIO(b'abc'))
memory.seek(0)
with tarfile.open(fileobj=memory) as archive:
    print(archive.getnames(), archive.extractfile('x').read())
for wrong in lambda: bz2.compress(b'', 0), lambda: bz2.BZ2File(io.BytesIO(), 'q'), lambda: bz2.open(io.BytesIO(), 'rb', encoding='utf-8'):
    try:
        wrong()
    except ValueError as error:
        print(error)
memory = io.BytesIO()
with zipfile.ZipFile(memory, 'w', zipfile.ZIP_BZIP2) as archive:
    archive.writestr('a', b'text' * 30)
with zipfile.ZipFile(memory) as archive:
    print(archive.read('a') == b'text' * 30, archive.infolist()[0].compress_type)
