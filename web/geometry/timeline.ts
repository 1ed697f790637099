// Where instants lie on the axis of time, and what of a run falls into which pixel of it. Numbers in, numbers out. Owns the
// axis, which gives the teardown little room of it, the part of it that is looked at, and how masses are brought together.

/** `end`: where the program's text has run; the teardown follows. Null: not yet. `within`: where the run is inside of a library,
 * which has little room, too; in order, apart from one another, and before the end. */
export interface Axis {
  length: number;
  end: number | null;
  within?: readonly Stretch[];
}

/** Instants. */
export interface Stretch {
  from: number;
  to: number;
}

/** A part of the axis; 0 is the run's beginning, 1 its end. */
export interface Span {
  from: number;
  to: number;
}

export const WHOLE: Span = { from: 0, to: 1 };

// The most of the axis that the teardown has, however long it is: the program is what one came for.
const TEARDOWN_MOST = 0.1;
const INSTANTS_LEAST = 12;
// The most of the program's part that libraries have.
const WITHIN_MOST = 0.15;

// Where the program's part of the axis changes its scale: instants, and their places in that part.
interface Bends {
  instants: number[];
  places: number[];
}

const known = new WeakMap<readonly Stretch[], { end: number; bends: Bends | null }>();

function bendsOf({ within, end, length }: Axis): Bends | null {
  if (within === undefined || within.length === 0) return null;
  const last = end ?? length;
  const old = known.get(within);
  if (old?.end === last) return old.bends;
  const bends = findBends(within, last);
  known.set(within, { end: last, bends });
  return bends;
}

function findBends(within: readonly Stretch[], last: number): Bends | null {
  const inside = within.reduce((sum, { from, to }) => sum + to - from, 0);
  if (inside >= last || inside <= WITHIN_MOST * last) return null;
  const [slow, fast] = [WITHIN_MOST / inside, (1 - WITHIN_MOST) / (last - inside)];
  const bends: Bends = { instants: [0], places: [0] };
  const goOn = (to: number, scale: number) => {
    bends.places.push(bends.places.at(-1)! + (to - bends.instants.at(-1)!) * scale);
    bends.instants.push(to);
  };
  for (const { from, to } of within) {
    goOn(from, fast);
    goOn(to, slow);
  }
  goOn(last, fast);
  return bends;
}

// Through points (from, to) that are in order.
function interpolated(value: number, from: readonly number[], to: readonly number[]): number {
  let [low, high] = [0, from.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (from[middle]! <= value) low = middle;
    else high = middle;
  }
  const width = from[high]! - from[low]!;
  return width === 0 ? to[high]! : to[low]! + ((value - from[low]!) / width) * (to[high]! - to[low]!);
}

// A place in the program's part, and the instant there.
function placeOf(axis: Axis, instant: number, last: number): number {
  const bends = bendsOf(axis);
  return bends === null ? instant / last : interpolated(Math.max(0, instant), bends.instants, bends.places);
}

function instantIn(axis: Axis, place: number, last: number): number {
  const bends = bendsOf(axis);
  return bends === null ? place * last : interpolated(place, bends.places, bends.instants);
}

/** Where the teardown begins on the axis; 1: there is none. */
export function teardownAt({ length, end }: Axis): number {
  if (end === null || end >= length || length === 0) return 1;
  return Math.max(end / length, 1 - TEARDOWN_MOST);
}

export function unitOf(axis: Axis, instant: number): number {
  const { length, end } = axis;
  if (length === 0) return 0;
  const share = teardownAt(axis);
  if (share === 1 || end === null) return clamped(placeOf(axis, instant, length));
  if (instant <= end) return end === 0 ? 0 : Math.max(0, placeOf(axis, instant, end) * share);
  return clamped(share + ((instant - end) / (length - end)) * (1 - share));
}

/** Not rounded. */
export function instantOf(axis: Axis, unit: number): number {
  const { length, end } = axis;
  const share = teardownAt(axis);
  if (share === 1 || end === null) return instantIn(axis, clamped(unit), length);
  if (unit <= share) return instantIn(axis, Math.max(0, unit / share), end);
  return end + ((Math.min(unit, 1) - share) / (1 - share)) * (length - end);
}

const clamped = (unit: number): number => Math.max(0, Math.min(1, unit));

