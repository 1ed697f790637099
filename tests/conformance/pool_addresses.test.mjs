// Blocks, pools and arenas come in the order in which CPython's allocator hands them out: asked of a live python3.11.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BUILD } from '../tools/places.mjs';
import { asksPython, outputOf, PYTHON } from '../tools/python.mjs';

const script = fileURLToPath(new URL('pool_addresses.py', import.meta.url));
const program = process.env.OURO_TEST_BIN ?? join(BUILD, 'native/tests/pool_addresses');

const lines = (command, parameters) => outputOf(command, parameters).trimEnd().split('\n');

test('addresses of 31,899 blocks', asksPython, () => {
  const expected = lines(PYTHON, [script]);
  const [poolsInArena] = expected;
  const actual = lines(program, [poolsInArena]);
  const differs = expected.findIndex((line, index) => line !== actual[index]);
  assert.equal(differs, -1, `block ${differs}: "pool offset" is ${actual[differs]}, in CPython ${expected[differs]}`);
  assert.equal(actual.length, expected.length);
});
