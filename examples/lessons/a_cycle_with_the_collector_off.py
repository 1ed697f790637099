import ctypes
import gc


def ref_count(address):
    return ctypes.c_long.from_address(address).value


def object_by_id(object_id):
    for obj in gc.get_objects():
        if id(obj) == object_id:
            return "Object Exists"
    return "Not Found"


class A:
    def __init__(self):
        self.b = B(self)


class B:
    def __init__(self, a):
        self.a = a


gc.disable()
a = A()
id_a = id(a)
id_b = id(a.b)
print(ref_count(id_a))  # 2
print(ref_count(id_b))  # 1
print(object_by_id(id_a))
print(object_by_id(id_b))
a = None
print(ref_count(id_a))  # 1
print(ref_count(id_b))  # 1
gc.collect()
print(object_by_id(id_a))
print(object_by_id(id_b))
