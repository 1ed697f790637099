// Cases about what CPython counts and measures: references in every situation, sizes as things grow, blocks, collections.

const MADE = ['[]', '{}', 'set()', 'Thing()', '[1, 2]', "{'k': 1}", 'object()', 'bytearray(3)', 'Slotted()', 'Child()', 'lambda: 0', '(n for n in [])', 'iter([])', 'Thing', 'type("T", (), {})()'];

// Expressions that are worth something because of how often they hold `x` while they run.
const HELD = [
  'sys.getrefcount(x)', 'count(x)', 'count(x, x)', '[x, sys.getrefcount(x)][1]', '(x, x, sys.getrefcount(x))[2]', '{1: x, 2: sys.getrefcount(x)}[2]', '(lambda y: sys.getrefcount(y))(x)', '(lambda y=x: sys.getrefcount(y))()', '(lambda: sys.getrefcount(x))()', '[sys.getrefcount(x) for _ in range(2)]',
  '[sys.getrefcount(y) for y in [x]]', '[sys.getrefcount(y) for y in (x, x)]', '{sys.getrefcount(y) for y in [x]}', 'list(map(sys.getrefcount, [x, x]))', 'list(map(count, (x,)))', 'next(sys.getrefcount(y) for y in [x])', 'keyword(a=x)', 'keyword(**{"a": x})', 'star(x)', 'star(*[x])', 'star(*(x, x))', 'star(**{"k": x})',
  'defaulted()', 'closure()', 'method.hold(x)', 'Thing.hold(method, x)', 'Thing().hold(x)', 'partial(x)', 'max([x], key=sys.getrefcount) is x', 'sorted([x], key=noted)', 'x if sys.getrefcount(x) else 0', 'sys.getrefcount(x) if x is x else 0', 'sys.getrefcount(x) + sys.getrefcount(x)', '(y := x, sys.getrefcount(y))[1]',
  'sys.getrefcount(x or [])', 'sys.getrefcount([x][0])', 'sys.getrefcount((x,)[0])', 'sys.getrefcount({"k": x}["k"])', 'sys.getrefcount(identity(x))', 'sys.getrefcount(identity(identity(x)))', 'count(*[x], *[x])', 'caught(x)', 'finally_(x)', 'generator(x)', 'delegated(x)', 'with_(x)', 'matched(x)', 'chained(x)', 'sys._getframe().f_locals is None', 'recursive(x, 3)', 'raised(x)', 'formatted(x)', 'unpacked(x)', 'augmented(x)', 'deleted(x)', 'stored(x)', 'conditional(x)', 'loop(x)', 'classed(x)', 'called_back(x)', 'getattr(Holder(x), "x") is x and sys.getrefcount(x)', 'sys.getrefcount(Holder(x).x)', 'sys.getrefcount(Holder(x))', 'sys.getrefcount(Holder)', 'sys.getrefcount(Holder(x).__init__)', 'sys.getrefcount(method.hold)',
  'sys.getrefcount(weakref.ref(method)())', 'weakref.getweakrefcount(method)', 'len(gc.get_referrers(x))', 'len(gc.get_referents(x))', 'gc.is_tracked(x)', 'gc.is_tracked((x,))', 'gc.is_tracked([x])', 'gc.is_tracked({1: x})', 'gc.is_tracked({1: 2})', 'gc.is_tracked((1, (2, 3)))', 'sys.getsizeof(x)',
];

