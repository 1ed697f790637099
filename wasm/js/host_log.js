// What a run has heard from its host: input, files, clocks, lines typed at a prompt. Owns the answers in their order; while a run is recorded each is
// asked for once and kept, and when a part of the run is made again, it gets the same ones.

// A call that waits for something that is not there yet: the run ends where it is, and is made again from a keyframe when
// there is more.
export class NeedsInput extends Error {
  name = 'NeedsInput';
}

// In place of a line: what has been typed of the statement is forgotten.
export const FORGET = Symbol('forget');

const READ_INTO = new Set(['read', 'status']);

export class HostLog {
  #host;
  #answers = [];
  // How many answers the run has had, where it is now.
  position = 0;

  // `host`: read, source, file, clock, sleep, as in loader.d.ts; line: what is typed at a prompt, as Program.type takes it, or
  // FORGET.
  constructor(host) {
    this.#host = host;
  }

  get length() {
    return this.#answers.length;
  }

  // Whether the run has had all answers so far.
  get isAtEnd() {
    return this.position === this.#answers.length;
  }

  #answer(ask) {
    if (this.position === this.#answers.length) this.#answers.push(ask());
    return this.#answers[this.position++];
  }

  read(capacity) {
    return this.#answer(() => this.#host.read(capacity)?.slice() ?? null);
  }

  line() {
    return this.#answer(() => this.#host.line());
  }

  source(path) {
    return this.#answer(() => this.#host.source(path));
  }

  clock(kind) {
    return this.#answer(() => this.#host.clock(kind));
  }

  // Nobody waits a second time.
  sleep(nanoseconds) {
    return this.#answer(() => this.#host.sleep(nanoseconds));
  }

  file(request) {
    const isRead = READ_INTO.has(request.operation);
    const { answer, bytes } = this.#answer(() => {
      const given = this.#host.file(request);
      return { answer: given, bytes: isRead ? request.bytes.slice() : null };
    });
    if (isRead) request.bytes.set(bytes);
    return answer;
  }
}
