// Where the cards of the graph lie. Pure: from the blocks and where they were before, the same places always. What was there stays
// exactly, unless something grew into it; what is new lies near what refers to it.
import { covers, fit, GAP, overlaps, type Block, type Box, type Places, type Room } from './graph_boxes.ts';
import { Flow } from './graph_flow.ts';

const NOWHERE: Places = new Map();
const ENDLESS: Room = { width: Infinity, height: Infinity };

/**
 * The places of all blocks. `before`: those of the instant shown before; `taken`: what else takes room, and stays; `recalled`: where
 * blocks once were that were not shown before: they come back there if there is room. Names and calls are one stack, whatever was
 * before. What is new keeps within `room` as long as it can: what goes too far down goes on beside it, what goes too far to the right
 * in a row beneath.
 */
export function place(blocks: readonly Block[], before = NOWHERE, taken: readonly Box[] = [], recalled = NOWHERE, room = ENDLESS): Map<string, Box> {
  const kept = blocks.filter((block) => block.column !== 0 && before.has(block.key));
  const places = new Map<string, Box>();
  const isFresh = kept.length === 0;
  for (const block of kept) places.set(block.key, { ...before.get(block.key)!, width: block.width, height: block.height });
  settle(kept, before, places);
  stackUp(blocks, places);
  if (!isFresh) bringBack(blocks, recalled, places, taken);
  const columns = columnsOf(blocks, places, isFresh);
  const { led, unled } = inOrder(blocks);
  const flow = new Flow(led, columns, places, taken, besideStack(blocks, places, room), isFresh);
  for (const block of led) if (!places.has(block.key)) places.set(block.key, flow.placeFor(block));
  const left = columns[1] ?? columns[0]!;
  const beside = led.map(({ key }) => places.get(key)!).filter((box) => box.x + box.width > left);
  const top = beside.reduce<number>((bottom, box) => Math.max(bottom, box.y + box.height + GAP.garbage), GAP.top);
  for (const block of unled) {
    if (places.has(block.key)) continue;
    places.set(block.key, block.column < 0 ? unledPlace(block, left, top, places, taken) : flow.placeFor(block));
  }
  return places;
}

// Names and calls, the innermost at the foot.
function stackUp(blocks: readonly Block[], places: Map<string, Box>): void {
  let y: number = GAP.top;
  for (const { key, column, width, height } of blocks) {
    if (column !== 0) continue;
    places.set(key, { x: GAP.left, y, width, height });
    y += height + GAP.stack;
  }
}

// Where the calls go further down than can be read at once, what they lead to may as well.
function besideStack(blocks: readonly Block[], places: Places, room: Room): Room {
  const bottoms = blocks.filter(({ column }) => column === 0).map(({ key, height }) => places.get(key)!.y + height);
  const bottom = Math.max(0, ...bottoms);
  return bottom <= room.height ? room : { ...room, height: bottom + BELOW_STACK };
}

const BELOW_STACK = 90;

function bringBack(blocks: readonly Block[], recalled: Places, places: Map<string, Box>, taken: readonly Box[]): void {
  for (const { key, width, height } of blocks) {
    const old = recalled.get(key);
    if (old === undefined || places.has(key)) continue;
    const box = { ...old, width, height };
    const isInTheWay = (other: Box) => covers(box, other);
    if (![...places.values()].some(isInTheWay) && !taken.some(isInTheWay)) places.set(key, box);
  }
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
    const seen = new Set<string>();
    while (stack.length > 0) {
      const block = stack.pop()!;
      if (!seen.has(block.key)) ordered.push(block);
      seen.add(block.key);
      const below = children.get(block.key) ?? [];
      // The next of a list has its place before what its parent leads to besides, what it leads to itself comes after that.
      const next = below.find(({ isNext }) => isNext);
      if (next !== undefined) {
        seen.add(next.key);
        ordered.push(next);
        stack.push(next);
      }
      for (let index = below.length - 1; index >= 0; index--) if (below[index] !== next) stack.push(below[index]!);
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

// What has grown over a card beside it that begins further up goes down itself.
function besideHigher(box: Box, old: Box, places: Places): Box {
  let y = box.y;
  for (const other of places.values()) if (other !== box && other.y < old.y && covers({ ...box, y }, other)) y = other.y + other.height + GAP.row;
  return y === box.y ? box : { ...box, y };
}

// What has grown pushes down what it would cover, and that what is beneath it.
function settle(blocks: readonly Block[], before: Places, places: Map<string, Box>): void {
  const grown = blocks.filter(({ key, width, height }) => {
    const old = before.get(key);
    return old !== undefined && (height > old.height || width > old.width);
  });
  for (const { key } of grown) {
    const old = before.get(key)!;
    const box = besideHigher(places.get(key)!, old, places);
    places.set(key, box);
    pushFrom(box, old, places, 0);
  }
}

function pushFrom(box: Box, old: Box, places: Map<string, Box>, depth: number): void {
  if (depth > 200) return;
  for (const [key, other] of places) {
    if (other === box || other.y < old.y || !covers(box, other)) continue;
    const moved = { ...other, y: box.y + box.height + GAP.row };
    places.set(key, moved);
    pushFrom(moved, other, places, depth + 1);
  }
}
