// Paints what the window sees of the memory onto a canvas: from afar the bitmaps, nearer each block, near enough its label. Decides
// nothing but how much detail there is room for.
import { gridFor, gridRect, GAP, LINE, lineBytes, lineRects, slotRect, tileRect, type Grid, type Layout, type Panel, type Rect } from '../../geometry/memory.ts';
import { seen, seenPanels, seenPlaces, toScreen, type Camera, type Size } from '../../geometry/memory_camera.ts';
import type { MemoryMap, Piece } from '../../model/memory.ts';
import { Bitmaps, eachPiece, type ArenaBitmap } from './bitmaps.ts';
import type { Palette } from './palette.ts';
import { sayLabel } from '../../words/speak.ts';

export interface Scene {
  map: MemoryMap;
  layout: Layout;
  bitmaps: Bitmaps;
  palette: Palette;
  camera: Camera;
  view: Size;
  /** Outlined in the accent colour: the selected object, then what it owns. */
  selected: Rect[];
  owned: Rect[];
  /** Where the keyboard is; where the pointer is. */
  cursor: Rect | null;
  hovered: Rect[];
  titleOf(panel: Panel): string;
  poolTitle(pool: number, place: number): string;
  kindOf(piece: Piece): string;
}

// A tile smaller than this is a part of its arena's picture.
const TILE_PIXELS = 26;
const GRID_PIXELS = 7;
const LABEL_WIDTH = 46;
const LABEL_HEIGHT = 15;
const TITLE_PIXELS = 11;
const TITLED_PIXELS = 20;
const TITLE_GAP = 8;
const LINE_PIXELS = 5;
const FONT = '11px ui-monospace, "SF Mono", "Cascadia Code", "DejaVu Sans Mono", monospace';
const TITLE_FONT = '12px system-ui, sans-serif';
const CHARACTER = 6.7;
// Below this a second line would be cut off everywhere.
const WORDS_CHARACTERS = 9;

export function paint(context: CanvasRenderingContext2D, scene: Scene): void {
  const { palette, view, bitmaps } = scene;
  bitmaps.beginFrame();
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, view.width, view.height);
  context.textBaseline = 'middle';
  for (const panel of seenPanels(scene.layout, seen(scene.camera, view))) paintPanel(context, scene, panel);
  for (const rect of scene.owned) if (rect.height * scene.camera.scale > LEAST) outline(context, scene, rect, palette.accent, 1.5, [4, 3]);
  for (const rect of scene.hovered) outline(context, scene, rect, palette.text, 1);
  for (const rect of scene.selected) {
    // A rim of paper, so that the accent is seen on any hue.
    outline(context, scene, rect, palette.paper, 6);
    outline(context, scene, rect, palette.accent, 3);
  }
  if (scene.cursor !== null) outline(context, scene, scene.cursor, palette.text, 2, [3, 3]);
}

const LEAST = 5;

function outline(context: CanvasRenderingContext2D, scene: Scene, rect: Rect, colour: string, width: number, dash: number[] = []): void {
  const { x, y, width: w, height: h } = onScreen(scene, rect);
  const [fullWidth, fullHeight] = [Math.max(w, LEAST), Math.max(h, LEAST)];
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash(dash);
  context.strokeRect(x - (fullWidth - w) / 2, y - (fullHeight - h) / 2, fullWidth, fullHeight);
  context.setLineDash([]);
}

function onScreen({ camera, view }: Scene, { x, y, width, height }: Rect): Rect {
  const [left, top] = toScreen(camera, view, x, y);
  return { x: left, y: top, width: width * camera.scale, height: height * camera.scale };
}

// A rectangle whose edges lie on whole pixels, so that neighbours neither overlap nor leave a gap.
function snapped({ x, y, width, height }: Rect): Rect {
  const [left, top] = [Math.round(x), Math.round(y)];
  return { x: left, y: top, width: Math.round(x + width) - left, height: Math.round(y + height) - top };
}

function paintPanel(context: CanvasRenderingContext2D, scene: Scene, panel: Panel): void {
  const { bitmaps, camera, palette, layout } = scene;
  const rect = snapped(onScreen(scene, panel));
  const bitmap = bitmaps.of(panel);
  if (bitmap === null) {
    context.fillStyle = palette.line;
    context.fillRect(rect.x, rect.y, rect.width, rect.height);
  } else if (bitmap.kind === 'arena') {
    if (layout.tile * camera.scale < TILE_PIXELS) drawSmooth(context, bitmap.far, rect);
    else paintPools(context, scene, panel, bitmap);
  } else if (LINE * camera.scale < LINE_PIXELS) {
    drawSmooth(context, bitmap.canvas, rect);
  } else paintLines(context, scene, panel);
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.strokeRect(rect.x - 0.5, rect.y - 0.5, rect.width + 1, rect.height + 1);
  paintTitle(context, scene, panel, rect);
}

