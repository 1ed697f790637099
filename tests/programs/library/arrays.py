# array.array: items, errors, sizes, buffers.
import copy
import sys
import weakref
import gc
from array import array
for c in 'bBhHiIlLqQfdu':
    for v in (7, -7, 1e300, 2**31, -2**31, True, b'x', 2**100,-2**100,2**64,2**63,-2**63-1,2**32,-1,2**16,2**8,'x',1.5,None,'xy'):
        try: array(c).append(v)
        except Exception as e: print(c, str(v)[:12], type(e).__name__, e)
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: array('z')); t(lambda: array('ii')); t(lambda: array(1)); t(lambda: array()); t(lambda: array('i', 5)); t(lambda: array('i','abc')); t(lambda: array('u',array('i',[1])))
a=array('i',[1,2,3])
t(lambda: a[5]); t(lambda: a['x']); t(lambda: a+[1]); t(lambda: a+array('d')); t(lambda:a.extend(array('d'))); t(lambda:a.extend([1,'x'])); t(lambda: a)
t(lambda: a.__setitem__(7,1)); t(lambda: a.__delitem__(7)); t(lambda: a.__setitem__(slice(0,1),[1])); t(lambda: a.pop(9)); t(lambda: array('i').pop()); t(lambda: a.remove(77)); t(lambda: a.index(77)); t(lambda: a.index(2,3,1)); t(lambda: a.frombytes(b'abc')); t(lambda: a.fromlist(5)); t(lambda: a.fromlist([1,'x'])); t(lambda: a); t(lambda: a.fromunicode('x')); t(lambda: a.tounicode())
t(lambda: a.__iadd__([1])); t(lambda: a*'x'); t(lambda: hash(a)); t(lambda: repr(array('u','ab'))); t(lambda: repr(array('i'))); t(lambda: a.__reduce_ex__(2)); t(lambda: array('d',[1.5,float('nan')]))
t(lambda: a == [1]); t(lambda: a < 3); t(lambda: array('i',[1,2])==array('d',[1,2])); t(lambda: array('i',[1,2])<array('d',[1,3]))
t(lambda: type(iter(a))); t(lambda: iter(a).__reduce__()); t(lambda: a.__copy__()); t(lambda: a.buffer_info()[1]); t(lambda: a.typecode); t(lambda: array.__doc__[:40])
t(lambda: type('S',(array,),{})('i',[1])); t(lambda:array('i',b'\1\0\0\0')); t(lambda:array('i',bytearray(4)));t(lambda: array('b',array('i',[1,2])));t(lambda: array('b',array('i',[1,300])))
t(lambda: array('i',x=1)); t(lambda: a.__setitem__(slice(0,9,2),array('i',[1]))); 
m=memoryview(a); t(lambda: (m.format,m.itemsize,m.tolist())); t(lambda:a.append(3)); t(lambda:a.extend(array('i',[3]))); t(lambda: a.pop()); t(lambda: a.__delitem__(slice(0,1)))
import array as am; t(lambda:am.typecodes); t(lambda:am.ArrayType)
t(lambda:array('i',range(3))[::-1]); t(lambda:a.fromlist([])); t(lambda:a.byteswap()); t(lambda:a); t(lambda: array('u','a').append(b'x')); t(lambda:a.__contains__('x')); t(lambda:a.count(1))
t(lambda:a.insert('x',1)); t(lambda:array('i',[3,1,2]).insert(-100,9)); t(lambda:sorted(array('i',[3,1,2])))

a = array('i')
for i in range(60):
    a.append(i)
    print(sys.getsizeof(a), end=' ')
while a:
    a.pop()
    print(sys.getsizeof(a), end=' ')
print()
for c in 'bBuhHiIlLqQfd':
    a = array(c, 'ab' if c == 'u' else [1, 2])
    print(c, a, a.itemsize, sys.getsizeof(a), a.tobytes(), a.tolist(), len(a), bool(array(c)), gc.is_tracked(a))
    b = array(c, a.tobytes())
    print(b == a, copy.copy(a) == a, copy.deepcopy(a) == a, copy.copy(a) is a, sys.getsizeof(b), sys.getsizeof(array(c, a)))
    print(sys.getsizeof(array(c, iter(a))), sys.getsizeof(a + a), sys.getsizeof(a * 3), sys.getsizeof(a[:1]), a * 2 + a)
    a.extend(a)
    a += a
    a *= 2
    print(a, sys.getsizeof(a))
    a.reverse()
    del a[1:5]
    a[2:4] = a[:1]
    print(a, a[::-2], a[-3:], a[1:100], sys.getsizeof(a))
    a[::2] = a[::2]
    del a[::3]
    del a[::-2]
    print(a, a.count(a[0]), a.index(a[0]), list(reversed(a)), a[0] in a)
    a.clear() if hasattr(a, 'clear') else None
for size in range(0, 40, 3):
    print(sys.getsizeof(array('h', range(size))), sys.getsizeof(array('h', list(range(size)))), end=' ')
print()
x = array('d', [1.5, 2.5])
r = weakref.ref(x)
print(r() is x)
del x
print(r())
a = array('B', b'hello world')
m = memoryview(a)
m[0] = 72
print(a.tobytes(), bytes(a), bytearray(a), m[2:5].tobytes(), m.readonly)
m.release()
a.frombytes(b'!!')
a.fromlist([1, 2])
print(a.tobytes())
u = array('u', 'h\u20ac')
u.fromunicode('lo')
print(u, u.tounicode(), u[1], u.tolist())
class Mine(array):
    def __new__(cls, code, items=(), note=None):
        self = super().__new__(cls, code, items)
        self.note = note
        return self
k = Mine('i', [3, 1], note='n')
print(k, k.note, k + k, type(k + k).__name__, type(copy.copy(k)).__name__, sorted(k), min(k), max(k), sum(k))
it = iter(k)
next(it)
print(it.__reduce__()[1:], list(it), list(it))
for left, right in (([1, 2], [1, 3]), ([1], [1, 2]), ([], []), ([2], [1, 9])):
    p, q = array('i', left), array('b', right)
    print(p < q, p <= q, p == q, p != q, p > q, p >= q)
n = array('d', [float('nan')])
print(n == n, n < n, n != n)
first, *rest = array('i', [1, 2, 3])
print(first, rest, {**dict(enumerate(array('i', [5])))}, tuple(array('f', [0.1])))
