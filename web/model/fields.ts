// Bytes of objects as fields: name, kind, value, where a pointer leads. Owns what a field's bytes mean; knows no words and draws
// nothing. What particular fields say more exactly is in field_values.ts. Pure.
import type { FieldKindName, FieldRecord } from 'ouroboros';
import { familyOf, type Family } from './family.ts';
import { charactersOf, floatText, refined } from './field_values.ts';
import { NO_INDEX, type Instant } from './instant.ts';

const WORD = 8;
const HEADER = 16;
const GC_HEAD = 16;
// The lowest bits of a link hold the collector's flags.
const LINK_FLAGS = 4;
const COLLECTING_FLAG = 2;

export interface FieldLine {
  name: string;
  /** 'data': known to its type's own code alone. 'spare': allocated for more items. 'unused': nobody asked for it. */
  kind: FieldKindName | 'data' | 'spare';
  /** From the object; negative before it. */
  offset: number;
  address: number;
  bytes: Uint8Array;
  /** Its value as a text: a number, characters, an address. */
  text: string;
  /** The text of its bytes at the instant before, where they were others and that is known. */
  former?: string;
  /** The object that it leads to. */
  target: { address: number; label: string; family: Family } | null;
}

// What large containers consist of behind the header, word by word.
const SIZED: [string, FieldKindName] = ['ob_size', 'signed'];
const SET: [string, FieldKindName][] = [['fill', 'signed'], ['used', 'signed'], ['mask', 'signed'], ['table', 'memory'], ['hash', 'signed'], ['finger', 'signed']];
const STRUCTS: Record<string, [string, FieldKindName][]> = {
  list: [SIZED, ['ob_item', 'memory'], ['allocated', 'signed']],
  tuple: [SIZED],
  dict: [['ma_used', 'signed'], ['ma_version_tag', 'unsigned'], ['ma_keys', 'memory'], ['ma_values', 'memory']],
  set: SET,
  frozenset: SET,
};
const TUPLE_ITEMS = 24;
const WORDS_MOST = 512;

/** The fields of an object of which the engine is not asked, from so many bytes behind its first; the rest is words. */
export function headerFields(now: Instant, row: number, from = 0): FieldRecord[] {
  const { constants, objects } = now;
  const address = now.address(row);
  const start = objects.value(row, 'block') || address;
  const end = start + (objects.value(row, 'blockSize') || objects.value(row, 'size'));
  const type = now.typeName(row);
  const isContainer = now.has(row, 'container') && address - start >= GC_HEAD;
  const names = new Map<number, [string, FieldKindName]>([[0, ['ob_refcnt', 'count']], [8, ['ob_type', 'type']]]);
  if (isContainer) names.set(-16, ['gc_next', 'gc link']).set(-8, ['gc_prev', 'gc link']);
  STRUCTS[type]?.forEach((field, i) => names.set(HEADER + i * WORD, field));
  const nameOf = (offset: number): [string, FieldKindName] =>
    names.get(offset) ?? (type === 'tuple' && offset >= TUPLE_ITEMS ? [`[${(offset - TUPLE_ITEMS) / WORD}]`, 'strong'] : ['', 'unsigned']);
  const fields: FieldRecord[] = [];
  for (let at = start + from; at < end && fields.length < WORDS_MOST; at += WORD) {
    const [name, kind] = nameOf(at - address);
    const length = Math.min(WORD, end - at);
    fields.push({ address: at, offset: at - address, length, value: 0, kind: constants.fieldKind.indexOf(kind), targetIndex: NO_INDEX, name });
  }
  return fields;
}

