// The program in wasm/README.md runs, from the root of the repository.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { BUILD, ROOT } from '../tools/places.mjs';

test('the program in the README gives every byte of a heap', () => {
  const [, program] = readFileSync(join(ROOT, 'wasm/README.md'), 'utf8').match(/```js\n([^]*?)```/);
  const url = relative(ROOT, join(BUILD, 'wasm/ouro-3.11.wasm'));
  const source = `${program.replace('build/wasm/ouro-3.11.wasm', url)}\nconsole.log(engine.region(heap).length);`;
  const output = execFileSync('node', ['--input-type=module', '--eval', source], { cwd: ROOT, encoding: 'utf8' });
  assert.ok(Number(output) > 4096, output);
});
