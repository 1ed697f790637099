// What the engine says of an object, asked for once by all who show it; and the bytes that its fields describe: its block, of one
// without a block also the collector's head before it.
import type { ObjectView } from 'ouroboros';
import type { Instant } from '../../model/instant.ts';

export interface ObjectBytes {
  start: number;
  length: number;
}

/** Where they lie. `told`: what the engine says of it; null: it was not asked. */
export function bytesOf(now: Instant, row: number, told: ObjectView | null): ObjectBytes {
  const block = now.objects.value(row, 'block');
  const start = block || now.address(row);
  const length = now.objects.value(row, block === 0 ? 'size' : 'blockSize');
  const first = told?.fields[0]?.address ?? start;
  const last = told?.fields.at(-1);
  if (first >= start || last === undefined) return { start, length };
  return { start: first, length: Math.max(start + length, last.address + last.length) - first };
}

const TOLD_MOST = 4;
const told = new WeakMap<Instant, Map<number, Promise<ObjectView | null>>>();

/** All about an object. The last few are kept: inspector and bytes show the same one. */
export function askObject(now: Instant, address: number): Promise<ObjectView | null> {
  const known = told.get(now) ?? new Map<number, Promise<ObjectView | null>>();
  told.set(now, known);
  const asked = known.get(address) ?? now.view.object(address);
  known.delete(address);
  known.set(address, asked);
  asked.catch(() => known.delete(address));
  if (known.size > TOLD_MOST) known.delete(known.keys().next().value!);
  return asked;
}
