b=bytearray(b'hello'); m=memoryview(b)
for op in ('b.append(1)','b.extend(b"x")','b.pop()','del b[0]','b.clear()','b+=b"x"','b[0:1]=b"ab"','b.insert(0,1)','b*=2','b.remove(104)'):
    try: exec(op); print(op,'ok')
    except BufferError as e: print(op,e)
b[0]=72; b[1:3]=b'EL'; print(b, m[0], m.tobytes()); m[0]=104; print(b); m2=m[1:3]; m.release()
try: b.append(1)
except BufferError as e: print(e)
try: m[0]
except ValueError as e: print(e)
m2.release(); b.append(33); print(b)
with memoryview(b) as m: print(m.nbytes, m.readonly, m.format, m.itemsize, m.shape, m.obj is b, m.contiguous)
try: m.obj
except ValueError as e: print(e)
m=memoryview(b'abc')
try: m[0]=1
except TypeError as e: print(e)
print(hash(m)==hash(b'abc'), m==b'abc', m.tolist(), m.hex(), bytes(m[::-1]), m.cast('B')[0])
import array,sys
a=array.array('i',[1,2,3]); m=memoryview(a)
try: a.append(4)
except BufferError as e: print(e)
print(m.format, m.cast('B').nbytes, sys.getrefcount(a)); del m; a.append(4); print(a, sys.getrefcount(a))
m=memoryview(bytearray(5)); print(m.obj); n=memoryview(m); print(n.obj is m.obj); x=m.toreadonly(); print(x.readonly); 
b=bytearray(10); v=memoryview(b)[2:5]; print(sys.getrefcount(b)); v.release(); print(sys.getrefcount(b)); del b
import io
s=io.BytesIO(b'abc'); g=s.getbuffer(); 
try: s.write(b'longer than it')
except BufferError as e: print(e)
g.release(); s.write(b'longer'); print(s.getvalue())
