// Cases about exceptions: handlers within handlers, what is the context of what, groups, and what a traceback shows.

const NAMES = ['ValueError', 'KeyError', 'TypeError', 'RuntimeError', 'Own', 'OwnChild', 'OSError', 'IndexError'];

export function exceptions(chance, make, text) {
  const some = (depth = 0) => make.make('any', depth);
  let functions = 0;
  let isInLoop = false;
  const error = () => `${chance.pick(NAMES)}(${chance.pick(['', "'text'", '1', '1, 2', "'two\\nlines'", "'é'", some()])})`;
  const group = (depth = 1) => `ExceptionGroup('${chance.pick(['g', 'h'])}', [${chance.several(1, 3, () => (depth > 0 && chance.is(0.3) ? group(depth - 1) : error())).join(', ')}])`;
  const failing = () => chance.pick(['1 / 0', "{}['k']", '[][3]', 'undefined_name', 'None.attribute', "int('x')", "'a' + 1", 'len(5)', '(1)(2)', 'a, b = 1, 2, 3', "import nothing_here", "[1, 2].index(9)", 'assert False, "no"', 'assert 1 == 2', "f'{1:q}'", 'x: int = [].pop()', 'del missing', "raise Own('own') from KeyError('cause')", "next(iter([]))", '{[]: 1}', '[i / 0 for i in [1]]', '(lambda v: v.x)(1)', "getattr(1, 'nope')", "exec('1 +')", "exec('1/0')", "eval('(')", 'max([])', '"abc".foo()', 'sys.nope', 'print(undefined, 1)', 'Own.x.y', '"%d" % "x"', 'for q, r in [1]: pass', 'with 1: pass', 'b"" + ""', 'object() < object()', '[1][1][1]', '{}["a"]["b"]', 'x = y = 1 // 0', 'return_value = 1 + (2 + (3 / 0))', 'divide(1, 0)', 'divide(\n    1,\n    0,\n)', '(1 +\n 2 / 0)', 'divide(divide(1, 1), 0) + divide(2, 0)', 'nested(3)', '{**1}', '[*1]', 'divide(*1)', 'divide(**1)', 'divide(1)', 'divide(1, 2, 3)', 'divide(1, c=2)', 'del [][0]', '[][0] = 1', '().x = 1', '-"a"', 'not_there.method().other', "{}.get('a').b", 'int.frm', 'Own().chld', 'raise 5', 'raise', 'raise Own from 5', '"é" + é', "'日本' + 1 + '日本'"]);

  const statement = (depth) => {
    const inner = () => statements(depth - 1);
    const simple = [
      () => text.line(`print('at', ${some()})`),
      () => text.line(failing()),
      () => text.line(failing()),
      () => text.line(`raise ${error()}`),
      () => text.line(`raise ${error()} from ${chance.pick(['None', error(), 'sys.exc_info()[1]'])}`),
      () => text.line(`raise ${group()}`),
      () => text.line('raise'),
      () => text.line('print(sys.exc_info()[0], repr(sys.exc_info()[1]))'),
      () => text.line('print(type(sys.exc_info()[2]))'),
      () => text.line(isInLoop ? chance.pick(['break', 'continue']) : 'return 5'),
      () => text.line(`return ${some()}`),
    ];
    const compound = [
      () => attempt(depth),
      () => attempt(depth),
      () => attempt(depth),
      () => {
        const before = isInLoop;
        text.block(`for i in range(${chance.between(1, 3)}):`, () => {
          text.line('tick()');
          isInLoop = true;
          inner();
          isInLoop = before;
        });
      },
      () => text.block(`with Manager('w', ${chance.is(0.4) ? 'True' : 'False'})${chance.is(0.2) ? ", Manager('v', False)" : ''}:`, inner),
      () => {
        const before = isInLoop;
        isInLoop = false;
        text.block(`def f${functions}():`, () => {
          text.line('tick()');
          inner();
        });
        isInLoop = before;
        text.line(`print(f${functions++}())`);
      },
    ];
    chance.pick(depth > 0 && chance.is(0.55) ? compound : simple)();
  };
  const statements = (depth) => {
    for (let i = chance.between(1, 2); i > 0; i--) statement(depth);
  };
  const attempt = (depth) => {
    text.block('try:', () => statements(depth - 1));
    const isStar = chance.is(0.15);
    const count = isStar ? chance.between(1, 2) : chance.between(0, 2);
    const before = isInLoop;
    for (let i = 0; i < count; i++) {
      const kind = chance.pick([...NAMES, 'Exception', '(KeyError, Own)', 'ArithmeticError', 'LookupError', 'BaseException', ...(isStar ? [] : ['5', '(Own, 5)', 'ExceptionGroup'])]);
      text.block(`except${isStar ? '*' : ''} ${kind} as e:`, () => {
        text.line('describe(e)');
        if (isStar) return chance.is(0.3) && text.line(chance.pick(['raise', `raise ${error()}`, failing()]));
        if (chance.is(0.5)) statements(depth - 1);
        if (chance.is(0.15)) text.line(chance.pick(['raise', 'raise e', 'raise e from e.__context__', 'e.add_note("noted"); raise', 'raise e.with_traceback(None)', 'del e', 'e = 5', 'kept.append(e)']));
      });
    }
    isInLoop = before;
    if (!isStar && chance.is(0.15)) text.block('except:', () => text.line(chance.pick(["print('any')", 'raise', 'print(sys.exc_info()[0])'])));
    else if (count > 0 && chance.is(0.2)) text.block('else:', () => statements(depth - 1));
    if (count === 0 || chance.is(0.3)) text.block('finally:', () => statements(depth - 1));
  };

  text.line('kept = []');
  text.block(`class Own(${chance.pick(['Exception', 'ValueError', 'LookupError', 'BaseException'])}):`, () => {
    if (chance.is(0.2)) text.line(`def __init__(self, *args):\n    self.extra = args`);
    if (chance.is(0.2)) text.line(`def __str__(self):\n    return ${chance.pick(["'own text'", "'own\\ntext'", '5', "''"])}`);
    if (chance.is(0.1)) text.line(`def __repr__(self):\n    return 'own repr'`);
  });
  text.line('class OwnChild(Own):\n    __module__ = ' + chance.pick(["'__main__'", "'elsewhere'", "'builtins'", '__name__']));
  text.line('def divide(a, b):\n    return a / b');
  text.line('def nested(n):\n    tick()\n    return divide(n, 0) if n == 0 else nested(n - 1)');
  if (chance.is(0.3)) text.line('def endless(n):\n    return endless(n + 1)');
  text.block('def describe(e):', () => {
    text.line('depth = 0');
    text.block('while e is not None and depth < 5:', () => {
      text.line("print('  ' * depth, type(e).__name__, e.args, e.__suppress_context__, type(e.__cause__).__name__, type(e.__context__).__name__, getattr(e, '__notes__', None))");
      text.line('t, lines = e.__traceback__, []');
      text.line('while t:\n    lines.append(t.tb_frame.f_code.co_name)\n    t = t.tb_next');
      text.line('print(lines)');
      text.line('e, depth = e.__context__, depth + 1');
    });
  });
  text.block('def case():', () => {
    for (let i = chance.between(1, 3); i > 0; i--) statement(3);
  });
  text.line(chance.is(0.6) ? 'run(case)' : `try:\n    print(case())\nexcept BaseException as e:\n    describe(e)\n    ${chance.pick(['report(e)', 'pass', 'kept.append(e)'])}`);
  if (chance.is(0.3)) {
    text.line(`def case():\n    ${failing().replaceAll('\n', '\n    ')}`);
    text.line('run(case)');
  }
  text.line('kept.clear()');
}

// What ends a program: an error nobody handles, an exit, and objects that live to the end.
export function ending(chance) {
  return chance.pick(['', '', 'nested(2)\n', "raise SystemExit(3)\n", "sys.exit('text')\n", 'sys.exit()\n', 'raise KeyboardInterrupt\n', "1 / 0\n", "x = undefined_name\n", "raise ValueError('the end') from KeyError('k')\n", 'def last():\n    last.x\nlast()\n', "raise ExceptionGroup('g', [ValueError(1), KeyError('k')])\n"]);
}
