// The service: everything the package can do, as methods that take and give plain data, so that it works the same in this
// thread and behind a port (remote.js). Owns the recordings, sessions and opened files by their ids; looking at them is look.js',
// finding search.js', running recorder.js'. The public classes (recording.js, session.js, view.js) stand on it.
//
// Each method takes one object and an AbortSignal. What happens meanwhile is told through onEvent(name, data).
import { check, checkOptions, demand } from './arguments.js';
import { difference, MAKING } from './difference.js';
import { lifeOf } from './life.js';
import { fetchLibrary } from './engine_files.js';
import { compileEngine, EngineError, fetchRest, loadEngine } from './loader.js';
import { Look } from './look.js';
import { Program } from './program.js';
import { breathe, Recorder } from './recorder.js';
import { Search } from './search.js';
import { Decoders, programOptions, surroundings } from './surroundings.js';

// Events of which there are few, so that all are kept.
const SELDOM = [
  'collection_start', 'collection_stop', 'finalizer', 'resurrection', 'weakref_cleared', 'weakref_callback', 'exception',
  'arena_new', 'arena_free',
];
const PROGRESS_MS = 100;
const TURN_MS = 12;
const TURN_STEPS = 5_000;
const EVENTS_MOST = 1_000_000;

const readClock = () => BigInt(Math.round((performance.timeOrigin + performance.now()) * 1e6));

export class Service {
  #load;
  #look;
  // By id: { recorder, input } or { file }.
  #things = new Map();
  #last = 0;
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
    this.#look = await Look.create(this.#load);
    this.#files = { profile, url, libraryUrl, library };
    void fetchRest(compiled, this.#files);
    const { types, constants, typeNames } = this.#look;
    return { profile, types, constants, typeNames };
  }

  // Fetches what an import would have to wait for.
  loadAhead() {
    return fetchLibrary(this.#files);
  }

  #thing(id) {
    const thing = this.#things.get(id);
    if (thing === undefined) throw new EngineError('this recording or file is closed');
    return thing;
  }

  // What has instants.
  #recorded(id) {
    const thing = this.#thing(id);
    if (thing.recorder === undefined) throw new EngineError('a file has one instant');
    return thing;
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
    const { host, input } = surroundings(options);
    const decoders = new Decoders();
    const id = ++this.#last;
    const kinds = Object.fromEntries(this.#look.constants.event.map((name, number) => [name, number]));
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
    const { recorder } = this.#recorded(id);
    const { end, state, status, wasInterrupted, programEnd, keyframes, typed, statement } = recorder;
    return {
      length: end, state, status, wasInterrupted, programEnd, keyframes: keyframes.count, keyframeBytes: keyframes.bytes,
      samples: recorder.samples.columns(), events: recorder.events.columns(from), typed, statement,
    };
  }

  // Runs on, for `stepLimit` instants at most, until it ends or waits for input or a line. `from`: how many seldom events are known.
  async run({ id, stepLimit = Infinity, from = 0 }) {
    check('stepLimit', stepLimit);
    const { recorder } = this.#recorded(id);
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
    const { input } = this.#recorded(id);
    if (text === null) input.end();
    else input.add(text);
  }

  // A line for a session's prompt, with its end, which run() takes in; null: no more come.
  type({ id, line }) {
    demand('line', line);
    this.#recorded(id).recorder.type(line);
  }

  // KeyboardInterrupt in what runs, or waits for input. At a prompt what has been typed is forgotten, once run() runs on.
  interrupt({ id }) {
    const { recorder, input } = this.#recorded(id);
    if (recorder.state === 'prompt' && !recorder.hasLines) recorder.forget();
    else if (recorder.state === 'input') input.interrupt();
    else recorder.interrupt();
  }

  // It stops soon, and can go on.
  pause({ id }) {
    this.#recorded(id).recorder.pause();
  }

  // What was left when all had been torn down: { references, blocks }; null when it has not ended.
  left({ id }) {
    return this.#recorded(id).recorder.left;
  }

  // ---- events

