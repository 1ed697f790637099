// A program in the engine: output, input, exit status, traceback, fuel, interruption, limits; and what a host may do meanwhile.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { BUILD } from '../tools/places.mjs';
import { FOLDER, loadEngine } from '../../wasm/js/loader.js';
import { Program } from '../../wasm/js/program.js';

const module = new WebAssembly.Module(readFileSync(join(BUILD, 'wasm/ouro-3.11.wasm')));
const libraryUrl = pathToFileURL(join(BUILD, 'wasm/ouro-3.11.library'));
const decoder = new TextDecoder();
const NOTHING_LEFT = { references: 0, blocks: 0 };

// Hands out the input line by line, in pieces of at most `capacity` bytes.
function inputOf(text) {
  let left = new TextEncoder().encode(text);
  return (capacity) => {
    const end = left.indexOf(10) + 1 || left.length;
    const piece = left.subarray(0, Math.min(end, capacity));
    left = left.subarray(piece.length);
    return piece;
  };
}

async function begin(text, { host = {}, input = '', ...options } = {}) {
  const written = { 1: '', 2: '' };
  const write = (stream, bytes) => (written[stream] += decoder.decode(bytes));
  const engine = await loadEngine({ module, libraryUrl, host: { write, read: inputOf(input), ...host } });
  const program = new Program(engine, { ownTime: true, ...options });
  program.load(text);
  return { engine, program, written };
}

async function run(text, options) {
  const begun = await begin(text, options);
  if (begun.program.status === null) begun.program.run();
  return { ...begun, status: begun.program.status, left: begun.program.end() };
}

test('output goes to its stream, the status is the program\'s', async () => {
  const { written, status, left } = await run('import sys\nprint("é", 1)\nprint("no", file=sys.stderr)\nsys.exit(3)\n');
  assert.deepEqual(written, { 1: 'é 1\n', 2: 'no\n' });
  assert.equal(status, 3);
  assert.deepEqual(left, NOTHING_LEFT);
});

test('arguments and folder are in sys', async () => {
  const { written } = await run('import sys; print(sys.argv, sys.path)', { argv: ['a', 'b ü'], folder: '/there' });
  assert.equal(written[1], "['a', 'b ü'] ['/there']\n");
});

test('an exception is reported as in CPython', async () => {
  const { written, status, left } = await run('def f():\n  return 1/0\nf()');
  assert.match(written[2], /^Traceback \(most recent call last\):\n  File "<string>", line 3, in <module>\n  File .*\nZeroDivisionError: division by zero\n$/);
  assert.equal(status, 1);
  assert.deepEqual(left, NOTHING_LEFT);
});

test('what is no program is a SyntaxError', async () => {
  const { written, status, left } = await run('a = = 1');
  assert.match(written[2], /SyntaxError: invalid syntax\n$/);
  assert.equal(status, 1);
  assert.deepEqual(left, NOTHING_LEFT);
});

test('input comes line by line, however long, and ends', async () => {
  const long = 'x€'.repeat(3000);
  const { written } = await run('import sys\nprint(len(input("? ")), repr(input()), sys.stdin.read())\ntry: input()\nexcept EOFError as e: print(e)', { input: `${long}\n\nlast` });
  assert.equal(written[1], "? 6000 '' last\nEOF when reading a line\n");
});

test('input that is interrupted is KeyboardInterrupt', async () => {
  const { program, status } = await run('input()', { host: { read: () => null } });
  assert.equal(status, 130);
  assert.equal(program.wasInterrupted, true);
});

test('a run stops when its fuel is used up, and goes on', async () => {
  const { program, written } = await begin('def f(n):\n  return n if n < 2 else f(n-1) + f(n-2)\nfor i in range(10):\n  print(f(i), end=" ")\n');
  let stops = 0;
  while (!program.run(7)) {
    stops++;
    assert.throws(() => program.end(), /has not ended/);
  }
  assert.ok(stops > 30, `${stops} stops`);
  assert.equal(written[1], '0 1 1 2 3 5 8 13 21 34 ');
  assert.deepEqual(program.end(), NOTHING_LEFT);
});

test('an endless loop stops, and can be interrupted', async () => {
  const { program, written } = await begin('n = 0\ntry:\n  while n < 1e99: n += 1\nfinally: print("finally")');
  assert.equal(program.run(10_000), false);
  program.interrupt();
  assert.equal(program.run(), true);
  assert.equal(written[1], 'finally\n');
  assert.match(written[2], /KeyboardInterrupt\n$/);
  assert.equal(program.wasInterrupted, true);
  assert.deepEqual(program.end(), NOTHING_LEFT);
});

test('while a program runs its host can interrupt it, and nothing else', async () => {
  let begun;
  const answers = [];
  const write = () => {
    const { engine, program } = begun;
    answers.push(engine.exports.program_run(program.runtime, 0), engine.exports.runtime_collect(program.runtime, 2));
    answers.push(engine.exports.runtime_destroy(program.runtime, 0), engine.exports.program_end(program.runtime));
    program.interrupt();
  };
  begun = await begin('try:\n  while True: print(1)\nexcept KeyboardInterrupt: pass', { host: { write } });
  begun.program.run();
  assert.deepEqual(answers.slice(0, 4), [-1, -1, false, false]);
  assert.equal(begun.program.status, 0);
  assert.deepEqual(begun.program.end(), NOTHING_LEFT);
});

test('a heap limit is MemoryError', async () => {
  const { written, left } = await run('a = []\ntry:\n  while True: a.append(" " * 100)\nexcept MemoryError: n = len(a); del a; print(n > 1000)', { heapLimit: 4 << 20 });
  assert.equal(written[1], 'True\n');
  assert.deepEqual(left, NOTHING_LEFT);
});

test('modules come from the host', async () => {
  const files = { '/x/there.py': new TextEncoder().encode('answer = 42'), '/x': FOLDER };
  const { written } = await run('import there; print(there.answer)\nimport missing', { folder: '/x', host: { source: (path) => files[path] ?? null } });
  assert.equal(written[1], '42\n');
  assert.match(written[2], /ModuleNotFoundError: No module named 'missing'/);
});

test('clocks and sleeping are the host\'s', async () => {
  const slept = [];
  const host = { clock: (kind) => BigInt(kind + 1) * 1_000_000_000n, sleep: (nanoseconds) => slept.push(nanoseconds) };
  const { written } = await run('import time; print(time.time(), time.monotonic()); time.sleep(0.25)', { ownTime: false, host });
  assert.equal(written[1], '1.0 2.0\n');
  assert.deepEqual(slept, [250_000_000n]);
});

test('a text of megabytes is compiled', async () => {
  const { written } = await run(`a = [\n${'  "some text", 12345,\n'.repeat(100_000)}]\nprint(len(a))`);
  assert.equal(written[1], '200000\n');
});

// What would need more of the C stack, or of the JavaScript engine's, than there is, is an error of Python's.
test('deep nesting is Python\'s result or its error', async () => {
  const { written, left } = await run(readFileSync(new URL('deep_nesting.py', import.meta.url)));
  assert.deepEqual(written[1].split('\n').filter((line) => !/^\S+ (fine|RecursionError|MemoryError|SyntaxError)$/.test(line)), ['']);
  assert.deepEqual(left, NOTHING_LEFT);
});
