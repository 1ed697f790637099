// What memory that is no object consists of, field by field: items of lists, keys, indices and values of dicts, entries of sets,
// contents, free blocks, the header of a pool. The layouts are CPython 3.11's. Pure.
import type { FieldKindName } from 'ouroboros';
import { lineOf, piecesOf, slotsOf, wordAt, type FieldLine } from './fields.ts';
import { NO_INDEX, type Instant } from './instant.ts';
import type { Piece } from './memory.ts';

const WORD = 8;
const KEYS_HEADER = 32;
const INDEX_NUMBERS: Record<number, (data: DataView, at: number) => number> = {
  1: (data, at) => data.getInt8(at),
  2: (data, at) => data.getInt16(at, true),
  4: (data, at) => data.getInt32(at, true),
  8: (data, at) => Number(data.getBigInt64(at, true)),
};
const ENTRY_GENERAL = ['me_hash', 'me_key', 'me_value'];
const ENTRY_TEXT = ['me_key', 'me_value'];
const KEYS_GENERAL = 0;
const ARENA_OBJECT = 48;
// _PyInterpreterFrame as far as it is words.
const FRAME: [string, FieldKindName][] = [
  ['f_func', 'strong'], ['f_globals', 'weak'], ['f_builtins', 'weak'], ['f_locals', 'strong'], ['f_code', 'strong'], ['frame_obj', 'strong'],
  ['previous', 'memory'], ['prev_instr', 'memory'],
];

type StructField = readonly [name: string, offset: number, bytes: number, kind: FieldKindName];

const DICT_KEYS: readonly StructField[] = [
  ['dk_refcnt', 0, 8, 'signed'], ['dk_log2_size', 8, 1, 'unsigned'], ['dk_log2_index_bytes', 9, 1, 'unsigned'], ['dk_kind', 10, 1, 'unsigned'],
  ['dk_version', 12, 4, 'unsigned'], ['dk_usable', 16, 8, 'signed'], ['dk_nentries', 24, 8, 'signed'],
];
const STACK_CHUNK: readonly StructField[] = [['previous', 0, 8, 'memory'], ['size', 8, 8, 'unsigned'], ['top', 16, 8, 'memory']];
const ARENA: readonly StructField[] = [
  ['address', 0, 8, 'memory'], ['pool_address', 8, 8, 'memory'], ['nfreepools', 16, 4, 'unsigned'], ['ntotalpools', 20, 4, 'unsigned'],
  ['freepools', 24, 8, 'memory'], ['nextarena', 32, 8, 'memory'], ['prevarena', 40, 8, 'memory'],
];
const POOL_HEADER: readonly StructField[] = [
  ['ref.count', 0, 4, 'unsigned'], ['freeblock', 8, 8, 'memory'], ['nextpool', 16, 8, 'memory'], ['prevpool', 24, 8, 'memory'],
  ['arenaindex', 32, 4, 'unsigned'], ['szidx', 36, 4, 'unsigned'], ['nextoffset', 40, 4, 'unsigned'], ['maxnextoffset', 44, 4, 'unsigned'],
];

/** So many bytes of a piece and of its owner are asked for beside those that are shown. */
export const HEAD_BYTES = 64;
export const OWNER_BEFORE = 32;
export const OWNER_BYTES = 96;

/** Memory of which some bytes are shown. */
export interface Stretch {
  now: Instant;
  piece: Piece;
  /** The first bytes of the piece. */
  head: Uint8Array;
  /** The owner's, from OWNER_BEFORE before it; empty: nobody owns it. */
  owner: Uint8Array;
  /** What is shown: its address and bytes. */
  start: number;
  bytes: Uint8Array;
}

type Layout = (write: Writer) => void;

const LAYOUTS: { [kind in Piece['kind']]?: Layout } = {
  'list items': items,
  'dict keys': keys,
  'dict values': (write) => values(write, write.ownerWord(40)),
  'instance values': (write) => values(write, write.ownerWord(-32)),
  'set table': setTable,
  'str data': (write) => write.line(0, write.size, '', 'text'),
  'str utf8': (write) => write.line(0, write.size, '', 'text'),
  doc: (write) => write.line(0, write.size, '', 'text'),
  bytes: contents,
  free: freeBlock,
  header: (write) => write.struct(0, POOL_HEADER),
  frames: stackChunk,
  'arena objects': arenaObjects,
};

/** The fields of memory that is no object, as far as they are shown. */
export function ownedLines(stretch: Stretch): FieldLine[] {
  const write = new Writer(stretch);
  const layout = LAYOUTS[stretch.piece.kind];
  layout?.(write);
  write.rest(layout === undefined ? 'data' : 'unused');
  return write.lines;
}

