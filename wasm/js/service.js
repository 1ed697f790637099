// The service: everything the package can do, as methods that take and give plain data, so that it works the same in this
// thread and behind a port (remote.js). Owns the recordings and opened files, and the viewer they share. The public classes
// (recording.js, view.js, prompt.js) stand on it.
//
// Each method takes one object and an AbortSignal. What happens meanwhile is told through onEvent(name, data).
import { difference, MAKING } from './difference.js';
import { Input } from './input.js';
import { compileEngine, EngineError, loadEngine } from './loader.js';
import { MemoryFiles } from './memory_files.js';
import { breathe, Recorder } from './recorder.js';
import { Program } from './program.js';
import { readNumber, Search } from './search.js';
import { Session } from './session.js';
import { Table } from './tables.js';
import { Viewer } from './viewer.js';

// Events of which there are few, so that all are kept.
const SELDOM = [
  'collection_start', 'collection_stop', 'finalizer', 'resurrection', 'weakref_cleared', 'weakref_callback', 'exception',
  'arena_new', 'arena_free',
];
const PROGRESS_MS = 100;
const TURN_MS = 12;
const TURN_STEPS = 5_000;
const EVENTS_MOST = 1_000_000;
const COUNTS_MOST = 100_000;
const DEFAULT_FOLDER = '/';

const isText = (value) => typeof value === 'string';
const isBytes = (value) => value instanceof Uint8Array;
const isCount = (value) => value === Infinity || (Number.isInteger(value) && value >= 0);
const isTexts = (value) => Array.isArray(value) && value.every(isText);

// What callers pass, and what would otherwise fail late, and say little, or be taken for something else.
const WANTED = {
  source: [(value) => isText(value) || isBytes(value), 'a text or a Uint8Array of UTF-8'],
  files: [(value) => value !== null && typeof value === 'object' && Object.values(value).every((one) => isText(one) || isBytes(one)),
    'an object of texts and Uint8Arrays by their paths'],
  folder: [isText, 'a text'],
  filename: [isText, 'a text'],
  argv: [isTexts, 'an array of texts'],
  input: [(value) => value === null || isText(value) || isTexts(value), 'a text, an array of lines or null'],
  stepLimit: [isCount, 'a whole number, not negative'],
};

function check(name, value) {
  const [accepts, wanted] = WANTED[name];
  if (value !== undefined && !accepts(value)) throw new EngineError(`${name} must be ${wanted}, not ${String(value)}`);
}

function checkAll(source, options) {
  if (source === undefined) throw new EngineError('there is no source');
  check('source', source);
  for (const name of Object.keys(WANTED)) if (name !== 'source') check(name, options[name]);
}

// What surrounds a program, from the options of run() and record().
function surroundings({ files, folder = DEFAULT_FOLDER, input, waitsForInput = false }) {
  const tree = new MemoryFiles(files, folder);
  const standardInput = new Input(input ?? '', waitsForInput);
  const host = {
    read: (capacity) => standardInput.read(capacity),
    source: (path) => tree.source(path),
    file: (request) => tree.request(request),
  };
  return { host, input: standardInput };
}

function programOptions({ filename = '<string>', isFile = filename !== '<string>', argv = [filename], ...options }) {
  const { folder = DEFAULT_FOLDER, heapLimit = 0, ownTime = true } = options;
  return { filename, isFile, argv, folder, heapLimit, ownTime };
}

// Texts of the two streams, which are cut anywhere.
class Decoders {
  #decoders = { 1: new TextDecoder(), 2: new TextDecoder() };

  text(stream, bytes) {
    return this.#decoders[stream].decode(bytes, { stream: true });
  }
}

const readClock = () => BigInt(Math.round((performance.timeOrigin + performance.now()) * 1e6));

export class Service {
  #load;
  #viewer;
  #things = new Map();
  #last = 0;
  #hasEnded = false;
  // What the viewer shows: '' when nothing.
  #shown = '';
  onEvent = () => {};

  // The options of load() in index.js. What the numbers in tables and events mean.
  async start({ profile = '3.11', url, bytes, module, libraryUrl }) {
    const compiled = await compileEngine({ profile, url, bytes, module });
    this.#load = (host) => loadEngine({ profile, url, module: compiled, libraryUrl, host });
    this.#viewer = await Viewer.create(this.#load);
    const { types, constants, typeNames } = this.#viewer;
    return { profile, types, constants, typeNames };
  }

