// The rows of the table of bytes: offset, bytes, characters, the number that they are, the fields, their values.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { FieldLine } from '../../model/fields.ts';
import { asciiOf } from '../../model/field_values.ts';
import { changedCount, wordText, type HexRow } from '../../model/hex.ts';
import { POOL_HEADER, type MemoryMap, type Piece } from '../../model/memory.ts';
import { sayInspector } from '../../words/inspector.ts';
import { sayMemory as say } from '../../words/memory.ts';
import { Value } from '../inspector/fields.tsx';
import { hexAddress, ObjectLink } from '../shared/rich.tsx';
import { describePiece, kindText } from './describe.ts';

export interface Looked {
  map: MemoryMap;
  piece: Piece;
  rows: HexRow[];
  page: number;
}

interface Ways {
  map: MemoryMap;
  select(address: number): void;
  follow(address: number): void;
}

export function Rows({ looked: { map, piece, rows }, sought, select, follow, back, pages }: {
  looked: Looked;
  /** The address that was asked for. */
  sought: number;
  select(address: number): void;
  follow(address: number): void;
  back: (() => void) | null;
  pages: ComponentChildren;
}) {
  const base = piece.object >= 0 && piece.kind !== 'untouched' && map.now.objects.value(piece.object, 'block') === piece.address ? map.now.address(piece.object) : piece.address;
  const changed = changedCount(rows);
  const isCompared = rows.some((row) => row.changed !== null);
  const ways = { map, select, follow };
  return (
    <>
      <p class="hex-title">
        {back !== null && <button type="button" class="button" title={say('backHelp')} onClick={back}>‹ {say('backTo')}</button>}
        <span>{describePiece(map, piece)}</span>
      </p>
      <Belongings map={map} piece={piece} base={base} select={select} follow={follow} />
      <p class="quiet" role="status">{!isCompared ? say('noChange') : changed === 0 ? say('unchanged') : changed === 1 ? say('oneChangedByte') : say('changedBytes', { count: changed })}</p>
      {pages}
      <table class="hex-table">
        <thead>
          <tr>
            <th scope="col">{say('offset')}</th><th scope="col">{say('bytes')}</th><th scope="col" class="hex-ascii" aria-hidden="true">ASCII</th>
            <th scope="col" class="hex-word">{say('word')}</th><th scope="col">{say('field')}</th><th scope="col">{say('value')}</th>
          </tr>
        </thead>
        <tbody>{rows.map((row) => <Row key={row.address} row={row} base={base} isSought={sought !== piece.address && sought !== base && sought >= row.address && sought < row.address + row.bytes.length} ways={ways} />)}</tbody>
      </table>
    </>
  );
}

// Whose memory it is, and the pool that it lies in.
function Belongings({ map, piece, base, select, follow }: Ways & { piece: Piece; base: number }) {
  const isOwned = piece.object >= 0 && base !== map.now.address(piece.object);
  const header = piece.pool >= 0 && piece.kind !== 'header' ? map.poolAddress(piece.pool) : null;
  if (!isOwned && header === null) return null;
  return (
    <p class="hex-belongings">
      {isOwned && <span>{say('owner')} <ObjectLink address={map.now.address(piece.object)} label={map.now.label(piece.object)} family={map.familyOfObject(piece.object)} select={select} /></span>}
      {header !== null && (
        <span class="quiet">
          {say('slotIn', { slot: piece.slot, size: map.blockSize(piece.pool), count: map.capacity(piece.pool) })}{' '}
          <button type="button" class="object-link memory-link" onClick={() => follow(header)}>{say('toHeader', { size: POOL_HEADER })}</button>
        </span>
      )}
    </p>
  );
}

