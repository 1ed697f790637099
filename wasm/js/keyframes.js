// Keyframes: copies of the region at instants of a run, kept as the pages that differ from one to the next. Owns which
// page's bytes hold at which keyframe, and how many bytes are kept. Knows nothing of what the pages mean.
//
// A page has versions, each from one keyframe on until the next version. A keyframe may come behind all others, while a
// run is recorded, or between two, where somebody looks closely; one may be dropped to make room.

export const PAGE_BYTES = 4096;
const ZERO_PAGE = new Uint8Array(PAGE_BYTES);
// What a page takes beside its bytes, about.
const VERSION_BYTES = 160;

const isZero = (page) => new BigUint64Array(page.buffer).every((word) => word === 0n);

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
  // By page number: versions { clock, hash, bytes } by ascending clock.
  #pages = [];
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
    return versions?.[lastAtMost(versions, clock, clockOf)];
  }

  #put(page, clock, hash, bytes) {
    const versions = (this.#pages[page] ??= []);
    const place = lastAtMost(versions, clock, clockOf) + 1;
    versions.splice(place, 0, { clock, hash, bytes });
    this.bytes += VERSION_BYTES + (bytes === ZERO_PAGE ? 0 : PAGE_BYTES);
  }

  // Takes the region's `bytes`, of which hashes[i] is a number for page i, as the keyframe `frame`, which has a `clock`
  // that no other has. Says how many pages were new.
  add(frame, bytes, hashes) {
    const place = lastAtMost(this.#frames, frame.clock, clockOf) + 1;
    const next = this.#frames[place];
    const changed = [];
    for (let page = 0; page < hashes.length; page++) {
      const known = this.#version(page, frame.clock);
      if (known?.hash !== hashes[page]) changed.push([page, known]);
    }
    // What holds from here on does not hold at the next keyframe.
    if (next !== undefined) {
      for (const [page, known] of changed) {
        const own = this.#version(page, next.clock);
        if (page < next.pages && own === known && known !== undefined) this.#put(page, next.clock, known.hash, known.bytes);
      }
    }
    for (const [page] of changed) {
      const from = page * PAGE_BYTES;
      const own = bytes.slice(from, from + PAGE_BYTES);
      this.#put(page, frame.clock, hashes[page], isZero(own) ? ZERO_PAGE : own);
    }
    this.#frames.splice(place, 0, Object.assign(frame, { pages: hashes.length }));
    while (this.bytes > this.#limit && this.#frames.length > 2) this.#thin();
    return changed.length;
  }

  // Writes the region of a keyframe to `target`, page by page.
  restore(frame, target) {
    for (let page = 0; page < frame.pages; page++) target.set(this.#version(page, frame.clock).bytes, page * PAGE_BYTES);
  }

  // Every second keyframe goes, but for the first and the last, and those that `isKept` marks.
  #thin() {
    const frames = this.#frames;
    const kept = frames.filter((frame, i) => i % 2 === 0 || i === frames.length - 1 || frame.isKept);
    if (kept.length === frames.length) {
      this.#limit = Infinity;
      return;
    }
    this.bytes = 0;
    for (let page = 0; page < this.#pages.length; page++) this.#pages[page] = this.#thinned(this.#pages[page], kept);
    this.#frames = kept;
  }

  // The versions that hold at one of the keyframes, each from the first of these on.
  #thinned(versions, kept) {
    const left = [];
    for (const frame of kept) {
      const version = versions[lastAtMost(versions, frame.clock, clockOf)];
      if (version === undefined || version.bytes === left.at(-1)?.bytes) continue;
      left.push({ ...version, clock: frame.clock });
      this.bytes += VERSION_BYTES + (version.bytes === ZERO_PAGE ? 0 : PAGE_BYTES);
    }
    return left;
  }
}
