"""Archives written, read, and refused."""
import contextlib
import io
import os
import shutil
import tarfile
import tempfile
import zipfile

memory = io.BytesIO()
info = zipfile.ZipInfo('notes/one.txt', (2020, 5, 17, 12, 30, 8))
with zipfile.ZipFile(memory, 'w') as archive:
    archive.writestr(info, 'first')
    archive.writestr(zipfile.ZipInfo('ünï.bin', (1999, 12, 31, 23, 59, 58)), bytes(range(10)))
    archive.comment = b'a comment'
    print(archive.namelist(), archive.getinfo('notes/one.txt'))
data = memory.getvalue()
print(len(data), data.hex())
with zipfile.ZipFile(io.BytesIO(data)) as archive:
    archive.printdir()
    for one in archive.infolist():
        print(one, one.date_time, one.file_size, one.compress_size, hex(one.CRC), one.compress_type, one.is_dir())
    print(archive.read('notes/one.txt'), archive.comment, archive.testzip())
    with archive.open('notes/one.txt') as member:
        print(member.read(2), member.read(), member.read(), member.readable(), member.name)
    with archive.open('notes/one.txt') as member:
        print(io.TextIOWrapper(member, encoding='utf-8').read())
    for wrong in lambda: archive.read('none'), lambda: archive.writestr('x', 'y'), lambda: archive.open('a', 'q'):
        try:
            wrong()
        except Exception as error:
            print(type(error).__name__, error)
try:
    archive.read('notes/one.txt')
except ValueError as error:
    print(error)
for bad in b'', b'not an archive at all', data[:-30]:
    print(zipfile.is_zipfile(io.BytesIO(bad)))
    try:
        zipfile.ZipFile(io.BytesIO(bad))
    except zipfile.BadZipFile as error:
        print(error)
try:
    zipfile.ZipFile(io.BytesIO(), 'z')
except ValueError as error:
    print(error)
damaged = bytearray(data)
damaged[damaged.index(b'first')] ^= 1
with zipfile.ZipFile(io.BytesIO(damaged)) as archive:
    print(archive.testzip())
    try:
        archive.read('notes/one.txt')
    except zipfile.BadZipFile as error:
        print(error)

memory = io.BytesIO()
texts = {'empty': b'', 'one': b'x', 'many': b'one line of many\n' * 50}
with zipfile.ZipFile(memory, 'w', zipfile.ZIP_LZMA) as archive:
    for name, text in texts.items():
        archive.writestr(name, text)
with zipfile.ZipFile(memory) as archive:
    print([archive.read(name) == text for name, text in texts.items()], archive.testzip())
    print([(one.compress_type, one.flag_bits, one.extract_version, one.file_size) for one in archive.infolist()])
of_python = bytes.fromhex(
    '504b03043f0002000e0000002100ebbde68a21000000420000000100000061090405005d0000800000379980051240525a1299d2d59ab8f6203cffff'
    'fc143000504b01023f033f0002000e0000002100ebbde68a210000004200000001000000000000000000000080010000000061504b05060000000001'
    '0001002f000000400000000000')
with zipfile.ZipFile(io.BytesIO(of_python)) as archive:
    print(archive.read('a'), archive.infolist())
memory = io.BytesIO()
with tarfile.open(fileobj=memory, mode='w') as archive:
    for name, mode in ('out', 0o755), ('out/in', 0o555):
        member = tarfile.TarInfo(name)
        member.type, member.mode = tarfile.DIRTYPE, mode
        archive.addfile(member)
    archive.addfile(tarfile.TarInfo('out/in/file'))
with tempfile.TemporaryDirectory() as folder:
    memory.seek(0)
    with tarfile.open(fileobj=memory) as archive:
        archive.extractall(folder)
        listed = io.StringIO()
        with contextlib.redirect_stdout(listed):
            archive.list()
        print([(line.split()[0], line.split()[-1]) for line in listed.getvalue().splitlines()])
    print(sorted(os.listdir(folder + '/out')), os.listdir(folder + '/out/in'))

with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    os.makedirs('tree/branch')
    for name in 'a', 'branch/b', 'branch/c':
        with open('tree/' + name + '.txt', 'w') as file:
            file.write((name + '\n') * 100)
    with zipfile.ZipFile('t.zip', 'w', zipfile.ZIP_DEFLATED) as archive:
        for place, folders, names in sorted(os.walk('tree')):
            for name in sorted(names):
                archive.write(os.path.join(place, name))
        archive.write('tree/a.txt', 'other.txt', compress_type=zipfile.ZIP_STORED)
        archive.mkdir('empty')
        with archive.open('streamed.txt', 'w') as out:
            out.write(b'in ')
            out.write(b'pieces')
    with zipfile.ZipFile('t.zip', 'a') as archive:
        archive.writestr('added.txt', 'later' * 50)
    with zipfile.ZipFile('t.zip') as archive:
        print(archive.namelist())
        print([(one.filename, one.file_size, one.compress_type, one.compress_size <= one.file_size) for one in archive.infolist()])
        print(archive.extract('tree/a.txt', 'out') == os.path.join('out', 'tree/a.txt'))
        archive.extractall('all')
        print(archive.read('streamed.txt'))
        root = zipfile.Path(archive)
        print(sorted(str(one.name) for one in root.iterdir()))
        branch = root / 'tree' / 'branch'
        print(branch.is_dir(), sorted(one.name for one in branch.iterdir()), (branch / 'b.txt').read_text()[:11])
    print(sorted(os.path.join(place, name) for place, folders, names in os.walk('all') for name in names + folders))
    print(zipfile.is_zipfile('t.zip'), zipfile.is_zipfile('tree/a.txt'), zipfile.is_zipfile('none'))

    for mode, name in (('w', 't.tar'), ('w:gz', 't.tar.gz')):
        with tarfile.open(name, mode) as archive:
            archive.add('tree')
            member = tarfile.TarInfo('made.txt')
            member.size = 5
            member.mtime = 1000000000
            archive.addfile(member, io.BytesIO(b'12345'))
            archive.addfile(tarfile.TarInfo('x' * 120 + '/long'), io.BytesIO())
        with tarfile.open(name) as archive:
            print(sorted(archive.getnames()))
            one = archive.getmember('made.txt')
            print(one.name, one.size, one.mtime, oct(one.mode), one.isfile(), one.isdir(), one.type)
            print(archive.extractfile('made.txt').read(), archive.extractfile('tree'))
            print([(one.name, one.isdir()) for one in archive if one.name.startswith('tree')] != [])
            archive.extractall('from_' + mode.replace(':', '_'))
            try:
                archive.getmember('none')
            except KeyError as error:
                print(error)
        print(tarfile.is_tarfile(name))
    print(sorted(os.listdir('from_w')), open('from_w_gz/tree/branch/c.txt').readline())
    try:
        tarfile.open('tree/a.txt')
    except tarfile.ReadError as error:
        print(str(error).splitlines()[0])
    for form in 'zip', 'tar', 'gztar':
        made = shutil.make_archive('packed', form, 'tree')
        print(os.path.basename(made))
        shutil.unpack_archive(made, 'un' + form)
        print(sorted(os.listdir('un' + form)))
    print(shutil.get_archive_formats()[:3] and [name for name, _ in shutil.get_archive_formats() if name in ('tar', 'zip', 'gztar')])
    for wrong in lambda: shutil.make_archive('x', 'nothing'), lambda: shutil.unpack_archive('x.none'):
        try:
            wrong()
        except (ValueError, shutil.ReadError) as error:
            print(error)
    os.chdir('/')