/** Fields with their values; `bytes` begin where the first of them does. */
export function fieldLines(now: Instant, row: number, fields: FieldRecord[], bytes: Uint8Array): FieldLine[] {
  const start = fields[0]?.address ?? 0;
  const slots = slotsOf(now, row, start, start + bytes.length);
  const isNamed = namesBody(now, fields);
  const lines = fields.flatMap((field) => {
    const kind = now.constants.fieldKind[field.kind]!;
    const own = bytes.subarray(field.address - start, field.address - start + field.length);
    const isData = kind === 'unused' && (field.name !== 'unused' || !isNamed);
    const name = field.name === 'unused' ? '' : field.name;
    if (kind === 'unused' && field.length >= WORD) return piecesOf(now, { ...field, name }, isData ? 'data' : 'unused', own, slots);
    const line = lineOf(now, field, kind, own);
    return [field.name === 'gc_prev' ? withGcRefs(line, now.objects.value(row, 'gcRefs')) : line];
  });
  return refined(lines);
}

// Whether the engine names what stands behind the header, so that what it leaves over rounds the block up. Else that is data which
// only the type's own code knows.
function namesBody(now: Instant, fields: FieldRecord[]): boolean {
  const behind = fields.filter(({ offset }) => offset >= HEADER);
  return behind.length > 0 && now.constants.fieldKind[behind[0]!.kind] !== 'unused';
}

// While a collection counts, the copy of the count stands where the link back is.
function withGcRefs(line: FieldLine, gcRefs: number): FieldLine {
  const isCounting = gcRefs >= 0 && (line.bytes[0]! & COLLECTING_FLAG) !== 0 && Number(wordAt(line.bytes) >> 2n) === gcRefs;
  return isCounting ? { ...line, text: `gc_refs ${gcRefs}`, target: null } : line;
}

// The object's references by where they are held, of those that are held between two addresses.
export function slotsOf(now: Instant, row: number, from: number, to: number): Map<number, number> {
  const [first, last] = now.outgoing(row);
  const slot = now.edges.reader('slot');
  const slots = new Map<number, number>();
  for (let edge = first; edge < last; edge++) if (slot(edge) >= from && slot(edge) < to) slots.set(slot(edge), edge);
  return slots;
}

/** A stretch that nothing names but its references, of which `slots` tells: all between them is of `kind`, and called as the stretch is. */
export function piecesOf(now: Instant, field: FieldRecord, kind: 'data' | 'unused', bytes: Uint8Array, slots: Map<number, number>): FieldLine[] {
  const lines: FieldLine[] = [];
  let plain = 0;
  const flush = (end: number) => {
    const [name, offset, address] = [field.name, field.offset + plain, field.address + plain];
    if (end > plain) lines.push({ name, kind, offset, address, bytes: bytes.subarray(plain, end), text: '', target: null });
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

export function lineOf(now: Instant, field: FieldRecord, kind: FieldKindName, bytes: Uint8Array): FieldLine {
  const { name, offset, address } = field;
  return { name, kind, offset, address, bytes, text: valueText(kind, bytes), target: targetOf(now, field, kind, bytes) };
}

function targetOf(now: Instant, field: FieldRecord, kind: FieldKindName, bytes: Uint8Array): FieldLine['target'] {
  let row = field.targetIndex === NO_INDEX ? -1 : field.targetIndex;
  const value = bytes.length === WORD ? Number(wordAt(bytes)) : 0;
  if (row < 0 && kind === 'gc link' && value !== 0) row = now.rowOf(value - (value % LINK_FLAGS) + GC_HEAD);
  if (row < 0 && (kind === 'strong' || kind === 'type' || kind === 'weak') && value !== 0) row = now.rowOf(value);
  return row < 0 ? null : { address: now.address(row), label: now.label(row), family: familyOf(now.typeName(row)) };
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
  if (kind === 'float') return floatText(new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getFloat64(0, true));
  if (kind === 'text') return charactersOf(bytes);
  if (kind === 'unused') return '';
  return value === 0n ? 'NULL' : `0x${value.toString(16)}`;
}

/** Bytes in hexadecimal, a space between two. */
export const hexText = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');

/** Which bytes are others than before; null: there was nothing to compare with. */
export function changedBytes(now: Uint8Array, before: Uint8Array | null): Uint8Array | null {
  if (before === null || before.length !== now.length) return null;
  return now.map((byte, i) => (byte === before[i] ? 0 : 1));
}
