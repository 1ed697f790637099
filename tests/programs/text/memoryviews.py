# memoryview: items, slices, casts, comparison, release.
def t(f):
    try:
        r = f()
        print(repr(r) if "memory at" not in repr(r) else "memory")
    except BaseException as e:
        print(type(e).__name__, e)


m = memoryview(b"abcd")
print(m.cast("H").tolist(), m.shape, m.strides, m.suboffsets, m.format, m[::2].tobytes(), m[::-1].tolist(), m == b"abcd")
b = bytearray(b"abcd")
w = memoryview(b)
for f in [lambda: m["x"], lambda: m[9], lambda: m.__setitem__(0, 1), lambda: w.__setitem__(0, 300), lambda: w.__setitem__(0, "x"),
          lambda: w.__setitem__(slice(0, 2), b"xyz"), lambda: w.__delitem__(0), lambda: hash(w), lambda: memoryview("s"), lambda: m.cast("Z"),
          lambda: m[:3].cast("H"), lambda: m.cast("H").cast("I"), lambda: m[::2].cast("H"), lambda: b.append(1),
          lambda: w.__exit__(None, None, None), lambda: w[0], lambda: len(w), lambda: repr(w)[:20], lambda: w.release(), lambda: m[1, 2],
          lambda: m.hex("-"), lambda: m.nbytes, lambda: w == b, lambda: m.contiguous, lambda: memoryview(), lambda: m < m, lambda: m.index(1),
          lambda: list(m), lambda: 97 in m, lambda: m.obj, lambda: m.readonly, lambda: m.ndim, lambda: m.itemsize, lambda: m.c_contiguous,
          lambda: m.tobytes("C"), lambda: w.tolist(), lambda: m.cast("f").tolist(), lambda: m.cast("c").tolist(), lambda: m.cast("?").tolist(),
          lambda: m.toreadonly().readonly, lambda: hash(memoryview(b"ab")) == hash(b"ab"), lambda: hash(memoryview(b"abcd").cast("i")),
          lambda: m.cast("B", 5), lambda: w.obj, lambda: w.nbytes, lambda: m[:], lambda: m[...] is m, lambda: b.append(1), lambda: bytes(m[1:3]),
          lambda: m[1:3] == b"bc", lambda: m == memoryview(b"abcd").cast("c"), lambda: m != bytearray(b"abcd"), lambda: m == "abcd"]:
    t(f)
x = memoryview(bytearray(8)).cast("d")
x[0] = 1.5
print(x.tolist(), x.format)
t(lambda: x.__setitem__(0, "a"))
y = memoryview(bytearray(8)).cast("i")
t(lambda: y.__setitem__(0, 2**40))
t(lambda: y.__setitem__(0, 1.5))
data = bytearray(b"hello world")
with memoryview(data) as v:
    v[0:5] = b"HELLO"
    v[6:] = v[:5]
    part = v[2:8:2]
    part[0] = 33
    print(bytes(v), part.tolist(), part.strides, part.obj is data)
    t(lambda: data.clear())
    part.release()
print(data)
data.append(33)
print(data)
for code in "bBhHiIlLqQnN":
    z = memoryview(bytearray(16)).cast(code)
    z[0] = 100
    print(code, z.itemsize, z.tolist(), len(z))
    t(lambda: z.__setitem__(0, -1))
    t(lambda: z.__setitem__(0, 2**64))
