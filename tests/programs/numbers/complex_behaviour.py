"""complex: making, writing, arithmetic, formatting."""
import operator
import sys


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error)


values = [0j, 1j, -1j, 1 + 2j, -1.5 - 0.5j, complex(0.0, -0.0), complex(-0.0, 0.0), complex("inf"), complex("nan+1j"), 1e300 + 1e300j, complex(3), complex(imag=2)]
for v in values:
    print(v, repr(v), -v, +v, v.real, v.imag, v.conjugate(), bool(v), v == v)
    show(abs, v)
    show(hash, v) if v == v else None
for op in [operator.add, operator.sub, operator.mul, operator.truediv, operator.pow, operator.eq, operator.ne, operator.lt, operator.floordiv, operator.mod, divmod]:
    print(op.__name__)
    for a in values:
        for b in [0, 2, -1.5, 1j, 2 - 1j, 0j, 3 + 0j]:
            show(op, a, b)
            show(op, b, a)
for text in ["1+2j", "(1-2j)", " 3j ", "j", "-j", "1+j", "1 + 2j", "(1", "1_0j", "1__0j", "nan", "infj", "", "()", "1e5-.5J", "1j+2", "++1j", "\u0661j"]:
    show(complex, text)
show(complex, "1", 2)
show(complex, 1, "2")
show(complex, 1, 2)
show(complex, 1j, 1j)
show(complex, [], 1)
show(complex, 1, [])
show(complex, None)
show(complex, b"1")
show(complex, 1, 2, 3)
show(complex, real=1.5)
show(complex, 10 ** 400)
show(int, 1j)
show(float, 1j)
show(pow, 1j, 2, 3)


class Has:
    def __complex__(self):
        return 3 + 4j


class Bad:
    def __complex__(self):
        return 3


class Number(complex):
    pass


show(complex, Has())
show(complex, Bad())
show(complex, Has(), 1)
n = Number(1, 2)
print(n, type(n), type(n + 1), n == 1 + 2j, n.__complex__(), type(n.__complex__()), type(+n))
for specification in ["", "g", ".2f", "+.1e", ",.2f", "<20", ">20.1f", "^20", "*^20", "05", "=5", "d", ".3", "#.3g", "n", "%"]:
    for v in [1 + 2j, -1234567.125 + 0.5j, 1j, complex("nan-infj")]:
        show(format, v, specification)
print(sys.getsizeof(1j), 1j ** 2, (1 + 1j) ** 10, (2 + 0j) ** -1, 2 ** 1j, (-1) ** 0.5, sum([1j, 2, 0.5]), {1: 2}[1 + 0j])
