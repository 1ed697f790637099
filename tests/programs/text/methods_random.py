# Methods of str, bytes and bytearray with random arguments, and the errors of wrong ones.
state = 12345


def rnd(n):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 33) % n


def pick(seq):
    return seq[rnd(len(seq))]


letters = "aab b,\t\n\rAZß09éÀΣσςŁı\u0130ǆǅ\u2028\x1c\x85中\U0001f600\U00010400٣²½_-+'\"\\"


def text(n=8):
    plain = rnd(3) == 0
    return "".join(pick("ab, \tA1\n") if plain else pick(letters) for _ in range(rnd(n)))


def data(n=8):
    return bytes(pick(b"ab,A \t\n\r\x00\xff1z'\"\\Z\x0b\x1c") for _ in range(rnd(n)))


def show(f, *args):
    try:
        r = f(*args)
    except Exception as e:
        r = (type(e).__name__, str(e))
    return repr(r) + (":" + str(r.__sizeof__()) if type(r) in (str, bytes) else "")


def number():
    return pick([-100, -3, -1, 0, 1, 2, 3, 5, 12, None, 2**70, -2**70, "x", 1.5, True])


no_args = "capitalize casefold lower swapcase title upper isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper expandtabs split rsplit splitlines strip lstrip rstrip __repr__ __len__ __hash__".split()
one_text = "find rfind index rindex count startswith endswith split rsplit partition rpartition strip lstrip rstrip join removeprefix removesuffix __contains__ __add__ __lt__ __eq__ __ge__".split()
ranged = "find rfind index rindex count startswith endswith".split()
padding = "center ljust rjust".split()


def mutate(x, other):
    k = rnd(40)
    if k == 0:
        return 5
    if k == 1:
        return None
    if k == 2:
        return other()
    if k == 3:
        return 300
    return x


def run(make, other, convert):
    for name in no_args:
        s = convert(make(12))
        if hasattr(s, name) and not (name == "__hash__" and isinstance(s, bytearray)):
            print(name, show(getattr(s, name)))
    for name in one_text:
        s = convert(make(12))
        start, length = rnd(4), rnd(4)
        a = s[start:start + length] if rnd(2) else convert(make(3))
        if name not in ("__hash__",):
            print(name, repr(s), show(getattr(s, name), mutate(a, other)))
    for name in ranged:
        s = convert(make(12))
        a = convert(make(3))
        args = [a, number()] + ([number()] if rnd(2) else [])
        print(name, repr(s), args, show(getattr(s, name), *args))
    for name in padding:
        s = convert(make(6))
        args = [pick([-1, 0, 3, 7, 8, 15, "x"])] + ([convert(make(3))] if rnd(2) else [])
        print(name, repr(s), args, show(getattr(s, name), *args))
    s = convert(make(20))
    a, b = convert(make(3)), convert(make(4))
    print("replace", repr(s), a, b, show(s.replace, mutate(a, other), b, pick([-1, 0, 1, 2, 100])))
    print("replace", show(s.replace, s[rnd(5):][:1], b))
    print("split", show(s.split, a or None, pick([-1, 0, 1, 2])), show(s.rsplit, a or None, pick([-1, 0, 1, 2])))
    print("split", show(s.split, None, rnd(4)), show(s.rsplit, None, rnd(4)), show(s.splitlines, True))
    print("split", show(s.split, s[:1]), show(s.rsplit, s[:1], 2), show(s.expandtabs, pick([0, 1, 4, -2])), show(s.zfill, rnd(25)))
    print("join", show(a.join, [convert(make(4)) for _ in range(rnd(5))]))
    print("join", show(a.join, [convert(make(4)), mutate(b, other)]), show(a.join, mutate(b, other)))
    print("mul", show(s.__mul__, pick([-1, 0, 1, 2, 3])), show(s.startswith, (a, b)), show(s.endswith, (a, b, 5)))
    i, j, k = number(), number(), pick([None, 1, 2, 3, -1, -2, 0])
    print("slice", repr(s), i, j, k, show(lambda: s[i:j:k]), show(lambda: s[i]))
    print("iter", list(iter(s)) == [s[i] for i in range(len(s))], show(lambda: s % ()), show(lambda: s + 5))


for _ in range(120):
    run(text, data, str)
    run(data, text, bytes)
    run(data, text, bytearray)
    b = data(10)
    print(show(b.hex), show(b.hex, pick(["-", b":", "", "é", 5]), pick([0, 1, 2, 3, -1, -2])), show(bytes.fromhex, b.hex(" ")))
    print(show(b.translate, pick([None, bytes(range(255, -1, -1)), b"x"]), data(3)))
    s = text(10)
    print(show(s.translate, {pick(letters) and ord(pick(letters)): pick([None, "xy", 65, "é", "中", 1 << 30, 1.5]) for _ in range(5)}))
    a, b, c = text(4), text(4), text(3)
    print(show(str.maketrans, a, b), show(str.maketrans, a, a, c), show(str.maketrans, {a: b, 5: c}))
    c = bytearray(data(12))
    d = list(c)
    i, j, k = rnd(14) - 2, rnd(14) - 2, pick([1, 1, 2, -1, 3, -2])
    v = data(5)

    def store(x, value):
        x[i:j:k] = value
        return x

    def delete(x):
        del x[i:j:k]
        return x

    print(i, j, k, v, show(store, bytearray(c), v), show(delete, bytearray(c)), show(store, bytearray(c), list(v)))
    print(delete(bytearray(c)) == bytearray(delete(list(c))))
