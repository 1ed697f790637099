import ctypes, gc, sys
def ref_count(address): return ctypes.c_long.from_address(address).value
def object_exists(oid):
    for o in gc.get_objects():
        if id(o)==oid: return True
    return False
class A:
    def __init__(self): self.b=B(self)
class B:
    def __init__(self,a): self.a=a
gc.disable()
a=A(); ia,ib=id(a),id(a.b)
print(ref_count(ia),ref_count(ib),object_exists(ia),object_exists(ib))
a=None; print(ref_count(ia),ref_count(ib),object_exists(ia),object_exists(ib))
gc.collect(); print(object_exists(ia),object_exists(ib))
my=[1,2]; addr=id(my); print(ref_count(addr)); o=my; print(ref_count(addr), sys.getrefcount(my)); o=None; my=None; print(ref_count(addr))
x=object(); i=id(x); print(ref_count(i)); l=[x]*5; print(ref_count(i)); del l; print(ref_count(i))
s='a string here'; print(ref_count(id(s))-sys.getrefcount(s))
