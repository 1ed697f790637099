// The recorder: runs a program once and keeps what is needed to come back to any of its events. Owns the keyframes, the
// host's answers, the output and the list of seldom events; makes parts of the run again where somebody asks for them.
//
// An instant is the number of an event; 0 is before the first. Keyframes are taken where all state is in the region. The
// run is made again from the keyframe before an instant, so coming back costs what running from there costs.
import { HostLog, NeedsInput } from './host_log.js';
import { Keyframes } from './keyframes.js';
import { Runner } from './runner.js';

// Between two keyframes: at least so many events; and a keyframe may take this part of the time of running.
const EVENTS_LEAST = 50_000;
const EVENTS_MOST = 5_000_000;
const KEYFRAME_PART = 0.15;
// So long it runs before whoever waits for this thread has a turn.
const TURN_MS = 16;
// Where it cannot be stopped for so many events, it is left, and made again when others have had their turn.
const PATIENCE_EVENTS = 20_000_000;

const bit = (kind) => 2 ** kind;

// Lets everything else that waits for this thread run.
export function breathe() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

// Events in columns.
export class EventList {
  #columns = { kind: [], phase: [], clock: [], subject: [], other: [], value: [] };

  push(kind, phase, clock, subject, other, value) {
    const columns = this.#columns;
    columns.kind.push(kind);
    columns.phase.push(phase);
    columns.clock.push(clock);
    columns.subject.push(subject);
    columns.other.push(other);
    columns.value.push(value);
  }

  get length() {
    return this.#columns.kind.length;
  }

  get clocks() {
    return this.#columns.clock;
  }

  at(index) {
    const columns = this.#columns;
    return {
      kind: columns.kind[index],
      phase: columns.phase[index],
      clock: columns.clock[index],
      subject: columns.subject[index],
      other: columns.other[index],
      value: columns.value[index],
    };
  }

  *[Symbol.iterator]() {
    for (let i = 0; i < this.length; i++) yield this.at(i);
  }
}

export class Recorder {
  #runner;
  #log;
  #keyframes;
  #interrupts = [];
  #hostWrite;
  #pending = [];
  #seldom;
  #outputKind;
  #budget = EVENTS_LEAST;
  #patience = PATIENCE_EVENTS;
  #isAtHead = true;
  #isInterrupted = false;
  // The last event so far.
  end = 0;
  // 'running', 'paused' (by a limit), 'input' (it waits for input), 'done'.
  state = 'paused';
  status = null;
  wasInterrupted = false;
  // Where the program's last statement had run: behind it come exit functions, modules, the last collection.
  programEnd = null;
  events = new EventList();
  // { clock, stream, bytes }, in their order.
  output = [];