  async events({ id, from, to, query, limit = EVENTS_MOST }, signal) {
    demand('from', from);
    demand('to', to);
    check('limit', limit);
    const found = await this.#search(id, query).all(from, to, limit, signal);
    return found.columns();
  }

  async next({ id, instant, query }, signal) {
    demand('instant', instant);
    return this.#search(id, this.#located(id, instant, query)).next(instant, signal);
  }

  async previous({ id, instant, query }, signal) {
    demand('instant', instant);
    return this.#search(id, this.#located(id, instant, query)).previous(instant, signal);
  }

  #search(id, query) {
    return new Search(this.#recorded(id).recorder, this.#look.constants, query);
  }

  // A condition names a field of the object, as it is at that instant: here it becomes a place in memory.
  #located(id, instant, query) {
    demand('query', query);
    const { condition } = query;
    if (condition == null) return query;
    check('condition', condition);
    demand('address', condition.address);
    const { field = 'refcount', ...rest } = condition;
    if (field === 'refcount') return { ...query, condition: { ...rest, offset: 0, bytes: 8 } };
    this.#look.show(this.#recorded(id), instant);
    const fields = this.#look.fields(condition.address);
    const found = [...fields].find(({ name, length }) => name === field && length <= 8);
    if (found === undefined) throw new EngineError(`the object has no number '${field}' at this instant`);
    return { ...query, condition: { ...rest, offset: found.offset, bytes: found.length } };
  }

  life({ id, ...of }, signal) {
    demand('instant', of.instant);
    return lifeOf(this.#look, this.#recorded(id), of, signal);
  }

  // ---- looking

  // Opens the bytes of an `.ouro` file.
  open({ bytes }) {
    demand('bytes', bytes);
    const id = ++this.#last;
    const thing = { file: bytes.slice() };
    this.#look.show(thing, null);
    this.#things.set(id, thing);
    return { id };
  }

  #at({ id, instant }) {
    this.#look.show(this.#thing(id), instant);
    return this.#look;
  }

  // Tables at an instant: see Look.tables.
  look({ tables, labels = true, ...where }) {
    return this.#at(where).tables(tables, labels);
  }

  // The labels of the objects at these addresses.
  labels({ addresses, ...where }) {
    return this.#at(where).labels(addresses);
  }

  object({ address, ...where }) {
    return this.#at(where).object(address);
  }

  bytes({ address, length, ...where }) {
    return this.#at(where).bytes(address, length);
  }

  list({ list, ...where }) {
    return this.#at(where).list(list);
  }

  interned(where) {
    return this.#at(where).interned();
  }

  search({ text, type, limit, ...where }) {
    return this.#at(where).search({ text, type, limit });
  }

  write({ form, limit = 0, ...where }) {
    check('limit', limit);
    return this.#at(where).write(form, limit);
  }

  verify(where) {
    return this.#at(where).verify();
  }

  async difference({ id, from, to }, signal) {
    demand('from', from);
    demand('to', to);
    if (from > to) throw new EngineError(`instant ${from} is not before instant ${to}`);
    const before = this.#whole(id, from);
    await breathe();
    const after = this.#whole(id, to);
    await breathe();
    const made = new Set();
    await this.#search(id, { kinds: MAKING }).between(from + 1, to, (kind, phase, clock, subject) => {
      made.add(subject);
      return false;
    }, signal);
    await breathe();
    return difference(before, after, made, this.#look.types, this.#look.constants);
  }

  #whole(id, instant) {
    this.#recorded(id);
    const { tables, strings } = this.look({ id, instant, tables: ['object', 'edge'], labels: false });
    return { ...tables, strings };
  }

  // ---- the end

  close({ id }) {
    const thing = this.#things.get(id);
    if (thing !== undefined) this.#look.hide(thing);
    thing?.recorder?.pause();
    this.#things.delete(id);
    this.onEvent('closed', { id });
  }

  // Nothing is asked for any more: what runs stops soon.
  stop() {
    this.#hasEnded = true;
    for (const { recorder } of this.#things.values()) recorder?.pause();
    this.#things.clear();
  }
}
