// Where the cards of the graph lie. Pure: from the blocks and where they were before, the same places always. What was there stays
// exactly, unless something grew into it; what is new lies near what refers to it.

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Block {
  key: string;
  width: number;
  height: number;
  /** 0: names; further to the right the further from them; -1: nothing leads to it. */
  column: number;
  /** The block that it is near to, and how far below its upper edge the reference leaves. */
  parent: string | null;
  parentY: number;
}

export type Places = ReadonlyMap<string, Box>;

export const GAP = { column: 48, row: 22, names: 14, top: 24, left: 16, garbage: 44, garbageColumn: 180 } as const;

/** Where an arrow ends, beneath a card's upper edge. */
export const HEAD_MIDDLE = 12;

const NOWHERE: Places = new Map();

/**
 * The places of all blocks. `before`: those of the instant shown before; `taken`: what else takes room, and stays; `recalled`: where
 * blocks once were that were not shown before: they come back there if there is room.
 */
export function place(blocks: readonly Block[], before = NOWHERE, taken: readonly Box[] = [], recalled = NOWHERE): Map<string, Box> {
  const kept = blocks.filter((block) => before.has(block.key));
  const places = new Map<string, Box>();
  const isFresh = kept.length === 0;
  for (const block of kept) places.set(block.key, { ...before.get(block.key)!, width: block.width, height: block.height });
  settle(blocks, before, places);
  if (!isFresh) bringBack(blocks, recalled, places, taken);
  const columns = columnsOf(blocks, places, isFresh);
  const { led, unled } = inOrder(blocks);
  const heights = isFresh ? rowHeights(led) : null;
  for (const block of led) {
    if (places.has(block.key)) continue;
    const box = freePlace(block, columns, places, taken, heights === null ? 0 : heights.above(block));
    heights?.add(block, box);
    places.set(block.key, box);
  }
  const left = columns[1] ?? columns[0]!;
  const beside = led.map(({ key }) => places.get(key)!).filter((box) => box.x + box.width > left);
  const top = beside.reduce<number>((bottom, box) => Math.max(bottom, box.y + box.height + GAP.garbage), GAP.top);
  for (const block of unled) {
    if (places.has(block.key)) continue;
    places.set(block.key, block.column < 0 ? unledPlace(block, left, top, places, taken) : freePlace(block, columns, places, taken));
  }
  return places;
}

function bringBack(blocks: readonly Block[], recalled: Places, places: Map<string, Box>, taken: readonly Box[]): void {
  for (const { key, width, height } of blocks) {
    const old = recalled.get(key);
    if (old === undefined || places.has(key)) continue;
    const box = { ...old, width, height };
    const isInTheWay = (other: Box) => covers(box, other);
    if (![...places.values()].some(isInTheWay) && !taken.some(isInTheWay)) places.set(key, box);
  }
}

// How far down each column is filled. A block goes no higher than what it leads to first can go, and so on: so that these lie in
// one row, and arrows from different rows do not cross.
function rowHeights(ordered: readonly Block[]) {
  const first = new Map<string, Block>();
  for (const block of ordered) if (block.parent !== null && !first.has(block.parent)) first.set(block.parent, block);
  const bottoms: number[] = [];
  return {
    above(block: Block): number {
      let height = 0;
      for (let one: Block | undefined = block; one !== undefined; one = first.get(one.key)) height = Math.max(height, bottoms[one.column] ?? 0);
      return height;
    },
    add({ column }: Block, box: Box): void {
      bottoms[column] = Math.max(bottoms[column] ?? 0, box.y + box.height + GAP.row);
    },
  };
}

// Names first, then what each of their slots leads to, before what the next leads to; what nothing leads to last.
function inOrder(blocks: readonly Block[]): { led: Block[]; unled: Block[] } {
  const children = new Map<string | null, Block[]>();
  const keys = new Set(blocks.map(({ key }) => key));
  for (const block of blocks) {
    const parent = block.parent !== null && keys.has(block.parent) ? block.parent : null;
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [block]);
    else siblings.push(block);
  }
  const visit = (start: Block, ordered: Block[]) => {
    const stack = [start];
    while (stack.length > 0) {
      const block = stack.pop()!;
      ordered.push(block);
      const below = children.get(block.key) ?? [];
      for (let index = below.length - 1; index >= 0; index--) stack.push(below[index]!);
    }
  };
  const top = children.get(null) ?? [];
  const [led, unled]: [Block[], Block[]] = [[], []];
  for (const block of top) if (block.column === 0) visit(block, led);
  for (const block of top) if (block.column > 0) visit(block, led);
  for (const block of top) if (block.column < 0) visit(block, unled);
  return { led, unled };
}

