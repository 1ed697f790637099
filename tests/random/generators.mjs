// Cases about generators: what is sent, thrown and closed, delegation, and what their frames hold.

export function generators(chance, make, text) {
  const made = [];
  const some = (depth = 0) => make.make('any', depth);
  const thrown = () => chance.pick(['ValueError', "ValueError('v')", "KeyError('k')", 'GeneratorExit', 'StopIteration(5)', 'RuntimeError', 'TypeError(1)', 'GeneratorExit(1)']);

  const step = (depth) => {
    const inner = () => steps(depth - 1);
    const simple = [
      () => text.line(`yield ${some()}`),
      () => text.line(`yield ${some()}`),
      () => text.line(`got = yield ${some()}\nprint('got', got)`),
      () => text.line(`print('received', (yield ${some()}))`),
      () => text.line(`print('step', ${some()})`),
      () => text.line(`x = [(yield 1), (yield 2)]\nprint(x)`),
      () => text.line(`return ${some()}`),
      () => text.line(`raise ${thrown()}`),
      () => text.line(`result = yield from ${chance.pick([some(), made.length > 0 ? `${chance.pick(made)}()` : '[1, 2]', 'range(2)', "'ab'", 'Source()'])}\nprint('result', result)`),
      () => text.line(`yield`),
      () => text.line(`yield from ()`),
      () => text.line(`local = ${some()}`),
    ];
    const compound = [
      () => {
        text.block('try:', inner);
        const name = chance.pick(['ValueError', 'KeyError', 'Exception', 'GeneratorExit', 'BaseException', 'StopIteration', '(KeyError, RuntimeError)']);
        text.block(`except ${name} as e:`, () => {
          text.line("print('caught', type(e).__name__, e, type(e.__context__).__name__)");
          if (chance.is(0.6)) inner();
          if (chance.is(0.3)) text.line('raise');
        });
        if (chance.is(0.3)) text.block('finally:', inner);
      },
      () => {
        text.block('try:', inner);
        text.block('finally:', () => {
          text.line("print('finally')");
          if (chance.is(0.4)) inner();
        });
      },
      () => text.block(`for i in range(${chance.between(1, 3)}):`, () => {
        text.line('tick()');
        inner();
      }),
      () => text.block(`with Manager('g', ${chance.is(0.4) ? 'True' : 'False'}):`, inner),
      () => text.block(`if ${make.make('cond', 0)}:`, inner),
    ];
    chance.pick(depth > 0 && chance.is(0.4) ? compound : simple)();
  };
  const steps = (depth) => {
    for (let i = chance.between(1, 3); i > 0; i--) step(depth);
  };

  const define = () => {
    const name = `g${made.length}`;
    text.block(`def ${name}(${chance.is(0.2) ? 'a=1, *b' : ''}):`, () => {
      text.line('tick()');
      for (let i = chance.between(1, 4); i > 0; i--) step(2);
      text.line('yield');
    });
    made.push(name);
  };

  text.block('def case():', () => {
    text.block('class Source:', () => {
      text.line('n = 0');
      text.block('def __iter__(self):', () => text.line('return self'));
      text.block('def __next__(self):', () => {
        text.line('tick()');
        text.line('self.n += 1');
        text.line(`if self.n > ${chance.between(1, 3)}: raise StopIteration(${some()})`);
        text.line('return self.n');
      });
      if (chance.is(0.4)) text.block('def send(self, value):', () => text.line("print('sent', value); return next(self)"));
      if (chance.is(0.4)) text.block('def throw(self, *what):', () => text.line(`print('thrown', len(what)); ${chance.pick(["return 'thrown'", 'raise ValueError(7)', 'raise StopIteration(8)'])}`));
      if (chance.is(0.4)) text.block('def close(self):', () => text.line(`print('closed')${chance.is(0.2) ? '; raise KeyError(1)' : ''}`));
    });
    for (let i = chance.between(1, 4); i > 0; i--) define();
    text.line(`g = ${chance.pick(made)}()`);
    for (let i = chance.between(8, 22); i > 0; i--) {
      const probe = chance.pick([
        'next(g)', 'next(g)', 'next(g)', "next(g, 'ended')", `g.send(${some()})`, `g.send(None)`, `g.throw(${thrown()})`, `g.throw(${thrown()})`, 'g.close()', 'list(g)', '[*g]', 'sum(1 for _ in g)', 'g.gi_running', 'g.gi_suspended', 'g.gi_yieldfrom is None', 'g.gi_frame is None', 'type(g.gi_frame)', 'g.gi_code.co_name', 'g.gi_frame.f_lineno - g.gi_code.co_firstlineno', 'sys.getrefcount(g)', 'sorted(g.gi_frame.f_locals)', 'sys.getsizeof(g)', 'gc.get_referents(g) != []', 'zip(g, g)', 'dict(zip(g, g))', 'tuple(x for x in g)', `${some()} in g`, 'max(g)', 'g.__name__, g.__qualname__', 'print(*g)', 'iter(g) is g', `g.throw(ValueError, 'text')`, `g.throw(ValueError, ValueError(2))`, `g.throw(${some()})`, 'g.throw(TypeError, None, None)', 'next(zip([1], g))', "''.join(g)", 'unpack(g)', 'g.send()', 'gc.collect()', 'sys.exc_info()[0]',
      ]);
      if (chance.is(0.12)) text.line(`g = ${chance.pick(made)}()`);
      else if (chance.is(0.06)) text.block(`for x in ${chance.pick(made)}():`, () => text.line(`tick(); print(x)${chance.is(0.3) ? '\nbreak' : ''}`));
      else text.line(`show(lambda: ${probe})`);
    }
    if (chance.is(0.3)) text.line('del g');
  });
  text.line('def unpack(it):\n    a, b, *c = it\n    return a, b, c');
  text.line('run(case)');
}
