// The part of the graph that is seen: where it is and how large. Owns dragging, the wheel and pinching; knows nothing of cards.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Box, Room } from '../../geometry/graph_boxes.ts';
import { isEntered } from '../shared/entered.ts';

export interface Camera {
  x: number;
  y: number;
  scale: number;
}

export interface Viewport {
  width: number;
  height: number;
}

export const SCALES = { least: 0.12, most: 2.5, readable: 0.66, large: 1.3 } as const;
// A stage as large as this is that of a large screen, which is looked at from further away.
const LARGE = { width: 850, height: 600 };
const MARGIN = 14;
/** The buttons in the lower corners. */
export const BELOW = 34;
const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** All of it, no larger than it is, on a large screen somewhat larger; from its upper left corner on where it would be too small to read. */
export function fitted(bounds: Box, view: Viewport, least: number = SCALES.least): Camera {
  const needed = Math.min((view.width - 2 * MARGIN) / (bounds.width || 1), (view.height - 2 * MARGIN - BELOW) / (bounds.height || 1));
  const most = view.width >= LARGE.width && view.height >= LARGE.height ? SCALES.large : 1;
  const scale = within(needed, least, most);
  return { x: MARGIN - bounds.x * scale, y: MARGIN - bounds.y * scale + 6, scale };
}

/** What of the plane can be read at once; null: the view is not there yet. */
export const roomIn = ({ width, height }: Viewport): Room | null =>
  width === 0 ? null : { width: (width - 2 * MARGIN) / SCALES.readable, height: (height - 2 * MARGIN - BELOW) / SCALES.readable };

/** Zoomed about a point of the view, which stays where it is. */
export function zoomed({ x, y, scale }: Camera, factor: number, at: { x: number; y: number }): Camera {
  const next = within(scale * factor, SCALES.least, SCALES.most);
  const ratio = next / scale;
  return { x: at.x - (at.x - x) * ratio, y: at.y - (at.y - y) * ratio, scale: next };
}

/** Moved as little as needed to have a box in sight. */
export function showing(camera: Camera, box: Box, view: Viewport, margin = 24): Camera {
  const left = box.x * camera.scale + camera.x;
  const top = box.y * camera.scale + camera.y;
  const right = left + box.width * camera.scale;
  const bottom = top + box.height * camera.scale;
  const dx = left < margin ? margin - left : right > view.width - margin ? Math.max(margin - left, view.width - margin - right) : 0;
  const dy = top < margin ? margin - top : bottom > view.height - margin ? Math.max(margin - top, view.height - margin - bottom) : 0;
  return dx === 0 && dy === 0 ? camera : { ...camera, x: camera.x + dx, y: camera.y + dy };
}

/** The size of an element, as it changes. */
export function useViewport(element: { current: HTMLElement | null }): Viewport {
  const [size, setSize] = useState<Viewport>({ width: 0, height: 0 });
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect;
      setSize({ width, height });
    });
    observer.observe(element.current!);
    return () => observer.disconnect();
  }, []);
  return size;
}

/** Moves the camera by pointer and wheel. A drag that began on a card moves it as well; a click is no drag. */
export function useGestures(element: { current: HTMLElement | null }, move: (change: (camera: Camera) => Camera) => void): void {
  const mover = useRef(move);
  mover.current = move;
  useEffect(() => {
    const target = element.current!;
    const ends = new AbortController();
    const { signal } = ends;
    const pointers = new Map<number, { x: number; y: number }>();
    const place = (event: PointerEvent | WheelEvent) => {
      const { left, top } = target.getBoundingClientRect();
      return { x: event.clientX - left, y: event.clientY - top };
    };
    target.addEventListener('wheel', (event) => {
      if (!isEntered()) return;
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) mover.current((camera) => zoomed(camera, Math.exp(-event.deltaY * 0.0045), place(event)));
      else mover.current((camera) => ({ ...camera, x: camera.x - event.deltaX, y: camera.y - event.deltaY }));
    }, { passive: false, signal });
    target.addEventListener('pointerdown', (event) => pointers.set(event.pointerId, place(event)), { signal });
    target.addEventListener('pointermove', (event) => {
      const before = pointers.get(event.pointerId);
      if (before === undefined) return;
      const now = place(event);
      const others = [...pointers].filter(([id]) => id !== event.pointerId);
      const other = others[0]?.[1];
      if (other === undefined && !target.hasPointerCapture(event.pointerId) && Math.hypot(now.x - before.x, now.y - before.y) < 4) return;
      target.setPointerCapture(event.pointerId);
      pointers.set(event.pointerId, now);
      if (other === undefined) mover.current((camera) => ({ ...camera, x: camera.x + now.x - before.x, y: camera.y + now.y - before.y }));
      else {
        const ratio = Math.hypot(now.x - other.x, now.y - other.y) / (Math.hypot(before.x - other.x, before.y - other.y) || 1);
        mover.current((camera) => zoomed(camera, ratio, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }));
      }
    }, { signal });
    for (const type of ['pointerup', 'pointercancel'] as const) {
      target.addEventListener(type, (event) => pointers.delete(event.pointerId), { signal });
    }
    return () => ends.abort();
  }, []);
}
