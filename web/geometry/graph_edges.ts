// The ways of the graph's arrows: from a slot at a card's right edge to another card's edge, in the height of its head. Pure. An
// arrow forward is one smooth curve where nothing is in its way; all others go in the gaps between the cards.
import { HEAD_MIDDLE, type Box } from './graph_boxes.ts';

export interface Point {
  x: number;
  y: number;
}

export interface Route {
  /** The d of an SVG path. */
  path: string;
  /** A point in its middle, where a mark can be. */
  middle: Point;
}

const BEND = 8;
/** How far a way keeps from the cards that it passes. */
const CLEAR = 7;
const STUB = 15;
const LANE = 4;
const LANES = 4;
const SAMPLES = 14;
/** How far to the right of where it would be a way goes to pass a card. */
const COLUMN_MOST = 150;
/** Heights that are tried for a way between the cards. */
const TRIES = 24;

/** Of the card that a way enters. */
type Side = 'left' | 'right';

const round = (value: number) => Math.round(value * 10) / 10;

/** From the slot at height `y` of a card to another; `lane` keeps the ways of several apart. `goesOn`: it is read on there, as in the
 * next line of a text. */
export function route(from: Box, y: number, to: Box, cards: readonly Box[], lane = 0, goesOn = false): Route {
  const start = { x: from.x + from.width, y: from.y + y };
  if (isSame(from, to)) return around(from, start, lane);
  const isOther = (box: Box) => !isSame(box, from) && !isSame(box, to);
  if (goesOn && to.x + to.width < from.x && to.y > from.y + from.height) {
    const way = between(start, { x: to.x, y: to.y + HEAD_MIDDLE }, 'left', lane, cards.filter(isOther), [from, to]);
    if (way !== null) return way;
  }
  if (to.x < start.x + STUB) return back(start, from, to, cards.filter(isOther), lane);
  const end = { x: to.x, y: to.y + HEAD_MIDDLE };
  const curve = curveOf(start, end);
  const direct = { path: curvePath(curve), middle: pointOn(curve, 0.5) };
  if (!cards.some((box) => touches(curve, box) && isOther(box))) return direct;
  return between(start, end, 'left', lane, cards.filter(isOther), [from, to]) ?? direct;
}

const isSame = (one: Box, other: Box) => one.x === other.x && one.y === other.y;

type Curve = readonly [Point, Point, Point, Point];

function curveOf(start: Point, end: Point): Curve {
  const reach = Math.min(Math.max(22, (end.x - start.x) / 2), 110);
  return [start, { x: start.x + reach, y: start.y }, { x: end.x - reach, y: end.y }, end];
}

function pointOn([a, b, c, d]: Curve, t: number): Point {
  const s = 1 - t;
  const [p, q, r, u] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return { x: p * a.x + q * b.x + r * c.x + u * d.x, y: p * a.y + q * b.y + r * c.y + u * d.y };
}

function touches(curve: Curve, box: Box): boolean {
  const [start, , , end] = curve;
  if (box.x > end.x || box.x + box.width < start.x) return false;
  if (box.y > Math.max(start.y, end.y) || box.y + box.height < Math.min(start.y, end.y)) return false;
  for (let index = 1; index < SAMPLES; index++) {
    const { x, y } = pointOn(curve, index / SAMPLES);
    if (x > box.x - 2 && x < box.x + box.width + 2 && y > box.y - 2 && y < box.y + box.height + 2) return true;
  }
  return false;
}

const curvePath = ([a, b, c, d]: Curve) =>
  `M${round(a.x)} ${round(a.y)}C${round(b.x)} ${round(b.y)} ${round(c.x)} ${round(c.y)} ${round(d.x)} ${round(d.y)}`;

const offset = (lane: number) => (lane % LANES) * LANE;

// Out at the right, over the card's upper edge and down into it.
function around(box: Box, start: Point, lane: number): Route {
  const right = start.x + STUB + offset(lane);
  const top = box.y - STUB - offset(lane);
  const end = { x: box.x + box.width - 18 - offset(lane), y: box.y };
  const points = [start, { x: right, y: start.y }, { x: right, y: top }, { x: end.x, y: top }, end];
  return { path: rounded(points), middle: { x: right, y: (start.y + top) / 2 } };
}

