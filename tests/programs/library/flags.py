# enum.Flag and IntFlag: combinations, boundaries, iteration, text, inversion
import enum
from enum import *


def attempt(call, *args, **kwargs):
    try:
        print(repr(call(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


class Perm(Flag, boundary=STRICT):
    R = 4
    W = 2
    X = 1
    RW = R | W
    NONE = 0


print(Perm, list(Perm), Perm.RW, repr(Perm.RW), Perm.R | Perm.X, repr(Perm.R | Perm.X), Perm.R & Perm.W, ~Perm.R, Perm.R ^ Perm.RW)
print(Perm(7), Perm(5).name, Perm(0), Perm(0).name, bool(Perm(0)), bool(Perm.R), Perm.R in Perm.RW, Perm.X in Perm.RW,
      list(Perm.RW), len(Perm.RW), list(Perm(7)), Perm.__members__, Perm(7) is Perm(7), Perm.RW is Perm.R | Perm.W)
print((Perm.R | Perm.X).value, Perm['RW'], hash(Perm(5)) == hash(Perm(5)), str(Perm(5)), f'{Perm(5):>10}|', ~~Perm.R is Perm.R, ~Perm(7))
for wrong in (lambda: Perm.R | 1, lambda: 1 | Perm.R, lambda: Perm(8), lambda: Perm('x'), lambda: Perm(-1), lambda: Perm(-9),
              lambda: 1 in Perm.R, lambda: Perm.R + 1, lambda: Perm.R < Perm.W, lambda: Perm['Q'], lambda: ~Perm.RW):
    attempt(wrong)


class Auto(Flag):
    A = auto()
    B = auto()
    C = auto()
    AB = A | B
    D = auto()


print([(m.name, m.value) for m in Auto], Auto.__members__, Auto.D.value)


class Unordered(Flag):
    THREE = 4
    ONE = 1
    TWO = 2


print(list(Unordered), Unordered(7), list(Unordered(5)), [m.name for m in Unordered(6)], list(reversed(Unordered)))

for boundary in FlagBoundary:
    F = Flag('F', {'a': 1, 'b': 4}, boundary=boundary)
    print(boundary, repr(boundary), F._boundary_, F._flag_mask_, F._all_bits_)
    for value in (0, 1, 5, 2, 6, 8, 13, -1, -2, -9):
        try: print(value, repr(F(value)), end='; ')
        except ValueError as error: print(value, error, end='; ')
    if boundary is not EJECT: print(~F.a, repr(~F.a))


class Int(IntFlag):
    A = 1
    B = 2
    C = 8


print(Int.A | Int.B, repr(Int.A | Int.B), repr(Int.A | 4), repr(Int(15)), Int(4), repr(Int(4)), ~Int.A, repr(~Int.A), Int.A + 1, Int.C & 9,
      repr(Int.A | 16), repr(5 | Int.B), 8 ^ Int.C, repr(Int(0)), repr(Int(-1)), Int.A == 1, f'{Int.C:04b}', '%d' % Int.B, list(Int(11)),
      Int.A in Int(3), repr(Int(-4)), Int.B.bit_length(), repr(Int.A - 1), {1: 2}[Int.A], [0, 1, 2][Int.B], repr(-Int.A))
print(str(Int.A | Int.B), Int(3).name, Int(20).name, isinstance(Int(20), Int), Int(3) is Int(3), repr(Int.A ^ 3), repr(~Int(3)))


class StrictInt(IntFlag, boundary=STRICT):
    A = 1
    B = 4


class EjectInt(IntFlag, boundary=EJECT):
    A = 1
    B = 4


attempt(StrictInt, 2)
attempt(lambda: EjectInt(2))
attempt(lambda: EjectInt.A | 2)
attempt(lambda: type(EjectInt.A | EjectInt.B))
attempt(lambda: StrictInt.A | 8)

for check, source in ((NAMED_FLAGS, 'a = 1; b = 2; c = 7'), (NAMED_FLAGS, 'a = 1; b = 6; c = 24'), (CONTINUOUS, 'a = 1; b = 8'),
                      (NAMED_FLAGS, 'a = 1; b = 2; c = 3')):
    scope = {}
    exec(f'from enum import *\nclass V(Flag):\n    {source}', scope)
    attempt(verify(check), scope['V'])
print(enum.show_flag_values(22), enum.bin(10), enum.bin(~10), enum.bin(0), enum.bin(5, 8), enum.bin(-5, 8), list(enum._iter_bits_lsb(13)))


@global_enum
class Global(IntFlag):
    GA = 1
    GB = 2


print(repr(Global.GA), str(Global.GA), repr(Global(3)), str(Global(0)), repr(Global(0)), GA is Global.GA)


@global_enum
class GlobalInt(IntEnum):
    GI = 7


print(repr(GI), str(GI))


class Bits(Flag):
    def _generate_next_value_(name, start, count, last): return 1 << (count * 2)
    P = auto()
    Q = auto()
    def both(self): return self | Bits.P


print(list(Bits), Bits.Q.both())
attempt(lambda: Flag('Bad', [('a', 1), ('b', auto()), ('c', -5), ('d', auto())]).__members__)
class Empty(Flag): pass
print(list(Empty), Empty.__members__)
class Colors(Flag):
    RED = 1
    BLUE = 2
match Colors.RED | Colors.BLUE:
    case Colors.RED: print('red')
    case x if Colors.BLUE in x: print('has blue', x)
