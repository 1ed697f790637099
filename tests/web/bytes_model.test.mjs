// Every byte of an object, of what it owns and of a pool's header has its field, named as in CPython's headers: of a real heap.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { importFromPage } from '../tools/bundle.mjs';
import { recorder, rowNamed } from './recorded.mjs';

const [{ Instant }, { MemoryMap }, { portray }, owned, { bytesOf }, values, { hexRows, wordText }] = await Promise.all(
  ['model/instant.ts', 'model/memory.ts', 'model/inspector.ts', 'model/owned.ts', 'view/shared/object_bytes.ts', 'model/field_values.ts', 'model/hex.ts'].map(importFromPage),
);

const PROGRAM = `class P: pass
class Q:
    __slots__ = ('a', 'b')
kept = [1, 2, 3]
kept.append(4)
kept.append(5)
mixed = {'one': 1, 2: 'two', 3: 3}
del mixed[2]
p = P()
p.x = 'x of p'
p.y = 2
many = set(range(20))
few = {7}
grown = bytearray(b'grow')
grown += b'n'
wide = 'α and \\U0001f40d'
latin = 'café'
empty = ()
whole = 2.0
view = memoryview(b'some')
number = -2 ** 40
`;
let python;
let now;
let map;

before(async () => {
  python = await recorder();
  const recording = await python.record(PROGRAM);
  now = await Instant.of(await recording.seek(recording.programEnd));
  const [spans, arenas, pools, blocks] = await Promise.all(['span', 'arena', 'pool', 'block'].map((name) => now.view.table(name)));
  map = new MemoryMap(now, { spans, arenas, pools, blocks });
});
after(() => python.close());

const rowOf = (name) => rowNamed(now, name);

async function fieldsOf(name) {
  const row = rowOf(name);
  const told = await now.view.object(now.address(row));
  const { start, length } = bytesOf(now, row, told);
  return portray(now, row, told, await now.view.bytes(start, length)).fields;
}

async function linesOf(piece, from = 0, length = piece.size) {
  const ownerAt = piece.object < 0 ? 0 : now.address(piece.object) - owned.OWNER_BEFORE;
  return owned.ownedLines({
    now,
    piece,
    head: await now.view.bytes(piece.address, Math.min(owned.HEAD_BYTES, piece.size)),
    owner: piece.object < 0 ? new Uint8Array() : await now.view.bytes(ownerAt, owned.OWNER_BYTES),
    start: piece.address + from,
    bytes: await now.view.bytes(piece.address + from, length),
  });
}

const ownedBy = (name, kind) => map.ownedBy(rowOf(name)).find((piece) => piece.kind === kind) ?? assert.fail(kind);
const textOf = (lines, name) => (lines.find((line) => line.name === name) ?? assert.fail(`${name}: ${lines.map((line) => line.name)}`)).text;
const targetOf = (lines, name) => lines.find((line) => line.name === name)?.target?.label;

function wholeOf(lines, size) {
  let at = lines[0].offset;
  for (const { offset, bytes } of lines) {
    assert.equal(offset, at);
    at += bytes.length;
  }
  assert.equal(at, lines[0].offset + size);
}

test('a list has room for more items than it holds', async () => {
  const piece = ownedBy('kept', 'list items');
  const lines = await linesOf(piece);
  wholeOf(lines, piece.size);
  assert.equal(targetOf(lines, '[3]'), '4');
  assert.deepEqual(lines.slice(5).map(({ name, kind }) => `${name} ${kind}`), ['[5] spare', '[6] spare', '[7] spare']);
  assert.equal(textOf(await fieldsOf('kept'), 'allocated'), '8');
});

test("a dict's keys are a header, indices and entries; what was deleted is -2", async () => {
  const piece = ownedBy('mixed', 'dict keys');
  const lines = await linesOf(piece);
  wholeOf(lines, piece.size);
  assert.equal(textOf(lines, 'dk_refcnt'), '1');
  assert.equal(textOf(lines, 'dk_nentries'), '3');
  assert.match(lines.filter(({ name }) => /^dk_indices/.test(name)).map(({ text }) => text).join(' '), /(^| )-2( |$)/);
  assert.equal(targetOf(lines, '[0].me_key'), "'one'");
  assert.equal(textOf(lines, '[2].me_hash'), '3');
  assert.equal(textOf(lines, '[1].me_value'), 'NULL');
  assert.equal(lines.find(({ name }) => name === '[3].me_key').kind, 'spare');
});

test('the second half of a large table is shown without the first', async () => {
  const piece = ownedBy('many', 'set table');
  const all = await linesOf(piece);
  const behind = await linesOf(piece, 256, 256);
  assert.deepEqual(behind, all.filter(({ offset }) => offset >= 256 && offset < 512));
  assert.equal(targetOf(all, 'table[5].key'), '5');
  assert.equal(textOf(all, 'table[5].hash'), '5');
});

test("an instance's values stand behind their order", async () => {
  const lines = await linesOf(ownedBy('p', 'instance values'));
  assert.equal(textOf(lines, 'order'), '0 1');
  assert.equal(textOf(lines, 'used'), '2');
  assert.equal(targetOf(lines, 'values[0] .x'), "'x of p'");
  assert.equal(textOf(lines, 'values[2]'), 'NULL');
});

test('a bytearray has more bytes than its own', async () => {
  const lines = await linesOf(ownedBy('grown', 'bytes'));
  assert.equal(textOf(lines, 'ob_bytes'), 'grown');
  assert.equal(lines[1].kind, 'spare');
  assert.equal(Number(textOf(await fieldsOf('grown'), 'ob_alloc')), 5 + lines[1].bytes.length);
});

