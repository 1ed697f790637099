// Pictures of panels made once and drawn often: of an arena each block as a pixel, and all of it from afar; of what runs in lines
// 64 bytes as a pixel. Owns when they are made: what is seen, a few milliseconds a frame.
import { gridFor, gridRect, tileRect, type Grid, type Layout, type Panel } from '../../geometry/memory.ts';
import { UNTOUCHED, type Colour, type MemoryMap } from '../../model/memory.ts';
import type { Palette } from './palette.ts';

/** Bytes of a pixel of what runs in lines. */
const PIXEL_BYTES = 64;
const FAR_SIDE = 256;
const BUDGET_MS = 6;

export interface ArenaBitmap {
  kind: 'arena';
  /** Blocks as pixels: the pool at place p is at (p % across, p / across) × cell. */
  atlas: OffscreenCanvas;
  cell: Grid;
  grids: Grid[];
  far: OffscreenCanvas;
}

export interface LineBitmap {
  kind: 'line';
  canvas: OffscreenCanvas;
}

export class Bitmaps {
  readonly #made = new Map<Panel, ArenaBitmap | LineBitmap>();
  readonly #classes = new Uint8Array(4096);
  #deadline = 0;
  /** Something that is seen is not made yet. */
  isBehind = false;

  constructor(readonly map: MemoryMap, readonly layout: Layout, readonly colour: Colour, readonly palette: Palette) {}

  beginFrame(): void {
    this.#deadline = performance.now() + BUDGET_MS;
    this.isBehind = false;
  }

  of(panel: Panel): ArenaBitmap | LineBitmap | null {
    const known = this.#made.get(panel);
    if (known !== undefined) return known;
    if (performance.now() > this.#deadline) {
      this.isBehind = true;
      return null;
    }
    const made = panel.pools === null ? this.#line(panel) : this.#arena(panel, panel.pools);
    this.#made.set(panel, made);
    return made;
  }

  #arena(panel: Panel, pools: { first: number; count: number }): ArenaBitmap {
    const { across } = this.layout;
    const grids = Array.from({ length: pools.count }, (_, place) => gridFor(this.map.capacity(pools.first + place)));
    const cell = { columns: Math.max(1, ...grids.map(({ columns }) => columns)), rows: Math.max(1, ...grids.map(({ rows }) => rows)) };
    const [width, height] = [across * cell.columns, Math.max(1, Math.ceil(pools.count / across)) * cell.rows];
    const image = new ImageData(width, height);
    const pixels = new Uint32Array(image.data.buffer);
    grids.forEach((grid, place) => this.#poolPixels(pools.first + place, grid, pixels, width, (place % across) * cell.columns + Math.floor(place / across) * cell.rows * width));
    const atlas = new OffscreenCanvas(width, height);
    atlas.getContext('2d')!.putImageData(image, 0, 0);
    const bitmap = { kind: 'arena' as const, atlas, cell, grids, far: new OffscreenCanvas(FAR_SIDE, FAR_SIDE) };
    this.#far(panel, bitmap);
    return bitmap;
  }

  #poolPixels(pool: number, { columns }: Grid, pixels: Uint32Array, width: number, start: number): void {
    const blocks = this.map.capacity(pool);
    if (blocks === 0) return;
    this.map.paintPool(pool, this.colour, this.#classes);
    const { pixel } = this.palette;
    for (let slot = 0; slot < blocks; slot++) {
      const row = Math.floor(slot / columns);
      pixels[start + row * width + (slot - row * columns)] = pixel[this.#classes[slot]!]!;
    }
  }

  #far(panel: Panel, { atlas, cell, grids, far }: ArenaBitmap): void {
    const context = far.getContext('2d')!;
    context.fillStyle = this.palette.line;
    context.fillRect(0, 0, FAR_SIDE, FAR_SIDE);
    context.imageSmoothingQuality = 'high';
    const scale = FAR_SIDE / panel.width;
    grids.forEach((grid, place) => {
      const tile = tileRect(this.layout, panel, place);
      const rect = gridRect(tile);
      const [x, y, width, height] = [(rect.x - panel.x) * scale, (rect.y - panel.y) * scale, rect.width * scale, rect.height * scale];
      context.fillStyle = this.palette.paper;
      context.fillRect(x, y, width, height);
      const [column, row] = [place % this.layout.across, Math.floor(place / this.layout.across)];
      if (this.map.blockSize(panel.pools!.first + place) > 0) {
        context.drawImage(atlas, column * cell.columns, row * cell.rows, grid.columns, grid.rows, x, y, width, height);
      }
    });
  }

  #line(panel: Panel): LineBitmap {
    const width = Math.max(1, Math.round(panel.width / 8));
    const height = Math.round(panel.height / 8);
    const image = new ImageData(width, height);
    const pixels = new Uint32Array(image.data.buffer).fill(this.palette.pixel[UNTOUCHED]!);
    eachPiece(this.map, panel.address, panel.address + panel.size, this.colour, (from, to, one) => {
      const first = Math.floor((from - panel.address) / PIXEL_BYTES);
      pixels.fill(this.palette.pixel[one]!, Math.max(0, first), Math.max(first + 1, Math.ceil((to - panel.address) / PIXEL_BYTES)));
    });
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('2d')!.putImageData(image, 0, 0);
    return { kind: 'line', canvas };
  }
}

/** Tells of every chunk and every object without a block that lies, in part at least, between two addresses. */
export function eachPiece(map: MemoryMap, from: number, to: number, colour: Colour, tell: (from: number, to: number, kind: number) => void): void {
  const { now, statics } = map;
  const block = Math.max(0, map.lastBlockAt(from));
  for (let row = block; row < map.tables.blocks.length && map.address(row) < to; row++) {
    const end = map.address(row) + map.size(row);
    if (end > from) tell(map.address(row), end, map.classOf(row, colour, 0));
  }
  for (let i = Math.max(0, map.lastStaticAt(from)); i < statics.length; i++) {
    const object = statics[i]!;
    const start = now.address(object);
    if (start >= to) break;
    const end = start + now.objects.value(object, 'size');
    if (end > from) tell(start, end, map.classOfObject(object, colour, true));
  }
}
