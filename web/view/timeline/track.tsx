// The track: the run from left to right, with the instant that is shown on it. Owns scrubbing, zooming and what keys do there.
import type { Constants, Recording } from 'ouroboros';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import {
  WHOLE, containing, instantAt, isWhole, moved, pixelOf, rowNear, teardownAt, unitOf, zoomed, type Axis, type Span,
} from '../../geometry/timeline.ts';
import { MARKS, collectionAt, collectionsOf, lanesByKind, programEndOf, type Collection } from '../../model/timeline.ts';
import { grouped, language } from '../../words/speak.ts';
import { sayTimeline } from '../../words/timeline.ts';
import { isEntered } from '../shared/entered.ts';
import { Canvas } from './canvas.tsx';
import { useBreaks, useLines, useStretches } from './lines.ts';
import { LANES, paintTimeline } from './paint.ts';
import { usePinch } from './pinch.ts';
import type { Player } from './player.ts';

/** Zooms in by a step, or out, about the instant that is shown. */
export type Zoomer = (direction: 1 | -1) => void;

export interface TrackProps {
  player: Player;
  recording: Recording | null;
  constants: Constants | null;
  length: number;
  at: number;
  /** What the shown instant is, in words. */
  text: string;
  /** Lines. */
  breakpoints: readonly number[];
  /** The editor's line of a line that was typed at a prompt. */
  lineTyped(instant: number, line: number): number | null;
  isRunning: boolean;
  /** What buttons elsewhere zoom with. */
  zoomer: { current: Zoomer | null };
  /** Tells whether all of the run is in sight. */
  setWhole(isWhole: boolean): void;
}

const WHEEL_ZOOM = 1.0018;
const ZOOM_STEP = 2;

export function Track({ player, recording, constants, length, at, text, breakpoints, lineTyped, isRunning, zoomer, setWhole }: TrackProps) {
  const within = useStretches(recording, length);
  const axis: Axis = { length, end: programEndOf(recording), within: within ?? [] };
  const [span, setSpan] = useState<Span>(WHOLE);
  const [width, setWidth] = useState(0);
  const [hover, setHover] = useState<number | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const facts = useFacts(recording, constants, length);
  useEffect(() => setSpan(() => WHOLE), [recording]);
  useEffect(() => setSpan((old) => (isWhole(old) ? old : containing(old, unitOf(axis, at)))), [at]);

  const lines = useLines(recording, constants, axis, span, lineTyped);
  const teardown = sayTimeline('inTeardown');
  const library = sayTimeline('inLibrary');
  const breaks = useBreaks(recording, breakpoints);
  const instantUnder = (clientX: number) => instantAt(axis, span, width, clientX - box.current!.getBoundingClientRect().left);
  const zoom = (factor: number, about = unitOf(axis, at)) => setSpan((old) => zoomed(axis, old, factor, about));
  zoomer.current = (direction) => zoom(ZOOM_STEP ** direction);
  useEffect(() => setWhole(isWhole(span)), [span]);
  useWheel(box, (event, place) => {
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      setSpan((old) => moved(old, (event.deltaX / width) * (old.to - old.from)));
    } else {
      setSpan((old) => zoomed(axis, old, WHEEL_ZOOM ** -event.deltaY, old.from + place * (old.to - old.from)));
    }
  });

  const onKey = (event: KeyboardEvent) => {
    const action = keyAction(event, { player, at, length, zoom, reset: () => setSpan(() => WHOLE) });
    if (action === null) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
  const pinch = usePinch((place, factor, by) => setSpan((old) => moved(zoomed(axis, old, factor, old.from + place * (old.to - old.from)), -by * (old.to - old.from))));
  const x = pixelOf(axis, span, width, at);
  return (
    <div class={within === null ? 'track is-unknown' : 'track'}>
      <div
        class="track-body" ref={box} role="slider" tabIndex={0} aria-label={sayTimeline('timeline')} aria-valuemin={0} aria-valuemax={length}
        aria-valuenow={at} aria-valuetext={text} aria-orientation="horizontal" aria-disabled={recording === null} onKeyDown={onKey}
        onPointerDown={(event) => {
          if (event.button !== 0 || recording === null) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          if (pinch.begin(event)) return;
          player.go(aimedAt(event, instantUnder(event.clientX), { axis, span, width, facts }));
        }}
        onPointerMove={(event) => {
          setHover(event.pointerType === 'touch' ? null : event.clientX - box.current!.getBoundingClientRect().left);
          if (pinch.move(event)) return;
          if (event.currentTarget.hasPointerCapture(event.pointerId) && event.movementX !== 0) player.go(instantUnder(event.clientX));
        }}
        onPointerUp={pinch.end}
        onPointerCancel={pinch.end}
        onPointerLeave={() => setHover(null)}
      >
        <Canvas
          of={[recording, facts, lines, breaks, span, length, axis.within, teardown]} onWidth={setWidth}
          paint={(sheet) => recording && facts && paintTimeline(sheet, { axis, span, samples: recording.samples, lines, breaks, teardown, library, ...facts })}
        />
        {recording === null && <p class="tl-empty quiet">{text}</p>}
        {recording && x >= -1 && x <= width + 1 && <div class="playhead" style={{ transform: `translateX(${x}px)` }} />}
        {recording && hover !== null && hover >= 0 && hover <= width && (
          <Hover x={hover} width={width} text={hoverText(hover, { axis, span, width, facts })} />
        )}
      </div>
      <Overview axis={axis} span={span} at={at} setSpan={(to) => setSpan(() => to)} />
      {recording && constants && !isRunning && <Summary {...{ recording, constants, length }} />}
    </div>
  );
}

