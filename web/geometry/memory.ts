// Where each byte of the region lies in the picture. A unit of area is a byte: an arena is a square of pools, a pool a tile with its
// blocks as a grid, everything else runs in lines. Pieces of the region (panels) stand in rows, in the order of their addresses.
// Pure numbers.

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface SpanInput {
  address: number;
  size: number;
  /** Its first pool and how many; null: it is no arena. */
  pools: { first: number; count: number } | null;
}

/** A span of the region in the picture, or a piece of one that is wider than a row. */
export interface Panel extends Rect {
  /** Which of the spans. */
  span: number;
  address: number;
  size: number;
  pools: SpanInput['pools'];
}

export interface Layout extends Rect {
  panels: Panel[];
  /** What the rows were made to fit in. */
  rowWidth: number;
  /** The side of a pool's tile. */
  tile: number;
  /** Tiles in a row of an arena. */
  across: number;
}

export interface Grid {
  columns: number;
  rows: number;
}

/** The height of every panel. */
const STRIP = 1024;
/** Between panels; titles stand here. */
export const GAP = 72;
/** The height of a line where bytes run in lines. */
export const LINE = 8;
export const POOL_HEADER = 48;
const LEAST_WIDTH = 48;
// The tile's edge around its grid; the title is in the upper one.
const EDGE = 3 / 128;
const HEAD = 9 / 128;
// Rows stay as wide as they were while the picture is not smaller than this part of what it could be.
const STAYS = 0.7;
// Widths that are tried: each so much more than the one before.
const STEP = 1.07;

/** The width of rows with which the picture is largest in a window of that shape; the one there was before, as long as it is not much
 * worse: what grows must not jump about. */
export function rowWidthFor(spans: readonly SpanInput[], aspect: number, before: number, poolSize: number, arenaSize: number): number {
  const bytes = spans.reduce((sum, { size }) => sum + size, 0);
  const scale = (rowWidth: number) => {
    const { width, height } = layOut(spans, rowWidth, poolSize, arenaSize);
    return Math.min(aspect / width, 1 / height);
  };
  let [best, most] = [STRIP, 0];
  const widest = Math.max(2 * STRIP, bytes / STRIP + spans.length * GAP);
  for (let rowWidth = STRIP; rowWidth < widest * STEP; rowWidth *= STEP) {
    const one = scale(rowWidth);
    if (one > most) [best, most] = [rowWidth, one];
  }
  return before > 0 && scale(before) > most * STAYS ? before : best;
}

export function layOut(spans: readonly SpanInput[], rowWidth: number, poolSize: number, arenaSize: number): Layout {
  const panels: Panel[] = [];
  let [x, y, width] = [0, GAP, 0];
  for (let span = 0; span < spans.length; span++) {
    const { address, size, pools } = spans[span]!;
    for (let from = 0; from < size;) {
      const most = Math.max(STRIP, Math.floor(rowWidth / STRIP) * STRIP);
      const bytes = pools === null ? Math.min(size - from, most * STRIP) : size;
      const own = pools === null ? Math.max(LEAST_WIDTH, Math.ceil(bytes / STRIP / LINE) * LINE) : Math.ceil(Math.sqrt(arenaSize));
      if (x > 0 && x + own > rowWidth * 1.02) [x, y] = [0, y + STRIP + GAP];
      panels.push({ span, address: address + from, size: bytes, pools, x, y, width: own, height: pools === null ? STRIP : own });
      x += own + GAP;
      width = Math.max(width, x - GAP);
      from += bytes;
    }
  }
  const tile = Math.sqrt(poolSize);
  return { x: 0, y: 0, width, height: y + STRIP, panels, rowWidth, tile, across: Math.max(1, Math.floor(Math.sqrt(arenaSize) / tile)) };
}

export const contains = (rect: Rect, x: number, y: number): boolean => x >= rect.x && y >= rect.y && x < rect.x + rect.width && y < rect.y + rect.height;

export const overlaps = (a: Rect, b: Rect): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

export function panelAt(layout: Layout, x: number, y: number): number {
  return layout.panels.findIndex((panel) => contains(panel, x, y));
}

