// Samples of a run: what its heap looks like from afar, at instants spread over the whole of it. Owns how far they are apart:
// when there are too many, every second one goes, and the next are twice as far.

const SAMPLES_MOST = 1024;
const FIRST_DISTANCE = 32;

export class Samples {
  #engine;
  #runtime;
  #names;
  #rows = [];
  #distance = FIRST_DISTANCE;

  constructor(engine, runtime) {
    this.#engine = engine;
    this.#runtime = runtime;
    this.#names = engine.exports.program_sample_names().split(' ');
    this.#names[0] = 'clock';
  }

  // The event at which the next one is due.
  get next() {
    return (this.#rows.at(-1)?.[0] ?? 0) + this.#distance;
  }

  // Takes one of the heap as it is now; says at which event the next one is due.
  take() {
    const row = [];
    const count = this.#names.length;
    this.#engine.withBytes(8 * count, (place) => {
      this.#engine.exports.program_sample(this.#runtime, place);
      const words = new Int32Array(this.#engine.buffer, place, 2 * count);
      for (let i = 0; i < count; i++) row.push((words[2 * i] >>> 0) + words[2 * i + 1] * 2 ** 32);
    });
    this.#rows.push(row);
    if (this.#rows.length > SAMPLES_MOST) {
      this.#rows = this.#rows.filter((_, i) => i % 2 === 1);
      this.#distance *= 2;
    }
    return this.next;
  }

  // By their names: { clock, regionBytes, bytes, blocks, phase, count0, threshold0, collections0, … }, each a Float64Array.
  columns() {
    const camelCase = (name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());
    const column = (i) => {
      const values = new Float64Array(this.#rows.length);
      for (let row = 0; row < values.length; row++) values[row] = this.#rows[row][i];
      return values;
    };
    return Object.fromEntries(this.#names.map((name, i) => [camelCase(name), column(i)]));
  }
}