function drawSmooth(context: CanvasRenderingContext2D, source: OffscreenCanvas, rect: Rect): void {
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'medium';
  context.drawImage(source, rect.x, rect.y, rect.width, rect.height);
}

// A panel's title stays in sight as long as the panel does.
function paintTitle(context: CanvasRenderingContext2D, scene: Scene, panel: Panel, rect: Rect): void {
  const room = GAP * scene.camera.scale;
  if (room < TITLE_PIXELS || rect.width < TITLED_PIXELS) return;
  context.font = TITLE_FONT;
  context.fillStyle = scene.palette.quiet;
  const left = Math.max(rect.x, 2);
  const text = clipped(scene.titleOf(panel), (endOfTitle(scene, panel, rect) - left) / CHARACTER);
  context.fillText(text, left, rect.y - Math.min(room / 2, 12));
}

// As far as the next panel of the row that has a title, or as the window goes.
function endOfTitle({ layout, camera, view }: Scene, panel: Panel, rect: Rect): number {
  const next = layout.panels.filter(({ x, y, width }) => y === panel.y && x > panel.x && width * camera.scale >= TITLED_PIXELS).map(({ x }) => x);
  const room = next.length === 0 ? view.width : rect.x + (Math.min(...next) - panel.x) * camera.scale - TITLE_GAP;
  return Math.min(room, view.width - 2);
}

// Characters that are twice as wide.
const WIDE = /[\u2e80-\uffef]/;

function clipped(text: string, characters: number): string {
  let room = characters;
  for (let i = 0; i < text.length; i++) {
    room -= WIDE.test(text[i]!) ? 1.8 : 1;
    if (room < 0) return i < 2 ? '' : `${text.slice(0, i - 1)}…`;
  }
  return text;
}

function paintPools(context: CanvasRenderingContext2D, scene: Scene, panel: Panel, bitmap: ArenaBitmap): void {
  const { map, layout, palette } = scene;
  const { first } = panel.pools!;
  for (const place of seenPlaces(layout, panel, seen(scene.camera, scene.view))) {
    const tile = tileRect(layout, panel, place);
    const rect = snapped(onScreen(scene, tile));
    const pool = first + place;
    const state = map.poolState(pool);
    context.fillStyle = palette.line;
    context.fillRect(rect.x, rect.y, rect.width, rect.height);
    const grid = bitmap.grids[place]!;
    const inner = snapped(onScreen(scene, gridRect(tile)));
    context.fillStyle = palette.paper;
    context.fillRect(rect.x + 1, rect.y + 1, rect.width - 1, rect.height - 1);
    if (state !== 'untouched' && state !== 'empty') {
      const { columns, rows } = bitmap.cell;
      context.imageSmoothingEnabled = false;
      context.drawImage(bitmap.atlas, (place % layout.across) * columns, Math.floor(place / layout.across) * rows, grid.columns, grid.rows,
        inner.x, inner.y, inner.width, inner.height);
      paintBlocks(context, scene, pool, gridRect(tile), grid, inner);
    }
    const head = inner.y - rect.y;
    if (head >= TITLE_PIXELS) {
      context.font = head > 15 ? TITLE_FONT : '10px system-ui, sans-serif';
      context.fillStyle = palette.quiet;
      const y = Math.max(rect.y + head / 2 + 1, Math.min(9, inner.y + inner.height));
      if (y > rect.y + head) continue;
      context.fillText(clipped(scene.poolTitle(pool, place), inner.width / 6), Math.max(inner.x, 3), y);
    }
  }
}

function paintBlocks(context: CanvasRenderingContext2D, scene: Scene, pool: number, grid: Rect, { columns, rows }: Grid, inner: Rect): void {
  const [width, height] = [inner.width / columns, inner.height / rows];
  if (Math.min(width, height) < GRID_PIXELS) return;
  const { map, palette, view } = scene;
  context.strokeStyle = palette.paper;
  context.lineWidth = Math.min(width, height) > 24 ? 2 : 1;
  context.beginPath();
  for (let column = 0; column <= columns; column++) line(context, inner.x + column * width, inner.y, 0, inner.height);
  for (let row = 0; row <= rows; row++) line(context, inner.x, inner.y + row * height, inner.width, 0);
  context.stroke();
  const hasLabels = width >= LABEL_WIDTH && height >= LABEL_HEIGHT;
  if (!hasLabels && map.freedBlocks.size === 0) return;
  const from = Math.max(0, Math.floor(-inner.y / height));
  const to = Math.min(rows, Math.ceil((view.height - inner.y) / height));
  for (let slot = from * columns; slot < Math.min(to * columns, map.capacity(pool)); slot++) {
    const rect = onScreen(scene, slotRect(grid, { columns, rows }, slot));
    if (rect.x + rect.width < 0 || rect.x > view.width) continue;
    const piece = map.pieceIn(pool, slot);
    if (map.freedBlocks.has(piece.address)) dotted(context, palette, rect);
    if (hasLabels) paintLabel(context, scene, piece, rect);
  }
}

