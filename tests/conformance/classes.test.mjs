// Classes are those of CPython 3.11: layout, order of bases, flags, what is refused and why, instances, what a collection
// finds when they are dropped.
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BUILD } from '../tools/places.mjs';
import { asksPython, assertSameOutput } from '../tools/python.mjs';

const script = fileURLToPath(new URL('classes.py', import.meta.url));
const program = join(BUILD, 'native/tests/classes');

for (const seed of ['1', '2', '3']) {
  test(`random classes ${seed}`, asksPython, () => assertSameOutput(program, script, [seed], 5000));
}
