import sys
b = bytearray(); last = -1
for i in range(300):
    b.append(i % 256); s = sys.getsizeof(b)
    if s != last: print(len(b), s, b.__alloc__()); last = s
m = memoryview(b)
try: b.append(1)
except BufferError as e: print(e)
m.release(); b.append(1); print(len(b))
with memoryview(b) as v: print(v[:3].tobytes(), v.nbytes, v.readonly, sys.getsizeof(v))
try: v[0]
except ValueError as e: print(e)
del b[:250]; print(sys.getsizeof(b)); b.clear(); print(sys.getsizeof(b))
import array
a = array.array('i'); last = -1
for i in range(200):
    a.append(i); s = sys.getsizeof(a)
    if s != last: print(len(a), s); last = s
m = memoryview(a)
try: a.append(1)
except BufferError as e: print(e)
print(m.format, m.itemsize, m.nbytes, m[3], m.obj is a); m[3] = 99; print(a[3]); m.release()
print(sys.getsizeof(array.array('d', range(10))), sys.getsizeof(array.array('b', b'abc')), a.buffer_info()[1])
