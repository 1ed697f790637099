// Cases about async: coroutines driven by hand, asynchronous generators, iterators, managers and comprehensions.

export function asynchronous(chance, make, text) {
  const some = () => make.make('any', 0);
  const thrown = () => chance.pick(["ValueError('v')", 'KeyError(1)', 'GeneratorExit', 'StopIteration(5)', 'StopAsyncIteration(6)', 'RuntimeError', 'TypeError(1)']);
  const awaited = () => chance.pick([`Wait(${some()})`, `Wait(${some()})`, `echo(${some()})`, `failing()`, `a0()`, `(${some()})`, 'Source().__anext__()', `Ready(${some()})`]);
  let coroutines = 0;
  let generators = 0;

  const step = (isGenerator, depth) => {
    const inner = () => {
      for (let i = chance.between(1, 2); i > 0; i--) step(isGenerator, depth - 1);
    };
    const simple = [
      () => text.line(`print('got', await ${awaited()})`),
      () => text.line(`x = await ${awaited()}`),
      () => text.line(`print('step', ${some()})`),
      () => text.line(isGenerator ? `print('sent', (yield ${some()}))` : `return ${some()}`),
      () => text.line(isGenerator ? `yield ${some()}` : `await Wait(${some()})`),
      () => text.line(isGenerator ? 'return' : `x = [await Wait(1), await Wait(2)]; print(x)`),
      () => text.line(`raise ${thrown()}`),
      () => text.line(`print([n async for n in ${chance.pick(['Source()', 'counting(3)', some()])}${chance.is(0.3) ? ' if n' : ''}])`),
      () => text.line(`print({n: await echo(n) async for n in counting(2)})`),
      () => text.line(`print([await echo(n) for n in range(2)])`),
      () => text.line(`print(sorted([n async for n in counting(3)]), {n async for n in counting(2)})`),
      () => text.line(`print([n async for n in (m * 2 async for m in counting(3))])`),
      () => text.line('print(f"{await echo(3)!r:>5}")'),
      () => text.line('it = counting(2); print(await anext(it), await anext(it), await anext(it, "end"))'),
      () => text.line(`it = counting(3); await it.__anext__(); ${chance.pick(['await it.aclose()', `print(await it.athrow(${thrown()}))`, 'print(await it.asend(5))'])}`),
    ];
    const compound = [
      () => {
        text.block('try:', inner);
        text.block(`except ${chance.pick(['ValueError', 'Exception', 'BaseException', 'GeneratorExit', '(KeyError, RuntimeError)'])} as e:`, () => {
          text.line("print('caught', type(e).__name__, e, type(e.__context__).__name__, type(e.__cause__).__name__)");
          if (chance.is(0.4)) inner();
          if (chance.is(0.3)) text.line('raise');
        });
        if (chance.is(0.3)) text.block('finally:', inner);
      },
      () => {
        text.block('try:', inner);
        text.block('finally:', () => text.line(chance.pick(["print('finally')", "print('finally', await Wait('f'))"])));
      },
      () => text.block(`async for n in ${chance.pick(['Source()', 'counting(3)', 'counting(2)', some()])}:`, () => {
        text.line('tick()');
        inner();
        if (chance.is(0.2)) text.line(chance.pick(['break', 'continue']));
      }),
      () => text.block(`async with Manager2(${chance.pick(['True', 'False', 'None'])}, ${some()}) as m:`, inner),
      () => text.block(`for n in range(${chance.between(1, 3)}):`, () => {
        text.line('tick()');
        inner();
      }),
    ];
    chance.pick(depth > 0 && chance.is(0.4) ? compound : simple)();
  };
  const define = (isGenerator) => {
    const name = isGenerator ? `ag${generators++}` : `a${coroutines++}`;
    text.block(`async def ${name}(*args):`, () => {
      text.line('tick()');
      for (let i = chance.between(1, 4); i > 0; i--) step(isGenerator, 2);
      if (isGenerator) text.line(`yield ${some()}`);
    });
  };

  text.line(`
class Wait:
    def __init__(self, value): self.value = value
    def __await__(self):
        tick()
        got = yield ('waits', self.value)
        return (got, self.value)
class Ready:
    def __init__(self, value): self.value = value
    def __await__(self): return iter(self.value)
async def echo(value):
    tick()
    return value
async def failing():
    raise LookupError('failing')
async def counting(n):
    try:
        for i in range(n):
            tick()
            yield i
    finally:
        print('counted')
class Source:
    def __init__(self): self.left = 2
    def __aiter__(self): return self
    async def __anext__(self):
        tick()
        self.left -= 1
        if self.left < 0: raise StopAsyncIteration
        return await Wait(self.left)
class Manager2:
    def __init__(self, suppresses, value): self.suppresses, self.value = suppresses, value
    async def __aenter__(self):
        print('aenter')
        return await echo(self.value)
    async def __aexit__(self, kind, value, traceback):
        print('aexit', kind and kind.__name__)
        await Wait('exit')
        return self.suppresses
def drive(coroutine, *sent):
    result, turns = None, 0
    try:
        while turns < 12:
            result = coroutine.send(sent[turns - 1] if 0 < turns <= len(sent) else None)
            print('suspended', result)
            turns += 1
        coroutine.close()
    except StopIteration as e:
        print('returned', e.value)
    except BaseException as e:
        print('raised', type(e).__name__, e, type(e.__context__).__name__, type(e.__cause__).__name__)
    return turns
`.trim());
  text.block('def case():', () => {
    define(false);
    for (let i = chance.between(1, 4); i > 0; i--) define(chance.is(0.4));
    const coroutine = () => `a${chance.below(coroutines)}()`;
    const generator = () => (generators > 0 ? `ag${chance.below(generators)}()` : 'counting(3)');
    text.line(`c = ${coroutine()}`);
    text.line(`g = ${generator()}`);
    for (let i = chance.between(6, 16); i > 0; i--) {
      text.line(chance.pick([
        `show(lambda: drive(${coroutine()}))`,
        `show(lambda: drive(${coroutine()}, ${some()}, ${some()}))`,
        `show(lambda: c.send(${chance.is(0.7) ? 'None' : some()}))`,
        `show(lambda: c.throw(${thrown()}))`,
        'show(lambda: c.close())',
        'show(lambda: (c.cr_running, c.cr_suspended, c.cr_frame is None, c.cr_await is None, c.cr_code.co_name))',
        `show(lambda: drive(g.__anext__()))`,
        `show(lambda: drive(g.asend(${chance.is(0.6) ? 'None' : some()})))`,
        `show(lambda: drive(g.athrow(${thrown()})))`,
        'show(lambda: drive(g.aclose()))',
        'show(lambda: g.__anext__().send(None))',
        `show(lambda: g.asend(None).throw(${thrown()}))`,
        'show(lambda: g.__anext__().close())',
        'show(lambda: (g.ag_running, g.ag_frame is None, g.ag_await is None, g.__name__))',
        `show(lambda: drive(anext(g, ${some()})))`,
        'show(lambda: sys.getrefcount(c))',
        'show(lambda: sys.getrefcount(g))',
        'show(lambda: next(c))',
        'show(lambda: iter(c))',
        'show(lambda: list(g))',
        'show(lambda: aiter(g) is g)',
        `show(lambda: anext(${some()}))`,
        `show(lambda: aiter(${some()}))`,
        'show(lambda: type(c.__await__()).__name__)',
        'show(lambda: drive(w := Wait(5)))',
        'show(lambda: sys.getsizeof(c) > 0 and gc.is_tracked(c))',
        `c.close(); c = ${coroutine()}`,
        `g = ${generator()}`,
      ]));
    }
    text.line('c.close()');
    text.line('c = g = None');
  });
  text.line('run(case)');
}