  // `load(host)` makes an engine with this host; `kinds` are the numbers of the events' names.
  static async create(load, program, { host, kinds, seldom, keyframeBytes = 256 * 2 ** 20 }) {
    const recorder = new Recorder();
    const log = new HostLog(host);
    const { host: connected, use } = Runner.connect(log, (stream, bytes) => recorder.#write(stream, bytes));
    const engine = await load(connected);
    recorder.#log = log;
    recorder.#hostWrite = host.write;
    recorder.#keyframes = new Keyframes(keyframeBytes);
    recorder.#outputKind = kinds.output;
    recorder.#seldom = [...seldom, 'output'].reduce((all, name) => all + bit(kinds[name]), 0);
    recorder.#runner = new Runner(engine, log, program);
    use(recorder.#runner);
    recorder.#runner.load(program.text, program);
    recorder.#keep();
    return recorder;
  }

  get keyframes() {
    return this.#keyframes;
  }

  #write(stream, bytes) {
    if (bytes.length > 0) this.#pending.push({ stream, bytes: bytes.slice() });
  }

  #keep() {
    const runner = this.#runner;
    const frame = { clock: runner.clock, ...runner.state() };
    if (this.#keyframes.last?.clock === frame.clock) return;
    const hashes = runner.hashes();
    this.#keyframes.add(frame, runner.region, hashes);
  }

  // What is heard while the run is made for the first time; what is heard again is dropped.
  #hear(kind, phase, clock, subject, other, value) {
    const isNew = clock > this.end;
    if (kind === this.#outputKind) {
      const pieces = this.#pending;
      this.#pending = [];
      for (const { stream, bytes } of isNew ? pieces : []) {
        this.output.push({ clock, stream, bytes });
        this.#hostWrite(stream, bytes);
      }
    }
    if (isNew && (this.#seldom & bit(kind)) !== 0) this.events.push(kind, phase, clock, subject, other, value);
  }

  // Runs on from the last keyframe to event `limit`, or the end, or until it asks for input that is not there. Whoever waits
  // for this thread has a turn in between.
  async run(limit = Infinity) {
    if (this.state === 'done' || limit <= this.end) return this.state;
    this.state = 'running';
    this.#goToHead();
    let turn = performance.now();
    while (this.state === 'running') {
      this.#slice(limit);
      if (this.state !== 'running' || performance.now() - turn < TURN_MS) continue;
      await breathe();
      turn = performance.now();
    }
    return this.state;
  }

  // KeyboardInterrupt, where the program is now.
  interrupt() {
    this.#isInterrupted = true;
  }

  #goToHead() {
    if (this.#isAtHead) return;
    this.#restore(this.#keyframes.last);
    this.#isAtHead = true;
  }

  #restore(frame) {
    this.#isAtHead = false;
    this.#pending = [];
    this.#runner.restore(frame, (target) => this.#keyframes.restore(frame, target));
  }

  #slice(limit) {
    const runner = this.#runner;
    const from = runner.clock;
    if (this.#isInterrupted) {
      this.#isInterrupted = false;
      this.#interrupts.push(Math.max(this.end, from) + 1);
    }
    const start = performance.now();
    const leaveAt = Math.min(limit, from + this.#budget + this.#patience);
    const outcome = this.#go({ stopAt: from + this.#budget, leaveAt });
    const ran = performance.now() - start;
    this.end = Math.max(this.end, outcome === 'input' ? runner.clock : runner.clock);
    if (outcome === 'left' || outcome === 'input') {
      if (outcome === 'input') this.state = 'input';
      else if (this.end >= limit) this.state = 'paused';
      else this.#patience *= 2;
      this.#isAtHead = false;
      if (this.state === 'running') this.#goToHead();
      return;
    }
    this.#patience = PATIENCE_EVENTS;
    this.#keep();
    if (outcome === 'next') this.#finishStage();
    else this.#plan(runner.clock - from, ran, performance.now() - start - ran);
  }

  #go(request) {
    try {
      return this.#runner.go({
        ...request,
        kinds: this.#seldom,
        onEvent: (...event) => this.#hear(...event),
        interrupts: this.#interrupts,
      });
    } catch (error) {
      if (error instanceof NeedsInput) return 'input';
      throw error;
    }
  }

  #finishStage() {
    const { stage, status, wasInterrupted } = this.#runner;
    if (stage === 'end') this.programEnd = this.end;
    this.status = status;
    this.wasInterrupted = wasInterrupted;
    if (stage === 'done') this.state = 'done';
  }

  // So many events ran in `ran` ms, and their keyframe took `kept` ms.
  #plan(count, ran, kept) {
    const perEvent = ran / Math.max(count, 1);
    const wanted = kept / KEYFRAME_PART / Math.max(perEvent, 1e-6);
    this.#budget = Math.round(Math.min(Math.max(wanted, EVENTS_LEAST), EVENTS_MOST, 2 * this.#budget));
  }

  // Makes the run from the keyframe before `from` to event `to` again; onEvent hears of the events from `from` on whose kind
  // is in `kinds`, and of `to` itself, where region() is that instant's.
  again(from, to, kinds, onEvent) {
    let frame = this.#keyframes.before(Math.max(from - 1, 0));
    const hear = (kind, phase, clock, ...rest) => {
      if (clock >= from) onEvent(kind, phase, clock, ...rest);
    };
    this.#restore(frame);
    for (;;) {
      const outcome = this.#runner.go({ leaveAt: to, kinds, onEvent: hear, interrupts: this.#interrupts });
      if (outcome === 'left' || this.#runner.stage === 'done') return;
    }
  }

  // The region as it is at the event that is being heard of, or when all have been.
  get region() {
    return this.#runner.region;
  }

  get engine() {
    return this.#runner.engine;
  }

  // Calls use(region) with the bytes of the region at this instant, good during the call.
  at(instant, use) {
    const frame = this.#keyframes.before(instant);
    if (instant === 0) {
      this.#restore(frame);
      return use(this.region);
    }
    let result;
    this.again(instant, instant, 0, (kind, phase, clock) => {
      if (clock === instant) result = use(this.region);
    });
    return result;
  }
}
