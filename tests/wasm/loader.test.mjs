// The loader: typed exports, strings, memory, errors.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { BUILD } from '../tools/places.mjs';
import { parseTable } from '../../wasm/js/generate.mjs';
import { EngineError, loadEngine, REGION_START } from '../../wasm/js/loader.js';

const file = join(BUILD, 'wasm/ouro-3.11.wasm');
const load = () => loadEngine({ url: pathToFileURL(file) });
const createHeap = (engine, limit = 0) => engine.withBytes(4, (why) => engine.exports.heap_create(limit, why));

test('it loads from a URL, from bytes and from a compiled module', async () => {
  const bytes = readFileSync(file);
  for (const source of [{ url: pathToFileURL(file) }, { bytes }, { module: new WebAssembly.Module(bytes) }]) {
    const engine = await loadEngine(source);
    assert.equal(engine.profile, '3.11');
  }
});

test('it refuses an engine of another profile', async () => {
  await assert.rejects(loadEngine({ bytes: readFileSync(file), profile: '3.6' }), EngineError);
});

test('every row of the table is a function', async () => {
  const engine = await load();
  const header = readFileSync(new URL('../../wasm/exports.h', import.meta.url), 'utf8');
  assert.deepEqual(Object.keys(engine.exports).sort(), parseTable(header).map((row) => row.name).sort());
});

test('a heap begins where the region begins, and its blocks can be written', async () => {
  const engine = await load();
  const heap = createHeap(engine);
  assert.equal(heap, REGION_START);
  const block = engine.exports.heap_alloc(heap, 100);
  assert.equal(block % 16, 0);
  engine.bytes(block, 100).fill(7);
  assert.equal(engine.exports.heap_check(heap), null);
  engine.exports.heap_free(heap, block);
  assert.equal(engine.exports.heap_check(heap), null);
});

test('a region grows far beyond the first pages of linear memory', async () => {
  const engine = await load();
  const heap = createHeap(engine);
  const block = engine.exports.heap_alloc(heap, 100_000_000);
  assert.notEqual(block, 0);
  engine.bytes(block, 100_000_000).fill(1);
  assert.ok(engine.exports.heap_bytes(heap) > 100_000_000);
  assert.equal(engine.exports.heap_check(heap), null);
});

test('a limit makes an allocation fail, and no more', async () => {
  const engine = await load();
  const heap = createHeap(engine, 8 << 20);
  assert.equal(engine.exports.heap_alloc(heap, 64 << 20), 0);
  assert.notEqual(engine.exports.heap_alloc(heap, 64), 0);
});

test('a module instance has one region; a second heap is refused with a reason, and can come after the first', async () => {
  const engine = await load();
  const heap = createHeap(engine);
  engine.withBytes(4, (why) => {
    assert.equal(engine.exports.heap_create(0, why), 0);
    assert.match(engine.text(engine.view(why, 4).getUint32(0, true)), /\w+ \w+/);
  });
  engine.exports.heap_destroy(heap);
  assert.equal(createHeap(engine), heap);
});

test('statistics have as many names as numbers, and the demo fills the size classes', async () => {
  const engine = await load();
  const heap = createHeap(engine);
  assert.equal(engine.exports.heap_demo(heap, 1000), true);
  const names = engine.exports.heap_statistic_names().trim().split(' ');
  engine.withBytes(8 * names.length, (out) => {
    engine.exports.heap_statistics(heap, out);
    const view = engine.view(out, 8 * names.length);
    const count = (name) => Number(view.getBigInt64(8 * names.indexOf(name), true));
    assert.equal(count('allocated_blocks'), 1000 - 334);
    assert.equal(count('region_bytes'), engine.exports.heap_bytes(heap));
  });
  engine.withBytes(16 * 64, (out) => {
    assert.equal(engine.exports.heap_size_classes(heap, out, 64), 32);
    const rows = engine.view(out, 16 * 32);
    assert.equal(rows.getUint32(16 * 31, true), 512);
    assert.ok(rows.getUint32(8, true) > 0);
  });
});

test('strings pass both ways, and the stack is as it was', async () => {
  const engine = await load();
  const before = engine.raw.stackSave();
  engine.withText('snake 蛇 🐍', (address, length) => {
    assert.equal(engine.text(address), 'snake 蛇 🐍');
    assert.equal(length, 14);
  });
  assert.throws(() => engine.withBytes(8, () => { throw new Error('inside'); }), /inside/);
  assert.equal(engine.raw.stackSave(), before);
});

test('a buffer lies outside the region, and using one leaves the region as it was', async () => {
  const engine = await load();
  const heap = createHeap(engine);
  engine.exports.heap_demo(heap, 1000);
  const before = Buffer.from(engine.region(heap));
  engine.withBuffer(heap, 1_000_000, (address) => {
    assert.ok(address >= heap + engine.exports.heap_bytes(heap));
    engine.bytes(address, 1_000_000).fill(0xff);
  });
  assert.ok(Buffer.from(engine.region(heap)).equals(before));
  // What the region grows into reads as zero again.
  const block = engine.exports.heap_alloc(heap, 40_000_000);
  assert.ok(engine.bytes(block, 40_000_000).every((byte) => byte === 0));
});

test('heap addresses are those of the native build', async () => {
  const engine = await load();
  assert.equal(engine.refOf(REGION_START), 0x200000400000);
  assert.equal(engine.addressOf(0x200000400000), REGION_START);
});
