// Cases about what lives how long: references counted, cycles, weak references, finalizers, resurrection, the collector.

// Objects whose blocks are handed out again at once, wherever they lie in their pools.
const ALONE = ['object()', '[1]', '{}', '(1, [2])', '(i for i in [])', '1.5 * fuel', 'Node(\'z\')'];

export function lifetimes(chance, make, text) {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const cells = ['left', 'right', 'items', 'other'];
  const some = (kind = 'any') => make.make(kind, 0);
  const name = () => chance.pick(names);
  const place = () => chance.pick([`${name()}.${chance.pick(cells)}`, name(), `box[${chance.below(3)}]`, "table['k']", "table['m']"]);
  const say = () => chance.pick([`print('gone', self.name)`, `print('gone', self.name, sys.getrefcount(self))`, `print('gone', self.name, self.left and self.left.name)`, `print('gone', self.name, gc.is_tracked(self))`]);
  const finalizers = () => chance.pick([
    say,
    () => `${say()}\nkept.append(self)`,
    () => `${say()}\nraise ValueError(self.name)`,
    () => `self.left = None\n${say()}`,
    () => `${say()}\nself.items = [self]`,
    () => `${say()}\nif len(self.name) < 4: Node('child of ' + self.name, False)`,
    () => `${say()}\nprint(len(kept), [r() is None for r in refs])`,
  ])();
  const slots = chance.is(0.25) ? `__slots__ = ('name', 'left', 'right', 'items', 'other'${chance.is(0.7) ? ", '__weakref__'" : ''})\n` : '';
  const base = chance.pick(['', '', '', '(list)', '(dict)', '(set)', '(Exception)']);

  const define = () => {
    text.line('kept, refs, box, table = [], [], [None, None, None], {}');
    text.block(`class Node${base}:`, () => {
      if (slots && base !== '(Exception)') text.line(slots.trim());
      text.block('def __init__(self, name, loud=True):', () => {
        text.line('self.name = name');
        text.line('self.left = self.right = self.items = self.other = None');
      });
      text.block('def __repr__(self):', () => text.line("return 'Node ' + self.name"));
      if (!base.match(/dict|list|set/) || true) text.block('def __hash__(self):', () => text.line('return len(self.name)'));
      text.block('def __eq__(self, other):', () => text.line('return self is other'));
      if (chance.is(0.5)) text.block('def __del__(self):', () => {
        text.line('tick()');
        text.line(finalizers());
      });
    });
    if (chance.is(0.6)) {
      text.block('class Loud(Node):', () =>
        text.block('def __del__(self):', () => {
          text.line('tick()');
          text.line(finalizers());
        }));
    } else text.line('Loud = Node');
    text.block('def noted(ref):', () => {
      text.line(chance.pick(["print('dead', ref() is None, len(kept))", "print('dead')", "print('dead', ref in refs)", "print('dead'); raise KeyError('note')", "print('dead', gc.get_referents(ref) != [])"]));
    });
    text.block('def count(kind):', () => text.line('return sum(type(o) is kind for o in gc.get_objects())'));
  };

  const act = () => chance.pick([
    () => `${name()} = ${chance.pick(['Node', 'Loud'])}('${chance.pick('pqrstu')}')`,
    () => `${place()} = ${place()}`,
    () => `${place()} = ${place()}`,
    () => `${place()} = ${chance.pick(['Node', 'Loud'])}('${chance.pick('pqrstu')}')`,
    () => `${place()} = [${place()}, ${place()}]`,
    () => `${place()} = (${place()}, ${place()})`,
    () => `${place()} = {'k': ${place()}}`,
    () => `${place()} = {${name()}}`,
    () => `${place()} = lambda: ${name()}`,
    () => `${place()} = iter([${place()}])`,
    () => `${place()} = (n for n in [${place()}])`,
    () => `${place()} = ${name()}.__init__`,
    () => `${place()} = type('T', (), {'f': ${place()}})()`,
    () => `${place()} = None`,
    () => `${place()} = None`,
    () => `${name()} = None`,
    () => `del ${place()}`,
    () => `del ${name()}`,
    () => `refs.append(weakref.ref(${place()}${chance.is(0.6) ? ', noted' : ''}))`,
    () => `refs.append(weakref.ref(${place()}, ${chance.pick(['noted', "lambda r: print('lambda', r() is None)", 'kept.append', 'print'])}))`.replace(', print)', ", lambda r: print('p'))"),
    () => `${place()} = weakref.ref(${place()})`,
    () => `${place()} = weakref.proxy(${place()})`,
    () => `refs.append(weakref.WeakMethod(${name()}.__init__))`,
    () => `weakref.finalize(${name()}, print, 'finalized', ${some('int')})`,
    () => `${place()} = weakref.WeakValueDictionary({'k': ${name()}})`,
    () => `${place()} = weakref.WeakKeyDictionary({${name()}: ${place()}})`,
    () => `${place()} = weakref.WeakSet([${name()}])`,
    () => 'print([r() for r in refs])',
    () => 'print(len(kept), kept)',
    () => 'kept.clear()',
    () => 'refs.clear()',
    () => 'refs.pop(0)',
    () => 'box.clear(); box += [None] * 3',
    () => 'table.clear()',
    () => "print('collected', gc.collect())",
    () => "print('collected', gc.collect())",
    () => `print('collected', gc.collect(${chance.below(3)}))`,
    () => `print(references(${place()}))`,
    () => `print(references(${name()}), sys.getrefcount(box), sys.getrefcount(Node), weakref.getweakrefcount(${name()}))`,
    () => `print(gc.is_tracked(${place()}), gc.is_finalized(${place()}))`,
    () => `print(referents(${place()}))`,
    () => `print(referrers(${name()}))`,
    () => `print(${place()} is ${place()}, ${name()} == ${name()})`,
    () => `print(id(${name()}) == id(${place()}))`,
    () => `print(sys.getsizeof(${place()}))`,
    () => `print(type(${place()}).__name__)`,
    () => `print(${name()}.left, ${name()}.name)`,
    () => 'print(count(Node), count(Loud), len(gc.garbage))',
    () => `n = id(${chance.pick(['Node', 'Loud'])}('x')); print(n == id(Node('y')))`,
    () => `x = [${some()}]; n = id(x); del x; print(id([${some()}]) == n)`,
    () => `n = id(${chance.pick(ALONE)}); print(n == id(${chance.pick(ALONE)}))`,
    () => `x = None; gc.collect(); before = gc.get_count(); x = [[] for i in range(${chance.between(1, 9)})]; after = gc.get_count(); print(after[0] - before[0], after[1:])`,
    () => `gc.set_threshold(${chance.pick(['5, 100', '3, 2, 100', '10, 3, 100'])}); gc.enable(); x = [[i] for i in range(${chance.between(20, 90)})]; gc.disable(); gc.set_threshold(700, 10, 10); print(len(x))`,
    () => 'gc.freeze(); print(gc.get_freeze_count() > 0); gc.unfreeze()',
    () => `gc.callbacks.append(lambda phase, info: print(phase, info)); gc.collect(${chance.below(3)}); gc.callbacks.clear()`,
    () => `gc.set_debug(gc.DEBUG_SAVEALL); gc.collect(); gc.set_debug(0); print(len(gc.garbage), sorted(type(o).__name__ for o in gc.garbage)); gc.garbage.clear()`,
    () => `x = Node('z'); x.left = x; del x`,
    () => `x = Loud('z'); y = Loud('w'); x.left = y; y.left = x; x = y = None`,
    () => `x = Loud('z'); x.items = [x]; refs.append(weakref.ref(x, noted)); del x`,
    () => `print(gc.get_stats()[2].keys(), gc.get_threshold(), gc.isenabled())`,
    () => `(lambda: ${place()})()`,
    () => `${place()} = keeper(${place()})`,
    () => `for x in [${place()}, ${place()}]: pass`,
    () => `x = None`,
  ])();

  const write = () => {
    define();
    text.block('def keeper(thing):', () => {
      text.line('def inner():');
      text.line('    return thing, inner');
      text.line('return inner');
    });
    text.line(names.slice(0, 3).map((n) => `${n} = ${chance.pick(['Node', 'Loud'])}('${n}')`).join('; '));
    for (let i = chance.between(12, 35); i > 0; i--) {
      if (chance.is(0.15)) {
        text.line(act());
        continue;
      }
      text.block('try:', () => text.line(act()));
      text.block('except Exception as failure:', () => text.line("print('!', type(failure).__name__, failure)"));
    }
    text.line("print('end of case')");
  };
  const inFunction = chance.is(0.5);
  if (inFunction) {
    text.block('def case():', write);
    text.line('run(case)');
  } else {
    text.block('try:', write);
    text.block('except BaseException as failure:', () => text.line('report(failure)'));
  }
  if (chance.is(0.7)) text.line(`print('left', gc.collect())`);
}
