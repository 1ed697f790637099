// How large a card is and where in it each slot lies, from its texts alone: the font is of one width, so no text is measured. The
// numbers are those of style/graph.css.
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
  cellsMost: 216,
} as const;

export interface Measured {
  width: number;
  height: number;
  /** Where its slots' names end and values begin. */
  valueX: number;
  /** Slots side by side, as a sequence of values: the left edge and width of each. */
  cells: { x: number; width: number }[] | null;
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

/** Whether its slots stand side by side: a sequence or set of values alone; numbers as keys look like its places. */
export function isRow(card: Card): boolean {
  if (card.kind !== 'object' || card.family === 'mapping' || card.slots.length === 0 || card.rest !== null) return false;
  if (!card.slots.every((slot) => slot.text !== null && /^\d*$/.test(slot.name))) return false;
  return cellsOf(card).at(-1)!.x + cellsOf(card).at(-1)!.width <= SIZE.cellsMost;
}

function cellsOf(card: Card): { x: number; width: number }[] {
  let x = 0;
  return card.slots.map((slot) => {
    const width = Math.round(Math.max(24, columns(slot.text ?? '') * SIZE.character + 12));
    x += width;
    return { x: x - width, width };
  });
}

export function measure(card: Card): Measured {
  if (card.kind === 'skipped') return { width: SIZE.names, height: SIZE.row, valueX: 0, cells: null, slots: [] };
  const head = Math.round(
    card.kind === 'object'
      ? columns(card.title) * SIZE.character + ADDRESS_COLUMNS * SIZE.small + 3 * SIZE.side + (card.isFolded ? SIZE.fold : 0)
      : columns(headText(card)) * SIZE.character + 2 * SIZE.side + 16,
  );
  if (isRow(card)) return measureRow(card, head);
  const names = Math.min(SIZE.nameMost, Math.max(0, ...card.slots.map((slot) => columns(slot.name === STACK ? STACK_LONGEST : slot.name))));
  const values = Math.max(0, ...card.slots.map(valueColumns));
  const valueX = Math.round(names === 0 ? SIZE.side : names * SIZE.character + 2 * SIZE.side);
  const body = card.value !== null ? columns(card.value) * SIZE.character + 2 * SIZE.side + 4 : valueX + values * SIZE.character + SIZE.side + 8;
  const rest = card.rest === null ? 0 : (columns(`${card.rest.slots}${card.rest.most}${card.rest.type}`) + REST_COLUMNS) * SIZE.character + 2 * SIZE.side;
  const rows = card.slots.length + (card.rest === null ? 0 : 1) + (card.value === null ? 0 : 1);
  const top = SIZE.head + (card.value === null ? 0 : SIZE.row);
  return {
    width: Math.round(Math.max(card.kind === 'object' ? SIZE.narrowest : SIZE.names, head, rows === 0 ? 0 : body, rest)),
    height: SIZE.head + rows * SIZE.row + (rows === 0 ? 0 : SIZE.foot),
    valueX,
    cells: null,
    slots: card.slots.map((_, index) => top + index * SIZE.row + SIZE.row / 2),
  };
}

function measureRow(card: Card, head: number): Measured {
  const cells = cellsOf(card);
  const width = cells.at(-1)!.x + cells.at(-1)!.width;
  const middle = SIZE.head + SIZE.cellRow / 2;
  return { width: Math.max(SIZE.narrowest, head, width), height: SIZE.head + SIZE.cellRow, valueX: 0, cells, slots: cells.map(() => middle) };
}

/** What stands in the head of a card of names, as long as in the longest language. */
const headText = (card: Card) => (card.names === null ? '' : `${card.title || 'names'}  line ${card.names.line ?? ''}`);
