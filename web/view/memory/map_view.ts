// The map on its canvas: the window and how it moves, what is pointed at, when to paint. Tells what happens through callbacks; what
// to show comes with `show`.
import { around, contains, tileRect, type Layout, type Rect } from '../../geometry/memory.ts';
import {
  between, fit, held, isWhole, panned, seen, toScreen, toWorld, whereIs, zoomedAt, type Camera, type Size, type Where,
} from '../../geometry/memory_camera.ts';
import type { MemoryMap, Piece } from '../../model/memory.ts';
import type { Bitmaps } from './bitmaps.ts';
import { kindText, panelTitle, poolTitle, type Spot } from './describe.ts';
import { listen } from './gestures.ts';
import { paint, rectsOf } from './paint.ts';
import type { Palette } from './palette.ts';
import { endOf, levelOf, neighbour, spotAt, spotOfLevel, spotRect, spotRects } from './spots.ts';

export interface Shown {
  map: MemoryMap;
  layout: Layout;
  bitmaps: Bitmaps;
  palette: Palette;
  /** The selected object's piece, and the memory that it owns. */
  selected: Piece | null;
  owned: Piece[];
}

export interface Heard {
  /** The window is in something else than before. */
  where(where: Where): void;
  /** The window has moved. */
  moved(): void;
  spot(spot: Spot | null): void;
  /** A piece was chosen; isEntered: its bytes are wanted. */
  choose(piece: Piece, isEntered: boolean): void;
}

const KEY_ZOOM = 1.5;
const ENTER_PIXELS = 12;
const SHOWN_MARGIN = 12;

export class MapView {
  #shown: Shown | null = null;
  #camera: Camera | null = null;
  #view: Size = { width: 0, height: 0 };
  #cursor: Spot | null = null;
  #hovered: Spot | null = null;
  #frame = 0;
  #flight: { from: Camera; to: Camera; begin: number; ms: number } | null = null;
  #where: Where = { panel: -1, place: -1 };
  #isFocused = false;
  // The window shows everything, and goes on to when everything becomes more.
  #isWhole: boolean;
  readonly #context: CanvasRenderingContext2D;
  readonly #stopListening: () => void;
  /** Milliseconds that the last frame took to paint. */
  paintMs = 0;

