// All that is said of one object, from what the engine tells of it: facts, references, fields with their values. Owns what a
// field's bytes mean and which references count; knows no words and draws nothing. Pure.
import type { EdgeKindName, EdgeRecord, FieldKindName, FieldRecord, GcListName, ObjectFlagName, ObjectView } from 'ouroboros';
import { familyOf, type Family } from './family.ts';
import { NO_INDEX, type Instant } from './instant.ts';
import { globalsRow, joined, keeperOf, nameIn, rootName, wayTo, type Keeper } from './names.ts';

/** What has more references than this is described without the engine's own description, which lists all of them. */
export const REFERENCES_MOST = 20_000;
/** So many references are looked at in detail. */
const SHOWN_MOST = 1000;
const WORD = 8;
const GC_HEAD = 16;
// The lowest bits of a link hold the collector's flags.
const LINK_FLAGS = 4;
const COLLECTING_FLAG = 2;

export interface Reference {
  /** The object at its other end: where it comes from, or goes to; null: no object (a root). */
  address: number | null;
  label: string;
  family: Family;
  kind: EdgeKindName;
  /** How many of the count it stands for. */
  count: number;
  /** `[0]`, `.x`: as the holder calls it. */
  step: string;
  /** As the program calls it, where it can: `a[0]`, a local `q`. */
  name: string;
  /** 'self': from the object to itself. 'global', 'local': a name of the program. 'stack': from the value stack. 'root': from the
   * runtime. 'code', 'compiler': from the constants of the program. 'object': from another object. */
  from: 'self' | 'global' | 'local' | 'stack' | 'root' | 'object' | Keeper;
}

export interface FieldLine {
  name: string;
  kind: FieldKindName | 'data';
  /** From the object; negative before it. */
  offset: number;
  address: number;
  bytes: Uint8Array;
  /** Its value as a text: a number, characters, an address. */
  text: string;
  /** The object that it leads to. */
  target: { address: number; label: string; family: Family } | null;
}

export interface Portrait {
  now: Instant;
  row: number;
  address: number;
  type: string;
  family: Family;
  label: string;
  size: number;
  block: number;
  blockSize: number;
  refcount: number;
  /** Counted references that were found. */
  found: number;
  generation: GcListName | null;
  /** Null: the collector has no copy of the count. */
  gcRefs: number | null;
  flags: ObjectFlagName[];
  /** Items of a container, characters of a text; null of what has none. */
  length: number | null;
  incoming: Reference[];
  incomingTotal: number;
  outgoing: Reference[];
  outgoingTotal: number;
  /** From a name to it. */
  path: { step: string; address: number; label: string; family: Family }[];
  pathText: string;
  fields: FieldLine[];
}

/** Whether the engine's own description of it would be too long to wait for. */
export function isCrowded(now: Instant, row: number): boolean {
  const [first, last] = now.outgoing(row);
  return last - first + now.incoming(row).length > REFERENCES_MOST;
}

/** What is said of the object in that row. `told`: the engine's description; null when it is crowded: then `bytes` are its block's. */
export function portray(now: Instant, row: number, told: ObjectView | null, bytes: Uint8Array): Portrait {
  const { objects, constants } = now;
  const address = now.address(row);
  const type = now.typeName(row);
  const generation = objects.value(row, 'generation');
  const gcRefs = objects.value(row, 'gcRefs');
  const incoming = now.incoming(row);
  const [first, last] = now.outgoing(row);
  const fields = fieldLines(now, row, told?.fields ?? headerFields(now, row), bytes);
  return {
    now,
    row,
    address,
    type,
    family: familyOf(type),
    label: now.label(row),
    size: objects.value(row, 'size'),
    block: objects.value(row, 'block'),
    blockSize: objects.value(row, 'blockSize'),
    refcount: now.refcount(row),
    found: countedOf(now, incoming),
    generation: generation < 0 ? null : constants.gcList[generation]!,
    gcRefs: gcRefs < 0 ? null : gcRefs,
    flags: constants.objectFlag.filter((name) => now.has(row, name)),
    length: lengthOf(fields),
    incoming: Array.from(incoming.subarray(0, SHOWN_MOST), (edge) => referenceOf(now, edge, row, true)).sort(byNearness),
    incomingTotal: incoming.length,
    outgoing: Array.from({ length: Math.min(last - first, SHOWN_MOST) }, (_, i) => referenceOf(now, first + i, row, false)),
    outgoingTotal: last - first,
    path: told === null ? ownPath(now, row) : pathOf(now, told.path),
    pathText: told?.pathText ?? '',
    fields,
  };
}

// Those that a reader knows first.
const NEAREST: Reference['from'][] = ['global', 'local', 'self', 'object', 'stack', 'code', 'compiler', 'root'];
const byNearness = (one: Reference, other: Reference): number => NEAREST.indexOf(one.from) - NEAREST.indexOf(other.from);

