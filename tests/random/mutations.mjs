// Cases about containers that change while something goes through them, and about slices.

const KEYS = ['1', '2', '3', '8', '9', "'a'", "'b'", 'None', '(1, 2)', '1.0', 'True', '-1', '-2', '2**61 - 1', 'Key(1)', 'Key(2)', 'Key(9)'];

export function mutations(chance, make, text) {
  const some = () => make.make('any', 0);
  const key = () => chance.pick(KEYS);
  const bound = () => chance.pick(['', '', '0', '1', '2', '3', '-1', '-2', '5', '100', '-100', 'None', 'True', '2**70', '-2**70', 'Index(1)']);
  const slice = () => `${bound()}:${bound()}${chance.is(0.4) ? `:${chance.pick(['', '1', '2', '-1', '-2', '3', '0', 'None', '-100'])}` : ''}`;
  const items = () => chance.pick(['[]', "'xyz'", '(7, 8)', 'range(3)', 'iter([5])', '[v]', 'v', '{9}', '(n for n in [1, 2])', 'None', '5', "{'k': 1}", 'reversed(v)', '(v.pop() for _ in range(2))', 'Changing(v)', 'map(str, list(v))', 'v[::-1]', 'v[1:]']);
  // Of a list that becomes shorter under way CPython writes past the end, where there is a step.
  const stored = () => {
    const at = slice();
    const what = items();
    return `v[${at}] = ${at.split(':').length > 2 && /pop|Changing/.test(what) ? '(7, 8)' : what}`;
  };
  const LIST = [
    stored, stored, stored, () => `del v[${slice()}]`, () => `print(v[${slice()}])`, () => `v.append(${some()})`, () => `v.insert(${chance.between(-5, 5)}, ${some()})`, () => `v.extend(${items()})`, () => `v += ${items()}`, () => `v *= ${chance.between(-1, 3)}`, () => `print(v.pop(${chance.between(-4, 4)}))`, () => 'v.reverse()', () => 'v.sort(key=str)', () => `v.remove(${key()})`, () => `print(v.index(${key()}), v.count(${key()}))`, () => 'v.sort(key=lambda n: v.append(n))', () => 'v.sort(key=lambda n: v.clear() or 0)', () => `v.remove(Changing(v))`, () => `print(Changing(v) in v, v)`, () => `print(v.index(Changing(v)))`, () => `print(v == [Changing(v)] * len(v))`, () => 'v.clear()', () => 'v[:] = [3, 1, 2]', () => 'v[len(v):] = v', () => 'v.sort()', () => 'v.sort(reverse=True, key=lambda n: str(n)[-1])', () => `v[${chance.between(-4, 4)}] = ${some()}`, () => `del v[${chance.between(-4, 4)}]`, () => 'v.append(v); print(v, v == v); v.pop()', () => 'v = v[:30]', () => `print(v < ${chance.pick(['[1]', '[3, 1]', 'v[:2]', '[]'])})`,
  ];
  const DICT = [
    () => `v[${key()}] = ${some()}`, () => `v[${key()}] = ${some()}`, () => `v[${key()}] = ${some()}`, () => `del v[${key()}]`, () => `print(v.pop(${key()}, 'none'))`, () => 'print(v.popitem())', () => `v.update({${key()}: 1, ${key()}: 2})`, () => `v.update([(${key()}, 1), (${key()}, 2)])`, () => `v |= {${key()}: 1}`, () => `print(v | {${key()}: 0})`, () => `print(v.setdefault(${key()}, 5))`, () => `print(v.get(${key()}))`, () => `print(${key()} in v)`, () => 'print(list(reversed(v)), list(v.items()))', () => `print(v.keys() ${chance.pick(['&', '|', '-', '^'])} {1, 2})`, () => `print(v.keys() ${chance.pick(['<', '<=', '==', '>', '>='])} {1, 2})`, () => `print(v.items() ${chance.pick(['&', '-', '<='])} {(1, 1)})`, () => 'v.clear()', () => `v = dict(sorted(v.items(), key=str))`, () => `v = v.copy()`, () => `v[Naughty(v)] = 1`, () => `print(v.get(Naughty(v)))`, () => `v = {k: v[k] for k in v if k != ${key()}}`, () => 'print(sys.getsizeof(v) > 0, len(v))', () => `print(v == {${key()}: 1})`, () => `v.update(v)`, () => `v = dict.fromkeys(v, 0)`, () => 'print(v.values(), v.keys())', () => `v.pop(${key()})`, () => `v = {**v, ${key()}: 3}`,
  ];
  const SET = [
    () => `v.add(${key()})`, () => `v.add(${key()})`, () => `v.add(${key()})`, () => `v.discard(${key()})`, () => `v.remove(${key()})`, () => `print(len(v), ${key()} in v)`, () => `v.update([${key()}, ${key()}])`, () => `v |= {${key()}, ${key()}}`, () => `v &= {${key()}, ${key()}, 1, 2, 3}`, () => `v -= {${key()}}`, () => `v ^= {${key()}, ${key()}}`, () => 'print(v.pop())', () => 'v.clear()', () => `print(v.union([${key()}]), v.intersection([${key()}]), v.difference([${key()}]))`, () => `v.intersection_update([${key()}, 1, 2, 8])`, () => `v.symmetric_difference_update([${key()}, ${key()}])`, () => 'v = v.copy()', () => 'v = set(list(v))', () => `print(v ${chance.pick(['<', '<=', '==', '>', '>='])} {1, 2})`, () => `v.difference_update(v)`, () => 'v.update(range(20)); v.difference_update(range(3, 18))', () => `v.add(Naughty(v))`, () => `print(Naughty(v) in v)`, () => 'print(frozenset(v) == v, hash(frozenset([1, 2])))', () => 'v |= v', () => 'print(sorted(v, key=repr))',
  ];
  const [kind, actions, start] = chance.pick([
    ['list', LIST, '[5, 3, 1, 4]'],
    ['dict', DICT, "{1: 'one', 'a': 2, 3: None}"],
    ['set', SET, "set([1, 'a', 3])"],
  ]);
  text.line(`
class Key:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n
    def __eq__(self, other):
        tick()
        print('eq', self.n, type(other).__name__)
        return isinstance(other, Key) and self.n == other.n
    def __repr__(self): return f'Key({self.n})'
class Index:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
class Changing:
    def __init__(self, v): self.v = v
    def __eq__(self, other):
        tick()
        if self.v: self.v.pop()
        return False
    def __iter__(self):
        tick()
        self.v.clear()
        return iter([1])
    def __repr__(self): return 'Changing'
class Naughty:
    def __init__(self, v): self.v = v
    def __hash__(self):
        if len(self.v) < 30: self.v.clear()
        return 1
    def __eq__(self, other):
        tick()
        if len(self.v) > 1: getattr(self.v, 'popitem', self.v.pop)()
        return False
    def __repr__(self): return 'Naughty'`.trim());
  text.block('def case():', () => {
    text.line(`v = ${start}`);
    const act = () => {
      const action = chance.pick(actions)();
      if (/^[^=]*\bv = /.test(action) || !chance.is(0.9)) return text.line(`try: ${action}\nexcept Exception as e: print('!', type(e).__name__, e)`);
      text.line(`try: ${action}\nexcept Exception as e: print('!', type(e).__name__, e)`);
    };
    for (let i = chance.between(6, 18); i > 0; i--) {
      act();
      if (chance.is(0.5)) text.line('print(v)');
      if (chance.is(0.15)) {
        const source = { list: ['v', 'reversed(v)', 'enumerate(v)', 'zip(v, v)', 'iter(v)', 'map(str, v)'], dict: ['v', 'v.items()', 'v.values()', 'reversed(v)', 'v.keys()', 'reversed(v.items())'], set: ['v', 'iter(v)', 'enumerate(v)'] }[kind];
        text.block('try:', () => text.block(`for n in ${chance.pick(source)}:`, () => {
          text.line('tick()');
          text.line("print('at', n, len(v))");
          if (chance.is(0.7)) text.block(`if len(v) < 12:`, () => text.line(chance.pick(actions)()));
        }));
        text.line("except Exception as e: print('!', type(e).__name__, e)");
      }
      if (chance.is(0.1)) {
        text.line(`it = iter(${kind === 'list' ? chance.pick(['v', 'reversed(v)']) : kind === 'dict' ? chance.pick(['v', 'v.items()', 'reversed(v)']) : 'v'})`);
        text.line("show(lambda: (next(it), it.__length_hint__()))");
        act();
        text.line("show(lambda: (it.__length_hint__(), list(it), list(it)))");
      }
    }
    text.line('print(v, len(v), sys.getsizeof(v))');
  });
  text.line('run(case)');
}
