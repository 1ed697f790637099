// int, float, str and bytes are those of CPython 3.11: values, text, hashes, sizes, error messages.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BUILD } from '../tools/places.mjs';

const script = fileURLToPath(new URL('scalars.py', import.meta.url));
const program = join(BUILD, 'native/tests/scalars');
const hasPython = spawnSync('python3.11', ['--version']).status === 0;

function linesOf(command, args) {
  const env = { ...process.env, PYTHONHASHSEED: '0', PYTHONUTF8: '1' };
  return execFileSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28, env }).split('\n');
}

test('scalars', { skip: hasPython ? false : 'python3.11 is not there' }, () => {
  const expected = linesOf('python3.11', [script]);
  const actual = linesOf(program, []);
  const different = actual.findIndex((line, i) => line !== expected[i]);
  if (different >= 0) assert.equal(actual[different], expected[different], `line ${different + 1}`);
  assert.equal(actual.length, expected.length);
  assert.ok(expected.length > 200000);
});
