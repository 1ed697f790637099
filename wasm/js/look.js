// Looking: the one viewer, and what of an instant is read from it, as plain data. Owns what is shown in it; what comes next may be
// another instant, of another recording.
import { check, demand, shown as told } from './arguments.js';
import { EngineError } from './loader.js';
import { Table } from './tables.js';
import { Viewer } from './viewer.js';

const NO_INDEX = 0xffffffff;

// Tables for which not every block of the heap need be looked at.
const SLIGHT = new Set(['state', 'frame', 'gcList', 'freeList', 'held', 'span', 'arena', 'pool']);

export class Look {
  #instance;
  // What is looked at, { thing, instant }, and what of that the viewer shows; null: nothing.
  #wanted = null;
  #shown = null;

  // `load(host)` makes an engine with this host.
  static async create(load) {
    const look = new Look();
    look.#instance = await Viewer.create(load);
    return look;
  }

  get types() {
    return this.#instance.types;
  }

  get constants() {
    return this.#instance.constants;
  }

  // From here on it is about an instant of a recording, or the bytes of an `.ouro` file: { recorder } or { file }.
  show(thing, instant) {
    if (this.#wanted !== null && this.#wanted.thing === thing && this.#wanted.instant === instant) return;
    const { recorder, file } = thing;
    if (recorder !== undefined && !(Number.isInteger(instant) && instant >= 0 && instant <= recorder.end)) {
      throw new EngineError(`there are the instants from 0 to ${recorder.end}, not ${told(instant)}`);
    }
    this.#wanted = { thing, instant };
    if (file !== undefined) this.#put();
  }

  // It is shown no more.
  hide(thing) {
    if (this.#wanted?.thing === thing) this.#wanted = null;
    if (this.#shown?.thing !== thing) return;
    this.#instance.close();
    this.#shown = null;
  }

  #put() {
    this.#shown = null;
    const { thing, instant } = this.#wanted;
    if (thing.recorder === undefined) this.#instance.open(thing.file);
    else thing.recorder.at(instant, (region) => this.#instance.show(region));
    this.#shown = this.#wanted;
  }

  // With what is looked at in it.
  get #viewer() {
    if (this.#shown !== this.#wanted) this.#put();
    return this.#instance;
  }

  // Calls use(viewer) for these tables, with the viewer or, where that spares filling it, where the run is.
  #for(names, use) {
    const { thing, instant } = this.#wanted;
    const isSlight = thing.recorder !== undefined && this.#shown !== this.#wanted && names.every((name) => SLIGHT.has(name));
    if (!isSlight) return use(this.#viewer);
    return thing.recorder.at(instant, () => Viewer.within(thing.recorder.engine, this.types, use));
  }

  table(name, options) {
    const read = (viewer) => new Table(this.types[name], viewer.table(name, options), viewer.strings());
    return this.#for([name], read);
  }

  // The fields of the object at this address.
  fields(address) {
    const viewer = this.#viewer;
    return new Table(this.types.field, viewer.fields(address), viewer.strings());
  }

  // The rows of tables, as bytes: { tables: { name: rows }, strings, size }.
  tables(names, labels) {
    return this.#for(names, (viewer) => {
      const rows = Object.fromEntries(names.map((name) => [name, viewer.table(name, { labels })]));
      return { tables: rows, strings: viewer.strings(), size: viewer.size };
    });
  }

  // All about one object: its row among the objects; its fields; its bytes; edges from it and to it, and the path that leads to
  // it, as rows of edges. Null when there is none at this address.
  object(address) {
    demand('address', address);
    const viewer = this.#viewer;
    const objects = this.table('object');
    const row = viewer.objectIndex(address);
    if (row < 0) return null;
    const edges = this.table('edge');
    const record = objects.row(row);
    const edgeRow = (index) => edges.row(index);
    return {
      record,
      type: this.table('type').text(record.typeIndex, 'name'),
      label: record.label,
      fields: [...this.fields(address)],
      bytes: record.block === 0 ? viewer.bytes(address, record.size) : viewer.bytes(record.block, record.blockSize),
      edges: edgesFrom(edges, row),
      retainers: [...viewer.retainers(address)].map(edgeRow),
      path: [...viewer.path(address)].map(edgeRow),
      pathText: viewer.pathText(address),
    };
  }

  labels(addresses) {
    return Array.from(addresses, (address) => this.#viewer.describe(address));
  }

  // The row of the object at this address; null when there is none.
  record(address) {
    const row = this.#viewer.objectIndex(address);
    return row < 0 ? null : this.table('object', { labels: false }).row(row);
  }

  bytes(address, length) {
    demand('address', address);
    demand('length', length);
    const { base, size } = this.#viewer;
    if (address >= base && address < base + size) return this.#viewer.bytes(address, length);
    const hex = (number) => `0x${number.toString(16)}`;
    throw new EngineError(`${hex(address)} does not lie in the heap, which is from ${hex(base)} to ${hex(base + size)}`);
  }

  // Rows of the objects of one of the collector's lists, by its name or number.
  list(list) {
    const { gcList } = this.constants;
    const number = typeof list === 'number' ? list : gcList.indexOf(list);
    if (gcList[number] === undefined) throw new EngineError(`there is no list ${told(list)}: there are ${gcList.join(', ')}`);
    return this.#viewer.list(number);
  }

  interned() {
    return this.#viewer.interned();
  }

  // Rows of the objects whose label has `text` in it and whose type is `type`.
  search({ text = '', type, limit = Infinity }) {
    check('text', text);
    check('type', type);
    check('limit', limit);
    const objects = this.table('object', { labels: text !== '' });
    const types = this.table('type');
    const typeIndex = objects.reader('typeIndex');
    const isType = Array.from({ length: types.length }, (_, row) => type === undefined || types.text(row, 'name') === type);
    const rows = [];
    for (let row = 0; row < objects.length && rows.length < limit; row++) {
      if (isType[typeIndex(row)] && (text === '' || objects.text(row, 'label').includes(text))) rows.push(row);
    }
    return Uint32Array.from(rows);
  }

  // Where the program is.
  place() {
    const frames = this.table('frame');
    if (frames.length === 0) return { line: null, filename: null, name: null };
    const { line, filename, name } = frames.row(0);
    return { line, filename, name };
  }

  write(form, limit) {
    return this.#viewer.write(form, limit);
  }

  verify() {
    return this.#viewer.verify();
  }
}

// Edges lie by their source.
function edgesFrom(edges, index) {
  const source = edges.reader('sourceIndex');
  const rank = (row) => (source(row) === NO_INDEX ? -1 : source(row));
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rank(middle) < index) low = middle + 1;
    else high = middle;
  }
  const rows = [];
  for (let row = low; row < edges.length && source(row) === index; row++) rows.push(edges.row(row));
  return rows;
}
