import io, sys
data = bytes(range(50)) * 3
n = sys.getrefcount(data)
b = io.BytesIO(data); print(sys.getrefcount(data) - n); print(b.getvalue() is data, b.read() is data)
b.write(b'x'); print(sys.getrefcount(data) - n, b.getvalue() is b.getvalue())
print(vars(b))
import pickle
class B(io.BytesIO): pass
x = B(b'abc'); x.foo = 1; x.seek(2); y = pickle.loads(pickle.dumps(x)); print(y.foo, y.tell(), y.read())
s = io.StringIO('a\nb', newline='\r\n'); s.seek(1); t = pickle.loads(pickle.dumps(s)); print(t.tell(), repr(t.read()), repr(t.getvalue()), s.__getstate__())
for bad in (None, (1,), (b'a', 'x', None), (b'a', -1, None), (b'a', 1, 5)):
    try: io.BytesIO().__setstate__(bad); print('ok')
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
for bad in (None, (1,), ('a', '', 'x', None), ('a', '', -1, None), ('a', '', 1, 5), (1, '', 0, None)):
    try: io.StringIO().__setstate__(bad); print('ok')
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
v = b.getbuffer(); v[0] = 65; print(b.getvalue()[:3])
try: b.write(b'more' * 100)
except BufferError as e: print(e)
v.release(); b.write(b'q'); print(len(b.getvalue()))
b.seek(200); b.write(b'end'); print(b.getvalue()[145:])
b.truncate(3); print(b.getvalue(), b.tell()); b.close()
try: b.getvalue()
except ValueError as e: print(e)
print(io.BytesIO(bytearray(b'abc')).getvalue(), io.BytesIO(memoryview(b'abc')).getvalue(), io.BytesIO(None).getvalue())
