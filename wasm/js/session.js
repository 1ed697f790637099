// A prompt: statements typed line by line, on a heap that stays. Owns what has been typed of the statement so far and what
// comes of each line; where a statement ends is the engine's to say.
import { EngineError } from './loader.js';
import { Program } from './program.js';
import { breathe } from './recorder.js';

// So long it runs before whoever waits for this thread has a turn; after so many backward jumps and calls it looks at the clock.
const TURN_MS = 12;
const TURN_STEPS = 5_000;
const STANDARD_OUTPUT = 1;

export class Session {
  #program;
  #typed = '';
  #isRunning = false;
  #decoder = new TextDecoder();
  #output = '';
  #value = '';
  // The exit status, once SystemExit has ended it, or end().
  status = null;

  // `load(host)` makes an engine with this host, whose write(stream, bytes) hears of output, too, as it comes; `options` are
  // Program's.
  static async create(load, { host = {}, ...options } = {}) {
    const session = new Session();
    const write = (stream, bytes) => {
      session.#write(stream, bytes);
      host.write?.(stream, bytes);
    };
    session.#program = new Program(await load({ ...host, write }), options);
    return session;
  }

  // What has been typed of the statement that is not whole yet, in lines.
  get typed() {
    return this.#typed;
  }

  get isRunning() {
    return this.#isRunning;
  }

  get runtime() {
    return this.#program.runtime;
  }

  // Types a line, and runs the statement that it ends:
  //   isIncomplete  more lines must be typed
  //   output        all that it has written, to both streams; an error is reported there
  //   value         what the prompt has shown of it, as a text; null: nothing
  //   hasFailed     an error has ended the statement; the session goes on
  //   status        null, or with SystemExit, which ends the session, the exit status
  async push(line) {
    if (this.status !== null) throw new EngineError('the session has ended');
    if (this.#isRunning) throw new EngineError('a statement is running');
    this.#typed += line.endsWith('\n') ? line : `${line}\n`;
    this.#output = '';
    this.#value = '';
    const kind = this.#program.type(this.#typed);
    if (kind === 'incomplete') return this.#result({ isIncomplete: true });
    this.#typed = '';
    return kind === 'nothing' ? this.#result() : this.#run();
  }

  // KeyboardInterrupt in the statement that runs; or what has been typed of one is forgotten.
  interrupt() {
    if (this.#isRunning) this.#program.interrupt();
    else this.#typed = '';
  }

  // Exit functions, modules, the last collection. What is left then: { references, blocks }.
  end() {
    if (this.#isRunning) throw new EngineError('a statement is running');
    this.#typed = '';
    this.status ??= 0;
    return this.#program.end();
  }

  async #run() {
    const program = this.#program;
    this.#isRunning = true;
    try {
      let turn = performance.now();
      while (program.stage === 'run' && program.step(TURN_STEPS) === 'run') {
        if (performance.now() - turn < TURN_MS) continue;
        await breathe();
        turn = performance.now();
      }
    } finally {
      this.#isRunning = false;
    }
    const hasFailed = program.stage === 'fail';
    if (hasFailed) program.step();
    if (hasFailed && program.hasExited) this.status = program.status;
    return this.#result({ hasFailed: hasFailed && !program.hasExited });
  }

  #result({ isIncomplete = false, hasFailed = false } = {}) {
    const value = this.#value === '' ? null : this.#value.replace(/\n$/, '');
    return { isIncomplete, output: this.#output, value, hasFailed, status: this.status };
  }

  #write(stream, bytes) {
    const text = this.#decoder.decode(bytes);
    this.#output += text;
    if (stream === STANDARD_OUTPUT && this.#program.isShowing) this.#value += text;
  }
}
