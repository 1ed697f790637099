"""Random operations on numbers. `numbers.py lines SEED COUNT` writes them as numbers.c reads them, `numbers.py
results SEED COUNT` what CPython gives for each."""

import math
import operator
import random
import sys

sys.set_int_max_str_digits(0)

SPECIAL_FLOATS = [0.0, -0.0, 1.0, -1.0, 0.5, 2.0, 1.5, 0.1, 1e16, 1e17, 1e22, 1e23, 123456789.0, 5e-324, 2.2250738585072014e-308,
                  1.7976931348623157e308, math.inf, -math.inf, math.nan, 1e-5, 1e-4, 0.3, 2.5, 3.5, 4.0, 1e15, 9007199254740993.0]
OPERATORS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv,
             "%": operator.mod, "**": operator.pow, "<<": operator.lshift, ">>": operator.rshift, "&": operator.and_,
             "|": operator.or_, "^": operator.xor, "<": operator.lt, "<=": operator.le, "==": operator.eq,
             "!=": operator.ne, ">": operator.gt, ">=": operator.ge, "divmod": divmod, "@": operator.matmul}
UNARY = {"neg": operator.neg, "pos": operator.pos, "abs": abs, "~": operator.invert, "bool": bool, "repr": repr,
         "int": int, "float": float, "complex": complex}
MATH_ONE = ["acos", "acosh", "asin", "asinh", "atan", "atanh", "cbrt", "ceil", "cos", "cosh", "degrees", "erf", "erfc",
            "exp", "exp2", "expm1", "fabs", "floor", "frexp", "gamma", "isfinite", "isinf", "isnan", "isqrt", "lgamma",
            "log", "log10", "log1p", "log2", "modf", "radians", "sin", "sinh", "sqrt", "tan", "tanh", "trunc", "ulp"]
MATH_TWO = ["atan2", "copysign", "fmod", "pow", "remainder", "nextafter", "log", "gcd", "lcm", "hypot"]


def random_int(rng):
    kind = rng.random()
    if kind < 0.35:
        return rng.randint(-10, 300)
    bits = rng.choice([8, 16, 29, 30, 31, 32, 53, 59, 60, 61, 62, 63, 64, 65, 90, 120, 200, 700])
    if kind > 0.985:
        bits = rng.choice([3000, 9000])
    number = rng.getrandbits(bits)
    if kind < 0.45:
        number = 1 << bits
    elif kind < 0.5:
        number = (1 << bits) - 1
    elif kind < 0.55:
        number &= rng.getrandbits(bits) & rng.getrandbits(bits)
    return -number if rng.random() < 0.4 else number


def random_float(rng):
    kind = rng.random()
    if kind < 0.25:
        return rng.choice(SPECIAL_FLOATS)
    if kind < 0.45:
        return rng.uniform(-1000, 1000)
    if kind < 0.6:
        return round(rng.uniform(-1000, 1000), rng.randint(0, 5))
    if kind < 0.7:
        return float(rng.randint(-10 ** 6, 10 ** 6))
    if kind < 0.8:
        return rng.uniform(-1, 1) * 10.0 ** rng.randint(-320, 308)
    return math.ldexp(rng.uniform(-1, 1), rng.randint(-60, 70))


def random_complex(rng):
    return complex(random_float(rng), random_float(rng))


def random_number(rng):
    kind = rng.random()
    if kind < 0.5:
        return random_int(rng)
    if kind < 0.9:
        return random_float(rng)
    if kind < 0.97:
        return random_complex(rng)
    return rng.choice([True, False])


def random_specification(rng):
    text = ""
    if rng.random() < 0.3:
        text += rng.choice(["", "*", "0", "\u20ac", "\U0001f40d"]) + rng.choice("<>^=")
    if rng.random() < 0.3:
        text += rng.choice("+- ")
    if rng.random() < 0.06:
        text += "z"
    if rng.random() < 0.2:
        text += "#"
    if rng.random() < 0.2:
        text += "0"
    if rng.random() < 0.5:
        text += str(rng.choice([0, 1, 2, 5, 10, 15, 20, 33]))
    if rng.random() < 0.25:
        text += rng.choice(",_")
    if rng.random() < 0.3:
        text += "." + str(rng.choice([0, 1, 2, 3, 5, 6, 10, 17, 25, 60]))
    if rng.random() < 0.75:
        text += rng.choice("bcdoxXneEfFgG%sddffgeq")
    return text


