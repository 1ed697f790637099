# io.StringIO and io.BytesIO.
import io
import sys


def attempt(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


s = io.StringIO()
print('hello', 1, None, file=s)
print('a', 'b', sep='-', end='!', file=s, flush=True)
print(repr(s.getvalue()), s.tell(), s.write('more'), s.closed, s.readable(), s.writable(), s.seekable(), s.isatty())
s.seek(0)
print(repr(s.readline()), repr(s.read(3)), repr(s.read()), repr(s.read()), repr(s.readline()))
s.seek(2)
s.write('XYZ')
print(repr(s.getvalue()), s.tell())
s.seek(0, 2)
s.write('end')
print(repr(s.getvalue()))
print(s.truncate(5), repr(s.getvalue()), s.tell())
s.write('gap')
print(repr(s.getvalue()))
s.seek(0)
print(s.truncate(), repr(s.getvalue()))
t = io.StringIO('one\ntwo\nthree')
print(list(t), t.read(), t.seek(0), t.readlines(), t.seek(0), t.readlines(4), t.tell())
t.seek(0)
for line in t:
    print(repr(line), t.tell())
t.seek(0)
print(repr(t.readline(2)), repr(t.readline(-1)), repr(t.readline(None)), next(t, 'end'))
t.writelines(['a', 'b\n', 'c'])
print(repr(t.getvalue()))
with io.StringIO('x') as u:
    print(u.read())
print(u.closed)
for name in ('read', 'getvalue', 'readline', 'tell', 'flush', 'isatty', 'readable', '__iter__', '__next__', '__enter__'):
    attempt(getattr(u, name))
attempt(lambda: u.write('a'))
attempt(lambda: u.seek(0))
attempt(lambda: print('x', file=u))
u.close()
v = io.StringIO('abc')
attempt(lambda: v.write(b'a'))
attempt(lambda: v.write(5))
attempt(lambda: v.seek(-1))
attempt(lambda: v.seek(1, 1))
attempt(lambda: v.seek(1, 5))
attempt(lambda: v.seek(0, 1))
attempt(lambda: v.read('a'))
attempt(lambda: v.read(1.5))
attempt(lambda: v.truncate(-1))
attempt(lambda: v.fileno())
attempt(lambda: v.detach())
attempt(lambda: io.StringIO(5))
attempt(lambda: io.StringIO(b''))
attempt(lambda: io.StringIO(newline='x'))
attempt(lambda: io.StringIO(newline=5))
attempt(lambda: io.StringIO(None).getvalue())
print(v.encoding, v.errors, v.newlines, v.line_buffering)
for newline in (None, '', '\n', '\r', '\r\n'):
    w = io.StringIO('a\nb\r\nc\rd', newline)
    print(repr(newline), repr(w.getvalue()), w.readlines(), w.newlines)
    w.write('x\ny')
    print(repr(w.getvalue()))
x = io.StringIO()
print(isinstance(x, io.TextIOBase), isinstance(x, io.IOBase), isinstance(x, io.RawIOBase), type(x))


class Mine(io.StringIO):
    def write(self, text):
        return super().write(text.upper())


m = Mine()
print('shout', file=m)
print(repr(m.getvalue()))
m.note = 5
print(m.note, m.__dict__.get('note'))

# BytesIO
b = io.BytesIO(b'abc\ndef')
print(b.read(2), b.readline(), b.read(), b.getvalue(), b.tell())
b.seek(1)
print(b.write(b'XY'), b.getvalue(), b.write(bytearray(b'!!!!!!')), b.getvalue(), b.write(memoryview(b'mm')))
b.seek(20)
b.write(b'far')
print(b.getvalue())
print(b.seek(-3, 2), b.read(), b.seek(-2, 1), b.read1(1), b.truncate(4), b.getvalue())
print(b.seek(0), b.readlines(), b.seek(0), list(b), b.readable(), b.writable(), b.seekable())
b.seek(0)
buffer = bytearray(3)
print(b.readinto(buffer), buffer)
view = b.getbuffer()
view[0] = 65
print(b.getvalue(), len(view))
view.release()
b.writelines([b'1', b'2'])
print(b.getvalue())
attempt(lambda: b.write('text'))
attempt(lambda: b.write(5))
attempt(lambda: b.seek(-1))
attempt(lambda: b.seek(0, 9))
attempt(lambda: b.truncate(-1))
attempt(lambda: b.fileno())
attempt(lambda: io.BytesIO('text'))
b.close()
attempt(b.read)
attempt(b.getvalue)
print(b.closed, type(b), isinstance(b, io.BufferedIOBase), isinstance(b, io.IOBase))
text = io.TextIOWrapper(io.BytesIO('aé\nb'.encode()), encoding='utf-8')
print(text.readline(), text.read(), text.encoding)
raw = io.BytesIO()
text = io.TextIOWrapper(raw, encoding='latin-1', newline='\r\n')
text.write('é\n')
text.flush()
print(raw.getvalue())

# Streams in the place of the standard ones
old = sys.stdout
sys.stdout = io.StringIO()
print('caught')
caught = sys.stdout.getvalue()
sys.stdout = old
print(repr(caught))
sys.stdin = io.StringIO('first\nsecond\nlast')
print(input(), input(), input())
attempt(input)
sys.stdin = sys.__stdin__
print(sys.stdout.writable(), sys.stdout.encoding, sys.stdin.readable())
sys.stdout.flush()
sys.stdout.buffer.write(b'raw bytes\n')
sys.stdout.buffer.flush()
print(io.SEEK_SET, io.SEEK_CUR, io.SEEK_END, io.DEFAULT_BUFFER_SIZE, io.UnsupportedOperation.__mro__[1:3])
attempt(lambda: open('/no/such/file/anywhere'))
attempt(lambda: open('/no/such/file/anywhere', 'rw'))
attempt(lambda: open('x', 'q'))
attempt(lambda: open('x', 'rbt'))
attempt(lambda: open('x', ''))
attempt(lambda: open('x', 'rb', encoding='utf-8'))
attempt(lambda: open(None))
attempt(lambda: open(1.5))
attempt(lambda: open('x', 5))
