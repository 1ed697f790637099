// What particular fields say more exactly than their kind does: bits by the names that CPython's headers give them, characters by
// their width, entries of tables by their number. Pure.
import type { FieldLine } from './fields.ts';

const CHARACTERS_MOST = 64;

const STATE_BITS: [number, string][] = [[32, 'compact'], [64, 'ascii'], [128, 'ready']];
const TYPE_FLAGS: [number, string][] = [
  [1 << 4, 'MANAGED_DICT'], [1 << 5, 'SEQUENCE'], [1 << 6, 'MAPPING'], [1 << 7, 'DISALLOW_INSTANTIATION'], [1 << 8, 'IMMUTABLETYPE'],
  [1 << 9, 'HEAPTYPE'], [1 << 10, 'BASETYPE'], [1 << 11, 'HAVE_VECTORCALL'], [1 << 12, 'READY'], [1 << 14, 'HAVE_GC'],
  [1 << 17, 'METHOD_DESCRIPTOR'], [1 << 19, 'VALID_VERSION_TAG'], [1 << 20, 'IS_ABSTRACT'], [1 << 22, '_MATCH_SELF'],
  [1 << 24, 'LONG_SUBCLASS'], [1 << 25, 'LIST_SUBCLASS'], [1 << 26, 'TUPLE_SUBCLASS'], [1 << 27, 'BYTES_SUBCLASS'],
  [1 << 28, 'UNICODE_SUBCLASS'], [1 << 29, 'DICT_SUBCLASS'], [1 << 30, 'BASE_EXC_SUBCLASS'], [2 ** 31, 'TYPE_SUBCLASS'],
];
const CODE_FLAGS: [number, string][] = [
  [1, 'OPTIMIZED'], [2, 'NEWLOCALS'], [4, 'VARARGS'], [8, 'VARKEYWORDS'], [16, 'NESTED'], [32, 'GENERATOR'], [128, 'COROUTINE'],
  [256, 'ITERABLE_COROUTINE'], [512, 'ASYNC_GENERATOR'],
];
// Tables within objects: what an entry begins with, the others of it, and what CPython calls the table.
const TABLES = [
  { first: 'key', others: ['hash'], name: 'smalltable' },
  { first: 'name', others: ['type', 'offset', 'flags', 'doc'], name: 'members' },
];
const DIGIT_BYTES = 4;

/** Fields of one object, those said better about which more is known. */
export function refined(lines: FieldLine[]): FieldLine[] {
  const kind = characterBytes(lines.find(({ name }) => name === 'state'));
  return numbered(lines).map((line) => {
    const text = exactText(line, kind);
    const isDigit = line.bytes.length === DIGIT_BYTES && /^\[\d+\]$/.test(line.name);
    return isDigit ? { ...line, name: `ob_digit${line.name}` } : text === null ? line : { ...line, text };
  });
}

function exactText({ name, kind, bytes, text }: FieldLine, width: number): string | null {
  if (name === 'state') return stateText(Number(text));
  if (name === 'tp_flags') return flagsText(Number(text), TYPE_FLAGS);
  if (name === 'co_flags') return flagsText(Number(text), CODE_FLAGS);
  if (name === 'gc_prev') return linkText(text);
  return kind === 'text' && name === 'characters' ? charactersOf(bytes, width, true) : null;
}

// The bit that outlives a collection.
function linkText(text: string): string | null {
  const isFinalized = /^0x/.test(text) && (BigInt(text) & 1n) === 1n;
  return isFinalized ? `${text} FINALIZED` : null;
}

// interned: 2 bits, kind: 3 bits, compact, ascii, ready: one each.
function stateText(state: number): string {
  const bits = STATE_BITS.filter(([bit]) => state & bit).map(([, name]) => name);
  return [`0x${state.toString(16)}`, `interned ${state & 3}`, `kind ${(state >> 2) & 7}`, ...bits].join(' ');
}

function flagsText(flags: number, names: [number, string][]): string {
  const set = names.filter(([bit]) => Math.floor(flags / bit) % 2 === 1).map(([, name]) => name);
  return [`0x${flags.toString(16)}`, ...set].join(' ');
}

// Bytes of one character of a str: its kind.
const characterBytes = (state: FieldLine | undefined): number => (state === undefined ? 1 : (Number(state.text) >> 2) & 7 || 1);

function numbered(lines: FieldLine[]): FieldLine[] {
  const counts = new Map<string, number>();
  let table: (typeof TABLES)[number] | undefined;
  return lines.map((line) => {
    const begun = TABLES.find(({ first, others }) => first === line.name && isEntry(lines, line, others));
    if (begun !== undefined) counts.set(begun.name, (counts.get(begun.name) ?? -1) + 1);
    table = begun ?? (table?.others.includes(line.name) ? table : undefined);
    return table === undefined ? line : { ...line, name: `${table.name}[${counts.get(table.name)}].${line.name}` };
  });
}

// An object may have a field of that name without a table.
const isEntry = (lines: FieldLine[], line: FieldLine, [second]: string[]): boolean => lines[lines.indexOf(line) + 1]?.name === second;

/** As Python writes it. */
export function floatText(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value < 0 ? '-inf' : 'inf';
  const sign = Object.is(value, -0) ? '-' : '';
  return Number.isInteger(value) && Math.abs(value) < 1e16 ? sign + value.toFixed(1) : String(value);
}

/** Bytes as characters of so many bytes, where they are ones. Single bytes: ASCII, or as a str's Latin-1. */
export function charactersOf(bytes: Uint8Array, width = 1, isLatin = width > 1): string {
  let text = '';
  for (let at = 0; at + width <= Math.min(bytes.length, CHARACTERS_MOST * width); at += width) {
    let code = 0;
    for (let i = width - 1; i >= 0; i--) code = code * 256 + bytes[at + i]!;
    if (code !== 0) text += isWritten(code, isLatin) ? String.fromCodePoint(code) : '·';
  }
  return text;
}

const isWritten = (code: number, isLatin: boolean): boolean =>
  (code >= 32 && code < 127) || (isLatin && code >= 160 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff));

/** One byte of a hex dump's column of characters. */
export const asciiOf = (byte: number): string => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '·');
