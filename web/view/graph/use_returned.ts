// What the last call of the program's own functions that ended since the instant shown before has returned: asked a moment later.
import type { Recording } from 'ouroboros';
import { useEffect, useState } from 'preact/hooks';
import { withoutOuter } from '../../model/graph_kinds.ts';
import { isOwnCall, returnText } from '../../model/returned.ts';
import type { Instant } from '../../model/instant.ts';

export interface Returned {
  name: string;
  what: string;
  /** By a generator, which goes on. */
  isYield: boolean;
}

// Further apart, what was returned is not what the step is about.
const APART_MOST = 100_000;
const ASKED_MOST = 64;
// So many calls that are not the program's own may have ended after it.
const TRIED_MOST = 6;

export function useReturned(recording: Recording | null, before: Instant | null, now: Instant): Returned | null {
  const [found, setFound] = useState<{ now: Instant; returned: Returned } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const [from, to] = [before?.number ?? null, now.number];
    if (recording === null || from === null || to === null || to <= from || to - from > APART_MOST) return;
    lastReturned(recording, from, to).then((returned) => isCurrent && returned !== null && setFound({ now, returned }), () => {});
    return () => void (isCurrent = false);
  }, [recording, before, now]);
  return found?.now === now ? found.returned : null;
}

async function lastReturned(recording: Recording, from: number, to: number): Promise<Returned | null> {
  const events = await recording.eventsBetween(from, to, { kinds: ['return'], limit: ASKED_MOST });
  for (let index = events.length - 1; index >= Math.max(0, events.length - TRIED_MOST); index--) {
    const { instant, subject, other } = events.at(index);
    // Nothing is returned by what an exception has ended.
    if (instant <= from || other === 0) continue;
    const view = await recording.seek(instant, { tables: [], labels: false });
    const frame = view.frames.find(({ address }) => address === subject);
    const value = frame !== undefined && isOwnCall(frame) ? await view.object(other) : null;
    void view.close();
    if (frame === undefined || value === null) continue;
    const what = returnText(value.type, value.label);
    const isYield = frame.owner !== 0;
    if (!(isYield && what === 'None')) return { name: `${withoutOuter(frame.name)}()`, what, isYield };
  }
  return null;
}
