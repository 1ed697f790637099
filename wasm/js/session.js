// A prompt: statements typed line by line, on a heap that stays. A session is a recording whose program is being typed, so that every
// instant of it can be looked at. Owns what comes of each line.
import { checkOptionNames } from './arguments.js';
import { EngineError } from './loader.js';
import { Recording } from './recording.js';

const asLine = (text) => (typeof text === 'string' && !text.endsWith('\n') ? `${text}\n` : text);

export class Session extends Recording {
  static begins = 'session';

  #isBusy = false;
  // Of the statement that was typed last: how much output there was before it, its first instant.
  #outputBefore = 0;
  #from = 1;
  // What has been typed of the statement that is not whole yet, in lines.
  typed = '';

  // Types a line, and runs the statement that it ends. Options: those of run().
  //   isIncomplete  more lines must be typed
  //   output        all that it has written, to both streams; an error is reported there
  //   value         what the prompt has shown of it, as a text; null: nothing
  //   hasFailed     an error has ended the statement; the session goes on
  //   state         'prompt'; 'paused', by a limit, or 'input': goOn() goes on; 'done'
  //   status        null, or once SystemExit has ended the session the exit status
  //   from, to      the statement's first and last instant; none when to is before from
  async push(line, options = {}) {
    checkOptionNames('goOn', options);
    if (this.#isBusy) throw new EngineError('a statement is running');
    if (this.state === 'done') throw new EngineError('the session has ended');
    if (this.state !== 'prompt') throw new EngineError('a statement has not ended: goOn() goes on with it');
    this.#isBusy = true;
    try {
      this.#outputBefore = this.output.length;
      this.#from = this.length + 1;
      await this.call('type', { line: asLine(line) });
      return await this.#result(options);
    } finally {
      this.#isBusy = false;
    }
  }

  // Goes on with a statement that has been paused, or has waited for input: gives what push() gives, of all of it.
  async goOn(options = {}) {
    if (this.#isBusy) throw new EngineError('a statement is running');
    this.#isBusy = true;
    try {
      return await this.#result(options);
    } finally {
      this.#isBusy = false;
    }
  }

  async #result(options) {
    await this.run(options);
    const written = this.output.slice(this.#outputBefore);
    const textOf = (pieces) => pieces.map(({ text }) => text).join('');
    const value = textOf(written.filter(({ isValue }) => isValue)).replace(/\n$/, '');
    return {
      isIncomplete: this.state === 'prompt' && this.statement === 'incomplete',
      output: textOf(written),
      value: value === '' ? null : value,
      hasFailed: this.state === 'prompt' && this.statement === 'failed',
      state: this.state,
      status: this.status,
      from: this.#from,
      to: this.length,
    };
  }

  // KeyboardInterrupt in the statement that runs; or what has been typed of one is forgotten.
  async interrupt() {
    await super.interrupt();
    if (!this.#isBusy && this.state === 'prompt') await this.run();
  }

  // Exit functions, modules, the last collection. What is left then: { references, blocks }. Its instants stay, until close().
  async end() {
    if (this.#isBusy) throw new EngineError('a statement is running');
    if (this.state !== 'done') {
      if (this.state !== 'prompt') throw new EngineError('a statement has not ended: goOn() goes on with it');
      await this.call('type', { line: null });
      await this.run({ stepLimit: Infinity });
    }
    return this.left();
  }
}
