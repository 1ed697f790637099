// What the page is about, in one place: the code, its run, the instant that is shown, the selection. Owns every change of these;
// components read the signals and call the methods. Knows the package, not the document.
import { batch, effect, signal } from '@preact/signals';
import { Session, type Constants, type Ouroboros, type Query, type Recording, type SessionOptions } from 'ouroboros';
import { Instant } from '../model/instant.ts';
import type { Lesson } from '../model/lessons.ts';
import { DEFAULT_SETTINGS, type Settings } from '../model/settings.ts';
import { STEPS, type Step } from '../model/steps.ts';
import { MAIN } from '../model/timeline.ts';
import { hasPrompts, TYPED } from '../model/typed.ts';
import type { StageView } from '../model/views.ts';
import { sayShell } from '../words/shell.ts';
import { Looking, type Shown } from './looking.ts';
import { lastOf, tellingOf, type Telling } from './telling.ts';
import { Typing } from './typing.ts';
import { Player } from '../view/timeline/player.ts';

/** 'loading': the engine is on its way. 'empty': nothing has run. 'broken': the engine could not be loaded. The others are a recording's. */
export type Phase = 'loading' | 'broken' | 'empty' | 'running' | 'paused' | 'input' | 'prompt' | 'done';

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

// Characters of output after which a run pauses, each time.
const OUTPUT_MOST = 2_000_000;

export class Playground {
  #python: Ouroboros | null = null;
  // Of output that the run has printed.
  #characters = 0;
  // The lines of input that the run was given.
  #answers: string[] = [];
  // Settles once the engine is there.
  #engine: Promise<Ouroboros>;
  #haveEngine: (python: Ouroboros) => void = () => {};
  #load: () => Promise<Ouroboros> = () => this.#engine;
  #abort = new AbortController();
  /** The text in the editor. */
  readonly code = signal('');
  /** The text that has run; differs from `code` once that is edited. */
  readonly codeThatRan = signal('');
  readonly phase = signal<Phase>('loading');
  readonly failure = signal('');
  readonly recording = signal<Recording | null>(null);
  /** The last instant so far. */
  readonly length = signal(0);
  readonly output = signal<readonly Printed[]>([]);
  /** The instant that the run has shown first; null: none yet. */
  readonly telling = signal<Telling | null>(null);
  /** The instant that is asked for; what is shown follows. */
  readonly at = signal(0);
  readonly #looking = new Looking(this.recording, this.at, (error) => (this.failure.value = error.message));
  readonly shown = this.#looking.shown;
  readonly selected = signal<number | null>(null);
  readonly view = signal<StageView>('graph');
  /** What each view keeps for itself. */
  readonly memories = signal<Partial<Record<StageView, unknown>>>({});
  readonly settings = signal<Settings>(DEFAULT_SETTINGS);
  /** Lines, from 1. */
  readonly breakpoints = signal<readonly number[]>([]);
  /** What keys and the timeline play and step with. */
  readonly player: Player = new Player(this);
  /** What was typed at a prompt. */
  readonly typing = new Typing();
  /** The lesson that is open, until the code is another. */
  readonly lesson = signal<Lesson | null>(null);
  /** What the address calls a lesson, and is none. */
  readonly lostLesson = signal<string | null>(null);
  readonly dialog = signal<DialogName | null>(null);
  /** An opened file, which is shown instead of the run. */
  readonly file = signal<OpenFile | null>(null);
  /** The guide is on. */
  readonly isToured = signal(false);
  /** A figure that shows nothing but its code, until the reader starts it. */
  readonly isStill = signal(false);
  /** What a figure's link shows of the instant, until the engine does. */
  readonly picture = signal('');
  /** What the address says behind '#'. */
  readonly link = signal('');
  /** Why the address's link was not followed; '': it was, or there is none. */
  readonly refusal = signal('');
  /** What the page has to say, for a while. */
  readonly notice = signal('');

  constructor() {
    this.#engine = new Promise((resolve) => (this.#haveEngine = resolve));
  }

  /** Loads the engine; once more, when a program is run and the engine has stopped or never came. */
  async start(load: () => Promise<Ouroboros>): Promise<void> {
    this.#load = load;
    try {
      const python = await this.#loaded();
      this.phase.value = 'empty';
      this.#haveEngine(python);
    } catch (error) {
      this.#fail(error as Error);
    }
  }