interface Facts {
  collections: Collection[];
  clocks: ArrayLike<number>;
  laneOf(row: number): number;
}

// What is marked, gathered again only when there are more events.
function useFacts(recording: Recording | null, constants: Constants | null, length: number): Facts | null {
  const count = recording?.events.length ?? 0;
  return useMemo(() => {
    if (recording === null || constants === null) return null;
    const lanes = lanesByKind(constants.event);
    const kinds = recording.events.column('kind');
    return {
      collections: collectionsOf(recording.events, constants.event, programEndOf(recording)),
      clocks: recording.events.column('clock'),
      laneOf: (row) => lanes[kinds[row]!]!,
    };
  }, [recording, constants, count, programEndOf(recording), length]);
}

function useWheel(box: { current: HTMLDivElement | null }, onWheel: (event: WheelEvent, place: number) => void): void {
  const latest = useRef(onWheel);
  latest.current = onWheel;
  useEffect(() => {
    const element = box.current!;
    const listen = (event: WheelEvent) => {
      // Where the page itself scrolls, its wheel is not taken away.
      const page = document.scrollingElement;
      if ((page && page.scrollHeight > page.clientHeight && !event.ctrlKey) || !isEntered()) return;
      event.preventDefault();
      const { left, width } = element.getBoundingClientRect();
      latest.current(event, (event.clientX - left) / width);
    };
    element.addEventListener('wheel', listen, { passive: false });
    return () => element.removeEventListener('wheel', listen);
  }, []);
}

interface KeyTargets {
  player: Player;
  at: number;
  length: number;
  zoom(factor: number): void;
  reset(): void;
}

function keyAction(event: KeyboardEvent, { player, at, length, zoom, reset }: KeyTargets): (() => void) | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const tenth = Math.max(1, Math.round(length / 10));
  switch (event.key) {
    case 'ArrowLeft': case 'ArrowDown': return () => player.step(-1, event.shiftKey ? 'event' : undefined);
    case 'ArrowRight': case 'ArrowUp': return () => player.step(1, event.shiftKey ? 'event' : undefined);
    case 'PageDown': return () => player.go(at - tenth);
    case 'PageUp': return () => player.go(at + tenth);
    case 'Home': return () => player.first();
    case 'End': return () => player.last();
    case '+': case '=': return () => zoom(ZOOM_STEP);
    case '-': return () => zoom(1 / ZOOM_STEP);
    case '0': return reset;
    default: return null;
  }
}

