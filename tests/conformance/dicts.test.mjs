// Dicts and the attributes of instances are those of CPython 3.11: tables, sizes, growth, order, what is shared, how often
// keys are compared, also where comparing changes the dict.
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BUILD } from '../tools/places.mjs';
import { asksPython, assertSameOutput } from '../tools/python.mjs';

const script = fileURLToPath(new URL('dicts.py', import.meta.url));
const program = join(BUILD, 'native/tests/dicts');

for (const seed of ['1', '2', '3']) {
  test(`random dicts ${seed}`, asksPython, () => assertSameOutput(program, script, [seed], 5000));
}
