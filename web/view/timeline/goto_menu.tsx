// The small menu of what one may go to: the next or previous collection, exception, finalizer, output, line, change of a count.
import '../../style/timeline_goto.css';
import type { ComponentChildren } from 'preact';
import type { Query } from 'ouroboros';
import { useEffect, useRef, useState } from 'preact/hooks';
import { FINDS, type Find } from '../../model/timeline.ts';
import { sayTimeline } from '../../words/timeline.ts';
import { BackIcon, ForthIcon, Sign } from './icons.tsx';
import { IconButton } from './controls.tsx';
import type { Player } from './player.ts';

interface MenuProps {
  player: Player;
  selected: number | null;
  /** Null: there is no breakpoint. */
  toBreakpoint: ((direction: 1 | -1) => void) | null;
}

export function Menu({ player, selected, toBreakpoint }: MenuProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current!.querySelector<HTMLElement>('button, input')?.focus(), []);
  const [line, setLine] = useState('1');
  const [told, setTold] = useState('');
  const find = async (query: Query, direction: 1 | -1, what: string) => {
    setTold(sayTimeline('searching'));
    setTold((await player.find(query, direction)) ? '' : sayTimeline('notFound', { what }));
  };
  const number = Math.max(1, Math.floor(Number(line)) || 1);
  const count: Query | null = selected === null ? null : { condition: { address: selected, field: 'refcount', changes: true } };
  return (
    <div class="tl-menu" ref={list} role="dialog" aria-label={sayTimeline('goTo')}>
      {(Object.keys(FINDS) as Find[]).map((name) => (
        <Row key={name} sign={name} what={sayTimeline(name)} find={(direction) => find(FINDS[name], direction, sayTimeline(name))} />
      ))}
      {toBreakpoint && <Row sign="breakpoint" what={sayTimeline('breakpoint')} find={toBreakpoint} />}
      {count && <Row what={sayTimeline('selectedCount')} find={(direction) => find(count, direction, sayTimeline('selectedCount'))} />}
      <Row what={`${sayTimeline('lineNumber')} ${number}`} find={(direction) => find({ line: number }, direction, `${sayTimeline('lineNumber')} ${number}`)}>
        <label class="line-number">
          {sayTimeline('lineNumber')}
          <input type="number" min={1} value={line} onInput={(event) => setLine(event.currentTarget.value)} />
        </label>
      </Row>
      <p class="quiet" role="status">{told}</p>
    </div>
  );
}

interface RowProps {
  what: string;
  /** Of the track. */
  sign?: string;
  find(direction: 1 | -1): void;
  children?: ComponentChildren;
}

function Row({ what, sign = '', find, children }: RowProps) {
  return (
    <div class="menu-row">
      <Sign name={sign} />
      <span>{children ?? what}</span>
      <IconButton name={sayTimeline('previous', { what })} onClick={() => find(-1)}><BackIcon /></IconButton>
      <IconButton name={sayTimeline('next', { what })} onClick={() => find(1)}><ForthIcon /></IconButton>
    </div>
  );
}
