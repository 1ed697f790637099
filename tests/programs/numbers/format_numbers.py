"""The format mini-language on numbers and text, %-formatting, hex, oct and bin."""


def show(function, *arguments):
    try:
        print(repr(function(*arguments)))
    except Exception as error:
        print(type(error).__name__, error)


specifications = ["", "d", "5", "<5", "^7", ">7d", "=+8", "08", "+", " ", "-", ",", "_", "10,", "012,", "#x", "#X", "#o", "#b", "_x", "_b", ",x", "x", "X", "o", "b", "c", "n", "e", ".2f", ".0f", "#.0f", "%", ".1%",
                  "g", ".3g", "#g", "G", "E", "F", "z.1f", "+z.0f", "010.3f", "*>12.2e", "*^+15,.3f", "_.2f", ".3", ".", "5.", "y", "10.3d", "=c", "+c", "#c", "zd", ",,", "_,", ",_", "s", "\u20ac^9", "<<9", "0<9", "00009", "2147483648f", ".99999999999f",
                  "99999999999999999999", "aa", "dd", "1d1"]
for value in [0, 7, -7, 65, 1234567, -1234567, 10 ** 20, True, 0.0, -0.0, -0.04, 3.14159, -1234567.891, 1e100, 1e-7, float("inf"), float("-inf"), float("nan"), 0.5, 1.5, 2.5, 999999.5]:
    for specification in specifications:
        if specification in ("2147483648f",):
            continue
        show(format, value, specification)
for value in ["", "a", "hello", "h\xe9llo \u20ac"]:
    for specification in ["", "s", "10", "<10", ">10", "^10", "*^11", "=10", "05", ".2", "5.1", "+", " ", "#", ",", "d", "z", ".", "\U0001f40d<8", "10s", ".0s"]:
        show(format, value, specification)
for text in ["%d", "%5d", "%-5d|", "%05d", "%+d", "% d", "%x", "%#x", "%X", "%#X", "%o", "%#o", "%.3d", "%8.3d", "%i", "%u", "%e", "%.2f", "%10.3f", "%-10.1e|", "%+g", "%#g", "%G", "%F", "%c", "%s", "%r", "%5s", "%.2s", "%%%d", "%010.2f", "%+05d", "%#010x"]:
    for value in [0, 42, -42, 10 ** 20, 3.75, -0.5, 1e300, True, 65]:
        show(lambda: text % value)
for value in [0, 1, -1, 255, -255, 2 ** 70, -(2 ** 70), True]:
    print(hex(value), oct(value), bin(value), f"{value:#_x} {value:>+20,d} {value!r:>5}")
show(hex, 1.5)
show(bin, "a")
width, precision = 12, 3
for value in [3.14159, 2, -1e10]:
    print(f"{value:{width}.{precision}f}|{value:<{width}}|{value:^{width},}|")
print("{:>8}|{:<8}|{:^8}|{:08.3f}|{:+d}|{:,}".format(1, 2, 3, 4.5, 6, 7890123))
show(format, 5, 5)
show((5).__format__, 5)
show((5).__format__)
print((5).__format__(""), (1.5).__format__(".3f"), "x".__format__(">3"), True.__format__(""), True.__format__("d"))


class Money(float):
    def __str__(self):
        return "money"

    def __format__(self, specification):
        return "<" + super().__format__(specification) + ">"


class Text(int):
    def __str__(self):
        return "text"


print(f"{Money(2.5)} {Money(2.5):.1f} {Text(5)} {Text(5):4} {format(Text(5))} {format(Text(5), '')}")
