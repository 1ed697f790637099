// The recorder: runs a program once and keeps what is needed to come back to any of its events. Owns the keyframes, the
// host's answers, the output, the list of seldom events and the samples; makes parts of the run again where somebody asks.
//
// An instant is the number of an event; 0 is before the first. Keyframes are taken where all state is in the region. The
// run is made again from the keyframe before an instant, so coming back costs what running from there costs.
import { bitOf, EventList, isIn } from './events.js';
import { FORGET, HostLog, NeedsInput } from './host_log.js';
import { Keyframes } from './keyframes.js';
import { Runner } from './runner.js';
import { Samples } from './samples.js';

// Between two keyframes: at least so many events; and a keyframe may take this part of the time of running.
const EVENTS_LEAST = 200_000;
const EVENTS_MOST = 2_000_000;
const KEYFRAME_PART = 0.15;
// So long it runs before whoever waits for this thread has a turn; it looks at the time about every SLICE_MS, at first
// after so many events.
const TURN_MS = 10;
const SLICE_MS = 5;
const SLICE_EVENTS = 20_000;
// Where it cannot be stopped for so many events, and so long, as in a collection of very many objects, it is left, and made again
// when others have had their turn. Where nobody else has this thread, it may take longer.
const PATIENCE_EVENTS = 1_000_000;
const PATIENCE_MS = 35;
const PATIENCE_ALONE_MS = 300;
// How long it has been is found out after so many more events.
const LOOK_EVENTS = 100_000;
// Whoever goes back further than this gets a keyframe so far before, since they may look at what is near.
const FAR = 30_000;
const NEAR = 5_000;

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

// How many events fit into a slice.
class Pace {
  events = SLICE_EVENTS;

  // So many events took so long.
  learn(count, time) {
    const fitting = (count * SLICE_MS) / Math.max(time, 0.05);
    this.events = Math.round(Math.min(Math.max(fitting, SLICE_EVENTS / 10), 2 * this.events, EVENTS_MOST));
  }
}

export class Recorder {
  #runner;
  #log;
  #keyframes;
  #interrupts = [];
  // A program's text runs, before its prompt if it has one.
  #hasText = false;
  // What has been typed at the prompt and was not taken in yet.
  #lines = [];
  #hostWrite;
  #pending = [];
  #seldom;
  #outputKind;
  #exceptionKind;
  #budget = EVENTS_LEAST;
  // What it may take, and what it may take now that it was left.
  #patienceMs;
  #patience = 0;
  #pace = new Pace();
  // When whoever waits for this thread last had a turn.
  #turn = performance.now();
  // The runner is where the recording ends so far, and can go on.
  #isAtHead = true;
  // How often the runner was put somewhere else.
  #moves = 0;
  #isInterrupted = false;
  // The event by which an interrupt should have come to something; past it the run is paused.
  #heedBy = Infinity;
  #isPaused = false;
  // The last event so far.
  end = 0;
  // 'running', 'paused' (by a limit), 'input' (it waits for input), 'prompt' (it waits for a line), 'done'.
  state = 'paused';
  status = null;
  wasInterrupted = false;
  // At a prompt: see Program.
  typed = '';
  statement = null;
  // What was left when all had been torn down: { references, blocks }.
  left = null;
  // Where the program's last statement had run: behind it come exit functions, modules, the last collection.
  programEnd = null;
  events = new EventList();

