// The programs in README.md and wasm/js/README.md, and the first one in wasm/README.md, run, and print what is written behind their lines.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { BUILD, ROOT } from '../tools/places.mjs';

test('the program in the README gives every byte of a heap', () => {
  const [, program] = readFileSync(join(ROOT, 'wasm/README.md'), 'utf8').match(/```js\n([^]*?)```/);
  const url = relative(ROOT, join(BUILD, 'wasm/ouro-3.11.wasm'));
  const source = `${program.replace('build/wasm/ouro-3.11.wasm', url)}\nconsole.log(engine.region(heap).length);`;
  const output = execFileSync('node', ['--input-type=module', '--eval', source], { cwd: ROOT, encoding: 'utf8' });
  assert.ok(Number(output) > 4096, output);
});

const run = (source) => execFileSync('node', ['--input-type=module', '--eval', source], { cwd: ROOT, encoding: 'utf8' });

// The examples that load the package, as { heading, program }.
function examplesIn(path) {
  const text = readFileSync(join(ROOT, path), 'utf8');
  return [...text.matchAll(/```js\n([^]*?)```/g)]
    .map(({ 1: program, index }) => ({ heading: text.slice(0, index).match(/[^]*^#+ (.*)$/m)[1], program }))
    .filter(({ program }) => program.includes('await load('));
}

const packageUrl = pathToFileURL(join(ROOT, 'wasm/js/index.js'));
const engineUrl = pathToFileURL(join(BUILD, 'wasm/ouro-3.11.wasm'));

for (const path of ['README.md', 'wasm/js/README.md']) {
  const examples = examplesIn(path);
  test(`${path} has examples`, () => assert.ok(examples.length > 0));
  for (const { heading, program } of examples) {
    test(`the example of "${heading}" in ${path}`, () => {
      const output = run(program.replace(/'ouroboros'|'[.][^']*index[.]js'/, `'${packageUrl}'`).replace(/await load\([^)]*\)/, `await load({ url: '${engineUrl}' })`));
      const lines = output.trimEnd().split('\n');
      assert.ok(lines[0].length > 0);
      const expected = [...program.matchAll(/console[.]log.* \/\/ (.*)$/gm)].map(([, line]) => line);
      assert.deepEqual(lines.filter((line) => expected.includes(line)), expected, output);
    });
  }
}
