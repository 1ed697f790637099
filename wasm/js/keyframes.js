// Keyframes: copies of the region at instants of a run, kept as the pages that differ from one to the next. Owns which
// page's bytes hold at which keyframe, and how many bytes are kept. Knows nothing of what the pages mean.
//
// A page has versions, each from one keyframe on until the next version. A keyframe may come behind all others, while a
// run is recorded, or between two, where somebody looks closely; one may be dropped to make room.

export const PAGE_BYTES = 4096;
// What a page takes beside its bytes, about.
const VERSION_BYTES = 80;
const SLAB_PAGES = 256;
// In place of a slot: the page is zero.
const ZERO = -1;

function isZero(words, page) {
  const end = (page + 1) * (PAGE_BYTES / 4);
  for (let i = page * (PAGE_BYTES / 4); i < end; i++) if (words[i] !== 0) return false;
  return true;
}

// Copies of pages, in slots. Pages that are copied one after the other mostly lie side by side, so that they are written back with
// few calls.
class Slots {
  #slabs = [];
  #uses = [];
  #free = [];
  #count = 0;

  // A slot with a copy of the page that begins at `from`.
  keep(bytes, from) {
    const slot = this.#free.pop() ?? this.#count++;
    const slab = (this.#slabs[Math.floor(slot / SLAB_PAGES)] ??= new Uint8Array(SLAB_PAGES * PAGE_BYTES));
    slab.set(bytes.subarray(from, from + PAGE_BYTES), (slot % SLAB_PAGES) * PAGE_BYTES);
    this.#uses[slot] = 1;
    return slot;
  }

  hold(slot) {
    if (slot !== ZERO) this.#uses[slot]++;
  }

  // Whether nobody has it any more.
  release(slot) {
    if (slot === ZERO || --this.#uses[slot] > 0) return false;
    this.#free.push(slot);
    return true;
  }

  // How many of `slots` from position `i` on lie side by side.
  run(slots, i) {
    const slot = slots[i];
    const most = slot === ZERO ? slots.length - i : Math.min(slots.length - i, SLAB_PAGES - (slot % SLAB_PAGES));
    let count = 1;
    while (count < most && slots[i + count] === (slot === ZERO ? ZERO : slot + count)) count++;
    return count;
  }

  // Writes `count` pages that lie side by side from a slot on.
  write(slot, count, target, page) {
    const [from, to] = [page * PAGE_BYTES, (page + count) * PAGE_BYTES];
    if (slot === ZERO) {
      target.fill(0, from, to);
      return;
    }
    const at = (slot % SLAB_PAGES) * PAGE_BYTES;
    target.set(this.#slabs[Math.floor(slot / SLAB_PAGES)].subarray(at, at + count * PAGE_BYTES), from);
  }

  // Behind the last slot in use there are none.
  shrink() {
    const used = new Set();
    this.#uses.forEach((uses, slot) => uses > 0 && used.add(Math.floor(slot / SLAB_PAGES)));
    while (this.#slabs.length > 0 && !used.has(this.#slabs.length - 1)) this.#slabs.pop();
    this.#count = Math.min(this.#count, this.#slabs.length * SLAB_PAGES);
    this.#uses.length = this.#count;
    this.#free = this.#free.filter((slot) => slot < this.#count);
  }
}

// The last position in `list` whose `key` is at most `value`; -1 when there is none.
export function lastAtMost(list, value, key) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (key(list[middle]) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const clockOf = ({ clock }) => clock;

export class Keyframes {
  // By page number: versions { clock, hash, slot } by ascending clock.
  #pages = [];
  #slots = new Slots();
  // By ascending clock: { clock, pages, ...what the caller keeps with it }.
  #frames = [];
  #limit;
  bytes = 0;

  constructor(limit) {
    this.#limit = limit;
  }

  get count() {
    return this.#frames.length;
  }

  get last() {
    return this.#frames.at(-1);
  }

  at(position) {
    return this.#frames[position];
  }

  // The last keyframe at or before `clock`.
  before(clock) {
    return this.#frames[lastAtMost(this.#frames, clock, clockOf)];
  }

  // The first keyframe behind `clock`; undefined when there is none.
  after(clock) {
    return this.#frames[lastAtMost(this.#frames, clock, clockOf) + 1];
  }

  #version(page, clock) {
    const versions = this.#pages[page];
    if (versions === undefined) return undefined;
    const last = versions[versions.length - 1];
    return last.clock <= clock ? last : versions[lastAtMost(versions, clock, clockOf)];
  }

  #put(page, clock, hash, slot) {
    const versions = (this.#pages[page] ??= []);
    const version = { clock, hash, slot };
    const last = versions[versions.length - 1];
    if (last === undefined || last.clock < clock) versions.push(version);
    else versions.splice(lastAtMost(versions, clock, clockOf) + 1, 0, version);
    this.bytes += VERSION_BYTES;
  }

  // Takes the region's `bytes`, of which hashes[i] is a number for page i, as the keyframe `frame`, which has a `clock`
  // that no other has. Says how many pages were new.
  add(frame, bytes, hashes) {
    const place = lastAtMost(this.#frames, frame.clock, clockOf) + 1;
    const next = this.#frames[place];
    const changed = [];
    for (let page = 0; page < hashes.length; page++) {
      if (this.#version(page, frame.clock)?.hash !== hashes[page]) changed.push(page);
    }
    // What holds from here on does not hold at the next keyframe.
    if (next !== undefined) for (const page of changed) if (page < next.pages) this.#keepFor(next.clock, page, frame.clock);
    const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
    for (const page of changed) {
      const slot = isZero(words, page) ? ZERO : this.#slots.keep(bytes, page * PAGE_BYTES);
      this.#put(page, frame.clock, hashes[page], slot);
      if (slot !== ZERO) this.bytes += PAGE_BYTES;
    }
    this.#frames.splice(place, 0, Object.assign(frame, { pages: hashes.length }));
    while (this.bytes > this.#limit && this.#frames.length > 2) this.#thin();
    return changed.length;
  }

  // The version of a page that holds at `clock` has one of its own at a later keyframe, if it holds there, too.
  #keepFor(later, page, clock) {
    const known = this.#version(page, clock);
    if (known === undefined || this.#version(page, later) !== known) return;
    this.#slots.hold(known.slot);
    this.#put(page, later, known.hash, known.slot);
  }

  // Writes the region of a keyframe to `target`.
  restore(frame, target) {
    const slots = new Int32Array(frame.pages);
    for (let page = 0; page < frame.pages; page++) slots[page] = this.#version(page, frame.clock).slot;
    for (let page = 0; page < slots.length;) {
      const count = this.#slots.run(slots, page);
      this.#slots.write(slots[page], count, target, page);
      page += count;
    }
  }

  // Every second keyframe goes, but for the first and the last, and those that `isKept` marks.
  #thin() {
    const frames = this.#frames;
    const kept = frames.filter((frame, i) => i % 2 === 0 || i === frames.length - 1 || frame.isKept);
    if (kept.length === frames.length) {
      this.#limit = Infinity;
      return;
    }
    for (let page = 0; page < this.#pages.length; page++) this.#pages[page] = this.#thinned(this.#pages[page], kept);
    this.#frames = kept;
    this.#slots.shrink();
  }

  // The versions that hold at one of the keyframes, each from the first of these on.
  #thinned(versions, kept) {
    const left = [];
    for (const frame of kept) {
      const version = versions[lastAtMost(versions, frame.clock, clockOf)];
      if (version === undefined || version.slot === left.at(-1)?.slot) continue;
      left.push({ ...version, clock: frame.clock });
      this.#slots.hold(version.slot);
    }
    for (const { slot } of versions) if (this.#slots.release(slot)) this.bytes -= PAGE_BYTES;
    this.bytes -= (versions.length - left.length) * VERSION_BYTES;
    return left;
  }
}
