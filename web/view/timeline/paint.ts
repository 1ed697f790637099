// Paints a run's timeline: live bytes, counts against the threshold, collections, marks, the teardown. Decides nothing: where
// everything lies comes from geometry/timeline.ts.
import type { Samples } from 'ouroboros';
import {
  bandsOf, clustersOf, countedByPixel, instantOf, lineOf, pixelOf, rangeOf, spaced, teardownAt,
  type Axis, type Cluster, type Range, type Span,
} from '../../geometry/timeline.ts';
import { MARKS, type Collection, type Mark } from '../../model/timeline.ts';
import type { Sheet } from './canvas.tsx';

export interface Painted {
  axis: Axis;
  span: Span;
  samples: Samples;
  collections: readonly Collection[];
  /** The seldom events: their instants, and the lane of each. */
  clocks: ArrayLike<number>;
  laneOf(row: number): number;
  /** Lines of the program that begin in the part that is looked at, and calls, where they are not too many. */
  lines: Lines | null;
  /** Instants at which a line with a breakpoint begins. */
  breaks: ArrayLike<number>;
  /** What the teardown is called, and a stretch inside of a library. */
  teardown: string;
  library: string;
}

export interface Lines {
  clocks: ArrayLike<number>;
  numbers: ArrayLike<number>;
  /** Not a line, but a call of what begins on that line. */
  isCall(row: number): boolean;
}

interface Place {
  top: number;
  height: number;
}

/** Heights in pixels: collections with their generation above, marks below, the chart between. */
export const LANES = { top: 15, bottom: 17 };
const MARK_GAP = 9;
/** How strongly a generation is painted: the older, the stronger. */
const STRENGTH = [0.25, 0.5, 0.8];
const DIGIT_WIDTH = 12;
const LINE_APART = 22;

export function paintTimeline(sheet: Sheet, painted: Painted): void {
  const { context, width, height } = sheet;
  context.clearRect(0, 0, width, height);
  paintTeardown(sheet, painted);
  paintLibraries(sheet, painted);
  paintBands(sheet, painted);
  const chart = { top: LANES.top, height: height - LANES.top - LANES.bottom };
  paintBytes(sheet, painted, chart);
  paintCounts(sheet, painted, chart);
  paintLines(sheet, painted, chart);
  paintBreaks(sheet, painted);
  paintMarks(sheet, painted);
}

// Where lines of the program begin, with their numbers where there is room; calls are little triangles.
function paintLines({ context, width, colour }: Sheet, { lines, axis, span }: Painted, { top, height }: Place): void {
  if (lines === null) return;
  const bottom = top + height;
  const pixels = Float64Array.from(lines.clocks, (clock) => pixelOf(axis, span, width, clock));
  const own = Uint32Array.from(pixels.keys()).filter((row) => !lines.isCall(row));
  context.fillStyle = colour('--faint');
  for (const row of own) context.fillRect(Math.round(pixels[row]!), bottom - 5, 1, 5);
  context.fillStyle = colour('--code');
  pixels.forEach((x, row) => lines.isCall(row) && fillTriangle(context, x, bottom, -5));
  context.font = `10px ${colour('--mono')}`;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.fillStyle = colour('--quiet');
  // What was typed at the console has no line of the program.
  const numbered = own.filter((row) => lines.numbers[row]! > 0);
  const shown = spaced(Array.from(numbered, (row) => pixels[row]!), LINE_APART);
  for (const i of shown) context.fillText(String(lines.numbers[numbered[i]!]), pixels[numbered[i]!]! + 2.5, bottom - 2);
}

function paintBreaks({ context, width, colour }: Sheet, { breaks, axis, span }: Painted): void {
  context.fillStyle = colour('--bad');
  let last = -Infinity;
  for (let row = 0; row < breaks.length; row++) {
    const x = pixelOf(axis, span, width, breaks[row]!);
    if (x < 0 || x > width || x - last < 2) continue;
    last = x;
    fillTriangle(context, x, LANES.top, 6);
  }
}

// With its base at y, pointing down, or up when its height is negative.
function fillTriangle(context: CanvasRenderingContext2D, x: number, y: number, height: number): void {
  const half = Math.abs(height) * 0.7;
  context.beginPath();
  context.moveTo(x - half, y);
  context.lineTo(x + half, y);
  context.lineTo(x, y + height);
  context.fill();
}

function paintTeardown(sheet: Sheet, { axis, span, teardown }: Painted): void {
  const unit = teardownAt(axis);
  if (unit < 1) paintApart(sheet, pixelOf(axis, span, sheet.width, instantOf(axis, unit)), sheet.width, teardown);
}

function paintLibraries(sheet: Sheet, { axis, span, library }: Painted): void {
  for (const { from, to } of axis.within ?? []) {
    paintApart(sheet, pixelOf(axis, span, sheet.width, from), pixelOf(axis, span, sheet.width, to), library);
  }
}

// A part that has another scale than the program's own: hatched, with its name.
function paintApart({ context, width, height, colour }: Sheet, from: number, to: number, name: string): void {
  const [left, right] = [Math.max(0, from), Math.min(width, to)];
  if (left >= right) return;
  context.save();
  context.beginPath();
  context.rect(left, 0, right - left, height);
  context.clip();
  context.fillStyle = colour('--sunken');
  context.fillRect(left, 0, right - left, height);
  context.strokeStyle = colour('--line');
  context.lineWidth = 1;
  context.beginPath();
  // The hatching lies on the paper, wherever a part of it begins.
  for (let x = Math.floor((left - height) / 7) * 7; x < right; x += 7) {
    context.moveTo(x, height);
    context.lineTo(x + height, 0);
  }
  context.stroke();
  context.restore();
  context.fillStyle = colour('--faint');
  context.fillRect(Math.round(left), 0, 1, height);
  if (right < width) context.fillRect(Math.round(right), 0, 1, height);
  context.font = `10px ${colour('--sans')}`;
  if (right - left < context.measureText(name).width + 12) return;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.fillStyle = colour('--quiet');
  context.fillText(name, left + 5, LANES.top + 12);
}