// Eight bytes; where several fields share them, each is a row of its own beside them.
function Row({ row, base, isSought, ways }: { row: HexRow; base: number; isSought: boolean; ways: Ways }) {
  const offset = row.address - base;
  const shown = row.fields.filter(({ kind }) => kind !== 'unused');
  const line = useRef<HTMLTableRowElement>(null);
  useEffect(() => void (isSought && line.current?.scrollIntoView({ block: 'center' })), [isSought]);
  const classes = [row.changed?.includes(1) && 'changed', isSought && 'sought'].filter(Boolean).join(' ') || undefined;
  const word = wordText(row);
  const isGuessed = row.isData && shown.every(({ kind }) => kind === 'data');
  const [first, ...others] = row.goesOn && shown.length === 0 ? [] : shown.length === 0 ? row.fields : shown;
  const span = 1 + others.length;
  return (
    <>
      <tr class={classes} ref={line} tabIndex={-1}>
        <th scope="row" rowSpan={span} title={hexAddress(row.address)}><span>{offset < 0 ? `−${-offset}` : `+${offset}`}</span></th>
        <td class="hex-bytes" rowSpan={span} title={word === '' ? undefined : `${say('lowestFirst')} ${word}`}>
          {Array.from(row.bytes, (byte, i) => {
            const text = byte.toString(16).padStart(2, '0');
            return row.changed?.[i] ? <mark>{text}</mark> : <span class={byte === 0 ? 'zero' : undefined}>{text}</span>;
          })}
        </td>
        <td class="hex-ascii" rowSpan={span} aria-hidden="true">{Array.from(row.bytes, asciiOf).join('')}</td>
        <td class="hex-word" rowSpan={span}>{word || '0'}</td>
        <td class="hex-names">{first === undefined ? <span class="quiet">″</span> : <Name field={first} />}</td>
        <td class="hex-values">{isGuessed ? <Guess row={row} ways={ways} /> : first !== undefined && <Told field={first} ways={ways} />}</td>
      </tr>
      {others.map((field) => (
        <tr key={field.address} class={classes} tabIndex={-1}>
          <td class="hex-names"><Name field={field} /></td>
          <td class="hex-values"><Told field={field} ways={ways} /></td>
        </tr>
      ))}
    </>
  );
}

// Data that nothing names: the number it is, and what stands where it would point to.
function Guess({ row, ways: { map, select, follow } }: { row: HexRow; ways: Ways }) {
  const word = wordText(row);
  const address = Number(word || 0);
  const target = map.now.rowOf(address);
  if (target >= 0) return <ObjectLink address={address} label={map.now.label(target)} family={map.familyOfObject(target)} select={select} />;
  const there = map.bytesAt(address);
  return there?.address === address ? <MemoryLink address={address} there={there} follow={follow} /> : <span class="quiet">{word}</span>;
}

const MemoryLink = ({ address, there, follow }: { address: number; there: Piece; follow(address: number): void }) => (
  <><button type="button" class="object-link memory-link" onClick={() => follow(address)}>{hexAddress(address)}</button> <span class="quiet">{kindText(there)}</span></>
);

function Told({ field, ways }: { field: FieldLine; ways: Ways }) {
  return <><HexValue field={field} ways={ways} />{field.former !== undefined && <span class="hex-former"> {say('former', { value: field.former })}</span>}</>;
}

function HexValue({ field, ways: { map, select, follow } }: { field: FieldLine; ways: Ways }) {
  if (field.kind === 'memory' && field.target === null && field.text !== 'NULL') {
    const address = Number(field.text);
    const there = map.bytesAt(address);
    if (there === null) return <>{field.text} <span class="quiet">{/pool$/.test(field.name) ? 'usedpools' : ''}</span></>;
    return <MemoryLink address={address} there={there} follow={follow} />;
  }
  if (field.target === null && field.text === '') return null;
  return <Value field={field} select={select} follow={follow} />;
}

function Name({ field: { name, kind } }: { field: FieldLine }) {
  const text = kind === 'unused' ? sayInspector('unused') : kind === 'spare' ? `${name} ${say('spare')}` : name || sayInspector('data');
  return <span class={`hex-name of-${kind.replace(' ', '-')}`}>{text}</span>;
}
