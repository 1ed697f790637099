// What would die with an object: all that is referred to, in the end, only through it. Found as the collector finds garbage: with
// copies of the counts, less what comes from within. Pure.
import { NO_INDEX, type Instant } from './instant.ts';

export interface Retained {
  /** Without the object itself. */
  objects: number;
  /** With it, as sys.getsizeof counts. */
  bytes: number;
}

export function retainedBy(now: Instant, row: number): Retained {
  const { targets, counts } = now;
  const [inner, isBelow, isKept] = [new Int32Array(now.objects.length), new Uint8Array(now.objects.length), new Uint8Array(now.objects.length)];
  const forEachTarget = (source: number, visit: (target: number, count: number) => void) => {
    const [first, behind] = now.outgoing(source);
    for (let edge = first; edge < behind; edge++) {
      const target = targets[edge]!;
      if (counts[edge]! > 0 && target !== NO_INDEX && target !== row) visit(target, counts[edge]!);
    }
  };
  const below = [row];
  for (let i = 0; i < below.length; i++) {
    forEachTarget(below[i]!, (target, count) => {
      if (isBelow[target] === 0) below.push(target);
      isBelow[target] = 1;
      inner[target]! += count;
    });
  }
  // Who has more references than come from here is held from elsewhere, and so is all that it refers to.
  const kept = below.filter((one) => one !== row && now.refcount(one) > inner[one]!);
  for (const one of kept) isKept[one] = 1;
  while (kept.length > 0) {
    forEachTarget(kept.pop()!, (target) => {
      if (isKept[target] === 1) return;
      isKept[target] = 1;
      kept.push(target);
    });
  }
  const size = now.objects.reader('size');
  const own = below.filter((one) => isKept[one] === 0);
  return { objects: own.length - 1, bytes: own.reduce((sum, one) => sum + size(one), 0) };
}
