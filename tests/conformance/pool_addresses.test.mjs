// Blocks, pools and arenas come in the order in which CPython's allocator hands them out: asked of a live python3.11.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BUILD } from '../tools/places.mjs';

const script = fileURLToPath(new URL('pool_addresses.py', import.meta.url));
const program = process.env.OURO_TEST_BIN ?? join(BUILD, 'native/tests/pool_addresses');
const hasPython = spawnSync('python3.11', ['--version']).status === 0;

const lines = (command, args) =>
  execFileSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: { ...process.env, PYTHONHASHSEED: '0', PYTHONMALLOC: 'default' },
  })
    .trimEnd()
    .split('\n');

test('addresses of 31,899 blocks', { skip: hasPython ? false : 'python3.11 is not there' }, () => {
  const expected = lines('python3.11', [script]);
  const [poolsInArena] = expected;
  const actual = lines(program, [poolsInArena]);
  const differs = expected.findIndex((line, index) => line !== actual[index]);
  assert.equal(differs, -1, `block ${differs}: "pool offset" is ${actual[differs]}, in CPython ${expected[differs]}`);
  assert.equal(actual.length, expected.length);
});
