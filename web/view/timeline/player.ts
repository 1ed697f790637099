// What plays a run: whether it plays, how fast and in which steps. Owns every move of "now" that the timeline, or a key of the
// page, asks for; what is shown follows by itself.
import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { Query, Recording } from 'ouroboros';
import type { Instant } from '../../model/instant.ts';
import { programEndOf } from '../../model/timeline.ts';
import type { Step } from '../../model/steps.ts';

/** The run that is played, as the page keeps it. */
export interface Played {
  readonly at: ReadonlySignal<number>;
  readonly length: ReadonlySignal<number>;
  readonly recording: ReadonlySignal<Recording | null>;
  readonly shown: ReadonlySignal<{ now: Instant } | null>;
  go(instant: number): void;
  step(step: Step, direction: 1 | -1): Promise<void>;
}

/** Steps a second; 'sweep': the whole run in a fixed time, whatever a step is. */
export const SPEEDS = [1, 2, 4, 8, 16, 32, 'sweep'] as const;
export type Speed = (typeof SPEEDS)[number];

const SWEEP_SECONDS = 20;
const SWEEP_MILLISECONDS = 33;

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

export class Player {
  readonly isPlaying = signal(false);
  readonly kind = signal<Step>('line');
  readonly speed = signal<Speed>(4);
  // Counts the starts: a loop that is not the last one ends.
  #start = 0;
  readonly #run: Played;

  constructor(run: Played) {
    this.#run = run;
  }

  /** Play, or pause. At the end it begins anew. */
  toggle(): void {
    if (this.isPlaying.value) this.pause();
    else void this.#play();
  }

  pause(): void {
    this.#start++;
    this.isPlaying.value = false;
  }

  /** One step, of `kind` or of the kind that is on. */
  async step(direction: 1 | -1, kind: Step = this.kind.value): Promise<void> {
    this.pause();
    await this.#run.step(kind, direction);
  }

  go(instant: number): void {
    this.pause();
    this.#run.go(instant);
  }

  first(): void {
    this.go(0);
  }

  /** Where the program's text has run; from there on the end of all. */
  last(): void {
    const { at, length } = this.#run;
    const end = this.#programEnd;
    this.go(end !== null && at.value < end ? end : length.value);
  }

  /** The next or previous event of that kind; false: there is none. */
  async find(query: Query, direction: 1 | -1): Promise<boolean> {
    const recording = this.#run.recording.value;
    if (recording === null) return false;
    this.pause();
    const at = this.#run.at.value;
    const found = direction === 1 ? await recording.next(at, query) : await recording.previous(at, query);
    if (found === null || this.#run.recording.value !== recording) return false;
    this.go(found.clock);
    return true;
  }

  get #programEnd(): number | null {
    return programEndOf(this.#run.recording.value);
  }

  // Where playing stops: the program's end, or, behind it, the last instant.
  #stopAt(from: number): number {
    const end = this.#programEnd;
    return end !== null && from < end ? end : this.#run.length.value;
  }

  async #play(): Promise<void> {
    const run = this.#run;
    const start = ++this.#start;
    const recording = run.recording.value;
    if (recording === null) return;
    const isOn = () => this.#start === start && run.recording.value === recording;
    this.isPlaying.value = true;
    const from = run.at.value;
    if (from >= run.length.value || from === this.#programEnd) run.go(0);
    while (isOn()) {
      const began = performance.now();
      const stop = this.#stopAt(run.at.value);
      await this.#advance();
      if (!isOn()) break;
      if (run.at.value >= stop) {
        run.go(stop);
        break;
      }
      await this.#isShown();
      const speed = this.speed.value;
      await wait(Math.max(0, (speed === 'sweep' ? SWEEP_MILLISECONDS : 1000 / speed) - (performance.now() - began)));
    }
    if (this.#start === start) this.isPlaying.value = false;
  }

  async #advance(): Promise<void> {
    const run = this.#run;
    if (this.speed.value !== 'sweep') return run.step(this.kind.value, 1);
    const stride = this.#stopAt(run.at.value) / ((SWEEP_SECONDS * 1000) / SWEEP_MILLISECONDS);
    run.go(run.at.value + Math.max(1, Math.round(stride)));
  }

  // What is asked for is on the screen; no longer than a second, should it never come.
  #isShown(): Promise<void> {
    const { at, shown } = this.#run;
    return new Promise((resolve) => {
      let stop = () => {};
      const end = () => {
        clearTimeout(timer);
        queueMicrotask(() => stop());
        resolve();
      };
      const timer = setTimeout(end, 1000);
      stop = effect(() => {
        if (shown.value?.now.number === at.value) end();
      });
    });
  }
}
