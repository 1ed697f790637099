"""int() of everything, its errors, and int as a base class."""


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error)


for text in ["12", " -7 ", "+5", "0x1F", "1_000", "_1", "1__0", "", " ", "\u0663\u0664", "1\u30002", "\u30005\u3000", "z", "9" * 50, "a'b", 'a"b', "a\nb", "\xe9", "x" * 300]:
    show(int, text)
for text, base in [("ff", 16), ("0xff", 16), ("0b101", 0), ("010", 0), ("0_0", 0), ("00", 0), ("z", 36), ("2", 2), ("12", 37), ("12", 1), ("12", -1), ("12", 2.0), ("12", "3"),
                   (12, 10), (b"11", 2), (bytearray(b"12"), 8), (None, 5), ([], 10), ("1", 2 ** 100)]:
    show(int, text, base)
show(int)
show(int, base=10)
show(int, x="5")
show(int, "5", base=7)
show(int, "1", 2, 3)
for value in [None, [], {}, object, 1.9, -1.9, float("nan"), float("inf"), 1e20, True, 5j, b"42", b"\xff", bytearray(b" 7 "), memoryview(b"8")]:
    show(int, value)


class Index:
    def __index__(self):
        return 42


class Truncates:
    def __int__(self):
        return 17


class Wrong:
    def __int__(self):
        return "17"


class WrongIndex:
    def __index__(self):
        return 1.5


for value in [Index(), Truncates(), Wrong(), WrongIndex()]:
    show(int, value)
    show(hex, value)
show(int, "11", Index())


class Int(int):
    pass


class Loud(int):
    def __new__(cls, value, unit="m"):
        self = super().__new__(cls, value)
        self.unit = unit
        return self

    def __repr__(self):
        return f"{int(self)} {self.unit}"

    def __add__(self, other):
        return Loud(int(self) + int(other), self.unit)


x = Int("12")
print(x, type(x), x + 1, type(x + 1), type(+x), type(-x), type(abs(x)), type(int(x)), x == 12, hash(x) == hash(12), x.real is x)
print(Int(2 ** 100), Int(0), Int(-5), Int() == 0, repr(Int(True)), Int("ff", 16))
y = Loud(3) + 4
print(y, [y], f"{y}", f"{y:5}", "%d %s" % (y, y), y.unit, y.__dict__)
print({1: "a", 1.0: "b", True: "c", Int(1): "d"})
show(int.__new__, str)
show(int.__new__, bool)
show(int.__new__)
show(int.__new__, 5)
print(isinstance(True, int), bool.__mro__, int.__subclasses__()[:1])
print(int.from_bytes(b"\x01\x02", "big"), Int.from_bytes(b"\x01\x02", "little"), type(Int.from_bytes(b"\x05", "big")))
show(int.from_bytes, [1, 2, 3], "big")
show(int.from_bytes, "abc", "big")
show(int.from_bytes, 5, "big")
show(int.from_bytes, [300], "big")
show(int.from_bytes, b"\xff\xfe", "big", signed=True)
show(int.from_bytes, b"\xff\xfe", signed=True)
show(int.from_bytes, b"", "big")
show(int.from_bytes, b"1", "middle")
show(int.from_bytes, b"1", 5)
show((1000).to_bytes, 2, "big")
show((1000).to_bytes, 2, "little")
show((1000).to_bytes, 1, "little")
show((-1).to_bytes, 2, "big")
show((-1).to_bytes, 2, "big", signed=True)
show((-129).to_bytes, 1, "big", signed=True)
show((-128).to_bytes, 1, "big", signed=True)
show((128).to_bytes, 1, "big", signed=True)
show((5).to_bytes)
show((5).to_bytes, -1)
show((0).to_bytes, 0, "big")
show((5).to_bytes, "a")
show((2 ** 300).to_bytes, 100, "little")


# 0 in a subclass with attributes: it has no digits, and its dict lies where they would be
class Attributed(int):
    pass


zero = Attributed(0)
zero.a = 1
print(zero, repr(zero), f'{zero:5}', '%d' % zero, zero + 1, zero == 0, hash(zero), zero.to_bytes(2, 'big'), bin(zero), -zero)
