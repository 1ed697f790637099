// The instant that is shown: follows the one that is asked for, and finds out what has changed to it. Owns nothing but that.
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Difference, Recording } from 'ouroboros';
import { INSTANT_TABLES, Instant } from '../model/instant.ts';
import { MAIN } from '../model/timeline.ts';

/** What the stage shows: an instant, and what has changed to it from the one before. */
export interface Shown {
  now: Instant;
  before: Instant | null;
  difference: Difference | null;
}

// Two instants further apart than this are not compared: all would be different.
const COMPARED_MOST = 2_000_000;
// Who goes back quickly sees no changes on the way.
const REST_MS = 60;
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
      const last = this.shown.value?.now ?? null;
      const isBack = last?.number != null && last.number > wanted;
      this.shown.value = { now, before: isBack ? null : last, difference: null };
      void (isBack ? this.#compareBack(recording, last.number!, now) : this.#compare(recording, last, now));
      return true;
    } catch (error) {
      if (this.recording.value === recording) this.onFailure(error as Error);
      return false;
    }
  }

  // Whoever goes back is shown what the step to this instant has changed, as when they came here: since the line before, or as far
  // back as they have just gone, if that is nearer.
  async #compareBack(recording: Recording, last: number, now: Instant): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
    if (this.shown.value?.now !== now) return;
    try {
      const line = await recording.previous(now.number!, { kinds: ['line'], filename: MAIN });
      const number = Math.max(line?.instant ?? 0, 2 * now.number! - last);
      if (number === 0 || this.shown.value?.now !== now) return;
      await this.#compare(recording, await Instant.of(await recording.seek(number, { tables: [...INSTANT_TABLES] })), now);
    } catch {
      // A run that another has replaced, or whose engine has stopped, which the next step finds.
    }
  }

  async #compare(recording: Recording, before: Instant | null, now: Instant): Promise<void> {
    if (before?.number == null || now.number === null || now.number - before.number > COMPARED_MOST) return;
    const picture = await import('../view/picture.ts').catch(() => null);
    if (picture === null) return;
    const { differenceOf, MAKING } = picture;
    const events = await recording.eventsBetween(before.number + 1, now.number, { kinds: [...MAKING], limit: MADE_MOST }).catch(() => null);
    if (events === null || this.shown.value?.now !== now) return;
    this.shown.value = { now, before, difference: differenceOf(before, now, new Set(events.column('subject'))) };
  }
}
