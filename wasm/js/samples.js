// Samples of a run: what its heap looks like from afar, at instants spread over the whole of it. Owns how far they are apart:
// when there are too many, every second one goes, and the next are twice as far.

const SAMPLES_MOST = 1024;
const FIRST_DISTANCE = 32;

const camelCase = (name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());

export class Samples {
  #engine;
  #runtime;
  #names;
  // By name, one value for each sample.
  #columns;
  #length = 0;
  #distance = FIRST_DISTANCE;

  constructor(engine, runtime) {
    this.#engine = engine;
    this.#runtime = runtime;
    this.#names = engine.exports.program_sample_names().split(' ').map(camelCase);
    this.#columns = this.#names.map(() => new Float64Array(SAMPLES_MOST));
  }

  // The event at which the next one is due.
  get next() {
    const last = this.#length === 0 ? 0 : this.#columns[0][this.#length - 1];
    return last + this.#distance;
  }

  // Takes one of the heap as it is now; says at which event the next one is due.
  take() {
    if (this.#length === SAMPLES_MOST) this.#thin();
    const columns = this.#columns;
    const row = this.#length++;
    this.#engine.withBytes(8 * columns.length, (place) => {
      this.#engine.exports.program_sample(this.#runtime, place);
      const words = new Int32Array(this.#engine.buffer, place, 2 * columns.length);
      for (let i = 0; i < columns.length; i++) columns[i][row] = (words[2 * i] >>> 0) + words[2 * i + 1] * 2 ** 32;
    });
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
