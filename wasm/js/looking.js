// What the service does with a recording or a file that is there: looks at it, and finds events in it. Comes when there is something
// to look at (service.js), so that a page can begin without it. Reading is look.js', finding search.js'.
import { check, demand } from './arguments.js';
import { difference, MAKING } from './difference.js';
import { EngineError } from './engine_error.js';
import { lifeOf } from './life.js';
import { Look } from './look.js';
import { breathe } from './recorder.js';
import { Search } from './search.js';

const EVENTS_MOST = 1_000_000;

export class Looking {
  #look;
  #things;

  // `load(host)` gives an engine to look with, that has this host.
  static async create(load, things) {
    const looking = new Looking();
    looking.#look = await Look.create(load);
    looking.#things = things;
    return looking;
  }

  // ---- events

  async events({ id, from, to, query, limit = EVENTS_MOST }, signal) {
    demand('from', from);
    demand('to', to);
    check('limit', limit);
    const found = await this.#search(id, query).all(from, to, limit, signal);
    return found.columns();
  }

  async next({ id, instant, query }, signal) {
    demand('instant', instant);
    return this.#search(id, this.#located(id, instant, query)).next(instant, signal);
  }

  async previous({ id, instant, query }, signal) {
    demand('instant', instant);
    return this.#search(id, this.#located(id, instant, query)).previous(instant, signal);
  }

  #search(id, query) {
    return new Search(this.#things.recorded(id).recorder, this.#look.constants, query);
  }

  // A condition names a field of the object, as it is at that instant: here it becomes a place in memory.
  #located(id, instant, query) {
    demand('query', query);
    const { condition } = query;
    if (condition == null) return query;
    check('condition', condition);
    demand('address', condition.address);
    const { field = 'refcount', ...rest } = condition;
    if (field === 'refcount') return { ...query, condition: { ...rest, offset: 0, bytes: 8 } };
    this.#look.show(this.#things.recorded(id), instant);
    const fields = this.#look.fields(condition.address);
    const found = [...fields].find(({ name, length }) => name === field && length <= 8);
    if (found === undefined) throw new EngineError(`the object has no number '${field}' at this instant`);
    return { ...query, condition: { ...rest, offset: found.offset, bytes: found.length } };
  }

  life({ id, ...of }, signal) {
    demand('instant', of.instant);
    return lifeOf(this.#look, this.#things.recorded(id), of, signal);
  }

  // ---- looking

  // From here on it is about an instant of a recording, or a file: one that is none is an EngineError that says why.
  show(thing, instant) {
    this.#look.show(thing, instant);
  }

  hide(thing) {
    this.#look.hide(thing);
  }

  #at({ id, instant }) {
    this.#look.show(this.#things.get(id), instant);
    return this.#look;
  }

  // Tables at an instant: see Look.tables.
  look({ tables, labels = true, ...where }) {
    return this.#at(where).tables(tables, labels);
  }

  // The labels of the objects at these addresses.
  labels({ addresses, ...where }) {
    return this.#at(where).labels(addresses);
  }

  object({ address, ...where }) {
    return this.#at(where).object(address);
  }

  bytes({ address, length, ...where }) {
    return this.#at(where).bytes(address, length);
  }

  list({ list, ...where }) {
    return this.#at(where).list(list);
  }

  interned(where) {
    return this.#at(where).interned();
  }

  search({ text, type, limit, ...where }) {
    return this.#at(where).search({ text, type, limit });
  }

  write({ form, limit = 0, ...where }) {
    check('limit', limit);
    return this.#at(where).write(form, limit);
  }

  verify(where) {
    return this.#at(where).verify();
  }

  async difference({ id, from, to }, signal) {
    demand('from', from);
    demand('to', to);
    if (from > to) throw new EngineError(`instant ${from} is not before instant ${to}`);
    const before = this.#whole(id, from);
    await breathe();
    const after = this.#whole(id, to);
    await breathe();
    const made = new Set();
    await this.#search(id, { kinds: MAKING }).between(from + 1, to, (kind, phase, clock, subject) => {
      made.add(subject);
      return false;
    }, signal);
    await breathe();
    return difference(before, after, made, this.#look.types, this.#look.constants);
  }

  #whole(id, instant) {
    this.#things.recorded(id);
    const { tables, strings } = this.look({ id, instant, tables: ['object', 'edge'], labels: false });
    return { ...tables, strings };
  }
}
