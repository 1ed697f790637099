# fsum with very many partial sums; the six names that site adds to builtins.
import math
print(math.fsum([2.**n - 2.**(n + 50) + 2.**(n + 52) for n in range(-1074, 972, 2)] + [-2.**1022]))
print(math.fsum([2.**n for n in range(-1074, 1000, 3)]), math.fsum([(-1)**n * 2.**n for n in range(1023, -1074, -1)]))
print(math.fsum([1e100, 1.0, -1e100, 1e-100, 1e50, -1.0, -1e50]), math.fsum(2.0**-n for n in range(1100)))
print(math.fsum([x for n in range(-1000, 1000) for x in (2.0**n, -2.0**(n - 60))]))

print(exit, quit, type(exit).__name__, repr(copyright).splitlines()[0][:9], callable(help))
import builtins
print(builtins.quit is quit)
for f, a in ((exit, ()), (quit, (3,)), (exit, ("text",))):
    try:
        f(*a)
    except SystemExit as error:
        print("SystemExit", error.code)
def leave():
    exit(7)
leave()