function countedOf(now: Instant, edges: Int32Array): number {
  const count = now.edges.reader('count');
  let sum = 0;
  for (const edge of edges) sum += count(edge);
  return sum;
}

function lengthOf(fields: FieldLine[]): number | null {
  const field = fields.find(({ name }) => ['ob_size', 'ma_used', 'used', 'length'].includes(name));
  return field === undefined ? null : Number(field.text);
}

const familyAt = (now: Instant, row: number): Family => familyOf(now.typeName(row));

/** A reference to the object (isIncoming), or from it. */
export function referenceOf(now: Instant, edge: number, row: number, isIncoming: boolean): Reference {
  const step = now.edges.text(edge, 'name');
  const source = now.source(edge);
  const other = isIncoming ? source : now.target(edge);
  const isObject = other !== NO_INDEX;
  return {
    address: isObject ? now.address(other) : null,
    label: isObject ? now.label(other) : '',
    family: isObject ? familyAt(now, other) : 'code',
    kind: now.constants.edgeKind[now.edges.value(edge, 'kind')]!,
    count: now.edges.value(edge, 'count'),
    step,
    ...(isIncoming ? calledFrom(now, source, row, step) : { name: step, from: 'object' as const }),
  };
}

function calledFrom(now: Instant, source: number, row: number, step: string): Pick<Reference, 'name' | 'from'> {
  if (source === row) return { name: step, from: 'self' };
  if (source === NO_INDEX) {
    if (step === 'value stack') return { name: step, from: 'stack' };
    return { name: rootName(step), from: /^\.[\w.]/.test(step) ? 'local' : 'root' };
  }
  if (source === globalsRow(now)) return { name: nameIn(step) ?? step, from: nameIn(step) === null ? 'object' : 'global' };
  const keeper = keeperOf(now, source);
  if (keeper !== null) return { name: step, from: keeper };
  const way = wayTo(now, source);
  return { name: joined(way?.text ?? now.label(source), step), from: 'object' };
}

function pathOf(now: Instant, path: EdgeRecord[]): Portrait['path'] {
  return path.flatMap(({ name, targetIndex }, i) => {
    const isGlobals = i === 0 && path.length > 1 && targetIndex === globalsRow(now);
    if (isGlobals || targetIndex === NO_INDEX) return [];
    const isName = i === 0 || (i === 1 && path[0]!.targetIndex === globalsRow(now));
    const step = isName ? (nameIn(name) ?? rootName(name)) : name;
    return [{ step, address: now.address(targetIndex), label: now.label(targetIndex), family: familyAt(now, targetIndex) }];
  });
}

function ownPath(now: Instant, row: number): Portrait['path'] {
  const way = wayTo(now, row);
  if (way === null) return [];
  return way.edges.map((edge, i) => {
    const step = now.edges.text(edge, 'name');
    const target = now.target(edge);
    return { step: i === 0 ? (nameIn(step) ?? rootName(step)) : step, address: now.address(target), label: now.label(target), family: familyAt(now, target) };
  });
}

// What every object begins with, for one of which the engine is not asked; the rest is words.
function headerFields(now: Instant, row: number): FieldRecord[] {
  const { constants, objects } = now;
  const address = now.address(row);
  const start = objects.value(row, 'block') || address;
  const end = start + (objects.value(row, 'blockSize') || objects.value(row, 'size'));
  const isContainer = now.has(row, 'container') && address - start >= GC_HEAD;
  const names = new Map<number, [string, FieldKindName]>([[0, ['ob_refcnt', 'count']], [8, ['ob_type', 'type']]]);
  if (isContainer) names.set(-16, ['gc_next', 'gc link']).set(-8, ['gc_prev', 'gc link']);
  if (['list', 'tuple'].includes(now.typeName(row))) names.set(16, ['ob_size', 'signed']);
  if (now.typeName(row) === 'dict') names.set(16, ['ma_used', 'signed']);
  const fields: FieldRecord[] = [];
  for (let at = start; at < end && fields.length < 512; at += WORD) {
    const [name, kind] = names.get(at - address) ?? ['', 'unsigned'];
    const length = Math.min(WORD, end - at);
    fields.push({ address: at, offset: at - address, length, value: 0, kind: constants.fieldKind.indexOf(kind), targetIndex: NO_INDEX, name });
  }
  return fields;
}

function fieldLines(now: Instant, row: number, fields: FieldRecord[], bytes: Uint8Array): FieldLine[] {
  const start = fields[0]?.address ?? 0;
  const slots = slotsOf(now, row, start, start + bytes.length);
  return fields.flatMap((field) => {
    const kind = now.constants.fieldKind[field.kind]!;
    const own = bytes.subarray(field.address - start, field.address - start + field.length);
    if (kind === 'unused' && field.length >= WORD) return pieces(now, field, own, slots);
    const line = lineOf(now, field, kind, own);
    return [field.name === 'gc_prev' ? withGcRefs(line, now.objects.value(row, 'gcRefs')) : line];
  });
}

