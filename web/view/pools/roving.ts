// Arrow keys within a grid of buttons of which one is a stop of the Tab key.
import type { TargetedKeyboardEvent } from 'preact';

/** For the grid's onKeyDown. `columns`: how many buttons stand in a row. */
export function rove(event: TargetedKeyboardEvent<HTMLElement>, columns: number): void {
  const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns, Home: -Infinity, End: Infinity }[event.key];
  if (by === undefined) return;
  const cells = [...event.currentTarget.children] as HTMLElement[];
  const at = cells.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  const isEnd = !Number.isFinite(by);
  const step = isEnd ? Math.sign(by) : by;
  let to = isEnd ? (by > 0 ? cells.length - 1 : 0) : at + step;
  // What cannot be chosen is passed over; from an end, towards the middle.
  while (cells[to] !== undefined && cells[to]!.tagName !== 'BUTTON') to += isEnd ? -step : step;
  const cell = cells[to];
  if (cell === undefined) return;
  event.preventDefault();
  for (const one of cells) if (one.tagName === 'BUTTON') one.tabIndex = -1;
  cell.tabIndex = 0;
  cell.focus();
}

/** How many of the grid's children stand in its first row. */
export function columnsOf(grid: HTMLElement): number {
  return getComputedStyle(grid).gridTemplateColumns.split(' ').length;
}