  // `load(host)` makes an engine with this host; `kinds` are the numbers of the events' names. host.write(stream, bytes, clock,
  // isValue): isValue, when a prompt shows a value. `program`: { text, hasPrompt, … }; behind its text, or without one, a prompt: type().
  // `isAlone`: nobody else has this thread.
  static async create(load, program, { host, kinds, seldom, keyframeBytes = 256 * 2 ** 20, isAlone = false }) {
    const recorder = new Recorder();
    const log = new HostLog({ ...host, line: () => recorder.#lines.shift() });
    const { host: connected, use } = Runner.connect(log, (stream, bytes) => recorder.#write(stream, bytes));
    const engine = await load(connected);
    recorder.#log = log;
    recorder.#hostWrite = host.write;
    recorder.#patienceMs = isAlone ? PATIENCE_ALONE_MS : PATIENCE_MS;
    recorder.#outputKind = kinds.output;
    recorder.#exceptionKind = kinds.exception;
    recorder.#seldom = [...new Set([...seldom, 'output'])].reduce((all, name) => all + bitOf(kinds[name]), 0);
    recorder.#runner = new Runner(engine, log, program);
    recorder.#keyframes = new Keyframes(keyframeBytes);
    recorder.samples = new Samples(engine, recorder.#runner.runtime);
    use(recorder.#runner);
    recorder.#hasText = program.text !== null;
    recorder.#runner.load(program.text, program.hasPrompt, program);
    recorder.#keep();
    return recorder;
  }

  get keyframes() {
    return this.#keyframes;
  }

  // The region as it is at the event that is being heard of, or when all have been.
  get region() {
    return this.#runner.region;
  }

  get engine() {
    return this.#runner.engine;
  }

  get runtime() {
    return this.#runner.runtime;
  }

  #write(stream, bytes) {
    if (this.#isAtHead && bytes.length > 0) this.#pending.push({ stream, bytes: bytes.slice(), isValue: this.#runner.isShowing });
  }

  #keep() {
    const runner = this.#runner;
    const frame = { clock: runner.clock, ...runner.state() };
    if (this.#keyframes.before(frame.clock)?.clock === frame.clock) return;
    const hashes = runner.hashes();
    this.#keyframes.add(frame, runner.region, hashes);
  }

  // What is heard while the run is made for the first time; what is heard again is dropped.
  #hear(kind, phase, clock, subject, other, value) {
    const isNew = clock > this.end;
    if (kind === this.#outputKind) {
      const pieces = this.#pending;
      this.#pending = [];
      for (const { stream, bytes, isValue } of isNew ? pieces : []) this.#hostWrite(stream, bytes, clock, isValue);
    }
    // The interrupt is heard: what it unwinds may take as long as it does.
    if (isNew && kind === this.#exceptionKind) this.#heedBy = Infinity;
    if (isNew && isIn(this.#seldom, kind)) this.events.push(kind, phase, clock, subject, other, value);
  }

  // ---- forwards, for the first time

  // Types a line at the prompt, with its end; null: no more come. run() takes it in.
  type(line) {
    this.#lines.push(line);
  }

  // What has been typed and was not run yet.
  get hasLines() {
    return this.#lines.length > 0;
  }

  // What has been typed of a statement is forgotten.
  forget() {
    this.#lines.push(FORGET);
  }

  // Runs on to event `limit`, or the end, or until it asks for input or a line that is not there. Whoever waits for this thread has a
  // turn in between, and may look at any instant so far.
  async run(limit = Infinity) {
    if (this.state === 'done' || this.state === 'running' || limit <= this.end) return this.state;
    this.state = 'running';
    this.#isPaused = false;
    while (this.state === 'running') {
      await this.#rest();
      if (this.#isPaused) {
        this.state = 'paused';
        break;
      }
      this.#goToHead();
      if (this.#runner.isWaiting && this.#lines.length === 0) this.#waitForLine();
      else this.#slice(limit);
    }
    return this.state;
  }

  // Whoever waits for this thread has a turn, when it is time.
  async #rest() {
    if (performance.now() - this.#turn < TURN_MS) return;
    await breathe();
    this.#turn = performance.now();
  }

  // KeyboardInterrupt, where the program is now, or where it goes on.
  interrupt() {
    this.#isInterrupted = true;
  }

  // The run stops soon, and can go on.
  pause() {
    this.#isPaused = true;
  }

  #goToHead() {
    if (this.#isAtHead) return;
    this.#restore(this.#keyframes.last);
    this.#isAtHead = true;
  }

  #waitForLine() {
    this.state = 'prompt';
    // There is nothing left to interrupt.
    this.#isInterrupted = false;
  }

  #restore(frame) {
    // What lies behind the last keyframe need not be run again.
    if (this.#isAtHead) this.#keep();
    this.#put(frame);
  }

  #put(frame) {
    this.#isAtHead = false;
    this.#moves++;
    this.#pending = [];
    this.#runner.restore(frame, (target) => this.#keyframes.restore(frame, target));
  }

  #slice(limit) {
    const runner = this.#runner;
    const from = runner.clock;
    if (this.#isInterrupted && runner.stage !== 'prompt') {
      this.#isInterrupted = false;
      this.#interrupts.push(Math.max(this.end, from) + 1);
      this.#heedBy = this.end + PATIENCE_EVENTS;
    }
    const start = performance.now();
    const patience = Math.max(this.#patienceMs, this.#patience);
    const stopAt = from + Math.min(this.#pace.events, this.#budget);
    const onLeave = (clock) => (performance.now() - start < patience ? Math.min(limit, clock + LOOK_EVENTS) : 0);
    const outcome = this.#goOn({ stopAt, leaveAt: Math.min(limit, stopAt + PATIENCE_EVENTS), onLeave });
    const { clock } = runner;
    const ran = performance.now() - start;
    const isKnown = clock <= this.end;
    this.end = Math.max(this.end, clock);
    if (outcome === 'left' || outcome === 'input') {
      if (outcome === 'input') this.state = 'input';
      else if (this.end >= limit || this.end >= this.#heedBy) this.state = 'paused';
      else this.#patience = 2 * Math.max(patience, ran);
      if (this.state === 'paused') this.#heedBy = Infinity;
      this.#put(this.#keyframes.last);
      return;
    }
    if (!isKnown) {
      this.#heedBy = Infinity;
      this.#patience = 0;
      this.#pace.learn(clock - from, ran);
    }
    if (outcome === 'next') this.#finishStage();
    if (this.state === 'done') return;
    if (outcome === 'next' || clock - this.#keyframes.last.clock >= this.#budget) this.#keepAndPlan(ran / Math.max(clock - from, 1));
  }

  #goOn(request) {
    try {
      return this.#runner.go({
        ...request,
        wakeAt: this.samples.next,
        onWake: () => this.samples.take(),
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
    const { stage, status, wasInterrupted, typed, statement } = this.#runner;
    if (stage === 'end' || (stage === 'prompt' && this.#hasText)) this.programEnd ??= this.end;
    Object.assign(this, { status, wasInterrupted, typed, statement });
    if (stage !== 'done') return;
    this.state = 'done';
    this.#keep();
    this.left = this.#runner.tearDown();
    this.#isAtHead = false;
    this.#moves++;
  }

  // How far the next keyframe is follows from what this one took.
  #keepAndPlan(perEvent) {
    const start = performance.now();
    this.#keep();
    const wanted = (performance.now() - start) / KEYFRAME_PART / Math.max(perEvent, 1e-6);
    this.#budget = Math.round(Math.min(Math.max(wanted, EVENTS_LEAST), EVENTS_MOST, 2 * this.#budget));
  }

  // ---- again

  // Runs from where the runner was put. What it is told goes for the stages that follow, too. 'left', 'stopped' or 'done'.
  #goAgain(request) {
    for (;;) {
      const outcome = this.#runner.go({ ...request, interrupts: this.#interrupts });
      if (outcome !== 'next') return outcome;
      if (this.#runner.stage === 'done' || this.#runner.isWaiting) return 'done';
    }
  }

  // Calls use(region) with the bytes of the region at this instant, good during the call.
  at(instant, use) {
    // A keyframe is taken soon behind its event, not at it.
    const frame = this.#keyframes.before(Math.max(instant - 1, 0));
    this.#restore(frame);
    if (instant === 0) return use(this.region);
    let result;
    const onEvent = () => {
      result = use(this.region);
    };
    if (instant - frame.clock > FAR) {
      // Where it cannot be stopped before, it comes to the instant itself.
      if (this.#goAgain({ stopAt: instant - NEAR, leaveAt: instant, onEvent }) !== 'stopped') return result;
      this.#keep();
    }
    this.#goAgain({ leaveAt: instant, onEvent });
    return result;
  }

  // Makes the run from event `from` to event `to` again. onEvent(kind, phase, clock, subject, other, value) hears of those whose
  // kind is in `kinds`, where `region` is that instant's; true from it ends the sweep. Whoever waits for this thread has a turn
  // in between.
  async sweep({ from, to, kinds, onEvent, signal }) {
    const last = Math.min(to, this.end);
    let next = Math.max(from, 1);
    let moves = -1;
    let isOver = false;
    const hear = (kind, phase, clock, subject, other, value) => {
      if (isOver || !isIn(kinds, kind)) return;
      if (onEvent(kind, phase, clock, subject, other, value) !== true) return;
      isOver = true;
      this.#runner.leave();
    };
    const onWake = () => {
      this.#runner.listen(kinds);
      return Infinity;
    };
    const pace = new Pace();
    while (next <= last) {
      await this.#rest();
      signal?.throwIfAborted();
      if (moves !== this.#moves) {
        this.#restore(this.#keyframes.before(next - 1));
        moves = this.#moves;
      }
      const { clock } = this.#runner;
      const start = performance.now();
      const outcome = this.#goAgain({ stopAt: clock + pace.events, leaveAt: last, wakeAt: next, onWake, onEvent: hear });
      if (outcome !== 'stopped') return;
      pace.learn(this.#runner.clock - clock, performance.now() - start);
      next = Math.max(next, this.#runner.clock + 1);
    }
  }
}
