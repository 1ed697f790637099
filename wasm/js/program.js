// One Python program in an engine, from its beginning to its end. Owns the order of the calls; knows nothing of where its
// text comes from, nor where its output goes (that is the engine's host).
import { EngineError } from './loader.js';

const encoder = new TextEncoder();
const LEAKS_BYTES = 16;
// What program_run answers.
const [FAILED, ENDED, STOPPED] = [0, 1, 2];
const [EXITED, INTERRUPTED] = [0, 1];
// What program_prompt answers, from -1 on.
const TYPED = ['failed', 'incomplete', 'loaded', 'nothing'];

function createRuntime(engine, heapLimit) {
  return engine.withBytes(4, (why) => {
    const runtime = engine.exports.runtime_create(heapLimit, why);
    if (runtime === 0) throw new EngineError(engine.text(engine.view(why, 4).getUint32(0, true)));
    return runtime;
  });
}

export class Program {
  #engine;
  // What follows when a text has run: a program ends, at a prompt the next statement is typed.
  #isPrompt = false;

  // An engine has one runtime at a time. `ownTime`: clocks go on only as the program looks at them and sleeps.
  constructor(engine, { heapLimit = 0, ownTime = false, folder = '', argv = [''] } = {}) {
    this.#engine = engine;
    this.runtime = createRuntime(engine, heapLimit);
    // What it does next. 'prompt': wait for what is typed; 'run': run its text, or go on; 'fail': report the error that ended it; 'end';
    // 'done': nothing any more.
    this.stage = 'end';
    // The exit status, once the program has ended.
    this.status = null;
    this.wasInterrupted = false;
    // Whether SystemExit ended it.
    this.hasExited = false;
    // At a prompt: what has been typed of the statement that is not whole yet; what became of the last lines ('incomplete',
    // 'nothing', 'ended', 'failed').
    this.typed = '';
    this.statement = null;
    const { exports } = engine;
    exports.program_stack(this.runtime, engine.stackRoom);
    const isReady =
      exports.program_begin(this.runtime, ownTime) &&
      this.#withText(folder, (text) => exports.program_folder(this.runtime, text)) &&
      argv.every((word) => this.#withText(word, (text) => exports.program_argument(this.runtime, text)));
    if (!isReady) throw new EngineError('there is no memory for the modules that are there from the beginning');
  }

  // Compiles the program's text (a string or UTF-8). False: it cannot be; what comes next is to report that.
  compile(text, { filename = '<string>', isFile = false } = {}) {
    const { exports } = this.#engine;
    const { buffer, length } = this.#put(text);
    const isLoaded = this.#withText(filename, (name) =>
      exports.program_load(this.runtime, buffer, length, name, isFile));
    this.stage = isLoaded ? 'run' : 'fail';
    return isLoaded;
  }

  // Begins a prompt: at once, or when the text that is loaded has run.
  prompt() {
    this.#isPrompt = true;
    if (this.stage === 'end') this.stage = 'prompt';
  }

  // What must be known beside the region to go on from here.
  get state() {
    const { stage, status, wasInterrupted, hasExited, typed, statement } = this;
    return { stage, status, wasInterrupted, hasExited, typed, statement };
  }

  set state({ stage, status, wasInterrupted, hasExited, typed, statement }) {
    Object.assign(this, { stage, status, wasInterrupted, hasExited, typed, statement });
  }

  // A line typed at the prompt; null: no more come. A statement that it makes whole is run next.
  type(line) {
    if (this.stage !== 'prompt') throw new EngineError('there is no prompt now');
    if (line === null) {
      this.typed = '';
      this.status = 0;
      this.stage = 'end';
      return;
    }
    this.typed += line;
    const { buffer, length } = this.#put(this.typed);
    const kind = TYPED[this.#engine.exports.program_prompt(this.runtime, buffer, length) + 1];
    this.statement = kind;
    if (kind !== 'incomplete') this.typed = '';
    if (kind === 'loaded') this.stage = 'run';
    if (kind === 'failed') this.stage = 'fail';
  }

  // What has been typed of a statement is forgotten.
  forget() {
    this.typed = '';
    this.statement = 'nothing';
  }

  // Whether what the host is being given to write is a value that the prompt shows.
  get isShowing() {
    return this.#engine.exports.program_shows(this.runtime);
  }

  #withText(text, use) {
    return this.#engine.withText(text, use, this.runtime);
  }

  // The text (a string or UTF-8) in a buffer, which whoever gets it gives back.
  #put(text) {
    const bytes = typeof text === 'string' ? encoder.encode(text) : text;
    const buffer = this.#engine.exports.heap_buffer_alloc(this.runtime, bytes.length);
    if (buffer === 0) throw new EngineError(`there is no memory for ${bytes.length} bytes outside the heap`);
    this.#engine.bytes(buffer, bytes.length).set(bytes);
    return { buffer, length: bytes.length };
  }

  // Compiles the text, and reports what is wrong with it. False: `status` is set.
  load(text, options) {
    if (this.compile(text, options)) return true;
    this.step();
    return false;
  }

  // What its stage says; 'run' for that many backward jumps and calls at most, 0: to its end. Sets the next stage.
  step(steps = 0) {
    if (this.stage === 'run') this.#run(steps);
    else if (this.stage === 'fail') this.#fail();
    else if (this.stage === 'end') this.#end();
    return this.stage;
  }

  // Runs it, or goes on, and reports the error that ends it. Whether it has ended.
  run(steps = 0) {
    if (this.stage !== 'run') throw new EngineError('there is no program to run');
    if (this.step(steps) === 'fail') this.step();
    return this.stage !== 'run';
  }

  // KeyboardInterrupt where the program is; a host may call this while it runs.
  interrupt() {
    this.#engine.exports.program_interrupt(this.runtime);
  }

  // What is left when everything has been torn down: { references, blocks }.
  end() {
    const engine = this.#engine;
    if (this.stage === 'prompt') this.type(null);
    if (this.stage === 'end') this.step();
    if (this.stage !== 'done') throw new EngineError('the program has not ended');
    return engine.withBytes(LEAKS_BYTES, (leaks) => {
      engine.exports.runtime_destroy(this.runtime, leaks);
      const view = engine.view(leaks, LEAKS_BYTES);
      return { references: Number(view.getBigInt64(0, true)), blocks: Number(view.getBigInt64(8, true)) };
    });
  }

  #run(steps) {
    const end = this.#engine.exports.program_run(this.runtime, steps);
    if (end === STOPPED) return;
    if (end !== FAILED && end !== ENDED) throw new EngineError('there is no program to run');
    if (end === FAILED) {
      this.stage = 'fail';
      return;
    }
    this.status = this.#isPrompt ? null : 0;
    this.statement = 'ended';
    this.stage = this.#isPrompt ? 'prompt' : 'end';
  }

  #fail() {
    const given = this.#engine.withBytes(4, (exception) => {
      const status = this.#engine.exports.program_fail(this.runtime, exception);
      if (status < 0) throw new EngineError('this cannot be done now');
      const kind = this.#engine.view(exception, 4).getUint32(0, true);
      this.wasInterrupted = kind === INTERRUPTED;
      this.hasExited = kind === EXITED;
      return status;
    });
    const goesOn = this.#isPrompt && !this.hasExited;
    this.status = goesOn ? null : given;
    this.statement = 'failed';
    this.stage = goesOn ? 'prompt' : 'end';
  }

  #end() {
    if (!this.#engine.exports.program_end(this.runtime)) throw new EngineError('the program has not ended');
    this.stage = 'done';
  }
}
