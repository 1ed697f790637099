// What is otherwise at an instant than at the one shown before, by what the graph draws: cards and slots. Owns the marks; the
// comparison itself is model/difference.ts.
import type { Difference } from 'ouroboros';

export interface Marks {
  /** Addresses of objects that were not there. */
  born: ReadonlySet<number>;
  /** Addresses of objects that are no longer there. */
  died: ReadonlySet<number>;
  /** By address, by how much its count has changed. */
  counts: ReadonlyMap<number, number>;
  /** Addresses of the words in which a reference is new. */
  added: ReadonlySet<number>;
  /** References that are gone. */
  removed: readonly { source: number; target: number; word: number; name: string }[];
}

export const NO_MARKS: Marks = { born: new Set(), died: new Set(), counts: new Map(), added: new Set(), removed: [] };

// Where more than this has changed, nothing is marked by it.
const REMOVED_MOST = 60;

/** Of these cards' addresses: where most are new, as after a long leap, that is no mark. */
export function quieted(marks: Marks, addresses: readonly number[]): Marks {
  const born = addresses.filter((address) => marks.born.has(address)).length;
  const isLeap = born > LEAP_LEAST && born > addresses.length / 2;
  return isLeap ? { ...marks, born: new Set(), added: new Set(), removed: [] } : marks;
}

const LEAP_LEAST = 8;

export function marksOf(difference: Difference | null): Marks {
  if (difference === null) return NO_MARKS;
  const { address, from, to } = difference.refcounts;
  const removed = difference.edgesRemoved.length > REMOVED_MOST ? [] : difference.edgesRemoved;
  return {
    born: new Set(difference.created),
    died: new Set(difference.freed),
    counts: new Map(Array.from(address, (one, index) => [one, to[index]! - from[index]!])),
    added: new Set(difference.edgesAdded.map(({ slot }) => slot)),
    removed: removed.map(({ source, target, slot, name }) => ({ source, target, word: slot, name })),
  };
}
