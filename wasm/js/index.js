// The package: CPython's memory system and language in WebAssembly, of whose runs every instant can be looked at.
import { checkOptionNames } from './arguments.js';
import { compileEngine } from './compile.js';
import { EngineError } from './engine_error.js';
import { baseOfUrls } from './engine_files.js';
import { Recording } from './recording.js';
import { Local, Remote } from './remote.js';
import { Session } from './session.js';
import { spawn } from './spawn.js';
import { View } from './view.js';

export { EngineError, Recording, Session, View };

// Of a run that is recorded only to be stopped, the last keyframe is needed.
const RUN_KEYFRAME_BYTES = 16 * 2 ** 20;

export class Ouroboros {
  #connection;
  #terminate;
  // What hears of its program, by its id.
  #running = new Map();
  #last = 0;
  // Events of recordings whose id is not known here yet.
  #early = [];

  constructor(connection, terminate, described) {
    this.#connection = connection;
    this.#terminate = terminate;
    connection.onEvent = (event, data) => this.#hear(event, data);
    Object.assign(this, described);
  }

  #hear(event, data) {
    if (event === 'closed') {
      this.#running.delete(data.id);
      return;
    }
    const listener = this.#running.get(data.id);
    if (listener === undefined) this.#early.push([event, data]);
    else listener.hear(event, data);
  }

  // Runs a program to its end, without a record: { status, state, wasInterrupted, output, references, blocks }. Options: those of
  // record() but for keyframes. One that may have to be stopped somewhere (by `signal` or `stepLimit`) or to wait (`input` is a
  // function) is recorded for that, as nothing else can stop in the midst of a call from C.
  async run(source, options = {}) {
    checkOptionNames('run', options);
    const { signal, stepLimit, input } = options;
    if (signal !== undefined || stepLimit !== undefined || typeof input === 'function') return this.#runRecorded(source, options);
    const { onOutput, onProgress, ...plain } = options;
    const id = `run ${++this.#last}`;
    const output = [];
    // What onOutput throws ends the run.
    const ending = new AbortController();
    this.#running.set(id, {
      hear(event, { stream, text }) {
        output.push({ stream, text });
        try {
          onOutput?.(stream, text, null);
        } catch (error) {
          ending.abort(error);
        }
      },
    });
    try {
      const result = await this.#connection.call('runProgram', [{ id, source, options: plain }], ending.signal);
      ending.signal.throwIfAborted();
      return { ...result, output };
    } finally {
      this.#running.delete(id);
    }
  }

  async #runRecorded(source, options) {
    const recording = await this.record(source, { ...options, keyframeBytes: RUN_KEYFRAME_BYTES });
    const { status, state, wasInterrupted } = recording;
    const output = recording.output.map(({ stream, text }) => ({ stream, text }));
    const left = await recording.left();
    await recording.close();
    return { status, state, wasInterrupted, output, references: left?.references ?? null, blocks: left?.blocks ?? null };
  }

  // Records a program, to its end or to where it stops. index.d.ts has the options.
  async record(source, options = {}) {
    checkOptionNames('record', options);
    return this.#started(await Recording.create(this.#connection, this, source, options));
  }

  // A prompt, whose heap stays from statement to statement. Options: those of record(), and `source`: a program that runs first.
  async session(given = {}) {
    checkOptionNames('session', given);
    const { source = null, ...options } = given;
    return this.#started(await Session.create(this.#connection, this, source, options));
  }

  async #started(recording) {
    this.#running.set(recording.id, recording);
    const early = this.#early;
    this.#early = [];
    for (const [event, data] of early) this.#hear(event, data);
    try {
      await recording.begin();
    } catch (error) {
      // Nobody has it.
      await recording.close().catch(() => {});
      throw error;
    }
    return recording;
  }

  // Fetches the library now, so that no import has to wait for it, nor needs a network.
  async loadAhead() {
    await this.#connection.call('loadAhead', []);
  }

  // The view of an `.ouro` file's bytes. What is damaged is an EngineError that says why.
  async open(bytes) {
    const { id } = await this.#connection.call('open', [{ bytes }]);
    return View.create(this.#connection, this, { id, instant: null });
  }

  // Ends everything: what waits for something fails.
  close() {
    this.#connection.fail(new EngineError('the engine has been closed'));
    this.#terminate();
  }
}

const CLASSES = [EngineError, TypeError];

// `worker`: false; true, for a worker of the package's own; or a port at whose other end serve() answers with a Service.
async function connect(worker) {
  if (worker === false) {
    // A page that has a worker need not load what runs programs.
    const { Service } = await import('./service.js');
    return { connection: new Local(new Service()), terminate() {} };
  }
  if (worker !== true) return { connection: new Remote(worker, CLASSES), terminate: () => worker.close() };
  let connection = null;
  const { port, terminate } = await spawn((why) => connection.fail(new EngineError(`the engine's worker has ended: ${why}`)));
  connection = new Remote(port, CLASSES);
  return { connection, terminate };
}

// Loads the engine of a profile, by default '3.11', beside this file or from `url`. With `worker` programs run in a worker (in a
// page that is the default), else in this thread, which has a turn every few milliseconds.
export async function load(given = {}) {
  checkOptionNames('load', given);
  const { worker = 'document' in globalThis, ...options } = given;
  for (const name of ['url', 'libraryUrl']) {
    if (options[name] !== undefined) options[name] = String(new URL(options[name], await baseOfUrls()));
  }
  // While a worker begins, what it needs first is fetched and compiled.
  const compiled = worker === true ? compileEngine(options) : undefined;
  compiled?.catch(() => {}); // heard below, unless there is no worker
  const { connection, terminate } = await connect(worker);
  try {
    if (compiled !== undefined) Object.assign(options, { module: await compiled, bytes: undefined });
    return new Ouroboros(connection, terminate, await connection.call('start', [options]));
  } catch (error) {
    terminate();
    throw error;
  }
}