// To a card above, beneath or at the left: into its right edge.
function back(start: Point, from: Box, to: Box, others: readonly Box[], lane: number): Route {
  const end = { x: to.x + to.width, y: to.y + HEAD_MIDDLE };
  const isBeside = to.x + to.width > from.x;
  const right = isBeside ? freeColumn(Math.max(start.x, end.x) + STUB + offset(lane), start.y, end.y, others) : null;
  if (right !== null) {
    const points = [start, { x: right, y: start.y }, { x: right, y: end.y }, end];
    return { path: rounded(points), middle: { x: right, y: (start.y + end.y) / 2 } };
  }
  return between(start, end, 'right', lane, others, [from, to]) ?? bow(start, end);
}

// Where there is no free way: a bow that opens to the left.
function bow(start: Point, end: Point): Route {
  const right = Math.max(start.x, end.x) + 3 * STUB;
  const curve: Curve = [start, { x: right, y: start.y }, { x: right, y: end.y }, end];
  return { path: curvePath(curve), middle: pointOn(curve, 0.5) };
}

// The first x from `x` on at which a line from one height to the other meets no card; null where it is too far.
function freeColumn(x: number, y: number, other: number, cards: readonly Box[]): number | null {
  const [top, bottom] = [Math.min(y, other) - 2, Math.max(y, other) + 2];
  let free = x;
  for (let pass = 0; pass < 3; pass++) {
    const moved = cards.reduce((at, box) => (box.y <= bottom && box.y + box.height >= top && isAcross(at, box.x, box.width) ? box.x + box.width + STUB : at), free);
    if (moved === free) return free;
    free = moved;
    if (free - x > COLUMN_MOST) return null;
  }
  return null;
}

const isAcross = (at: number, from: number, length: number) => at > from - CLEAR && at < from + length + CLEAR;

// Along a free height between the cards to the side of the card that it enters, and from there into it.
function between(start: Point, end: Point, side: Side, lane: number, cards: readonly Box[], ends: readonly [Box, Box]): Route | null {
  const all = [...cards, ...ends];
  const [left, right] = [Math.min(start.x, end.x) - STUB, Math.max(start.x, end.x) + STUB];
  const heights = all
    .filter((box) => box.x < right + COLUMN_MOST && box.x + box.width > left)
    .flatMap((box) => [box.y - CLEAR - 2 - offset(lane), box.y + box.height + CLEAR + 2 + offset(lane)]);
  const cost = (y: number) => Math.abs(y - start.y) + Math.abs(y - end.y);
  const nearest = [start.y, end.y, ...heights].sort((one, other) => cost(one) - cost(other)).slice(0, TRIES);
  for (const y of nearest) {
    const out = freeColumn(start.x + STUB + offset(lane), start.y, y, cards);
    const into = side === 'left' ? end.x - STUB : freeColumn(end.x + STUB + offset(lane), end.y, y, cards);
    if (out === null || into === null) continue;
    const [from, to] = [Math.min(out, into), Math.max(out, into)];
    const isFree = all.every((box) => box.x >= to + CLEAR || box.x + box.width <= from - CLEAR || !isAcross(y, box.y, box.height));
    if (!isFree) continue;
    const points = [start, { x: out, y: start.y }, { x: out, y }, { x: into, y }, { x: into, y: end.y }, end];
    return { path: rounded(points), middle: { x: (out + into) / 2, y } };
  }
  return null;
}

// A way of straight lines with round corners.
function rounded(points: readonly Point[]): string {
  let path = `M${round(points[0]!.x)} ${round(points[0]!.y)}`;
  for (let index = 1; index < points.length - 1; index++) {
    const [before, corner, after] = [points[index - 1]!, points[index]!, points[index + 1]!];
    const bend = Math.min(BEND, distance(before, corner) / 2, distance(corner, after) / 2);
    const enter = towards(corner, before, bend);
    const leave = towards(corner, after, bend);
    path += `L${round(enter.x)} ${round(enter.y)}Q${round(corner.x)} ${round(corner.y)} ${round(leave.x)} ${round(leave.y)}`;
  }
  const end = points.at(-1)!;
  return `${path}L${round(end.x)} ${round(end.y)}`;
}

const distance = (one: Point, other: Point) => Math.hypot(one.x - other.x, one.y - other.y);

function towards(from: Point, to: Point, length: number): Point {
  const whole = distance(from, to) || 1;
  return { x: from.x + ((to.x - from.x) * length) / whole, y: from.y + ((to.y - from.y) * length) / whole };
}
