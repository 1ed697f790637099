// Where a thread's stack is smaller than usual, as in a worker, deep programs end with RecursionError as elsewhere, only sooner: the
// engine never runs out of it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { pathToFileURL } from 'node:url';
import { BUILD, ROOT } from '../tools/places.mjs';

const packageUrl = pathToFileURL(join(ROOT, 'wasm/js/index.js')).href;
const stackUrl = pathToFileURL(join(ROOT, 'wasm/js/stack.js')).href;
const url = pathToFileURL(join(BUILD, 'wasm/ouro-3.11.wasm')).href;

// What a module of this text posts, in a worker with so large a stack.
function inWorker(text, stackSizeMb, workerData = {}) {
  const source = new URL(`data:text/javascript,${encodeURIComponent(`import { parentPort, workerData } from 'node:worker_threads';\n${text}`)}`);
  const worker = new Worker(source, { workerData, resourceLimits: { stackSizeMb } });
  return new Promise((resolve, reject) => {
    worker.once('message', (message) => resolve(worker.terminate().then(() => message)));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the worker has ended: ${code}`)));
  });
}

const MEASURE = `const { stackRoom } = await import('${stackUrl}'); parentPort.postMessage(await stackRoom());`;
const RUN = `
const { load } = await import('${packageUrl}');
const python = await load({ url: '${url}', worker: false });
const { status, references, blocks, output } = await python.run(workerData.source, { filename: '/deep.py' });
const recording = await python.record('def f(n): return n and repr([f(n - 1)])\\ntry: print(len(f(10**6)))\\nexcept RecursionError: print("too deep")\\n');
parentPort.postMessage({ status, references, blocks, output: output.map(({ text }) => text).join(''), after: recording.output.map(({ text }) => text).join(''), length: recording.length });
python.close();`;

test('how large a stack is, is found out', async () => {
  const [half, whole, four] = await Promise.all([0.5, 1, 4].map((size) => inWorker(MEASURE, size)));
  assert.ok(half > 200_000 && half < 524_288, `${half} bytes`);
  assert.ok(whole > 700_000 && whole < 1_048_576, `${whole} bytes`);
  assert.ok(four > 3_500_000 && four < 4_194_304, `${four} bytes`);
});

const RUNNING_DEEP = ['tests/programs/hostile/deep_ends.py', 'tests/programs/hostile/deep_wrappers.py'];
// Text may be nested as deep as the compiler allows, which half a megabyte has no room for.
const NESTED = 'tests/wasm/deep_nesting.py';

for (const [stackSizeMb, files] of [[0.5, RUNNING_DEEP], [1, [NESTED, ...RUNNING_DEEP]]]) {
  for (const file of files) {
    test(`${file} in a worker with ${stackSizeMb} MB`, async () => {
      const { status, references, blocks, output, after } = await inWorker(RUN, stackSizeMb, { source: readFileSync(join(ROOT, file), 'utf8') });
      assert.deepEqual([references, blocks], [0, 0]);
      // What it says of how deep it came may be otherwise there.
      assert.ok(status === 0 || (stackSizeMb < 1 && /RecursionError|AssertionError/.test(output)), output.slice(-300));
      assert.equal(after, 'too deep\n');
    });
  }
}
