// Wrong arguments: every export answers them, and none traps or damages the heap.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { BUILD } from '../tools/places.mjs';
import { parseTable } from '../../wasm/js/generate.mjs';
import { EngineError, loadEngine, REGION_START } from '../../wasm/js/loader.js';

const url = pathToFileURL(join(BUILD, 'wasm/ouro-3.11.wasm'));
const module = new WebAssembly.Module(readFileSync(url));
const rows = parseTable(readFileSync(new URL('../../wasm/exports.h', import.meta.url), 'utf8'));
const load = () => loadEngine({ module, url });
const createHeap = (engine) => engine.withBytes(4, (why) => engine.exports.heap_create(0, why));
const createRuntime = (engine) => engine.withBytes(4, (why) => engine.exports.runtime_create(0, why));
const look = (engine, runtime) => engine.withBytes(256, (problem) => engine.exports.inspection_open(runtime, problem));
const NO_TABLE = 0xffffffff;

// What each type does not take, and what it takes though it names nothing.
const NO_VALUES = {
  number: [NaN, Infinity, -1, 0.5, 2 ** 64, '7', null, undefined, 7n, {}],
  boolean: [0, 'true', undefined],
};
const NO_NAMES = {
  address: [0, 1, 15, 0x3fe000, REGION_START, REGION_START + 8, REGION_START + 100_000, 2 ** 31, 2 ** 32 - 8, 2 ** 32 - 1],
  size: [0, 1, 4095, 2 ** 31, 2 ** 32, 2 ** 40, Number.MAX_SAFE_INTEGER],
  ref: [0, 1, 0x200000400000, 0x200000400001, 2 ** 48, Number.MAX_SAFE_INTEGER],
  boolean: [false, true],
  u32: [0, 3, 10, 13, 2 ** 31, 2 ** 32 - 1],
  i32: [0, -1, 9, 2 ** 31 - 1],
};

test('what is no value of a type is an EngineError that names the argument', async () => {
  const engine = await load();
  for (const { name, parameters } of rows) {
    for (const [i, parameter] of parameters.entries()) {
      const wrongs = NO_VALUES[parameter.type === 'boolean' ? 'boolean' : 'number'];
      for (const wrong of wrongs.filter((value) => parameter.type !== 'i32' || value !== -1)) {
        const values = parameters.map((_, j) => (i === j ? wrong : 0));
        assert.throws(() => engine.exports[name](...values), (error) => {
          assert.ok(error instanceof EngineError, `${name}(${parameter.name} = ${String(wrong)}): ${error}`);
          return error.message.startsWith(`${name}: ${parameter.name} must be `);
        });
      }
    }
  }
});

// Every combination of values, each list of them given for one argument.
function* combinations([first, ...rest]) {
  if (first === undefined) {
    yield [];
    return;
  }
  for (const value of first) for (const others of combinations(rest)) yield [value, ...others];
}

// What may be passed for each parameter, among it the handles that there are.
const values = (parameters, handles) => parameters.map(({ type }) => (type === 'address' ? [...NO_NAMES.address, ...handles] : NO_NAMES[type]));

// Those that make or end what the others need, and those that would fill the memory.
const CHANGES = /_create$|_begin$|_destroy$|_demo$|_close$|_open$|_alloc$|_realloc$|^region_place$/;

function tryEverything(engine, handles, pattern) {
  for (const { name, parameters } of rows.filter((row) => pattern(row.name))) {
    for (const list of combinations(values(parameters, handles))) {
      assert.doesNotThrow(() => engine.exports[name](...list), `${name}(${list})`);
    }
  }
}

