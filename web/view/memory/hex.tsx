// The deepest level: the bytes of one block, eight a row, with the fields they are and where its pointers lead. Owns what is asked
// for and which row the keys are on; the rows are in hex_rows.tsx.
import type { ObjectView } from 'ouroboros';
import type { TargetedKeyboardEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { fieldLines, headerFields, type FieldLine } from '../../model/fields.ts';
import { hexRows, PAGE_BYTES } from '../../model/hex.ts';
import { isCrowded, portray } from '../../model/inspector.ts';
import type { Instant } from '../../model/instant.ts';
import type { MemoryMap, Piece } from '../../model/memory.ts';
import { HEAD_BYTES, OWNER_BEFORE, OWNER_BYTES, ownedLines } from '../../model/owned.ts';
import { sayMemory as say } from '../../words/memory.ts';
import { grouped } from '../../words/speak.ts';
import { isEntered } from '../shared/entered.ts';
import { askObject, bytesOf } from '../shared/object_bytes.ts';
import { useLater } from '../inspector/later.ts';
import { describePiece } from './describe.ts';
import { Rows, type Looked } from './hex_rows.tsx';

export function Hex({ map, before, address, select, follow, back, leave }: {
  map: MemoryMap;
  before: Instant | null;
  /** Of the piece, or within it: its row is shown. */
  address: number;
  select(address: number): void;
  /** Shows the memory at an address instead. */
  follow(address: number): void;
  /** Shows what was shown before a pointer was followed; null: none was. */
  back: (() => void) | null;
  leave(): void;
}) {
  const [turned, setTurned] = useState({ address, page: 0 });
  const body = useRef<HTMLDivElement>(null);
  // A figure in another page takes the focus only once the reader is in it.
  useEffect(() => void (isEntered() && body.current?.focus({ preventScroll: true })), [address]);
  const own = pageOf(map, address);
  const page = turned.address === address ? turned.page : own;
  useEffect(() => setTurned({ address, page: own }), [address]);
  const { value, isLate } = useLater(() => look(map, before, address, page), [map, before, address, page]);
  const shown = value != null && address >= value.piece.address && address < value.piece.address + value.piece.size ? value : null;
  const turnTo = (next: number) => {
    setTurned({ address, page: next });
    body.current!.scrollTop = 0;
  };
  const pages = value != null && value.piece.size > PAGE_BYTES && <Pages size={value.piece.size} page={page} turnTo={turnTo} />;
  return (
    <div class={isLate ? 'hex is-late' : 'hex'} ref={body} tabIndex={0} role="region" aria-label={say('hexOf', { name: shown === null ? '' : describePiece(map, shown.piece) })}
      onKeyDown={(event) => hearKey(event, body.current!, back, leave)}>
      {value === undefined ? null : value === null ? <p class="quiet">{say('nothingThere')}</p> : <Rows looked={value} sought={address} select={select} follow={follow} back={back} pages={pages} />}
      {pages}
    </div>
  );
}

function Pages({ size, page, turnTo }: { size: number; page: number; turnTo(page: number): void }) {
  const last = Math.ceil(size / PAGE_BYTES) - 1;
  return (
    <p class="hex-pages">
      <button type="button" class="button" disabled={page === 0} onClick={() => turnTo(page - 1)}>‹ {say('earlierBytes')}</button>
      <span>{say('range', { from: grouped(page * PAGE_BYTES), to: grouped(Math.min(size, (page + 1) * PAGE_BYTES) - 1), size: grouped(size) })}</span>
      <button type="button" class="button" disabled={page >= last} onClick={() => turnTo(page + 1)}>{say('laterBytes')} ›</button>
    </p>
  );
}

const pageOf = (map: MemoryMap, address: number): number => Math.floor((address - (map.bytesAt(address)?.address ?? address)) / PAGE_BYTES);

// Escape goes out, Backspace to where one came from; the arrows go from row to row, Enter follows the row's pointer.
function hearKey(event: TargetedKeyboardEvent<HTMLDivElement>, body: HTMLElement, back: (() => void) | null, leave: () => void): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Escape') leave();
  else if (event.key === 'Backspace') (back ?? leave)();
  else if (!goOn(event.key, body)) return;
  event.preventDefault();
  event.stopPropagation();
}

function goOn(key: string, body: HTMLElement): boolean {
  const rows = [...body.querySelectorAll<HTMLElement>('tbody tr')];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  if (key === 'Enter') {
    const link = rows[at] === document.activeElement ? rows[at]?.querySelector('button') : null;
    link?.click();
    return link != null;
  }
  const next = { ArrowDown: at + 1, ArrowUp: at < 0 ? 0 : at - 1, Home: 0, End: rows.length - 1 }[key];
  if (next === undefined) return false;
  rows[Math.max(0, Math.min(rows.length - 1, next))]?.focus();
  return true;
}

async function look(map: MemoryMap, before: Instant | null, address: number, page: number): Promise<Looked | null> {
  const piece = map.bytesAt(address);
  if (piece === null) return null;
  const { now } = map;
  const isObject = piece.object >= 0 && (piece.kind === 'object' || piece.kind === 'static' || piece.kind === 'dead object');
  const told = isObject && !isCrowded(now, piece.object) ? await askObject(now, now.address(piece.object)) : null;
  const whole = isObject ? bytesOf(now, piece.object, told) : { start: piece.address, length: piece.size };
  const start = whole.start + page * PAGE_BYTES;
  const length = Math.min(PAGE_BYTES, whole.length - page * PAGE_BYTES);
  // All at once: each question is a way to the worker and back.
  const [bytes, all, old, ...around] = await Promise.all([
    now.view.bytes(start, length),
    told === null || told.bytes.length === whole.length ? (told?.bytes ?? null) : now.view.bytes(whole.start, whole.length),
    before?.view.bytes(start, length).catch(() => null) ?? null,
    ...(isObject ? [] : aroundOf(now, piece)),
  ]);
  const fields = isObject ? fieldsOf(now, piece, told, all, start, bytes, start - whole.start) : ownedLines({ now, piece, head: around[0]!, owner: around[1]!, start, bytes });
  // Where there was no memory yet there is nothing to compare with.
  const isSame = piece.object < 0 || (before !== null && before.rowOf(now.address(piece.object)) >= 0);
  return { map, piece, rows: hexRows(start, bytes, old?.length === bytes.length ? old : null, fields, isSame), page };
}

// `all`: the object's bytes, of one of which the engine was asked; `from`: how far behind them those that are shown begin.
function fieldsOf(now: Instant, piece: Piece, told: ObjectView | null, all: Uint8Array | null, start: number, bytes: Uint8Array, from: number): FieldLine[] {
  if (told === null || all === null) return fieldLines(now, piece.object, headerFields(now, piece.object, from), bytes);
  return portray(now, piece.object, told, all).fields.filter(({ address, bytes: own }) => address + own.length > start && address < start + bytes.length);
}

// The first bytes of a piece, and those of its owner.
function aroundOf(now: Instant, piece: Piece): Promise<Uint8Array>[] {
  const nothing = new Uint8Array();
  const owner = piece.object < 0 ? Promise.resolve(nothing) : now.view.bytes(now.address(piece.object) - OWNER_BEFORE, OWNER_BYTES).catch(() => nothing);
  return [now.view.bytes(piece.address, Math.min(HEAD_BYTES, piece.size)), owner];
}
