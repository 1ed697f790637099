// Random operations on int, float, complex and bool, formatting and the module math give what CPython 3.11 gives; without
// memory they give MemoryError and lose nothing. OURO_NUMBERS: how many operations, 20,000 if not said otherwise.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BUILD } from '../tools/places.mjs';
import { PYTHON, asksPython, outputOf } from '../tools/python.mjs';

const script = fileURLToPath(new URL('numbers.py', import.meta.url));
const program = join(BUILD, 'native/tests/numbers');
const count = process.env.OURO_NUMBERS ?? '20000';

function linesOf(seed, many) {
  return outputOf(PYTHON, [script, 'lines', String(seed), String(many)]);
}

function run(input, parameters) {
  const done = spawnSync(program, parameters, { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  assert.equal(done.stderr, '');
  assert.equal(done.status, 0);
  return done.stdout.split('\n');
}

test('numbers', asksPython, () => {
  const lines = linesOf(1, count);
  const expected = outputOf(PYTHON, ['-W', 'ignore', script, 'results', '1', count]).split('\n');
  const actual = run(lines, []);
  const different = actual.findIndex((line, i) => line !== expected[i]);
  if (different >= 0) assert.equal(actual[different], expected[different], lines.split('\n')[different]);
  assert.equal(actual.length, Number(count) + 1);
});

test('numbers without memory', asksPython, () => {
  assert.deepEqual(run(linesOf(2, 2000), ['memory']), ['']);
});
