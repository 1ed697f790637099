// A prompt in the engine: what each line gives, as at CPython's; the heap stays from statement to statement.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { asksPython, PYTHON } from '../tools/python.mjs';
import { BUILD } from '../tools/places.mjs';
import { load } from '../../wasm/js/index.js';

const python = await load({ url: pathToFileURL(join(BUILD, 'wasm/ouro-3.11.wasm')) });
const begin = (options) => python.session(options);
// What the tests compare of what a line gives.
const said = ({ isIncomplete, output, value, hasFailed, status }) => ({ isIncomplete, output, value, hasFailed, status });
const NOTHING_LEFT = { references: 0, blocks: 0 };

async function type(session, text) {
  const results = [];
  for (const line of text.split('\n')) results.push(await session.push(line));
  return results;
}

const sessions = {
  'expressions and blocks': `1 + 1
_
for i in range(3):
    i

def f(x):
    return x * 2

f(21)
None
[_, 2]`,
  'what is empty': `

# a comment
   # another
if 1:
    # one more

    2

x = 3
x`,
  'brackets, strings and backslashes': `(1,
2,

3)
"""a

b"""
1 + \\
2
'left open
x = {
'a': 1}
x`,
  'decorators and clauses': `def twice(f):
    return lambda: f() * 2

@twice
def g():
    return 4

g()
try:
    1/0
except ZeroDivisionError:
    'caught'
else:
    'not'

class A:
    x = 1
    def m(self): return self.x

A().m()
if 0:
    1
elif 0:
    2
else:
    3
`,
  'errors do not end it': `1/0
x = 5
x +
def f(:
    return
  y = 1
x
import sys
str(sys.last_value)
raise ValueError('told')
sys.last_type.__name__
nonsense
return 3
sys.ps1, sys.ps2`,
  'from __future__ stays': `from __future__ import annotations
def f(x: not_there): pass

f.__annotations__`,
  'several statements in a line, and output': `1; 2; print('three')
print('no value')
import sys; n = sys.stderr.write('')
sys.displayhook = lambda value: print('shown', value)
7`,
};

for (const [name, text] of Object.entries(sessions)) {
  test(`${name}: as at CPython's prompt`, asksPython, async () => {
    const session = await begin();
    const results = await type(session, text);
    const written = { 1: '', 2: '' };
    const env = { ...process.env, PYTHONHASHSEED: '0', PYTHONUTF8: '1' };
    const oracle = spawnSync(PYTHON, ['-q', '-i', '-S', '-E'], { input: `${text}\n`, encoding: 'utf8', env });
    // CPython writes its prompts among the errors, a line after the other in the same order.
    written[2] = oracle.stderr.replace(/^((>>>|\.\.\.) )+/gm, '').replace(/ *\n?$/, '');
    const output = results.map((result) => result.output);
    const shown = output.filter((part) => !/^(Traceback|  File)/.test(part)).join('');
    const errors = output.filter((part) => /^(Traceback|  File)/.test(part)).join('');
    assert.equal(shown, oracle.stdout);
    assert.equal(errors.trimEnd(), written[2].trimEnd());
    assert.equal(oracle.stderr.match(/>>> |\.\.\. /g).length - 1, results.length, 'a prompt a line');
    const asked = [...oracle.stderr.matchAll(/>>> |\.\.\. /g)].slice(1).map(([prompt]) => prompt === '... ');
    assert.deepEqual(results.map((result) => result.isIncomplete), asked);
    assert.deepEqual(await session.end(), NOTHING_LEFT);
  });
}

test('a value is told apart from what is written', async () => {
  const session = await begin();
  assert.deepEqual(said(await session.push('print("a") or 2')), { isIncomplete: false, output: 'a\n2\n', value: '2', hasFailed: false, status: null });
  assert.equal((await session.push('print("a")')).value, null);
  assert.equal((await session.push('"é\\n"')).value, "'é\\n'");
  assert.equal((await session.push('3; print(4)')).value, '3');
  assert.equal((await session.push('1/0')).hasFailed, true);
  assert.equal((await session.push('1/0')).value, null);
  await session.end();
});

test('the heap stays: what a statement makes lives until a later one drops it', async () => {
  const session = await begin();
  await type(session, 'class A:\n    def __del__(self): print("gone")\n\na = A(); b = [a]');
  assert.equal((await session.push('del a')).output, '');
  assert.equal((await session.push('b.clear()')).output, 'gone\n');
  assert.equal((await session.push('import gc; gc.collect()')).value, '0');
  assert.deepEqual(await session.end(), NOTHING_LEFT);
});

test('SystemExit ends it with its status; then it takes no more lines', async () => {
  const session = await begin();
  assert.deepEqual(said(await session.push('import sys; sys.exit(7)')), { isIncomplete: false, output: '', value: null, hasFailed: false, status: 7 });
  await assert.rejects(session.push('1'), /the session has ended/);
  assert.deepEqual(await session.end(), NOTHING_LEFT);
  const other = await begin();
  assert.equal((await other.push('raise SystemExit("no more")')).output, 'no more\n');
  assert.equal(other.status, 1);
  await other.end();
});

