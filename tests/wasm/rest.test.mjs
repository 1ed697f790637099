// The engine's rest: it comes when something of it is called, to each instance, and no sooner.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { BUILD, ROOT } from '../tools/places.mjs';
import { load } from '../../wasm/js/index.js';
import { EngineError, loadEngine } from '../../wasm/js/loader.js';
import { Program } from '../../wasm/js/program.js';
import { SECTION, sectionsOf, segmentsIn } from '../../wasm/split/module_file.mjs';

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

test('of another build it is refused, and an error says so', async () => {
  const other = read('rest.wasm');
  other[other.length - 1] ^= 1; // the number of the build is what ends the file
  await assert.rejects(run(SELDOM, other), (error) => error instanceof EngineError && /of another build/.test(error.message));
});

test('the page opens without it', async () => {
  const program = readFileSync(join(ROOT, 'wasm/split/first_use.py'), 'utf8');
  assert.ok(readFileSync(join(ROOT, 'web/app/main.tsx'), 'utf8').includes(program.trimEnd()), 'it is the program that the page shows first');
  let wanted = 0;
  const library = {
    get rest() {
      wanted++;
      return undefined;
    },
  };
  const python = await load({ worker: false, bytes, library });
  wanted = 0; // it is fetched ahead
  const recording = await python.record(program, { filename: 'main.py', isFile: true });
  for (let instant = 0; instant <= recording.length; instant += 50) {
    const view = await recording.seek(instant, { tables: ['object', 'edge', 'type', 'gcList'] });
    assert.ok([...await view.table('object')].length > 1000);
    view.close();
  }
  await recording.close();
  assert.equal(wanted, 0);
});

test('what is exported and seldom called has its tables', async () => {
  const engine = await loadEngine({ bytes, library: { rest: read('rest.wasm') } });
  assert.match(engine.exports.heap_statistic_names(), /^allocated_blocks pool_blocks /);
});

// Where a table was taken to the rest that the first reads, it would read zeros.
test('what both modules hold lies apart', () => {
  const segments = (file) => segmentsIn(sectionsOf(read(file)).find(({ id }) => id === SECTION.data).body);
  const [[first, bytes], [rest]] = [...segments('wasm'), ...segments('rest.wasm')];
  assert.ok(first + bytes.length <= rest);
});
