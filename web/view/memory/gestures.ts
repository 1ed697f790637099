// Wheel, drag, pinch, click and double click on a canvas, told as what they mean. Owns which of them a movement of fingers is.

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
  const pointers = new Map<number, [number, number]>();
  let moved = 0;
  let lastClick = { time: -Infinity, x: 0, y: 0 };
  const place = (event: MouseEvent): [number, number] => {
    const { left, top } = canvas.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };
  const onDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, place(event));
    moved = pointers.size === 1 ? 0 : Infinity;
  };
  const onMove = (event: PointerEvent) => {
    const now = place(event);
    const before = pointers.get(event.pointerId);
    if (before === undefined) return event.pointerType === 'touch' ? undefined : to.hover(now);
    pointers.set(event.pointerId, now);
    const [dx, dy] = [now[0] - before[0], now[1] - before[1]];
    moved += Math.abs(dx) + Math.abs(dy);
    if (pointers.size === 2) pinch(event.pointerId, before, now);
    else if (moved > CLICK_PIXELS) to.pan(dx, dy);
  };
  const pinch = (id: number, before: [number, number], now: [number, number]) => {
    const other = [...pointers].find(([one]) => one !== id)![1];
    const apart = (at: [number, number]) => Math.max(1, Math.hypot(at[0] - other[0], at[1] - other[1]));
    to.zoom((now[0] + other[0]) / 2, (now[1] + other[1]) / 2, apart(now) / apart(before));
    to.pan((now[0] - before[0]) / 2, (now[1] - before[1]) / 2);
  };
  const onUp = (event: PointerEvent) => {
    if (!pointers.delete(event.pointerId) || moved > CLICK_PIXELS || event.type === 'pointercancel') return;
    const [x, y] = place(event);
    const isSecond = event.timeStamp - lastClick.time < DOUBLE_MS && Math.hypot(x - lastClick.x, y - lastClick.y) < 2 * CLICK_PIXELS;
    lastClick = isSecond ? { time: -Infinity, x, y } : { time: event.timeStamp, x, y };
    if (isSecond) to.enter(x, y);
    else to.click(x, y);
  };
  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    const by = event.deltaMode === 1 ? LINE_PIXELS : event.deltaMode === 2 ? canvas.clientHeight : 1;
    if (event.shiftKey && !event.ctrlKey) return to.pan(-event.deltaX * by || -event.deltaY * by, 0);
    // A pinch on a touchpad comes as a wheel with Ctrl, in small steps.
    const speed = event.ctrlKey ? 5 * WHEEL_SPEED : WHEEL_SPEED;
    const [x, y] = place(event);
    to.zoom(x, y, Math.exp(-Math.max(-300, Math.min(300, event.deltaY * by)) * speed));
  };
  const onLeave = () => to.hover(null);
  canvas.addEventListener('pointerdown', onDown);
  canvas.addEventListener('pointermove', onMove);
  canvas.addEventListener('pointerup', onUp);
  canvas.addEventListener('pointercancel', onUp);
  canvas.addEventListener('pointerleave', onLeave);
  canvas.addEventListener('wheel', onWheel, { passive: false });
  return () => {
    canvas.removeEventListener('pointerdown', onDown);
    canvas.removeEventListener('pointermove', onMove);
    canvas.removeEventListener('pointerup', onUp);
    canvas.removeEventListener('pointercancel', onUp);
    canvas.removeEventListener('pointerleave', onLeave);
    canvas.removeEventListener('wheel', onWheel);
  };
}
