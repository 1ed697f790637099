# Loops and arithmetic.
import sys
from time import process_time as clock

SCALE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def timed(row, work, *arguments):
    start = clock()
    work(*arguments)
    print(row, "%.6f" % (clock() - start))


def plain(turns):
    i = 0
    total = 0
    while i < turns:
        total = (total + i * 3) % 1000003
        i += 1
    return total


def counted(turns):
    for _ in range(turns):
        pass


def floats(turns):
    x = 0.5
    for _ in range(turns):
        x = 3.7 * x * (1.0 - x)
    return x


def sieve(limit):
    marks = [True] * (limit + 1)
    marks[0] = marks[1] = False
    i = 2
    while i * i <= limit:
        if marks[i]:
            for multiple in range(i * i, limit + 1, i):
                marks[multiple] = False
        i += 1
    return sum(marks)


def matrices(size):
    a = [[i + j for j in range(size)] for i in range(size)]
    b = [[i - j for j in range(size)] for i in range(size)]
    product = []
    for i in range(size):
        row = a[i]
        line = []
        for j in range(size):
            cell = 0
            for k in range(size):
                cell += row[k] * b[k][j]
            line.append(cell)
        product.append(line)
    return product


def queens(n, row=0, columns=0, left=0, right=0):
    if row == n:
        return 1
    count = 0
    free = ~(columns | left | right) & ((1 << n) - 1)
    while free:
        bit = free & -free
        free ^= bit
        count += queens(n, row + 1, columns | bit, (left | bit) << 1, (right | bit) >> 1)
    return count


def large(bits):
    a, b = 0, 1
    for _ in range(bits):
        a, b = b, a + b
    return a * b % (a + 1)


def module_level(turns):
    text = "i = 0\nwhile i < turns:\n    i += 1\n"
    exec(compile(text, "<loop>", "exec"), {"turns": turns})


turns = int(10_000_000 * SCALE)
timed("loops.plain", plain, turns)
timed("loops.range", counted, turns)
timed("loops.float", floats, turns // 4)
timed("loops.sieve", sieve, turns // 5)
timed("loops.matrix", matrices, 120 if SCALE >= 1 else 40)
timed("loops.queens", queens, 11 if SCALE >= 1 else 6)
timed("loops.large ints", large, int(60_000 * SCALE))
timed("loops.global names", module_level, turns // 4)
