// The allocator as its own statistics tell of it: size classes, pools, what is lost to what, and in which order a pool's free blocks
// will be handed out. The words are those of sys._debugmallocstats(). Pure.
import type { ArenaRecord, Events, PoolRecord, PoolStateName, Table } from 'ouroboros';
import { wordAt } from './fields.ts';
import { POOL_HEADER } from './memory.ts';

export interface Pool {
  row: number;
  address: number;
  arena: number;
  /** Its place in its arena. */
  place: number;
  state: PoolStateName;
  blockSize: number;
  capacity: number;
  inUse: number;
  freed: number;
  untouched: number;
  /** Its place in the list of used pools of its size; null: it is in none. */
  rank: number | null;
}

export interface SizeClass {
  number: number;
  size: number;
  /** In the order in which they serve: used ones by their list, then full ones. */
  pools: Pool[];
  used: number;
  full: number;
  blocksInUse: number;
  available: number;
}

export interface Allocator {
  classes: SizeClass[];
  /** Empty or never carved, waiting for any size. */
  unused: Pool[];
  poolBytes: number;
  statistics: Statistic[];
}

/** A line of the statistics. `sum`: what the lines before it come to. */
export interface Statistic {
  name: StatisticName;
  value: number;
  /** What the line counts: [how many, bytes each]. */
  of?: [number, number];
}

const STATISTIC_NAMES = [
  'arenasTotal', 'arenasReclaimed', 'arenasHighwater', 'arenasCurrent', 'arenaBytes',
  'allocated', 'available', 'unusedPools', 'headers', 'quantization', 'alignment', 'sum',
] as const;
export type StatisticName = (typeof STATISTIC_NAMES)[number];

const CLASS_BYTES = 16;
const CLASSES = 32;
const POOL_BYTES = 16_384;
const NO_INDEX = 0xffffffff;
// Where a pool's header has the first of its free blocks.
const FREEBLOCK_OFFSET = 8;

export function poolsOf(pools: Table<PoolRecord>, states: readonly PoolStateName[]): Pool[] {
  let [arena, place] = [-1, 0];
  return Array.from({ length: pools.length }, (_, row) => {
    const record = pools.row(row);
    place = record.arena === arena ? place + 1 : 0;
    arena = record.arena;
    return {
      row,
      address: record.address,
      arena,
      place,
      state: states[record.state]!,
      blockSize: record.blockSize,
      capacity: record.capacity,
      inUse: record.blocksInUse,
      freed: record.blocksFreed,
      untouched: record.blocksUntouched,
      rank: record.listRank === NO_INDEX ? null : record.listRank,
    };
  });
}

/** `history`: arenas ever taken, and the most at a time. */
export function allocatorOf(pools: Pool[], arenas: Table<ArenaRecord>, history: { total: number; most: number }): Allocator {
  const poolBytes = pools.length > 1 && pools[1]!.arena === pools[0]!.arena ? pools[1]!.address - pools[0]!.address : POOL_BYTES;
  const classes = Array.from({ length: CLASSES }, (_, number): SizeClass => ({
    number, size: (number + 1) * CLASS_BYTES, pools: [], used: 0, full: 0, blocksInUse: 0, available: 0,
  }));
  const unused: Pool[] = [];
  for (const pool of pools) {
    if (pool.state === 'untouched' || pool.state === 'empty') unused.push(pool);
    else count(classes[pool.blockSize / CLASS_BYTES - 1]!, pool);
  }
  for (const one of classes) one.pools.sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.address - b.address);
  return { classes, unused, poolBytes, statistics: statisticsOf(classes, unused.length, arenas, poolBytes, history) };
}

function count(one: SizeClass, pool: Pool): void {
  one.pools.push(pool);
  one[pool.state === 'full' ? 'full' : 'used']++;
  one.blocksInUse += pool.inUse;
  one.available += pool.capacity - pool.inUse;
}

const sum = <T>(items: Iterable<T>, of: (item: T) => number): number => {
  let total = 0;
  for (const item of items) total += of(item);
  return total;
};

function statisticsOf(classes: SizeClass[], unused: number, arenas: Table<ArenaRecord>, poolBytes: number, { total, most }: { total: number; most: number }): Statistic[] {
  const arenaBytes = arenas.length > 0 ? arenas.value(0, 'size') : 0;
  const inPools = sum(classes, ({ pools }) => pools.length);
  const parts: Statistic[] = [
    { name: 'allocated', value: sum(classes, ({ blocksInUse, size }) => blocksInUse * size) },
    { name: 'available', value: sum(classes, ({ available, size }) => available * size) },
    { name: 'unusedPools', value: unused * poolBytes, of: [unused, poolBytes] },
    { name: 'headers', value: inPools * POOL_HEADER },
    { name: 'quantization', value: sum(classes, ({ pools, size }) => pools.length * ((poolBytes - POOL_HEADER) % size)) },
    { name: 'alignment', value: sum(arenas, ({ size, pools }) => size - pools * poolBytes) },
  ];
  return [
    { name: 'arenasTotal', value: total },
    { name: 'arenasReclaimed', value: total - arenas.length },
    { name: 'arenasHighwater', value: most },
    { name: 'arenasCurrent', value: arenas.length },
    { name: 'arenaBytes', value: arenas.length * arenaBytes, of: [arenas.length, arenaBytes] },
    ...parts,
    { name: 'sum', value: sum(parts, ({ value }) => value) },
  ];
}

/** Arenas ever taken and the most at a time, at an instant at which so many are there; null: what was before is not known. */
export function arenaHistory(events: Events | null, instant: number | null, current: number): { total: number; most: number } {
  if (events === null || instant === null) return { total: current, most: current };
  const steps: number[] = [];
  for (const { kind, clock } of events) {
    if (clock > instant) break;
    if (kind === 'arena_new') steps.push(1);
    if (kind === 'arena_free') steps.push(-1);
  }
  let now = current - steps.reduce((a, b) => a + b, 0);
  let [total, most] = [now, now];
  for (const step of steps) {
    now += step;
    if (step > 0) total++;
    most = Math.max(most, now);
  }
  return { total, most };
}

/** The places of a pool's free blocks in the order in which they are handed out next, from its bytes. Ends where it is damaged. */
export function freeChain(pool: Pool, bytes: Uint8Array): number[] {
  const chain: number[] = [];
  const seen = new Set<number>();
  let at = Number(wordAt(bytes.subarray(FREEBLOCK_OFFSET, FREEBLOCK_OFFSET + 8)));
  while (at !== 0 && chain.length < pool.capacity) {
    const offset = at - pool.address;
    const slot = (offset - POOL_HEADER) / pool.blockSize;
    if (!Number.isInteger(slot) || slot < 0 || slot >= pool.capacity || seen.has(slot)) break;
    seen.add(slot);
    chain.push(slot);
    at = Number(wordAt(bytes.subarray(offset, offset + 8)));
  }
  return chain;
}