  constructor(readonly canvas: HTMLCanvasElement, readonly heard: Heard, camera: Camera | null) {
    this.#context = canvas.getContext('2d', { alpha: false })!;
    this.#camera = camera;
    this.#isWhole = camera === null;
    this.#stopListening = listen(canvas, {
      zoom: (x, y, factor) => this.#zoom(x, y, factor),
      pan: (dx, dy) => this.#move(panned(this.camera, dx, dy)),
      click: (x, y) => this.#click(x, y),
      enter: (x, y) => this.#enterAt(x, y),
      hover: (at) => this.#hover(at),
    });
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    this.#stopListening();
  }

  get camera(): Camera {
    return this.#camera ?? { x: 0, y: 0, scale: 1 };
  }

  get where(): Where {
    return this.#where;
  }

  get cursor(): Spot | null {
    return this.#cursor;
  }

  show(shown: Shown): void {
    const old = this.#shown;
    this.#shown = shown;
    if (old !== null && old.map !== shown.map) this.#toNewMap();
    if (this.#view.width > 0) this.#settle();
  }

  resize(width: number, height: number, ratio: number): void {
    this.#view = { width, height };
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    this.#context.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (this.#shown !== null) this.#settle();
  }

  focus(isFocused: boolean): void {
    this.#isFocused = isFocused;
    if (isFocused && this.#cursor === null) this.#put(this.#start());
    this.#wish();
  }

  // What was pointed at is told anew: its rows were those of the instant before.
  #toNewMap(): void {
    [this.#cursor, this.#hovered] = [this.#again(this.#cursor), this.#again(this.#hovered)];
    this.heard.spot(this.#hovered ?? this.#cursor);
  }

  // A spot of the instant before, in the one that is shown now.
  #again(spot: Spot | null): Spot | null {
    const { map, layout } = this.#shown!;
    if (spot === null) return null;
    if ('piece' in spot) {
      const piece = map.pieceAt(spot.piece.address);
      return piece === null ? null : { piece };
    }
    if ('panel' in spot) {
      const panel = layout.panels.find(({ address }) => address === spot.panel.address);
      return panel === undefined ? null : { panel };
    }
    return spot.pool < map.tables.pools.length ? spot : null;
  }

  #settle(): void {
    const { layout } = this.#shown!;
    this.#camera = this.#isWhole ? fit(layout, this.#view) : held(this.camera, layout, this.#view);
    this.#tellWhere();
    this.#wish();
  }

  #tellWhere(): void {
    const { layout } = this.#shown!;
    this.#isWhole = isWhole(layout, this.camera, this.#view);
    const { panel, place } = whereIs(layout, this.camera, this.#view);
    this.heard.moved();
    if (panel === this.#where.panel && place === this.#where.place) return;
    this.#where = { panel, place };
    this.heard.where(this.#where);
  }

  #move(camera: Camera): void {
    if (this.#shown === null) return;
    this.#flight = null;
    this.#camera = held(camera, this.#shown.layout, this.#view);
    this.#tellWhere();
    this.#wish();
  }

  /** Goes to a window, as quickly as the page's motions are. */
  fly(to: Camera): void {
    if (this.#shown === null) return;
    const target = held(to, this.#shown.layout, this.#view);
    const ms = parseFloat(getComputedStyle(this.canvas).getPropertyValue('--quick')) || 0;
    if (ms === 0) return this.#move(target);
    this.#flight = { from: this.camera, to: target, begin: performance.now(), ms };
    this.#wish();
  }

  flyTo(rect: Rect, margin?: number): void {
    this.fly(fit(rect, this.#view, margin));
  }

  everything(): void {
    if (this.#shown !== null) this.flyTo(this.#shown.layout);
  }

  /** Larger or smaller about the cursor, where that is in sight, else about the middle. */
  zoomBy(factor: number): void {
    const rect = this.#cursor !== null && this.#shown !== null ? spotRect(this.#shown, this.#cursor) : null;
    const window = seen(this.camera, this.#view);
    const [x, y] = rect === null ? [this.camera.x, this.camera.y] : [rect.x + rect.width / 2, rect.y + rect.height / 2];
    const isSeen = contains(window, x, y);
    const about = isSeen ? toScreen(this.camera, this.#view, x, y) : ([this.#view.width / 2, this.#view.height / 2] as const);
    this.fly(zoomedAt(this.camera, this.#view, about[0], about[1], factor));
  }

  #zoom(x: number, y: number, factor: number): void {
    if (this.#shown === null) return;
    const before = this.camera.scale;
    this.#move(zoomedAt(this.camera, this.#view, x, y, factor));
    // Nearer than near are the bytes themselves.
    if (factor > 1.02 && this.camera.scale <= before * 1.0001) this.#enterAt(x, y);
  }

  /** Shows a piece that was selected elsewhere, if it is not in sight already. */
  reveal(piece: Piece): void {
    if (this.#shown === null || this.#view.width === 0) return;
    const rects = rectsOf(this.#shown, piece);
    if (rects.length === 0) return;
    this.#put({ piece });
    const rect = around(rects);
    const window = seen(this.camera, this.#view);
    const isInside = rect.x >= window.x && rect.y >= window.y && rect.x + rect.width <= window.x + window.width && rect.y + rect.height <= window.y + window.height;
    if (isInside && Math.sqrt(rect.width * rect.height) * this.camera.scale >= ENTER_PIXELS) return;
    this.flyTo(this.#home(piece, rect));
  }

  /** Goes to a pool that was chosen elsewhere. */
  revealPool(pool: number): void {
    const panel = this.#shown?.layout.panels.find(({ pools }) => pools !== null && pool >= pools.first && pool < pools.first + pools.count);
    if (panel === undefined) return;
    const place = pool - panel.pools!.first;
    this.#put({ pool, place });
    if (this.#view.width > 0) this.flyTo(tileRect(this.#shown!.layout, panel, place));
    this.#isWhole = false;
    if (this.#view.width === 0) this.#camera = fit(tileRect(this.#shown!.layout, panel, place), { width: 512, height: 512 });
  }

  // What to show around a piece: its pool, or the lines about it.
  #home(piece: Piece, rect: Rect): Rect {
    const { layout } = this.#shown!;
    if (piece.pool >= 0) {
      const panel = layout.panels.find(({ pools }) => pools !== null && piece.pool >= pools.first && piece.pool < pools.first + pools.count)!;
      return tileRect(layout, panel, piece.pool - panel.pools!.first);
    }
    const side = Math.max(96, rect.height * 1.5, Math.min(rect.width * 1.2, 512));
    return { x: rect.x + Math.min(rect.width, side) / 2 - side / 2, y: rect.y + rect.height / 2 - side / 2, width: side, height: side };
  }

  #spotAt(sx: number, sy: number): Spot | null {
    if (this.#shown === null) return null;
    const [x, y] = toWorld(this.camera, this.#view, sx, sy);
    return spotAt(this.#shown, x, y, this.camera.scale);
  }

  #hover(at: [number, number] | null): void {
    const spot = at === null ? null : this.#spotAt(...at);
    if (spot === null && this.#hovered === null) return;
    this.#hovered = spot;
    this.heard.spot(spot ?? this.#cursor);
    this.#wish();
  }

  #click(x: number, y: number): void {
    const spot = this.#spotAt(x, y);
    this.#put(spot);
    if (spot !== null && 'piece' in spot) this.heard.choose(spot.piece, false);
  }

  #enterAt(x: number, y: number): void {
    const spot = this.#spotAt(x, y);
    if (spot !== null) this.enter(spot);
  }

  /** Goes into a panel, a pool, the bytes of a block. */
  enter(spot: Spot): void {
    const rect = spotRect(this.#shown!, spot);
    if (rect === null) return;
    if ('piece' in spot) {
      // First near, then into it.
      const home = this.#home(spot.piece, rect);
      if (home.width * this.camera.scale < this.#view.width * 0.5 && home.height * this.camera.scale < this.#view.height * 0.5) this.flyTo(home);
      else this.heard.choose(spot.piece, true);
    } else {
      const isPool = 'pool' in spot || spot.panel.pools !== null;
      this.flyTo(isPool ? rect : { ...rect, width: Math.min(rect.width, 512), height: Math.min(rect.height, 512) });
      this.#cursor = null;
    }
    this.#wish();
  }

  /** Out of what the window is in; false: it shows everything. */
  leave(): boolean {
    const { panel, place } = this.#where;
    if (this.#shown === null || panel < 0) return false;
    const one = this.#shown.layout.panels[panel]!;
    if (place >= 0) this.#put({ pool: one.pools!.first + place, place });
    else this.#put({ panel: one });
    if (place >= 0) this.flyTo(one);
    else this.everything();
    return true;
  }

  #put(spot: Spot | null): void {
    this.#cursor = spot;
    this.heard.spot(spot);
    this.#wish();
  }

  // Where arrows begin: the selected, if it is in sight, else the middle.
  #start(): Spot | null {
    const shown = this.#shown;
    if (shown === null) return null;
    const where = this.#flight === null ? this.#where : whereIs(shown.layout, this.#flight.to, this.#view);
    const { x, y } = this.#flight?.to ?? this.camera;
    return spotOfLevel(shown, levelOf(shown, where), where, x, y);
  }

  #isOfLevel(spot: Spot): boolean {
    const level = levelOf(this.#shown!, this.#where);
    const [panel] = [this.#shown!.layout.panels[this.#where.panel]];
    if (level === 'panel') return 'panel' in spot;
    const rect = spotRect(this.#shown!, spot);
    const isInside = rect !== null && panel !== undefined && rect.x >= panel.x - 1 && rect.y >= panel.y - 1 && rect.x < panel.x + panel.width && rect.y < panel.y + panel.height;
    return isInside && (level === 'pool' ? 'pool' in spot : 'piece' in spot);
  }

  /** One step of the cursor. */
  step(dx: -1 | 0 | 1, dy: -1 | 0 | 1): void {
    const shown = this.#shown;
    if (shown === null) return;
    const cursor = this.#cursor;
    this.#put(cursor === null || !this.#isOfLevel(cursor) ? this.#start() : (neighbour(shown, cursor, dx, dy) ?? cursor));
    this.#follow();
  }

  #toEnd(isLast: boolean): void {
    const shown = this.#shown;
    if (shown === null) return;
    this.#put(endOf(shown, levelOf(shown, this.#where), this.#where, isLast));
    this.#follow();
  }

  // The window goes after the cursor.
  #follow(): void {
    const rect = this.#cursor === null ? null : spotRect(this.#shown!, this.#cursor);
    if (rect === null) return;
    const window = seen(this.camera, this.#view);
    const margin = SHOWN_MARGIN / this.camera.scale;
    const shift = (from: number, size: number, low: number, room: number) =>
      size > room || from < low + margin ? Math.min(0, from - low - margin) : Math.max(0, from + size + margin - low - room);
    const [dx, dy] = [shift(rect.x, rect.width, window.x, window.width), shift(rect.y, rect.height, window.y, window.height)];
    if (dx !== 0 || dy !== 0) this.#move({ ...this.camera, x: this.camera.x + dx, y: this.camera.y + dy });
  }

  #wish(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame((time) => this.#draw(time));
  }

  #draw(time: number): void {
    this.#frame = 0;
    const shown = this.#shown;
    if (shown === null || this.#view.width === 0) return;
    if (this.#flight !== null) this.#advance(time);
    const begin = performance.now();
    const { map } = shown;
    const world = { layout: shown.layout, map };
    paint(this.#context, {
      ...world,
      bitmaps: shown.bitmaps,
      palette: shown.palette,
      camera: this.camera,
      view: this.#view,
      selected: shown.selected === null ? [] : rectsOf(world, shown.selected),
      owned: shown.owned.flatMap((piece) => rectsOf(world, piece)),
      cursor: this.#isFocused && this.#cursor !== null ? spotRect(world, this.#cursor) : null,
      hovered: this.#hovered === null || 'panel' in this.#hovered ? [] : spotRects(world, this.#hovered),
      titleOf: (panel) => panelTitle(map, panel),
      poolTitle: (pool, place) => poolTitle(map, pool, place),
      kindOf: kindText,
    });
    this.paintMs = performance.now() - begin;
    if (this.#flight !== null || shown.bitmaps.isBehind) this.#wish();
  }

  #advance(time: number): void {
    const { from, to, begin, ms } = this.#flight!;
    const part = Math.min(1, Math.max(0, (time - begin) / ms));
    this.#camera = between(from, to, 1 - (1 - part) ** 3);
    if (part === 1) {
      this.#camera = to;
      this.#flight = null;
    }
    this.#tellWhere();
  }

  /** What a key means here; false: nothing. */
  key(key: string): boolean {
    const arrows: Record<string, [-1 | 0 | 1, -1 | 0 | 1]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const arrow = arrows[key];
    if (arrow !== undefined) this.step(...arrow);
    else if (key === '+' || key === '=') this.zoomBy(KEY_ZOOM);
    else if (key === '-') this.zoomBy(1 / KEY_ZOOM);
    else if (key === '0') this.everything();
    else if (key === 'Home' || key === 'End') this.#toEnd(key === 'End');
    else if (key === 'Enter') {
      const cursor = this.#cursor !== null && this.#isOfLevel(this.#cursor) ? this.#cursor : this.#start();
      if (cursor !== null) this.enter(cursor);
    } else if (key === ' ') {
      if (this.#cursor !== null && 'piece' in this.#cursor) this.heard.choose(this.#cursor.piece, false);
    } else return (key === 'Escape' || key === 'Backspace') && this.leave();
    return true;
  }
}
