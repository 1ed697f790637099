// The deepest level: the bytes of one block, eight a row, with the fields they are and where its pointers lead.
import type { TargetedKeyboardEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { changedCount, hexRows, PAGE_BYTES, type HexRow } from '../../model/hex.ts';
import { isCrowded, ownedLines, portray, type FieldLine } from '../../model/inspector.ts';
import type { Instant } from '../../model/instant.ts';
import type { MemoryMap, Piece } from '../../model/memory.ts';
import { sayInspector } from '../../words/inspector.ts';
import { sayMemory as say } from '../../words/memory.ts';
import { grouped } from '../../words/speak.ts';
import { Value } from '../inspector/fields.tsx';
import { isEntered } from '../shared/entered.ts';
import { ObjectLink } from '../shared/rich.tsx';
import { useLater } from '../inspector/later.ts';
import { describePiece } from './describe.ts';

interface Looked {
  map: MemoryMap;
  piece: Piece;
  rows: HexRow[];
  page: number;
}

export function Hex({ map, before, address, select, follow, leave }: {
  map: MemoryMap;
  before: Instant | null;
  /** Of the piece. */
  address: number;
  select(address: number): void;
  /** Shows the memory at an address instead. */
  follow(address: number): void;
  leave(): void;
}) {
  const [page, setPage] = useState(0);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => setPage(0), [address]);
  // A figure in another page takes the focus only once the reader is in it.
  useEffect(() => void (isEntered() && body.current?.focus({ preventScroll: true })), [address]);
  const { value, isLate } = useLater(() => look(map, before, address, page), [map, before, address, page]);
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'Escape' && event.key !== 'Backspace') return;
    event.preventDefault();
    event.stopPropagation();
    leave();
  };
  const shown = value?.piece.address === address ? value : null;
  return (
    <div class={isLate ? 'hex is-late' : 'hex'} ref={body} tabIndex={0} role="region" aria-label={say('hexOf', { name: shown === null ? '' : describePiece(map, shown.piece) })} onKeyDown={onKeyDown}>
      {value === undefined ? null : value === null ? <p class="quiet">{say('nothingThere')}</p> : <Rows looked={value} select={select} follow={follow} />}
      {value != null && value.piece.size > PAGE_BYTES && (
        <p class="hex-pages">
          <button type="button" class="button" disabled={page === 0} onClick={() => setPage(page - 1)}>‹ {say('earlierBytes')}</button>
          <span>{say('range', { from: grouped(page * PAGE_BYTES), to: grouped(Math.min(value.piece.size, (page + 1) * PAGE_BYTES) - 1), size: grouped(value.piece.size) })}</span>
          <button type="button" class="button" disabled={(page + 1) * PAGE_BYTES >= value.piece.size} onClick={() => setPage(page + 1)}>{say('laterBytes')} ›</button>
        </p>
      )}
    </div>
  );
}

async function look(map: MemoryMap, before: Instant | null, address: number, page: number): Promise<Looked | null> {
  const piece = map.pieceAt(address);
  if (piece === null) return null;
  const { now } = map;
  const start = piece.address + page * PAGE_BYTES;
  const length = Math.min(PAGE_BYTES, piece.size - page * PAGE_BYTES);
  const isObject = piece.object >= 0 && (piece.kind === 'object' || piece.kind === 'static' || piece.kind === 'dead object');
  const was = before?.view.bytes(start, length).catch(() => null) ?? null;
  const told = isObject && !isCrowded(now, piece.object) ? await now.view.object(now.address(piece.object)) : null;
  const bytes = await now.view.bytes(start, length);
  const fields = await fieldsOf(now, piece, told, start, bytes, isObject);
  const old = await was;
  // Where there was no memory yet there is nothing to compare with.
  return { map, piece, rows: hexRows(start, bytes, old?.length === bytes.length ? old : null, fields), page };
}

async function fieldsOf(now: Instant, piece: Piece, told: Awaited<ReturnType<Instant['view']['object']>>, start: number, bytes: Uint8Array, isObject: boolean): Promise<FieldLine[]> {
  if (isObject) {
    const all = told?.bytes ?? (await now.view.bytes(piece.address, piece.size));
    return portray(now, piece.object, told, all).fields.filter(({ address, bytes: own }) => address + own.length > start && address < start + bytes.length);
  }
  return piece.object >= 0 ? ownedLines(now, piece.object, start, bytes) : [];
}

function Rows({ looked: { map, piece, rows }, select, follow }: { looked: Looked; select(address: number): void; follow(address: number): void }) {
  const base = piece.object >= 0 && piece.kind !== 'untouched' && map.now.objects.value(piece.object, 'block') === piece.address ? map.now.address(piece.object) : piece.address;
  const changed = changedCount(rows);
  const isCompared = rows.some((row) => row.changed !== null);
  return (
    <>
      <p class="hex-title">{describePiece(map, piece)}</p>
      {piece.object >= 0 && base !== map.now.address(piece.object) && (
        <p>{say('owner')} <ObjectLink address={map.now.address(piece.object)} label={map.now.label(piece.object)} family={map.familyOfObject(piece.object)} select={select} /></p>
      )}
      <p class="quiet" role="status">{!isCompared ? say('noChange') : changed === 0 ? say('unchanged') : changed === 1 ? say('oneChangedByte') : say('changedBytes', { count: changed })}</p>
      <table class="hex-table">
        <thead>
          <tr><th scope="col">{say('offset')}</th><th scope="col">{say('bytes')}</th><th scope="col">{say('field')}</th><th scope="col">{say('value')}</th></tr>
        </thead>
        <tbody>{rows.map((row) => <Row key={row.address} row={row} base={base} select={select} follow={follow} />)}</tbody>
      </table>
    </>
  );
}

function Row({ row, base, select, follow }: { row: HexRow; base: number; select(address: number): void; follow(address: number): void }) {
  const offset = row.address - base;
  const shown = row.fields.filter(({ kind }) => kind !== 'unused');
  return (
    <tr class={row.changed?.includes(1) ? 'changed' : undefined}>
      <th scope="row"><span>{offset < 0 ? `−${-offset}` : `+${offset}`}</span></th>
      <td class="hex-bytes">
        {Array.from(row.bytes, (byte, i) => {
          const text = byte.toString(16).padStart(2, '0');
          return row.changed?.[i] ? <mark>{text}</mark> : <span class={byte === 0 ? 'zero' : undefined}>{text}</span>;
        })}
      </td>
      <td class="hex-names">
        {row.goesOn && shown.length === 0 ? <span class="quiet">″</span> : row.fields.map((field) => <Name field={field} />)}
      </td>
      <td class="hex-values">
        {row.fields.map((field) => <div><Value field={field} select={select} follow={follow} />{field.target === null && field.text === '' ? ' ' : ''}</div>)}
      </td>
    </tr>
  );
}

function Name({ field: { name, kind } }: { field: FieldLine }) {
  return <div class={`hex-name of-${kind.replace(' ', '-')}`}>{kind === 'unused' ? sayInspector('unused') : name || sayInspector('data')}</div>;
}
