def f():
    a = "x y z"; b = "x y z"
    c = 1000; d = 1000
    e = (1, "q r", 2.5); g = (1, "q r", 2.5)
    return a is b, c is d, e is g, e[1] is "q r", e[2] is 2.5
print(f())
def outer():
    v = 99999
    def inner(): return 99999
    return v is inner(), v is (lambda: 99999)()
print(outer())
print([1000 for _ in range(1)][0] is 1000, (lambda: 1000)() is 1000, [x for x in (1000,)][0] is 1000)
def d(x="de fault", y=1000, z=(1,2)): return x is "de fault", y is 1000, z is (1,2)
print(d())
def d2(x="de fault"): return x
print(d.__defaults__[0] is d2.__defaults__[0], d.__defaults__[0] is "de fault")
s = {1,2,3}
def h(x): return x in {1,2,3}
def h2(x): return x in [1,2,3]
print(h.__code__.co_consts, h2.__code__.co_consts)
for c in h.__code__.co_consts: print(type(c))
def u(): return -1, -1000, +5, ~5, not 1, 1+1, 2*3, 7//2, 7%4, 7/2, 2**10, 1<<4, 256>>2, 6&3, 6|3, 6^3, "ab"*3, "a"+"b", (1,2)+(3,), (1,2)*2, (1,2,3)[1], "abc"[0], b"ab"+b"c"
print(u.__code__.co_consts)
def w(): return [1,2,3],{1:2},{1,2,3},(1,2,[3]), "a%sb"%1, 1//0 if 0 else 0, "a"*5000, (0,)*300, 2**1000, "x".upper()
print(len(w.__code__.co_consts), [type(c).__name__ for c in w.__code__.co_consts])
def doc():
    "docstring here"
    return "docstring here"
print(doc.__doc__ is doc(), doc.__code__.co_consts)
def a1(): return 1, 1.0, True, 1+0j, 0.0, -0.0, (1,), (1.0,), (True,)
print(a1.__code__.co_consts)
print(__debug__, (lambda: __debug__).__code__.co_consts)
def ifc():
    if 0: x="never seen const"
    while 0: pass
    return 1 and 2 or 3
print(ifc.__code__.co_consts)
