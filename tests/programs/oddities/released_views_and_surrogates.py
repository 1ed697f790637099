# Views released while they are used, keys of more dimensions, names with lone surrogates, flags of compile.
def t(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))
size = 128
def release():
    global other
    view.release()
    other = bytearray(size)
class Index:
    def __index__(self):
        release()
        return 4
class Float:
    def __float__(self):
        release()
        return 4.25
class Bool:
    def __bool__(self):
        release()
        return True
def fresh(kind="B"):
    global view, other
    view, other = memoryview(bytearray(b"\xff" * size)).cast(kind), None
def store(key, value):
    view[key] = value
for use in (lambda: view[Index()], lambda: list(view[:Index()]), lambda: list(view[Index():8]),
            lambda: store(Index(), 42), lambda: store(slice(None, Index()), b"spam"),
            lambda: store(slice(Index(), 8), b"spam"), lambda: store(0, Index())):
    fresh()
    t(use)
    print(other and other[:8])
for kind in "bhilqnBHILQN":
    fresh(kind)
    t(lambda: store(0, Index()))
for kind in "fd":
    fresh(kind)
    t(lambda: store(0, Float()))
fresh("?")
t(lambda: store(0, Bool()))

data = bytearray(b"abcdef")
view = memoryview(data)
for key in ((slice(0, 1), slice(0, 2)), (slice(0, 1),), (0,), (0, 1), (0, 1.0), (), "a", ..., 9, -7, 0):
    t(lambda: view[key])
    t(lambda: store(key, 65))
    t(lambda: store(key, b"a"))
t(lambda: store(..., b"abcdef"))
t(lambda: store(0, 256))
print(data)

class A: pass
def f(): pass
t(lambda: getattr(1, "\udad1\ud51e"))
t(lambda: getattr(int, "a\udad1\xe9\U0001F40D"))
t(lambda: getattr(A(), "\udad1"))
t(lambda: setattr(1, "\udad1", 1))
t(lambda: delattr(A(), "\udad1"))
t(lambda: f(**{"\ud800": 1}))
try:
    getattr(A, "\ud800x")
except AttributeError as error:
    print(error.args[0] == "type object 'A' has no attribute '\ud800x'", error.name == "\ud800x")
t(lambda: compile("1", "x", "single", 0xff))
t(lambda: compile("1", "x", "eval", 0x1000000).co_flags)
