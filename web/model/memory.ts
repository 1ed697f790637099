// The region at one instant: spans, arenas, pools and blocks, which block is at an address and whose it is, and what class of
// colour it has. Owns these lookups; knows no place on a screen. Pure.
import type { ArenaRecord, BlockKindName, BlockRecord, Difference, PoolRecord, PoolStateName, SpanKindName, SpanRecord, Table } from 'ouroboros';
import { FAMILIES, familyOf, type Family } from './family.ts';
import { NO_INDEX, type Instant } from './instant.ts';
import { AGE_BEFORE, ageOf, type Births } from './memory_ages.ts';

export const POOL_HEADER = 48;
const POOL_BYTES = 16_384;
const ARENA_BYTES = 1_048_576;
const OWNED_MOST = 8;

export interface MemoryTables {
  spans: Table<SpanRecord>;
  arenas: Table<ArenaRecord>;
  pools: Table<PoolRecord>;
  blocks: Table<BlockRecord>;
}

/** What colour says. */
export const COLOURS = ['type', 'generation', 'size', 'age', 'change'] as const;
export type Colour = (typeof COLOURS)[number];

/** A block of a pool, a chunk of the general allocator, or an object without a block: what the smallest piece of the picture is. */
export interface Piece {
  address: number;
  size: number;
  /** 'untouched': never handed out. 'static': an object without a block. 'header': what a pool begins with. */
  kind: BlockKindName | 'untouched' | 'static' | 'header';
  /** Row among the blocks; -1: none. */
  block: number;
  /** Row of the object that it is or that owns it; -1: none. */
  object: number;
  /** Row of its pool; -1: none. */
  pool: number;
  /** Its place in the pool; -1: none. */
  slot: number;
}

// Classes of colour. In each way of colouring the first two are the same.
export const UNTOUCHED = 0;
export const FREE = 1;
const FIRST = 2;

/** Where a class stands for a type's family: [family, whether it is the object itself, whether it is the program's]. */
export const familyClass = (family: number, isObject: boolean, isOfProgram: boolean): number =>
  FIRST + family * 4 + (isObject ? 0 : 1) + (isOfProgram ? 0 : 2);
export const NO_FAMILY = familyClass(FAMILIES.length, true, true);
/** Generations 0, 1, 2, another list, untracked, no object. */
export const GENERATIONS = ['young', 'middle', 'old', 'other', 'untracked', 'none'] as const;
export const generationClass = (name: (typeof GENERATIONS)[number]): number => FIRST + GENERATIONS.indexOf(name);
export const SIZE_CLASSES = 32;
export const sizeClass = (blockSize: number): number => FIRST + Math.min(SIZE_CLASSES, Math.ceil(blockSize / 16)) - 1;
export const LARGE_CLASS = FIRST + SIZE_CLASSES;
/** The same as before, made, count changed, freed. */
export const SAME = FIRST;
export const BORN = FIRST + 1;
export const COUNTED = FIRST + 2;
export const DIED = FIRST + 3;
/** How long it has lived: a step of AGES. */
export const ageClass = (step: number): number => FIRST + step;

export class MemoryMap {
  /** Where each pool's blocks begin among the blocks. */
  readonly #poolBlocks: Int32Array;
  readonly #arenaPools: Int32Array;
  readonly #families: Uint8Array;
  #changes: Changes | null = null;
  // By the rows of the blocks: SAME, BORN, DIED; null: not compared.
  #blockChanges: Uint8Array | null = null;
  #births: Births = new Map();
  readonly address: (block: number) => number;
  readonly size: (block: number) => number;
  readonly poolAddress: (pool: number) => number;
  readonly blockSize: (pool: number) => number;
  readonly capacity: (pool: number) => number;
  readonly #kind: (block: number) => number;
  readonly #owner: (block: number) => number;
  readonly #typeIndex: (object: number) => number;
  readonly #generation: (object: number) => number;
  readonly #programBit: number;
  readonly #objectKind: number;
  readonly #deadKind: number;
  /** Rows of the objects that have no block. */
  readonly statics: Int32Array;

