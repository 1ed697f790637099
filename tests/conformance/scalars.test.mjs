// int, float, str and bytes are those of CPython 3.11: values, text, hashes, sizes, error messages.
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BUILD } from '../tools/places.mjs';
import { asksPython, assertSameOutput } from '../tools/python.mjs';

const script = fileURLToPath(new URL('scalars.py', import.meta.url));
const program = join(BUILD, 'native/tests/scalars');

test('scalars', asksPython, () => assertSameOutput(program, script, [], 200_000));