// Puts lines one behind the other, those that are shown; references are known by where they are held.
class Writer {
  readonly lines: FieldLine[] = [];
  readonly #slots: Map<number, number>;
  #end = 0;

  constructor(readonly stretch: Stretch) {
    const { now, piece, start, bytes } = stretch;
    this.#slots = piece.object >= 0 ? slotsOf(now, piece.object, start, start + bytes.length) : rootSlots(now, start, start + bytes.length);
    this.#end = start - piece.address;
  }

  get size(): number {
    return this.stretch.piece.size;
  }

  /** The first and behind the last entry that are shown, of a table from `at` on. */
  shown(at: number, entry: number, count: number): [number, number] {
    const { piece, start, bytes } = this.stretch;
    const from = start - piece.address - at;
    return [Math.max(0, Math.floor(from / entry)), Math.min(count, Math.ceil((from + bytes.length) / entry), Math.floor((piece.size - at) / entry))];
  }

  head(at: number, length = WORD): number {
    return Number(wordAt(this.stretch.head.subarray(at, at + length)));
  }

  /** A word of the owner: 0 where nobody owns it. */
  ownerWord(at: number): number {
    return Number(wordAt(this.stretch.owner.subarray(OWNER_BEFORE + at, OWNER_BEFORE + at + WORD)));
  }

  /** Bytes of the piece, from `at` on: those that are shown. */
  bytes(at: number, length: number): Uint8Array {
    const { piece, start, bytes } = this.stretch;
    const from = piece.address + at - start;
    return bytes.subarray(Math.max(0, from), Math.max(0, from + length));
  }

  edgeAt(at: number): string | null {
    const edge = this.#slots.get(this.stretch.piece.address + at);
    return edge === undefined ? null : this.stretch.now.edges.text(edge, 'name');
  }

  line(at: number, length: number, name: string, kind: FieldKindName | 'data' | 'spare', text?: string): void {
    const { now, piece } = this.stretch;
    const own = this.bytes(at, length);
    if (own.length === 0) return;
    // A text that begins before what is shown goes on in it.
    const from = Math.max(at, this.stretch.start - piece.address);
    this.rest('unused', from);
    const address = piece.address + from;
    const edge = this.#slots.get(address);
    const field = { address, offset: from, length: own.length, value: 0, kind: 0, targetIndex: edge === undefined ? NO_INDEX : now.target(edge), name };
    const line = kind === 'data' || kind === 'spare' ? { name, kind, offset: from, address, bytes: own, text: '', target: null } : lineOf(now, field, kind, own);
    this.lines.push(text === undefined ? line : { ...line, text });
    this.#end = from + own.length;
  }

  /** The fields of a struct that begins there. */
  struct(at: number, fields: readonly StructField[], prefix = ''): void {
    for (const [name, offset, length, kind] of fields) this.line(at + offset, length, `${prefix}${name}`, kind);
  }

