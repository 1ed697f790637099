// The scale beside a chart over time: at which values its lines are, and which sample an instant falls to. Pure.
import { firstFrom, type Range } from './timeline.ts';

const STEPS = [1, 2, 5, 10];

/** Round values within a range, about so many, multiples of 1, 2 or 5 times a power of ten of `unit`. */
export function ticksOf({ low, high }: Range, about: number, unit = 1): number[] {
  const rough = (high - low) / Math.max(1, about) / unit;
  if (!(rough > 0) || !Number.isFinite(rough)) return [];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (STEPS.find((one) => one * power >= rough) ?? 10) * power * unit;
  const ticks: number[] = [];
  for (let tick = Math.ceil(low / step) * step; tick <= high + step * 1e-9; tick += step) ticks.push(tick);
  return ticks;
}

/** The unit of bytes that makes round numbers of a range: 1, 1024, 1024², 1024³. */
export function byteUnit({ low, high }: Range): number {
  const extent = high - low;
  return extent >= 2 ** 30 ? 2 ** 30 : extent >= 2 ** 20 ? 2 ** 20 : extent >= 2 ** 10 ? 2 ** 10 : 1;
}

/** The value that a series of samples has at an instant; NaN: none. */
export function valueAt(clocks: ArrayLike<number>, values: ArrayLike<number>, instant: number): number {
  const row = Math.max(0, firstFrom(clocks, instant + 1) - 1);
  return row < clocks.length ? values[row]! : NaN;
}

/** Some rows spread over all of a series, its last one among them: for who reads a chart instead of seeing it. */
export function spreadRows(length: number, most: number): number[] {
  if (length <= most) return Array.from({ length }, (_, row) => row);
  return Array.from({ length: most }, (_, i) => Math.round((i * (length - 1)) / (most - 1)));
}
