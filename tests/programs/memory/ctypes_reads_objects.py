import ctypes, sys
a = [1, 2, 3]
print(ctypes.c_long.from_address(id(a)).value, ctypes.c_ssize_t.from_address(id(a) + 16).value)
b = a; print(ctypes.c_long.from_address(id(a)).value)
n = 12345; print(ctypes.c_ssize_t.from_address(id(n) + 16).value, ctypes.c_uint32.from_address(id(n) + 24).value)
t = (1, 2, 3, 4); print(ctypes.c_ssize_t.from_address(id(t) + 16).value, ctypes.c_void_p.from_address(id(t) + 24).value == id(1))
print(ctypes.c_void_p.from_address(id(a) + 8).value == id(list))
p = ctypes.c_void_p.from_address(id(a) + 24).value
print([ctypes.c_void_p.from_address(p + 8 * i).value == id(a[i]) for i in range(3)], ctypes.c_ssize_t.from_address(id(a) + 32).value)
s = 'hello'; print(ctypes.string_at(id(s) + 48, 5), ctypes.c_ssize_t.from_address(id(s) + 16).value)
f = 2.5; print(ctypes.c_double.from_address(id(f) + 16).value)
x = b'abc'; print(ctypes.string_at(id(x) + 32, 4), ctypes.c_ssize_t.from_address(id(x) + 16).value)
print(ctypes.cast(id(a), ctypes.py_object).value is a)
class PyObject(ctypes.Structure): _fields_ = [('refcnt', ctypes.c_ssize_t), ('type', ctypes.c_void_p)]
o = PyObject.from_address(id(a)); print(o.refcnt, o.type == id(list), ctypes.sizeof(PyObject))
c = a; print(o.refcnt); del c; print(o.refcnt)
class VarObject(PyObject): _fields_ = [('size', ctypes.c_ssize_t)]
v = VarObject.from_address(id(a)); print(v.size); a.append(4); print(v.size, VarObject.size.offset)
