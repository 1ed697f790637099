// Where a new block of the graph goes: in its column, beside what leads to it; where it would go too far down, beside what is there;
// where it would go too far to the right, in a row beneath. Pure.
import { fit, GAP, HEAD_MIDDLE, type Block, type Box, type Places, type Room } from './graph_boxes.ts';

/** A block and all that it leads to. */
interface Extent {
  width: number;
  height: number;
}

export class Flow {
  readonly #children = new Map<string, Block[]>();
  readonly #extents = new Map<string, Extent>();
  // Of what is laid out anew: the strip that each block lies in.
  readonly #strips = new Map<string, Strip>();
  readonly #first: Strip = new Strip(this.#children);

  /** `led`: in the order in which they are placed, what leads to one before it. */
  constructor(
    led: readonly Block[],
    readonly columns: readonly number[],
    readonly places: Places,
    readonly taken: readonly Box[],
    readonly room: Room,
    readonly isFresh: boolean,
  ) {
    for (const block of led) {
      if (block.parent === null || places.has(block.key)) continue;
      const siblings = this.#children.get(block.parent);
      if (siblings === undefined) this.#children.set(block.parent, [block]);
      else siblings.push(block);
    }
    // What leads to others comes before them.
    for (let index = led.length - 1; index >= 0; index--) this.#extents.set(led[index]!.key, this.#extentOf(led[index]!));
  }

  placeFor(block: Block): Box {
    const { columns, places, taken } = this;
    const parent = block.parent === null ? undefined : places.get(block.parent);
    const { width, height } = block;
    if (parent === undefined) return fit({ x: columns[1] ?? columns[0]!, y: GAP.top, width, height }, places, taken);
    const wish = { x: this.#columnFor(block, parent), y: Math.max(GAP.top, parent.y + block.parentY - HEAD_MIDDLE), width, height };
    if (wish.x + width > this.room.width && wish.x > this.#left + width) return this.#wrapped(block, wish);
    const strip = this.#strips.get(block.parent!) ?? this.#first;
    const box = fit({ ...wish, y: Math.max(wish.y, this.isFresh ? strip.above(block) : 0) }, places, taken);
    return this.#besideFor(block, wish, box) ?? this.#put(block, box, strip);
  }

  get #left(): number {
    return this.columns[1] ?? this.columns[0]!;
  }

  #put(block: Block, box: Box, strip: Strip): Box {
    strip.add(block, box);
    this.#strips.set(block.key, strip);
    return box;
  }

  // In its column, or so far from it as what leads to it is from its own.
  #columnFor(block: Block, parent: Box): number {
    const { columns } = this;
    const shift = parent.x - (columns[block.column - 1] ?? parent.x);
    const isBeside = Math.abs(shift) > GAP.column;
    return Math.max((columns[block.column] ?? 0) + (isBeside ? shift : 0), parent.x + parent.width + GAP.column * 0.7);
  }

  // As a line of text goes on in the next one.
  #wrapped(block: Block, wish: Box): Box {
    const beneath = [...this.places.values(), ...this.taken].filter((box) => box.x + box.width > this.#left);
    const y = beneath.reduce((bottom, box) => Math.max(bottom, box.y + box.height + GAP.row), wish.y);
    return this.#put(block, fit({ ...wish, x: this.#left, y }, this.places, this.taken), new Strip(this.#children));
  }

  // To the right of what is in its way, if all that it leads to has room there, and none here.
  #besideFor(block: Block, wish: Box, here: Box): Box | null {
    const { room, places, taken } = this;
    const extent = this.#extents.get(block.key) ?? block;
    if (here.y + extent.height <= room.height) return null;
    for (let x = this.#rightOf(wish.x, extent.width); x + extent.width <= room.width; x = this.#rightOf(x, extent.width)) {
      const strip = this.#stripAt(x);
      // At the height of what leads to it, or as near to that as there is room; else as high as can be.
      for (const y of [Math.min(wish.y, room.height - extent.height), GAP.top]) {
        const box = fit({ ...wish, x, y: Math.max(GAP.top, y, this.isFresh ? strip.above(block) : 0) }, places, taken);
        if (box.y + extent.height <= room.height) return this.#put(block, box, strip);
      }
      if (this.#rightOf(x, extent.width) === x) return null;
    }
    return null;
  }

  readonly #byLeft = new Map<number, Strip>();

  #stripAt(x: number): Strip {
    const strip = this.#byLeft.get(x) ?? new Strip(this.#children);
    this.#byLeft.set(x, strip);
    return strip;
  }

  // Where what lies from x on, so wide, has its right edge; x where nothing lies there.
  #rightOf(x: number, width: number): number {
    let right = x;
    for (const box of this.places.values()) {
      if (box.x < x + width && box.x + box.width > x) right = Math.max(right, box.x + box.width + GAP.column * 0.8);
    }
    return right;
  }

  #extentOf(block: Block): Extent {
    const below = this.#children.get(block.key) ?? [];
    let [width, height] = [0, -GAP.row];
    for (const { key } of below) {
      const extent = this.#extents.get(key)!;
      width = Math.max(width, extent.width);
      height += extent.height + GAP.row;
    }
    const step = (this.columns[block.column + 1] ?? 0) - (this.columns[block.column] ?? 0);
    return { width: below.length === 0 ? block.width : step + width, height: Math.max(block.height, height) };
  }
}

// How far down each column of a strip is filled. A block goes no higher than what it leads to first can go, and so on: so that these lie
// in one row, and arrows from different rows do not cross.
class Strip {
  readonly #bottoms: number[] = [];

  constructor(readonly children: ReadonlyMap<string, readonly Block[]>) {}

  above(block: Block): number {
    let height = 0;
    for (let one: Block | undefined = block; one !== undefined; one = this.children.get(one.key)?.[0]) height = Math.max(height, this.#bottoms[one.column] ?? 0);
    return height;
  }

  add({ column }: Block, box: Box): void {
    this.#bottoms[column] = Math.max(this.#bottoms[column] ?? 0, box.y + box.height + GAP.row);
  }
}
