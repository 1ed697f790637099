import array, sys, struct
for c in 'bBhHiIlLqQfdu': a = array.array(c); print(c, a.itemsize, sys.getsizeof(a), end='; ')
print()
a = array.array('i', [1, 2, 3]); l = [1, 2, 3]; print(sys.getsizeof(a), sys.getsizeof(l), a.tobytes(), a.buffer_info()[1])
m = memoryview(a); print(m[1], m.tolist(), m.shape, m.strides, m.ndim, m.contiguous); m2 = m[1:]; m2[0] = 50; print(a)
for op in (lambda: a.append(1), lambda: a.extend([1]), lambda: a.pop(), lambda: a.__delitem__(0)):
    try: op()
    except BufferError as e: print(e)
m.release(); 
try: a.append(1)
except BufferError as e: print('still', e)
m2.release(); a.append(4); print(a)
b = bytearray(b'hello'); v = memoryview(b); w = v[1:3]; print(bytes(w), w.obj is b, sys.getrefcount(b)); w[:] = b'EL'; print(b); c = v.cast('B'); print(c.readonly, v.toreadonly().readonly); 
del v, w, c; b.extend(b'x'); print(b); print(memoryview(b'abc') == b'abc', hash(memoryview(b'abc')) == hash(b'abc'))
try: memoryview(b'abc')[0] = 1
except TypeError as e: print(e)
try: memoryview('abc')
except TypeError as e: print(e)
x = struct.pack('<iq', 1, 2); print(len(x), sys.getsizeof(x), struct.calcsize('iq'), struct.calcsize('<iq'))
