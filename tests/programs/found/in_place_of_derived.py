# In place: a sequence's += in derived classes, and what *= refuses; bytes as names of files that are compiled.
class B(float): pass
class C(int): pass
class N:
    def __isub__(self, o): return NotImplemented
    def __iadd__(self, o): return NotImplemented
class L(list): pass
import operator
for a, b in (B(1), B(2)), (B(1), 'x'), (1.5, N()), (N(), 1), ('x', B(1)), (L(), 1), (N(), N()), (C(1), []):
    for op in '+-*/@%&|^':
        for i in '', '=':
            n = {'+':'add','-':'sub','*':'mul','/':'truediv','@':'matmul','%':'mod','&':'and','|':'or','^':'xor'}[op]
            try: print(type(a).__name__, op + i, type(b).__name__, getattr(operator, ('i' if i else '__') + n + ('' if i else '__'))(a, b))
            except TypeError as e: print(type(a).__name__, op + i, type(b).__name__, e)
            d = {'a': a, 'b': b}
            try: exec(f'a {op}{i} b' if i else f'r = a {op} b', d); print(d.get('r'), d['a'])if n !='x' and type(a) is not N  else 0
            except TypeError as e: print(type(a).__name__, op + i, type(b).__name__, e)
for x in bytearray(3), b'1\0', '1\0', memoryview(b'\0'), bytearray(b'1+1'), memoryview(b'1+1'), bytearray(b'1\n\0'):
    for f in (lambda x: compile(x, 'f', 'eval'), lambda x: compile(x, 'f', 'exec'), eval, exec):
        try: r = f(x); print(r if type(r) is int else type(r))
        except Exception as e: print(type(e).__name__, e)
for x in (1, 'x', 5), ([1], bytearray(3), 7), ('1', bytearray(3), 7), ('1', bytearray(b'a'), 'eval'), ('1', bytearray(b'a\0'), 'eval'), ('1', b'a\0', 'eval'), ('1', 'a\0', 'eval'),('1', 1, 'eval'),('1', memoryview(b'ab'), 'eval'),(bytearray(3), 'a', 'x'),('1', 'a', b'eval'):
    try: print(compile(*x).co_filename)
    except Exception as e: print(type(e).__name__, e)
class A(list):
    def __add__(self, other): return 'added'
    def __radd__(self, other): return 'radded'
class Z(bytearray):
    def __add__(self, other): return 'added'
class Q(A):
    def __iadd__(self, other): return NotImplemented
a = b = A([1])
a += A([2])
print(a is b, a)
try: a += 5
except TypeError as e: print(e)
a = [1]
try:
    a += A([3])
    print(a)
except TypeError as e: print(e)
z = y = Z(b'a')
z += b'b'
print(z is y, z)
q = Q()
q += [1]
print(q)
