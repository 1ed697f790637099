// A recording: a run of a program, of which every instant can be looked at. Stands on the service; owns what is known of the run
// in this thread: how far it is, its output, its seldom events, its samples.
import { checkNames, checkOptionNames, OPTIONS_OF } from './arguments.js';
import { EventList, Events, named } from './events.js';
import { View } from './view.js';

const INTERRUPTED = Symbol('interrupted');

// What an input function gives is a line, whose end may be left out.
const asLine = (text) => (typeof text === 'string' && !text.endsWith('\n') ? `${text}\n` : text);

function checkQueryNames(method, query) {
  checkOptionNames(method, query);
  checkNames(query?.condition, OPTIONS_OF.condition, 'condition');
}

export class Recording {
  #connection;
  #python;
  #id;
  #options;
  #seldom = new EventList();
  // What a function of the options has thrown, which ends the run.
  #failure = null;
  // What waits for input waits for this, too; what ends it.
  #interruption = null;
  #wake = () => {};
  source;
  // The last instant so far.
  length = 0;
  // 'running', 'paused' (by a limit), 'input' (it waits for input), 'prompt' (a session waits for a line), 'done'.
  state = 'paused';
  // The exit status, once the program's text has run.
  status = null;
  wasInterrupted = false;
  // The instant at which the program's last statement had run: behind it are exit functions, modules, the last collection.
  programEnd = null;
  // { instant, stream, text, isValue }, in their order; isValue: a session's prompt shows a value.
  output = [];
  // What the heap looks like from afar, in columns: { instant, bytes, blocks, count0, threshold0, … }.
  samples = {};

  // Of a program; a `source` of null is a session's.
  // The service's method that begins one.
  static begins = 'record';

  static async create(connection, python, source, options) {
    const { onOutput, onProgress, signal, input, stepLimit, ...plain } = options;
    const recording = new this();
    const isAsked = typeof input === 'function';
    recording.#connection = connection;
    recording.#python = python;
    recording.#options = { onOutput, onProgress, signal, stepLimit, input: isAsked ? input : null };
    recording.source = source ?? '';
    const given = { ...(isAsked ? { waitsForInput: true } : { input }), ...plain };
    const { id, ...news } = await connection.call(this.begins, [{ source, options: given }]);
    recording.#id = id;
    recording.#learn(news);
    return recording;
  }

  get id() {
    return this.#id;
  }

  // Events of which there are few, all of them: collections, finalizers, weak references, exceptions, arenas, output.
  get events() {
    return new Events(this.#seldom, this.#python.constants);
  }

  // What the service does with it.
  call(method, request = {}, signal = undefined) {
    return this.#connection.call(method, [{ id: this.#id, ...request }], signal);
  }

  // What the service tells of it.
  hear(event, data) {
    if (event === 'output') {
      const { stream, text, instant, isValue } = data;
      this.output.push({ instant, stream, text, isValue });
      this.#tell('onOutput', stream, text, instant);
    } else {
      this.#learn(data);
      this.#tell('onProgress', this);
    }
  }

  // Calls a function of the options. What it throws ends the run soon, and is what run() rejects with.
  #tell(name, ...values) {
    const fail = (error) => {
      this.#failure ??= { error };
      this.pause().catch(() => {});
    };
    try {
      const result = this.#options[name]?.(...values);
      if (typeof result?.then === 'function') result.then(undefined, fail);
    } catch (error) {
      fail(error);
    }
  }

  #learn({ events, id, samples: { clock: instant, ...counts }, ...news }) {
    this.#seldom.append(events);
    Object.assign(this, news, { samples: { instant, clock: instant, ...counts } });
  }

  // Whoever made it hears of it before it runs.
  begin() {
    this.#tell('onProgress', this);
    return this.run();
  }

  // Runs on: to its end, or for `stepLimit` instants at most, or until it waits for input that nobody gives, or for a line. Aborting
  // the signal is KeyboardInterrupt. What it is then: 'done', 'paused', 'input', 'prompt'.
  async run(options = {}) {
    checkOptionNames('goOn', options);
    const { stepLimit = this.#options.stepLimit, signal = this.#options.signal } = options;
    const limit = stepLimit === undefined ? Infinity : this.length + stepLimit;
    // What has been closed meanwhile needs none.
    const interrupt = () => this.interrupt().catch(() => {});
    if (signal?.aborted) await interrupt();
    else signal?.addEventListener('abort', interrupt, { once: true });
    try {
      do await this.#runOnce(limit);
      while (this.state === 'input' && (await this.#ask()));
    } finally {
      signal?.removeEventListener('abort', interrupt);
    }
    return this.state;
  }

  async #runOnce(limit) {
    this.state = 'running';
    this.#interruption = new Promise((resolve) => {
      this.#wake = () => resolve(INTERRUPTED);
    });
    if (this.#failure === null) {
      this.#learn(await this.call('run', { stepLimit: limit - this.length, from: this.#seldom.length }));
      this.#tell('onProgress', this);
    }
    const failure = this.#failure;
    this.#failure = null;
    if (failure !== null) throw failure.error;
  }

  // Whoever made the recording is asked for input, until it is interrupted. False: there is nobody.
  async #ask() {
    const { input } = this.#options;
    if (input === null) return false;
    const text = await Promise.race([this.#interruption, input(this)]);
    if (text !== INTERRUPTED) await this.input(asLine(text ?? null));
    return true;
  }

  // More of the program's input, with the end of its line; null: there is no more. run() goes on.
  input(text) {
    return this.call('input', { text });
  }

  // KeyboardInterrupt where the program is. One that is paused or waits for input gets it when it runs on.
  async interrupt() {
    await this.call('interrupt');
    this.#wake();
  }

  // The run stops soon, and can go on.
  pause() {
    return this.call('pause');
  }

  // What was left when all had been torn down: { references, blocks }; null when it has not ended.
  left() {
    return this.call('left');
  }

  // The view of an instant, with the tables of these names fetched at once. `labels`: see View.table.
  async seek(instant, options = {}) {
    checkOptionNames('seek', options);
    const { tables, labels } = options;
    return View.create(this.#connection, this.#python, { id: this.#id, instant }, { tables, labels });
  }

  // The events from instant `from` to instant `to` that match the query.
  async eventsBetween(from, to, options = {}) {
    checkQueryNames('events', options);
    const { limit, signal, ...query } = options;
    const columns = await this.call('events', { from, to, limit, query }, signal);
    return new Events(new EventList(columns), this.#python.constants);
  }

  // The first event behind an instant that matches; null when there is none. Its `instant` is its number.
  async next(instant, options = {}) {
    checkQueryNames('next', options);
    const { signal, ...query } = options;
    return named(await this.call('next', { instant, query }, signal), this.#python.constants);
  }

  // The last one before it.
  async previous(instant, options = {}) {
    checkQueryNames('next', options);
    const { signal, ...query } = options;
    return named(await this.call('previous', { instant, query }, signal), this.#python.constants);
  }

  // When the object that is at `address` at an instant was made, and by which line; when it was freed; every change of its count.
  async life(address, instant, options = {}) {
    checkOptionNames('life', options);
    const { counts, signal } = options;
    return this.call('life', { address, instant, counts }, signal);
  }

  // What is otherwise at instant `to` than at instant `from`, which is before it.
  async difference(from, to, options = {}) {
    checkOptionNames('difference', options);
    const { signal } = options;
    return this.call('difference', { from, to }, signal);
  }

  // The heap at an instant: see View.write.
  async write(instant, form, options) {
    return (await this.seek(instant)).write(form, options);
  }

  close() {
    return this.call('close');
  }
}