interface Place {
  axis: Axis;
  span: Span;
  width: number;
  facts: Facts | null;
}

const NEAR = 6;

const markNear = ({ axis, span, width, facts }: Place, x: number): number =>
  facts === null ? -1 : rowNear(facts.clocks, axis, span, width, x, NEAR, (row) => facts.laneOf(row) >= 0);

// What is pressed: among the marks the nearest mark, on a collection's band its beginning, else the instant there.
function aimedAt(event: PointerEvent, instant: number, place: Place): number {
  const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
  const [x, y] = [event.clientX - box.left, event.clientY - box.top];
  if (y > box.height - LANES.bottom) {
    const row = markNear(place, x);
    if (row >= 0) return place.facts!.clocks[row]!;
  }
  if (y < LANES.top) return collectionAt(place.facts?.collections ?? [], instant)?.start ?? instant;
  return instant;
}

function hoverText(x: number, place: Place): string {
  const { axis, span, width, facts } = place;
  const instant = instantAt(axis, span, width, x);
  const parts = [grouped(instant)];
  const row = markNear(place, x);
  if (row >= 0) parts.push(sayTimeline(MARKS[facts!.laneOf(row)]!));
  const collection = collectionAt(facts?.collections ?? [], instant);
  if (collection) parts.push(sayTimeline('collectionOf', { generation: collection.generation }));
  if (axis.within?.some(({ from, to }) => from <= instant && instant <= to)) parts.push(sayTimeline('inLibrary'));
  if (axis.end !== null && instant > axis.end) parts.push(sayTimeline('inTeardown'));
  return parts.join(' · ');
}

function Hover({ x, width, text }: { x: number; width: number; text: string }) {
  const side = x > width - 160 ? 'left' : 'right';
  return (
    <div class="hover" aria-hidden="true" style={{ transform: `translateX(${x}px)` }}>
      <span class={side}>{text}</span>
    </div>
  );
}

// The whole run in little, with the part that is looked at as something to drag.
function Overview({ axis, span, at, setSpan }: { axis: Axis; span: Span; at: number; setSpan(span: Span): void }) {
  const drag = useRef<{ x: number; span: Span } | null>(null);
  const percent = (unit: number) => `${unit * 100}%`;
  return (
    <div class={isWhole(span) ? 'overview is-whole' : 'overview'} title={sayTimeline('overview')}
      onPointerDown={(event) => {
        const { left, width } = event.currentTarget.getBoundingClientRect();
        const unit = (event.clientX - left) / width;
        const begun = unit < span.from || unit > span.to ? moved(span, unit - (span.from + span.to) / 2) : span;
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, span: begun };
        setSpan(begun);
      }}
      onPointerMove={(event) => {
        if (drag.current === null || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const { width } = event.currentTarget.getBoundingClientRect();
        setSpan(moved(drag.current.span, (event.clientX - drag.current.x) / width));
      }}>
      <div class="teardown" style={{ left: percent(teardownAt(axis)) }} />
      <div class="thumb" style={{ left: percent(span.from), width: percent(span.to - span.from) }} />
      <div class="tl-now" style={{ left: percent(unitOf(axis, at)) }} />
    </div>
  );
}

// What the track shows, for who does not see it.
function Summary({ recording, constants, length }: { recording: Recording; constants: Constants; length: number }) {
  const text = useMemo(() => summaryOf(recording, constants, length), [recording, constants, length, language.value]);
  return <p class="visually-hidden">{text}</p>;
}

function summaryOf(recording: Recording, constants: Constants, length: number): string {
  const lanes = lanesByKind(constants.event);
  const counts = MARKS.map(() => 0);
  for (const kind of recording.events.column('kind')) if (lanes[kind]! >= 0) counts[lanes[kind]!]!++;
  const collections = collectionsOf(recording.events, constants.event, programEndOf(recording)).length;
  const what = [sayTimeline('collections', { count: collections }), ...MARKS.map((mark, lane) => sayTimeline(`${mark}s`, { count: counts[lane]! }))];
  return sayTimeline('summary', { length: grouped(length), what: what.join(', ') });
}
