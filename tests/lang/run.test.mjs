// A run may stop after every step and go on, and the heap is sound whenever a line begins. That programs run as under
// CPython 3.11 is what tests/conformance/programs.test.mjs holds.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BUILD } from '../tools/places.mjs';
import { asksPython, PYTHON } from '../tools/python.mjs';

const directory = fileURLToPath(new URL('../programs/language', import.meta.url));
const program = join(BUILD, 'native/tests/run_file');

function run(command, name, settings = {}) {
  const env = { ...process.env, PYTHONHASHSEED: '0', PYTHONUTF8: '1', ...settings };
  const { stdout, stderr, status } = spawnSync(command, [join(directory, name)], { encoding: 'utf8', env });
  return { stdout, stderr, status };
}

function assertRunsAlike(name, settings) {
  const expected = run(PYTHON, name);
  const actual = run(program, name, settings);
  assert.equal(actual.stdout, expected.stdout);
  assert.equal(actual.status, expected.status, actual.stderr);
}

test('a run that stops after every step and goes on prints the same', asksPython, () =>
  assertRunsAlike('statements_of_all_kinds.py', { OURO_STOP_EVERY: '1' }));

test('the heap is sound whenever a line begins', asksPython, () =>
  assertRunsAlike('statements_of_all_kinds.py', { OURO_VERIFY_EVERY: '3' }));
