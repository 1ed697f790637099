// What a program will read from its standard input: what has been given and was not read yet. Owns how it is cut into lines.
import { NeedsInput } from './host_log.js';

const encoder = new TextEncoder();
const NEWLINE = 10;
const NOTHING = new Uint8Array(0);

export class Input {
  #pieces = [];
  #isOpen;
  #isInterrupted = false;

  // `given`: a text or its lines. `waits`: more may come, until end().
  constructor(given = '', waits = false) {
    this.#isOpen = waits;
    this.add(Array.isArray(given) ? given.map((line) => (line.endsWith('\n') ? line : `${line}\n`)).join('') : given);
  }

  add(text) {
    const bytes = encoder.encode(text);
    if (bytes.length > 0) this.#pieces.push(bytes);
  }

  end() {
    this.#isOpen = false;
  }

  // Whoever waits for input gets KeyboardInterrupt.
  interrupt() {
    this.#isInterrupted = true;
  }

  // Host.read: what comes next, not beyond the end of a line. An open input's last line is not given before its end is there.
  read(capacity) {
    if (this.#isInterrupted) {
      this.#isInterrupted = false;
      return null;
    }
    this.#join();
    const [first = NOTHING] = this.#pieces;
    const end = first.indexOf(NEWLINE) + 1;
    if (end === 0 && this.#isOpen) throw new NeedsInput('the program waits for input');
    const piece = first.subarray(0, Math.min(end || first.length, capacity));
    if (piece.length === first.length) this.#pieces.shift();
    else this.#pieces[0] = first.subarray(piece.length);
    return piece;
  }

  // The first piece has a whole line, if there is one.
  #join() {
    while (this.#pieces.length > 1 && !this.#pieces[0].includes(NEWLINE)) {
      const [first, second] = this.#pieces.splice(0, 2);
      const both = new Uint8Array(first.length + second.length);
      both.set(first);
      both.set(second, first.length);
      this.#pieces.unshift(both);
    }
  }
}
