// The object's block, field by field: name and value, and under them the bytes they are read from.
import { changedBytes, hexText, type FieldLine } from '../../model/fields.ts';
import { sayInspector as say } from '../../words/inspector.ts';
import { ObjectLink } from '../shared/rich.tsx';

const ZERO_RUN = 16;

export function Fields({ fields, before, start, select, follow }: {
  fields: FieldLine[];
  /** The block's bytes at the instant before, from `start` on; null: there is nothing to compare with. */
  before: Uint8Array | null;
  start: number;
  select(address: number): void;
  follow(address: number): void;
}) {
  return (
    <ul class="fields">
      {fields.map((field) => {
        const from = field.address - start;
        const changed = changedBytes(field.bytes, before?.subarray(from, from + field.bytes.length) ?? null);
        const isChanged = changed?.includes(1) ?? false;
        return (
          <li key={field.address} class={`byte-field of-${field.kind.replace(' ', '-')}${isChanged ? ' changed' : ''}`}>
            <span class="field-name">{field.kind === 'unused' ? say('unused') : field.name || say('data')}</span>
            <span class="field-value"><Value field={field} select={select} follow={follow} />{isChanged && <span class="visually-hidden"> ({say('changed')})</span>}</span>
            <span class="field-offset">{field.offset >= 0 ? `+${field.offset}` : `−${-field.offset}`}</span>
            <Bytes bytes={field.bytes} changed={changed} />
          </li>
        );
      })}
    </ul>
  );
}

/** Bytes in hexadecimal, eight a row; the changed ones are marked. */
export function Bytes({ bytes, changed }: { bytes: Uint8Array; changed: Uint8Array | null }) {
  if (bytes.length > ZERO_RUN && bytes.every((byte) => byte === 0)) return <span class="bytes zero">00 × {bytes.length}</span>;
  if (changed === null || !changed.includes(1)) return <span class="bytes">{hexText(bytes)}</span>;
  return <span class="bytes">{Array.from(bytes, (byte, i) => [i > 0 && ' ', changed[i] ? <mark>{hexText(Uint8Array.of(byte))}</mark> : hexText(Uint8Array.of(byte))])}</span>;
}

export function Value({ field, select, follow }: {
  field: FieldLine;
  select(address: number): void;
  /** Shows memory that the object owns. */
  follow(address: number): void;
}) {
  if (field.target !== null) return <ObjectLink {...field.target} select={select} />;
  if (field.kind === 'memory' && field.text !== 'NULL') return <button type="button" class="object-link memory-link" title={say('followMemory')} onClick={() => follow(Number(field.text))}>{say('ownMemory', { address: field.text })}</button>;
  if (field.kind === 'gc link' && field.text.startsWith('0x')) return <>{say('listHead')}</>;
  if (field.kind === 'slot') return <>{field.text === '0' ? '—' : say('slot', { number: field.text })}</>;
  return <>{field.text}</>;
}
