// Cases about classes: bases and their order, special methods, descriptors, slots, metaclasses, attribute access.

const BUILTIN_BASES = ['int', 'str', 'list', 'dict', 'tuple', 'float', 'set', 'Exception', 'frozenset', 'bytes', 'object', 'type'];
const BINARY = ['add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'and', 'or', 'xor', 'lshift', 'rshift', 'pow', 'matmul', 'divmod'];
const SYMBOLS = { add: '+', sub: '-', mul: '*', truediv: '/', floordiv: '//', mod: '%', and: '&', or: '|', xor: '^', lshift: '<<', rshift: '>>', pow: '**', matmul: '@' };
const COMPARISONS = { lt: '<', le: '<=', eq: '==', ne: '!=', gt: '>', ge: '>=' };
const FIELDS = ['x', 'y', 'z', 'size', 'hidden'];

class Classes {
  constructor(chance, make, text) {
    Object.assign(this, { chance, make, text });
    this.classes = [];
    this.instances = [];
    this.special = new Set();
  }

  some(kind = 'any', depth = 1) {
    return this.make.make(kind, depth);
  }

  // What a special method answers.
  answer(own = 'self') {
    const { chance } = this;
    return chance.pick([() => 'NotImplemented', () => own, () => 'other', () => this.some(), () => this.some('int', 0), () => `(${own}.__class__.__name__, type(other).__name__)`])();
  }

  methods(name) {
    const { chance, text } = this;
    const say = (what) => {
      if (chance.is(0.6)) text.line(`print('${name}.${what}')`);
    };
    const define = (method, parameters, body, decorator) => {
      if (decorator) text.line(`@${decorator}`);
      text.block(`def ${method}(${parameters}):`, () => {
        text.line('tick()');
        body();
      });
      this.special.add(method);
    };
    const failing = () => text.line(`raise ${chance.pick(['ValueError', 'TypeError', 'AttributeError', 'KeyError'])}('${name}')`);
    const returns = (value) => () => {
      if (chance.is(0.05)) return failing();
      text.line(`return ${value}`);
    };
    const one = (method, parameters, value) =>
      define(method, parameters, () => {
        say(method);
        returns(value)();
      });
    const makers = [
      () => {
        const operation = chance.pick(BINARY);
        one(`__${chance.pick(['', '', 'r', 'i'])}${operation}__`, 'self, other', this.answer());
      },
      () => {
        const operation = chance.pick(BINARY);
        one(`__${operation}__`, 'self, other', this.answer());
        one(`__r${operation}__`, 'self, other', this.answer());
      },
      () => one(`__${chance.pick(Object.keys(COMPARISONS))}__`, 'self, other', this.answer()),
      () => one('__eq__', 'self, other', chance.pick(['NotImplemented', 'True', 'False', 'self is other', this.some()])),
      () => one('__hash__', 'self', chance.pick(['1', '2**70', "hash('a')", '-1', this.some('int', 0), this.some()])),
      () => one('__len__', 'self', chance.pick(['0', '3', '-1', '2**70', this.some()])),
      () => one('__bool__', 'self', chance.pick(['True', 'False', 'False', this.some()])),
      () => one('__contains__', 'self, item', this.some()),
      () => one('__getitem__', 'self, key', chance.pick(['key', '(key, 1)', this.some()])),
      () => define('__getitem__', 'self, key', () => {
        text.line('if isinstance(key, int) and key > 2: raise IndexError(key)');
        text.line('return key');
      }),
      () => one('__setitem__', 'self, key, value', 'print(key, value)'),
      () => one('__delitem__', 'self, key', 'print(key)'),
      () => one('__missing__', 'self, key', '(key, key)'),
      () => one('__iter__', 'self', chance.pick(['iter([1, 2])', 'iter("ab")', 'self', this.some()])),
      () => define('__iter__', 'self', () => text.line(`yield from ${this.some('iter')}`)),
      () => define('__next__', 'self', () => {
        text.line('raise StopIteration');
      }),
      () => one('__call__', chance.pick(['self, *args, **kwargs', 'self', 'self, a, b=2']), chance.pick(['self', this.some()])),
      () => one('__getattr__', 'self, name', chance.pick(['name', 'name.upper()', this.some()])),
      () => define('__getattr__', 'self, name', () => {
        say('__getattr__');
        text.line("raise AttributeError(f'no {name}')");
      }),
      () => define('__getattribute__', 'self, name', () => {
        text.line("if name in ('x', 'y'): return ('intercepted', name)");
        text.line('return super().__getattribute__(name)');
      }),
      () => define('__setattr__', 'self, name, value', () => {
        text.line(`print('set', name)`);
        text.line('super().__setattr__(name, value)');
      }),
      () => define('__delattr__', 'self, name', () => {
        text.line("print('delete', name)");
        if (chance.is(0.5)) text.line('super().__delattr__(name)');
      }),
      () => one('__repr__', 'self', chance.pick([`'<${name}>'`, `f'${name}({type(self).__name__})'`, this.some('str'), this.some()])),
      () => one('__str__', 'self', chance.pick([`'${name} text'`, this.some()])),
      () => one('__format__', 'self, spec', chance.pick([`'${name}:' + spec`, this.some()])),
      () => one('__int__', 'self', this.some(chance.pick(['int', 'any']))),
      () => one('__float__', 'self', this.some(chance.pick(['float', 'any']))),
      () => one('__index__', 'self', this.some(chance.pick(['small', 'any']))),
      () => one('__complex__', 'self', this.some('complex')),
      () => one('__bytes__', 'self', this.some('bytes')),
      () => one('__round__', 'self, n=None', "('round', n)"),
      () => one('__neg__', 'self', this.some()),
      () => one('__invert__', 'self', this.some()),
      () => one('__abs__', 'self', this.some()),
      () => one('__pos__', 'self', 'self'),
      () => one('__reversed__', 'self', this.some('iter')),
      () => one('__length_hint__', 'self', this.some('small')),
      () => one('__dir__', 'self', "['b', 'a']"),
      () => one('__sizeof__', 'self', chance.pick(['100', '-1', this.some()])),
      () => one('__instancecheck__', 'cls, other', this.some()),
      () => one('__enter__', 'self', 'self'),
      () => one('__exit__', 'self, *details', chance.pick(['True', 'False', 'None'])),
      () => one('__del__', 'self', 'None'),
      () => one('__get__', 'self, owner, kind', chance.pick(["('get', owner is None, kind.__name__)", this.some()])),
      () => one('__set__', 'self, owner, value', "print('set', value)"),
      () => one('__delete__', 'self, owner', "print('delete')"),
      () => one('__set_name__', 'self, owner, name', "print(owner.__name__, name)"),
      () => one('__init_subclass__', 'cls, **options', 'print(cls.__name__, options)'),
      () => one('__class_getitem__', 'cls, item', '(cls.__name__, item)'),
      () => one('__prepare__', 'name, bases', '{}'),
      () => define('__new__', 'cls, *args', () => {
        say('__new__');
        text.line(chance.is(0.8) ? 'return super().__new__(cls, *args)' : `return ${this.some()}`);
      }),
      () => define('__init__', 'self, *args', () => {
        say('__init__');
        text.line(`self.${chance.pick(FIELDS)} = ${this.some()}`);
        if (chance.is(0.5)) text.line('super().__init__(*args)');
      }),
      () => define('__init__', 'self, *args', () => text.line(`self.${chance.pick(FIELDS)} = args`)),
      () => one('method', 'self, *args', `('${name}', args)`),
      () => define('method', 'self, *args', () => text.line(`return ('${name}', super().method(*args))`)),
      () => one('made', 'cls, *args', "('made', cls.__name__, args)".replace('cls', 'cls'), 'classmethod'),
      () => define('made', 'cls, *args', () => text.line('return (cls.__name__, args)'), 'classmethod'),
      () => define('plain', '*args', () => text.line('return args'), 'staticmethod'),
      () => define(chance.pick(FIELDS), 'self', () => {
        say('property');
        returns(this.some())();
      }, 'property'),
      () => {
        const field = chance.pick(FIELDS);
        define(field, 'self', () => text.line(`return ${chance.pick([`self._${field}`, this.some()])}`), 'property');
        define(field, 'self, value', () => text.line(`self._${field} = value`), `${field}.setter`);
        if (chance.is(0.4)) define(field, 'self', () => text.line(`print('delete ${field}')`), `${field}.deleter`);
      },
      () => text.line(`${chance.pick(FIELDS)} = ${this.some()}`),
      () => text.line(`__hash__ = None`),
      () => text.line(`${chance.pick(FIELDS)}: ${chance.pick(['int', 'str'])} = ${this.some('any', 0)}`),
      () => text.line(`__slots__ = ${chance.pick(["('x', 'y')", "('z',)", "'size'", '()', "['x', '__dict__']", "('x', '__weakref__')", "{'y': 'text'}", "('__private',)"])}`),
      () => text.line(`__match_args__ = ('x', 'y')`),
      () => this.classes.length > 0 && text.line(`${chance.pick(FIELDS)} = ${chance.pick(this.classes)}()`),
      () => text.line(`print(__qualname__, sorted(k for k in locals() if not k.startswith('__')))`),
      () => text.line(`__${chance.pick(['add', 'len', 'call', 'iter'])}__ = None`),
    ];
    for (let i = chance.between(0, 7); i > 0; i--) chance.pick(makers)();
  }

  define() {
    const { chance, text } = this;
    const name = 'ABCDEFGH'[this.classes.length];
    const bases = chance.shuffled(this.classes).slice(0, chance.pick([0, 0, 1, 1, 1, 2, 2, 3]));
    if (chance.is(0.25)) bases.push(chance.pick(BUILTIN_BASES));
    const options = chance.is(0.06) && this.classes.length > 0 ? [`metaclass=${chance.pick([...this.classes, 'type'])}`] : chance.is(0.05) ? ['option=1'] : [];
    const write = () => text.block(`class ${name}${bases.length + options.length > 0 ? `(${[...bases, ...options].join(', ')})` : ''}:`, () => this.methods(name));
    text.block('try:', write);
    text.block('except Exception as e:', () => {
      text.line("print('!', type(e).__name__, e)");
      text.line(`class ${name}: pass`);
    });
    this.classes.push(name);
    if (bases.length > 1) text.line(`print([k.__name__ for k in ${name}.__mro__])`);
  }

  create() {
    const { chance, text } = this;
    const name = `o${this.instances.length}`;
    const given = chance.is(0.35) ? this.some() : '';
    const kind = chance.pick(this.classes);
    text.line(`${name} = None`);
    text.block('try:', () => text.line(`${name} = ${kind}(${given})`));
    text.block('except Exception as e:', () => text.line("print('!', type(e).__name__, e)"));
    this.make.declare('any', name);
    this.instances.push(name);
  }

  probe() {
    const { chance } = this;
    const o = chance.pick(this.instances);
    const p = chance.is(0.5) ? chance.pick(this.instances) : this.some();
    const [left, right] = chance.is(0.6) ? [o, p] : [p, o];
    const field = chance.pick([...FIELDS, 'method', 'made', 'plain', '__class__', '__dict__', '__private', '_C__private', 'missing']);
    const kind = chance.pick(this.classes);
    const symbol = chance.pick(Object.values(SYMBOLS));
    return chance.pick([
      `${left} ${symbol} ${right}`,
      `${left} ${symbol} ${right}`,
      `${left} ${symbol} ${right}`,
      `${left} ${chance.pick(Object.values(COMPARISONS))} ${right}`,
      `${left} ${chance.pick(Object.values(COMPARISONS))} ${right}`,
      `divmod(${left}, ${right})`,
      `pow(${left}, ${right}, ${this.some('int', 0)})`,
      `${o}.${field}`,
      `${o}.${field}`,
      `${kind}.${field}`,
      `${o}.${field}(${this.some()})`,
      `${kind}.${field}(${this.some()})`,
      `setattr(${o}, '${field}', ${this.some()})`,
      `setattr(${kind}, '${field}', ${this.some()})`,
      `delattr(${o}, '${field}')`,
      `delattr(${kind}, '${field}')`,
      `${o}[${this.some()}]`,
      `${o}[${this.some('index')}:${this.some('index')}]`,
      `${o}.__setitem__(${this.some()}, ${this.some()})`,
      `operator_set(${o}, ${this.some()})`,
      `operator_delete(${o}, ${this.some()})`,
      `list(${o})`,
      `[*${o}]`,
      `dict(${o})`,
      `(lambda *a, **k: (a, k))(*${o})`,
      `(lambda *a, **k: (a, k))(**${o})`,
      `len(${o})`,
      `bool(${o})`,
      `own_hash(${o})`,
      `{${o}: 1}`,
      `${this.some()} in ${o}`,
      `${o}(${this.some()})`,
      `repr(${o})`,
      `str(${o})`,
      `format(${o}, ${this.some('str', 0)})`,
      `f'{${o}!r:>12}|{${o}:x}'`,
      `'%s %r' % (${o}, ${o})`,
      `int(${o})`,
      `float(${o})`,
      `complex(${o})`,
      `bytes(${o})`,
      `round(${o}, ${this.some('small', 0)})`,
      `-${o}`,
      `~${o}`,
      `abs(${o})`,
      `[10, 20, 30][${o}]`,
      `range(${o})`,
      `reversed(${o})`,
      `iter(${o})`,
      `next(${o})`,
      `isinstance(${o}, ${kind})`,
      `isinstance(${this.some()}, ${o})`,
      `issubclass(${kind}, ${chance.pick(this.classes)})`,
      `dir(${o})[:2]`,
      `sorted(k for k in vars(${o}))`,
      `sorted(k for k in ${kind}.__dict__ if k[1] != '_')`,
      `${kind}.__bases__`,
      `${kind}[${this.some()}]`,
      `super(${kind}, ${o}).${field}`,
      `super(${kind}, ${o}).method(1)`,
      `object.__repr__(${o})[:8]`,
      `sys.getsizeof(${o})`,
      `references(${o})`,
      `gc.is_tracked(${o})`,
      `max(${o}, ${right})`,
      `sorted([${o}, ${right}])`,
      `sum([${o}, ${right}])`,
      `[${o}, ${p}] == [${p}, ${o}]`,
      `${o} is ${p}`,
      `type(${o}) is ${kind}`,
      `setattr(${o}, '__class__', ${kind})`,
      `setattr(${kind}, '__bases__', (${chance.pick([...this.classes, 'object', 'list'])},))`,
      `type('T', (${chance.shuffled(this.classes).slice(0, 2).join(', ')},), {'x': 1}).__mro__`,
      `weakref.ref(${o})() is ${o}`,
      `enter(${o})`,
      `augmented(${o}, ${p})`,
      `print(${o}, ${p})`,
      `${kind}(${this.some()}, ${this.some()})`,
      `object.__new__(${kind})`,
      `${kind}.__init__(${o})`,
      `match_it(${o})`,
      `unpack(${o})`,
      `compare_chain(${o}, ${p})`,
      `raise_it(${o})`,
    ]);
  }
}

const HELPERS = `
def own_hash(o):
    return hash(o) if type(o).__hash__ is not object.__hash__ and o is not None else 'by address'
def operator_set(o, key):
    o[key] = key
def operator_delete(o, key):
    del o[key]
def enter(o):
    with o as inner:
        return inner is o
def augmented(o, p):
    o += p
    o -= p
    return o
def match_it(o):
    match o:
        case A(x=1): return 'x is 1'
        case A(a, b): return (a, b)
        case [a, *b]: return (a, b)
        case {'x': a, **b}: return (a, b)
        case A(): return 'A'
def unpack(o):
    a, *b = o
    c, d = o
    return a, b, c, d
def compare_chain(o, p):
    return o < p < o, o == p != o
def raise_it(o):
    raise o`.trim();

export function classes(chance, make, text) {
  make.mistakes = 0;
  const writer = new Classes(chance, make, text);
  text.block('def case():', () => {
    for (let i = chance.between(2, 5); i > 0; i--) writer.define();
    text.line(HELPERS);
    for (let i = chance.between(2, 5); i > 0; i--) writer.create();
    for (let i = chance.between(12, 30); i > 0; i--) {
      if (chance.is(0.9)) text.line(`show(lambda: ${writer.probe()})`);
      else writer.create();
    }
  });
  text.line('run(case)');
}
