// The bytes of an object as its fields describe them: its block; of one without a block also the collector's head before it.
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