test('an endless statement leaves others their turn, can be interrupted, and the session goes on', async () => {
  const session = await begin();
  await session.push('n = 0');
  await session.push('while True:');
  await session.push('    n += 1');
  let turns = 0;
  const timer = setInterval(() => ++turns === 3 && session.interrupt(), 1);
  const { output, hasFailed } = await session.push('');
  clearInterval(timer);
  assert.match(output, /^Traceback[^]*\nKeyboardInterrupt\n$/);
  assert.equal(hasFailed, true);
  assert.equal((await session.push('n > 0')).value, 'True');
  assert.deepEqual(await session.end(), NOTHING_LEFT);
});

test('what has been typed of a statement can be forgotten; another cannot begin while one runs', async () => {
  const session = await begin();
  assert.equal((await session.push('def f():')).isIncomplete, true);
  await session.interrupt();
  assert.equal(session.typed, '');
  assert.equal((await session.push('1')).value, '1');
  const running = session.push('x = [i for i in range(10**6)]');
  await assert.rejects(session.push('2'), /a statement is running/);
  await running;
  await session.end();
});

test('a statement may read', async () => {
  const session = await begin({ input: 'bob\n' });
  assert.deepEqual(said(await session.push('input("name? ")')), { isIncomplete: false, output: "name? 'bob'\n", value: "'bob'", hasFailed: false, status: null });
  await session.end();
});

test('a statement may wait for input, which is asked for, or given later', async () => {
  const asked = [];
  const session = await begin({
    input: async (one) => {
      asked.push(one.output.at(-1).text);
      return `${asked.length}`;
    },
  });
  assert.equal((await session.push('input("a? ") + input("b? ")')).value, "a? b? '12'".slice(6));
  assert.deepEqual(asked, ['a? ', 'b? ']);
  await session.end();
  const other = await begin({ waitsForInput: true });
  const waiting = await other.push('len(input())');
  assert.deepEqual([waiting.state, waiting.value, waiting.hasFailed], ['input', null, false]);
  await assert.rejects(other.push('1'), /goOn/);
  await other.input('four\n');
  assert.equal((await other.goOn()).value, '4');
  assert.deepEqual(await other.end(), NOTHING_LEFT);
});

test('a statement stops at a step limit, also inside a call, and goes on, or is interrupted', async () => {
  const session = await begin({ stepLimit: 30_000 });
  await session.push('def forever(x):');
  await session.push('    while True: x += 1');
  await session.push('');
  for (const statement of ['forever(1)', 'sorted([2, 1], key=forever)']) {
    const paused = await session.push(statement);
    assert.deepEqual([paused.state, paused.output], ['paused', '']);
    assert.equal((await session.seek(session.length)).instant, session.length);
    const later = await session.goOn({ stepLimit: 10_000 });
    assert.ok(later.state === 'paused' && later.from === paused.from && later.to >= paused.to + 10_000, JSON.stringify(later));
    await session.interrupt();
    const { hasFailed, output } = await session.goOn({ stepLimit: Infinity });
    assert.equal(hasFailed, true);
    assert.match(output, /KeyboardInterrupt\n$/);
  }
  assert.equal((await session.push('1 + 1')).value, '2');
  assert.deepEqual(await session.end(), NOTHING_LEFT);
});

test('each statement has its instants, which can be sought while others are typed', async () => {
  const session = await begin();
  await session.push('class A: pass');
  await session.push('');
  const first = await session.push('a = A()');
  const second = await session.push('a.me = a');
  const found = await session.next(second.from, { kinds: ['call'] });
  assert.ok(found === null || found.instant >= second.from);
  const instances = async (instant) => (await (await session.seek(instant)).search({ type: 'A' })).length;
  assert.deepEqual([await instances(first.from), await instances(first.to)], [0, 1]);
  const third = await session.push('del a');
  assert.deepEqual([first.to + 1, second.to + 1], [second.from, third.from]);
  assert.equal((await session.seek(second.to)).state.clock, second.to);
  assert.ok((await session.difference(second.to, third.to)).edgesRemoved.some(({ name }) => name === "['a']"));
  assert.deepEqual(await session.end(), NOTHING_LEFT);
  assert.equal((await session.seek(first.to)).state.clock, first.to);
  await session.close();
  await assert.rejects(session.seek(first.to), /closed/);
});

test('a prompt behind a program goes on with what that leaves, also behind one that fails', async () => {
  const session = await begin({ source: 'import sys\nkept = [input()]\nprint(kept)\n', filename: 'main.py', isFile: true, input: 'line\n' });
  assert.equal(session.state, 'prompt');
  assert.equal(session.output.map(({ text }) => text).join(''), "['line']\n");
  const { value, from } = await session.push('sys.getrefcount(kept), __name__');
  assert.equal(value, "(2, '__main__')");
  assert.equal(session.programEnd + 1, from);
  const view = await session.seek(session.programEnd);
  assert.equal((await view.search({ text: "'line'", type: 'str' })).length, 1);
  assert.deepEqual(await session.end(), NOTHING_LEFT);
  await session.close();
  const failing = await begin({ source: 'a = 1\nb = a / 0\n', filename: 'main.py', isFile: true });
  assert.match(failing.output.map(({ text }) => text).join(''), /File "main.py", line 2, in <module>\n {4}b = a \/ 0\n.*ZeroDivisionError/s);
  assert.equal((await failing.push('a')).value, '1');
  assert.deepEqual(await failing.end(), NOTHING_LEFT);
});
