# The % operator of str and bytes, str.format, and their errors.
state = 777


def rnd(n):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 33) % n


def pick(seq):
    return seq[rnd(len(seq))]


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class A:
    x = 5

    def __init__(self):
        self.items = [1, {"k": "v", 3: "three"}]

    def __str__(self):
        return "str(A)"

    def __repr__(self):
        return "repr(A)é"

    def __format__(self, spec):
        return "A<" + spec + ">"

    def __index__(self):
        return 42

    def __float__(self):
        return 2.5

    def __getitem__(self, k):
        return ("item", k)

    def __bytes__(self):
        return b"bytes(A)"


values = [0, 1, -1, 5, 255, -255, 10**20, 1.5, -2.75, 0.0, float("inf"), float("nan"), 1e100, 1e-7, "a", "é", "abc",
          b"x", b"xy", True, None, A(), (1,), (1, 2), [3], {"a": 1}, bytearray(b"q"), 3 + 4j, 0x10ffff, 0x110000, 97]
for _ in range(3000):
    directive = "%" + pick(["", "", "", "-", "+", " ", "#", "0", "-0", "+0", "#0"]) + pick(["", "", "5", "12", "3"]) + \
        pick(["", "", ".0", ".2", ".10", "."]) + pick(["", "", "", "l", "h"]) + pick("sradiouxXeEfFgGcsdfx%bq")
    value = pick(values)
    pattern = pick(["{}", "<{}>", "é{}", "{}中"]).replace("{}", directive)
    print(pattern, end=" ")
    show(lambda: pattern % value)
    if pattern.isascii():
        print(pattern, end=" ")
        show(lambda: pattern.encode() % value)
for f in ["%", "%(", "%(a", "%(a)", "%(a)s %(b)5d|%(a)-5s|", "%(a)s %s", "%*d", "%.*f", "%-*d", "%*", "%s %s", "%%", "%5%|",
          "%y", "%é", "%l", "%ld", "%(a(b)c)s", "%99999999999999999999d", "%.99999999999999999999d", "abc", "", "%c%c", "%a"]:
    for v in [(), 5, (5, 6), (1.5, 2), {"a": 1, "b": 2, "a(b)c": 3}, "x", ("é", "y"), (-4, 5), [1], (3, 7.25), b"x", None]:
        print(f, v, end=" ")
        show(lambda: f % v)
        if f.isascii():
            show(lambda: f.encode() % ({k.encode(): w for k, w in v.items()} if type(v) is dict else v))
fields = ["{}", "{0}", "{1}", "{a}", "{0.x}", "{0[1]}", "{0.items[1][k]}", "{0.items[1][3]}", "{!r}", "{!s:>10}", "{!a}", "{!x}", "{!}",
          "{", "}", "{{", "}}", "{{}}", "{0", "{0:", "{0:{", "{0:{1}}", "{:{}}", "{:{}.{}}", "{0:{1:{2}}}", "{0.}", "{0[}", "{0[]}",
          "{0[1]x}", "{} {0}", "{0} {}", "{a.b}", "{a[0]}", "{:>5}|{:<5}|{:^5}", "{:05d}", "{0!r:>8}", "{:{a}}", "a{}b{}c", "{.x}",
          "{[1]}", "{0:}}", "{!r", "{!r:", "{!rx}", "{0[a{b}]}", "{99999999999999999999}", "{-1}", "{ 0}", "{0 }", "{0:é>5}",
          "{٣}", "中{}é", "{:,}", "{:_}", "{:%}", "{:e}", "{:x}", "{:#x}", "{:s}", "{:d}", "{:c}", "{:n}", "{a!r:*^20}", "{0!é}"]
for f in fields:
    for args, kw in [((), {}), ((5,), {}), ((A(), "x"), {"a": "zz"}), ((3.5, 10, 2), {"a": 7}), (("abc", ">10", "3"), {"a": [9]})]:
        print(f, args and type(args[0]).__name__, kw, end=" ")
        show(lambda: f.format(*args, **kw))
        show(lambda: f.format_map(kw))


class D(dict):
    def __missing__(self, key):
        return "<" + key + ">"


show(lambda: "{x} {y:>5}".format_map(D()))
show(lambda: "%(x)s %(y)5s" % D())
show(lambda: format("abc", "*^10"))
show(lambda: format("abc", 5))
show(lambda: "abc".__format__("d"))
show(lambda: f"{'é':>{3}}|{5!r:>4}|{A()}|{A()!s}|{A():x}")
show(lambda: f"{3.14159:.2f} {1000000:,} {'a'!r:>5} {'x' * 3}")
