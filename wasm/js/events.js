// Events of a run, in columns: as they are kept, handed over and read. Owns how events are picked out by their kind. What an
// event is, and what its columns mean, is in core/include/ouro/trace.h.
import { EngineError } from './loader.js';

const COLUMNS = { kind: Uint8Array, phase: Uint8Array, clock: Float64Array, subject: Float64Array, other: Float64Array, value: Float64Array };
const NAMES = Object.keys(COLUMNS);
const FIRST_CAPACITY = 256;

// A kind's bit in the masks that the engine takes.
export const bitOf = (kind) => 2 ** kind;

export const isIn = (mask, kind) => (mask & (1 << kind)) !== 0;

export const ALL_KINDS = 2 ** 32 - 1;

// The mask of the kinds with these names.
export function maskOf(names, constants) {
  let mask = 0;
  for (const name of new Set(names)) {
    const kind = constants.event.indexOf(name);
    if (kind < 0) throw new EngineError(`there is no kind of event '${name}'`);
    mask += bitOf(kind);
  }
  return mask;
}

export class EventList {
  #columns;
  #capacity;
  length = 0;

  // Of columns that someone has handed over, or empty.
  constructor(columns = null) {
    this.length = columns?.clock.length ?? 0;
    this.#capacity = columns === null ? FIRST_CAPACITY : this.length;
    this.#columns = columns ?? Object.fromEntries(NAMES.map((name) => [name, new COLUMNS[name](FIRST_CAPACITY)]));
  }

  #reserve(count) {
    if (count <= this.#capacity) return;
    this.#capacity = Math.max(count, 2 * this.#capacity);
    for (const name of NAMES) {
      const larger = new COLUMNS[name](this.#capacity);
      larger.set(this.#columns[name].subarray(0, this.length));
      this.#columns[name] = larger;
    }
  }

  push(kind, phase, clock, subject, other, value) {
    this.#reserve(this.length + 1);
    const columns = this.#columns;
    const at = this.length++;
    columns.kind[at] = kind;
    columns.phase[at] = phase;
    columns.clock[at] = clock;
    columns.subject[at] = subject;
    columns.other[at] = other;
    columns.value[at] = value;
  }

  append(columns) {
    const from = this.length;
    this.#reserve(from + columns.clock.length);
    for (const name of NAMES) this.#columns[name].set(columns[name], from);
    this.length += columns.clock.length;
  }

  // A copy of the columns, from event `from` of the list on.
  columns(from = 0) {
    return Object.fromEntries(NAMES.map((name) => [name, this.#columns[name].slice(from, this.length)]));
  }

  column(name) {
    return this.#columns[name].subarray(0, this.length);
  }

  at(index) {
    return Object.fromEntries(NAMES.map((name) => [name, this.#columns[name][index]]));
  }

  *[Symbol.iterator]() {
    for (let i = 0; i < this.length; i++) yield this.at(i);
  }
}

// An event as people read it: its kind and phase by their names, its number as its instant (and by the name it has in C, `clock`).
export function named(event, constants) {
  if (event === null) return null;
  const { kind, phase, clock, ...rest } = event;
  return { kind: constants.event[kind], phase: constants.phase[phase], instant: clock, clock, ...rest };
}

// Events with their names, for whoever has a recording.
export class Events {
  #list;
  #constants;

  constructor(list, constants) {
    this.#list = list;
    this.#constants = constants;
  }

  get length() {
    return this.#list.length;
  }

  // All of one field, as a typed array; kinds and phases are numbers there.
  column(name) {
    return this.#list.column(name === 'instant' ? 'clock' : name);
  }

  at(index) {
    return named(this.#list.at(index), this.#constants);
  }

  *[Symbol.iterator]() {
    for (let i = 0; i < this.length; i++) yield this.at(i);
  }
}
