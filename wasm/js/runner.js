// A program that is watched: it can be run to any of its events, left there, and put back to where a copy of its region was
// taken. Owns the engine that runs it and the alarms set in it. Knows nothing of which instants are kept (recorder.js).
import { isIn } from './events.js';
import { FORGET } from './host_log.js';
import { PAGE_BYTES } from './keyframes.js';
import { HOST_PAGE, REGION_START } from './loader.js';
import { Program } from './program.js';

// Thrown out of the middle of a run, through the engine: the run ends where it is.
class Left extends Error {}

const NEVER = Infinity;

// 53 bits of each pair of words, which a number holds.
function numbersOf(words) {
  const numbers = new Float64Array(words.length / 2);
  for (let i = 0; i < numbers.length; i++) numbers[i] = words[2 * i] + (words[2 * i + 1] >>> 11) * 2 ** 32;
  return numbers;
}

export class Runner {
  #engine;
  #program;
  #log;
  #stack;
  #stopAt = NEVER;
  #leaveAt = NEVER;
  #interrupts = [];
  #wakeAt = NEVER;
  #onWake = null;
  #kinds = 0;
  #onEvent = null;
  #onLeave = null;
  // The number of the event at which something is due.
  #due = NEVER;
  // It was left where it cannot go on.
  #isBroken = false;

  // `engine` is asked to be made with the host that connect() gives. `log` answers what the program asks its host.
  constructor(engine, log, options) {
    this.#engine = engine;
    this.#log = log;
    this.#program = new Program(engine, options);
    this.#stack = engine.raw.stackSave();
  }

  // The host of an engine whose runner is not made yet: { host, use(runner) }.
  static connect(log, write) {
    let runner = null;
    const host = {
      write,
      read: (capacity) => log.read(capacity),
      source: (path) => log.source(path),
      file: (request) => log.file(request),
      clock: (kind) => log.clock(kind),
      sleep: (nanoseconds) => log.sleep(nanoseconds),
      event: (...event) => runner.#event(...event),
    };
    return { host, use: (made) => { runner = made; } };
  }

  get stage() {
    return this.#program.stage;
  }

  get status() {
    return this.#program.status;
  }

  get wasInterrupted() {
    return this.#program.wasInterrupted;
  }

  get typed() {
    return this.#program.typed;
  }

  get statement() {
    return this.#program.statement;
  }

  get isShowing() {
    return this.#program.isShowing;
  }

  // It is at its prompt, and knows of no line that was typed there.
  get isWaiting() {
    return this.stage === 'prompt' && this.#log.isAtEnd;
  }

  get clock() {
    return this.#engine.exports.program_clock(this.#program.runtime);
  }

  get engine() {
    return this.#engine;
  }

  get runtime() {
    return this.#program.runtime;
  }

  // The region as it is now: a view of memory, good until the program runs on.
  get region() {
    return this.#engine.region(this.#program.runtime);
  }

  // Compiles the text, if it is not null. `hasPrompt`: a prompt follows it. From then on every event counts.
  load(text, hasPrompt, options) {
    if (text !== null) this.#program.compile(text, options);
    if (hasPrompt) this.#program.prompt();
    this.#engine.exports.program_watch(this.#program.runtime, 0);
  }

  // A number for each page of the region.
  hashes() {
    const { runtime } = this.#program;
    const engine = this.#engine;
    const pages = this.region.length / PAGE_BYTES;
    return engine.withBuffer(runtime, pages * 8, (place) => {
      engine.exports.heap_page_hashes(runtime, place, pages);
      return numbersOf(new Uint32Array(engine.buffer, place, 2 * pages));
    });
  }

