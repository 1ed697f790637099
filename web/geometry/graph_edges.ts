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
  /** The corners of a way of straight lines; null: it is one curve. */
  corners: readonly Point[] | null;
  /** It leaves at the left edge of its card. */
  isLeftward: boolean;
}

const BEND = 8;
/** How far a way keeps from the cards that it passes. */
const CLEAR = 7;
const STUB = 15;
const SAMPLES = 14;
/** How far to the right of where it would be a way goes to pass a card. */
const COLUMN_MOST = 150;
/** The same where there is no way so near. */
const AROUND_MOST = 420;
/** A curve needs so much room. */
const CURVE_LEAST = 26;
/** A way down between two cards needs at least so much. */
const GAP_LEAST = 12;
/** Heights that are tried for a way between the cards. */
const TRIES = 24;

/** Of the card that a way enters. */
type Side = 'left' | 'right';

const round = (value: number) => Math.round(value * 10) / 10;

/** From the slot at height `y` of a card to another. `goesOn`: it is read on there, as in the next line of a text. `level`: up to
 * this x an arrow forward is level, as others are that leave the same card. */
export function route(from: Box, y: number, to: Box, cards: readonly Box[], goesOn = false, level = 0): Route {
  const start = { x: from.x + from.width, y: from.y + y };
  if (isSame(from, to)) return around(from, start);
  const others = cards.filter((box) => !isSame(box, from) && !isSame(box, to));
  if (goesOn && to.x + to.width < from.x && to.y > from.y + from.height) {
    const way = between(start, { x: to.x, y: to.y + HEAD_MIDDLE }, 'left', others, [from, to]);
    if (way !== null) return way;
  }
  if (to.x < start.x + STUB) return leftward({ x: from.x, y: start.y }, to, others) ?? back(start, from, to, others);
  const end = { x: to.x, y: to.y + HEAD_MIDDLE };
  return curved(start, end, others, level) ?? between(start, end, 'left', others, [from, to]) ?? asCurve(curveOf(start, end));
}

/** Where a level line from the slot has passed all that is in the way of a curve to the other card; null: nothing is, or it cannot. */
export function levelFor(from: Box, y: number, to: Box, cards: readonly Box[]): number | null {
  const start = { x: from.x + from.width, y: from.y + y };
  if (to.x < start.x + STUB) return null;
  const end = { x: to.x, y: to.y + HEAD_MIDDLE };
  const curve = curveOf(start, end);
  const inTheWay = cards.filter((box) => !isSame(box, from) && !isSame(box, to) && touches(curve, box));
  if (inTheWay.length === 0) return null;
  const level = Math.max(...inTheWay.map((box) => box.x + box.width)) + CLEAR;
  return end.x - level >= CURVE_LEAST ? level : null;
}

// One curve, behind a level line if that is wanted; null where something is in its way.
function curved(start: Point, end: Point, others: readonly Box[], level: number): Route | null {
  const bend = { x: level <= end.x - CURVE_LEAST ? Math.max(start.x, level) : start.x, y: start.y };
  const curve = curveOf(bend, end);
  const isFree = !others.some((box) => touches(curve, box) || (bend.x > start.x && box.x < bend.x && box.x + box.width > start.x && isAcross(start.y, box.y, box.height)));
  if (isFree) return asCurve(curve, start);
  return level > 0 ? curved(start, end, others, 0) : null;
}

// To what lies further to the left: from the slot's left end, where nothing is between.
function leftward(start: Point, to: Box, others: readonly Box[]): Route | null {
  const end = { x: to.x + to.width, y: to.y + HEAD_MIDDLE };
  const gap = start.x - end.x;
  if (gap < GAP_LEAST) return null;
  if (gap < CURVE_LEAST) return inGap(start, end, others);
  const curve = curveOf(start, end);
  return others.some((box) => touches(curve, box)) ? null : { ...asCurve(curve), isLeftward: true };
}

// Between two cards that are near each other.
function inGap(start: Point, end: Point, others: readonly Box[]): Route | null {
  const x = end.x + (start.x - end.x) * 0.55;
  const [top, bottom] = [Math.min(start.y, end.y), Math.max(start.y, end.y)];
  const isFree = others.every((box) => box.x > x + 3 || box.x + box.width < x - 3 || box.y > bottom || box.y + box.height < top);
  if (!isFree) return null;
  return { ...straight([start, { x, y: start.y }, { x, y: end.y }, end], { x, y: (start.y + end.y) / 2 }), isLeftward: true };
}

const isSame = (one: Box, other: Box) => one.x === other.x && one.y === other.y;

type Curve = readonly [Point, Point, Point, Point];

function curveOf(start: Point, end: Point): Curve {
  const reach = Math.min(Math.max(22, Math.abs(end.x - start.x) / 2), 110) * Math.sign(end.x - start.x);
  return [start, { x: start.x + reach, y: start.y }, { x: end.x - reach, y: end.y }, end];
}

// `from`: where the level line before it begins.
function asCurve(curve: Curve, from: Point = curve[0]): Route {
  const path = from.x === curve[0].x ? curvePath(curve) : `M${round(from.x)} ${round(from.y)}L${curvePath(curve).slice(1)}`;
  return { path, middle: pointOn(curve, 0.5), corners: null, isLeftward: false };
}

function pointOn([a, b, c, d]: Curve, t: number): Point {
  const s = 1 - t;
  const [p, q, r, u] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return { x: p * a.x + q * b.x + r * c.x + u * d.x, y: p * a.y + q * b.y + r * c.y + u * d.y };
}

