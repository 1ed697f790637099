// A list of any length of which only what can be seen is in the document. Owns scrolling, and which item the keys are on.
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

interface VirtualProps {
  count: number;
  /** In rem: all rows are as high. */
  rowHeight: number;
  rowsMost: number;
  label: string;
  /** The row that is to be seen; -1: none. */
  follow: number;
  chosen: number;
  pick(row: number): void;
  /** What is in a row; its text is what the row is called. */
  render(row: number): ComponentChildren;
}

const SPARE = 3;

export function Virtual({ count, rowHeight, rowsMost, label, follow, chosen, pick, render }: VirtualProps) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [active, setActive] = useState(0);
  const rem = useRem();
  const height = rowHeight * rem;
  const visible = Math.min(count, rowsMost);
  const first = Math.max(0, Math.floor(top / height) - SPARE);
  const last = Math.min(count, Math.ceil(top / height) + visible + SPARE);
  const onRow = Math.min(active, count - 1);
  const show = (row: number) => {
    const element = box.current;
    if (element === null || row < 0) return;
    if (row * height < element.scrollTop) element.scrollTop = row * height;
    else if ((row + 1) * height > element.scrollTop + element.clientHeight) element.scrollTop = (row + 1) * height - element.clientHeight;
  };
  useLayoutEffect(() => show(follow), [follow, count]);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = keyTarget(event.key, onRow, visible, count);
    if (event.key === 'Enter' || event.key === ' ') pick(onRow);
    else if (to !== null) {
      setActive(to);
      show(to);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={box} class="virtual" role="listbox" tabIndex={0} data-arrows aria-label={label} style={{ height: `${visible * rowHeight}rem` }}
      aria-activedescendant={onRow >= first && onRow < last ? `${id}-${onRow}` : undefined}
      onKeyDown={onKeyDown} onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <div class="virtual-all" role="presentation" style={{ height: `${count * rowHeight}rem` }}>
        {Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i).map((row) => (
          <div
            key={row} id={`${id}-${row}`} role="option" class={row === onRow ? 'virtual-row active' : 'virtual-row'} aria-selected={row === chosen}
            aria-posinset={row + 1} aria-setsize={count} style={{ top: `${row * rowHeight}rem`, height: `${rowHeight}rem` }}
            onClick={() => (setActive(row), pick(row))}
          >
            {render(row)}
          </div>
        ))}
      </div>
    </div>
  );
}

function keyTarget(key: string, row: number, page: number, count: number): number | null {
  const targets: Record<string, number> = {
    ArrowDown: row + 1, ArrowUp: row - 1, PageDown: row + page, PageUp: row - page, Home: 0, End: count - 1,
  };
  return key in targets ? Math.max(0, Math.min(count - 1, targets[key]!)) : null;
}

function useRem(): number {
  const [rem, setRem] = useState(16);
  useEffect(() => setRem(parseFloat(getComputedStyle(document.documentElement).fontSize) || 16), []);
  return rem;
}
