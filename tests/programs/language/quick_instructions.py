# What a program sees of code that has got quick forms of its instructions: nothing.
import sys
import traceback


def unbound(which):
    if which < 0:
        a = b = c = 1
    try:
        if which == 0:
            return a + 1
        if which == 1:
            b = 5
            return b * c
        if which == 2:
            return 1 - a
        if which == 3:
            if a < 3:
                return "less"
        if which == 4:
            b = 2
            while b < c:
                b += 1
        if which == 5:
            return [1, 2][a]
        if which == 6:
            c = [1]
            return c[b]
        if which == 7:
            return a.real
        if which == 8:
            a = 7
            del a
            c = a
    except UnboundLocalError as error:
        return str(error)


for turn in range(3):
    for which in range(9):
        print(which, unbound(which))


class Whole(int):
    def __add__(self, other):
        return ("added", int(self), other)

    __radd__ = __add__

    def __lt__(self, other):
        return "less than nothing"


class Strange:
    def __init__(self, log):
        self.log = log

    def __getitem__(self, key):
        self.log.append(key)
        return key

    def __mod__(self, other):
        return ("mod", other)


def operate(a, b):
    results = []
    for name, operation in (
        ("+", lambda: a + b),
        ("-", lambda: a - b),
        ("*", lambda: a * b),
        ("%", lambda: a % b),
        ("/", lambda: a / b),
        ("//", lambda: a // b),
        ("<<", lambda: a << (b if isinstance(b, float) or int(b) < 100 else 0)),
        (">>", lambda: a >> b),
        ("&|^", lambda: (a & b, a | b, a ^ b)),
        ("order", lambda: (a < b, a <= b, a == b, a != b, a > b, a >= b)),
    ):
        try:
            results.append((name, operation()))
        except Exception as error:
            results.append((name, type(error).__name__, str(error)))
    return results


def locally(a, b):
    c = a + b
    d = a - b
    e = a * b
    c += a
    e -= b
    f = a + 1
    g = 3 * b
    h = (a + b) - a
    count = 0
    if a < b:
        count += 1
    if a == b:
        count += 10
    if a >= 3:
        count += 100
    while count < a and count < 1000:
        count += 400
    return c, d, e, f, g, h, count


values = [0, 1, -1, 5, -7, 255, 256, 257, -5, -6, 2**30 - 1, 2**30, -(2**30), 2**45, 2**59, -(2**60), 2**61, 2**100]
values += [0.0, -0.0, 1.5, float("inf"), float("nan"), True, False, Whole(4)]
for a in values:
    for b in (0, 3, -2, 2**30 - 1, 2**31, 1.25, True, Whole(9)):
        print(repr(a), repr(b), operate(a, b))
        try:
            print(locally(a, b))
        except TypeError as error:
            print(error)
print(operate("ab", "b")[0], operate([1], [2])[0], operate((1,), 2)[2])
log = []
strange = Strange(log)
for key in (0, -1, "x", (1, 2), slice(1)):
    print(strange[key], strange % key)
print(log)


def items(container, *keys):
    found = []
    for key in keys:
        try:
            found.append(container[key])
        except Exception as error:
            found.append((type(error).__name__, str(error)))
    return found


for container in ([1, 2, 3], (1, 2, 3), "abc", "aé", "a\u20ac", b"abc", {0: "zero", -1: "minus", True: "one"}, range(5)):
    print(items(container, 0, -1, 2, 3, -4, 1 << 40, -(1 << 80), True, 1.0, "0", None))


def positions():
    text = "x"
    number = 3
    return number + text


def more_positions(text=None):
    i = 0
    total = 10
    while i < text:
        i += 1
    return total


for function in (positions, more_positions):
    try:
        function()
    except TypeError:
        print(traceback.format_exc().replace(__file__, "here"))


def learner(a, b):
    total = 0
    for i in range(a):
        total = total + i * 3
        if i > b:
            total -= b
    x = total
    y = x
    return a if total < b else (x, y, [a, b][0])


def learner2(a, b):
    total = 0
    for i in range(a):
        total = total + i * 3
        if i > b:
            total -= b
    x = total
    y = x
    return a if total < b else (x, y, [a, b][0])


before = learner.__code__.co_code
fresh = learner.__code__.replace(co_name="learner")
print(learner(20, 5), learner(3, 100))
print(learner.__code__.co_code == before, learner.__code__ == fresh, fresh == learner.__code__)
print(learner.__code__.replace() == learner.__code__, hash(fresh) == hash(learner.__code__))
print(learner.__code__.co_code == learner2.__code__.co_code)


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def drops():
    a = Noisy("one")
    a = Noisy("two")
    b = a
    a = b = None
    for c in [Noisy("three"), Noisy("four")]:
        print("loop")
    c = 1
    d = c
    print("end")


drops()


def counts(value):
    before = sys.getrefcount(value)
    for i in range(3):
        held = value
        other = held
        pair = held, other
    inside = sys.getrefcount(value)
    del held, other, pair
    return inside - before, sys.getrefcount(value) - before


print(counts(object()), counts([]), counts("text that is nowhere else"))


class Slotted:
    __slots__ = ("a", "b")


class Plain:
    kind = "class"

    def __init__(self, a):
        self.a = a
        if a:
            self.b = a

    @property
    def c(self):
        return self.a * 2


def attributes(owner):
    found = []
    for name in range(70):
        owner.a = name
        try:
            found.append(owner.b)
        except AttributeError as error:
            found.append(str(error))
        if name == 20:
            owner.b = "bound"
        if name == 40:
            del owner.b
        if name == 50:
            Plain.b = "of the class"
    if hasattr(Plain, "b"):
        del Plain.b
    return sorted(set(map(str, found))), owner.a


print(attributes(Plain(0)), attributes(Plain(1)), attributes(Slotted()))
plain = Plain(3)
for turn in range(130):
    if turn == 5:
        plain.__dict__["d"] = 4
    if turn == 65:
        Plain.kind = "changed"
    if turn == 70:
        Plain.a = property(lambda self: "data descriptor", lambda self, value: print("set", value))
    if turn % 32 == 7:
        print(turn, plain.a, plain.c, plain.kind, plain.__dict__)
    if turn % 40 == 9:
        plain.a = turn