/** The part of the axis after zooming: what is at `about` (a place on the axis) stays in its place. */
export function zoomed(axis: Axis, span: Span, factor: number, about: number): Span {
  const least = Math.min(1, INSTANTS_LEAST / Math.max(axis.length, 1));
  const width = Math.max(least, Math.min(1, (span.to - span.from) / factor));
  const share = (about - span.from) / (span.to - span.from);
  return placed(about - share * width, width);
}

export const moved = (span: Span, by: number): Span => placed(span.from + by, span.to - span.from);

/** The same width, so that `unit` is well inside. */
export function containing(span: Span, unit: number): Span {
  if (unit >= span.from && unit <= span.to) return span;
  const width = span.to - span.from;
  return placed(unit - width / 2, width);
}

function placed(from: number, width: number): Span {
  const begin = Math.max(0, Math.min(1 - width, from));
  return { from: begin, to: begin + width };
}

export const isWhole = (span: Span): boolean => span.to - span.from > 1 - 1e-9;

/** The pixel of an instant; it may lie outside of [0, width]. */
export function pixelOf(axis: Axis, span: Span, width: number, instant: number): number {
  return ((unitOf(axis, instant) - span.from) / (span.to - span.from)) * width;
}

export function instantAt(axis: Axis, span: Span, width: number, pixel: number): number {
  const unit = span.from + (pixel / width) * (span.to - span.from);
  return Math.round(instantOf(axis, unit));
}

/** Rows of a sorted column that lie in the part looked at: [first, behind the last]. */
function rowsWithin(clocks: ArrayLike<number>, axis: Axis, span: Span): [number, number] {
  return [firstFrom(clocks, Math.floor(instantOf(axis, span.from))), firstFrom(clocks, Math.ceil(instantOf(axis, span.to)) + 1)];
}

