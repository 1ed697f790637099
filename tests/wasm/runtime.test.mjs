// A runtime driven from JavaScript: made, filled, looked at, collected, ended with nothing left.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { BUILD } from '../tools/places.mjs';
import { loadEngine } from '../../wasm/js/loader.js';

const url = pathToFileURL(join(BUILD, 'wasm/ouro-3.11.wasm'));

async function newRuntime() {
  const engine = await loadEngine({ url });
  const runtime = engine.withBytes(4, (why) => engine.exports.runtime_create(0, why));
  assert.notEqual(runtime, 0);
  return { engine, runtime };
}

function isConsistent({ engine, runtime }) {
  return engine.withBytes(256, (why) => engine.exports.runtime_check(runtime, why, 256) || engine.text(why));
}

// What a record type looks like: its size, and where its fields lie. Pointers in the tables are those of 32-bit linear memory.
function recordTypes(engine) {
  return engine.withBytes(4, (count) => {
    const types = engine.exports.record_types(count);
    const found = {};
    for (let i = 0; i < engine.view(count, 4).getUint32(0, true); i++) {
      const type = engine.view(types + 16 * i, 16);
      const fields = {};
      for (let j = 0; j < type.getUint32(8, true); j++) {
        const field = engine.view(type.getUint32(4, true) + 24 * j, 24);
        fields[engine.text(field.getUint32(0, true))] = field.getUint32(8, true);
      }
      found[engine.text(type.getUint32(0, true))] = { index: i, bytes: type.getUint32(12, true), fields };
    }
    return found;
  });
}

function table(engine, inspection, type) {
  return engine.withBytes(4, (records) => {
    const count = engine.exports.inspection_table(inspection, type.index, records);
    assert.notEqual(count, 0xffffffff, `table ${type.index}`);
    return { count, address: engine.view(records, 4).getUint32(0, true) };
  });
}

// The names under which roots refer to objects.
function rootNames(engine, inspection, type) {
  const { count, address } = table(engine, inspection, type);
  const strings = engine.withBytes(8, (length) => engine.exports.inspection_strings(inspection, length));
  const names = new Set();
  for (let i = 0; i < count; i++) {
    const edge = engine.view(address + i * type.bytes, type.bytes);
    const length = edge.getUint32(type.fields.name_length, true);
    names.add(new TextDecoder().decode(engine.bytes(strings + edge.getUint32(type.fields.name_offset, true), length)));
  }
  return names;
}

test('a runtime begins consistent and ends with nothing left', async () => {
  const { engine, runtime } = await newRuntime();
  assert.equal(isConsistent({ engine, runtime }), true);
  assert.equal(engine.withBytes(16, (leaks) => engine.exports.runtime_destroy(runtime, leaks)), true);
});

test('the demo has garbage that a collection finds', async () => {
  const { engine, runtime } = await newRuntime();
  engine.exports.runtime_collect(runtime, 2);
  assert.equal(engine.exports.runtime_demo(runtime), true);
  assert.equal(engine.exports.runtime_collect(runtime, 2), 2);
  assert.equal(isConsistent({ engine, runtime }), true);
  assert.equal(engine.withBytes(16, (leaks) => engine.exports.runtime_destroy(runtime, leaks)), true);
});

test('an inspection gives tables, and leaves the region as it was', async () => {
  const { engine, runtime } = await newRuntime();
  engine.exports.runtime_demo(runtime);
  const before = Buffer.from(engine.region(runtime));
  const inspection = engine.withBytes(256, (problem) => engine.exports.inspection_open(runtime, problem));
  assert.notEqual(inspection, 0);
  const types = recordTypes(engine);
  assert.deepEqual(Object.values(types).map(({ bytes }) => bytes % 8), Object.values(types).map(() => 0));
  assert.ok(table(engine, inspection, types.Object).count > 100);
  const names = rootNames(engine, inspection, types.Edge);
  for (const name of ['a', 'b', 'node', 'word']) {
    assert.ok([...names].some((text) => text.includes(`'${name}'`) || text === name), `${name} is among ${[...names].slice(0, 50)}`);
  }
  engine.exports.inspection_close(inspection);
  assert.ok(before.equals(Buffer.from(engine.region(runtime))));
});

test('the fields of an object cover its block', async () => {
  const { engine, runtime } = await newRuntime();
  engine.exports.runtime_demo(runtime);
  const inspection = engine.withBytes(256, (problem) => engine.exports.inspection_open(runtime, problem));
  const types = recordTypes(engine);
  const objects = table(engine, inspection, types.Object);
  const last = engine.view(objects.address + (objects.count - 1) * types.Object.bytes, types.Object.bytes);
  const [address, blockSize] = ['address', 'block_size'].map((field) => Number(last.getBigUint64(types.Object.fields[field], true)));
  engine.withBytes(4, (records) => {
    const count = engine.exports.inspection_fields(inspection, address, records);
    const fields = engine.view(records, 4).getUint32(0, true);
    let bytes = 0;
    for (let i = 0; i < count; i++) {
      bytes += engine.view(fields + i * types.Field.bytes, types.Field.bytes).getUint32(types.Field.fields.length, true);
    }
    assert.ok(count > 2);
    assert.equal(bytes, blockSize);
  });
  engine.exports.inspection_close(inspection);
});

test('a generation that there is not is -1', async () => {
  const { engine, runtime } = await newRuntime();
  for (const generation of [3, 2 ** 31, 2 ** 32 - 1]) assert.equal(engine.exports.runtime_collect(runtime, generation), -1);
});

test('a runtime too small for itself is refused with a reason', async () => {
  const engine = await loadEngine({ url });
  const why = engine.withBytes(4, (address) => {
    assert.equal(engine.exports.runtime_create(4096, address), 0);
    return engine.text(engine.view(address, 4).getUint32(0, true));
  });
  assert.ok(why.length > 10, why);
});