  #thing(id) {
    const thing = this.#things.get(id);
    if (thing === undefined) throw new EngineError('this recording or file is closed');
    return thing;
  }

  #recorder(id) {
    const { recorder } = this.#thing(id);
    if (recorder === undefined) throw new EngineError('a file has one instant');
    return recorder;
  }

  // ---- running without a record

  // Runs a program to its end: { status, state: 'done', wasInterrupted, references, blocks }.
  async runProgram({ id, source, options }) {
    checkAll(source, options);
    const { host } = surroundings({ ...options, waitsForInput: false });
    const engine = await this.#load({ ...host, write: this.#writer(id) });
    const program = new Program(engine, programOptions(options));
    if (program.load(source, programOptions(options))) await this.#runInTurns(program);
    const { status, wasInterrupted } = program;
    return { status, state: 'done', wasInterrupted, ...program.end() };
  }

  // Whoever waits for this thread has a turn in between.
  async #runInTurns(program) {
    let turn = performance.now();
    while (!program.run(TURN_STEPS)) {
      if (performance.now() - turn < TURN_MS) continue;
      await breathe();
      if (this.#hasEnded) throw new EngineError('the engine has been closed');
      turn = performance.now();
    }
  }

  // Where output goes that belongs to no instant.
  #writer(id) {
    const decoders = new Decoders();
    return (stream, output) => {
      if (output.length > 0) this.onEvent('output', { id, stream, text: decoders.text(stream, output), instant: null });
    };
  }

  // ---- a prompt

  // `id` is what whoever calls names it.
  async session({ id, options }) {
    const { host } = surroundings({ ...options, waitsForInput: false });
    const session = await Session.create(this.#load, { ...programOptions(options), host: { ...host, write: this.#writer(id) } });
    this.#things.set(id, { session });
  }

  // What comes of a line: see Session.push. Aborting is KeyboardInterrupt in the statement.
  async push({ id, line }, signal) {
    const { session } = this.#thing(id);
    const interrupt = () => session.interrupt();
    const result = session.push(line);
    if (signal?.aborted) interrupt();
    else signal?.addEventListener('abort', interrupt, { once: true });
    try {
      return { ...(await result), typed: session.typed };
    } finally {
      signal?.removeEventListener('abort', interrupt);
    }
  }

  endSession({ id }) {
    const left = this.#thing(id).session.end();
    this.#things.delete(id);
    this.onEvent('closed', { id });
    return left;
  }

  // ---- recording

  // Loads a program that is to be recorded; run() runs it.
  async record({ source, options }) {
    checkAll(source, options);
    const { host, input } = surroundings(options);
    const decoders = new Decoders();
    const id = ++this.#last;
    const { constants } = this.#viewer;
    const kinds = Object.fromEntries(constants.event.map((name, number) => [name, number]));
    const write = (stream, output, instant) => this.onEvent('output', { id, stream, text: decoders.text(stream, output), instant });
    const program = { text: source, ...programOptions(options) };
    const clock = options.clock === undefined ? readClock : () => options.clock;
    const recorder = await Recorder.create(this.#load, program, {
      host: { ...host, write, clock, sleep: () => true }, kinds, seldom: SELDOM, keyframeBytes: options.keyframeBytes,
    });
    this.#things.set(id, { recorder, input });
    return { id, ...this.#news(id, 0) };
  }

  // What a recording is like now; its seldom events from number `from` on.
  #news(id, from) {
    const recorder = this.#recorder(id);
    const { end, state, status, wasInterrupted, programEnd, keyframes } = recorder;
    return {
      length: end, state, status, wasInterrupted, programEnd, keyframes: keyframes.count, keyframeBytes: keyframes.bytes,
      samples: recorder.samples.columns(), events: recorder.events.columns(from),
    };
  }

  // Runs on, for `stepLimit` instants at most, until it ends or waits for input. `from`: how many seldom events are known.
  async run({ id, stepLimit = Infinity, from = 0 }) {
    check('stepLimit', stepLimit);
    const recorder = this.#recorder(id);
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
    const { input } = this.#thing(id);
    if (text !== null && !isText(text)) throw new EngineError(`input must be a text or null, not ${String(text)}`);
    if (text === null) input.end();
    else input.add(text);
  }

  // KeyboardInterrupt in what runs, or waits for input.
  interrupt({ id }) {
    const { session, recorder, input } = this.#thing(id);
    if (session !== undefined) session.interrupt();
    else if (recorder.state === 'input') input.interrupt();
    else recorder.interrupt();
  }

  // It stops soon, and can go on.
  pause({ id }) {
    this.#recorder(id).pause();
  }

  // ---- events

  async events({ id, from, to, query, limit = EVENTS_MOST }, signal) {
    const found = await new Search(this.#recorder(id), this.#viewer.constants, query).all(from, to, limit, signal);
    return found.columns();
  }

  async next({ id, instant, query }, signal) {
    return new Search(this.#recorder(id), this.#viewer.constants, this.#located(id, instant, query)).next(instant, signal);
  }

  async previous({ id, instant, query }, signal) {
    return new Search(this.#recorder(id), this.#viewer.constants, this.#located(id, instant, query)).previous(instant, signal);
  }

  // A condition names a field of the object, as it is at that instant: here it becomes a place in memory.
  #located(id, instant, query) {
    const { condition } = query;
    if (condition == null || condition.offset !== undefined) return query;
    const { field = 'refcount', ...rest } = condition;
    if (field === 'refcount') return { ...query, condition: { ...rest, offset: 0, bytes: 8 } };
    this.#show(id, instant);
    const fields = this.#fields(condition.address);
    const found = [...fields].find(({ name, length }) => name === field && length <= 8);
    if (found === undefined) throw new EngineError(`the object has no number '${field}' at this instant`);
    return { ...query, condition: { ...rest, offset: found.offset, bytes: found.length } };
  }

  #fields(address) {
    const rows = this.#viewer.fields(address);
    return new Table(this.#viewer.types.field, rows, this.#viewer.strings());
  }

  // The life of the object that is at `address` at an instant: { made, freed: { instant, line, filename, name } or null, counts:
  // { instant, refcount } in columns }. `counts: false` leaves them out, which is quicker.
  async life({ id, address, instant, counts = true }, signal) {
    const { constants } = this.#viewer;
    const recorder = this.#recorder(id);
    this.#show(id, instant);
    const objects = this.#table('object', { labels: false });
    const row = objects.find('address', address);
    const block = row < 0 ? address : objects.value(row, 'block') || address;
    const making = new Search(recorder, constants, { kinds: MAKING, object: address });
    const ending = new Search(recorder, constants, { kinds: ['free', 'free_list_put', ...MAKING] });
    const made = await making.previous(instant + 1, signal);
    let freed = null;
    await ending.between(instant + 1, Infinity, (kind, phase, clock, subject) => {
      if (subject !== address && subject !== block) return false;
      freed = clock;
      return true;
    }, signal);
    const first = made?.clock ?? 0;
    return {
      made: made === null ? null : await this.#where(id, first),
      freed: freed === null ? null : await this.#where(id, freed),
      counts: counts ? await this.#counts(recorder, address, first, freed ?? recorder.end, signal) : null,
    };
  }

  // Where the program is at an instant.
  async #where(id, instant) {
    this.#show(id, instant);
    const [frame] = this.#table('frame');
    return { instant, line: frame?.line ?? null, filename: frame?.filename ?? null, name: frame?.name ?? null };
  }

  async #counts(recorder, address, from, to, signal) {
    const instants = [];
    const refcounts = [];
    const search = new Search(recorder, this.#viewer.constants, {});
    await search.between(Math.max(from, 1), to, (kind, phase, clock) => {
      const refcount = readNumber(recorder.engine, recorder.runtime, address);
      if (refcount === refcounts.at(-1) || clock === to) return false;
      instants.push(clock);
      refcounts.push(refcount);
      return refcounts.length >= COUNTS_MOST;
    }, signal);
    return { instant: Float64Array.from(instants), refcount: Float64Array.from(refcounts) };
  }

  // ---- looking

  // Opens the bytes of an `.ouro` file.
  open({ bytes }) {
    if (!isBytes(bytes)) throw new EngineError(`the bytes of a file must be a Uint8Array, not ${String(bytes)}`);
    const id = ++this.#last;
    this.#things.set(id, { file: bytes.slice() });
    try {
      this.#show(id, 0);
    } catch (error) {
      this.#things.delete(id);
      throw error;
    }
    return { id };
  }

  #show(id, instant) {
    const { recorder, file } = this.#thing(id);
    const wanted = `${id} ${instant}`;
    if (this.#shown === wanted) return;
    this.#shown = '';
    if (recorder === undefined) {
      this.#viewer.open(file);
    } else {
      if (!Number.isInteger(instant) || instant < 0 || instant > recorder.end) {
        throw new EngineError(`there are the instants from 0 to ${recorder.end}, not ${String(instant)}`);
      }
      recorder.at(instant, (region) => this.#viewer.show(region));
    }
    this.#shown = wanted;
  }

  #table(name, options) {
    const rows = this.#viewer.table(name, options);
    return new Table(this.#viewer.types[name], rows, this.#viewer.strings());
  }

  // Tables at an instant: { tables: { name: rows }, strings, size }.
  look({ id, instant, tables, labels = true }) {
    this.#show(id, instant);
    const rows = Object.fromEntries(tables.map((name) => [name, this.#viewer.table(name, { labels })]));
    return { tables: rows, strings: this.#viewer.strings(), size: this.#viewer.size };
  }

  // All about one object: its row among the objects; its fields; its bytes; edges from it and to it, and the path that leads to
  // it, as rows of edges. Null when there is none at this address.
  object({ id, instant, address }) {
    this.#show(id, instant);
    const viewer = this.#viewer;
    const objects = this.#table('object');
    const row = viewer.objectIndex(address);
    if (row < 0) return null;
    const edges = this.#table('edge');
    const record = objects.row(row);
    const edgeRow = (index) => edges.row(index);
    const typeRow = objects.value(row, 'typeIndex');
    const fields = [...this.#fields(address)];
    return {
      record,
      type: this.#table('type').text(typeRow, 'name'),
      label: record.label,
      fields,
      bytes: record.block === 0 ? viewer.bytes(address, record.size) : viewer.bytes(record.block, record.blockSize),
      edges: this.#edgesFrom(edges, row),
      retainers: [...viewer.retainers(address)].map(edgeRow),
      path: [...viewer.path(address)].map(edgeRow),
      pathText: viewer.pathText(address),
    };
  }

  // Edges lie by their source.
  #edgesFrom(edges, index) {
    const source = edges.reader('sourceIndex');
    const rank = (row) => (source(row) === 0xffffffff ? -1 : source(row));
    let [low, high] = [0, edges.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (rank(middle) < index) low = middle + 1;
      else high = middle;
    }
    const rows = [];
    for (let row = low; row < edges.length && source(row) === index; row++) rows.push(edges.row(row));
    return rows;
  }

  bytes({ id, instant, address, length }) {
    this.#show(id, instant);
    return this.#viewer.bytes(address, length);
  }

  // Indices among the objects of one of the collector's lists.
  list({ id, instant, list }) {
    this.#show(id, instant);
    return this.#viewer.list(list);
  }

  interned({ id, instant }) {
    this.#show(id, instant);
    return this.#viewer.interned();
  }

  // Indices of the objects whose label has `text` in it and whose type is `type`.
  search({ id, instant, text = '', type, limit = Infinity }) {
    this.#show(id, instant);
    const objects = this.#table('object', { labels: text !== '' });
    const types = this.#table('type');
    const typeIndex = objects.reader('typeIndex');
    const isType = Array.from({ length: types.length }, (_, row) => type === undefined || types.text(row, 'name') === type);
    const rows = [];
    for (let row = 0; row < objects.length && rows.length < limit; row++) {
      if (isType[typeIndex(row)] && (text === '' || objects.text(row, 'label').includes(text))) rows.push(row);
    }
    return Uint32Array.from(rows);
  }

  write({ id, instant, form, limit = 0 }) {
    this.#show(id, instant);
    return this.#viewer.write(form, limit);
  }

  verify({ id, instant }) {
    this.#show(id, instant);
    return this.#viewer.verify();
  }

  async difference({ id, from, to }, signal) {
    const before = this.#whole(id, from);
    await breathe();
    const after = this.#whole(id, to);
    await breathe();
    const made = new Set();
    const search = new Search(this.#recorder(id), this.#viewer.constants, { kinds: MAKING });
    await search.between(from + 1, to, (kind, phase, clock, subject) => {
      made.add(subject);
      return false;
    }, signal);
    await breathe();
    return difference(before, after, made, this.#viewer.types, this.#viewer.constants);
  }

  #whole(id, instant) {
    const { tables, strings } = this.look({ id, instant, tables: ['object', 'edge'], labels: false });
    return { ...tables, strings };
  }

  // ---- the end

  close({ id }) {
    if (this.#shown.startsWith(`${id} `)) {
      this.#viewer.close();
      this.#shown = '';
    }
    this.#things.get(id)?.recorder?.pause();
    this.#things.delete(id);
    this.onEvent('closed', { id });
  }
  // Nothing is asked for any more: what runs stops soon.
  end() {
    this.#hasEnded = true;
    for (const { recorder, session } of this.#things.values()) {
      recorder?.pause();
      if (session?.isRunning) session.interrupt();
    }
    this.#things.clear();
  }
}
