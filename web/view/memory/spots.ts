// Places in the map that can be pointed at: which one is at a point, where it lies, which is next to it, what one is in.
import {
  addressAt, around, contains, gridFor, gridRect, lineBytes, panelAt, slotAt, tileAt, tileRect, type Layout, type Panel, type Rect,
} from '../../geometry/memory.ts';
import type { Where } from '../../geometry/memory_camera.ts';
import type { MemoryMap, Piece } from '../../model/memory.ts';
import type { Spot } from './describe.ts';
import { rectsOf } from './paint.ts';

interface World {
  layout: Layout;
  map: MemoryMap;
}

// Blocks smaller than this cannot be pointed at.
const BLOCK_PIXELS = 3;
const TILE_PIXELS = 10;

export type Level = 'panel' | 'pool' | 'piece';

/** What arrows go through where the window is. */
export function levelOf({ layout }: World, { panel, place }: Where): Level {
  if (panel < 0) return 'panel';
  return layout.panels[panel]!.pools === null || place >= 0 ? 'piece' : 'pool';
}

/** The smallest thing at a point that is large enough to be pointed at. */
export function spotAt(world: World, x: number, y: number, scale: number): Spot | null {
  const { layout, map } = world;
  const index = panelAt(layout, x, y);
  if (index < 0) return null;
  const panel = layout.panels[index]!;
  if (panel.pools === null) return scale * 8 >= BLOCK_PIXELS ? (lineSpot(map, panel, x, y) ?? { panel }) : { panel };
  const place = tileAt(layout, panel, x, y);
  if (place < 0 || layout.tile * scale < TILE_PIXELS) return { panel };
  const pool = panel.pools.first + place;
  const blocks = map.capacity(pool);
  const grid = gridFor(blocks);
  const rect = gridRect(tileRect(layout, panel, place));
  if (Math.min(rect.width / grid.columns, rect.height / grid.rows) * scale < BLOCK_PIXELS) return { pool, place };
  const slot = slotAt(rect, grid, blocks, x, y);
  return slot < 0 ? { pool, place } : { piece: map.pieceIn(pool, slot) };
}

function lineSpot(map: MemoryMap, panel: Panel, x: number, y: number): Spot | null {
  const address = addressAt(panel, x, y);
  const piece = address < 0 ? null : map.pieceAt(address);
  return piece === null ? null : { piece };
}

/** Where a spot lies. */
export function spotRects(world: World, spot: Spot): Rect[] {
  if ('panel' in spot) return [spot.panel];
  if ('piece' in spot) return rectsOf(world, spot.piece);
  const panel = world.layout.panels.find(({ pools }) => pools !== null && spot.pool >= pools.first && spot.pool < pools.first + pools.count);
  return panel === undefined ? [] : [tileRect(world.layout, panel, spot.place)];
}

/** The spot of that level nearest to a point. */
export function spotOfLevel(world: World, level: Level, { panel: index, place }: Where, x: number, y: number): Spot | null {
  const { layout, map } = world;
  if (level === 'panel') return layout.panels.length === 0 ? null : { panel: layout.panels.find((panel) => contains(panel, x, y)) ?? layout.panels[0]! };
  const panel = layout.panels[index]!;
  if (level === 'pool') {
    const at = Math.max(0, tileAt(layout, panel, x, y));
    return { pool: panel.pools!.first + at, place: at };
  }
  if (panel.pools === null) return lineSpot(map, panel, x, y) ?? firstIn(map, panel);
  const pool = panel.pools.first + place;
  if (map.capacity(pool) === 0) return { pool, place };
  const slot = slotAt(gridRect(tileRect(layout, panel, place)), gridFor(map.capacity(pool)), map.capacity(pool), x, y);
  return { piece: map.pieceIn(pool, Math.max(0, slot)) };
}

function firstIn(map: MemoryMap, panel: Panel): Spot | null {
  const piece = nextPiece(map, { address: panel.address - 1, size: 1, kind: 'other', block: map.lastBlockAt(panel.address - 1), object: -1, pool: -1, slot: -1 }, 1)
    ?? (map.statics.length > 0 ? map.pieceOfObject(map.statics[0]!) : null);
  return piece !== null && piece.address >= panel.address && piece.address < panel.address + panel.size ? { piece } : null;
}

