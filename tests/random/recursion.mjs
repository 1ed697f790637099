// Cases about how deep calls go: where RecursionError comes, through which kinds of calls, and what is said then.

// What the next step may be; each is a statement of dive(n). Left out: what CPython's library does in C and ours in Python, or
// the other way round; what is compiled on the way.
const STEPS = [
  'return dive(n + 1)', 'return [dive(n + 1)]', 'return (lambda: dive(n + 1))()', 'return sum(dive(m) for m in [n + 1])', 'return [dive(m) for m in [n + 1]]', 'return {m: dive(m) for m in [n + 1]}',
  'return list(map(dive, [n + 1]))', 'return list(filter(dive, [n + 1]))', 'return sorted([n + 1], key=dive)', 'return max([n + 1], key=dive)', '[n + 1].sort(key=dive)', 'return Made(n + 1)', 'return Deep(n + 1).prop', 'return str(Deep(n + 1))',
  'return repr([Deep(n + 1)])', 'return repr({1: Deep(n + 1)})', 'return repr((Deep(n + 1),))', 'return f"{Deep(n + 1)}"', 'return f"{Deep(n + 1)!r}"', 'return "%s" % Deep(n + 1)', 'return "{}".format(Deep(n + 1))', 'return Deep(n + 1) == 1', 'return Deep(n + 1) < 1',
  'return Deep(n + 1) + 1', 'return 1 + Deep(n + 1)', 'return -Deep(n + 1)', 'return Deep(n + 1)()', 'return Deep(n + 1)[0]', 'Deep(n + 1)[0] = 1', 'return len(Deep(n + 1))', 'return bool(Deep(n + 1))', 'return not Deep(n + 1)', 'if Deep(n + 1): return 1', 'return hash(Deep(n + 1))', 'return {Deep(n + 1)}',
  'return {Deep(n + 1): 1}', 'return list(Deep(n + 1))', 'return 1 in Deep(n + 1)', 'return [*Deep(n + 1)]', 'a, b = Deep(n + 1)', 'return Deep(n + 1).missing', 'Deep(n + 1).stored = 1', 'del Deep(n + 1).gone', 'return getattr(Deep(n + 1), "missing", 5)', 'return hasattr(Deep(n + 1), "missing")',
  'with Deep(n + 1): pass', 'for _ in Deep(n + 1): pass', 'return range(Deep(n + 1))', 'return [1, 2][Deep(n + 1)]', 'return int(Deep(n + 1))', 'return float(Deep(n + 1))', 'return functools.reduce(lambda a, b: dive(b), [0, n + 1])', 'return functools.partial(dive, n + 1)()',
  'try: return dive(n + 1)\nfinally: pass', 'try: return dive(n + 1)\nexcept ValueError: pass', 'return next(steps(n + 1))', 'return list(delegating(n + 1))', 'return list(steps(n + 1))', 'return drive(awaiting(n + 1))', 'return wrapped(n + 1)', 'return Deep.static(n + 1)', 'return Deep.of_class(n + 1)', 'return Derived(n + 1).up()', 'return Counted()[n + 1]',
  'return type("T", (), {"__init_subclass__": lambda **k: 0, "n": dive(n + 1)})', 'class Local:\n    found = dive(n + 1)', 'class Local(Noting, n=n + 1): pass', 'return isinstance(n + 1, Checking)', 'return dive(*[n + 1])', 'return dive(**{"n": n + 1})', 'return (yield_from := list(delegating(n + 1)))', 'return any(dive(m) for m in [n + 1])', 'return dict(Pairs(n + 1))', 'return {**Pairs(n + 1)}',
  'return copy.copy(Deep(n + 1))', 'return copy.deepcopy(Deep(n + 1))', 'return method(n + 1)', 'return operator.add(Deep(n + 1), 1)', 'return operator.methodcaller("go")(Deep(n + 1))',
  'match Deep(n + 1):\n    case Deep(prop=5): pass', 'match n:\n    case _ if dive(n + 1): pass', 'assert dive(n + 1)', 'return memo(n + 1)', 'return weakref.ref(method_holder)().go_on(n + 1)', 'return Deep(n + 1) @ 1', 'x = Deep(n + 1)\nx += 1', 'return divmod(Deep(n + 1), 2)', 'return round(Deep(n + 1))', 'return reversed(Deep(n + 1))', 'return format(Deep(n + 1), "")', 'return print(Deep(n + 1))', 'raise Deep(n + 1).prop',
];