const HELPERS = `
import functools
class Thing:
    def hold(self, y):
        return sys.getrefcount(self), sys.getrefcount(y)
    @property
    def prop(self):
        return sys.getrefcount(self)
    def __add__(self, other):
        return sys.getrefcount(self), sys.getrefcount(other)
    def __getitem__(self, key):
        return sys.getrefcount(self), sys.getrefcount(key)
class Child(Thing):
    def hold(self, y):
        return super().hold(y)
class Slotted:
    __slots__ = ('a', 'b', '__weakref__')
class Holder:
    def __init__(self, x):
        self.x = x
method = Child()
def count(*args):
    return [sys.getrefcount(a) for a in args]
def keyword(*, a):
    return sys.getrefcount(a)
def star(*args, **kwargs):
    return [sys.getrefcount(a) for a in args], [sys.getrefcount(v) for v in kwargs.values()]
def identity(y):
    return y
def noted(y):
    print('key', sys.getrefcount(y))
    return 0
def partial(y):
    return functools.partial(count, y)(y)
def caught(y):
    try:
        raise ValueError(y)
    except ValueError as e:
        return sys.getrefcount(y), sys.getrefcount(e), sys.getrefcount(e.args)
def finally_(y):
    try:
        return sys.getrefcount(y)
    finally:
        print('finally', sys.getrefcount(y))
def generator(y):
    def g(z):
        yield sys.getrefcount(z)
        yield sys.getrefcount(z)
    it = g(y)
    return next(it), sys.getrefcount(y), sys.getrefcount(it), next(it)
def delegated(y):
    def inner(z):
        got = yield sys.getrefcount(z)
        return got
    def outer(z):
        got = yield from inner(z)
        yield sys.getrefcount(got)
    it = outer(y)
    return next(it), it.send(y), sys.getrefcount(y)
class Context:
    def __init__(self, y): self.y = y
    def __enter__(self): return self.y
    def __exit__(self, *details): print('exit', sys.getrefcount(self), [sys.getrefcount(d) for d in details[1:2] if d])
def with_(y):
    with Context(y) as z:
        return sys.getrefcount(z)
def matched(y):
    match [y, 1]:
        case [a, 2]: return 0
        case [a, 1]: return sys.getrefcount(a)
def chained(y):
    a = b = c = y
    return sys.getrefcount(a), a is b is c, sys.getrefcount(b)
def recursive(y, n):
    return sys.getrefcount(y) if n == 0 else recursive(y, n - 1)
def raised(y):
    def f(z): raise KeyError(z)
    try: f(y)
    except KeyError as e:
        t = e.__traceback__
        return sys.getrefcount(y), sys.getrefcount(t), sys.getrefcount(t.tb_next), sys.getrefcount(t.tb_frame)
def formatted(y):
    return f'{sys.getrefcount(y)} {y is y!r:>6} {[y] == [y]}'
def unpacked(y):
    a, (b, *c) = y, [y, y, y]
    return sys.getrefcount(y), sys.getrefcount(c), sys.getrefcount(a)
def augmented(y):
    z = [y]
    z += [y]
    z *= 2
    return sys.getrefcount(y), sys.getrefcount(z)
def deleted(y):
    z = y
    before = sys.getrefcount(y)
    del z
    return before, sys.getrefcount(y)
def stored(y):
    h = Holder(y)
    h.x = h.x
    h.other = y
    before = sys.getrefcount(y)
    del h.x
    vars(h)['x'] = y
    return before, sys.getrefcount(y), sys.getrefcount(h.__dict__), sys.getrefcount(h)
def conditional(y):
    return (y and sys.getrefcount(y)) or sys.getrefcount(y), not y
def loop(y):
    total = []
    for z in [y, y]:
        total.append(sys.getrefcount(z))
    while len(total) < 3:
        total.append(sys.getrefcount(y))
    return total, sys.getrefcount(z), sys.getrefcount(total)
def classed(y):
    class Local:
        attribute = y
        seen = sys.getrefcount(y)
        def m(self): return y
    return Local.seen, sys.getrefcount(y), sys.getrefcount(Local), sys.getrefcount(Local.__dict__['m']), sys.getrefcount(Local().m)
def called_back(y):
    seen = []
    sorted([3, 1, 2], key=lambda n, y=y: seen.append(sys.getrefcount(y)) or n)
    list(filter(lambda n: seen.append(sys.getrefcount(y)), [1]))
    return seen
`.trim();

