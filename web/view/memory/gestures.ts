// Wheel, drag, pinch, click and double click on a canvas, told as what they mean. Owns which of them a movement of fingers is.
import { isEntered } from '../shared/entered.ts';

export interface Gestures {
  zoom(x: number, y: number, factor: number): void;
  pan(dx: number, dy: number): void;
  click(x: number, y: number): void;
  enter(x: number, y: number): void;
  /** Null: the pointer has left. */
  hover(at: [number, number] | null): void;
}

const CLICK_PIXELS = 4;
const DOUBLE_MS = 350;
const WHEEL_SPEED = 0.0022;
const LINE_PIXELS = 16;

/** Listens until what it gives is called. */
export function listen(canvas: HTMLCanvasElement, to: Gestures): () => void {
  const ends = new AbortController();
  listenToWheel(canvas, to, ends.signal);
  listenToPointers(canvas, to, ends.signal);
  return () => ends.abort();
}

type Point = [x: number, y: number];

function place(canvas: HTMLCanvasElement, event: MouseEvent): Point {
  const { left, top } = canvas.getBoundingClientRect();
  return [event.clientX - left, event.clientY - top];
}

function listenToWheel(canvas: HTMLCanvasElement, to: Gestures, signal: AbortSignal): void {
  const onWheel = (event: WheelEvent) => {
    if (!isEntered()) return;
    event.preventDefault();
    const by = event.deltaMode === 1 ? LINE_PIXELS : event.deltaMode === 2 ? canvas.clientHeight : 1;
    if (event.shiftKey && !event.ctrlKey) return to.pan(-event.deltaX * by || -event.deltaY * by, 0);
    // A pinch on a touchpad comes as a wheel with Ctrl, in small steps.
    const speed = event.ctrlKey ? 5 * WHEEL_SPEED : WHEEL_SPEED;
    to.zoom(...place(canvas, event), Math.exp(-Math.max(-300, Math.min(300, event.deltaY * by)) * speed));
  };
  canvas.addEventListener('wheel', onWheel, { passive: false, signal });
}

function listenToPointers(canvas: HTMLCanvasElement, to: Gestures, signal: AbortSignal): void {
  const pointers = new Map<number, Point>();
  const tell = clicks(to);
  let moved = 0;
  const onDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, place(canvas, event));
    moved = pointers.size === 1 ? 0 : Infinity;
  };
  const onMove = (event: PointerEvent) => {
    const now = place(canvas, event);
    const before = pointers.get(event.pointerId);
    if (before === undefined) return event.pointerType === 'touch' ? undefined : to.hover(now);
    pointers.set(event.pointerId, now);
    const [dx, dy] = [now[0] - before[0], now[1] - before[1]];
    moved += Math.abs(dx) + Math.abs(dy);
    if (pointers.size === 2) pinch(to, [...pointers].find(([one]) => one !== event.pointerId)![1], before, now);
    else if (moved > CLICK_PIXELS) to.pan(dx, dy);
  };
  const onUp = (event: PointerEvent) => {
    if (pointers.delete(event.pointerId) && moved <= CLICK_PIXELS && event.type !== 'pointercancel') tell(place(canvas, event), event.timeStamp);
  };
  canvas.addEventListener('pointerdown', onDown, { signal });
  canvas.addEventListener('pointermove', onMove, { signal });
  canvas.addEventListener('pointerup', onUp, { signal });
  canvas.addEventListener('pointercancel', onUp, { signal });
  canvas.addEventListener('pointerleave', () => to.hover(null), { signal });
}

// One finger moves while another one stays.
function pinch(to: Gestures, other: Point, before: Point, now: Point): void {
  const apart = (at: Point) => Math.max(1, Math.hypot(at[0] - other[0], at[1] - other[1]));
  to.zoom((now[0] + other[0]) / 2, (now[1] + other[1]) / 2, apart(now) / apart(before));
  to.pan((now[0] - before[0]) / 2, (now[1] - before[1]) / 2);
}

// Of two clicks, soon after each other at one place, the second enters.
function clicks(to: Gestures): (at: Point, time: number) => void {
  let last = { time: -Infinity, x: 0, y: 0 };
  return ([x, y], time) => {
    const isSecond = time - last.time < DOUBLE_MS && Math.hypot(x - last.x, y - last.y) < 2 * CLICK_PIXELS;
    last = isSecond ? { time: -Infinity, x, y } : { time, x, y };
    if (isSecond) to.enter(x, y);
    else to.click(x, y);
  };
}
