// Which lines and calls of the program the track shows: asked of the run for the part that is looked at, a moment after it has
// come to rest.
import type { Constants, Events, Query, Recording } from 'ouroboros';
import { useEffect, useState } from 'preact/hooks';
import { instantOf, type Axis, type Span, type Stretch } from '../../geometry/timeline.ts';
import { LIBRARY_LINES, MAIN, isSession, longGaps, programEndOf } from '../../model/timeline.ts';
import { TYPED } from '../../model/typed.ts';
import type { Lines } from './paint.ts';

/** More cannot be told apart. */
const LINES_MOST = 1500;
const BREAKS_MOST = 2000;
const WAIT_MS = 150;

// Asks after a while, unless something else is to be asked by then; `about` null: nothing is asked.
function useSoon<T>(nothing: T, ask: (signal: AbortSignal) => Promise<T>, about: readonly unknown[] | null, wait = WAIT_MS): T {
  const [found, setFound] = useState(nothing);
  useEffect(() => {
    setFound(nothing);
    if (about === null) return;
    const abort = new AbortController();
    const take = (value: T) => abort.signal.aborted || setFound(value);
    const timer = setTimeout(() => ask(abort.signal).then(take, () => {}), wait);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, about ?? []);
  return found;
}

const isAtRest = (recording: Recording | null): recording is Recording => recording !== null && recording.state !== 'running';

const NOWHERE: readonly Stretch[] = [];
// The track waits so long to be drawn until they are known: drawn before, it would be drawn otherwise a moment later.
const UNKNOWN_MS = 1000;

/** Where the run is inside of libraries for long; null: not known yet. */
export function useStretches(recording: Recording | null, length: number): readonly Stretch[] | null {
  const isAsked = isAtRest(recording);
  // Of the same run, which has gone on since, those that were known are as good as the ones to come.
  const [found, setFound] = useState<{ recording: Recording; stretches: readonly Stretch[] } | null>(null);
  useSoon(null, async (signal) => {
    const stretches = await stretchesOf(recording!, length, signal);
    if (!signal.aborted) setFound({ recording: recording!, stretches });
    return null;
  }, isAsked ? [recording, length] : null, 0);
  const isLate = useSoon(false, () => Promise.resolve(true), isAsked ? [recording] : null, UNKNOWN_MS);
  if (found !== null && found.recording === recording) return found.stretches;
  return isAsked && !isLate ? null : NOWHERE;
}

async function stretchesOf(recording: Recording, length: number, signal: AbortSignal): Promise<readonly Stretch[]> {
  const end = programEndOf(recording) ?? length;
  const lines = await recording.eventsBetween(0, end, { kinds: ['line'], filename: MAIN, limit: LINES_MOST, signal });
  if (lines.length === LINES_MOST) return NOWHERE;
  const found: Stretch[] = [];
  for (const gap of longGaps(lines.column('clock'), end)) {
    const inside = await recording.eventsBetween(gap.from, gap.to, { kinds: ['line'], limit: LIBRARY_LINES, signal });
    if (inside.length === LIBRARY_LINES) found.push(gap);
  }
  return found;
}

// `lineIn`: the editor's line of a line at an instant; null: it is not in the editor.
function linesOf(events: Events, call: number, lineIn: (instant: number, line: number) => number | null): Lines {
  const [kinds, clocks, numbers] = [events.column('kind'), events.column('clock'), events.column('value')];
  return { clocks, numbers: Array.from(numbers, (line, row) => lineIn(clocks[row]!, line) ?? 0), isCall: (row) => kinds[row] === call };
}

function both(one: Lines, other: Lines): Lines {
  const rows = [one, other].flatMap((lines) => Array.from(lines.clocks, (clock, row) => ({ clock, number: lines.numbers[row]!, isCall: lines.isCall(row) })));
  rows.sort((a, b) => a.clock - b.clock);
  return { clocks: rows.map(({ clock }) => clock), numbers: rows.map(({ number }) => number), isCall: (row) => rows[row]!.isCall };
}

/** Null where they are too many, or not known yet. */
export function useLines(
  recording: Recording | null, constants: Constants | null, axis: Axis, span: Span, lineTyped: (instant: number, line: number) => number | null,
): Lines | null {
  const [from, to] = [Math.floor(instantOf(axis, span.from)), Math.ceil(instantOf(axis, span.to))];
  const isOn = isAtRest(recording) && constants !== null;
  return useSoon<Lines | null>(null, async (signal) => {
    const last = axis.end === null ? to : Math.min(to, axis.end);
    const query: Query = { kinds: ['line', 'call'] };
    const ask = (filename: string) => recording!.eventsBetween(from, last, { ...query, filename, limit: LINES_MOST, signal });
    const events = await ask(MAIN);
    const typed = isSession(recording!) ? await ask(TYPED) : null;
    if (Math.max(events.length, typed?.length ?? 0) === LINES_MOST) return null;
    const call = constants!.event.indexOf('call');
    return typed === null ? linesOf(events, call, (_, line) => line) : both(linesOf(events, call, (_, line) => line), linesOf(typed, call, lineTyped));
  }, isOn ? [recording, from, to, axis.within] : null);
}

const NONE = new Float64Array(0);

/** The instants at which lines with a breakpoint begin, in their order. */
export function useBreaks(recording: Recording | null, breakpoints: readonly number[]): ArrayLike<number> {
  const isOn = isAtRest(recording) && breakpoints.length > 0;
  return useSoon<ArrayLike<number>>(NONE, async (signal) => {
    const ask = (line: number) => recording!.eventsBetween(0, recording!.length, { kinds: ['line'], line, filename: MAIN, limit: BREAKS_MOST, signal });
    const found = await Promise.all(breakpoints.map(ask));
    return Float64Array.from(found.flatMap((events) => [...events.column('clock')])).sort();
  }, isOn ? [recording, recording.length, breakpoints.join()] : null);
}
