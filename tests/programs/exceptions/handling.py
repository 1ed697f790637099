def lines(tb):
    out = []
    while tb is not None:
        out.append((tb.tb_lineno, tb.tb_frame.f_code.co_name))
        tb = tb.tb_next
    return out


def f(n):
    if n:
        f(n - 1)
    else:
        raise ValueError("deep")


try:
    f(3)
except ValueError as e:
    print(lines(e.__traceback__))
    kept = e
print(kept.__context__, kept.__cause__, kept.__suppress_context__)

try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("x")
except KeyError as e:
    print(repr(e.__context__), repr(e.__cause__), e.__suppress_context__)
    second = e
try:
    try:
        raise second
    except KeyError as k:
        raise second.__context__ from k
except ZeroDivisionError as e:
    print(repr(e.__context__), repr(e.__cause__), e.__suppress_context__, repr(second.__context__))

try:
    try:
        raise TypeError("a")
    finally:
        raise ValueError("b")
except ValueError as e:
    print(repr(e.__context__))

try:
    raise ValueError("n") from None
except ValueError as e:
    print(e.__cause__, e.__suppress_context__)

try:
    kept.foo
except AttributeError as e:
    print(e.name, e.obj is kept, e.args)


class G:
    def __getattr__(self, name):
        raise AttributeError("mine")


g = G()
try:
    g.bar
except AttributeError as e:
    print(e.name, e.obj is g, e)
try:
    undefined
except NameError as e:
    print(e.name, e)


def unbound():
    x
    x = 1


try:
    unbound()
except UnboundLocalError as e:
    print(type(e).__mro__, e.name, e)


class Mine(Exception):
    def __init__(self, a, b=2):
        self.a, self.b = a, b


try:
    raise Mine(1, b=3)
except Mine as e:
    print(repr(e), str(e), e.args, e.a, e.b, e.__dict__)


class Two(KeyError, AttributeError):
    pass


for kind in (KeyError, AttributeError, LookupError, (ValueError, Two)):
    try:
        raise Two("k")
    except kind as e:
        print(repr(e), str(e))


def gen():
    r = yield 1
    return r


it = gen()
next(it)
try:
    it.send("value")
except StopIteration as e:
    print(e.value, e.args)

try:
    raise ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)])
except* ValueError as e:
    print(repr(e))
except* (TypeError, KeyError) as e:
    print(repr(e))

try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)])
    except* ValueError as e:
        raise RuntimeError("new")
    except* TypeError:
        pass
except BaseExceptionGroup as e:
    print(repr(e), [repr(x.__context__) for x in e.exceptions])

try:
    raise ValueError("naked")
except* ValueError as e:
    print(repr(e), repr(e.exceptions[0]))

try:
    try:
        raise ValueError("naked")
    except* TypeError:
        print("no")
except ValueError as e:
    print(repr(e))

try:
    int("12x")
except ValueError as e:
    tb = e.__traceback__
    print(tb.tb_next, tb.tb_lasti > 0)
    new = e.with_traceback(None)
    print(new is e, e.__traceback__)

a = ValueError("a")
b = ValueError("b")
a.__context__ = b
b.__context__ = a
try:
    try:
        raise a
    except ValueError:
        raise TypeError("ring")
except TypeError as e:
    print(e.__context__ is a, a.__context__ is b, b.__context__ is a)


class Dies:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def holder():
    d = Dies("local")
    raise ValueError


try:
    holder()
except ValueError:
    print("handled")
print("after")
try:
    try:
        holder()
    except ValueError as e:
        saved = e
    print("still held")
finally:
    del saved
print("end")
try:
    raise
except RuntimeError as e:
    print(e)
try:
    assert 0, ("t", 1)
except AssertionError as e:
    print(e.args)
try:
    [1, 2].index(5)
except ValueError as e:
    print(e)
try:
    {}["missing"]
except KeyError as e:
    print(e, e.args)
try:
    {}[(1, 2)]
except KeyError as e:
    print(e, e.args)
for value in (1, "a", None, [1]):
    try:
        raise SystemExit(value)
    except SystemExit as e:
        print(e.code, e.args)
for name in ("ValueError", "ExceptionGroup", "OSError", "KeyError"):
    c = {"ValueError": ValueError, "ExceptionGroup": ExceptionGroup, "OSError": OSError, "KeyError": KeyError}[name]
    print(c.__name__, c.__qualname__, c.__module__, c.__doc__, c.__mro__, c.__bases__)
print(IOError is OSError, EnvironmentError is OSError)
