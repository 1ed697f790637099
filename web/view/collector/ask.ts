// What is asked of the run for the collector view: events of a collection, the instants at which it begins and ends.
import type { Constants, Event, EventName, Recording } from 'ouroboros';
import { Course, causeOf, stagesOf, type Cause, type Stage } from '../../model/collector.ts';
import { INSTANT_TABLES, Instant } from '../../model/instant.ts';
import type { Collection } from '../../model/timeline.ts';

const endOf = ({ stop }: Collection, recording: Recording): number => stop ?? recording.length;

export async function askStages(recording: Recording, collection: Collection, constants: Constants, signal: AbortSignal): Promise<Stage[]> {
  const phases = await recording.eventsBetween(collection.start, endOf(collection, recording), { kinds: ['phase'], signal });
  return stagesOf([...phases], collection, constants.phase, recording.length);
}

export async function askCause(recording: Recording, collection: Collection): Promise<Cause> {
  const [view, before] = await Promise.all([recording.seek(collection.start, { tables: ['gcList'] }), recording.previous(collection.start)]);
  return causeOf(view, await view.lists(), collection, before?.kind ?? null);
}

export const askBegin = async (recording: Recording, { start }: Collection): Promise<Instant> =>
  Instant.of(await recording.seek(start, { tables: [...INSTANT_TABLES] }));

const TOLD: EventName[] = ['decision', 'weakref_cleared', 'weakref_callback', 'finalizer', 'resurrection', 'object_dealloc'];
/** What comes later is not told: the tables say what became of the objects, without the reasons. */
const TOLD_MOST = 600_000;

export async function askCourse(recording: Recording, collection: Collection, constants: Constants, signal?: AbortSignal): Promise<Course> {
  const query = { kinds: TOLD, limit: TOLD_MOST, ...(signal && { signal }) };
  return new Course(await recording.eventsBetween(collection.start, endOf(collection, recording), query), constants);
}

const STORY: EventName[] = [
  'gc_refs', 'decision', 'phase', 'weakref_cleared', 'weakref_callback', 'finalizer', 'resurrection', 'collection_stop',
];
const CHUNK = 4096;

/** The next step of a collection, or the one before, about an object that matters, or of the collection itself. */
export async function askNext(
  recording: Recording, { start, stop }: Collection, at: number, direction: 1 | -1, matters: (address: number) => boolean,
): Promise<number | null> {
  const end = stop ?? recording.length;
  const isWanted = ({ kind, subject }: Event) => kind === 'phase' || kind === 'collection_stop' || matters(subject);
  if (direction === 1) {
    for (let from = at + 1; from <= end; ) {
      const events = await recording.eventsBetween(from, end, { kinds: STORY, limit: CHUNK });
      for (const event of events) if (isWanted(event)) return event.clock;
      if (events.length < CHUNK) return null;
      from = events.at(events.length - 1).clock + 1;
    }
    return null;
  }
  for (let to = at - 1; to > start; to -= CHUNK) {
    const events = [...(await recording.eventsBetween(Math.max(start, to - CHUNK + 1), to, { kinds: STORY }))];
    const found = events.findLast(isWanted);
    if (found !== undefined) return found.clock;
  }
  return at > start ? start : null;
}