/** The tile of an arena's pool, by its place in the arena. */
export function tileRect({ tile, across }: Layout, panel: Panel, place: number): Rect {
  return { x: panel.x + (place % across) * tile, y: panel.y + Math.floor(place / across) * tile, width: tile, height: tile };
}

/** The place of the pool whose tile is at a point of an arena's panel; -1: there is none. */
export function tileAt({ tile, across }: Layout, panel: Panel, x: number, y: number): number {
  const column = Math.floor((x - panel.x) / tile);
  const place = Math.floor((y - panel.y) / tile) * across + column;
  return column >= 0 && column < across && place >= 0 && place < (panel.pools?.count ?? 0) ? place : -1;
}

/** The part of a tile in which its blocks are. */
export function gridRect(tile: Rect): Rect {
  const edge = tile.width * EDGE;
  const head = tile.height * HEAD;
  return { x: tile.x + edge, y: tile.y + head, width: tile.width - 2 * edge, height: tile.height - head - edge };
}

const grids = new Map<number, Grid>();

/** Columns and rows for that many blocks: few places left over, blocks a little wider than high. */
export function gridFor(blocks: number): Grid {
  const known = grids.get(blocks);
  if (known !== undefined) return known;
  let best: Grid = { columns: 1, rows: Math.max(1, blocks) };
  let least = Infinity;
  for (let columns = 1; columns <= Math.ceil(Math.sqrt(blocks)) * 2; columns++) {
    const rows = Math.max(1, Math.ceil(blocks / columns));
    const cost = (columns * rows - blocks) / Math.max(1, blocks) + 0.4 * Math.abs(Math.log2(rows / columns / 1.3));
    if (cost < least) [least, best] = [cost, { columns, rows }];
  }
  grids.set(blocks, best);
  return best;
}

export function slotRect(grid: Rect, { columns, rows }: Grid, slot: number): Rect {
  const [width, height] = [grid.width / columns, grid.height / rows];
  return { x: grid.x + (slot % columns) * width, y: grid.y + Math.floor(slot / columns) * height, width, height };
}

/** The block's place in the grid at a point; -1: none. */
export function slotAt(grid: Rect, { columns, rows }: Grid, blocks: number, x: number, y: number): number {
  const column = Math.floor(((x - grid.x) / grid.width) * columns);
  const row = Math.floor(((y - grid.y) / grid.height) * rows);
  if (column < 0 || row < 0 || column >= columns || row >= rows) return -1;
  const slot = row * columns + column;
  return slot < blocks ? slot : -1;
}

/** Bytes in a line of a panel that runs in lines. */
export const lineBytes = (panel: Panel): number => panel.width * LINE;

/** The address of the byte at a point of such a panel; -1: behind its end. */
export function addressAt(panel: Panel, x: number, y: number): number {
  const line = Math.floor((y - panel.y) / LINE);
  const offset = line * lineBytes(panel) + Math.floor(x - panel.x) * LINE;
  return offset >= 0 && offset < panel.size ? panel.address + offset : -1;
}

/** Where bytes lie in such a panel: the end of a line, whole lines, the beginning of one. */
export function lineRects(panel: Panel, from: number, to: number): Rect[] {
  const bytes = lineBytes(panel);
  const start = Math.max(0, from - panel.address);
  const end = Math.min(panel.size, to - panel.address);
  const rects: Rect[] = [];
  if (end <= start) return rects;
  const [first, last] = [Math.floor(start / bytes), Math.floor((end - 1) / bytes)];
  const piece = (line: number, lines: number, begin: number, finish: number) =>
    rects.push({ x: panel.x + begin / LINE, y: panel.y + line * LINE, width: (finish - begin) / LINE, height: lines * LINE });
  if (first === last) piece(first, 1, start - first * bytes, end - first * bytes);
  else {
    piece(first, 1, start - first * bytes, bytes);
    if (last - first > 1) piece(first + 1, last - first - 1, 0, bytes);
    piece(last, 1, 0, end - last * bytes);
  }
  return rects;
}

/** What encloses all of them. */
export function around(rects: readonly Rect[]): Rect {
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  const right = Math.max(...rects.map((rect) => rect.x + rect.width));
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height));
  return { x, y, width: right - x, height: bottom - y };
}
