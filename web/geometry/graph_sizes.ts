// How large a card is and where in it each slot lies, from its texts alone: the font is of one width, so no text is measured. The
// numbers are those of style/graph.css and style/graph_cards.css.
import type { Card, ShownSlot } from '../model/graph.ts';
import { STACK } from '../model/graph_names.ts';

export const SIZE = {
  character: 7.25,
  small: 6.05,
  row: 20,
  head: 24,
  side: 9,
  fold: 22,
  foot: 5,
  narrowest: 58,
  names: 112,
  nameMost: 16,
  cellRow: 34,
  cellsMost: 280,
} as const;

export interface Cell {
  x: number;
  y: number;
  width: number;
}

export interface Measured {
  width: number;
  height: number;
  /** Where its slots' names end and values begin. */
  valueX: number;
  /** Slots side by side, as a sequence of values, in as many lines as they need. `y` is counted from beneath the head. */
  cells: Cell[] | null;
  /** From its upper edge to the middle of each slot. */
  slots: number[];
}

/** Columns that a text takes: those of East Asian scripts are two wide. */
export function columns(text: string): number {
  let sum = 0;
  for (const character of text) sum += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{3fffd}]/u.test(character) ? 2 : 1;
  return sum;
}

// How an entry of the value stack is called, in the longer language.
const STACK_LONGEST = 'on the stack';
const ADDRESS_COLUMNS = 7;
// What stands around the numbers of what is left out, in the longer language.
const REST_COLUMNS = 16;

/** What a bucket's slot says is as wide as this. */
const bucketColumns = (slot: ShownSlot) => (slot.bucket === null ? 1 : Math.min(22, columns(`${slot.bucket.most} × ${slot.bucket.type}`) + 4));
const valueColumns = (slot: ShownSlot) => (slot.text !== null ? columns(slot.text) : slot.to !== null ? 1 : bucketColumns(slot));

// A line of cells has one of these numbers of them, if there is room: indices are found at once.
const ROUND = [10, 5, 4, 3];

// Of a sequence or set of values alone; null: its slots stand beneath each other. Numbers as keys look like its places.
function cellsOf(card: Card): Cell[] | null {
  if (card.kind !== 'object' || card.family === 'mapping' || card.slots.length === 0) return null;
  if (!card.slots.every((slot) => slot.text !== null && /^\d*$/.test(slot.name))) return null;
  const widths = card.slots.map((slot) => Math.round(Math.max(24, columns(slot.text ?? '') * SIZE.character + 12)));
  if (widths.reduce((sum, width) => sum + width, 0) <= SIZE.cellsMost) {
    let x = 0;
    return widths.map((width) => ({ x: (x += width) - width, y: 0, width }));
  }
  const width = Math.max(...widths);
  const inLine = ROUND.find((count) => count * width <= SIZE.cellsMost);
  if (inLine === undefined) return null;
  return widths.map((_, index) => ({ x: (index % inLine) * width, y: Math.floor(index / inLine) * SIZE.cellRow, width }));
}

export function measure(card: Card): Measured {
  if (card.kind === 'skipped') return { width: SIZE.names, height: SIZE.row, valueX: 0, cells: null, slots: [] };
  const head = Math.round(
    card.kind === 'object'
      ? columns(card.title) * SIZE.character + ADDRESS_COLUMNS * SIZE.small + 3 * SIZE.side + (card.isFolded ? SIZE.fold : 0)
      : columns(headText(card)) * SIZE.character + 2 * SIZE.side + 16,
  );
  const restWidth = card.rest === null ? 0 : (columns(`${card.rest.slots}${card.rest.most}${card.rest.type}`) + REST_COLUMNS) * SIZE.character + 2 * SIZE.side;
  const cells = cellsOf(card);
  if (cells !== null) return measureCells(cells, head, restWidth);
  const names = Math.min(SIZE.nameMost, Math.max(0, ...card.slots.map((slot) => columns(slot.name === STACK ? STACK_LONGEST : slot.name))));
  const values = Math.max(0, ...card.slots.map(valueColumns));
  const valueX = Math.round(names === 0 ? SIZE.side : names * SIZE.character + 2 * SIZE.side);
  const body = card.value !== null ? columns(card.value) * SIZE.character + 2 * SIZE.side + 4 : valueX + values * SIZE.character + SIZE.side + 8;
  const rows = card.slots.length + (card.rest === null ? 0 : 1) + (card.value === null ? 0 : 1);
  const top = SIZE.head + (card.value === null ? 0 : SIZE.row);
  return {
    width: Math.round(Math.max(card.kind === 'object' ? SIZE.narrowest : SIZE.names, head, rows === 0 ? 0 : body, restWidth)),
    height: SIZE.head + rows * SIZE.row + (rows === 0 ? 0 : SIZE.foot),
    valueX,
    cells: null,
    slots: card.slots.map((_, index) => top + index * SIZE.row + SIZE.row / 2),
  };
}

function measureCells(cells: Cell[], head: number, restWidth: number): Measured {
  const width = Math.max(...cells.map((cell) => cell.x + cell.width));
  const height = SIZE.head + cells.at(-1)!.y + SIZE.cellRow + (restWidth === 0 ? 0 : SIZE.row + SIZE.foot);
  const slots = cells.map(({ y }) => SIZE.head + y + SIZE.cellRow / 2);
  return { width: Math.round(Math.max(SIZE.narrowest, head, width, restWidth)), height, valueX: 0, cells, slots };
}

/** What stands in the head of a card of names, as long as in the longest language. */
const headText = (card: Card) => (card.names === null ? '' : `${card.title || 'names'}  line ${card.names.line ?? ''}`);