/** The first row of a sorted column that is not below `value`. */
export function firstFrom(sorted: ArrayLike<number>, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What falls into each pixel, by lanes. A lane of a row that is drawn in none: -1. */
export function countedByPixel(
  { clocks, laneOf, lanes }: { clocks: ArrayLike<number>; laneOf(row: number): number; lanes: number },
  axis: Axis, span: Span, width: number,
): Uint32Array[] {
  const columns = Array.from({ length: lanes }, () => new Uint32Array(Math.max(1, Math.ceil(width))));
  const [first, last] = rowsWithin(clocks, axis, span);
  for (let row = first; row < last; row++) {
    const lane = laneOf(row);
    if (lane < 0) continue;
    const pixel = Math.floor(pixelOf(axis, span, width, clocks[row]!));
    const column = columns[lane]!;
    if (pixel >= 0 && pixel < column.length) column[pixel]!++;
  }
  return columns;
}

export interface Band {
  left: number;
  width: number;
  generation: number;
  /** Collections that it stands for. */
  count: number;
}

const BAND_LEAST = 2;

/** Collections as bands. Of those narrower than a band can be, each pixel shows the oldest; the same side by side are one band. */
export function bandsOf(
  collections: readonly { start: number; stop: number | null; generation: number }[], axis: Axis, span: Span, width: number,
): Band[] {
  const bands: Band[] = [];
  const [from, to] = [instantOf(axis, span.from), instantOf(axis, span.to)];
  for (const { start, stop, generation } of collections) {
    const end = stop ?? axis.length;
    if (end < from || start > to) continue;
    const left = pixelOf(axis, span, width, start);
    const right = pixelOf(axis, span, width, end);
    if (right - left >= BAND_LEAST) bands.push({ left, width: right - left, generation, count: 1 });
    else addNarrow(bands, Math.floor(left / BAND_LEAST) * BAND_LEAST, generation);
  }
  return bands;
}

function addNarrow(bands: Band[], left: number, generation: number): void {
  const last = bands.at(-1);
  const gap = last === undefined ? Infinity : left - (last.left + last.width);
  if (last === undefined || gap > 0 || (gap === 0 && last.generation !== generation)) {
    bands.push({ left, width: BAND_LEAST, generation, count: 1 });
  } else if (gap === 0) {
    last.width += BAND_LEAST;
    last.count++;
  } else if (generation <= last.generation || last.width === BAND_LEAST) {
    last.generation = Math.max(last.generation, generation);
    last.count++;
  } else {
    // The last pixel of a longer band becomes one of its own.
    last.width -= BAND_LEAST;
    bands.push({ left, width: BAND_LEAST, generation, count: 1 });
  }
}

/** The range of values that a chart shows: what the program adds to what was there before it, with room above. */
export interface Range {
  low: number;
  high: number;
}

/** The range of a series up to where the teardown begins; what a library does in between does not count, unless all is a library's. */
export function rangeOf(clocks: ArrayLike<number>, values: ArrayLike<number>, axis: Axis): Range {
  const behind = axis.end === null ? clocks.length : Math.max(1, firstFrom(clocks, axis.end + 1));
  const own = extremesOf(clocks, values, Math.min(behind, clocks.length), bendsOf(axis) === null ? [] : axis.within!);
  const [low, high] = own[0] <= own[1] ? own : extremesOf(clocks, values, Math.min(behind, clocks.length), []);
  if (low > high) return { low: 0, high: 1 };
  const isNearZero = low < (high - low) * 2;
  const room = (high - low || high || 1) * 0.08;
  return { low: isNearZero ? 0 : low - room, high: high + room };
}

// The least and the most of the rows before `behind` that lie in none of the stretches.
function extremesOf(clocks: ArrayLike<number>, values: ArrayLike<number>, behind: number, without: readonly Stretch[]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  let next = 0;
  for (let row = 0; row < behind; row++) {
    while (next < without.length && without[next]!.to < clocks[row]!) next++;
    if (next < without.length && without[next]!.from <= clocks[row]!) continue;
    low = Math.min(low, values[row]!);
    high = Math.max(high, values[row]!);
  }
  return [low, high];
}

/** A series as points [x, y, x, y, …] of a line that steps, over the part looked at; y counts down from the top. */
export function lineOf(
  clocks: ArrayLike<number>, values: ArrayLike<number>, axis: Axis, span: Span,
  { width, height, range }: { width: number; height: number; range: Range },
): Float64Array {
  if (clocks.length === 0) return new Float64Array(0);
  let [first, last] = rowsWithin(clocks, axis, span);
  first = Math.max(0, first - 1);
  last = Math.min(clocks.length, last + 1);
  const points = new Float64Array(2 * (last - first) + 4);
  const yOf = (row: number) => {
    const share = (values[row]! - range.low) / (range.high - range.low);
    return height * (1 - clamped(share));
  };
  let at = 0;
  const add = (x: number, y: number) => {
    points[at++] = x;
    points[at++] = y;
  };
  // Before the first sample the heap was much like it; behind the last it stays.
  const from = first === 0 ? 0 : clocks[first]!;
  add(pixelOf(axis, span, width, from), yOf(first));
  for (let row = first; row < last; row++) add(pixelOf(axis, span, width, clocks[row]!), yOf(row));
  if (last === clocks.length) add(pixelOf(axis, span, width, axis.length), yOf(last - 1));
  return points.subarray(0, at);
}

/** Pixels that hold something, brought together where they are nearer than `gap`. */
export interface Cluster {
  left: number;
  right: number;
  count: number;
}

export function clustersOf(column: ArrayLike<number>, gap: number): Cluster[] {
  const clusters: Cluster[] = [];
  for (let pixel = 0; pixel < column.length; pixel++) {
    const count = column[pixel]!;
    if (count === 0) continue;
    const last = clusters.at(-1);
    if (last !== undefined && pixel - last.right < gap) {
      last.right = pixel;
      last.count += count;
    } else {
      clusters.push({ left: pixel, right: pixel, count });
    }
  }
  return clusters;
}

/** The row of a sorted column whose pixel is nearest to one, not further away than `within`; -1: none. */
export function rowNear(clocks: ArrayLike<number>, axis: Axis, span: Span, width: number, pixel: number, within: number, isWanted: (row: number) => boolean): number {
  const first = firstFrom(clocks, instantAt(axis, span, width, pixel - within) - 1);
  let [nearest, least] = [-1, within];
  for (let row = first; row < clocks.length; row++) {
    const distance = pixelOf(axis, span, width, clocks[row]!) - pixel;
    if (distance > within) break;
    if (Math.abs(distance) > least || !isWanted(row)) continue;
    [nearest, least] = [row, Math.abs(distance)];
  }
  return nearest;
}

/** Which labels of a row of them can stand without lying over another: those at least so far from the one before. */
export function spaced(pixels: ArrayLike<number>, apart: number): number[] {
  const shown: number[] = [];
  let last = -Infinity;
  for (let i = 0; i < pixels.length; i++) {
    if (pixels[i]! - last < apart) continue;
    shown.push(i);
    last = pixels[i]!;
  }
  return shown;
}