def random_literal(rng, base):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"[:max(2, base or 10)]
    text = "".join(rng.choice(digits) for _ in range(rng.choice([1, 2, 5, 12, 40])))
    if rng.random() < 0.2:
        place = rng.randrange(len(text) + 1)
        text = text[:place] + rng.choice(["_", "__", "z", " ", ".", "\u0663", "\x00", "\u3000"]) + text[place:]
    if rng.random() < 0.2:
        text = rng.choice(["0x", "0b", "0o", "0X", "0", "0_", "0x_"]) + text
    return rng.choice(["", "", "", " ", "\n"]) + rng.choice(["", "", "+", "-", "--"]) + text + rng.choice(["", "", " "])


def random_float_text(rng):
    value = random_float(rng)
    text = rng.choice([repr(value), "%.30g" % value, "%.3e" % value, "%f" % value, value.hex(), "inf", "-Infinity", "nan", "+nan",
                       "1e400", "-1e-400", "1.5e", ".5", "5.", ".", "1_0.5_0", "1_.5", "1__0", "0x1p3", "1e5_0", "\u0661.5", "infinit",
                       "123456789012345678901234567890e-25", "2.2250738585072011e-308", "1e", "1e+", "1.e5", "9007199254740993", "1 2"])
    return rng.choice(["", "", " ", "\t"]) + text + rng.choice(["", "", " ", "\n", "x"])


def random_complex_text(rng):
    a, b = random_float(rng), random_float(rng)
    text = rng.choice([f"{a}{b:+}j", f"({a}{b:+}j)", f"{b}j", f"{a}", "j", "-j", "1+j", "1-J", "( 1 )", "(1+2j", "1 + 2j", "1_0+2j",
                       "1__0j", "", "()", "nan-infj", "1j+2", "+1e5-.5j", "infj", "1+2", "\u0661j"])
    return rng.choice(["", " "]) + text + rng.choice(["", " "])


def random_hex_float(rng):
    value = random_float(rng)
    digits = "".join(rng.choice("0123456789abcdefABCDEF") for _ in range(rng.choice([1, 5, 14, 20])))
    fraction = "." + "".join(rng.choice("0123456789abcdef08") for _ in range(rng.choice([0, 1, 12, 13, 14, 20])))
    exponent = rng.choice(["", "p%d" % rng.randint(-1200, 1100), "p+5", "P-3", "p"])
    return rng.choice(["", " "]) + rng.choice([value.hex(), rng.choice(["", "-", "+"]) + rng.choice(["", "0x", "0X"]) + digits
                       + rng.choice(["", fraction]) + exponent, "inf", "nan", "-Infinity", "0x", "0x.", "0x1.8.", "0x0p0"]) + rng.choice(["", " "])


