// The boxes that the graph's plane is made of, and what of it is free. Pure.

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
  /** It goes on where its parent ends, as the next of a list: in the same row, and before what else the parent leads to. */
  isNext?: boolean;
}

export type Places = ReadonlyMap<string, Box>;

/** As much of the plane as can be read at once. */
export interface Room {
  width: number;
  height: number;
}

export const GAP = { column: 40, row: 22, names: 14, stack: 6, top: 24, left: 16, garbage: 44, garbageColumn: 180 } as const;

/** Where an arrow ends, beneath a card's upper edge. */
export const HEAD_MIDDLE = 12;

export const overlaps = (one: Box, other: Box) =>
  one.x < other.x + other.width + GAP.column / 3 &&
  other.x < one.x + one.width + GAP.column / 3 &&
  one.y < other.y + other.height + GAP.row &&
  other.y < one.y + one.height + GAP.row;

// The nearest free place at or below the wanted one.
export function fit(wanted: Box, places: Places, taken: readonly Box[]): Box {
  const inTheWay = [...places.values(), ...taken]
    .filter((other) => overlaps({ ...wanted, y: other.y }, other))
    .sort((one, other) => one.y - other.y);
  const box = { ...wanted };
  for (const other of inTheWay) if (overlaps(box, other)) box.y = other.y + other.height + GAP.row;
  return box;
}

export const covers = (one: Box, other: Box) =>
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