  constructor(readonly now: Instant, readonly tables: MemoryTables) {
    const { blocks, pools, arenas } = tables;
    this.address = blocks.reader('address');
    this.size = blocks.reader('size');
    this.#kind = blocks.reader('kind');
    this.#owner = blocks.reader('ownerIndex');
    this.poolAddress = pools.reader('address');
    this.blockSize = pools.reader('blockSize');
    this.capacity = pools.reader('capacity');
    this.#typeIndex = now.objects.reader('typeIndex');
    this.#generation = now.objects.reader('generation');
    this.#programBit = 1 << now.constants.objectFlag.indexOf('of_program');
    this.#objectKind = now.constants.blockKind.indexOf('object');
    this.#deadKind = now.constants.blockKind.indexOf('dead object');
    this.#poolBlocks = poolRows(this.poolAddress, pools.length, this.address, blocks.length, this.poolBytes);
    this.#arenaPools = groupRows(pools.reader('arena'), pools.length, arenas.length);
    this.#families = Uint8Array.from({ length: now.types.length }, (_, i) => FAMILIES.indexOf(familyOf(now.types.text(i, 'name'))));
    this.statics = staticRows(now, tables.spans);
  }

  get poolBytes(): number {
    const { pools } = this.tables;
    return pools.length > 1 && pools.value(0, 'arena') === pools.value(1, 'arena') ? this.poolAddress(1) - this.poolAddress(0) : POOL_BYTES;
  }

  get arenaBytes(): number {
    return this.tables.arenas.length > 0 ? this.tables.arenas.value(0, 'size') : ARENA_BYTES;
  }

