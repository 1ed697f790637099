// A chart over the run: curves of samples, a scale, the instant that is shown. The timeline's own drawing serves it, so that no
// library of charts is needed: a thousand samples, no dates, one axis that all share.
import type { Samples } from 'ouroboros';
import { useState } from 'preact/hooks';
import { WHOLE, instantAt, lineOf, pixelOf, rangeOf, teardownAt, instantOf, type Axis, type Range } from '../../geometry/timeline.ts';
import { spreadRows, ticksOf, valueAt } from '../../geometry/timeline_chart.ts';
import { grouped } from '../../words/speak.ts';
import { sayStatistics as say } from '../../words/statistics.ts';
import { Canvas, type Sheet } from '../timeline/canvas.tsx';

export interface Curve {
  name: string;
  values: Float64Array;
  /** Its value at the instant that is shown, which lies between samples. */
  present: number;
  /** A token of the style. */
  hue: string;
  /** How strongly it is drawn, from 0 to 1: for generations. */
  strength?: number;
  isFilled?: boolean;
  dash?: number[];
  text(value: number): string;
}

export interface ChartProps {
  title: string;
  samples: Samples;
  curves: Curve[];
  axis: Axis;
  at: number;
  /** By default that of the first curve. */
  range?: Range;
  /** What a value beside the scale is called, and of what its round numbers are multiples. */
  scale(value: number): string;
  unit?(range: Range): number;
  go(instant: number): void;
}

const TICKS = 3;
const ROWS_SPOKEN = 10;

export function Chart({ title, samples, curves, axis, at, range = rangeOf(samples.clock, curves[0]!.values, axis), scale, unit, go }: ChartProps) {
  const [hover, setHover] = useState<number | null>(null);
  const [width, setWidth] = useState(0);
  const ticks = ticksOf(range, TICKS, unit?.(range) ?? 1);
  const instantUnder = (event: MouseEvent) => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    return instantAt(axis, WHOLE, box.width, event.clientX - box.left);
  };
  return (
    <figure class="chart">
      <figcaption>
        <span class="chart-title">{title}</span>
        <span class="chart-legend" aria-hidden="true">
          {curves.map((curve) => <Legend key={curve.name} curve={curve} value={hover === null ? curve.present : valueAt(samples.clock, curve.values, hover)} />)}
        </span>
      </figcaption>
      <div class="chart-area" title={say('chartHelp')}
        onPointerMove={(event) => setHover(instantUnder(event))} onPointerLeave={() => setHover(null)} onClick={(event) => go(instantUnder(event))}>
        <Canvas of={[samples, ...curves.map(({ values }) => values), axis.length, axis.end, range.low, range.high]} onWidth={setWidth}
          paint={(sheet) => paintChart(sheet, { samples, curves, axis, range, ticks })} />
        {ticks.map((tick) => (
          <span key={tick} class="chart-tick" aria-hidden="true" style={{ top: `max(1.2em, ${(1 - (tick - range.low) / (range.high - range.low)) * 100}%)` }}>{scale(tick)}</span>
        ))}
        <div class="playhead" style={{ transform: `translateX(${pixelOf(axis, WHOLE, width, at)}px)` }} />
        {hover !== null && <div class="chart-hover" style={{ transform: `translateX(${pixelOf(axis, WHOLE, width, hover)}px)` }} />}
      </div>
      <ul class="visually-hidden" aria-label={say('chartText', { title })}>
        {spreadRows(samples.clock.length, ROWS_SPOKEN).map((row) => (
          <li key={row}>
            {say('atInstant', { instant: grouped(samples.clock[row]!), values: curves.map(({ name, values, text }) => `${name} ${text(values[row]!)}`).join(', ') })}
          </li>
        ))}
      </ul>
    </figure>
  );
}

const Legend = ({ curve: { name, hue, strength = 1, dash, isFilled, text }, value }: { curve: Curve; value: number }) => (
  <span class="chart-key">
    <svg width="14" height="8" aria-hidden="true">
      {isFilled && <rect y="2" width="14" height="6" style={{ fill: 'var(--line)' }} />}
      <path d={isFilled ? 'M0 2h14' : 'M0 4h14'} style={{ stroke: `var(${hue})`, strokeWidth: 1.5, strokeDasharray: dash?.join(' '), opacity: strength }} />
    </svg>
    {name} <b>{Number.isNaN(value) ? '' : text(value)}</b>
  </span>
);

interface Painted {
  samples: Samples;
  curves: Curve[];
  axis: Axis;
  range: Range;
  ticks: number[];
}

function paintChart(sheet: Sheet, { samples, curves, axis, range, ticks }: Painted): void {
  const { context, width, height, colour } = sheet;
  context.clearRect(0, 0, width, height);
  const end = teardownAt(axis);
  if (end < 1) {
    const left = pixelOf(axis, WHOLE, width, instantOf(axis, end));
    context.fillStyle = colour('--sunken');
    context.fillRect(left, 0, width - left, height);
  }
  context.fillStyle = colour('--line');
  for (const tick of ticks) {
    context.fillRect(0, Math.round(height * (1 - (tick - range.low) / (range.high - range.low))), width, 1);
  }
  for (const curve of curves) paintCurve(sheet, curve, lineOf(samples.clock, curve.values, axis, WHOLE, { width, height, range }));
}

function paintCurve({ context, height, colour }: Sheet, { hue, strength = 1, isFilled, dash }: Curve, points: Float64Array): void {
  if (points.length === 0) return;
  const trace = () => {
    context.beginPath();
    for (let i = 0; i < points.length; i += 2) context.lineTo(points[i]!, points[i + 1]!);
  };
  if (isFilled) {
    trace();
    context.lineTo(points.at(-2)!, height);
    context.lineTo(points[0]!, height);
    context.globalAlpha = 0.55;
    context.fillStyle = colour('--line');
    context.fill();
  }
  trace();
  context.globalAlpha = strength;
  context.strokeStyle = colour(hue);
  context.lineWidth = 1.25;
  context.setLineDash(dash ?? []);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}
