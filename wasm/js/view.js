// A view of one instant: what is in the heap there, down to the byte. Stands on the service; keeps the tables it has been given,
// so that asking for one twice costs nothing.
import { checkOptionNames } from './arguments.js';
import { Table } from './tables.js';

// These come with every view.
const ALWAYS = ['state', 'frame'];

export class View {
  #connection;
  #where;
  #tables = new Map();
  #frames = null;
  // Whether objects have been given with their labels.
  #hasLabels = true;

  // `python`: { types, constants }. `where`: { id, instant }.
  static async create(connection, python, where, { tables = [], labels = true } = {}) {
    const view = new View();
    view.#connection = connection;
    view.#where = where;
    view.types = python.types;
    view.constants = python.constants;
    view.typeNames = python.typeNames;
    await view.#fetch([...new Set([...ALWAYS, ...tables])], labels);
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
    this.#frames ??= Array.from(this.#tables.get('frame'), (frame) => Object.assign(frame, { kind: this.constants.frameKind[frame.kind] }));
    return this.#frames;
  }

  // The collector's lists: { name, size, count, threshold, collections, collected, uncollectable }.
  async lists() {
    const lists = await this.table('gcList');
    return [...lists].map((list, number) => ({ name: this.constants.gcList[number], ...list }));
  }

  #call(method, request = {}, signal = undefined) {
    return this.#connection.call(method, [{ ...this.#where, ...request }], signal);
  }

  async #fetch(names, labels) {
    const { tables, strings } = await this.#call('look', { tables: names, labels });
    for (const name of names) this.#tables.set(name, new Table(this.types[name], tables[name], strings));
    if (names.includes('object')) this.#hasLabels = labels;
  }

  // The table of that name: object, type, edge, span, arena, pool, block, freeList, gcList, held, frame, state. Without `labels`
  // objects have none, and do not say whether they are the program's, which is quicker where there are very many.
  async table(name, options = {}) {
    checkOptionNames('table', options);
    const { labels = true } = options;
    const isThere = this.#tables.has(name) && (name !== 'object' || this.#hasLabels || !labels);
    if (!isThere) await this.#fetch([name], labels);
    return this.#tables.get(name);
  }

  // The labels of the objects at these addresses; '' where there is none.
  labels(addresses) {
    return this.#call('labels', { addresses: Float64Array.from(addresses) });
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
    return this.#call('list', { list });
  }

  interned() {
    return this.#call('interned');
  }

  // Indices of the objects whose label has `text` in it and that are of the type of that name.
  async search(what = {}) {
    checkOptionNames('search', what);
    const { text, type, limit } = what;
    return this.#call('search', { text, type, limit });
  }

  // 'dot', 'heapsnapshot' and 'summary' are texts; 'snapshot' is the bytes of an `.ouro` file.
  async write(form, options = {}) {
    checkOptionNames('write', options);
    const { limit } = options;
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
