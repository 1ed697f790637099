// The same program leaves the same bytes natively and in WebAssembly.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { BUILD } from '../tools/places.mjs';
import { loadEngine } from '../../wasm/js/loader.js';

const url = pathToFileURL(join(BUILD, 'wasm/tests/region.wasm'));
const folder = mkdtempSync(join(tmpdir(), 'ouro-region-'));
let names = [];

before(() => {
  const output = execFileSync(join(BUILD, 'native/tests/region'), [folder], { encoding: 'utf8' });
  names = output.trim().split('\n');
});
after(() => rmSync(folder, { recursive: true }));

// Each scenario gets an instance of its own, as it got a region of its own natively.
async function runInWasm(index) {
  const engine = await loadEngine({ url });
  const name = engine.text(engine.raw.scenario_name(index));
  const heap = engine.raw.scenario_create(index);
  assert.notEqual(heap, 0, `${name}: no heap`);
  const why = engine.raw.scenario_run(index, heap);
  assert.equal(why, 0, `${name}: ${why && engine.text(why >>> 0)}`);
  return { name, region: Buffer.from(engine.region(heap)) };
}

function firstDifference(left, right) {
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    if (left[i] !== right[i]) return i;
  }
  return length;
}

test('each scenario leaves byte-identical regions natively and in WebAssembly', async (t) => {
  for (const [index, expectedName] of names.entries()) {
    await t.test(expectedName, async () => {
      const { name, region } = await runInWasm(index);
      assert.equal(name, expectedName);
      const native = readFileSync(join(folder, `${name}.region`));
      assert.equal(region.length, native.length, 'the regions have one size');
      const at = firstDifference(native, region);
      assert.ok(region.equals(native), `the first difference is at offset ${at} (0x${at.toString(16)})`);
    });
  }
  assert.ok(names.length > 1);
});

test('in WebAssembly too, 5,000,000 nested lists are made, collected, verified and freed', async () => {
  const engine = await loadEngine({ url });
  const why = engine.raw.scenario_deep_chain(5_000_000);
  assert.equal(why, 0, why && engine.text(why >>> 0));
});
