// The service: everything the package can do, as methods that take and give plain data, so that it works the same in this
// thread and behind a port (remote.js). Owns the recordings, sessions and opened files by their ids; running is recorder.js', looking
// at what ran looking.js'. The public classes (recording.js, session.js, view.js) stand on it.
//
// Each method takes one object and an AbortSignal. What happens meanwhile is told through onEvent(name, data).
import { check, checkOptions, demand } from './arguments.js';
import { describe } from './descriptions.js';
import { fetchLibrary } from './engine_files.js';
import { compileEngine, EngineError, fetchRest, loadEngine } from './loader.js';
import { Program } from './program.js';
import { breathe, Recorder } from './recorder.js';
import { Decoders, programOptions, surroundings } from './surroundings.js';
import { Things } from './things.js';

// Events of which there are few, so that all are kept.
const SELDOM = [
  'collection_start', 'collection_stop', 'finalizer', 'resurrection', 'weakref_cleared', 'weakref_callback', 'exception',
  'arena_new', 'arena_free',
];
const PROGRESS_MS = 100;
const TURN_MS = 12;
const TURN_STEPS = 5_000;

// What looks is loaded once there is something to look at. These methods are those that it has.
const fetchLooking = () => import('./looking.js');
const LOOKING = [
  'events', 'next', 'previous', 'life', 'look', 'labels', 'object', 'bytes', 'list', 'interned', 'search', 'write', 'verify', 'difference',
];

const readClock = () => BigInt(Math.round((performance.timeOrigin + performance.now()) * 1e6));

export class Service {
  #load;
  // An engine to look with, and the `piece` of its host; what looks with it, once that was asked for.
  #eye;
  #onPiece = () => {};
  #looking = null;
  #constants;
  #things = new Things();
  // Where the engine's files are.
  #files;
  #hasEnded = false;
  #isAlone;
  onEvent = () => {};

  // `isAlone`: nobody else has this thread.
  constructor({ isAlone = false } = {}) {
    this.#isAlone = isAlone;
  }

