// The camera as the graph uses it: follows the content until the reader takes it, and says which part of the plane is near the view.
// It moves without anything but the plane's transform being drawn again.
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Box } from '../../geometry/graph_boxes.ts';
import { BELOW, fitted, SCALES, showing, type Camera, type Viewport } from './camera.ts';

export interface CameraOf {
  camera: ReadonlySignal<Camera>;
  move(change: (camera: Camera) => Camera): void;
  fit(): void;
  /** What of the plane is in the view or near it; null: all of it may be. */
  near: ReadonlySignal<Box | null>;
}

// The view is cut into steps of so many pixels of the plane, so that what is near changes seldom.
const STEP = 600;
// The content may grow so much before the camera goes further back.
const ROOM = 1.15;

/** `focus`: what is in sight at any rate, as long as the reader has not taken the camera. */
export function useCamera(bounds: Box, view: Viewport, focus: Box | null): CameraOf {
  const isTaken = useRef(false);
  const size = useRef(view);
  size.current = view;
  const { camera, near } = useMemo(() => {
    const camera = signal<Camera>({ x: 0, y: 0, scale: 1 });
    const tile = computed(() => tileOf(camera.value, size.current));
    return { camera, near: computed(() => boxOf(tile.value)) };
  }, []);
  useEffect(() => {
    if (isTaken.current || view.width === 0) return;
    const next = following(camera.value, bounds, view);
    camera.value = focus === null ? next : showing(next, focus, { ...view, height: view.height - BELOW }, 4);
  }, [bounds.x, bounds.y, bounds.width, bounds.height, view.width, view.height, focus?.x, focus?.y, focus?.height]);
  return {
    camera,
    near,
    move(change) {
      const next = change(camera.value);
      if (next !== camera.value) isTaken.current = true;
      camera.value = next;
    },
    fit() {
      isTaken.current = false;
      camera.value = fitted(bounds, view);
    },
  };
}

// Goes back when the content has grown out of sight; comes closer never, so that nothing moves without need.
function following(camera: Camera, bounds: Box, view: Viewport): Camera {
  const next = fitted(bounds, view, SCALES.readable);
  const isFirst = camera.x === 0 && camera.y === 0;
  if (isFirst) return next;
  if (next.scale >= camera.scale - 0.01) return camera;
  return fitted({ ...bounds, width: bounds.width * ROOM, height: bounds.height * ROOM }, view, SCALES.readable);
}

function tileOf({ x, y, scale }: Camera, { width, height }: Viewport): string {
  const edges = [Math.floor(-x / scale / STEP), Math.floor(-y / scale / STEP), Math.ceil((width - x) / scale / STEP), Math.ceil((height - y) / scale / STEP)];
  return width === 0 ? '' : edges.join(' ');
}

function boxOf(tile: string): Box | null {
  if (tile === '') return null;
  const [left, top, right, bottom] = tile.split(' ').map(Number) as [number, number, number, number];
  return { x: left * STEP, y: top * STEP, width: (right - left) * STEP, height: (bottom - top) * STEP };
}