// While a collection counts, the copy of the count stands where the link back is.
function withGcRefs(line: FieldLine, gcRefs: number): FieldLine {
  const isCounting = gcRefs >= 0 && (line.bytes[0]! & COLLECTING_FLAG) !== 0 && Number(wordAt(line.bytes) >> 2n) === gcRefs;
  return isCounting ? { ...line, text: `gc_refs ${gcRefs}`, target: null } : line;
}

// The object's references by where they are held, of those that are held between two addresses.
function slotsOf(now: Instant, row: number, from: number, to: number): Map<number, number> {
  const [first, last] = now.outgoing(row);
  const slot = now.edges.reader('slot');
  const slots = new Map<number, number>();
  for (let edge = first; edge < last; edge++) if (slot(edge) >= from && slot(edge) < to) slots.set(slot(edge), edge);
  return slots;
}

// A stretch that the engine has no names for: its references are known, the rest is data of the type's own.
function pieces(now: Instant, field: FieldRecord, bytes: Uint8Array, slots: Map<number, number>): FieldLine[] {
  const lines: FieldLine[] = [];
  let plain = 0;
  const flush = (end: number) => {
    if (end > plain) lines.push(dataLine(field, bytes, plain, end));
  };
  for (let at = 0; at + WORD <= bytes.length; at += WORD) {
    const edge = slots.get(field.address + at);
    if (edge === undefined) continue;
    flush(at);
    plain = at + WORD;
    const isWeak = now.edges.value(edge, 'count') === 0;
    const part = { ...field, name: now.edges.text(edge, 'name').replace(/^\./, ''), address: field.address + at, offset: field.offset + at, length: WORD, targetIndex: now.target(edge) };
    lines.push(lineOf(now, part, isWeak ? 'weak' : 'strong', bytes.subarray(at, at + WORD)));
  }
  flush(bytes.length);
  return lines;
}

/** Memory that an object owns, word by word, as the object's references name it. */
export function ownedLines(now: Instant, owner: number, start: number, bytes: Uint8Array): FieldLine[] {
  const whole = { name: '', address: start, offset: 0, length: bytes.length, value: 0, kind: 0, targetIndex: NO_INDEX };
  return pieces(now, whole, bytes, slotsOf(now, owner, start, start + bytes.length));
}

function dataLine(field: FieldRecord, bytes: Uint8Array, from: number, to: number): FieldLine {
  const own = bytes.subarray(from, to);
  const isEmpty = own.every((byte) => byte === 0);
  const name = field.name === 'unused' ? '' : field.name;
  return { name, kind: isEmpty ? 'unused' : 'data', offset: field.offset + from, address: field.address + from, bytes: own, text: '', target: null };
}

function lineOf(now: Instant, field: FieldRecord, kind: FieldKindName, bytes: Uint8Array): FieldLine {
  const { name, offset, address } = field;
  return { name, kind, offset, address, bytes, text: valueText(kind, bytes), target: targetOf(now, field, kind, bytes) };
}

function targetOf(now: Instant, field: FieldRecord, kind: FieldKindName, bytes: Uint8Array): FieldLine['target'] {
  let row = field.targetIndex === NO_INDEX ? -1 : field.targetIndex;
  const value = bytes.length === WORD ? Number(wordAt(bytes)) : 0;
  if (row < 0 && kind === 'gc link' && value !== 0) row = now.rowOf(value - (value % LINK_FLAGS) + GC_HEAD);
  if (row < 0 && (kind === 'strong' || kind === 'type' || kind === 'weak') && value !== 0) row = now.rowOf(value);
  return row < 0 ? null : { address: now.address(row), label: now.label(row), family: familyAt(now, row) };
}

/** Up to eight bytes as a number without a sign, the lowest first. */
export function wordAt(bytes: Uint8Array): bigint {
  let value = 0n;
  for (let i = Math.min(bytes.length, WORD) - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i]!);
  return value;
}

/** What a field of that kind says, as a text. */
export function valueText(kind: FieldKindName, bytes: Uint8Array): string {
  const value = wordAt(bytes);
  if (kind === 'signed') return BigInt.asIntN(bytes.length * 8, value).toString();
  if (kind === 'count' || kind === 'unsigned' || kind === 'slot') return value.toString();
  if (kind === 'float') return new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getFloat64(0, true).toString();
  if (kind === 'text') return charactersOf(bytes);
  if (kind === 'unused') return '';
  return value === 0n ? 'NULL' : `0x${value.toString(16)}`;
}

// Bytes as characters, where they are ones.
const charactersOf = (bytes: Uint8Array): string =>
  [...bytes.subarray(0, 64)].map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : byte === 0 ? '' : '·')).join('');

/** Bytes in hexadecimal, a space between two. */
export const hexText = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');

/** Which bytes are others than before; null: there was nothing to compare with. */
export function changedBytes(now: Uint8Array, before: Uint8Array | null): Uint8Array | null {
  if (before === null || before.length !== now.length) return null;
  return now.map((byte, i) => (byte === before[i] ? 0 : 1));
}
