import ctypes


def ref_count(address: int):
    return ctypes.c_long.from_address(address).value


a = [1, 2, 3]
a_address = id(a)
print(ref_count(a_address))
a = None
print(ref_count(a_address) == 1)