  /** What has no name, up to there: references in it have theirs. */
  rest(kind: 'data' | 'unused', to = this.stretch.start - this.stretch.piece.address + this.stretch.bytes.length): void {
    const { now, piece } = this.stretch;
    const [at, length] = [this.#end, to - this.#end];
    const field = { address: piece.address + at, offset: at, length, value: 0, kind: 0, targetIndex: NO_INDEX, name: '' };
    this.lines.push(...piecesOf(now, field, kind, this.bytes(at, length), this.#slots));
    this.#end = Math.max(at, to);
  }
}

// References from frames and other roots that are held between two addresses.
function rootSlots(now: Instant, from: number, to: number): Map<number, number> {
  const [first, last] = now.roots;
  const slot = now.edges.reader('slot');
  const slots = new Map<number, number>();
  for (let edge = first; edge < last; edge++) if (slot(edge) >= from && slot(edge) < to) slots.set(slot(edge), edge);
  return slots;
}

// ob_item: `allocated` words, of which ob_size are items.
function items(write: Writer): void {
  const [count, allocated] = [write.ownerWord(16), write.ownerWord(32)];
  const [first, end] = write.shown(0, WORD, allocated);
  for (let i = first; i < end; i++) write.line(i * WORD, WORD, `[${i}]`, i < count ? 'strong' : 'spare');
}

// PyDictKeysObject: header, dk_indices, entries. Entries behind dk_nentries were never used.
function keys(write: Writer): void {
  write.struct(0, DICT_KEYS);
  const [indices, all] = [2 ** write.head(8, 1), 2 ** write.head(9, 1)];
  const [usable, used] = [write.head(16), write.head(24)];
  const [first, end] = write.shown(KEYS_HEADER, WORD, all / WORD);
  for (let row = first; row < end; row++) indexRow(write, KEYS_HEADER + row * WORD, row, all / indices);
  const names = write.head(10, 1) === KEYS_GENERAL ? ENTRY_GENERAL : ENTRY_TEXT;
  entries(write, KEYS_HEADER + all, names, used, used + usable);
}

// -1: empty, -2: what was deleted.
function indexRow(write: Writer, at: number, row: number, width: number): void {
  const read = INDEX_NUMBERS[width];
  const bytes = write.bytes(at, WORD);
  if (read === undefined || bytes.length < WORD) return;
  const data = new DataView(bytes.buffer, bytes.byteOffset, WORD);
  const numbers = Array.from({ length: WORD / width }, (_, i) => read(data, i * width));
  write.line(at, WORD, `dk_indices[${row * numbers.length}]`, 'signed', numbers.join(' '));
}

function entries(write: Writer, at: number, names: string[], used: number, all: number): void {
  const entry = names.length * WORD;
  const [first, end] = write.shown(at, entry, all);
  for (let i = first; i < end; i++) {
    names.forEach((name, word) => write.line(at + i * entry + word * WORD, WORD, `[${i}].${name}`, i >= used ? 'spare' : /hash/.test(name) ? 'signed' : 'strong'));
  }
}

// PyDictValues: in front of the values the order in which they came, how many they are, and the length of all that: backwards.
function values(write: Writer, at: number): void {
  const start = at - write.stretch.piece.address;
  if (start < WORD || start > Math.min(HEAD_BYTES, write.size)) return;
  const used = write.head(start - 2, 1);
  if (start - used - 2 < 0) return;
  write.line(start - 2 - used, used, 'order', 'unsigned', Array.from({ length: used }, (_, i) => write.head(start - 3 - i, 1)).join(' '));
  write.line(start - 2, 1, 'used', 'unsigned');
  write.line(start - 1, 1, 'prefix', 'unsigned');
  const [first, end] = write.shown(start, WORD, start - 2);
  for (let i = first; i < end; i++) {
    const word = start + i * WORD;
    const name = write.edgeAt(word);
    // Behind the last there may be leftovers.
    if (name === null && wordAt(write.bytes(word, WORD)) !== 0n) return;
    write.line(word, WORD, name === null ? `values[${i}]` : `values[${i}] ${name}`, 'strong');
  }
}

function setTable(write: Writer): void {
  const count = write.ownerWord(32) + 1;
  const [first, end] = write.shown(0, 2 * WORD, count);
  for (let i = first; i < end; i++) {
    write.line(2 * i * WORD, WORD, `table[${i}].key`, 'strong');
    write.line((2 * i + 1) * WORD, WORD, `table[${i}].hash`, 'signed');
  }
}

// A bytearray's: ob_alloc bytes, of which ob_size are its own.
function contents(write: Writer): void {
  const [count, allocated] = [write.ownerWord(16), write.ownerWord(24)];
  write.line(0, Math.min(count, write.size), 'ob_bytes', 'text');
  write.line(count, allocated - count, '', 'spare');
}

// _PyStackChunk: a header, then the frames of calls that are on, each followed by its variables and value stack.
function stackChunk(write: Writer): void {
  const { now, piece } = write.stretch;
  write.struct(0, STACK_CHUNK);
  const own = now.view.frames.filter(({ address }) => address > piece.address && address < piece.address + piece.size).sort((one, other) => one.address - other.address);
  for (const [place, frame] of own.entries()) {
    const at = frame.address - piece.address;
    FRAME.forEach(([name, kind], i) => write.line(at + i * WORD, WORD, name, kind));
    write.line(at + 64, 4, 'stacktop', 'signed');
    write.line(at + 68, 1, 'is_entry', 'unsigned');
    write.line(at + 69, 1, 'owner', 'unsigned');
    const values = frame.variables - piece.address;
    for (let i = 0; i < frame.variableCount + frame.stackCount; i++) {
      const slot = values + i * WORD;
      const name = i < frame.variableCount ? write.edgeAt(slot)?.split('.').at(-1) : undefined;
      write.line(slot, WORD, name ?? (i < frame.variableCount ? `localsplus[${i}]` : `stack[${i - frame.variableCount}]`), 'strong');
    }
    // A call that is on has not said how much of its stack is in use.
    const end = (own[place + 1]?.address ?? piece.address) - piece.address;
    for (let i = frame.stackCount; values + (frame.variableCount + i) * WORD < end; i++) {
      write.line(values + (frame.variableCount + i) * WORD, WORD, `stack[${i}]`, 'data');
    }
  }
}

// arena_object, one behind the other.
function arenaObjects(write: Writer): void {
  const [first, end] = write.shown(0, ARENA_OBJECT, Infinity);
  for (let i = first; i < end; i++) {
    write.struct(i * ARENA_OBJECT, ARENA, `[${i}].`);
  }
}

function freeBlock(write: Writer): void {
  if (write.stretch.piece.pool >= 0) write.line(0, WORD, 'next free', 'memory');
}
