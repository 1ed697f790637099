// The CPython that conformance tests ask. Where it is missing they are skipped, loudly; where OURO_NEED_PYTHON is set, as
// `npm test` sets it, they fail.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

// Debian's is the one whose answers count where another 3.11 stands before it in PATH.
export const PYTHON = existsSync('/usr/bin/python3.11') ? '/usr/bin/python3.11' : 'python3.11';

export const hasPython = spawnSync(PYTHON, ['--version']).status === 0;
const isNeeded = Boolean(process.env.OURO_NEED_PYTHON);

if (!hasPython && !isNeeded) console.error(`NOT TESTED: ${PYTHON} is not there, so nothing is compared with CPython.`);

// Options of a test that asks Python.
export const asksPython = { skip: hasPython || isNeeded ? false : `${PYTHON} is not there` };

// What a program prints. Hashes, the allocator and the encoding are the same in every run.
export function outputOf(command, parameters) {
  const env = { ...process.env, PYTHONHASHSEED: '0', PYTHONUTF8: '1', PYTHONMALLOC: 'default' };
  return execFileSync(command, parameters, { encoding: 'utf8', maxBuffer: 2 ** 28, env });
}

// Both programs print the same lines, more than `least` of them. Names the first that differs.
export function assertSameOutput(program, script, parameters, least) {
  const expected = outputOf(PYTHON, [script, ...parameters]).split('\n');
  const actual = outputOf(program, parameters).split('\n');
  const different = actual.findIndex((line, i) => line !== expected[i]);
  if (different >= 0) assert.equal(actual[different], expected[different], `line ${different + 1}`);
  assert.equal(actual.length, expected.length);
  assert.ok(expected.length > least, `${expected.length} lines`);
}