test('before anything was made nothing is there', async () => {
  const engine = await load();
  const { exports } = engine;
  tryEverything(engine, [], (name) => !/_create$|^region_place$/.test(name));
  assert.equal(exports.heap_bytes(REGION_START), 0);
  assert.equal(exports.heap_alloc(REGION_START, 8), 0);
  assert.equal(exports.heap_destroy(REGION_START), false);
  assert.equal(exports.heap_check(REGION_START), 'there is no such heap');
  assert.equal(exports.heap_demo(REGION_START, 1), false);
  assert.equal(exports.runtime_collect(REGION_START, 0), -1);
  assert.equal(exports.runtime_demo(REGION_START), false);
  assert.equal(exports.runtime_destroy(REGION_START, 0), false);
  assert.equal(exports.inspection_close(REGION_START), false);
  engine.withBytes(256, (problem) => {
    assert.equal(exports.inspection_open(REGION_START, problem), 0);
    assert.equal(engine.text(problem + 8), 'there is no such runtime or snapshot');
    assert.equal(exports.inspection_table(REGION_START, 0, problem), NO_TABLE);
    assert.equal(exports.runtime_check(REGION_START, problem, 256), false);
    assert.match(engine.text(problem), /^there is no runtime/);
  });
});

test('a heap and a runtime stay whole, whatever is passed', async () => {
  for (const create of [createHeap, createRuntime]) {
    const engine = await load();
    const heap = create(engine);
    const block = engine.exports.heap_alloc(heap, 100);
    const statistics = () => engine.withBytes(96, (out) => {
      engine.exports.heap_statistics(heap, out);
      return Buffer.from(engine.bytes(out, 96));
    });
    const before = statistics();
    tryEverything(engine, [], (name) => !CHANGES.test(name) && !/^runtime_collect$/.test(name));
    assert.equal(engine.exports.heap_check(heap), null);
    assert.ok(statistics().equals(before));
    assert.equal(block === 0, create === createRuntime, 'blocks of a runtime are its own');
  }
});

test('after the end nothing is there any more', async () => {
  const engine = await load();
  const { exports } = engine;
  const heap = createHeap(engine);
  const block = exports.heap_alloc(heap, 100);
  assert.equal(exports.heap_destroy(heap), true);
  assert.equal(exports.heap_destroy(heap), false);
  assert.equal(exports.heap_free(heap, block), false);
  assert.equal(exports.heap_realloc(heap, block, 8), 0);
  const runtime = createRuntime(engine);
  const inspection = look(engine, runtime);
  assert.notEqual(inspection, 0);
  assert.equal(engine.withBytes(16, (leaks) => exports.runtime_destroy(runtime, leaks)), true);
  assert.equal(exports.inspection_close(inspection), false);
  assert.equal(engine.withBytes(4, (records) => exports.inspection_table(inspection, 0, records)), NO_TABLE);
  tryEverything(engine, [block, inspection], (name) => !/_create$|^region_place$/.test(name));
  assert.equal(createHeap(engine), heap, 'there can be another');
});

test('a runtime is no heap of heap_create, and the other way round', async () => {
  const engine = await load();
  const runtime = createRuntime(engine);
  assert.equal(engine.exports.heap_destroy(runtime), false);
  assert.equal(engine.exports.heap_alloc(runtime, 8), 0);
  assert.equal(engine.exports.heap_demo(runtime, 10), false);
  assert.ok(engine.exports.heap_bytes(runtime) > 0);
  assert.equal(engine.exports.heap_check(runtime), null);
  const other = await load();
  const heap = createHeap(other);
  assert.equal(other.exports.runtime_collect(heap, 2), -1);
  assert.equal(other.exports.runtime_destroy(heap, 0), false);
  assert.equal(look(other, heap), 0);
});

test('a block can be given back once, and only where it begins', async () => {
  const engine = await load();
  const { exports } = engine;
  const heap = createHeap(engine);
  for (const size of [1, 40, 512, 513, 100_000]) {
    const neighbour = exports.heap_alloc(heap, size);
    const block = exports.heap_alloc(heap, size);
    for (const wrong of [block + 1, block + 8, block + 16, block - 16]) {
      if (wrong === neighbour) continue;
      assert.equal(exports.heap_free(heap, wrong), false, `${wrong - block} of ${size}`);
      assert.equal(exports.heap_realloc(heap, wrong, 8), 0);
    }
    assert.equal(exports.heap_free(heap, block), true);
    assert.equal(exports.heap_free(heap, block), false);
    assert.equal(exports.heap_realloc(heap, block, 8), 0);
    assert.equal(exports.heap_free(heap, neighbour), true);
    assert.equal(exports.heap_check(heap), null);
  }
});

