// Lists, tuples and sets are those of CPython 3.11: sizes, growth, tables, order, hashes, the order of deaths, how often items
// are compared, also where comparing them, or the death of one, changes the container.
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BUILD } from '../tools/places.mjs';
import { asksPython, assertSameOutput } from '../tools/python.mjs';

const script = fileURLToPath(new URL('sequences.py', import.meta.url));
const program = join(BUILD, 'native/tests/sequences');

for (const seed of ['1', '2', '3']) {
  test(`random lists, tuples and sets ${seed}`, asksPython, () => assertSameOutput(program, script, [seed], 5000));
}
