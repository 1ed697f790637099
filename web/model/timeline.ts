// What a run's timeline tells: which seldom events are marked on it, its collections, which line of the program is on. Pure.
import type { EventName, Events, Query, Recording } from 'ouroboros';

/** What is marked by a sign of its own, in the order in which signs lie over one another. */
export const MARKS = ['output', 'weakref', 'finalizer', 'exception'] as const;
export type Mark = (typeof MARKS)[number];

const KINDS_OF: Record<Mark, EventName[]> = {
  output: ['output'],
  weakref: ['weakref_cleared', 'weakref_callback'],
  finalizer: ['finalizer', 'resurrection'],
  exception: ['exception'],
};

/** What one may go to next, and how it is asked for. */
export const FINDS = {
  collection: { kinds: ['collection_start'] },
  exception: { kinds: ['exception'] },
  finalizer: { kinds: KINDS_OF.finalizer },
  weakref: { kinds: KINDS_OF.weakref },
  output: { kinds: KINDS_OF.output },
} satisfies Record<string, Query>;
export type Find = keyof typeof FINDS;

/** The lane of each number of an event's kind, among MARKS; -1: it has no mark. */
export function lanesByKind(names: readonly EventName[]): Int8Array {
  const lanes = new Int8Array(names.length).fill(-1);
  MARKS.forEach((mark, lane) => {
    for (const name of KINDS_OF[mark]) {
      const kind = names.indexOf(name);
      if (kind >= 0) lanes[kind] = lane;
    }
  });
  return lanes;
}

/** One collection of a run. */
export interface Collection {
  /** Its place among the run's, from 1. */
  number: number;
  generation: number;
  start: number;
  /** Null while it is on. */
  stop: number | null;
  freed: number;
  uncollectable: number;
  /** One of the runtime's own at its end. */
  isFinal: boolean;
}

export function collectionsOf(events: Events, names: readonly EventName[], programEnd: number | null): Collection[] {
  const [starts, stops] = [names.indexOf('collection_start'), names.indexOf('collection_stop')];
  const [kind, clock, value, other] = [events.column('kind'), events.column('clock'), events.column('value'), events.column('other')];
  const found: Collection[] = [];
  for (let row = 0; row < kind.length; row++) {
    const last = found.at(-1);
    if (kind[row] === starts) {
      const start = clock[row]!;
      const isFinal = programEnd !== null && start > programEnd;
      found.push({ number: found.length + 1, generation: value[row]!, start, stop: null, freed: 0, uncollectable: 0, isFinal });
    } else if (kind[row] === stops && last !== undefined && last.stop === null) {
      last.stop = clock[row]!;
      last.freed = value[row]!;
      last.uncollectable = other[row]!;
    }
  }
  return found;
}

/** The collection that an instant lies in, its last instant included. */
export function collectionAt(collections: readonly Collection[], instant: number): Collection | null {
  const last = lastFrom(collections, instant);
  return last !== null && (last.stop === null || instant <= last.stop) ? last : null;
}

/** The last that has begun at or before an instant. */
export function lastFrom(collections: readonly Collection[], instant: number): Collection | null {
  let [low, high] = [0, collections.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (collections[middle]!.start <= instant) low = middle + 1;
    else high = middle;
  }
  return collections[low - 1] ?? null;
}

/** Where the exception was raised that ended a program; null: none did. Each frame that it leaves tells of it: the first that does,
 * before one tells of it twice. */
export function fatalInstant(events: Events, names: readonly EventName[], end: number): number | null {
  const exception = names.indexOf('exception');
  const [kind, clock, frame, raised] = [events.column('kind'), events.column('clock'), events.column('subject'), events.column('other')];
  const frames = new Set<number>();
  let [found, which] = [-1, -1];
  for (let row = kind.length - 1; row >= 0; row--) {
    if (kind[row] !== exception || clock[row]! > end) continue;
    if (found === -1) which = raised[row]!;
    if (raised[row] !== which || frames.has(frame[row]!)) break;
    frames.add(frame[row]!);
    found = row;
  }
  return found === -1 ? null : clock[found]!;
}

// Shorter stretches have little room anyway.
const STRETCH_LEAST = 200;
/** So many lines of a library in a stretch show what it is. */
export const LIBRARY_LINES = 8;

/** Between which lines of the program so much happens that a library may be at work. `clocks`: where its lines begin. */
export function longGaps(clocks: ArrayLike<number>, end: number): { from: number; to: number }[] {
  const gaps: { from: number; to: number }[] = [];
  for (let row = 0; row < clocks.length; row++) {
    const [from, to] = [clocks[row]! + 1, row + 1 < clocks.length ? clocks[row + 1]! - 1 : end - 1];
    if (to - from >= Math.max(STRETCH_LEAST, end / 50)) gaps.push({ from, to });
  }
  return gaps;
}

/** Whether it is a session at a prompt, which goes on behind its program and is not taken down. */
export const isSession = (recording: Recording): boolean => 'push' in recording;

/** Where a run's text has ended and its teardown begins; null: not yet, or never. */
export const programEndOf = (recording: Recording | null): number | null => (recording === null || isSession(recording) ? null : recording.programEnd);

/** The program's file, as tracebacks and events name it. */
export const MAIN = 'main.py';

let linesOf: { source: string; lines: string[] } = { source: '', lines: [''] };

/** A line of a text, from 1, without what is around it. */
export function lineText(source: string, line: number): string {
  if (linesOf.source !== source) linesOf = { source, lines: source.split('\n') };
  return linesOf.lines[line - 1]?.trim() ?? '';
}