test('a block that is too large for the memory there is, is none', async () => {
  const engine = await load();
  const heap = createHeap(engine);
  for (const size of [2 ** 32 - 1, 2 ** 32, 2 ** 40, Number.MAX_SAFE_INTEGER]) {
    assert.equal(engine.exports.heap_alloc(heap, size), 0);
    assert.equal(engine.exports.heap_buffer_alloc(heap, size), 0);
    assert.equal(engine.exports.heap_realloc(heap, 0, size), 0);
  }
  assert.equal(engine.exports.heap_check(heap), null);
});

test('a limit that no heap can have is refused with a reason, any other is rounded down', async () => {
  const engine = await load();
  engine.withBytes(4, (why) => {
    for (const limit of [1, 4095, 2 ** 32, Number.MAX_SAFE_INTEGER]) {
      for (const create of ['heap_create', 'runtime_create']) {
        assert.equal(engine.exports[create](limit, why), 0, `${create}(${limit})`);
        assert.match(engine.text(engine.view(why, 4).getUint32(0, true)), /\w+ \w+/);
        assert.equal(engine.exports[create](limit, 0), 0);
      }
    }
    const runtime = engine.exports.runtime_create(3_000_001, why);
    assert.notEqual(runtime, 0);
    assert.ok(engine.exports.heap_bytes(runtime) <= 3_000_001);
  });
});

test('a buffer can be given back once', async () => {
  const engine = await load();
  const heap = createHeap(engine);
  const first = engine.exports.heap_buffer_alloc(heap, 100);
  const second = engine.exports.heap_buffer_alloc(heap, 100);
  assert.equal(engine.exports.heap_buffer_free(heap, first + 16), false);
  assert.equal(engine.exports.heap_buffer_free(heap, first), true);
  assert.equal(engine.exports.heap_buffer_free(heap, first), false);
  assert.equal(engine.exports.heap_buffer_free(heap, second), true);
  assert.equal(engine.exports.heap_buffer_free(heap, second), false);
  assert.equal(engine.exports.heap_check(heap), null);
});

test('there is one inspection at a time, during which the runtime does not run', async () => {
  const engine = await load();
  const { exports } = engine;
  const runtime = createRuntime(engine);
  const inspection = look(engine, runtime);
  engine.withBytes(256, (problem) => {
    assert.equal(exports.inspection_open(runtime, problem), 0);
    assert.equal(engine.text(problem + 8), 'an inspection is open already');
  });
  assert.equal(exports.runtime_collect(runtime, 2), -1);
  assert.equal(exports.runtime_demo(runtime), false);
  tryEverything(engine, [], (name) => /^inspection_(table|fields|strings)$/.test(name));
  for (const kind of [...NO_NAMES.u32, 4]) {
    for (const records of NO_NAMES.address) assert.equal(exports.inspection_table(inspection, kind, records), NO_TABLE);
  }
  engine.withBytes(8, (place) => {
    for (const kind of [10, 13, 2 ** 32 - 1]) assert.equal(exports.inspection_table(inspection, kind, place), NO_TABLE);
    for (const object of NO_NAMES.ref) assert.equal(exports.inspection_fields(inspection, object, place), 0);
    assert.notEqual(exports.inspection_strings(inspection, place), 0);
  });
  assert.equal(exports.inspection_close(inspection), true);
  assert.equal(exports.inspection_close(inspection), false);
  assert.ok(exports.runtime_collect(runtime, 2) >= 0);
});

test('the loader refuses lengths and addresses that make no sense', async () => {
  const engine = await load();
  const before = engine.raw.stackSave();
  for (const length of [NaN, -16, 2 ** 30, '8']) assert.throws(() => engine.withBytes(length, () => {}), EngineError);
  for (const address of [NaN, -1, 2 ** 40, 0.5]) assert.throws(() => engine.text(address), EngineError);
  assert.throws(() => engine.withBuffer(REGION_START, NaN, () => {}), EngineError);
  assert.equal(engine.raw.stackSave(), before);
});