def operation(rng):
    """A name, its arguments, and what does it in CPython."""
    kind = rng.randrange(16)
    if kind < 4:
        name = rng.choice(list(OPERATORS))
        left, right = random_number(rng), random_number(rng)
        if name == "**":
            if isinstance(right, int) and not isinstance(left, float):
                right = rng.randint(-5, 40)
            if isinstance(right, int) and isinstance(left, int) and rng.random() < 0.05:
                left, right = rng.randint(2, 9), rng.randint(200, 900)
        if name == "<<" and isinstance(right, int):
            right = rng.choice([-1, 0, 1, 29, 30, 31, 60, 100, 1000])
        if name == ">>" and isinstance(right, int) and rng.random() < 0.8:
            right = rng.choice([-1, 0, 1, 29, 30, 31, 60, 100, 1000])
        return name, (left, right), OPERATORS[name]
    if kind == 4:
        name = rng.choice(list(UNARY))
        return name, (random_number(rng),), UNARY[name]
    if kind == 5:
        value = random_number(rng)
        while value != value:
            value = random_number(rng)
        return "hash", (value,), hash
    if kind == 6:
        name = rng.choice(MATH_ONE)
        value = random_number(rng)
        if name in ("exp", "sinh", "cosh", "gamma") and rng.random() < 0.7:
            value = rng.uniform(-30, 175)
        return "math." + name, (value,), getattr(math, name)
    if kind == 7:
        which = rng.randrange(6)
        if which == 0:
            name = rng.choice(["comb", "perm"])
            return "math." + name, (rng.randint(-2, 150), rng.randint(-2, 150)), getattr(math, name)
        if which == 1:
            return "math.factorial", (rng.randint(-2, 250),), math.factorial
        if which == 2:
            return "math.fsum", ([random_float(rng) for _ in range(rng.randrange(20))],), math.fsum
        if which == 3:
            size = rng.randrange(6)
            return "math.dist", ([random_float(rng) for _ in range(size)], [random_float(rng) for _ in range(size)]), math.dist
        if which == 4:
            return "math.ldexp", (random_float(rng), rng.choice([0, 5, -5, 1100, -1100, 10 ** 20])), math.ldexp
        return "math.hypot", tuple(random_float(rng) for _ in range(rng.randrange(1, 5))), math.hypot
    if kind == 8:
        name = rng.choice(MATH_TWO)
        return "math." + name, (random_number(rng), random_number(rng)), getattr(math, name)
    if kind < 11:
        value = rng.choice([random_number(rng), random_number(rng), rng.choice(["", "a", "abc", "h\xe9llo", "\u20ac\U0001f40d"])])
        return "format", (value, random_specification(rng)), format
    if kind == 11:
        base = rng.choice([0, 2, 3, 8, 10, 10, 16, 36, 1, 37])
        text = random_literal(rng, base)
        if rng.random() < 0.3:
            return "int", (text,), int
        return "int", (text.encode() if rng.random() < 0.2 else text, base), int
    if kind == 12:
        which = rng.randrange(4)
        if which == 0:
            return "complex", (random_complex_text(rng),), complex
        if which == 1:
            return "float.fromhex", (random_hex_float(rng),), float.fromhex
        text = random_float_text(rng)
        return "float", (text.encode() if rng.random() < 0.2 else text,), float
    if kind == 13:
        value = random_float(rng)
        name = rng.choice(["hex", "as_integer_ratio", "is_integer", "__trunc__", "__floor__", "__ceil__", "conjugate", "real", "imag"])
        if rng.random() < 0.5:
            digits = rng.choice([None, 0, 1, 2, 3, 5, 10, 17, 20, 400, -1, -2, -5, -310])
            return ".__round__", (value, digits), float.__round__
        attribute = getattr(float, name)
        return "." + name, (value,), attribute if callable(attribute) else attribute.__get__
    if kind == 14:
        value = random_int(rng)
        which = rng.randrange(5)
        if which == 0:
            size = rng.choice([1, 2, 4, 8, 9, 30, 100])
            return ".to_bytes", (value, size, rng.choice(["big", "little"])), int.to_bytes
        if which == 1:
            data = bytes(rng.choice([0, 255, rng.randrange(256)]) for _ in range(rng.randrange(20)))
            return "int.from_bytes", (data, rng.choice(["big", "little"])), int.from_bytes
        if which == 2:
            return ".__round__", (value, rng.choice([-3, -2, -1, 0, 5, -10])), int.__round__
        name = rng.choice(["bit_length", "bit_count", "as_integer_ratio", "conjugate", "real", "imag", "numerator", "denominator",
                           "__trunc__", "__floor__", "__getnewargs__"])
        attribute = getattr(int, name)
        return "." + name, (value,), attribute if callable(attribute) else attribute.__get__
    if rng.random() < 0.4:
        base, exponent, modulus = random_int(rng), random_int(rng), random_int(rng)
        return "pow", (base, exponent, modulus), pow
    type_code = rng.choice("diuoxXeEfFgG")
    text = "%" + rng.choice(["", "#"]) + rng.choice(["", ".0", ".1", ".5", ".12", ".30"]) + type_code
    value = random_float(rng) if type_code in "eEfFgG" else random_int(rng)
    return text, (value,), lambda number: text % number


def encode(value):
    if value is None:
        return "N"
    if isinstance(value, bool):
        return "T" if value else "F"
    if isinstance(value, int):
        return "i%#x" % value
    if isinstance(value, float):
        return "f" + value.hex()
    if isinstance(value, complex):
        return "c" + value.real.hex() + "," + value.imag.hex()
    if isinstance(value, str):
        return "s" + value.encode().hex()
    if isinstance(value, bytes):
        return "b" + value.hex()
    return "[" + ";".join(encode(item) for item in value)


def result_of(function, arguments):
    try:
        return ascii(function(*arguments))
    except Exception as error:
        return "!" + type(error).__name__ + ": " + ascii(str(error))


def main():
    rng = random.Random(int(sys.argv[2]))
    for _ in range(int(sys.argv[3])):
        name, arguments, function = operation(rng)
        if sys.argv[1] == "lines":
            print("\t".join([name] + [encode(argument) for argument in arguments]))
        else:
            print(result_of(function, arguments))


main()
