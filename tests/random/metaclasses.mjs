// Cases about how classes are made and what attributes do: metaclasses, descriptors, slots, dataclasses, enums, named tuples,
// patterns over instances, groups of exceptions.

export function metaclasses(chance, make, text) {
  const some = () => make.make('any', 0);
  const fields = ['x', 'y', 'z', 'name'];
  const field = () => chance.pick(fields);

  const metaclass = () => {
    text.block('class Meta(type):', () => {
      const parts = [
        "def __new__(mcls, name, bases, space, **options):\n    print('new', name, [b.__name__ for b in bases], sorted(k for k in space if k[0] != '_'), options)\n    return super().__new__(mcls, name, bases, space)",
        "def __init__(cls, name, bases, space, **options):\n    print('init', name, options)\n    super().__init__(name, bases, space)",
        "def __call__(cls, *args, **kwargs):\n    print('call', cls.__name__, args)\n    return super().__call__(*args, **kwargs)",
        "@classmethod\ndef __prepare__(mcls, name, bases, **options):\n    print('prepare', name)\n    return {'prepared': len(bases)}",
        "def __getattr__(cls, name):\n    if name[0] == '_': raise AttributeError(name)\n    return ('meta', name)",
        "def __iter__(cls): return iter(cls.__name__)",
        "def __len__(cls): return 3",
        "def __contains__(cls, item): return item == 1",
        "def __instancecheck__(cls, o): return o == 1 or type.__instancecheck__(cls, o)",
        "def __subclasscheck__(cls, o): print('subclass?'); return type.__subclasscheck__(cls, o)",
        "def __eq__(cls, other): return NotImplemented\n__hash__ = type.__hash__",
        "def __repr__(cls): return 'Meta:' + cls.__name__",
        "def __setattr__(cls, name, value):\n    print('set on', cls.__name__, name)\n    super().__setattr__(name, value)",
        "def mro(cls):\n    print('mro', cls.__name__)\n    return super().mro()",
        "@property\ndef x(cls): return 'x of ' + cls.__name__",
        "def __dir__(cls): return ['only']",
        "def __add__(cls, other): return (cls.__name__, other)",
        "def __getitem__(cls, key): tick(); return (cls.__name__, key)",
        "def __bool__(cls): return False",
      ];
      for (const part of chance.shuffled(parts).slice(0, chance.between(1, 6))) text.line(part);
    });
  };
  const descriptors = () => {
    text.line("class Descriptor:\n    def __init__(self, *what): self.what = what\n    def __set_name__(self, owner, name): print('named', owner.__name__, name); self.name = name");
    text.block('class Get(Descriptor):', () => text.line(chance.pick(["def __get__(self, o, kind=None): return ('got', o is None, kind.__name__)", "def __get__(self, o, kind=None): raise AttributeError('hidden')", 'def __get__(self, o, kind=None): return self if o is None else o.__dict__'])));
    text.block('class Full(Get):', () => {
      text.line("def __set__(self, o, value): print('put', value); o.__dict__[self.name] = value");
      if (chance.is(0.6)) text.line("def __delete__(self, o): print('removed'); o.__dict__.pop(self.name, None)");
    });
    text.block('class Put(Descriptor):', () => text.line("def __set__(self, o, value): print('only put', value)"));
  };
  const define = (name, base) => {
    const bases = [base, chance.is(0.15) ? chance.pick(['list', 'dict', 'int', 'str', 'Exception', 'tuple']) : ''].filter(Boolean);
    const options = [];
    if (chance.is(0.5)) options.push('metaclass=Meta');
    if (chance.is(0.15)) options.push('tag=1');
    text.block('try:', () => {
      text.block(`class ${name}(${[...bases, ...options].join(', ')}):`, () => {
        if (chance.is(0.35)) text.line(`__slots__ = ${chance.pick(["('x',)", "('x', 'y')", "['z', '__dict__']", "'name'", '()', "('x', '__weakref__')", "('__hidden', 'y')", "('x', 'x')", "(n for n in 'xy')", "('1bad',)", "{'x': 'doc'}", '5'])}`);
        for (const f of chance.shuffled(fields).slice(0, chance.between(0, 3))) {
          text.line(`${f} = ${chance.pick(['Get()', 'Full()', 'Put()', some(), 'property(lambda self: ("prop", type(self).__name__))', 'staticmethod(len)', 'classmethod(lambda cls: cls.__name__)', 'lambda self: self', 'functools.cached_property(lambda self: print("computed") or 5)', 'functools.partialmethod(lambda self, a: (a,), 3)'])}`);
        }
        if (chance.is(0.25)) text.line("def __init_subclass__(cls, **options): print('subclassed', cls.__name__, options); super().__init_subclass__()");
        if (chance.is(0.3)) text.line(`def __init__(self, *args): self.${field()} = args`);
        if (chance.is(0.15)) text.line("def __getattr__(self, name):\n    if name.startswith('__'): raise AttributeError(name)\n    return 'missing ' + name");
        if (chance.is(0.15)) text.line("def __getattribute__(self, name):\n    print('look', name) if name in 'xyz' else None\n    return super().__getattribute__(name)");
        if (chance.is(0.15)) text.line("def __setattr__(self, name, value):\n    print('setattr', name)\n    object.__setattr__(self, name, value)");
        if (chance.is(0.2)) text.line("__match_args__ = ('x', 'y')");
        if (chance.is(0.2)) text.line('def method(self): return (__class__.__name__, super().__repr__()[:4])');
        if (chance.is(0.2)) text.line('def __del__(self): print("end")');
        if (chance.is(0.2)) text.line('def __eq__(self, other): return type(self) is type(other)');
      });
    });
    text.block('except Exception as e:', () => {
      text.line("print('!', type(e).__name__, e)");
      text.line(`class ${name}: pass`);
    });
  };
  const dataclass = () => {
    const options = chance.shuffled(['order=True', 'frozen=True', 'slots=True', 'kw_only=True', 'eq=False', 'unsafe_hash=True', 'repr=False', 'init=False', 'match_args=False']).slice(0, chance.pick([0, 0, 1, 1, 2])).join(', ');
    text.block('try:', () => {
      text.line(`@dataclasses.dataclass${options || chance.is(0.3) ? `(${options})` : ''}`);
      text.block(`class Data${chance.is(0.2) ? '(Mixin)' : ''}:`, () => {
        for (let i = 0, n = chance.between(0, 4); i < n; i++) {
          text.line(`${'abcd'[i]}: ${chance.pick(['int', 'list', 'object', "'str'", 'dataclasses.InitVar[int]', 'typing.ClassVar[int]'])}${chance.pick(['', '', ' = 5', ' = dataclasses.field(default_factory=list)', ' = dataclasses.field(default=1, repr=False)', ' = dataclasses.field(compare=False, default=2)', ' = dataclasses.field(init=False, default=9)', ' = dataclasses.field(kw_only=True, default=3)', ' = []', ' = dataclasses.field(hash=False, default=0)'])}`);
        }
        if (chance.is(0.3)) text.line("def __post_init__(self, *more): print('post', more)");
        if (chance.is(0.1)) text.line("def __eq__(self, other): return 'own'");
        if (chance.is(0.1)) text.line('k: int = dataclasses.KW_ONLY');
      });
    });
    text.block('except Exception as e:', () => {
      text.line("print('!', type(e).__name__, e)");
      text.line('@dataclasses.dataclass\nclass Data:\n    a: int = 1\n    b: int = 2');
    });
    const values = () => chance.several(0, 3, (i) => (chance.is(0.2) ? `${'abcd'[i]}=${chance.below(3)}` : String(chance.below(3)))).sort((p, q) => p.includes('=') - q.includes('=')).join(', ');
    for (let i = chance.between(3, 8); i > 0; i--) {
      text.line(`show(lambda: ${chance.pick([`Data(${values()})`, `Data(${values()}) == Data(${values()})`, `Data(${values()}) < Data(${values()})`, `hash(Data(${values()})) == hash(Data(${values()}))`, `dataclasses.asdict(Data(${values()}))`, `dataclasses.astuple(Data(${values()}))`, `dataclasses.replace(Data(${values()}), a=7)`, `setattr(Data(${values()}), 'a', 3)`, `[(f.name, f.init, f.repr, f.kw_only) for f in dataclasses.fields(Data)]`, 'Data.__match_args__', "getattr(Data, '__slots__', None)", 'Data.__doc__', `dataclasses.is_dataclass(Data)`, `vars(Data(${values()}))`, 'sorted(k for k in Data.__dict__ if k[:2] == "__" and k not in ("__weakref__", "__dict__"))', 'Data.__annotations__', `delattr(Data(${values()}), 'a')`])})`);
    }
  };
  const enumeration = () => {
    const kind = chance.pick(['enum.Enum', 'enum.IntEnum', 'enum.Flag', 'enum.IntFlag', 'enum.StrEnum']);
    const isText = kind === 'enum.StrEnum';
    text.block('try:', () => text.block(`class Colour(${kind}):`, () => {
      for (const n of ['RED', 'GREEN', 'BLUE'].slice(0, chance.between(1, 3))) text.line(`${n} = ${chance.pick(isText ? ['enum.auto()', "'r'", `'${n}'`] : ['enum.auto()', '1', '2', '4', '8'])}`);
      if (chance.is(0.3)) text.line('def shout(self): return self.name + "!"');
    }));
    text.block('except Exception as e:', () => text.line("print('!', type(e).__name__, e)\nclass Colour(enum.Enum):\n    RED = 1"));
    for (let i = chance.between(3, 7); i > 0; i--) text.line(`show(lambda: ${chance.pick(['list(Colour)', 'Colour.RED', 'Colour["RED"]', 'Colour(1)', 'Colour("r")', 'Colour.RED.value', 'str(Colour.RED)', 'f"{Colour.RED}"', 'Colour.RED is Colour.RED', 'Colour.RED == 1', 'Colour.RED | Colour(2)', '~Colour.RED', 'len(Colour)', 'Colour.NONE', 'setattr(Colour, "RED", 5)', 'Colour.__members__', 'isinstance(Colour.RED, int)', 'Colour.RED in Colour', 'Colour.RED < Colour.RED', 'hash(Colour.RED) is not None', 'Colour.RED.shout()', 'Colour(99)', 'type(Colour.RED).__mro__[1].__name__', 'class_of(Colour)'])})`);
  };
  const groups = (depth = 2) => {
    const leaf = () => chance.pick(["ValueError('v')", 'KeyError(1)', "TypeError('t')", 'OSError(2, "no")', 'IndexError()', 'ZeroDivisionError("z")']);
    const group = (d) => `ExceptionGroup('g${d}', [${chance.several(1, 3, () => (d > 0 && chance.is(0.4) ? group(d - 1) : leaf())).join(', ')}])`;
    const body = (d) => {
      text.line(chance.pick([`raise ${group(2)}`, `raise ${group(1)}`, `raise ${leaf()}`, "print('nothing')", `raise ${group(1)} from ${leaf()}`]));
    };
    const kinds = () => chance.pick(['ValueError', 'KeyError', '(ValueError, TypeError)', 'OSError', 'LookupError', 'Exception', 'ArithmeticError', 'ExceptionGroup', 'BaseException']);
    text.block('def grouped():', () => {
      text.block('try:', () => {
        if (depth > 1 && chance.is(0.4)) {
          text.block('try:', () => body(depth));
          text.block(`except* ${kinds()} as inner:`, () => text.line(chance.pick(["print('inner', inner.exceptions)", `raise ${leaf()}`, 'raise', `raise ${leaf()} from inner`])));
        } else body(depth);
      });
      for (let i = chance.between(1, 3); i > 0; i--) {
        text.block(`except* ${kinds()}${chance.is(0.8) ? ' as e' : ''}:`, () => text.line(chance.pick(["print('part', sys.exc_info()[1])", "print('part', [type(x).__name__ for x in sys.exc_info()[1].exceptions])", 'raise', `raise ${leaf()}`, `raise ${group(1)}`, 'pass', "print(type(sys.exc_info()[1].__context__).__name__)"])));
      }
      if (chance.is(0.2)) text.block('else:', () => text.line("print('else')"));
      if (chance.is(0.3)) text.block('finally:', () => text.line("print('finally')"));
    });
    text.line('show(grouped)');
    text.line('try: grouped()\nexcept BaseException as e: report(e)');
    for (let i = chance.between(0, 3); i > 0; i--) {
      text.line(`show(lambda: ${chance.pick([`${group(2)}.split(${kinds()})`, `${group(2)}.subgroup(${kinds()})`, `${group(2)}.subgroup(lambda x: len(x.args) > 0)`, `${group(1)}.derive([ValueError(1)])`, `repr(${group(2)})`, `str(${group(1)})`, `${group(1)}.exceptions`, `ExceptionGroup('m', [])`, `ExceptionGroup('m', [KeyboardInterrupt()])`, `BaseExceptionGroup('m', [KeyboardInterrupt()])`, `type(BaseExceptionGroup('m', [ValueError()])).__name__`, `ExceptionGroup('m', 5)`, `ExceptionGroup(5, [ValueError()])`])})`);
    }
  };
  const matching = () => {
    const literal = () => chance.pick(['0', '1', '-1', '2.5', "'a'", "'ab'", 'None', 'True', 'False', "b'x'", '1+2j', '-3-1j']);
    let names = [];
    const pattern = (d) => {
      const inner = () => (d > 0 ? pattern(d - 1) : chance.pick(['_', literal()]));
      const capture = () => {
        const n = `c${names.length}`;
        names.push(n);
        return n;
      };
      return chance.pick([
        literal, literal, () => '_', capture,
        () => {
          const parts = chance.several(0, 3, inner);
          if (chance.is(0.4)) parts.splice(chance.below(parts.length + 1), 0, chance.is(0.5) ? '*_' : `*${capture()}`);
          return chance.is(0.5) ? `[${parts.join(', ')}]` : `(${parts.join(', ')}${parts.length === 1 ? ',' : ''})`;
        },
        () => `{${chance.shuffled(["'a'", "'b'", '1', 'None', 'Point.origin']).slice(0, chance.between(0, 2)).map((k) => `${k}: ${inner()}`).concat(chance.is(0.3) ? [`**${capture()}`] : []).join(', ')}}`,
        () => `${chance.pick(['int', 'str', 'list', 'dict', 'float', 'bool', 'tuple', 'bytes', 'set', 'bytearray', 'frozenset'])}(${chance.is(0.5) ? inner() : ''})`,
        () => `Point(${chance.several(0, 2, inner).join(', ')})`,
        () => `Point(${chance.shuffled(['x', 'y', 'q']).slice(0, chance.between(1, 2)).map((n) => `${n}=${inner()}`).join(', ')})`,
        () => `(${literal()} | ${literal()} | ${chance.pick(['int()', 'str()', 'None', '[]', '{}'])})`,
        () => `(${inner().replace(/^(c\d+|_)$/, '[]')} as ${capture()})`,
        () => 'Point.origin',
      ])();
    };
    const subject = () => chance.pick(['0', '1', '-1', 'True', '2.5', "'a'", "'ab'", "b'x'", 'None', '[]', '[1]', '[1, 2]', '(1, [2, 3])', "['a', None, 2.5]", '{}', "{'a': 1}", "{'a': [1], 'b': {}}", '{1: 2, None: 3}', 'Point(1, 2)', 'Point(Point(0, 1), [])', 'Point("a", None)', '{1, 2}', 'range(3)', '1+2j', 'bytearray(b"x")', 'frozenset()', 'int', '(x for x in [])', 'collections.deque([1, 2])', 'collections.OrderedDict(a=1)', 'collections.UserDict(a=1)', 'array_like', "'abc'[1:]", '[[[]]]', '[1, *"ab", 2]']);
    text.block('def matched(s):', () => text.block('match s:', () => {
      for (let i = chance.between(2, 7); i > 0; i--) {
        names = [];
        let p = pattern(2);
        if (/^(_|c\d+)$/.test(p)) p = `[${p}]`;
        const guard = chance.is(0.2) ? ` if ${chance.pick([...names, 'True', '0', 'print("guard") or 1'])}` : '';
        text.block(`case ${p}${guard}:`, () => text.line(`return (${i}, ${names.join(', ')})`));
      }
      if (chance.is(0.5)) text.line('case other:\n    return other');
    }));
    for (let i = chance.between(4, 12); i > 0; i--) text.line(`show(lambda: matched(${subject()}))`);
  };
  const probe = () => {
    const o = chance.pick(['o', 'p']);
    const kind = chance.pick(['A', 'B', 'C']);
    return chance.pick([
      `${o}.${field()}`, `${o}.${field()}`, `${kind}.${field()}`, `setattr(${o}, '${field()}', ${some()})`, `setattr(${o}, '${field()}', ${some()})`, `delattr(${o}, '${field()}')`, `setattr(${kind}, '${field()}', ${some()})`, `delattr(${kind}, '${field()}')`, `${o}.${field()}()`, `${kind}()`, `${kind}(${some()})`, `vars(${o})`, `sorted(k for k in vars(${kind}) if k[0] != '_')`, `[k.__name__ for k in ${kind}.__mro__]`, `type(${kind}).__name__`, `isinstance(1, ${kind})`, `isinstance(${o}, ${kind})`, `issubclass(${kind}, A)`, `list(${kind})`, `len(${kind})`, `1 in ${kind}`, `${kind} + 1`, `${kind}[1]`, `bool(${kind})`, `repr(${kind})[-12:]`, `${kind} == A`, `${o} == p`, `${o}.method()`, `sys.getsizeof(${o})`, `${kind}.__basicsize__, ${kind}.__dictoffset__, ${kind}.__weakrefoffset__`, `hasattr(${o}, '__dict__'), hasattr(${o}, '__weakref__')`, `weakref.ref(${o})() is ${o}`, `type('New', (${kind},), {'x': 1}${chance.is(0.3) ? ', tag=2' : ''}).x`, `type(${o})(1)`, `setattr(${o}, '__class__', ${kind})`, `setattr(${kind}, '__bases__', (${chance.pick(['A', 'B', 'object', 'C'])},))`, `${kind}.__subclasses__() != []`, `[n for n in dir(${o}) if n[0] != '_']`, `super(${kind}, ${o}).${field()}`, `object.__getattribute__(${o}, '${field()}')`, `${kind}.__dict__['${field()}']`, `inspect_slot(${kind})`, `${o}.missing`, `${kind}.missing`, `copy.copy(${o}) is ${o}`, `gc.is_tracked(${o})`, `${kind}.__flags__ & 0x600`, `type.__call__(${kind})`, `${kind}.mro()[0].__name__`, `${kind}.__init__ is object.__init__`, `match_point(${o})`, `${kind}.prepared`,
    ]);
  };
  text.line('import dataclasses, enum, functools, collections, typing, copy\narray_like = memoryview(b"ab")\nclass Mixin:\n    mixed = 1');
  text.line("def inspect_slot(k): return [(n, type(v).__name__) for n, v in sorted(vars(k).items()) if type(v).__name__ == 'member_descriptor']");
  text.line('def class_of(k): return [type(m).__name__ for m in k]');
  text.line("def match_point(o):\n    match o:\n        case A(1, y=2): return 'one two'\n        case A(a): return ('a', a)\n        case A(): return 'A'\n        case B(x=x): return x");
  text.block('def case():', () => {
    const kinds = chance.pick([['classes'], ['classes'], ['dataclass', 'dataclass'], ['enumeration', 'groups'], ['groups', 'groups'], ['matching', 'matching'], ['matching', 'dataclass']]);
    for (const kind of kinds) {
      if (kind === 'dataclass') dataclass();
      else if (kind === 'enumeration') enumeration();
      else if (kind === 'groups') groups();
      else if (kind === 'matching') matching();
      else {
        text.line('global A, B, C');
        metaclass();
        descriptors();
        define('A', '');
        define('B', chance.pick(['A', '', 'A']));
        define('C', chance.pick(['B', 'A', 'B, A', 'A, B', '']));
        text.line('o = p = None');
        for (const o of ['o', 'p']) text.line(`try: ${o} = ${chance.pick(['A', 'B', 'C'])}(${chance.is(0.3) ? some() : ''})\nexcept Exception as e: print('!', type(e).__name__, e)`);
        for (let i = chance.between(10, 25); i > 0; i--) text.line(`show(lambda: ${probe()})`);
      }
    }
  });
  text.line('run(case)');
}
