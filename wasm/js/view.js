// A view of one instant: what is in the heap there, down to the byte. Stands on the service; keeps the tables it has been given,
// so that asking for one twice costs nothing.
import { Table } from './tables.js';

// These come with every view.
const ALWAYS = ['state', 'frame', 'gcList'];

export class View {
  #connection;
  #where;
  #tables = new Map();

  // `python`: { types, constants }. `where`: { id, instant }.
  static async create(connection, python, where, tables = []) {
    const view = new View();
    view.#connection = connection;
    view.#where = where;
    view.types = python.types;
    view.constants = python.constants;
    view.typeNames = python.typeNames;
    await view.#fetch([...new Set([...ALWAYS, ...tables])]);
    return view;
  }

  // Null for a file.
  get instant() {
    return this.#where.instant;
  }

  // What is one of a kind: { clock, size, limit, blocks, phase, … }, and the collector's phase by its name.
  get state() {
    const state = this.#tables.get('state').row(0);
    return { ...state, phase: this.constants.phase[state.phase] };
  }

  // The calls that are on, the innermost first; then what generators and frame objects keep.
  get frames() {
    return [...this.#tables.get('frame')].map((frame) => ({ ...frame, kind: this.constants.frameKind[frame.kind] }));
  }

  // The collector's lists: { name, size, count, threshold, collections, collected, uncollectable }.
  get lists() {
    return [...this.#tables.get('gcList')].map((list, number) => ({ name: this.constants.gcList[number], ...list }));
  }

  #call(method, request = {}, signal = undefined) {
    return this.#connection.call(method, [{ ...this.#where, ...request }], signal);
  }

  async #fetch(names) {
    const { tables, strings } = await this.#call('look', { tables: names });
    for (const name of names) this.#tables.set(name, new Table(this.types[name], tables[name], strings));
  }

  // The table of that name: object, type, edge, span, arena, pool, block, freeList, gcList, held, frame, state.
  async table(name) {
    if (!this.#tables.has(name)) await this.#fetch([name]);
    return this.#tables.get(name);
  }

  // All about the object at this address; null when there is none.
  object(address) {
    return this.#call('object', { address });
  }

  bytes(address, length) {
    return this.#call('bytes', { address, length });
  }

  // Indices among the objects of one of the collector's lists, by its name or number, in its order.
  list(list) {
    return this.#call('list', { list: typeof list === 'number' ? list : this.constants.gcList.indexOf(list) });
  }

  interned() {
    return this.#call('interned');
  }

  // Indices of the objects whose label has `text` in it and that are of the type of that name.
  search({ text, type, limit } = {}) {
    return this.#call('search', { text, type, limit });
  }

  // 'dot', 'heapsnapshot' and 'summary' are texts; 'snapshot' is the bytes of an `.ouro` file.
  async write(form, { limit } = {}) {
    const written = await this.#call('write', { form, limit });
    return form === 'snapshot' ? written : new TextDecoder().decode(written);
  }

  // What is inconsistent in the heap: { address, text }[].
  verify() {
    return this.#call('verify');
  }

  // Gives back what an opened file takes. A recording's views need not be closed.
  close() {
    return this.instant === null ? this.#call('close') : undefined;
  }
}