function touches(curve: Curve, box: Box): boolean {
  const [start, , , end] = curve;
  if (box.x > Math.max(start.x, end.x) || box.x + box.width < Math.min(start.x, end.x)) return false;
  if (box.y > Math.max(start.y, end.y) || box.y + box.height < Math.min(start.y, end.y)) return false;
  for (let index = 1; index < SAMPLES; index++) {
    const { x, y } = pointOn(curve, index / SAMPLES);
    if (x > box.x - 2 && x < box.x + box.width + 2 && y > box.y - 2 && y < box.y + box.height + 2) return true;
  }
  return false;
}

const curvePath = ([a, b, c, d]: Curve) =>
  `M${round(a.x)} ${round(a.y)}C${round(b.x)} ${round(b.y)} ${round(c.x)} ${round(c.y)} ${round(d.x)} ${round(d.y)}`;

/** A way of straight lines. */
export function straight(corners: readonly Point[], middle: Point): Route {
  return { path: rounded(corners), middle, corners, isLeftward: false };
}

// Out at the right, over the card's upper edge and down into it.
function around(box: Box, start: Point): Route {
  const right = start.x + STUB;
  const top = box.y - STUB;
  const end = { x: box.x + box.width - 18, y: box.y };
  return straight([start, { x: right, y: start.y }, { x: right, y: top }, { x: end.x, y: top }, end], { x: right, y: (start.y + top) / 2 });
}

// To a card above, beneath or at the left: into its right edge.
function back(start: Point, from: Box, to: Box, others: readonly Box[]): Route {
  const end = { x: to.x + to.width, y: to.y + HEAD_MIDDLE };
  const isBeside = to.x + to.width > from.x;
  const right = isBeside ? freeColumn(Math.max(start.x, end.x) + STUB, start.y, end.y, others) : null;
  if (right !== null) {
    return straight([start, { x: right, y: start.y }, { x: right, y: end.y }, end], { x: right, y: (start.y + end.y) / 2 });
  }
  return between(start, end, 'right', others, [from, to]) ?? bow(start, end);
}

// Where there is no free way: a bow that opens to the left.
function bow(start: Point, end: Point): Route {
  const right = Math.max(start.x, end.x) + 3 * STUB;
  return asCurve([start, { x: right, y: start.y }, { x: right, y: end.y }, end]);
}

// The first x from `x` on at which a line from one height to the other meets no card; null where it is too far.
function freeColumn(x: number, y: number, other: number, cards: readonly Box[], most = COLUMN_MOST): number | null {
  const [top, bottom] = [Math.min(y, other) - 2, Math.max(y, other) + 2];
  let free = x;
  for (let pass = 0; pass < 3; pass++) {
    const moved = cards.reduce((at, box) => (box.y <= bottom && box.y + box.height >= top && isAcross(at, box.x, box.width) ? box.x + box.width + STUB : at), free);
    if (moved === free) return free;
    free = moved;
    if (free - x > most) return null;
  }
  return null;
}

// Beside the card that it enters from the left there is but one place.
const freeLeft = (x: number, y: number, other: number, cards: readonly Box[]): number | null => (freeColumn(x, y, other, cards) === x ? x : null);

const isAcross = (at: number, from: number, length: number) => at > from - CLEAR && at < from + length + CLEAR;

// Along a free height between the cards to the side of the card that it enters, and from there into it.
function between(start: Point, end: Point, side: Side, cards: readonly Box[], ends: readonly [Box, Box]): Route | null {
  const ways = (most: number, entered: readonly Box[]) => wayBetween(start, end, side, cards, ends, most, entered);
  // Where a card has grown between, the way goes under that.
  return ways(COLUMN_MOST, cards) ?? ways(AROUND_MOST, cards) ?? ways(COLUMN_MOST, []);
}

// `entered`: cards that are not to be in the way of where it comes down to the card that it enters.
function wayBetween(start: Point, end: Point, side: Side, cards: readonly Box[], ends: readonly [Box, Box], most: number, entered: readonly Box[]): Route | null {
  const all = [...cards, ...ends];
  const [left, right] = [Math.min(start.x, end.x) - STUB, Math.max(start.x, end.x) + STUB];
  const heights = all
    .filter((box) => box.x < right + most && box.x + box.width > left)
    .flatMap((box) => [box.y - CLEAR - 2, box.y + box.height + CLEAR + 2]);
  const cost = (y: number) => Math.abs(y - start.y) + Math.abs(y - end.y);
  const nearest = [start.y, end.y, ...heights].sort((one, other) => cost(one) - cost(other)).slice(0, TRIES);
  for (const y of nearest) {
    const out = freeColumn(start.x + STUB, start.y, y, cards, most);
    const into = side === 'left' ? freeLeft(end.x - STUB, end.y, y, entered) : freeColumn(end.x + STUB, end.y, y, cards, most);
    if (out === null || into === null || cards.some((box) => box.x > start.x && box.x < out && isAcross(start.y, box.y, box.height))) continue;
    const [from, to] = [Math.min(out, into), Math.max(out, into)];
    const isFree = all.every((box) => box.x >= to + CLEAR || box.x + box.width <= from - CLEAR || !isAcross(y, box.y, box.height));
    if (!isFree) continue;
    const points = [start, { x: out, y: start.y }, { x: out, y }, { x: into, y }, { x: into, y: end.y }, end];
    return straight(points, { x: (out + into) / 2, y });
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
