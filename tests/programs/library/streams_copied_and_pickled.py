"""Streams in memory are copied and pickled; arrays go to files and back; re.Scanner."""
import io, array, pickle, copy, re, tempfile, os
s = io.StringIO('abc\ndef'); s.readline()
t = pickle.loads(pickle.dumps(s)); print(t.read(), t.getvalue()); print(copy.copy(s).read())
b = pickle.loads(pickle.dumps(io.BytesIO(b'xyz'))); print(b.read())
for c in ('seek(1.5)', 'seek(-1)', 'seek(1, 1)', 'seek(0, 5)', 'truncate(-1)', 'read("a")'):
    for o in (io.StringIO('abc'), io.BytesIO(b'abc')):
        try: print(c, eval('o.' + c))
        except Exception as e: print(c, type(e), e)
b = io.BytesIO(b'12345678'); a = array.array('i', [0, 0]); print(b.readinto(a), a)
b = io.BytesIO(b'1234'); v = b.getbuffer()
for f in (b.close, lambda: b.write(b'a'*10), b.truncate):
    try: f(); print('ok')
    except BufferError as e: print(e)
v.release(); b.close(); print(b.closed)
f = tempfile.TemporaryFile()
a = array.array('d', [1.5, 2.5, 3.5]); a.tofile(f); f.seek(0)
c = array.array('d'); c.fromfile(f, 2); print(c)
try: c.fromfile(f, 2)
except EOFError as e: print(e, c)
for x in ((f, -1), (io.StringIO('aa'), 1), (3, 1), (f, 'a')):
    try: c.fromfile(*x)
    except Exception as e: print(type(e), e)
try: a.tofile(3)
except Exception as e: print(type(e), e)
sc = re.Scanner([(r'[a-zA-Z_]\w*', lambda s, t: ('name', t)), (r'\d+\.\d*', lambda s, t: float(t)), (r'(\d)(\d)*', lambda s, t: int(t)), (r'=|\+|-', 'op'), (r'\s+', None)])
print(sc.scan('sum = 3*foo + 312.50+bar')); print(sc.scan('a 12 34 b + 1')); print(sc.scan(''))
