import sys
b=bytearray();last=None
for i in range(300):
    z=sys.getsizeof(b)
    if z!=last: print(len(b),z,b.__alloc__()); last=z
    b.append(1)
while b:
    b.pop(); z=sys.getsizeof(b)
    if z!=last: print(len(b),z,b.__alloc__()); last=z
b=bytearray(b'hello'); print(sys.getsizeof(b),b.__alloc__()); b+=b' world'; print(sys.getsizeof(b),b.__alloc__()); b.extend(b'abc'); print(b.__alloc__()); b*=3; print(b.__alloc__()); del b[:5]; print(b.__alloc__(),sys.getsizeof(b)); b[0:0]=b'x'*50; print(b.__alloc__()); del b[10:]; print(b.__alloc__()); b.clear(); print(b.__alloc__()); b.insert(0,5); print(b.__alloc__()); b=bytearray(100); print(b.__alloc__()); b=b[:50]; print(b.__alloc__()); b.remove(0); print(b.__alloc__()); b=b+b'1'; print(b.__alloc__()); b.extend(range(10)); print(b.__alloc__()); b=bytearray('日本','utf8'); print(b.__alloc__()); b=bytearray([1,2,3]); print(b.__alloc__()); b=bytearray(x for x in range(10)); print(b.__alloc__()); b=b.replace(b'\1',b'22'); print(b.__alloc__()); b=bytearray.fromhex('aabb'); print(b.__alloc__()); print(sys.getsizeof(bytearray(b)), sys.getsizeof(b.copy()), sys.getsizeof(bytes(b)), sys.getsizeof(memoryview(b)))
