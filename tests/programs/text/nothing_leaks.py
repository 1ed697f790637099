# Each operation of text, also those that fail, gives back all of its memory.
import sys, gc
def t(f):
    try: return f()
    except Exception: return None
class A:
    def __format__(self, s): return "A"
    def __bytes__(self): return b"q"
def everything():
    for x in ("a,b é c", b"a,b c", bytearray(b"a,b c")):
        sep = x[1:2]
        for f in [lambda: x.split(sep), lambda: x.rsplit(), lambda: x.partition(sep), lambda: x.rpartition(sep), lambda: x.split(5), lambda: x.replace(sep, x), lambda: sep.join([x, x]), lambda: sep.join([x, 5]), lambda: x.find(5), lambda: x.index(b"zz"), lambda: x.strip(sep), lambda: x.splitlines(True), lambda: x.center(30), lambda: x.zfill(30), lambda: x.startswith((sep, 5)), lambda: x * 3, lambda: x + x, lambda: x + 5, lambda: x[::2], lambda: x["a"], lambda: x.upper(), lambda: x.title(), lambda: repr(x), lambda: list(x), lambda: iter(x).__reduce__(), lambda: x.expandtabs(), lambda: x.__getnewargs__(), lambda: x.removeprefix(sep), lambda: x.translate({97: "xy", 98: None}), lambda: x.translate(bytes(range(256)), b"a"), lambda: x % 5, lambda: x % (), lambda: x.decode("ascii"), lambda: x.decode("utf-16"), lambda: x.encode("ascii"), lambda: x.encode("utf-16", "replace"), lambda: x.decode("xx"), lambda: x.hex(" "), lambda: x.pop(), lambda: x.insert(0, 97), lambda: memoryview(x)[1:].tolist(), lambda: memoryview(x).cast("H"), lambda: memoryview(x) == x, lambda: str(x, "ascii"), lambda: bytes(x), lambda: bytearray(x), lambda: x.__reduce_ex__(3)]:
            t(f)
    for f in ["%s %d %r %5.2f %c %%", "%(a)s", "%(a", "%*d", "%q"]:
        for v in [(1, 2, 3, 4.5, "x"), {"a": 1}, 5, (3, 4)]:
            t(lambda: f % v); t(lambda: f.encode() % v)
    for f in ["{} {!r} {:>10}", "{a}", "{0[a]}", "{0.x}", "{", "{:{}}", "{a.b}"]:
        t(lambda: f.format(5, "x", A())); t(lambda: f.format(a=A())); t(lambda: f.format_map({"a": 1}))
    t(lambda: bytes([1, "x"])); t(lambda: bytes([1, 2])); t(lambda: bytes(iter([1, 2]))); t(lambda: bytes(A())); t(lambda: bytearray([1, 300])); t(lambda: b"%b" % A())
    t(lambda: bytes.fromhex("12")); t(lambda: bytes.fromhex("1z")); t(lambda: str.maketrans("ab", "cd", "e")); t(lambda: str.maketrans({"ab": 1})); t(lambda: f"{A()}{5:>5}{'x'!r}")
    c = bytearray(b"hello"); c[1:3] = b"xyz"; c[::2] = bytes(len(c[::2])); del c[::2]; c.extend([1, 2]); t(lambda: c.extend(["x"])); t(lambda: c.extend(5)); c += b"x"; c *= 2
    m = memoryview(c); t(lambda: c.append(1)); t(lambda: m.__setitem__(slice(0, 2), b"zz")); m.release()
everything(); everything(); gc.collect()
a = sys.getallocatedblocks(); everything(); gc.collect(); b = sys.getallocatedblocks(); everything(); gc.collect(); c = sys.getallocatedblocks()
print(b - a <= 2, c - b, c - b <= 0)
