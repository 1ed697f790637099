import ctypes, sys
class PyObject(ctypes.Structure): _fields_ = [('ob_refcnt', ctypes.c_ssize_t), ('ob_type', ctypes.c_void_p)]
class PyVar(ctypes.Structure): _fields_ = [('ob_base', PyObject), ('ob_size', ctypes.c_ssize_t)]
class PyList(ctypes.Structure): _fields_ = [('ob_base', PyVar), ('ob_item', ctypes.POINTER(ctypes.c_void_p)), ('allocated', ctypes.c_ssize_t)]
class PyTuple(ctypes.Structure): _fields_ = [('ob_base', PyVar), ('ob_item', ctypes.c_void_p * 3)]
class PyFloat(ctypes.Structure): _fields_ = [('ob_base', PyObject), ('v', ctypes.c_double)]
class PyLong(ctypes.Structure): _fields_ = [('ob_base', PyVar), ('d', ctypes.c_uint32 * 2)]
l = [1, 2, 3]; p = PyList.from_address(id(l)); print(p.ob_base.ob_size, p.allocated, p.ob_item[0] == id(1), p.ob_base.ob_base.ob_refcnt)
l.append(4); print(p.ob_base.ob_size, p.allocated); l.clear(); print(p.ob_base.ob_size, p.allocated)
t = (1, 2, 3); q = PyTuple.from_address(id(t)); print([x == id(i) for x, i in zip(q.ob_item, t)])
f = 3.5; print(PyFloat.from_address(id(f)).v); n = 2 ** 40 + 7; k = PyLong.from_address(id(n)); print(k.ob_base.ob_size, list(k.d)); n = -5000; print(PyLong.from_address(id(n)).ob_base.ob_size)
print(ctypes.sizeof(PyList), ctypes.sizeof(PyTuple), PyList.allocated.offset, PyList.ob_item.size)
print(ctypes.cast(id(l), ctypes.POINTER(PyObject)).contents.ob_refcnt, ctypes.cast(id(l), ctypes.py_object).value is l)
print(ctypes.c_size_t.from_address(id(l)).value, ctypes.c_int64.from_address(id(l)).value, ctypes.c_int.from_address(id(l)).value, ctypes.c_longlong.from_address(id(l)).value, ctypes.c_uint64.from_address(id(l)).value)
print(bytes((ctypes.c_char * 5).from_address(id('hello') + 48)), ctypes.string_at(id('hello') + 48, 5), ctypes.c_char.from_address(id('hello') + 48).value)
b = ctypes.create_string_buffer(b'abc'); print(b.value, b.raw, ctypes.sizeof(b), len(b))
i = ctypes.c_int(5); r = ctypes.byref(i); print(type(r).__name__, type(ctypes.pointer(i)).__name__, ctypes.pointer(i).contents.value); ctypes.pointer(i)[0] = 9; print(i.value, i, ctypes.addressof(i) > 0)
a = (ctypes.c_int * 3)(1, 2, 3); print(list(a), len(a), a[1], type(a).__name__, ctypes.sizeof(a))
s = id.__self__; x = ctypes.py_object(l); print(x.value is l, type(x).__name__)
