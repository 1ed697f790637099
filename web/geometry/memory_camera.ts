// The window through which the picture of the memory is seen: which point is in its middle, how large a unit is. Pure numbers.
import type { Layout, Panel, Rect } from './memory.ts';
import { overlaps, tileAt, tileRect } from './memory.ts';

export interface Camera {
  /** The point in the middle of the view. */
  x: number;
  y: number;
  /** Pixels of a unit. */
  scale: number;
}

export interface Size {
  width: number;
  height: number;
}

const MARGIN = 0.94;
const SCALE_MOST = 60;
// What fills so much of the window is what one is in.
const FILLS = 0.6;
// How much of the window its middle may be beside what is nearest.
const BESIDE = 0.3;

/** The window around a rectangle. */
export function fit(rect: Rect, view: Size, margin = MARGIN): Camera {
  const scale = Math.min(view.width / rect.width, view.height / rect.height) * margin;
  return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2, scale };
}

export const toScreen = ({ x, y, scale }: Camera, view: Size, px: number, py: number): [number, number] =>
  [(px - x) * scale + view.width / 2, (py - y) * scale + view.height / 2];

export const toWorld = ({ x, y, scale }: Camera, view: Size, sx: number, sy: number): [number, number] =>
  [(sx - view.width / 2) / scale + x, (sy - view.height / 2) / scale + y];

/** What is seen. */
export const seen = ({ x, y, scale }: Camera, view: Size): Rect =>
  ({ x: x - view.width / 2 / scale, y: y - view.height / 2 / scale, width: view.width / scale, height: view.height / scale });

/** Neither smaller than everything on one screen, nor larger than useful, and never where there is nothing. */
export function held(camera: Camera, layout: Layout, view: Size): Camera {
  const least = fit(layout, view).scale;
  const scale = Math.min(Math.max(camera.scale, least), SCALE_MOST);
  const inside = { x: within(camera.x, layout.width, view.width / scale), y: within(camera.y, layout.height, view.height / scale), scale };
  const nearest = nearestPanel(layout, inside.x, inside.y);
  if (nearest < 0) return inside;
  const panel = layout.panels[nearest]!;
  const [roomX, roomY] = [(view.width / scale) * BESIDE, (view.height / scale) * BESIDE];
  return {
    x: Math.min(Math.max(inside.x, panel.x - roomX), panel.x + panel.width + roomX),
    y: Math.min(Math.max(inside.y, panel.y - roomY), panel.y + panel.height + roomY),
    scale,
  };
}

const outside = (value: number, low: number, size: number): number => Math.max(low - value, 0, value - low - size);

function nearestPanel({ panels }: Layout, x: number, y: number): number {
  let [best, least] = [-1, Infinity];
  panels.forEach((panel, i) => {
    const away = Math.hypot(outside(x, panel.x, panel.width), outside(y, panel.y, panel.height));
    if (away < least) [best, least] = [i, away];
  });
  return best;
}

// A middle from which `shown` stays in `all`; the middle of all when that is less.
function within(middle: number, all: number, shown: number): number {
  const room = (shown * (1 / MARGIN - 1)) / 2;
  if (shown >= all + 2 * room) return all / 2;
  return Math.min(Math.max(middle, shown / 2 - room), all - shown / 2 + room);
}

/** Larger by a factor; what is at that point of the window stays there. */
export function zoomedAt(camera: Camera, view: Size, sx: number, sy: number, factor: number): Camera {
  const [x, y] = toWorld(camera, view, sx, sy);
  const scale = camera.scale * factor;
  return { x: x - (sx - view.width / 2) / scale, y: y - (sy - view.height / 2) / scale, scale };
}

export const panned = (camera: Camera, dx: number, dy: number): Camera => ({ ...camera, x: camera.x - dx / camera.scale, y: camera.y - dy / camera.scale });

/** Between two windows: the scale by its factor, so that the speed looks even. */
export function between(from: Camera, to: Camera, part: number): Camera {
  const scale = from.scale * (to.scale / from.scale) ** part;
  // The point that stays still while the scale changes; without a change of scale, straight on.
  const share = Math.abs(to.scale - from.scale) < 1e-9 ? part : (1 / from.scale - 1 / scale) / (1 / from.scale - 1 / to.scale);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share, scale };
}

/** Whether everything is seen. A window so little nearer still counts. */
export const isWhole = (layout: Layout, { scale }: Camera, view: Size): boolean => scale <= fit(layout, view).scale * 1.001;

/** What the window is in: a panel, and a pool of it by its place; -1: everything. */
export interface Where {
  panel: number;
  place: number;
}

export function whereIs(layout: Layout, camera: Camera, view: Size): Where {
  const shown = seen(camera, view);
  const panel = nearestPanel(layout, camera.x, camera.y);
  if (panel < 0 || isWhole(layout, camera, view) || !fills(layout.panels[panel]!, shown)) return { panel: -1, place: -1 };
  const one = layout.panels[panel]!;
  if (one.pools === null) return { panel, place: -1 };
  const [x, y] = [Math.min(Math.max(camera.x, one.x), one.x + one.width - 1), Math.min(Math.max(camera.y, one.y), one.y + one.height - 1)];
  const place = tileAt(layout, one, x, y);
  return { panel, place: place >= 0 && fills(tileRect(layout, one, place), shown) ? place : -1 };
}

/** The same in another layout, as far as it is there. */
export function whereIn(layout: Layout, { panel, place }: Where): Where {
  const one = layout.panels[panel];
  if (one === undefined) return { panel: -1, place: -1 };
  return { panel, place: one.pools !== null && place < one.pools.count ? place : -1 };
}

const fills = (rect: Rect, shown: Rect): boolean => rect.width >= shown.width * FILLS || rect.height >= shown.height * FILLS;

/** The panels that are seen. */
export const seenPanels = (layout: Layout, shown: Rect): Panel[] => layout.panels.filter((panel) => overlaps(panel, shown));

/** The places of an arena's tiles that are seen. */
export function seenPlaces(layout: Layout, panel: Panel, shown: Rect): number[] {
  const { tile, across } = layout;
  const count = panel.pools?.count ?? 0;
  const [left, right] = [Math.max(0, Math.floor((shown.x - panel.x) / tile)), Math.min(across - 1, Math.floor((shown.x + shown.width - panel.x) / tile))];
  const [top, bottom] = [Math.max(0, Math.floor((shown.y - panel.y) / tile)), Math.floor((shown.y + shown.height - panel.y) / tile)];
  const places: number[] = [];
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) if (row * across + column < count) places.push(row * across + column);
  }
  return places;
}

/** A camera from what a link says; null when it says none. */
export function cameraFrom(value: unknown): Camera | null {
  if (!Array.isArray(value) || value.length !== 3 || !value.every((one) => typeof one === 'number' && Number.isFinite(one))) return null;
  const [x, y, scale] = value as [number, number, number];
  return scale > 0 ? { x, y, scale } : null;
}
