// The ways of the graph's arrows: from a slot at a card's right edge to an edge of another card. Pure. An arrow forward is one smooth
// curve; one back, or to its own card, goes around the cards between.
import type { Box } from './graph.ts';

export interface Route {
  /** The d of an SVG path. */
  path: string;
  /** A point in its middle, where a mark can be. */
  middle: { x: number; y: number };
  end: { x: number; y: number };
}

const HEAD_MIDDLE = 12;
const BEND = 9;
const CLEAR = 11;
const round = (value: number) => Math.round(value * 10) / 10;

/** From the slot at height `y` of a card to another; `lane` keeps the ways of several apart. */
export function route(from: Box, y: number, to: Box, cards: readonly Box[], lane = 0): Route {
  if (from.x === to.x && from.y === to.y) return around(from, from.y + y, lane);
  if (to.x >= from.x + from.width + CLEAR) return forward(from, from.y + y, to);
  return back(from, from.y + y, to, cards, lane);
}

function forward(from: Box, y: number, to: Box): Route {
  const start = { x: from.x + from.width, y };
  const end = { x: to.x, y: to.y + HEAD_MIDDLE };
  const reach = Math.min(Math.max(24, (end.x - start.x) / 2), 120);
  const path = `M${round(start.x)} ${round(start.y)}C${round(start.x + reach)} ${round(start.y)} ${round(end.x - reach)} ${round(end.y)} ${round(end.x)} ${round(end.y)}`;
  return { path, middle: { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 }, end };
}

// Out at the right, over the card's upper edge and down into it.
function around(box: Box, y: number, lane: number): Route {
  const right = box.x + box.width + 14 + lane * 5;
  const top = box.y - 14 - lane * 5;
  const end = { x: box.x + box.width - 16 - lane * 5, y: box.y };
  const points = [{ x: box.x + box.width, y }, { x: right, y }, { x: right, y: top }, { x: end.x, y: top }, end];
  return { path: rounded(points), middle: { x: right, y: (y + top) / 2 }, end };
}

// Out at the right, along a free height, and up or down into the card.
function back(from: Box, y: number, to: Box, cards: readonly Box[], lane: number): Route {
  const start = { x: from.x + from.width, y };
  const out = start.x + 14 + (lane % 4) * 5;
  const isAbove = to.y + to.height < from.y;
  const into = to.x + Math.min(to.width - 14, 26 + (lane % 5) * 6);
  const height = isAbove ? freeBetween(from, to, into, out, cards, lane) : freeBelow(from, to, into, out, cards, lane);
  const end = { x: into, y: height > to.y + to.height / 2 ? to.y + to.height : to.y };
  const points = [start, { x: out, y }, { x: out, y: height }, { x: into, y: height }, end];
  return { path: rounded(points), middle: { x: (out + into) / 2, y: height }, end };
}

const crosses = (box: Box, left: number, right: number, y: number) =>
  box.x < right + CLEAR && box.x + box.width > left - CLEAR && y > box.y - CLEAR && y < box.y + box.height + CLEAR;

// The first height beneath both cards at which no card is in the way.
function freeBelow(from: Box, to: Box, left: number, right: number, cards: readonly Box[], lane: number): number {
  const isBeneath = to.y > from.y + from.height;
  let y = (isBeneath ? from.y + from.height : Math.max(from.y + from.height, to.y + to.height)) + 14 + (lane % 5) * 5;
  for (const box of [...cards].sort((one, other) => one.y - other.y)) {
    if (crosses(box, left, right, y)) y = box === to ? y : box.y + box.height + 14 + (lane % 5) * 5;
  }
  return y;
}

// Between a card and the one that it refers to above, beneath that one.
function freeBetween(from: Box, to: Box, left: number, right: number, cards: readonly Box[], lane: number): number {
  const y = to.y + to.height + 14 + (lane % 5) * 5;
  const isFree = !cards.some((box) => box !== to && box !== from && crosses(box, left, right, y));
  return isFree || y > from.y ? y : freeBelow(from, to, left, right, cards, lane);
}

// A way of straight lines with round corners.
function rounded(points: readonly { x: number; y: number }[]): string {
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

const distance = (one: { x: number; y: number }, other: { x: number; y: number }) => Math.hypot(one.x - other.x, one.y - other.y);

function towards(from: { x: number; y: number }, to: { x: number; y: number }, length: number) {
  const whole = distance(from, to) || 1;
  return { x: from.x + ((to.x - from.x) * length) / whole, y: from.y + ((to.y - from.y) * length) / whole };
}