// Nudged to whole pixels, or a line of one pixel is two grey ones.
function line(context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number): void {
  const [left, top] = [Math.round(x), Math.round(y)];
  context.moveTo(left, top);
  context.lineTo(left + width, top + height);
}

function dotted(context: CanvasRenderingContext2D, palette: Palette, { x, y, width, height }: Rect): void {
  context.strokeStyle = palette.bad;
  context.lineWidth = 1.5;
  context.setLineDash([2, 2]);
  context.strokeRect(x + 2, y + 2, width - 4, height - 4);
  context.setLineDash([]);
}

function paintLabel(context: CanvasRenderingContext2D, scene: Scene, piece: Piece, rect: Rect): void {
  const { map, palette } = scene;
  if (piece.block < 0 && piece.kind !== 'static') return;
  const kind = piece.block < 0 ? map.classOfObject(piece.object, scene.bitmaps.colour, true) : map.classOf(piece.block, scene.bitmaps.colour, piece.pool < 0 ? 0 : map.blockSize(piece.pool));
  context.font = FONT;
  context.fillStyle = piece.kind === 'free' ? palette.quiet : palette.ink[kind]!;
  const characters = (rect.width - 10) / CHARACTER;
  const [x, middle] = [rect.x + 6, rect.y + rect.height / 2];
  const isObject = (piece.kind === 'object' || piece.kind === 'static') && piece.object >= 0;
  if (!isObject) {
    if (characters >= 4) context.fillText(clipped(scene.kindOf(piece), characters), x, middle);
    return;
  }
  const lines = [sayLabel(map.now.label(piece.object))];
  if (rect.height >= 34 && characters >= WORDS_CHARACTERS) lines.push(`${map.now.typeName(piece.object)}  ×${shortCount(map.now.refcount(piece.object))}`);
  if (rect.height >= 54 && characters >= WORDS_CHARACTERS) lines.push(`…${piece.address.toString(16).slice(-4)}`);
  lines.forEach((text, i) => context.fillText(clipped(text, characters), x, middle + (i - (lines.length - 1) / 2) * 15));
}

// Static objects have counts of a billion and more.
const shortCount = (count: number): string => (count > 9_999_999 ? '∞' : String(count));

function paintLines(context: CanvasRenderingContext2D, scene: Scene, panel: Panel): void {
  const { map, palette, bitmaps } = scene;
  const window = seen(scene.camera, scene.view);
  const bytes = lineBytes(panel);
  const first = Math.max(0, Math.floor((window.y - panel.y) / LINE));
  const last = Math.min(panel.height / LINE, Math.ceil((window.y + window.height - panel.y) / LINE));
  const [from, to] = [panel.address + first * bytes, panel.address + last * bytes];
  const edges = onScreen(scene, panel);
  context.fillStyle = palette.paper;
  context.fillRect(edges.x, edges.y, edges.width, edges.height);
  const height = LINE * scene.camera.scale;
  eachPiece(map, Math.max(from, panel.address), Math.min(to, panel.address + panel.size), bitmaps.colour, (start, end, kind) => {
    const rects = lineRects(panel, Math.max(start, from), Math.min(end, to));
    context.fillStyle = palette.css[kind]!;
    rects.forEach((rect) => {
      const { x, y, width, height: tall } = onScreen(scene, rect);
      context.fillRect(x, y + 1, Math.max(1, width - 1), tall - 1);
    });
    if (height < LABEL_HEIGHT || rects.length === 0) return;
    const piece = map.pieceAt(start);
    const rect = onScreen(scene, rects[0]!);
    const visible = { ...rect, x: Math.max(rect.x, 0), width: Math.min(rect.x + rect.width, scene.view.width) - Math.max(rect.x, 0), height };
    if (piece !== null && visible.width >= LABEL_WIDTH) paintLabel(context, scene, piece, visible);
  });
}

/** The places of a piece in the picture. */
export function rectsOf({ layout, map }: Pick<Scene, 'layout' | 'map'>, piece: Piece): Rect[] {
  const panel = layout.panels.find((one) => piece.address >= one.address && piece.address < one.address + one.size);
  if (panel === undefined) return [];
  if (panel.pools === null) return lineRects(panel, piece.address, piece.address + piece.size);
  if (piece.pool < 0) return [];
  const tile = tileRect(layout, panel, piece.pool - panel.pools.first);
  return [slotRect(gridRect(tile), gridFor(map.capacity(piece.pool)), piece.slot)];
}