/** The left edge of each column. */
function columnsOf(blocks: readonly Block[], places: Places, isFresh: boolean): number[] {
  const widths: number[] = [];
  const lefts: number[] = [];
  for (const block of blocks) {
    const column = Math.max(block.column, 0);
    widths[column] = Math.max(widths[column] ?? 0, block.width);
    const box = places.get(block.key);
    if (box !== undefined && block.column > 0) lefts[column] = Math.min(lefts[column] ?? Infinity, box.x);
  }
  const columns: number[] = [GAP.left];
  for (let column = 1; column < widths.length + 1; column++) {
    const left = columns[column - 1]! + (widths[column - 1] ?? 0) + GAP.column;
    const old = lefts[column];
    columns[column] = !isFresh && old !== undefined && old > columns[column - 1]! ? old : left;
  }
  return columns;
}

function freePlace(block: Block, columns: readonly number[], places: Places, taken: readonly Box[], least = 0): Box {
  const parent = block.parent === null ? undefined : places.get(block.parent);
  const { width, height } = block;
  if (block.column === 0) return below(places, { x: columns[0]!, y: GAP.top, width, height }, taken);
  if (parent === undefined) return fit({ x: columns[1] ?? columns[0]!, y: GAP.top, width, height }, places, taken);
  const x = Math.max(columns[block.column] ?? 0, parent.x + parent.width + GAP.column * 0.7);
  const wanted = Math.max(GAP.top, least, parent.y + block.parentY - HEAD_MIDDLE);
  return fit({ x, y: wanted, width, height }, places, taken);
}

// A call's names beneath the names that are there.
function below(places: Places, box: Box, taken: readonly Box[]): Box {
  let y = box.y;
  for (const other of places.values()) if (other.x < box.x + box.width && other.x + other.width > box.x) y = Math.max(y, other.y + other.height + GAP.names);
  return fit({ ...box, y }, places, taken);
}

// What no name leads to lies beneath everything that one does, side by side.
function unledPlace({ width, height }: Block, left: number, top: number, places: Places, taken: readonly Box[]): Box {
  const boxes = [...places.values(), ...taken];
  const rows = [top, ...boxes.map((box) => box.y + box.height + GAP.row).filter((y) => y > top)].sort((one, other) => one - other);
  for (const y of rows) {
    for (let at = 0; at < GARBAGE_COLUMNS; at++) {
      const box = { x: left + at * GAP.garbageColumn, y, width, height };
      if (!boxes.some((other) => overlaps(box, other))) return box;
    }
  }
  return fit({ x: left, y: top, width, height }, places, taken);
}

const GARBAGE_COLUMNS = 5;

const overlaps = (one: Box, other: Box) =>
  one.x < other.x + other.width + GAP.column / 3 &&
  other.x < one.x + one.width + GAP.column / 3 &&
  one.y < other.y + other.height + GAP.row &&
  other.y < one.y + one.height + GAP.row;

// The nearest free place at or below the wanted one.
function fit(wanted: Box, places: Places, taken: readonly Box[]): Box {
  const inTheWay = [...places.values(), ...taken]
    .filter((other) => overlaps({ ...wanted, y: other.y }, other))
    .sort((one, other) => one.y - other.y);
  const box = { ...wanted };
  for (const other of inTheWay) if (overlaps(box, other)) box.y = other.y + other.height + GAP.row;
  return box;
}

// What has grown pushes down what it would cover, and that what is beneath it.
function settle(blocks: readonly Block[], before: Places, places: Map<string, Box>): void {
  const grown = blocks.filter(({ key, width, height }) => {
    const old = before.get(key);
    return old !== undefined && (height > old.height || width > old.width);
  });
  for (const { key } of grown) pushFrom(places.get(key)!, before.get(key)!, places, 0);
}

function pushFrom(box: Box, old: Box, places: Map<string, Box>, depth: number): void {
  if (depth > 200) return;
  for (const [key, other] of places) {
    if (other === box || other.y < old.y || !covers(box, other)) continue;
    const moved = { ...other, y: box.y + box.height + GAP.names };
    places.set(key, moved);
    pushFrom(moved, other, places, depth + 1);
  }
}

const covers = (one: Box, other: Box) =>
  one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height + 6 && other.y < one.y + one.height + 6;

export const meet = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;

/** What encloses all boxes. */
export function bounds(boxes: Iterable<Box>): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return right < left ? { x: 0, y: 0, width: 0, height: 0 } : { x: left, y: top, width: right - left, height: bottom - top };
}
