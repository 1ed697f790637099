// All that is known of the collection that is looked at: gathered once, kept while it is looked at.
import type { Recording } from 'ouroboros';
import { useMemo } from 'preact/hooks';
import { reachedFromRoots, type Cause, type Course, type Stage } from '../../model/collector.ts';
import { familyOf, type Family } from '../../model/family.ts';
import type { Instant } from '../../model/instant.ts';
import { globalsRow, wayTo } from '../../model/names.ts';
import type { Collection } from '../../model/timeline.ts';
import { useLater } from '../inspector/later.ts';
import { askBegin, askCause, askCourse, askStages } from './ask.ts';

/** An object as it is called. */
export interface Who {
  address: number;
  /** The way to it from a name of the program; '' when it has none. */
  way: string;
  label: string;
  family: Family;
}

export interface Dossier {
  recording: Recording;
  collection: Collection;
  stages: Stage[];
  cause: Cause | undefined;
  /** The instant at which it began, and whom the roots reached there. */
  begin: Instant | undefined;
  traced: Uint8Array | null;
  course: Course | undefined;
  who(address: number, now: Instant): Who;
}

/** What is not known yet is undefined, and comes later. */
export function useDossier(recording: Recording, collection: Collection, now: Instant): Dossier {
  const { start, stop } = collection;
  const { constants } = now;
  const about = [recording, start, stop];
  const stages = useLater((signal) => askStages(recording, collection, constants, signal), about);
  const cause = useLater(() => askCause(recording, collection), about);
  const begin = useLater(() => askBegin(recording, collection), about);
  const course = useLater((signal) => askCourse(recording, collection, constants, signal), about);
  const beginning = begin.value;
  return useMemo(() => {
    const known = new Map<number, Who>();
    return {
      recording, collection, stages: stages.value ?? [], cause: cause.value, begin: beginning, course: course.value,
      traced: beginning === undefined ? null : reachedFromRoots(beginning),
      who: (address, present) => {
        // The way to an object is as it was when the collection began: names do not change while it goes on.
        const from = beginning !== undefined && beginning.rowOf(address) >= 0 ? beginning : present;
        const who = known.get(address) ?? called(from, address);
        if (from === beginning) known.set(address, who);
        const row = present.rowOf(address);
        return row < 0 || from === present ? who : { ...who, label: present.label(row) };
      },
    };
  }, [collection, stages.value, cause.value, beginning, course.value]);
}

function called(now: Instant, address: number): Who {
  const row = now.rowOf(address);
  if (row < 0) return { address, way: '', label: '', family: 'code' };
  const way = row === globalsRow(now) ? 'globals()' : wayTo(now, row)?.text ?? '';
  return { address, way, label: now.label(row), family: familyOf(now.typeName(row)) };
}
