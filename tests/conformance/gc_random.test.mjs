// On random heaps the collector finds, finalizes and calls back exactly what CPython's does, in the same order.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BUILD } from '../tools/places.mjs';
import { asksPython, outputOf, PYTHON } from '../tools/python.mjs';

const script = fileURLToPath(new URL('gc_random.py', import.meta.url));
const program = join(BUILD, 'native/tests/gc_random');
const rounds = Number(process.env.OURO_ROUNDS ?? 40);

test('random heaps', asksPython, () => {
  for (let seed = 1; seed <= rounds; seed++) {
    const parameters = [String(seed), String(500 + seed * 50)];
    assert.equal(outputOf(program, parameters), outputOf(PYTHON, [script, ...parameters]), `gc_random ${parameters.join(' ')}`);
  }
});