function paintBands({ context, width, height, colour }: Sheet, { collections, axis, span }: Painted): void {
  context.font = `600 10px ${colour('--sans')}`;
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  const hue = colour('--collector');
  for (const { left, width: wide, generation, count } of bandsOf(collections, axis, span, width)) {
    context.fillStyle = hue;
    context.globalAlpha = 0.1;
    context.fillRect(left, LANES.top, wide, height - LANES.top);
    context.globalAlpha = STRENGTH[generation] ?? 1;
    context.fillRect(left, 2, wide, LANES.top - 4);
    context.globalAlpha = 1;
    const [from, to] = [Math.max(0, left), Math.min(width, left + wide)];
    if (to - from < DIGIT_WIDTH || count > 1) continue;
    context.fillStyle = colour(generation === 2 ? '--paper' : '--ink');
    context.fillText(String(generation), (from + to) / 2, LANES.top / 2 + 0.5);
  }
}

function paintBytes({ context, width, colour }: Sheet, { samples, axis, span }: Painted, place: Place): void {
  const range = rangeOf(samples.clock, samples.bytes, axis);
  const points = lineOf(samples.clock, samples.bytes, axis, span, { width, height: place.height, range });
  if (points.length === 0) return;
  const bottom = place.top + place.height;
  context.beginPath();
  context.moveTo(points[0]!, bottom);
  trace(context, points, place.top);
  context.lineTo(points.at(-2)!, bottom);
  context.fillStyle = colour('--line');
  context.globalAlpha = 0.55;
  context.fill();
  context.globalAlpha = 1;
  context.beginPath();
  trace(context, points, place.top);
  context.strokeStyle = colour('--quiet');
  context.lineWidth = 1.25;
  context.stroke();
}

function trace(context: CanvasRenderingContext2D, points: Float64Array, top: number): void {
  for (let i = 0; i < points.length; i += 2) context.lineTo(points[i]!, points[i + 1]! + top);
}

// The youngest generation's count against its threshold: the dashed line at the chart's top is the threshold.
function paintCounts({ context, width, colour }: Sheet, { samples, axis, span }: Painted, place: Place): void {
  const shares = Float64Array.from(samples.count0, (count, row) => count / Math.max(1, samples.threshold0[row]!));
  const range: Range = { low: 0, high: 1 };
  const points = lineOf(samples.clock, shares, axis, span, { width, height: place.height - 2, range });
  if (points.length === 0) return;
  context.strokeStyle = colour('--collector');
  context.lineWidth = 1;
  context.globalAlpha = 0.75;
  context.beginPath();
  trace(context, points, place.top + 1);
  context.stroke();
  context.setLineDash([2, 4]);
  context.beginPath();
  context.moveTo(0, place.top + 0.5);
  context.lineTo(width, place.top + 0.5);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

const HUES: Record<Mark, string> = { output: '--quiet', weakref: '--collector', finalizer: '--collector', exception: '--bad' };

function paintMarks(sheet: Sheet, { clocks, laneOf, axis, span }: Painted): void {
  const columns = countedByPixel({ clocks, laneOf, lanes: MARKS.length }, axis, span, sheet.width);
  columns.forEach((column, lane) => {
    for (const cluster of clustersOf(column, MARK_GAP)) paintMark(sheet, MARKS[lane]!, cluster);
  });
}

function paintMark({ context, height, colour }: Sheet, mark: Mark, { left, right }: Cluster): void {
  const y = mark === 'output' ? height - 2.5 : height - 9;
  context.strokeStyle = context.fillStyle = colour(HUES[mark]);
  context.lineWidth = 1.5;
  if (right - left >= MARK_GAP) {
    context.globalAlpha = 0.5;
    context.fillRect(left, y - 1, right - left, 2);
    context.globalAlpha = 1;
    SIGNS[mark](context, right, y, colour('--paper'));
  }
  SIGNS[mark](context, left, y, colour('--paper'));
}

function traceDiamond(context: CanvasRenderingContext2D, x: number, y: number): void {
  context.beginPath();
  context.moveTo(x, y - 4.5);
  context.lineTo(x + 4, y);
  context.lineTo(x, y + 4.5);
  context.lineTo(x - 4, y);
  context.closePath();
}

// Each mark has a form of its own: no colour alone.
const SIGNS: Record<Mark, (context: CanvasRenderingContext2D, x: number, y: number, paper: string) => void> = {
  output: (context, x, y) => context.fillRect(x - 1, y - 2.5, 2, 5),
  exception: (context, x, y) => {
    context.beginPath();
    context.moveTo(x - 3.5, y - 3.5);
    context.lineTo(x + 3.5, y + 3.5);
    context.moveTo(x + 3.5, y - 3.5);
    context.lineTo(x - 3.5, y + 3.5);
    context.stroke();
  },
  finalizer: (context, x, y) => {
    traceDiamond(context, x, y);
    context.fill();
  },
  weakref: (context, x, y, paper) => {
    traceDiamond(context, x, y);
    context.save();
    context.fillStyle = paper;
    context.fill();
    context.setLineDash([2, 1.5]);
    context.stroke();
    context.restore();
  },
};
