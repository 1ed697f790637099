# Which of them is told of when calls are too deep: the call, or a comparison in the last one.


def t(f, *a):
    try: print(f(*a))
    except RecursionError as e: print(e, deepest)


def fact(n):
    global deepest; deepest = n
    return 1 if n == 0 else n * fact(n - 1)


t(fact, 2000)


def s(x):
    global deepest; deepest = len(x)
    if x == []: return 0
    return 1 + s(x[1:])


t(s, list(range(2000)))


def s2(x):
    global deepest; deepest = len(x)
    if x == '': return 0
    return 1 + s2(x[1:])


t(s2, 'a' * 2000)


def s3(x):
    global deepest; deepest = x
    if x < 0.5: return 0
    return 1 + s3(x - 1)


t(s3, 2000.0)


def s4(x):
    global deepest; deepest = x
    if 0 < x < 5: return 0
    return 1 + s4(x - 1)


t(s4, 2000)


def s5(x):
    global deepest; deepest = x
    if x in (0, 1): return 0
    return 1 + s5(x - 1)


t(s5, 2000)


def s6(x):
    global deepest; deepest = len(x)
    if x == (): return 0
    return 1 + s6(x[1:])


t(s6, tuple(range(2000)))


def s7(x, y):
    global deepest; deepest = x
    if x == y: return 0
    return 1 + s7(x - 1, None)


t(s7, 2000, None)


def s8(x):
    global deepest; deepest = x
    if x > 10**20: return 0
    return 1 + s8(x - 1)


t(s8, 2000)


def s9(x):
    global deepest; deepest = x
    y = x == 3
    return 1 + s9(x - 1)


t(s9, 2000)


def s10(x):
    global deepest; deepest = x
    y = max(x, 3), min([x, 4])
    return 1 + s10(x - 1)


t(s10, 2000)


def s12(x):
    global deepest; deepest = x
    d = {x: 1, 2: 3}; d[x]; [x, 2].index(2); sorted([x, 1])
    return 1 + s12(x - 1)


t(s12, 2000)


def fib(n):
    return fib(n - 1) + fib(n - 2)
deepest = 0


t(fib, 5)
