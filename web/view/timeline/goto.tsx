// The button of the small menu of what one may go to, which comes when it is opened.
import type { Recording } from 'ouroboros';
import { useEffect, useRef, useState } from 'preact/hooks';
import { sayTimeline } from '../../words/timeline.ts';
import { lazy } from '../shared/lazy.tsx';
import type { Player } from './player.ts';

const Menu = lazy(async () => (await import('./goto_menu.tsx')).Menu);

interface GoToProps {
  player: Player;
  recording: Recording | null;
  selected: number | null;
  /** Null: there is no breakpoint. */
  toBreakpoint: ((direction: 1 | -1) => void) | null;
}

export function GoTo({ player, recording, selected, toBreakpoint }: GoToProps) {
  const [isOpen, setIsOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setIsOpen(false);
    opener.current?.focus();
  };
  useEffect(() => {
    if (!isOpen) return;
    const onDown = (event: Event) => !box.current!.contains(event.target as Node) && setIsOpen(false);
    document.addEventListener('pointerdown', onDown);
    return () => document.removeEventListener('pointerdown', onDown);
  }, [isOpen]);
  return (
    <div class="goto" ref={box} onKeyDown={(event) => event.key === 'Escape' && isOpen && (event.stopPropagation(), close())}>
      <button type="button" class="button" ref={opener} aria-expanded={isOpen} aria-haspopup="dialog" disabled={recording === null}
        onClick={() => setIsOpen(!isOpen)}>
        {sayTimeline('goTo')}<span aria-hidden="true">▴</span>
      </button>
      {isOpen && <Menu {...{ player, selected, toBreakpoint }} />}
    </div>
  );
}
