// A program that is watched: it can be run to any of its events, left there, and put back to where a copy of its region was
// taken. Owns the engine that runs it and the alarms set in it. Knows nothing of which instants are kept (recorder.js).
import { PAGE_BYTES } from './keyframes.js';
import { REGION_START } from './loader.js';
import { Program } from './program.js';

// Thrown out of the middle of a run, through the engine: the run ends where it is.
class Left extends Error {}

const NEVER = Infinity;

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

  // Compiles the text; from then on every event counts.
  load(text, options) {
    const isLoaded = this.#program.compile(text, options);
    this.#engine.exports.program_watch(this.#program.runtime, 0);
    return isLoaded;
  }

  // A number for each page of the region.
  hashes() {
    const { runtime } = this.#program;
    const engine = this.#engine;
    const pages = this.region.length / PAGE_BYTES;
    return engine.withBuffer(runtime, pages * 8, (place) => {
      engine.exports.heap_page_hashes(runtime, place, pages);
      const words = new Uint32Array(engine.buffer, place, 2 * pages);
      // 53 bits of them, which a number holds.
      return Float64Array.from({ length: pages }, (_, page) => words[2 * page] + (words[2 * page + 1] >>> 11) * 2 ** 32);
    });
  }

  // What must be known beside the region to go on from here.
  state() {
    return { stage: this.stage, status: this.status, wasInterrupted: this.wasInterrupted, answers: this.#log.position };
  }

  // Puts the program where it was when a keyframe was taken. `fill(target)` writes the region.
  restore({ stage, status, wasInterrupted, answers, pages }, fill) {
    const engine = this.#engine;
    engine.raw.stackRestore(this.#stack);
    const place = engine.exports.region_place(pages * PAGE_BYTES);
    if (place !== REGION_START) throw new Error('there is no memory for the region of this instant');
    fill(engine.bytes(place, pages * PAGE_BYTES));
    Object.assign(this.#program, { stage, status, wasInterrupted });
    this.#log.position = answers;
    this.#isBroken = false;
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
  //   'next'     the stage has ended;
  //   'left'     at event `leaveAt`, where the run cannot go on: restore() must follow.
  // onEvent(kind, phase, clock, subject, other, value) hears of the kinds in the bits of `kinds`, and of `leaveAt`.
  // onWake(clock) is called at event `wakeAt` and says at which it is called next.
  // `interrupts`: events at which KeyboardInterrupt comes up, ascending.
  go({ stopAt = NEVER, leaveAt = NEVER, wakeAt = NEVER, onWake = null, kinds = 0, onEvent = null, interrupts = [] }) {
    if (this.#isBroken) throw new Error('the run was left, and must be put back first');
    // An alarm for an event that has been would not ring.
    const soonest = this.clock + 1;
    this.#stopAt = Math.max(stopAt, soonest);
    this.#leaveAt = Math.max(leaveAt, soonest);
    this.#wakeAt = Math.max(wakeAt, soonest);
    this.#onWake = onWake;
    this.#interrupts = interrupts.filter((clock) => clock >= soonest);
    this.#onEvent = onEvent;
    this.listen(kinds);
    this.#arm();
    const { stage } = this.#program;
    try {
      return this.#program.step() === stage ? 'stopped' : 'next';
    } catch (error) {
      this.#isBroken = true;
      if (error instanceof Left) return 'left';
      throw error;
    } finally {
      this.#onEvent = null;
    }
  }

  #arm() {
    this.#due = Math.min(this.#stopAt, this.#leaveAt, this.#wakeAt, this.#interrupts[0] ?? NEVER);
    this.#engine.exports.program_alarm(this.#program.runtime, this.#due === NEVER ? 0 : this.#due);
  }

  #event(kind, phase, clock, subject, other, value) {
    if (clock >= this.#wakeAt) this.#wakeAt = this.#onWake(clock);
    if ((this.#kinds & (1 << kind)) !== 0 || clock >= this.#leaveAt) {
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