  /** Rows of an arena's pools: [first, behind the last]. */
  poolsOf(arena: number): [number, number] {
    return [this.#arenaPools[2 * arena]!, this.#arenaPools[2 * arena + 1]!];
  }

  /** Rows of a pool's blocks that were ever handed out: [first, behind the last]. */
  blocksOf(pool: number): [number, number] {
    return [this.#poolBlocks[2 * pool]!, this.#poolBlocks[2 * pool + 1]!];
  }

  spanKind(span: number): SpanKindName {
    return this.now.constants.spanKind[this.tables.spans.value(span, 'kind')]!;
  }

  poolState(pool: number): PoolStateName {
    return this.now.constants.poolState[this.tables.pools.value(pool, 'state')]!;
  }

  slotOf(pool: number, address: number): number {
    return Math.floor((address - this.poolAddress(pool) - POOL_HEADER) / this.blockSize(pool));
  }

  /** The row of the block at or around an address; -1: there is none. */
  blockAt(address: number): number {
    const row = this.lastBlockAt(address);
    return row >= 0 && address < this.address(row) + this.size(row) ? row : -1;
  }

  /** The last block that begins at or before an address; -1: none. */
  lastBlockAt(address: number): number {
    return lastAtMost(this.address, this.tables.blocks.length, address);
  }

  /** The same of the objects that have no block: an index into `statics`. */
  lastStaticAt(address: number): number {
    return lastAtMost((i) => this.now.address(this.statics[i]!), this.statics.length, address);
  }

  /** The row of the pool around an address; -1: it is in none. */
  poolAt(address: number): number {
    const row = lastAtMost(this.poolAddress, this.tables.pools.length, address);
    return row >= 0 && address < this.poolAddress(row) + this.poolBytes ? row : -1;
  }

  /** What is at an address: null where nothing is. */
  pieceAt(address: number): Piece | null {
    const block = this.blockAt(address);
    if (block >= 0) return this.pieceOfBlock(block);
    const pool = this.poolAt(address);
    if (pool >= 0 && this.blockSize(pool) > 0) {
      const slot = this.slotOf(pool, address);
      return slot >= 0 && slot < this.capacity(pool) ? this.pieceIn(pool, slot) : null;
    }
    const place = this.lastStaticAt(address);
    if (place < 0) return null;
    const object = this.statics[place]!;
    const size = this.now.objects.value(object, 'size');
    return address < this.now.address(object) + size ? { address: this.now.address(object), size, kind: 'static', block: -1, object, pool: -1, slot: -1 } : null;
  }

  /** The same, and the header of a pool, which is no place in the picture. */
  bytesAt(address: number): Piece | null {
    const piece = this.pieceAt(address);
    const pool = piece === null ? this.poolAt(address) : -1;
    if (pool < 0 || address >= this.poolAddress(pool) + POOL_HEADER) return piece;
    return { address: this.poolAddress(pool), size: POOL_HEADER, kind: 'header', block: -1, object: -1, pool, slot: -1 };
  }

  pieceOfBlock(block: number): Piece {
    const owner = this.#owner(block);
    const pool = this.tables.blocks.value(block, 'pool');
    const isOfPool = pool !== NO_INDEX;
    const address = this.address(block);
    return {
      address,
      size: this.size(block),
      kind: this.now.constants.blockKind[this.#kind(block)]!,
      block,
      object: owner === NO_INDEX ? -1 : owner,
      pool: isOfPool ? pool : -1,
      slot: isOfPool ? this.slotOf(pool, address) : -1,
    };
  }

  pieceIn(pool: number, slot: number): Piece {
    const address = this.poolAddress(pool) + POOL_HEADER + slot * this.blockSize(pool);
    const block = this.blockAt(address);
    return block >= 0 ? this.pieceOfBlock(block) : { address, size: this.blockSize(pool), kind: 'untouched', block: -1, object: -1, pool, slot };
  }

  /** The piece of an object: its block, or itself. */
  pieceOfObject(object: number): Piece | null {
    return this.pieceAt(this.now.objects.value(object, 'block') || this.now.address(object));
  }

  /** The memory that an object owns beside its own block. */
  ownedBy(object: number): Piece[] {
    const pieces: Piece[] = [];
    const own = this.now.objects.value(object, 'block');
    for (let block = 0; block < this.tables.blocks.length && pieces.length < OWNED_MOST; block++) {
      if (this.#owner(block) === object && this.address(block) !== own) pieces.push(this.pieceOfBlock(block));
    }
    return pieces;
  }

  familyOfObject(object: number): Family {
    return FAMILIES[this.#families[this.#typeIndex(object)]!]!;
  }

  isOfProgram(object: number): boolean {
    return (this.now.flags(object) & this.#programBit) !== 0;
  }

  /** What has changed to this instant, for colouring by change. */
  compare(difference: Difference | null, before: Instant | null): void {
    this.#changes = difference === null ? null : changesFrom(this.now, before, difference);
  }

  /** What has been handed out and freed since the instant of these blocks, whoever had it. */
  compareBlocks(before: Table<BlockRecord> | null): void {
    this.#blockChanges = before === null ? null : changedBlocks(this.tables.blocks, before);
  }

  /** Since when blocks live, for colouring by age. */
  knowBirths(births: Births): void {
    this.#births = births;
  }

  // An object from a free list is younger than its block.
  #ageClass(block: number, object: number): number {
    const [of, taken] = [this.#births.get(this.address(block)), object < 0 ? undefined : this.#births.get(this.now.address(object))];
    return ageClass(ageOf(of === undefined ? taken : Math.max(of, taken ?? 0), this.now.number ?? 0));
  }

  /** Where something was freed and nothing lives: addresses of blocks. */
  get freedBlocks(): ReadonlySet<number> {
    return this.#changes?.freed ?? NOTHING;
  }

  changeOf(object: number): number {
    return this.#changes?.objects[object] ?? SAME;
  }

  /** The class of every block of a pool, in the order of their places. */
  paintPool(pool: number, colour: Colour, out: Uint8Array): void {
    const [first, last] = this.blocksOf(pool);
    out.fill(UNTOUCHED, 0, this.capacity(pool));
    const start = this.poolAddress(pool) + POOL_HEADER;
    const size = this.blockSize(pool);
    for (let block = first; block < last; block++) out[(this.address(block) - start) / size] = this.classOf(block, colour, size);
  }

  /** The class of a block; `poolBlock`: how large the blocks of its pool are, 0 for a chunk. */
  classOf(block: number, colour: Colour, poolBlock: number): number {
    const kind = this.#kind(block);
    if (kind === 0) return colour === 'change' && (this.freedBlocks.has(this.address(block)) || this.#blockChanges?.[block] === DIED) ? DIED : FREE;
    if (colour === 'size') return poolBlock === 0 ? LARGE_CLASS : sizeClass(poolBlock);
    const owner = this.#owner(block);
    if (colour === 'age') return this.#ageClass(block, kind === this.#objectKind ? owner : -1);
    if (colour === 'change' && kind !== this.#objectKind && this.#blockChanges?.[block] === BORN) return BORN;
    if (kind === this.#deadKind && colour === 'change' && this.freedBlocks.has(this.address(block))) return DIED;
    return this.classOfObject(owner === NO_INDEX || kind === this.#deadKind ? -1 : owner, colour, kind === this.#objectKind);
  }

  classOfObject(object: number, colour: Colour, isObject: boolean): number {
    if (colour === 'size') return LARGE_CLASS;
    if (colour === 'age') return ageClass(AGE_BEFORE);
    if (colour === 'change') return object < 0 || !isObject ? SAME : this.changeOf(object);
    if (colour === 'type') return object < 0 ? NO_FAMILY : familyClass(this.#families[this.#typeIndex(object)]!, isObject, this.isOfProgram(object));
    if (object < 0 || !isObject) return generationClass('none');
    const list = this.#generation(object);
    return list < 0 ? generationClass('untracked') : FIRST + Math.min(list, 3);
  }
}

// Both lie by their addresses. A block is new where none of its place and size was in use; free memory was freed where one was.
function changedBlocks(now: Table<BlockRecord>, before: Table<BlockRecord>): Uint8Array {
  const [address, size, kind] = [now.reader('address'), now.reader('size'), now.reader('kind')];
  const [oldAddress, oldSize, oldKind] = [before.reader('address'), before.reader('size'), before.reader('kind')];
  const changes = new Uint8Array(now.length).fill(SAME);
  let old = 0;
  for (let block = 0; block < now.length; block++) {
    const start = address(block);
    const end = start + size(block);
    while (old < before.length && oldAddress(old) + oldSize(old) <= start) old++;
    let [wasUsed, wasTheSame] = [false, false];
    for (let i = old; i < before.length && oldAddress(i) < end; i++) {
      if (oldKind(i) === 0) continue;
      wasUsed = true;
      wasTheSame ||= oldAddress(i) === start && oldSize(i) === size(block);
    }
    if (kind(block) === 0 && wasUsed) changes[block] = DIED;
    else if (kind(block) !== 0 && !wasTheSame) changes[block] = BORN;
  }
  return changes;
}

const NOTHING: ReadonlySet<number> = new Set();

interface Changes {
  /** By the rows of the objects. */
  objects: Uint8Array;
  freed: Set<number>;
}

function changesFrom(now: Instant, before: Instant | null, { created, freed, refcounts }: Difference): Changes {
  const objects = new Uint8Array(now.objects.length).fill(SAME);
  const mark = (addresses: Float64Array, as: number) => {
    for (const address of addresses) {
      const row = now.rowOf(address);
      if (row >= 0) objects[row] = as;
    }
  };
  mark(refcounts.address, COUNTED);
  mark(created, BORN);
  const blocks = new Set<number>();
  for (const address of freed) {
    const row = before?.rowOf(address) ?? -1;
    if (row >= 0) blocks.add(before!.objects.value(row, 'block'));
  }
  return { objects, freed: blocks };
}

// Where each group's rows begin and end: the first, and behind the last, for each group. A group's rows lie together.
function groupRows(group: (row: number) => number, rows: number, groups: number): Int32Array {
  const ends = new Int32Array(2 * groups);
  for (let row = 0; row < rows; row++) {
    const one = group(row);
    if (one === NO_INDEX) continue;
    if (ends[2 * one + 1] === 0) ends[2 * one] = row;
    ends[2 * one + 1] = row + 1;
  }
  return ends;
}

// The same of the blocks of pools: both lie by their addresses, so that millions need not be gone through.
function poolRows(pool: (row: number) => number, pools: number, block: (row: number) => number, blocks: number, bytes: number): Int32Array {
  const ends = new Int32Array(2 * pools);
  for (let one = 0; one < pools; one++) {
    ends[2 * one] = lastAtMost(block, blocks, pool(one) - 1) + 1;
    ends[2 * one + 1] = lastAtMost(block, blocks, pool(one) + bytes - 1) + 1;
  }
  return ends;
}

// Objects without a block lie in the runtime's own state.
function staticRows(now: Instant, spans: Table<SpanRecord>): Int32Array {
  const rows: number[] = [];
  const state = now.constants.spanKind.indexOf('state');
  const block = now.objects.reader('block');
  for (const { address, size, kind } of spans) {
    if (kind !== state) continue;
    const first = lastAtMost(now.address, now.objects.length, address - 1) + 1;
    for (let row = first; row < now.objects.length && now.address(row) < address + size; row++) if (block(row) === 0) rows.push(row);
  }
  return Int32Array.from(rows);
}

/** The last of so many ascending values that is not above the wanted one; -1: all are. */
export function lastAtMost(value: (i: number) => number, count: number, wanted: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value(middle) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
