"""Prints with CPython what scalars.c prints with the library."""

import struct
import sys

if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)

state = 1


def next_random():
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
    return state >> 33


def sizeof(value):
    return sys.getsizeof(value)


# ---- ints


def random_int(most):
    text = "-" if next_random() % 2 == 1 else ""
    digits = 1 + next_random() % most
    style = next_random() % 4
    for _ in range(digits):
        value = next_random() % 16
        if style == 0 and value != 3:
            value = 15
        if style == 1 and value != 3:
            value = 0
        text += "0123456789abcdef"[value]
    return int(text, 16)


def in_base(number, base):
    return format(number, {2: "b", 8: "o", 10: "d", 16: "x"}[base])


def print_int(name, number, base):
    print(name, in_base(number, base), hash(number), sizeof(number))


def order(left, right):
    return (left > right) - (left < right)


def probe_division(left, right):
    if right == 0:
        return
    quotient, remainder = divmod(left, right)
    print_int("divmod", quotient, 16)
    print_int("divmod", remainder, 16)
    print_int("//", left // right, 16)
    print_int("%", left % right, 16)


def probe_int_as_double(number):
    try:
        value = float(number)
    except OverflowError as error:
        print(error)
        return
    print(repr(value))
    print(order(value, number))
    print_int("from float", int(value), 16)


def probe_ints(count, most):
    for _ in range(count):
        left = random_int(most)
        right = random_int(most if next_random() % 2 == 0 else most // 2 + 1)
        print_int("left", left, 10)
        print_int("right", right, 8)
        print_int("right", right, 2)
        print_int("neg", -left, 10)
        print_int("abs", abs(left), 16)
        print_int("+", left + right, 16)
        print_int("-", left - right, 16)
        print_int("*", left * right, 16)
        print_int("square", left * left, 16)
        probe_division(left, right)
        probe_int_as_double(left)
        print(order(left, right), left.bit_length())


def probe_bases():
    for base in range(2, 37):
        for length in range(1, 80, 3):
            text = "".join("0123456789abcdefghijklmnopqrstuvwxyz"[next_random() % base] for _ in range(length))
            print_int("base", int(text, base), 10)


def probe_literals():
    literals = [
        "12", " 12\t\n", "+7", "-0", "--1", "", " ", "1_000", "1__0", "_1", "1_", "0x1f", "0X_1f",
        "0x", "0b101", "0o17", "010", "00", "0_0", "0_1", "1 2", "a", "12x\n", "it's", '"', "0b2",
        "0x_", "-0x10", "1e5", "1.0", "\x01", "\x7f\\", "99999999999999999999999", "-", "+ 1", "0b_1", "'\"",
    ]
    for literal in literals:
        for base in (10, 0, 16, 2, 36):
            try:
                print_int("literal", int(literal, base), 10)
            except ValueError as error:
                print(error)


# ---- floats


def probe_float(value):
    print(repr(value))
    if value == value:
        print(hash(value))
    if value == value and value - value == 0:
        print_int("int", int(value), 16)


def probe_floats():
    for i in range(20000):
        bits = (next_random() << 33 & 0xFFFFFFFFFFFFFFFF) ^ next_random() << 16 ^ next_random()
        if i % 4 == 1:
            bits = (bits & 0xFFF) << 52 | (bits >> 60)
        if i % 4 == 2:
            bits = (bits & 0x003FFFFFFFFFFFFF) | 0x3F << 56
        if i % 16 == 3:
            bits &= 0x800FFFFFFFFFFFFF
        probe_float(abs_nan(struct.unpack("<d", struct.pack("<Q", bits))[0]))
        probe_float(next_random() % 100000 / 1000.0)
        probe_float(next_random() * 1e10)


def abs_nan(value):
    return float("nan") if value != value else value


# ---- text


def random_str(length):
    most = (0x80, 0x100, 0xD800, 0x110000)[next_random() % 4]
    characters = []
    for i in range(length):
        character = next_random() % (most if i % 8 == 0 else 0x80)
        characters.append(0x10000 if 0xD800 <= character < 0xE000 else character)
    return "".join(map(chr, characters))


def kind(text):
    widest = max(map(ord, text), default=0)
    return 1 if widest < 0x100 else 2 if widest < 0x10000 else 4


def print_str(name, text):
    print(name, len(text), kind(text), hash(text), sizeof(text), text.encode("utf-8").hex())


def probe_strs():
    for length in range(200):
        left = random_str(length)
        right = random_str(next_random() % 20)
        print_str("left", left)
        print_str("right", right)
        both = left + right
        print_str("both", both)
        start = next_random() % (length + 1)
        end = next_random() % (length + 20)
        part = both[start:end]
        print_str("slice", part)
        print(order(left, right), order(both, part))
        total = left[: length // 2]
        for _ in range(5):
            total += right
        print_str("sum", total)


def probe_utf8():
    interesting = bytes.fromhex("4180bfc1c2dfe09fa0e1edeff08f90f1f4f5ff61")
    for _ in range(20000):
        length = next_random() % 6
        data = bytes(interesting[next_random() % len(interesting)] for _ in range(length))
        try:
            print_str("decoded", data.decode("utf-8"))
        except UnicodeDecodeError as error:
            print(error)


def probe_bytes():
    for length in range(100):
        data = bytes(next_random() & 0xFF for _ in range(length))
        print("bytes", hash(data), sizeof(data))


probe_ints(400, 8)
probe_ints(400, 40)
probe_ints(100, 320)
probe_ints(12, 4000)
probe_bases()
probe_literals()
probe_floats()
probe_strs()
probe_utf8()
probe_bytes()
