// The engine's rest: it comes when something of it is called, to each instance, and no sooner.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { BUILD } from '../tools/places.mjs';
import { EngineError, loadEngine } from '../../wasm/js/loader.js';
import { Program } from '../../wasm/js/program.js';

const read = (end) => readFileSync(join(BUILD, `wasm/ouro-3.11.${end}`));
const bytes = read('wasm');
const HELLO = 'print("hello")\n';
const SELDOM = 'print(memoryview(b"abc")[1:].tolist(), "%a" % "\u00e9")\n';

// What a program prints, and how often it asked for the rest.
async function run(source, rest) {
  let wanted = 0;
  let output = '';
  const module = new WebAssembly.Module(bytes);
  const library = {
    get rest() {
      wanted++;
      return rest;
    },
  };
  const engine = () => loadEngine({ module, library, host: { write: (stream, text) => (output += Buffer.from(text)) } });
  for (const instance of [await engine(), await engine()]) {
    const program = new Program(instance, {});
    if (program.load(source)) while (!program.run(100_000));
    assert.deepEqual(program.end(), { references: 0, blocks: 0 });
  }
  return { output, wanted };
}

test('a first program needs none of it', async () => {
  assert.deepEqual(await run(HELLO, undefined), { output: 'hello\nhello\n', wanted: 0 });
});

test('what is seldom called asks for it once, and finds it in each instance', async () => {
  const line = "[98, 99] '\\xe9'\n";
  assert.deepEqual(await run(SELDOM, read('rest.wasm')), { output: line + line, wanted: 1 });
});

test('where it cannot be had, an error says so', async () => {
  await assert.rejects(run(SELDOM, undefined), (error) => error instanceof EngineError && /rest of the engine/.test(error.message));
});
