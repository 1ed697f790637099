// The WebAssembly module is what wasm/README.md says: small in what it asks for, its static data out of the region's way.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { BUILD } from '../tools/places.mjs';
import { generated, parseTable } from '../../wasm/js/generate.mjs';
import { HOST_PAGE, REGION_START } from '../../wasm/js/loader.js';

const module = new WebAssembly.Module(readFileSync(join(BUILD, 'wasm/ouro-3.11.wasm')));
const exported = WebAssembly.Module.exports(module);

test('it imports what the table of imports names, and, but for its rest, nothing else', () => {
  const imported = WebAssembly.Module.imports(module).filter((one) => one.module !== 'rest');
  const rows = parseTable(readFileSync(new URL('../../wasm/imports.h', import.meta.url), 'utf8'), 'WASM_IMPORTS');
  assert.ok(rows.length > 0);
  assert.deepEqual(imported.map(({ name }) => name).sort(), rows.map(({ name }) => name).sort());
  assert.ok(imported.every((one) => one.module === 'ouro' && one.kind === 'function'));
});

test('it exports its own memory, and no allocator of the C library', () => {
  assert.ok(exported.some(({ name, kind }) => name === 'memory' && kind === 'memory'));
  const allocator = /^(malloc|free|calloc|realloc|sbrk|memalign|emscripten_.*)$/;
  assert.deepEqual(exported.map(({ name }) => name).filter((name) => allocator.test(name)), []);
});

test('static data and C stack end below the host page', () => {
  const functions = Object.fromEntries(WebAssembly.Module.imports(module).map(({ name }) => [name, () => 0]));
  const instance = new WebAssembly.Instance(module, { ouro: functions, rest: functions });
  const stackAndData = instance.exports.__heap_base.value;
  assert.ok(stackAndData > 1 << 20, 'the stack of 1 MiB lies below the data');
  assert.ok(stackAndData <= HOST_PAGE, `they end at ${stackAndData.toString(16)}`);
  assert.equal(instance.exports.memory.buffer.byteLength, REGION_START, 'the region has not begun to grow');
});

test('the TypeScript declarations are those of the tables: run `node wasm/js/generate.mjs`', () => {
  for (const [file, declared, fromTables] of generated()) assert.equal(declared, fromTables, file.pathname);
});
