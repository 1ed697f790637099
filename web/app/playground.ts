// What the page is about, in one place: the code, its run, the instant that is shown, the selection. Owns every change of these;
// components read the signals and call the methods. Knows the package, not the document.
import { batch, signal } from '@preact/signals';
import type { Difference, Ouroboros, Recording } from 'ouroboros';
import { INSTANT_TABLES, Instant } from '../model/instant.ts';
import type { Lesson } from '../model/lessons.ts';
import { DEFAULT_SETTINGS, type Settings } from '../model/settings.ts';
import { STEPS, type Step } from '../model/steps.ts';
import type { StageView } from '../model/views.ts';
import { Player } from '../view/timeline/player.ts';

/** 'loading': the engine comes. 'empty': nothing has run. 'broken': the engine could not be loaded. The others are a recording's. */
export type Phase = 'loading' | 'broken' | 'empty' | 'running' | 'paused' | 'input' | 'prompt' | 'done';

/** What the stage shows: an instant, and what has changed to it from the one before. */
export interface Shown {
  now: Instant;
  before: Instant | null;
  difference: Difference | null;
}

export type DialogName = 'settings' | 'help';

/** An `.ouro` file. */
export interface OpenFile {
  name: string;
  shown: Shown;
}

export interface Printed {
  instant: number;
  stream: 1 | 2;
  text: string;
}

/** The file that tracebacks name. */
export const MAIN = 'main.py';

// Two instants further apart than this are not compared: all would be different.
const COMPARED_MOST = 2_000_000;

export class Playground {
  #python: Ouroboros | null = null;
  // Asked for before the engine was there.
  #wish: number | 'end' | null = null;
  #isSeeking = false;
  #abort = new AbortController();
  /** The text in the editor. */
  readonly code = signal('');
  /** The text that has run; another than `code` once that is edited. */
  readonly codeThatRan = signal('');
  readonly phase = signal<Phase>('loading');
  readonly failure = signal('');
  readonly recording = signal<Recording | null>(null);
  /** The last instant so far. */
  readonly length = signal(0);
  readonly output = signal<readonly Printed[]>([]);
  /** The instant that is asked for; what is shown follows. */
  readonly at = signal(0);
  readonly shown = signal<Shown | null>(null);
  readonly selected = signal<number | null>(null);
  readonly view = signal<StageView>('graph');
  /** What each view keeps for itself. */
  readonly memories = signal<Partial<Record<StageView, unknown>>>({});
  readonly settings = signal<Settings>(DEFAULT_SETTINGS);
  /** Lines, from 1. */
  readonly breakpoints = signal<readonly number[]>([]);
  /** What keys and the timeline play and step with. */
  readonly player: Player = new Player(this);
  /** The lesson that is open, until the code is another. */
  readonly lesson = signal<Lesson | null>(null);
  readonly dialog = signal<DialogName | null>(null);
  /** An opened file, which is shown instead of the run. */
  readonly file = signal<OpenFile | null>(null);
  /** What the address says behind '#'. */
  readonly link = signal('');
  /** What the page has to say, for a while. */
  readonly notice = signal('');

  /** The engine is there, or why it is not. */
  start(python: Ouroboros | Error): void {
    if (python instanceof Error) {
      this.failure.value = python.message;
      this.phase.value = 'broken';
      return;
    }
    this.#python = python;
    this.phase.value = 'empty';
    if (this.#wish !== null) void this.run(this.#wish);
  }

  /** Runs the code in the editor from its beginning, and shows `at`: an instant, by default the program's end. */
  async run(at: number | 'end' = 'end'): Promise<void> {
    const python = this.#python;
    if (python === null) {
      this.#wish = at;
      return;
    }
    await this.#forget();
    const source = this.code.value;
    const abort = this.#abort;
    batch(() => {
      this.codeThatRan.value = source;
      this.output.value = [];
      this.length.value = 0;
      this.phase.value = 'running';
    });
    const isCurrent = () => this.#abort === abort;
    try {
      const recording = await python.record(source, {
        filename: MAIN,
        isFile: true,
        stepLimit: this.settings.value.stepLimit,
        heapLimit: this.settings.value.heapLimit,
        waitsForInput: true,
        onProgress: (progress) => {
          if (isCurrent()) this.#learn(progress);
          else quietly(progress.interrupt());
        },
      });
      if (!isCurrent()) return quietly(recording.close());
      this.#learn(recording);
      this.go(at === 'end' ? lastOf(recording) : at);
    } catch (error) {
      if (!isCurrent()) return;
      this.failure.value = (error as Error).message;
      this.phase.value = 'broken';
    }
  }

  #learn(recording: Recording): void {
    batch(() => {
      this.recording.value = recording;
      this.length.value = recording.length;
      this.phase.value = recording.state;
      if (this.output.value.length !== recording.output.length) this.output.value = [...recording.output];
    });
  }

