// Samples of a run: what its heap looks like from afar, at instants spread over the whole of it. Owns how far they are apart:
// when there are too many, every second one goes, and the next are twice as far.

const SAMPLES_MOST = 512;
const FIRST_DISTANCE = 32;
// The pools of a heap are counted one by one: those of one that is larger than this less often, by an event for so many bytes.
const LARGE = 8 * 2 ** 20;
const BYTES_PER_EVENT = 8192;

const camelCase = (name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());

export class Samples {
  #engine;
  #runtime;
  #names;
  // By name, one value for each sample.
  #columns;
  #length = 0;
  // Linear memory, as it last was.
  #words = new Int32Array(0);
  #distance = FIRST_DISTANCE;
  #regionBytes;

  constructor(engine, runtime) {
    this.#engine = engine;
    this.#runtime = runtime;
    this.#names = engine.exports.program_sample_names().split(' ').map(camelCase);
    this.#regionBytes = this.#names.indexOf('regionBytes');
    this.#columns = this.#names.map(() => new Float64Array(SAMPLES_MOST));
  }

  // The event at which the next one is due.
  get next() {
    if (this.#length === 0) return this.#distance;
    const last = this.#length - 1;
    const beyond = (this.#columns[this.#regionBytes][last] - LARGE) / BYTES_PER_EVENT;
    return this.#columns[0][last] + Math.max(this.#distance, Math.floor(beyond));
  }

  // Takes one of the heap as it is now; says at which event the next one is due.
  take() {
    if (this.#length === SAMPLES_MOST) this.#thin();
    const columns = this.#columns;
    const row = this.#length++;
    // Thousands of times a run: without the checks that the engine's other callers get.
    const { stackSave, stackAlloc, stackRestore, program_sample: sample, memory } = this.#engine.raw;
    const top = stackSave();
    const place = stackAlloc(8 * columns.length) >>> 0;
    sample(this.#runtime, place);
    if (this.#words.buffer !== memory.buffer) this.#words = new Int32Array(memory.buffer);
    const words = this.#words;
    for (let i = 0, at = place / 4; i < columns.length; i++, at += 2) columns[i][row] = (words[at] >>> 0) + words[at + 1] * 2 ** 32;
    stackRestore(top);
    return this.next;
  }

  #thin() {
    this.#length = SAMPLES_MOST / 2;
    this.#distance *= 2;
    for (const column of this.#columns) for (let row = 0; row < this.#length; row++) column[row] = column[2 * row + 1];
  }

  // By their names: { clock, regionBytes, bytes, blocks, phase, count0, threshold0, collections0, … }, each a Float64Array.
  columns() {
    return Object.fromEntries(this.#names.map((name, i) => [name, this.#columns[i].slice(0, this.#length)]));
  }
}
