# Floats as text: those of few digits, those half-way, and many others, by every way that rounds.
import random, struct
random.seed(7)
h = 0
def show(x):
    global h
    t = repr(x) + "|%.0f|%.1f|%.2f|%.3f|%.6f|%.7f|%g|%e" % (x, x, x, x, x, x, x, x) + f"|{x:.2f}|{x:,.1f}|{x:08.3f}|" 
    if abs(x) < 1e300: t += repr(round(x, 2)) + repr(round(x, 1)) + repr(round(x, 3)) + repr(round(x, -1)) + repr(round(x, 0))
    assert float(repr(x)) == x
    h = (h * 1000003 ^ hash(t)) & 0xffffffffffff
    return t
special = [0.0, -0.0, 0.5, 1.5, 2.5, 0.125, 0.375, 2.675, 1.005, 0.05, 0.15, 0.25, 0.35, 1e15, 1e16, 1e14, 999999999999999.0, 9999999999999998.0, 123456789012345.6, 1e22, 1e23, 5e-324, 2.2250738585072014e-308, 1e-5, 1e-4, 0.0001, 0.00001234, 0.1 + 0.2, 1 / 3, 2 / 3, 100.0, 1200.0, 1e5, 123456.0, 0.999999, 0.9999999, 0.99999995, 9.995, 99.995, 0.005, 0.015, 0.0049999, 4.5, 3.5, 1e12, 1e11 + 0.5, 999999999999.5, 0.4995, 0.5005, 0.0005, 1e-7, 1e-6, 1.7976931348623157e308]
for x in special:
    print(show(x)); print(show(-x))
for i in range(1500):
    show(random.uniform(-1000, 1000)); show(round(random.uniform(-1e6, 1e6), random.randint(0, 8)))
    show(random.randint(-10**7, 10**7) / 2 ** random.randint(0, 30)); show(random.randint(0, 10**16) / 10 ** random.randint(0, 20))
    x = struct.unpack("<d", random.getrandbits(64).to_bytes(8, "little"))[0]
    if x == x and abs(x) < 1e308: show(x)
    show((random.randint(0, 10**9) + 0.5) / 10 ** random.randint(0, 4))
print(h)
