# open, io's files, os and os.path, in a folder of this program's own.
import io
import os
import os.path
import sys


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, str(error).replace(base, 'BASE'))


base = '/tmp/files-%d' % os.getpid()
os.mkdir(base)
path = os.path.join(base, 'a.txt')
with open(path, 'w') as f:
    print(f.write('one\ntwo\n'), f.writable(), f.readable(), f.seekable(), f.mode, f.name == path, f.encoding, f.errors, f.newlines, f.closed, f.tell())
    print('printed', 3, file=f)
    f.writelines(['x\n', 'é€😀\n'])
print(f.closed, os.path.getsize(path), os.path.exists(path), os.path.isfile(path), os.path.isdir(path), os.path.isdir(base))
attempt(f.write, 'x')
attempt(f.read)
with open(path) as f:
    print(f.read(3), f.tell(), repr(f.readline()), f.tell(), f.readlines(), repr(f.read()), f.seek(4), f.readline(), list(f), f.seek(0), [line.strip() for line in f])
    attempt(f.write, 'x')
    attempt(f.seek, 1, 1)
    attempt(f.seek, -1)
    print(f.seek(0, 2), f.seek(4), next(f), f.readline(2), f.read(1))
for line in open(path, encoding='utf-8'):
    print(repr(line))
with open(path, 'a') as f:
    f.write('end')
with open(path, 'r+') as f:
    f.write('ONE')
    f.seek(0)
    print(repr(f.read()))
    f.seek(0)
    print(f.truncate(4), f.read())
with open(path, 'w+') as f:
    f.write('abc')
    f.seek(1)
    print(f.read())
attempt(open, path, 'x')
attempt(open, os.path.join(base, 'none'))
attempt(open, base)
attempt(open, base, 'w')
attempt(open, os.path.join(base, 'no', 'such'), 'w')
with open(path, 'wb') as f:
    print(f.write(b'bytes\n\x00\xff'), f.mode, f.tell(), f.write(bytearray(b'!')), f)  if False else print(f.write(b'bytes\n\x00\xff'), f.mode, f.tell(), f.write(bytearray(b'!')))
    attempt(f.write, 'text')
    attempt(f.read)
with open(path, 'rb') as f:
    print(f.read(2), f.peek()[:3], f.readline(), f.tell(), f.seek(-1, 2), f.read(), f.read(), f.seek(0), f.readlines(), f.seek(1), f.read1(2))
    buffer = bytearray(4)
    f.seek(0)
    print(f.readinto(buffer), buffer)
    attempt(f.write, b'x')
with open(path, 'rb+') as f:
    f.seek(2)
    f.write(b'##')
    f.seek(0)
    print(f.read(), f.tell(), f.seek(0), f.write(b'B'), f.read(2), f.tell())
with open(path, 'rb', buffering=0) as f:
    print(f.read(3), f.readall(), type(f).__name__)
with open(path, 'w', newline='\r\n') as f:
    f.write('a\nb\n')
print(open(path, 'rb').read(), repr(open(path).read()), repr(open(path, newline='').read()))
with open(path, newline=None) as f:
    f.read()
    print(repr(f.newlines))
with open(path, 'w', encoding='latin-1') as f:
    f.write('é')
    attempt(f.write, '€')
attempt(lambda: open(path, encoding='utf-8').read())
print(repr(open(path, encoding='utf-8', errors='replace').read()), repr(open(path, encoding='latin-1').read()))
attempt(open, path, encoding='no-such')
with open(path, 'w', encoding='utf-16') as f:
    f.write('hi')
    f.write('!')
print(open(path, 'rb').read(), open(path, encoding='utf-16').read())
big = os.path.join(base, 'big')
with open(big, 'w') as f:
    for i in range(20000):
        f.write('line %d\n' % i)
print(os.stat(big).st_size, sum(1 for line in open(big)), sum(len(line) for line in open(big, 'rb')))
print(sorted(os.listdir(base)), sorted(entry.name for entry in os.scandir(base)))
os.makedirs(os.path.join(base, 'd', 'e', 'f'))
os.makedirs(os.path.join(base, 'd', 'e'), exist_ok=True)
attempt(os.makedirs, os.path.join(base, 'd', 'e'))
attempt(os.mkdir, os.path.join(base, 'd'))
open(os.path.join(base, 'd', 'g'), 'w').close()
for top, folders, files in os.walk(base):
    print(top.replace(base, 'BASE'), sorted(folders), sorted(files))
attempt(os.rmdir, os.path.join(base, 'd'))
attempt(os.remove, os.path.join(base, 'none'))
attempt(os.listdir, os.path.join(base, 'none'))
attempt(os.stat, os.path.join(base, 'none'))
os.rename(big, big + '2')
print(os.path.exists(big), os.path.exists(big + '2'))
os.chdir(base)
print(os.getcwd() == base, os.path.abspath('x') == base + '/x', os.path.relpath(base + '/d/g'), os.path.exists('a.txt'))
for name in ('a.txt', 'big2', 'd/g'):
    os.remove(name)
for name in ('d/e/f', 'd/e', 'd'):
    os.rmdir(name)
os.chdir('/')
os.rmdir(base)
for p in ('/a/b/c.txt', 'a', '', '/', '//', 'a/', '/a/b/', '.bashrc', 'a.tar.gz', 'a/b.c/d', '..', '/a/../b/./c//d', '../../x', 'a/./b/..'):
    print(repr(p), os.path.split(p), os.path.splitext(p), os.path.basename(p), os.path.dirname(p), os.path.normpath(p), os.path.isabs(p), os.path.join('x', p), os.path.join(p, 'y'))
print(os.path.join('a', 'b', 'c'), os.path.join('a', '/b'), os.path.commonprefix(['abc', 'abd']), os.path.commonpath(['/a/b/c', '/a/b/d']), os.path.commonpath(['a/b', 'a']), os.path.relpath('/a/b', '/a/c/d'))
print(os.sep, os.linesep == '\n', os.name, os.pathsep, os.curdir, os.pardir, os.extsep, os.devnull, os.getenv('NO_SUCH_VARIABLE'), os.getenv('NO_SUCH_VARIABLE', 5), os.environ.get('NO_SUCH_VARIABLE', 'x'))
os.environ['MINE'] = 'value'
print(os.environ['MINE'], 'MINE' in os.environ, os.getenv('MINE'), os.environ.pop('MINE'))
attempt(lambda: os.environ['NO_SUCH_VARIABLE'])
attempt(os.fspath, 5)
attempt(os.path.join, 'a', 5) if False else None


class P:
    def __fspath__(self):
        return '/x/y'


print(os.fspath(P()), os.path.basename(P()), isinstance(P(), os.PathLike), issubclass(int, os.PathLike), os.path.join(P(), 'z'), type(os.getpid()), len(os.urandom(5)))
sys.stdout.write('end\n')