  // The options of load() in index.js. What the numbers in tables and events mean.
  async start({ profile = '3.11', url, bytes, module, libraryUrl, library }) {
    const compiled = await compileEngine({ profile, url, bytes, module });
    this.#load = (host) => loadEngine({ profile, url, module: compiled, libraryUrl, library, host });
    this.#eye = await this.#load({ piece: (bytes) => this.#onPiece(bytes) });
    this.#files = { profile, url, libraryUrl, library };
    void fetchRest(compiled, this.#files);
    const described = describe(this.#eye);
    this.#constants = described.constants;
    return { profile, ...described };
  }

  // Fetches what an import, or the first look, would have to wait for.
  async loadAhead() {
    await Promise.all([fetchLooking().catch(() => {}), fetchLibrary(this.#files)]);
  }

  // ---- running without a record

  // Runs a program to its end: { status, state: 'done', wasInterrupted, references, blocks }. Aborting it ends it without a result.
  async runProgram({ id, source, options }, signal) {
    demand('source', source);
    checkOptions(options);
    const decoders = new Decoders();
    const write = (stream, output) => {
      if (output.length > 0) this.onEvent('output', { id, stream, text: decoders.text(stream, output), instant: null });
    };
    const { host } = surroundings({ ...options, waitsForInput: false });
    const engine = await this.#load({ ...host, write });
    const program = new Program(engine, programOptions(options));
    if (program.load(source, programOptions(options))) await this.#runInTurns(program, signal);
    const { status, wasInterrupted } = program;
    return { status, state: 'done', wasInterrupted, ...program.end() };
  }

  // Whoever waits for this thread has a turn in between.
  async #runInTurns(program, signal) {
    let turn = performance.now();
    while (!program.run(TURN_STEPS)) {
      if (performance.now() - turn < TURN_MS) continue;
      await breathe();
      signal?.throwIfAborted();
      if (this.#hasEnded) throw new EngineError('the engine has been closed');
      turn = performance.now();
    }
  }

  // ---- recording

  // Loads a program that is to be recorded; run() runs it.
  record({ source, options }) {
    demand('source', source);
    return this.#begin({ text: source, hasPrompt: false, ...programOptions(options) }, options);
  }

  // The same for a prompt, at which type() types what is to be run. `source`: a program that runs before; null: none does.
  session({ source, options }) {
    if (source !== null) demand('source', source);
    const own = source === null ? { filename: '<stdin>', argv: [''], ...options } : options;
    return this.#begin({ text: source, hasPrompt: true, ...programOptions(own) }, own);
  }

  async #begin(program, options) {
    checkOptions(options);
    // It is there when the program has run.
    fetchLooking().catch(() => {});
    const { host, input } = surroundings(options);
    const decoders = new Decoders();
    const id = this.#things.newId();
    const kinds = Object.fromEntries(this.#constants.event.map((name, number) => [name, number]));
    const write = (stream, output, instant, isValue) =>
      this.onEvent('output', { id, stream, text: decoders.text(stream, output), instant, isValue });
    const clock = options.clock === undefined ? readClock : () => options.clock;
    const recorder = await Recorder.create(this.#load, program, {
      host: { ...host, write, clock, sleep: () => true }, kinds, seldom: SELDOM, keyframeBytes: options.keyframeBytes,
      isAlone: this.#isAlone,
    });
    this.#things.set(id, { recorder, input });
    return { id, ...this.#news(id, 0) };
  }

  // What a recording is like now; its seldom events from number `from` on.
  #news(id, from) {
    const { recorder } = this.#things.recorded(id);
    const { end, state, status, wasInterrupted, programEnd, keyframes, typed, statement } = recorder;
    return {
      length: end, state, status, wasInterrupted, programEnd, keyframes: keyframes.count, keyframeBytes: keyframes.bytes,
      samples: recorder.samples.columns(), events: recorder.events.columns(from), typed, statement,
    };
  }

  // Runs on, for `stepLimit` instants at most, until it ends or waits for input or a line. `from`: how many seldom events are known.
  async run({ id, stepLimit = Infinity, from = 0 }) {
    check('stepLimit', stepLimit);
    const { recorder } = this.#things.recorded(id);
    let known = from;
    const tell = () => {
      // It has been closed: what waits for the run hears of that.
      if (!this.#things.has(id)) return;
      const news = this.#news(id, known);
      known += news.events.clock.length;
      this.onEvent('progress', { id, ...news });
    };
    const timer = setInterval(tell, PROGRESS_MS);
    try {
      await recorder.run(recorder.end + stepLimit);
    } finally {
      clearInterval(timer);
    }
    return this.#news(id, known);
  }

  // More of its input: a text; null: there is no more.
  input({ id, text }) {
    demand('more', text);
    const { input } = this.#things.recorded(id);
    if (text === null) input.end();
    else input.add(text);
  }

  // A line for a session's prompt, with its end, which run() takes in; null: no more come.
  type({ id, line }) {
    demand('line', line);
    this.#things.recorded(id).recorder.type(line);
  }

  // KeyboardInterrupt in what runs, or waits for input. At a prompt what has been typed is forgotten, once run() runs on.
  interrupt({ id }) {
    const { recorder, input } = this.#things.recorded(id);
    if (recorder.state === 'prompt' && !recorder.hasLines) recorder.forget();
    else if (recorder.state === 'input') input.interrupt();
    else recorder.interrupt();
  }

  // It stops soon, and can go on.
  pause({ id }) {
    this.#things.recorded(id).recorder.pause();
  }

  // What was left when all had been torn down: { references, blocks }; null when it has not ended.
  left({ id }) {
    return this.#things.recorded(id).recorder.left;
  }

  // ---- looking

  // Opens the bytes of an `.ouro` file.
  async open({ bytes }) {
    demand('bytes', bytes);
    const thing = { file: bytes.slice() };
    (await this.#look()).show(thing, null);
    const id = this.#things.newId();
    this.#things.set(id, thing);
    return { id };
  }

  #look() {
    this.#looking ??= fetchLooking().then(({ Looking }) => Looking.create((host) => {
      this.#onPiece = host.piece;
      return this.#eye;
    }, this.#things));
    // What could not be fetched is asked for again.
    this.#looking.catch(() => (this.#looking = null));
    return this.#looking;
  }

  static {
    for (const name of LOOKING) {
      this.prototype[name] = async function ask(request, signal) {
        return (await this.#look())[name](request, signal);
      };
    }
  }

  // ---- the end

  async close({ id }) {
    const thing = this.#things.delete(id);
    thing?.recorder?.pause();
    this.onEvent('closed', { id });
    (await this.#looking)?.hide(thing);
  }

  // Nothing is asked for any more: what runs stops soon.
  stop() {
    this.#hasEnded = true;
    for (const { recorder } of this.#things.clear()) recorder?.pause();
  }
}