// Something that grows or shrinks, with its size after each step.
const GROWING = [
  ['[]', ['append(1)', 'extend(range(3))', 'extend([1] * 7)', 'insert(0, 1)', 'pop()', 'pop(0)', 'clear()', '__iadd__([1])', '__iadd__(iter("abc"))', '__imul__(2)', '__setitem__(slice(0, 0), [1, 2])', '__setitem__(slice(1, 3), ())', '__delitem__(slice(0, 2))', 'sort()', 'remove(1)', 'copy()', 'extend(x for x in "ab")']],
  ['{}', ['update({1: 1})', 'update(zip("abcdef", range(6)))', '__setitem__(len(v), 1)', '__setitem__("k" * len(v), 1)', 'popitem()', 'clear()', 'setdefault(9)', 'update(k=1)', 'pop(1, 0)', '__ior__({n: n for n in range(5)})', '__ior__(dict.fromkeys("xyz"))', 'copy()', 'update([(n, n) for n in range(len(v), len(v) + 4)])']],
  ['set()', ['add(1)', 'add(len(v))', 'update(range(5))', 'update("abcdefghij")', 'discard(1)', 'clear()', '__ior__({7})', '__isub__({1, 2})', '__iand__({1, 2, 3, 4})', 'remove(1)', 'symmetric_difference_update({1, 99})', 'update(frozenset(range(20)))', 'pop()']],
  ['bytearray()', ['append(1)', 'extend(b"abc")', '__iadd__(b"abcdefgh")', 'pop()', 'clear()', '__imul__(3)', 'insert(0, 5)', '__delitem__(slice(0, 2))', '__setitem__(slice(0, 1), b"xyzxyz")', 'pop(0)', 'remove(1)']],
];
const SIZED = [
  '[n for n in range({})]', 'list(range({}))', '[*range({})]', '[0] * {}', 'list("a" * {})', 'list(n for n in range({}))', 'sorted(range({}))', '[1, 2, 3][:{}]', 'tuple(range({}))', '(*range({}), 1)', '{n: n for n in range({})}', 'dict.fromkeys(range({}))', 'dict(zip("abcdefghijkl", range({})))', 'dict([(n, n) for n in range({})])', '{**{n: n for n in range({})}}', 'dict(**{"k%d" % n: n for n in range({})})', 'set(range({}))', '{*range({})}', 'frozenset(range({}))', 'set("abc" * {})', '"a" * {}', '"é" * {}', '"€" * {}', '"𝄞" * {}', 'b"a" * {}', '10 ** {}', '-(2 ** (15 * {}))', '(1 << {}) - 1', '"".join(map(str, range({})))', 'bytes({})', 'bytearray({})', 'range({})', 'slice({})', '"abc".split("b" * ({} + 1))', '"a b c d".split(" ", {})', 'list(map(str, range({})))', 'dict(enumerate(range({})))', 'type("T", (), {"__slots__": ["s%d" % n for n in range({})]})()', 'filled({})', 'filled_class({})', '[None] * {} + [1]', '"%s" % ("ab" * {})', 'str({})', 'f"{"a" * {}:>7}"'.replace('"a"', "'a'"), '(lambda: 0).__code__.co_consts[:{}]', 'list(({}).__str__())', '[*"a" * {}, 1, 2]', 'dict({n: 1 for n in range({})})', '{n: 1 for n in range({})}.copy()', 'set({n for n in range({})})', '{1, 2, 3} | set(range({}))', '{1: 2} | {n: n for n in range({})}',
];

