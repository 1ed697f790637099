// The allocator's statistics and the order of free blocks, from real instants; what is interned and who of the program refers to it.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { load } from '../../wasm/js/index.js';
import { importFromPage } from '../tools/bundle.mjs';
import { BUILD } from '../tools/places.mjs';

const [{ Instant, INSTANT_TABLES }, pools, interned] = await Promise.all(['model/instant.ts', 'model/pools.ts', 'model/interned.ts'].map(importFromPage));

const PROGRAM = `kept = [[] for _ in range(100000)]
seven = 7
name = 'identifier_like'
kept = [7, 7]
last = 0
`;
let recording;
const at = async (instant) => Instant.of(await recording.seek(instant, { tables: [...INSTANT_TABLES] }));

before(async () => {
  const python = await load({ url: join(BUILD, 'wasm/ouro-3.11.wasm') });
  recording = await python.record(PROGRAM, { filename: 'main.py', isFile: true });
});

async function allocatorAt(instant) {
  const now = await at(instant);
  const [arenas, table] = [await now.view.table('arena'), await now.view.table('pool')];
  const all = pools.poolsOf(table, now.constants.poolState);
  return { now, all, allocator: pools.allocatorOf(all, arenas, pools.arenaHistory(recording.events, instant, arenas.length)) };
}

const named = ({ statistics }, name) => statistics.find((one) => one.name === name).value;

test('what is allocated, free and lost comes to all of the arenas, as in _debugmallocstats', async () => {
  for (const instant of [1, (await recording.next(0, { line: 4 })).clock, recording.programEnd]) {
    const { allocator } = await allocatorAt(instant);
    assert.equal(named(allocator, 'sum'), named(allocator, 'arenaBytes'));
  }
});

test('blocks in use are those that the allocator counts', async () => {
  const { now, allocator } = await allocatorAt(recording.programEnd);
  assert.equal(named(allocator, 'allocated'), now.view.state.poolBytes);
});

test('arenas that were given back are counted', async () => {
  const { allocator } = await allocatorAt(recording.programEnd);
  assert.ok(named(allocator, 'arenasReclaimed') > 0);
  assert.equal(named(allocator, 'arenasTotal'), named(allocator, 'arenasReclaimed') + named(allocator, 'arenasCurrent'));
  assert.ok(named(allocator, 'arenasHighwater') > named(allocator, 'arenasCurrent'));
});

test('the chain has each freed block once, and begins with the block that is handed out next', async () => {
  const instant = (await recording.next(0, { line: 5 })).clock;
  const { now, all } = await allocatorAt(instant);
  let checked = 0;
  for (const pool of all.filter(({ freed, capacity }) => freed > 0 && capacity > 0)) {
    const chain = pools.freeChain(pool, await now.view.bytes(pool.address, 16_384));
    assert.equal(chain.length, pool.freed);
    checked++;
  }
  assert.ok(checked > 0);
  const next = await recording.next(0, { kinds: ['allocation'] });
  const earlier = await allocatorAt(next.clock - 1);
  const pool = earlier.all.find(({ address }) => next.subject >= address && next.subject < address + 16_384);
  if (pool.freed > 0) {
    const [first] = pools.freeChain(pool, await earlier.now.view.bytes(pool.address, 16_384));
    assert.equal(pool.address + 48 + first * pool.blockSize, next.subject);
  }
});

test('a damaged chain ends', () => {
  const pool = { address: 0x10000, blockSize: 32, capacity: 10 };
  const bytes = new Uint8Array(16_384);
  const write = (offset, value) => new DataView(bytes.buffer).setBigUint64(offset, BigInt(value), true);
  write(8, 0x10000 + 48);
  write(48, 0x10000 + 48);
  assert.deepEqual(pools.freeChain(pool, bytes), [0]);
  write(48, 0x123);
  assert.deepEqual(pools.freeChain(pool, bytes), [0]);
});

test('small integers are all there, and those of the program are told', async () => {
  const now = await at(recording.programEnd);
  const { ints, characters, empties } = interned.onlyOnes(now);
  assert.equal(ints.length, 262);
  assert.deepEqual([ints[0].label, ints[261].label], ['-5', '256']);
  assert.equal(ints[12].fromProgram, 3);
  assert.ok(characters.some(({ label }) => label === "'a'"));
  for (const label of ['None', '()', "''", "b''"]) assert.ok(empties.some((one) => one.label === label), label);
  const { holders } = interned.holdersOf(now, ints[12].row, 10);
  assert.deepEqual(holders.map(({ name }) => name).sort(), ['kept[0]', 'kept[1]', 'seven']);
});

test('interned strings are found by their text, those of the program first', async () => {
  const now = await at(recording.programEnd);
  const strings = Array.from(await now.view.interned(), (row) => interned.onlyOf(now, row)).sort(interned.byUse);
  assert.ok(strings[0].fromProgram > 0);
  const found = interned.matching(strings, 'IDENTIFIER_like', false);
  assert.deepEqual(found.map(({ label }) => label), ["'identifier_like'"]);
  assert.ok(interned.matching(strings, '', true).every(({ fromProgram }) => fromProgram > 0));
});