/** The piece before or behind, where memory runs in lines. */
export function nextPiece(map: MemoryMap, piece: Piece, direction: 1 | -1): Piece | null {
  if (piece.kind === 'static') {
    const object = map.statics[map.lastStaticAt(piece.address) + direction];
    return object === undefined ? null : map.pieceOfObject(object);
  }
  const block = piece.block + direction;
  return block >= 0 && block < map.tables.blocks.length ? map.pieceOfBlock(block) : null;
}

/** The first or last spot of the level. */
export function endOf(world: World, level: Level, { panel: index, place }: Where, isLast: boolean): Spot | null {
  const { layout, map } = world;
  if (level === 'panel') {
    const panel = layout.panels.at(isLast ? -1 : 0);
    return panel === undefined ? null : { panel };
  }
  const panel = layout.panels[index]!;
  if (panel.pools === null) {
    if (!isLast) return firstIn(map, panel);
    const block = map.lastBlockAt(panel.address + panel.size - 1);
    return block >= 0 && map.address(block) >= panel.address ? { piece: map.pieceOfBlock(block) } : null;
  }
  if (level === 'pool') {
    const at = isLast ? panel.pools.count - 1 : 0;
    return { pool: panel.pools.first + at, place: at };
  }
  const pool = panel.pools.first + place;
  return map.capacity(pool) === 0 ? { pool, place } : { piece: map.pieceIn(pool, isLast ? map.capacity(pool) - 1 : 0) };
}

/** The spot beside, above or below another of the same level. */
export function neighbour(world: World, spot: Spot, dx: -1 | 0 | 1, dy: -1 | 0 | 1): Spot | null {
  const { layout, map } = world;
  if ('panel' in spot) return beside(layout, spot.panel, dx, dy);
  if ('piece' in spot) return spot.piece.pool < 0 ? besideInLine(world, spot.piece, dx, dy) : besideInPool(map, spot.piece, dx, dy);
  const panel = layout.panels.find(({ pools }) => pools !== null && spot.pool >= pools.first && spot.pool < pools.first + pools.count);
  const place = spot.place + dx + dy * layout.across;
  return panel === undefined || place < 0 || place >= panel.pools!.count ? null : { pool: panel.pools!.first + place, place };
}

function beside(layout: Layout, panel: Panel, dx: number, dy: number): Spot | null {
  if (dx !== 0) {
    const next = layout.panels[layout.panels.indexOf(panel) + dx];
    return next === undefined ? null : { panel: next };
  }
  const row = layout.panels.filter(({ y }) => (dy > 0 ? y > panel.y : y < panel.y));
  const nearest = dy > 0 ? Math.min(...row.map(({ y }) => y)) : Math.max(...row.map(({ y }) => y));
  const middle = panel.x + panel.width / 2;
  const away = (one: Panel) => Math.abs(one.x + one.width / 2 - middle);
  const [best] = row.filter(({ y }) => y === nearest).sort((a, b) => away(a) - away(b));
  return best === undefined ? null : { panel: best };
}

function besideInPool(map: MemoryMap, piece: Piece, dx: number, dy: number): Spot | null {
  const slot = piece.slot + dx + dy * gridFor(map.capacity(piece.pool)).columns;
  return slot < 0 || slot >= map.capacity(piece.pool) ? null : { piece: map.pieceIn(piece.pool, slot) };
}

function besideInLine({ layout, map }: World, piece: Piece, dx: number, dy: -1 | 0 | 1): Spot | null {
  const panel = layout.panels.find((one) => piece.address >= one.address && piece.address < one.address + one.size);
  if (panel === undefined) return null;
  let next: Piece | null;
  if (dy === 0) next = nextPiece(map, piece, dx as 1 | -1);
  else {
    const address = piece.address + dy * lineBytes(panel);
    next = map.pieceAt(address) ?? (address > panel.address && address < panel.address + panel.size ? nextPiece(map, piece, dy as 1 | -1) : null);
    // A chunk longer than a line is above and below itself.
    if (next !== null && next.address === piece.address) next = nextPiece(map, piece, dy as 1 | -1);
  }
  return next !== null && next.address >= panel.address && next.address < panel.address + panel.size ? { piece: next } : null;
}

export const spotRect = (world: World, spot: Spot): Rect | null => {
  const rects = spotRects(world, spot);
  return rects.length === 0 ? null : around(rects);
};
