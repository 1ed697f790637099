// Finding events of a recording: by kind, line, object, or by what becomes of a word of memory. Owns what a query means; the
// recorder makes the parts of the run again that are looked through.
import { check, demand, shown } from './arguments.js';
import { ALL_KINDS, EventList, isIn, maskOf } from './events.js';
import { EngineError } from './loader.js';

const FILENAME_BYTES = 4096;
const OF_CODE = ['line', 'call', 'instruction'];
const TESTS = {
  is: (wanted) => (value) => value === wanted,
  above: (wanted) => (value) => value > wanted,
  below: (wanted) => (value) => value < wanted,
};

// A whole number in the region: a signed one of 8, 4, 2 or 1 bytes, exact up to 2^53.
export function readNumber(engine, runtime, address, bytes = 8) {
  const at = engine.addressOf(address);
  const { buffer } = engine.raw.memory;
  if (at < runtime || at + bytes > buffer.byteLength) return NaN;
  const view = new DataView(buffer, at, bytes);
  if (bytes === 8) return view.getUint32(0, true) + view.getInt32(4, true) * 2 ** 32;
  return bytes === 4 ? view.getInt32(0, true) : bytes === 2 ? view.getInt16(0, true) : view.getInt8(0);
}

// What becomes true of a word of memory, from one event to the next.
class Condition {
  #read;
  #holds;
  #before;

  constructor(recorder, { address, offset = 0, bytes = 8, changes, ...rest }) {
    this.#read = () => readNumber(recorder.engine, recorder.runtime, address + offset, bytes);
    demand('address', address);
    const names = Object.keys(TESTS).filter((test) => rest[test] !== undefined);
    if (names.length + (changes ? 1 : 0) !== 1) {
      throw new EngineError('a condition says one thing: what the value is, is above or below, or that it changes');
    }
    const [name] = names;
    if (name !== undefined && !Number.isFinite(rest[name])) throw new EngineError(`a condition compares with a number, not ${shown(rest[name])}`);
    this.#holds = name === undefined ? null : TESTS[name](rest[name]);
  }

  // The value is as it is now before anything is looked for.
  begin() {
    this.#before = undefined;
  }

  // Whether it has come true since the event before.
  comesTrue() {
    const value = this.#holds === null ? this.#read() : this.#holds(this.#read());
    const before = this.#before;
    this.#before = value;
    return before !== undefined && !Object.is(value, before) && (this.#holds === null || value);
  }
}

function checkQuery(query) {
  demand('query', query);
  check('kinds', query.kinds);
  check('lineNumber', query.line);
  check('filename', query.filename);
  check('object', query.object);
  if (query.condition == null) return;
  check('condition', query.condition);
}

export class Search {
  #recorder;
  #condition = null;
  #tests = [];
  mask;

  // query: { kinds, line, filename, object, condition: { address, offset, bytes, is | above | below | changes } }
  constructor(recorder, constants, query) {
    checkQuery(query);
    const { kinds, line, filename, object, condition } = query;
    this.#recorder = recorder;
    const isOfCode = line !== undefined || filename !== undefined;
    this.mask = kinds !== undefined ? maskOf(kinds, constants) : isOfCode ? maskOf(['line'], constants) : ALL_KINDS;
    const codeMask = maskOf(OF_CODE, constants);
    if (isOfCode) this.#tests.push((kind) => isIn(codeMask, kind));
    if (line !== undefined) this.#tests.push((kind, subject, other, value) => value === line);
    if (object !== undefined) this.#tests.push((kind, subject, other) => subject === object || other === object);
    if (filename !== undefined) this.#tests.push((kind, subject, other) => this.#isOfFile(other, filename));
    if (condition == null) return;
    this.#condition = new Condition(recorder, condition);
    const wanted = this.mask;
    this.#tests.push((kind) => isIn(wanted, kind));
    this.mask = ALL_KINDS;
  }

  #isOfFile(code, filename) {
    const { engine, runtime } = this.#recorder;
    const name = engine.withBytes(FILENAME_BYTES, (place) =>
      engine.exports.code_filename(runtime, code, place, FILENAME_BYTES) > 0 ? engine.text(place) : '');
    return name === filename || name.endsWith(`/${filename}`);
  }

  // Tells onFound(kind, phase, clock, subject, other, value) of every event from `from` to `to`; true from it is enough.
  async between(from, to, onFound, signal) {
    const condition = this.#condition;
    condition?.begin();
    const onEvent = (kind, phase, clock, subject, other, value) => {
      const hasComeTrue = condition === null || condition.comesTrue();
      if (clock < from || !hasComeTrue) return false;
      for (const test of this.#tests) if (!test(kind, subject, other, value)) return false;
      return onFound(kind, phase, clock, subject, other, value);
    };
    // A condition is compared with what held at the event before.
    await this.#recorder.sweep({ from: condition === null ? from : from - 1, to, kinds: this.mask, onEvent, signal });
  }

  async all(from, to, limit, signal) {
    const found = new EventList();
    await this.between(from, to, (...event) => {
      found.push(...event);
      return found.length >= limit;
    }, signal);
    return found;
  }

  // The first behind `instant`; null when there is none.
  async next(instant, signal) {
    const found = await this.all(instant + 1, Infinity, 1, signal);
    return found.length === 0 ? null : found.at(0);
  }

  // The last before `instant`: the parts between keyframes are looked through from behind, each forwards.
  async previous(instant, signal) {
    for (let last = Math.min(instant - 1, this.#recorder.end); last >= 1;) {
      const first = this.#recorder.keyframes.before(last - 1).clock + 1;
      let found = null;
      await this.between(first, last, (kind, phase, clock, subject, other, value) => {
        found = { kind, phase, clock, subject, other, value };
        return false;
      }, signal);
      if (found !== null) return found;
      last = first - 1;
    }
    return null;
  }
}
