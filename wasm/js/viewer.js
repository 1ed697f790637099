// The viewer: a second instance of the engine, into which the region of an instant, or an `.ouro` file, is put and looked at,
// so that looking never disturbs a run. Owns that instance and what is open in it. What need not be gone through for is also
// read where the run is (within), which spares copying the region.
import { describe } from './descriptions.js';
import { EngineError, REGION_START } from './loader.js';

const PROBLEM_BYTES = 256;
const TEXT_BYTES = 4096;
const NONE = 0xffffffff;
// What is there of a region while a file is looked at, which lies in a buffer behind it.
const EMPTY_REGION_BYTES = 65_536;
// The forms of inspection_write.
const FORMS = { dot: 0, heapsnapshot: 1, summary: 2, snapshot: 3 };

const decoder = new TextDecoder();

export class Viewer {
  #engine;
  #pieces = [];
  #inspection = 0;
  #snapshot = 0;
  #buffer = 0;
  #place = 0;
  // Heap address of the first byte, and how many there are.
  base = 0;
  size = 0;

  // `load(host)` makes an engine with this host.
  static async create(load) {
    const viewer = new Viewer();
    viewer.#engine = await load({ piece: (bytes) => viewer.#pieces.push(bytes.slice()) });
    return Object.assign(viewer, describe(viewer.#engine));
  }

  // Calls use(viewer) with a viewer of the region of a run, which stands still meanwhile.
  static within(engine, types, use) {
    const viewer = new Viewer();
    viewer.#engine = engine;
    viewer.types = types;
    viewer.#open(REGION_START);
    try {
      return use(viewer);
    } finally {
      viewer.close();
    }
  }

  // Looks at the region whose bytes these are.
  show(region) {
    this.close();
    const place = this.#engine.exports.region_place(region.length);
    if (place === 0) throw new EngineError(`there is no memory to look at a region of ${region.length} bytes`);
    this.#engine.bytes(place, region.length).set(region);
    this.#open(REGION_START);
  }

  // Looks at an `.ouro` file. What is none, or damaged, is an EngineError that says why.
  open(file) {
    this.close();
    const { exports } = this.#engine;
    if (exports.region_place(EMPTY_REGION_BYTES) === 0) throw new EngineError('there is no memory to look at a file');
    this.#buffer = exports.heap_buffer_alloc(REGION_START, file.length);
    if (this.#buffer === 0) throw new EngineError(`there is no memory for a file of ${file.length} bytes`);
    this.#engine.bytes(this.#buffer, file.length).set(file);
    try {
      this.#snapshot = this.#told((problem) => exports.snapshot_open(this.#buffer, file.length, problem));
      this.#open(this.#snapshot);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  close() {
    const { exports } = this.#engine;
    if (this.#inspection !== 0) exports.inspection_close(this.#inspection);
    if (this.#snapshot !== 0) exports.snapshot_close(this.#snapshot);
    if (this.#buffer !== 0) exports.heap_buffer_free(REGION_START, this.#buffer);
    this.#inspection = this.#snapshot = this.#buffer = this.size = 0;
  }

  // What `open` gives, for which 0 means that a problem was told.
  #told(open) {
    return this.#engine.withBytes(PROBLEM_BYTES, (problem) => {
      const result = open(problem);
      if (result === 0) throw new EngineError(this.#engine.text(problem + 8));
      return result;
    });
  }

  #open(what) {
    const engine = this.#engine;
    this.#inspection = this.#told((problem) => engine.exports.inspection_open(what, problem));
    engine.withBytes(24, (place) => {
      engine.exports.inspection_place(this.#inspection, place);
      const words = engine.view(place, 24);
      this.#place = Number(words.getBigUint64(0, true));
      this.base = Number(words.getBigUint64(8, true));
      this.size = Number(words.getBigUint64(16, true));
    });
  }

  #check(count) {
    if (count === NONE) throw new EngineError(this.#engine.exports.inspection_problem(this.#inspection) || 'this cannot be looked at');
    return count;
  }

  // The bytes of what `ask` stores the address of and counts.
  #array(bytesEach, ask) {
    const engine = this.#engine;
    return engine.withBytes(4, (place) => {
      const count = this.#check(ask(place));
      if (count === 0) return new ArrayBuffer(0);
      const from = engine.view(place, 4).getUint32(0, true);
      return engine.buffer.slice(from, from + count * bytesEach);
    });
  }

  // A table's rows, as bytes. With `labels` objects have theirs, and say whether they are the program's.
  table(name, { labels = true } = {}) {
    const { exports } = this.#engine;
    const { number, bytes } = this.types[name] ?? {};
    if (number === undefined || name === 'field') throw new EngineError(`there is no table '${name}'`);
    if (name === 'object' && labels && !(exports.inspection_labels(this.#inspection) && exports.inspection_mark_program(this.#inspection))) {
      throw new EngineError('there is no memory for the labels');
    }
    return this.#array(bytes, (place) => exports.inspection_table(this.#inspection, number, place));
  }

  // The fields of the object at this address.
  fields(address) {
    return this.#array(this.types.field.bytes, (place) => this.#engine.exports.inspection_fields(this.#inspection, address, place));
  }

  // The texts that the tables asked for so far name.
  strings() {
    const engine = this.#engine;
    return engine.withBytes(8, (place) => {
      const from = engine.exports.inspection_strings(this.#inspection, place);
      return engine.buffer.slice(from, from + Number(engine.view(place, 8).getBigUint64(0, true)));
    });
  }

  // Indices among the objects of one of the collector's lists, in its order.
  list(number) {
    return new Uint32Array(this.#array(4, (place) => this.#engine.exports.inspection_list(this.#inspection, number, place)));
  }

  // The row of the object at this address; -1 when there is none.
  objectIndex(address) {
    const index = this.#engine.exports.inspection_object(this.#inspection, address);
    return index === NONE ? -1 : index;
  }

  interned() {
    return new Uint32Array(this.#array(4, (place) => this.#engine.exports.inspection_interned(this.#inspection, place)));
  }

  // Indices among the edges of those that lead to the object.
  retainers(address) {
    return new Uint32Array(this.#array(4, (place) => this.#engine.exports.inspection_retainers(this.#inspection, address, place)));
  }

  // The same of a shortest chain from a name of the program, or another root, to it; none when nothing reaches it.
  path(address) {
    return new Uint32Array(this.#array(4, (place) => this.#engine.exports.inspection_path(this.#inspection, address, place)));
  }

  // In words: "globals['a'][0]".
  pathText(address) {
    return this.#text((place) => this.#engine.exports.inspection_path_text(this.#inspection, address, place, TEXT_BYTES));
  }

  describe(address) {
    return this.#text((place) => this.#engine.exports.inspection_describe(this.#inspection, address, place, TEXT_BYTES));
  }

  #text(ask) {
    return this.#engine.withBytes(TEXT_BYTES, (place) => {
      const length = ask(place);
      return decoder.decode(this.#engine.bytes(place, length).slice());
    });
  }

  // Bytes of the region from a heap address on; fewer where it ends.
  bytes(address, length) {
    const from = Math.min(Math.max(address - this.base, 0), this.size);
    return this.#engine.bytes(this.#place + from, Math.min(length, this.size - from)).slice();
  }

  // The heap as 'dot', 'heapsnapshot', 'summary' or 'snapshot' (an `.ouro` file): bytes.
  write(form, limit = 0) {
    if (!(form in FORMS)) throw new EngineError(`there is no form '${form}'`);
    this.#pieces = [];
    if (!this.#engine.exports.inspection_write(this.#inspection, FORMS[form], limit)) throw new EngineError('this cannot be written');
    const all = new Uint8Array(this.#pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of this.#pieces) {
      all.set(piece, at);
      at += piece.length;
    }
    this.#pieces = [];
    return all;
  }

  // What is wrong with the heap: { address, text }[].
  verify(flags = 0) {
    this.#pieces = [];
    this.#engine.exports.inspection_verify(this.#inspection, flags);
    return this.#pieces.map((piece) => ({
      address: Number(new DataView(piece.buffer).getBigUint64(0, true)),
      text: decoder.decode(piece.subarray(8, piece.indexOf(0, 8))),
    }));
  }
}
