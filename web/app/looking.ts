// The instant that is shown: follows the one that is asked for, and finds out what has changed to it. Owns nothing but that.
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Difference, Recording } from 'ouroboros';
import { INSTANT_TABLES, Instant } from '../model/instant.ts';

/** What the stage shows: an instant, and what has changed to it from the one before. */
export interface Shown {
  now: Instant;
  before: Instant | null;
  difference: Difference | null;
}

// Two instants further apart than this are not compared: all would be different.
const COMPARED_MOST = 2_000_000;
// Of so many objects that were made in between it is known that they are others than what was there before, of more if their type is.
const MADE_MOST = 200_000;

export class Looking {
  #isSeeking = false;
  readonly shown = signal<Shown | null>(null);

  /** `recording`: the run that is looked at, `at`: the instant that is asked for. */
  constructor(
    readonly recording: ReadonlySignal<Recording | null>,
    readonly at: ReadonlySignal<number>,
    readonly onFailure: (error: Error) => void,
  ) {}

  /** Calls back once the instant that is asked for is shown, or when it cannot be. */
  async whenShown(then: (now: Instant) => void): Promise<void> {
    while (this.#isSeeking) await new Promise((resolve) => setTimeout(resolve, 5));
    const now = this.shown.value?.now;
    if (now !== undefined && now.number === this.at.value) then(now);
  }

  /** Shows the instant that is asked for; of several asked for meanwhile the last. */
  async follow(): Promise<void> {
    if (this.#isSeeking) return;
    this.#isSeeking = true;
    let recording = this.recording.value;
    while (recording !== null && this.shown.value?.now.number !== this.at.value) {
      const isGoingOn = await this.#seek(recording, this.at.value);
      if (!isGoingOn && this.recording.value === recording) break;
      recording = this.recording.value;
    }
    this.#isSeeking = false;
  }

  // Whether it could be shown. A run that another has replaced meanwhile cannot, and nobody minds.
  async #seek(recording: Recording, wanted: number): Promise<boolean> {
    try {
      const now = await Instant.of(await recording.seek(wanted, { tables: [...INSTANT_TABLES] }));
      if (this.recording.value !== recording) return true;
      const before = this.shown.value?.now ?? null;
      this.shown.value = { now, before, difference: null };
      void this.#compare(recording, before, now);
      return true;
    } catch (error) {
      if (this.recording.value === recording) this.onFailure(error as Error);
      return false;
    }
  }

  async #compare(recording: Recording, before: Instant | null, now: Instant): Promise<void> {
    if (before?.number == null || now.number === null || Math.abs(before.number - now.number) > COMPARED_MOST) return;
    const isBack = before.number > now.number;
    const [from, to] = isBack ? [now.number, before.number] : [before.number, now.number];
    const picture = await import('../view/picture.ts').catch(() => null);
    if (picture === null) return;
    const { differenceOf, MAKING } = picture;
    const events = await recording.eventsBetween(from + 1, to, { kinds: [...MAKING], limit: MADE_MOST }).catch(() => null);
    if (events === null || this.shown.value?.now !== now) return;
    const made = new Set(events.column('subject'));
    const difference = isBack ? reversed(differenceOf(now, before, made)) : differenceOf(before, now, made);
    this.shown.value = { now, before, difference };
  }
}

const swapped = ({ address, from, to }: Difference['moved']) => ({ address, from: to, to: from });

// What is otherwise, looked at from the other end.
function reversed(difference: Difference): Difference {
  return {
    created: difference.freed,
    freed: difference.created,
    refcounts: swapped(difference.refcounts),
    moved: swapped(difference.moved),
    edgesAdded: difference.edgesRemoved,
    edgesRemoved: difference.edgesAdded,
  };
}
