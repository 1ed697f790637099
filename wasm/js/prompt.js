// A prompt of the package: statements typed line by line, on a heap that stays. Stands on the service (session.js says what a
// line gives); owns what is known of it in this thread.
import { EngineError } from './loader.js';

export class Prompt {
  #connection;
  #id;
  #onOutput;
  // What has been typed of the statement that is not whole yet, in lines.
  typed = '';
  // The exit status, once SystemExit has ended it, or end().
  status = null;

  static async create(connection, id, { onOutput, input, ...plain }) {
    if (typeof input === 'function') throw new EngineError('a session does not wait for input: give it as a text or lines');
    const prompt = new Prompt();
    prompt.#connection = connection;
    prompt.#id = id;
    prompt.#onOutput = onOutput;
    await connection.call('session', [{ id, options: { input, ...plain } }]);
    return prompt;
  }

  get id() {
    return this.#id;
  }

  // What the service tells of it.
  hear(event, { stream, text }) {
    this.#onOutput?.(stream, text, null);
  }

  // Types a line, and runs the statement that it ends: { isIncomplete, output, value, hasFailed, status }. Aborting the signal
  // interrupts it.
  async push(line, { signal } = {}) {
    const { typed, ...result } = await this.#connection.call('push', [{ id: this.#id, line }], signal);
    this.typed = typed;
    this.status = result.status;
    return result;
  }

  // KeyboardInterrupt in the statement that runs; or what has been typed of one is forgotten.
  async interrupt() {
    this.typed = '';
    await this.#connection.call('interrupt', [{ id: this.#id }]);
  }

  // Exit functions, modules, the last collection. What is left then: { references, blocks }.
  async end() {
    const left = await this.#connection.call('endSession', [{ id: this.#id }]);
    this.typed = '';
    this.status ??= 0;
    return left;
  }
}
