# The compiler's tables are lists, dicts and tuples, too: the collector counts them, and free lists keep them.
import gc

TEXTS = {
    'empty': '',
    'one name': 'a = 1\n',
    'constants': 'a = 1.5, 2.5, b"x", True, -0.0, 3j, None, ...\nb = (1, (2.0, (3.0, "x")))\n',
    'one function': 'def f(): pass\n',
    'ten functions': ''.join(f'def f{i}(a, b={i}):\n    return a * {i}.5 + b\n' for i in range(10)),
    'alike functions': ''.join(f'def f{i}(): pass\n' for i in range(30)),
    'functions in functions': 'def f():\n  a = 1\n  def g():\n    b = a\n    def h():\n      return a, b\n    return h\n  return g\n',
    'a class': 'class A:\n    """doc"""\n    x = 1\n    def __init__(self, x=2):\n        self.x = x\n    def y(self):\n        return __class__\n',
    'comprehensions': 'a = [x for x in range(3)]\nb = {x: [y for y in x] for x in a}\nc = sum(x for x in a if x)\n',
    'lambdas': 'f = lambda x, *y, z=1, **k: (x, y, z, k)\ng = lambda: 0\n',
    'globals': 'def f():\n    global a, b\n    a = b = 1\n    def g():\n        nonlocal_ = 2\n        global c\n        c = 3\n',
    'nonlocals': 'def f():\n    a = b = 1\n    def g():\n        nonlocal a, b\n        a, b = b, a\n    return g\n',
    'errors': 'try:\n    1/0\nexcept (ZeroDivisionError, ValueError) as e:\n    print(e)\nelse:\n    pass\nfinally:\n    x = 2\nwith open("a") as f:\n    pass\n',
    'loops': 'for i in range(10):\n    if i % 2: continue\n    while i:\n        i -= 1\n        break\n    else:\n        pass\n',
    'calls': 'f(1, 2, a=3, b=4)\nf(*a, **b)\nprint("x", end="")\n"{}".format(1)\nf"{a!r:>{w}} {b=}"\n"%s %d" % (a, b)\n',
    'imports': 'import a, b.c as d\nfrom x import y, z as w\nfrom . import q\n',
    'match': 'match a:\n    case [1, 2, *r]: pass\n    case {"k": v, **rest}: pass\n    case A(x=1, y=2): pass\n    case 1 | 2.5 | "x": pass\n    case _: pass\n',
    'slices': 'a[1:2], a[:], a[::2], a[1, 2:3]\ndel a[0], b.c\na, *b = c\n',
    'annotations': 'x: int = 1\ndef f(a: int, *b: "str", c: float = 1.0, **d: dict) -> None: ...\n',
    'generators': 'def g():\n    x = yield 1\n    yield from g()\n    return x\nasync def c():\n    async for x in y:\n        await x\n',
    'decorated': '@a\n@b(1)\ndef f(): pass\n@c\nclass D(E, metaclass=F, k=1): pass\n',
    'folded': 'a = (1, 2) + (3,)\nb = 2 ** 10\nc = "a" * 5\nd = [1, 2, 3]\ne = {1: 2, 3: 4}\nf = (1, 2, 3)[1]\nfor x in [1, 2, 3]: pass\n',
    'long': ''.join(f'a{i} = {i}\n' for i in range(40)),
}


def show(name, text, mode='exec'):
    gc.collect()
    before = gc.get_count()[0]
    code = compile(text, 'text', mode)
    between = gc.get_count()[0]
    again = compile(text, 'text', mode)
    after = gc.get_count()[0]
    lists = [[] for _ in range(50)]
    dicts = [{} for _ in range(50)]
    pairs = [(before, i) for i in range(50)]
    print(name, between - before, after - between, gc.get_count()[0] - after)


gc.disable()
compile('0', 'first', 'eval')  # CPython makes the types of trees
for name, text in TEXTS.items():
    show(name, text)
show('an expression', '[a + b for a in c]', 'eval')
show('a statement', 'x = 1\n', 'single')

for text in ('1 + 1', 'len([1, 2, 3])', '(lambda: 7)()', '[i for i in range(3)]'):
    gc.collect()
    before = gc.get_count()[0]
    value = eval(text)
    after = gc.get_count()[0]
    value = eval(text)
    print(text, value, after - before, gc.get_count()[0] - after)
gc.collect()
before = gc.get_count()[0]
exec('def f(x):\n    return x + 1\nclass C:\n    y = f(1)\n')
print(gc.get_count()[0] - before)