export function counts(chance, make, text) {
  const references = () => {
    text.line(`x = ${chance.pick(MADE)}`);
    if (chance.is(0.3)) text.line(chance.pick(['y = x', 'y = [x, x]', 'y = {1: x}', 'y = lambda: x', 'y = weakref.ref(method)', 'y = Holder(x)', 'y = (x,)', 'y = iter([x])', 'y = method.hold']));
    for (let i = chance.between(1, 4); i > 0; i--) text.line(`show(lambda: ${chance.pick(HELD)})`);
    if (chance.is(0.5)) text.line(`print(${chance.pick(HELD)})`);
  };
  const growing = () => {
    const [start, steps] = chance.pick(GROWING);
    text.line(`v = ${start}`);
    text.line('sizes = []');
    for (let i = chance.between(3, 12); i > 0; i--) {
      const step = `v.${chance.pick(steps)}`;
      const repeated = !/imul/.test(step) && chance.is(0.3) ? `for _ in range(${chance.between(2, 20)}): ` : '';
      text.block('try:', () => text.line(`${repeated}${step}`));
      text.line("except Exception as e: print(type(e).__name__, e)");
      text.line('sizes.append((len(v), sys.getsizeof(v)))');
    }
    text.line('print(sizes, sys.getsizeof(v.copy()), len(v))');
  };
  const size = () => {
    const made = chance.pick(SIZED).replaceAll('{}', String(chance.pick([0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 16, 17, 21, 22, 33, 64, 85, 86, 100])));
    text.line(`show(lambda: sys.getsizeof(${made}))`);
    if (chance.is(0.3)) text.line(`v = ${made}; print(sys.getsizeof(v), gc.is_tracked(v))`);
  };
  const instances = () => {
    text.line('class Made:\n    pass');
    text.line('several = [Made() for _ in range(3)]');
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    for (let i = chance.between(3, 9); i > 0; i--) {
      text.line(chance.pick([
        `several[${chance.below(3)}].${chance.pick(names)} = ${chance.below(5)}`,
        `for o in several: o.${chance.pick(names)} = 1`,
        `for n in ${JSON.stringify(chance.shuffled(names).slice(0, chance.between(1, 6)))}: setattr(several[${chance.below(3)}], n, n)`,
        `several[${chance.below(3)}].__dict__.pop('${chance.pick(names)}', None)`,
        `several[${chance.below(3)}].__dict__ = {'x': 1}`,
        `vars(several[${chance.below(3)}]).update(q=1, r=2)`,
        `several.append(Made())`,
        `several[0].__dict__.clear()`,
        `Made.${chance.pick(names)} = 3`,
      ]));
      text.line('print([(sys.getsizeof(o), sys.getsizeof(o.__dict__), list(vars(o))) for o in several])');
    }
  };
  const blocks = () => {
    const made = chance.pick([...MADE.slice(0, 9), '[0] * 200', '{n: n for n in range(20)}', 'Thing().__dict__', '2.5 * len(sys.argv)', 'Thing().hold', 'Holder([])', 'type("U", (), {})', '"a" * 600', 'bytes(600)', 'weakref.ref(method)', 'ValueError(1)', 'range(300, 400)', 'slice(1, 2)', '[[] for _ in range(30)]', 'zip([], [])', 'enumerate("ab")', 'memoryview(b"ab")', 'super(Child, method)', '(lambda: x)', 'complex(1, len("ab"))', '10 ** 30', 'frozenset([1])', 'reversed([1])', 'map(str, [])', 'sys._getframe()', 'str(12345)', '(1, len("ab"), 3)', 'dict(a=1)', 'property()', 'iter({})', 'functools.partial(print)']);
    text.line(`gc.collect(); x = ${made}; x = None; before = sys.getallocatedblocks(); x = ${made}; after = sys.getallocatedblocks(); print(after - before)`);
    if (chance.is(0.5)) text.line('before = sys.getallocatedblocks(); x = None; print(before - sys.getallocatedblocks())');
  };
  const collections = () => {
    // What is printed lies in a list until it is written, which the collector counts, too.
    text.line('sys.stdout.flush(); x = o = several = v = None; gc.collect()');
    text.line('log = []');
    text.line('noting = lambda phase, info: log.append((phase, info["generation"], info["collected"], info["uncollectable"]))');
    text.line('gc.callbacks.append(noting)');
    text.line(`gc.set_threshold(${chance.between(2, 60)}, ${chance.between(1, 5)}, ${chance.between(1, 5)})`);
    text.line('gc.enable()');
    for (let i = chance.between(1, 5); i > 0; i--) {
      text.line(chance.pick([
        `v = [[] for _ in range(${chance.between(5, 150)})]`,
        `v = [Thing() for _ in range(${chance.between(5, 100)})]`,
        `for i in range(${chance.between(5, 100)}):\n    c = []; c.append(c)`,
        `for i in range(${chance.between(5, 60)}):\n    c = Thing(); c.me = c`,
        `v = {n: [n] for n in range(${chance.between(5, 90)})}`,
        `v = [(n, [n]) for n in range(${chance.between(5, 60)})]`,
        `v = None`,
        `v = list(zip(range(${chance.between(5, 60)}), "abc" * 30))`,
        `v = [lambda: v for _ in range(${chance.between(5, 60)})]`,
        `v = [set() for _ in range(${chance.between(5, 60)})]`,
        'log.append(gc.get_count())',
        `gc.collect(${chance.below(3)})`,
        `gc.freeze() or gc.unfreeze()`,
      ]));
    }
    text.line('gc.disable()');
    text.line('gc.callbacks.remove(noting)');
    text.line('gc.set_threshold(700, 10, 10)');
    text.line('print(log, gc.get_count())');
    text.line('v = c = None');
    text.line('print(gc.collect(), [s["collections"] >= 0 for s in gc.get_stats()])');
  };
  text.block('def case():', () => {
    text.line(HELPERS);
    text.line('def defaulted(y=[]): return sys.getrefcount(y)');
    text.line('def closure(): return sys.getrefcount(method)');
    text.line('def filled(n):\n    h = Holder(1)\n    for i in range(n): setattr(h, "f%d" % i, i)\n    return h.__dict__');
    text.line('def filled_class(n):\n    return type("F", (), {"f%d" % i: i for i in range(n)})');
    for (let i = chance.between(4, 10); i > 0; i--) chance.pick([references, references, growing, size, size, instances, blocks, blocks, collections])();
  });
  text.line('run(case)');
}
