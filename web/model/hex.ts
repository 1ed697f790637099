// Bytes as rows of eight, each with the fields that begin in it, and what a row without a name would be as a pointer. Pure.
import { valueText, wordAt, type FieldLine } from './fields.ts';

const ROW_BYTES = 8;
/** So many bytes are shown at a time. */
export const PAGE_BYTES = 1024;

export interface HexRow {
  address: number;
  bytes: Uint8Array;
  /** By byte: 1 where it is another than before; null: there is nothing to compare with. */
  changed: Uint8Array | null;
  fields: FieldLine[];
  /** The field that began in a row before and goes on here. */
  goesOn: boolean;
  /** It is of data that nothing names. */
  isData: boolean;
}

/** `isSame`: before, there were the same fields. */
export function hexRows(start: number, bytes: Uint8Array, before: Uint8Array | null, fields: FieldLine[], isSame = true): HexRow[] {
  const rows: HexRow[] = [];
  let next = 0;
  for (let at = 0; at < bytes.length; at += ROW_BYTES) {
    const address = start + at;
    const own = bytes.subarray(at, at + ROW_BYTES);
    const first = next;
    while (next < fields.length && fields[next]!.address < address + ROW_BYTES) next++;
    const last = fields[first - 1];
    const goesOn = first === next || (last !== undefined && last.address + last.bytes.length > address);
    rows.push({
      address,
      bytes: own,
      changed: before === null ? null : own.map((byte, i) => (byte === before[at + i] ? 0 : 1)),
      fields: fields.slice(first, next).map((field) => (isSame ? withFormer(field, start, before) : field)),
      goesOn,
      isData: fields[goesOn ? first - 1 : first]?.kind === 'data',
    });
  }
  return rows;
}

// What a changed field said before; words that only their type's code knows say nothing.
function withFormer(field: FieldLine, start: number, before: Uint8Array | null): FieldLine {
  const { kind, bytes } = field;
  const from = field.address - start;
  if (before === null || from < 0 || kind === 'data' || kind === 'spare' || kind === 'unused' || kind === 'text') return field;
  const old = before.subarray(from, from + bytes.length);
  return old.every((byte, i) => byte === bytes[i]) ? field : { ...field, former: valueText(kind, old) };
}

/** Eight bytes as the number that they are, the lowest first; empty: they are fewer, or 0. */
export function wordText({ bytes }: HexRow): string {
  const word = bytes.length < ROW_BYTES ? 0n : wordAt(bytes);
  return word === 0n ? '' : `0x${word.toString(16)}`;
}

/** How many bytes are others than before. */
export const changedCount = (rows: HexRow[]): number => rows.reduce((sum, { changed }) => sum + (changed?.reduce((a, b) => a + b, 0) ?? 0), 0);

/** The address that a reader writes: 0x2000004c7500, 35184377099520 as id() prints it, or +128 from what is shown. Null: none. */
export function addressIn(text: string, shown: number | null): number | null {
  const [, plus, digits] = /^(\+?)\s*(0x[0-9a-f]+|\d+)$/i.exec(text.trim().replace(/[_,\s\u202f]/g, '')) ?? [];
  if (digits === undefined || (plus === '+' && shown === null)) return null;
  const address = Number(digits) + (plus === '+' ? shown! : 0);
  return Number.isSafeInteger(address) ? address : null;
}