  async #loaded(): Promise<Ouroboros> {
    this.#python?.close();
    this.#python = null;
    this.phase.value = 'loading';
    this.#python = await this.#load();
    return this.#python;
  }

  /** Once a figure that stood still is started. */
  started(): Promise<void> {
    return new Promise((resolve) => {
      const dispose = effect(() => {
        if (!this.isStill.value) queueMicrotask(() => (dispose(), resolve()));
      });
    });
  }

  /** What the button Run does: starts a figure that stands still, else runs the code. */
  press(): void {
    if (this.isStill.value) this.isStill.value = false;
    else void this.run();
  }

  /** Runs the code in the editor from its beginning, and shows an instant: `at`, or what that says of the run; by default the
   * program's end. */
  async run(at: number | ((recording: Recording) => Promise<number | null>) | null = null): Promise<void> {
    if (this.phase.value === 'broken') {
      this.#engine = this.#loaded();
      // What has waited for the first one since the page began.
      this.#engine.then(this.#haveEngine, () => {});
    }
    await this.#forget();
    const source = this.code.value;
    const abort = this.#abort;
    const isCurrent = () => this.#abort === abort;
    const python = await this.#engine.catch((error: Error) => {
      if (isCurrent()) this.#fail(error);
      return null;
    });
    if (python === null || !isCurrent()) return;
    batch(() => {
      this.codeThatRan.value = source;
      this.output.value = [];
      this.typing.clear();
      this.length.value = 0;
      this.at.value = 0;
      this.phase.value = 'running';
    });
    this.#answers = [];
    this.#characters = 0;
    try {
      const isPrompt = this.settings.value.isPrompt || hasPrompts(source);
      const recording = isPrompt ? await this.#typeProgram(python, source, isCurrent) : await python.record(source, this.#options(isCurrent));
      if (!isCurrent()) return quietly(recording.close());
      this.#learn(recording);
      const instant = typeof at === 'function' ? await at(recording) : at;
      if (instant === null) await this.#tell(recording);
      else if (isCurrent()) this.go(instant);
    } catch (error) {
      if (isCurrent()) this.#fail(error as Error);
    }
  }

  // The engine has ended, and the run with it; whoever waits for the run finds that it is no longer the current one.
  #lose(error: Error): void {
    batch(() => {
      this.recording.value = null;
      this.shown.value = null;
      this.#fail(error);
    });
  }

  #fail(error: Error): void {
    this.failure.value = error.message;
    this.phase.value = 'broken';
  }

  // A program that prints without end pauses, so that the page can bear it.
  #printed(characters: number): void {
    const before = this.#characters;
    this.#characters += characters;
    if (Math.floor(before / OUTPUT_MOST) === Math.floor(this.#characters / OUTPUT_MOST)) return;
    const recording = this.recording.value;
    if (recording === null) return;
    quietly(recording.pause());
    this.notice.value = sayShell('muchOutput');
  }

  // `isCurrent`: whether this is still the run that is wanted.
  #options(isCurrent: () => boolean): SessionOptions {
    return {
      filename: MAIN,
      isFile: true,
      stepLimit: this.settings.value.stepLimit,
      heapLimit: this.settings.value.heapLimit,
      waitsForInput: true,
      onOutput: (_, text) => this.#printed(text.length),
      onProgress: (progress) => {
        if (isCurrent()) this.#learn(progress);
        else quietly(progress.interrupt());
      },
    };
  }

  async #typeProgram(python: Ouroboros, code: string, isCurrent: () => boolean): Promise<Session> {
    const { filename, isFile, ...options } = this.#options(isCurrent);
    const session = await python.session(options);
    await this.typing.program(session, code, isCurrent, () => this.#learn(session));
    return session;
  }

  /** Types a line at the prompt that goes on with the heap as the run has left it. */
  async type(line: string): Promise<void> {
    const session = await this.#prompt();
    if (session === null || session.state !== 'prompt') return;
    this.phase.value = 'running';
    await this.#whileCurrent(session, this.typing.push(session, line));
    if (this.recording.value !== session) return;
    this.#learn(session);
    this.go(session.length);
  }

  // The run's prompt. A script has none, and has torn down its heap: it runs again, to the same end, with a prompt behind it.
  async #prompt(): Promise<Session | null> {
    const script = this.recording.value;
    if (script instanceof Session) return script;
    if (script === null || this.#python === null) return null;
    const abort = this.#abort;
    const options = { ...this.#options(() => this.#abort === abort), source: script.source, input: this.#answers };
    const session = await this.#python.session(options);
    if (this.#abort !== abort) return null;
    this.#learn(session);
    quietly(script.close());
    return session;
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
      this.telling.value = null;
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
    await this.#whileCurrent(recording, recording.interrupt());
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
    if (text !== null) {
      this.#answers.push(text);
      this.typing.answered(text, recording);
    }
    await this.#whileCurrent(recording, recording.input(text));
    await this.#runOn(recording);
  }

  // What comes of a call on a recording; null when another has taken its place meanwhile, and it is closed.
  async #whileCurrent<Result>(recording: Recording, call: Promise<Result>): Promise<Result | null> {
    try {
      return await call;
    } catch (error) {
      if (this.recording.value === recording) this.#lose(error as Error);
      return null;
    }
  }

  async #runOn(recording: Recording): Promise<void> {
    if (this.recording.value !== recording) return;
    this.phase.value = 'running';
    if (recording instanceof Session) {
      const pushed = await this.#whileCurrent(recording, recording.goOn());
      if (pushed !== null) this.typing.settle(pushed);
    } else {
      await this.#whileCurrent(recording, recording.run());
    }
    if (this.recording.value !== recording) return;
    this.#learn(recording);
    await this.#tell(recording);
  }

  // Shows the instant that tells most of a run.
  async #tell(recording: Recording): Promise<void> {
    const telling = await this.#whileCurrent(recording, tellingOf(recording, this.constants!));
    if (telling === null || this.recording.value !== recording) return;
    this.telling.value = telling;
    this.go(telling.instant);
  }

  /** Shows an instant; of several asked for meanwhile the last. */
  go(instant: number): void {
    this.at.value = Math.max(0, Math.min(Math.round(instant), this.length.value));
    void this.#looking.follow();
  }

  /** Shows the instant that is asked for, where that has failed. */
  lookAgain(): void {
    this.failure.value = '';
    this.go(this.at.value);
  }

  /** Calls back once the instant that is asked for is shown, or when it cannot be. */
  whenShown(then: (now: Instant) => void): Promise<void> {
    return this.#looking.whenShown(then);
  }

  /** One step of that kind, forth or back. */
  async step(step: Step, direction: 1 | -1): Promise<void> {
    const recording = this.recording.value;
    if (recording === null) return;
    const query = STEPS[step];
    if (query === null) return this.go(this.at.value + direction);
    const found = await this.#nearest(recording, step === 'line' ? this.#files().map((filename) => ({ ...query, filename })) : [query], direction);
    if (this.recording.value === recording) this.go(found ?? (direction === 1 ? this.length.value : 0));
  }

  // The files that are the reader's own: lines of modules that these import are not stepped through.
  #files(): string[] {
    return this.recording.value instanceof Session ? [MAIN, TYPED] : [MAIN];
  }

  // The nearest instant, in that direction, that matches one of the queries; null when none does.
  async #nearest(recording: Recording, queries: Query[], direction: 1 | -1): Promise<number | null> {
    const at = this.at.value;
    const asked = queries.map((query) => (direction === 1 ? recording.next(at, query) : recording.previous(at, query)));
    const found = (await this.#whileCurrent(recording, Promise.all(asked))) ?? [];
    const instants = found.flatMap((event) => (event === null ? [] : [event.instant]));
    if (instants.length === 0) return null;
    return direction === 1 ? Math.min(...instants) : Math.max(...instants);
  }

  /** To the next line, or the one before, that has a breakpoint; to the end, or the beginning, when there is none. */
  async toBreakpoint(direction: 1 | -1): Promise<void> {
    const recording = this.recording.value;
    if (recording === null) return;
    const queries = this.breakpoints.value.map((line) => ({ kinds: ['line' as const], line, filename: MAIN }));
    const found = await this.#nearest(recording, queries, direction);
    if (this.recording.value === recording) this.go(found ?? (direction === 1 ? this.end : 0));
  }

  toggleBreakpoint(line: number): void {
    const lines = this.breakpoints.value;
    this.breakpoints.value = lines.includes(line) ? lines.filter((one) => one !== line) : [...lines, line].sort((a, b) => a - b);
  }

  /** What numbers in events are called; null as long as the engine is not there. */
  get constants(): Constants | null {
    return this.#python?.constants ?? null;
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
    const python = await this.#engine;
    const now = await Instant.of(await python.open(bytes));
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
