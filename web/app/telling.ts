// The instant that a run shows first: its end; or where the exception was raised that has ended it; or, when at its end nothing is left
// to be seen, a call that was on. Asks the run what that takes.
import type { Constants, Recording, Session } from 'ouroboros';
import type { Why } from '../model/first_instant.ts';
import { INSTANT_TABLES, Instant } from '../model/instant.ts';
import { MAIN, fatalInstant, programEndOf } from '../model/timeline.ts';

export interface Telling {
  instant: number;
  why: Why;
}

// So many calls and returns tell enough; more would take their time.
const CALLS_MOST = 6000;
// A heap whose pools are larger is shown as it is at the end.
const SMALL_BYTES = 4_000_000;

/** Where the program's text, or what was typed behind it, has run, if it has; else where the run is. */
export const lastOf = (recording: Recording): number =>
  recording.state === 'prompt' ? (recording as Session).length : (recording.programEnd ?? recording.length);

export async function tellingOf(recording: Recording, constants: Constants): Promise<Telling> {
  const end = lastOf(recording);
  const hasFailed = recording.state === 'done' && recording.status !== 0 && recording.programEnd !== null;
  const fatal = hasFailed ? fatalInstant(recording.events, constants.event, recording.programEnd!) : null;
  if (fatal !== null) return { instant: fatal, why: 'fatal' };
  // A program without functions has no calls; and what cannot be asked is not told.
  const hasCalls = recording.state === 'done' && programEndOf(recording) !== null && /\b(def|lambda)\b/.test(recording.source);
  const call = hasCalls ? await callOf(recording, constants, end).catch(() => null) : null;
  return call ?? { instant: end, why: 'end' };
}

async function callOf(recording: Recording, constants: Constants, end: number): Promise<Telling | null> {
  const view = await recording.seek(end, { tables: [...INSTANT_TABLES] });
  if (view.state.poolBytes > SMALL_BYTES) return null;
  const { isClassBody, leftAt, tellingCall } = await import('../view/picture.ts');
  const left = leftAt(await Instant.of(view));
  if (left === 'objects') return null;
  const own = await recording.eventsBetween(0, end, { kinds: ['call'], filename: MAIN, limit: CALLS_MOST });
  // The first is the module itself.
  if (own.length < 2) return null;
  const [module, ...codes] = own.column('other');
  const [, ...lines] = own.column('value');
  const texts = recording.source.split('\n');
  const isOwn = new Set(codes.filter((code, i) => code !== module && !isClassBody(texts, lines[i]!)));
  const events = await recording.eventsBetween(own.at(1).instant, end, { kinds: ['call', 'return'], limit: CALLS_MOST });
  const found = tellingCall(events, constants.event, (code) => isOwn.has(code), left);
  // With its last line, which is what has made it return.
  const line = found && (await recording.previous(found.returns, { kinds: ['line'], filename: MAIN }));
  return found && line && { instant: line.instant, why: found.kind };
}