  // What must be known beside the region to go on from here.
  state() {
    return { ...this.#program.state, answers: this.#log.position };
  }

  // Puts the program where it was when a keyframe was taken. `fill(target)` writes the region.
  restore({ answers, pages, ...state }, fill) {
    const engine = this.#engine;
    engine.raw.stackRestore(this.#stack);
    const place = engine.exports.region_place(pages * PAGE_BYTES);
    if (place !== REGION_START) throw new Error('there is no memory for the region of this instant');
    fill(engine.bytes(place, pages * PAGE_BYTES));
    this.#program.state = state;
    this.#log.position = answers;
    this.#isBroken = false;
  }

  // What is left when everything has been torn down: { references, blocks }. restore() must follow.
  tearDown() {
    // The host's part of the engine is not kept with the region, but goes with it.
    const host = this.#engine.bytes(HOST_PAGE, REGION_START - HOST_PAGE).slice();
    this.#engine.exports.program_unwatch(this.runtime);
    const left = this.#program.end();
    this.#engine.bytes(HOST_PAGE, host.length).set(host);
    this.#isBroken = true;
    return left;
  }

  // Which kinds onEvent hears of from here on; a mask of their bits.
  listen(kinds) {
    this.#kinds = kinds;
    this.#engine.exports.program_listen(this.runtime, kinds);
  }

  // Ends the run at the event that is being heard of.
  leave() {
    this.#leaveAt = 0;
    this.#due = 0;
  }

  // Runs on in the present stage. Ends with
  //   'stopped'  all state is in the region, at or soon behind event `stopAt`;
  //   'next'     the stage has ended, or a line that was typed has been taken in;
  //   'left'     at event `leaveAt`, where the run cannot go on: restore() must follow.
  // onEvent(kind, phase, clock, subject, other, value) hears of the kinds in the bits of `kinds`, and of `leaveAt`.
  // onWake(clock) is called at event `wakeAt` and says at which it is called next.
  // onLeave(clock) is asked at event `leaveAt`, and may name a later one.
  // `interrupts`: events at which KeyboardInterrupt comes up, ascending.
  go({ stopAt = NEVER, leaveAt = NEVER, wakeAt = NEVER, onWake = null, kinds = 0, onEvent = null, onLeave = null, interrupts = [] }) {
    if (this.#isBroken) throw new Error('the run was left, and must be put back first');
    // An alarm for an event that has been would not ring.
    const soonest = this.clock + 1;
    this.#stopAt = Math.max(stopAt, soonest);
    this.#leaveAt = Math.max(leaveAt, soonest);
    this.#wakeAt = Math.max(wakeAt, soonest);
    this.#onWake = onWake;
    this.#interrupts = interrupts.filter((clock) => clock >= soonest);
    this.#onEvent = onEvent;
    this.#onLeave = onLeave;
    this.listen(kinds);
    this.#arm();
    try {
      if (!this.#step()) return 'stopped';
      // What has been asked for and did not come about is forgotten here, as it is where a keyframe is restored.
      this.#engine.exports.region_place(this.region.length);
      return 'next';
    } catch (error) {
      this.#isBroken = true;
      if (error instanceof Left) return 'left';
      throw error;
    } finally {
      this.#onEvent = null;
      this.#onLeave = null;
    }
  }

  // Whether the stage has ended.
  #step() {
    const program = this.#program;
    const { stage } = program;
    if (stage !== 'prompt') return program.step() !== stage;
    const line = this.#log.line();
    if (line === FORGET) program.forget();
    else program.type(line);
    return true;
  }

  #arm() {
    this.#due = Math.min(this.#stopAt, this.#leaveAt, this.#wakeAt, this.#interrupts[0] ?? NEVER);
    this.#engine.raw.program_alarm(this.#program.runtime, this.#due === NEVER ? 0n : BigInt(this.#due));
  }

  #event(kind, phase, clock, subject, other, value) {
    if (clock >= this.#wakeAt) this.#wakeAt = this.#onWake(clock);
    if (clock >= this.#leaveAt && this.#onLeave !== null) this.#leaveAt = Math.max(this.#leaveAt, this.#onLeave(clock));
    if (isIn(this.#kinds, kind) || clock >= this.#leaveAt) {
      this.#onEvent?.(kind, phase, clock, subject, other, value);
    }
    if (clock < this.#due) return;
    if (clock >= this.#leaveAt) throw new Left();
    if (clock >= this.#stopAt) {
      this.#stopAt = NEVER;
      this.#engine.exports.program_stop(this.#program.runtime);
    }
    if (clock >= this.#interrupts[0]) {
      this.#interrupts.shift();
      this.#program.interrupt();
    }
    this.#arm();
  }
}
