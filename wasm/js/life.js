// The life of an object: when it was made and freed, and every change of its count between. Owns when an object at an address is
// another one than before.
import { demand } from './arguments.js';
import { MAKING } from './difference.js';
import { EngineError } from './loader.js';
import { readNumber, Search } from './search.js';

const COUNTS_MOST = 100_000;

// Of the object that is at `address` at an instant of a recording: { made, freed: { instant, line, filename, name } or null, counts:
// { instant, refcount } in columns }. `counts: false` leaves them out, which is quicker.
export async function lifeOf(look, thing, { address, instant, counts = true }, signal) {
  demand('address', address);
  const { recorder } = thing;
  const { constants } = look;
  look.show(thing, instant);
  const record = look.record(address);
  if (record === null) throw new EngineError(`there is no object at 0x${address.toString(16)} at instant ${instant}`);
  const making = new Search(recorder, constants, { kinds: MAKING, object: address });
  const made = await making.previous(instant + 1, signal);
  const freed = await ending(recorder, constants, address, record.block || address, instant, signal);
  const where = (at) => {
    look.show(thing, at);
    return { instant: at, ...look.place() };
  };
  const first = made?.clock ?? 0;
  return {
    made: made === null ? null : where(first),
    freed: freed === null ? null : where(freed),
    counts: counts ? await countsOf(recorder, constants, address, first, freed ?? recorder.end, signal) : null,
  };
}

// The instant behind this one at which the object is freed, or another is made in its place; null: there is none.
async function ending(recorder, constants, address, block, instant, signal) {
  const search = new Search(recorder, constants, { kinds: ['free', 'free_list_put', ...MAKING] });
  let freed = null;
  await search.between(instant + 1, Infinity, (kind, phase, clock, subject) => {
    if (subject !== address && subject !== block) return false;
    freed = clock;
    return true;
  }, signal);
  return freed;
}

async function countsOf(recorder, constants, address, from, to, signal) {
  const instants = [];
  const refcounts = [];
  const search = new Search(recorder, constants, {});
  await search.between(Math.max(from, 1), to, (kind, phase, clock) => {
    const refcount = readNumber(recorder.engine, recorder.runtime, address);
    if (refcount === refcounts.at(-1) || clock === to) return false;
    instants.push(clock);
    refcounts.push(refcount);
    return refcounts.length >= COUNTS_MOST;
  }, signal);
  return { instant: Float64Array.from(instants), refcount: Float64Array.from(refcounts) };
}