  async #forget(): Promise<void> {
    this.#abort.abort();
    this.#abort = new AbortController();
    const old = this.recording.value;
    this.closeFile();
    this.player.pause();
    batch(() => {
      this.recording.value = null;
      this.shown.value = null;
      this.failure.value = '';
    });
    if (old?.state === 'running') await old.interrupt().catch(() => {});
    await old?.close().catch(() => {});
  }

  /** KeyboardInterrupt in the program; one that waits goes on to get it. */
  async stop(): Promise<void> {
    const recording = this.recording.value;
    if (recording === null) return;
    const waits = recording.state === 'paused' || recording.state === 'input';
    await recording.interrupt();
    if (waits) await this.#runOn(recording);
  }

  /** A run that has reached its limit goes on for as long again. */
  async goOn(): Promise<void> {
    const recording = this.recording.value;
    if (recording !== null) await this.#runOn(recording);
  }

  /** A line that the program waits for; null: there is no more. */
  async answer(text: string | null): Promise<void> {
    const recording = this.recording.value;
    if (recording === null) return;
    await recording.input(text);
    await this.#runOn(recording);
  }

  async #runOn(recording: Recording): Promise<void> {
    this.phase.value = 'running';
    await recording.run();
    if (this.recording.value !== recording) return;
    this.#learn(recording);
    this.go(lastOf(recording));
  }

  /** Shows an instant; of several asked for meanwhile the last. */
  go(instant: number): void {
    this.at.value = Math.max(0, Math.min(Math.round(instant), this.length.value));
    void this.#follow();
  }

  /** Calls back once the instant that is asked for is shown, or when it cannot be. */
  async whenShown(then: (now: Instant) => void): Promise<void> {
    while (this.#isSeeking) await new Promise((resolve) => setTimeout(resolve, 5));
    const now = this.shown.value?.now;
    if (now !== undefined && now.number === this.at.value) then(now);
  }

  async #follow(): Promise<void> {
    if (this.#isSeeking) return;
    this.#isSeeking = true;
    try {
      for (;;) {
        const recording = this.recording.value;
        const wanted = this.at.value;
        if (recording === null || this.shown.value?.now.number === wanted) return;
        const now = await Instant.of(await recording.seek(wanted, { tables: [...INSTANT_TABLES] }));
        if (this.recording.value !== recording) continue;
        const before = this.shown.value?.now ?? null;
        this.shown.value = { now, before, difference: null };
        void this.#compare(recording, before, now);
      }
    } catch (error) {
      this.failure.value = (error as Error).message;
    } finally {
      this.#isSeeking = false;
    }
  }

  async #compare(recording: Recording, before: Instant | null, now: Instant): Promise<void> {
    if (before?.number == null || now.number === null || Math.abs(before.number - now.number) > COMPARED_MOST) return;
    const isBack = before.number > now.number;
    const [from, to] = isBack ? [now.number, before.number] : [before.number, now.number];
    const difference = await recording.difference(from, to).catch(() => null);
    if (difference === null || this.shown.value?.now !== now) return;
    this.shown.value = { now, before, difference: isBack ? reversed(difference) : difference };
  }

  /** One step of that kind, forth or back. */
  async step(step: Step, direction: 1 | -1): Promise<void> {
    const recording = this.recording.value;
    if (recording === null) return;
    const query = STEPS[step];
    if (query === null) return this.go(this.at.value + direction);
    const found = direction === 1 ? await recording.next(this.at.value, query) : await recording.previous(this.at.value, query);
    if (this.recording.value !== recording) return;
    if (found !== null) this.go(found.clock);
    else this.go(direction === 1 ? this.length.value : 0);
  }

  /** To the next line, or the one before, that has a breakpoint; to the end, or the beginning, when there is none. */
  async toBreakpoint(direction: 1 | -1): Promise<void> {
    const recording = this.recording.value;
    if (recording === null) return;
    const find = (line: number) => {
      const query = { kinds: ['line' as const], line, filename: MAIN };
      return direction === 1 ? recording.next(this.at.value, query) : recording.previous(this.at.value, query);
    };
    const found = await Promise.all(this.breakpoints.value.map(find));
    if (this.recording.value !== recording) return;
    const clocks = found.flatMap((event) => (event === null ? [] : [event.clock]));
    if (clocks.length === 0) this.go(direction === 1 ? this.end : 0);
    else this.go(direction === 1 ? Math.min(...clocks) : Math.max(...clocks));
  }

  toggleBreakpoint(line: number): void {
    const lines = this.breakpoints.value;
    this.breakpoints.value = lines.includes(line) ? lines.filter((one) => one !== line) : [...lines, line].sort((a, b) => a - b);
  }

  /** Where the program's text has run, or as far as it is. */
  get end(): number {
    const recording = this.recording.value;
    return recording === null ? 0 : lastOf(recording);
  }

  select(address: number | null): void {
    this.selected.value = address;
  }

  show(view: StageView): void {
    this.view.value = view;
  }

  remember(view: StageView, memory: unknown): void {
    this.memories.value = { ...this.memories.value, [view]: memory };
  }

  /** Shows an `.ouro` file. Throws what says why it is refused. */
  async open(name: string, bytes: Uint8Array): Promise<void> {
    if (this.#python === null) return;
    const now = await Instant.of(await this.#python.open(bytes));
    this.closeFile();
    this.file.value = { name, shown: { now, before: null, difference: null } };
  }

  closeFile(): void {
    void this.file.value?.shown.now.view.close();
    this.file.value = null;
  }
}

// What may fail because it is over already.
const quietly = (call: Promise<unknown>): void => void call.catch(() => {});

// Where the program's text has run, if it has; else where the run is.
const lastOf = (recording: Recording): number => recording.programEnd ?? recording.length;

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