const HELPERS = `
import functools, copy, re, operator, json
class Deep:
    def __init__(self, n): self.n = n
    def go(self, *details): return dive(self.n)
    def text(self, *details):
        dive(self.n)
        return 'text'
    def number(self, *details):
        dive(self.n)
        return 1
    prop = property(go)
    __str__ = __format__ = text
    __repr__ = text
    __eq__ = __lt__ = __add__ = __radd__ = __iadd__ = __matmul__ = __divmod__ = __neg__ = __call__ = __getitem__ = __setitem__ = __contains__ = __getattr__ = __enter__ = __exit__ = __round__ = __reversed__ = go
    __len__ = __bool__ = __hash__ = __index__ = __int__ = number
    def __float__(self):
        dive(self.n)
        return 1.0
    def __iter__(self):
        dive(self.n)
        yield 1
    def __setattr__(self, name, value):
        if name == 'n': object.__setattr__(self, name, value)
        else: dive(self.n)
    def __delattr__(self, name): dive(self.n)
    def __copy__(self): return dive(self.n)
    def __deepcopy__(self, memo): return dive(self.n)
    @staticmethod
    def static(n): return dive(n)
    @classmethod
    def of_class(cls, n): return dive(n)
    def up(self): return dive(self.n)
    def go_on(self, n): return dive(n)
class Derived(Deep):
    def up(self): return super().up()
class Made:
    def __init__(self, n): dive(n)
class Counted(dict):
    def __missing__(self, n): return dive(n)
class Noting:
    def __init_subclass__(cls, n): dive(n)
class CheckingType(type):
    def __instancecheck__(cls, n): return dive(n)
class Checking(metaclass=CheckingType): pass
class Pairs:
    def __init__(self, n): self.n = n
    def keys(self): return [self.n]
    def __getitem__(self, n): return dive(n)
def steps(n):
    yield dive(n)
def delegating(n):
    yield from steps(n)
async def awaiting(n):
    return dive(n)
def drive(coroutine):
    try: coroutine.send(None)
    except StopIteration as e: return e.value
def decorated(function):
    @functools.wraps(function)
    def inner(*args): return function(*args)
    return inner
method_holder = Deep(0)
method = method_holder.go_on
`.trim();

// Containers in containers, and what goes through them.
const NESTED = ['x = [x]', 'x = (x,)', 'x = {1: x}', 'x = [x, x][:1]', 'x = Held(x)', 'x = frozenset([x])', 'x = (1, x)', 'x = {"k": [x]}'];
const THROUGH = ['len(repr(x))', 'x == y', 'x < y', 'copy.deepcopy(x) == x', 'hash(x) == hash(y)', 'len(str(x))', 'sorted([x, y]) == [x, y]', 'x in [y]', '[y].index(x)', 'len("%r" % (x,))', 'len(f"{x}")', 'isinstance(1, x)', 'gc.is_tracked(x)'];

export function recursion(chance, make, text) {
  const sizes = () => chance.pick([chance.between(150, 300), chance.between(150, 400), chance.between(300, 1200)]);
  const diving = () => {
    const forms = chance.several(1, 4, () => chance.pick(STEPS));
    text.block('def dive(n):', () => {
      text.line('global deepest');
      text.line('deepest = n');
      forms.forEach((form, i) => {
        if (i === forms.length - 1) text.line(form);
        else text.block(`if n % ${forms.length} == ${i}:`, () => {
          text.line(form);
          text.line('return 0');
        });
      });
      text.line('return 0');
    });
    text.line('wrapped = decorated(dive)');
    text.line('memo = functools.lru_cache(dive)');
    const limit = sizes();
    text.line(`deepest = 0\nsys.setrecursionlimit(${limit})`);
    text.line("try: dive(0); print('no error', deepest)\nexcept RecursionError as error: print(deepest, error)\nexcept Exception as error: print(deepest, type(error).__name__, error)\nfinally: sys.setrecursionlimit(1000)");
  };
  const nesting = () => {
    text.line(`x = ${chance.pick(['[]', '()', '1', '{}', "'a'", 'int'])}\nfor _ in range(${sizes()}):\n    ${chance.pick(NESTED)}`);
    text.line('y = x');
    if (chance.is(0.5)) text.line(`y = ${chance.pick(['[]', '()', '1', '2', '{}', "'a'"])}\nfor _ in range(${sizes()}):\n    ${chance.pick(NESTED).replaceAll(/\bx\b/g, 'y')}`);
    for (let i = chance.between(1, 3); i > 0; i--) text.line(`show(lambda: ${chance.pick(THROUGH)})`);
    text.line('x = y = None');
  };
  const limits = () => text.line(`show(lambda: sys.setrecursionlimit(${chance.pick(['0', '-1', '1', '2', '3', '5', '2.5', "'a'", 'None', '2**31', '2**40', 'True'])}))\nsys.setrecursionlimit(1000)\nprint(sys.getrecursionlimit())`);
  text.line(HELPERS);
  text.line('class Held:\n    def __init__(self, x): self.x = x\n    def __repr__(self): return f"Held({self.x!r})"\n    def __eq__(self, other): return isinstance(other, Held) and self.x == other.x\n    def __lt__(self, other): return self.x < other.x\n    def __hash__(self): return hash(self.x)');
  for (let i = chance.between(2, 6); i > 0; i--) chance.pick([diving, diving, diving, nesting, limits])();
}
