// What a service has, by its ids: recordings and sessions ({ recorder, input }), opened files ({ file }).
import { EngineError } from './engine_error.js';

export class Things {
  #all = new Map();
  #last = 0;

  newId() {
    return ++this.#last;
  }

  set(id, thing) {
    this.#all.set(id, thing);
  }

  has(id) {
    return this.#all.has(id);
  }

  get(id) {
    const thing = this.#all.get(id);
    if (thing === undefined) throw new EngineError('this recording or file is closed');
    return thing;
  }

  // What has instants.
  recorded(id) {
    const thing = this.get(id);
    if (thing.recorder === undefined) throw new EngineError('a file has one instant');
    return thing;
  }

  // Gives what it was; undefined: nothing.
  delete(id) {
    const thing = this.#all.get(id);
    this.#all.delete(id);
    return thing;
  }

  // None is left.
  clear() {
    const all = [...this.#all.values()];
    this.#all.clear();
    return all;
  }
}
