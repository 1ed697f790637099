// Which instant tells most of a run that keeps nothing: its calls are over at its end, so it is one of theirs. Owns that choice; knows
// nothing of how a run is asked. Pure.
import type { EventName, Events } from 'ouroboros';
import { graphOf, type Card } from './graph.ts';
import { isDefinition } from './graph_kinds.ts';
import { namesOf } from './graph_names.ts';
import type { Instant } from './instant.ts';

/** Why an instant is the first that is shown: it is the program's end, or where that is raised which has ended it, or a call that tells more. */
export type Why = 'end' | 'fatal' | TellingCall['kind'];

/** What a program has left: 'objects'; 'values' alone, such as a number; or 'nothing' but its functions and classes. */
export type Left = 'objects' | 'values' | 'nothing';

export function leftAt(now: Instant): Left {
  // Also what nothing reaches, and is still there.
  if (graphOf(now).cards.some((card) => card.kind === 'object' && !isBareDefinition(now, card))) return 'objects';
  const rows = namesOf(now, false).flatMap(({ slots }) => slots.map(({ target }) => target));
  return rows.every((row) => isDefinition(now, row)) ? 'nothing' : 'values';
}

// A function or class that has a card for its defaults or attributes, all of which are but values.
const isBareDefinition = (now: Instant, { row, slots }: Card): boolean => isDefinition(now, row) && slots.every(({ text }) => text !== null);

interface Call {
  frame: number;
  code: number;
  isRecursive: boolean;
}

export interface TellingCall {
  kind: 'deepest' | 'last';
  /** It is about to return. */
  returns: number;
}

// A function that calls itself so often, or by way of another, is told by how deep it goes.
const DEEP_LEAST = 3;

/** Whether what begins at this line, counted from 1, is a class's body, which runs as a function does, and which nobody calls. */
export function isClassBody(lines: readonly string[], line: number): boolean {
  const first = lines.slice(line - 1).find((text) => !/^\s*@/.test(text));
  return first !== undefined && /^\s*class\b/.test(first);
}

/**
 * Of the calls of a program the deepest, when one calls itself; else, where nothing is left, the last that the module makes. Null:
 * there is none. `events`: of kinds 'call' and 'return', in their order.
 */
export function tellingCall(events: Events, names: readonly EventName[], isOwn: (code: number) => boolean, left: Left): TellingCall | null {
  const [kinds, clocks, frames, codes] = [events.column('kind'), events.column('clock'), events.column('subject'), events.column('other')];
  const call = names.indexOf('call');
  const stack: Call[] = [];
  let [deepest, deepestReturns, last] = [DEEP_LEAST - 1, -1, -1];
  for (let row = 0; row < events.length; row++) {
    if (kinds[row] === call) {
      if (!isOwn(codes[row]!)) continue;
      stack.push({ frame: frames[row]!, code: codes[row]!, isRecursive: stack.some(({ code }) => code === codes[row]) });
    } else if (stack.at(-1)?.frame === frames[row]) {
      const { isRecursive } = stack.at(-1)!;
      if (isRecursive && stack.length > deepest) [deepest, deepestReturns] = [stack.length, clocks[row]!];
      stack.pop();
      if (stack.length === 0) last = clocks[row]!;
    }
  }
  if (deepestReturns !== -1) return { kind: 'deepest', returns: deepestReturns };
  return left === 'nothing' && last !== -1 ? { kind: 'last', returns: last } : null;
}