test('a free block begins with the next one; a pool with its header', async () => {
  const pool = Array.from({ length: map.tables.pools.length }, (_, i) => i).find((i) => map.tables.pools.value(i, 'blocksFreed') > 1);
  const header = await linesOf(map.bytesAt(map.poolAddress(pool)));
  wholeOf(header, 48);
  assert.equal(Number(textOf(header, 'ref.count')), map.tables.pools.value(pool, 'blocksInUse'));
  assert.equal((Number(textOf(header, 'szidx')) + 1) * 16, map.blockSize(pool));
  let [free, count] = [Number(textOf(header, 'freeblock')), 0];
  for (; free !== 0; count++) {
    const piece = map.bytesAt(free);
    assert.equal(piece.kind, 'free');
    free = Number(textOf(await linesOf(piece), 'next free').replace('NULL', '0'));
  }
  assert.equal(count, map.tables.pools.value(pool, 'blocksFreed'));
});

test('frames of calls that are on have their fields, variables and value stack', async () => {
  const recording = await python.record('def f(a, b):\n    c = a * 2\n    return c\nf(7, [])\n');
  const { clock } = await recording.next(0, { line: 3, kinds: ['line'] });
  const of = [now, map];
  now = await Instant.of(await recording.seek(clock));
  const [spans, arenas, pools, blocks] = await Promise.all(['span', 'arena', 'pool', 'block'].map((name) => now.view.table(name)));
  map = new MemoryMap(now, { spans, arenas, pools, blocks });
  const row = [...blocks].findIndex(({ kind }) => now.constants.blockKind[kind] === 'frames');
  const piece = map.pieceOfBlock(row);
  const lines = await linesOf(piece);
  wholeOf(lines, piece.size);
  assert.deepEqual(lines.filter(({ name }) => name === 'f_func').map(({ target }) => target.label), ['<function <module>>', '<function f>']);
  assert.deepEqual(['a', 'b', 'c'].map((name) => targetOf(lines, name)), ['7', '[]', '14']);
  const [, inner] = lines.filter(({ name }) => name === 'previous').slice(1);
  assert.equal(Number(inner.text), lines.find(({ name }) => name === 'f_func').address);
  [now, map] = of;
});

test('the allocator keeps an entry for each arena', async () => {
  const row = [...map.tables.blocks].findIndex(({ kind }) => now.constants.blockKind[kind] === 'arena objects');
  const lines = await linesOf(map.pieceOfBlock(row));
  const { address, pools, freePools, poolAddress } = map.tables.arenas.row(0);
  assert.equal(Number(textOf(lines, '[0].address')), address);
  assert.deepEqual(['[0].ntotalpools', '[0].nfreepools', '[0].pool_address'].map((name) => Number(textOf(lines, name))), [pools, freePools, poolAddress]);
});

test('bits and characters are said by their names and widths', async () => {
  const wide = await fieldsOf('wide');
  assert.match(textOf(wide, 'state'), /^0x[0-9a-f]+ interned 0 kind 4 compact ready$/);
  assert.equal(textOf(wide, 'characters'), 'α and \u{1f40d}');
  const latin = await fieldsOf('latin');
  assert.match(textOf(latin, 'state'), /kind 1 compact ready$/);
  assert.equal(textOf(latin, 'characters'), 'café');
  assert.match(textOf(await fieldsOf('P'), 'tp_flags'), /^0x[0-9a-f]+ MANAGED_DICT HEAPTYPE BASETYPE .*HAVE_GC/);
  assert.equal(textOf(await fieldsOf('whole'), 'ob_fval'), '2.0');
  assert.equal(textOf(await fieldsOf('number'), 'ob_digit[1]'), '1024');
  assert.deepEqual([NaN, -Infinity, -0, 0.1].map(values.floatText), ['nan', '-inf', '-0.0', '0.1']);
});

test('entries of tables within objects are numbered', async () => {
  const few = await fieldsOf('few');
  assert.equal(targetOf(few, 'smalltable[7].key'), '7');
  assert.equal(textOf(few, 'hash'), '-1');
  const slots = await fieldsOf('Q');
  assert.equal(textOf(slots, 'members[1].offset'), '24');
});

test("an object without a block has the collector's head before it, and its bytes are its own", async () => {
  const empty = await fieldsOf('empty');
  assert.equal(empty[0].offset, -16);
  assert.equal(textOf(empty, 'ob_size'), '0');
  assert.ok(Number(textOf(empty, 'ob_refcnt')) > 1e8);
});

test('a field that changed says what it was', () => {
  const field = { name: 'ob_size', kind: 'signed', address: 1000, offset: 0, bytes: Uint8Array.of(5, 0, 0, 0, 0, 0, 0, 0), text: '5', target: null };
  const formerOf = (old, kind = 'signed') => hexRows(1000, field.bytes, old && Uint8Array.of(old, 0, 0, 0, 0, 0, 0, 0), [{ ...field, kind }])[0].fields[0].former;
  assert.deepEqual([formerOf(4), formerOf(5), formerOf(null), formerOf(4, 'data')], ['4', undefined, undefined, undefined]);
});

test('what rounds a block up is unused also where something was left in it; what only its type knows is data', async () => {
  assert.equal((await fieldsOf('p')).at(-1).kind, 'unused');
  const view = await fieldsOf('view');
  const rows = hexRows(view[0].address, new Uint8Array(view.flatMap(({ bytes }) => [...bytes])), null, view);
  const pointers = rows.filter(({ isData }) => isData).map(wordText).filter(Boolean).map((word) => now.rowOf(Number(word)));
  assert.ok(pointers.some((row) => row >= 0 && now.typeName(row) === 'bytes'), 'a pointer that nothing names');
});
