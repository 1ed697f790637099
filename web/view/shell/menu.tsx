// A button that opens a list of choices. Arrow keys go through them, Escape and a press elsewhere close it.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { attempts, NotLoaded } from '../shared/lazy.tsx';
import { Rich } from '../shared/rich.tsx';

export interface Choice {
  /** A heading stands above the choices that follow it. */
  heading?: string;
  label: string;
  detail?: string;
  isDisabled?: boolean;
  /** The one that is on. */
  isCurrent?: boolean;
  choose(): void;
}

export interface MenuProps {
  label: ComponentChildren;
  title?: string;
  choices: Choice[];
  /** Sees to it that the choices are there: when the button is about to be pressed, or is. */
  before?: () => Promise<unknown>;
  /** Many choices with long names; the list stands at the button's left edge. */
  isWide?: boolean;
}

// The next one after that with the focus that begins with a letter.
function nextWith(items: HTMLElement[], letter: string): HTMLElement | undefined {
  const at = items.indexOf(document.activeElement as HTMLElement) + 1;
  return [...items.slice(at), ...items.slice(0, at)].find(({ textContent }) => textContent?.toLowerCase().startsWith(letter.toLowerCase()));
}

export function Menu({ label, title, choices, before, isWide = false }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const [why, setWhy] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!isOpen) return;
    const close = (event: Event) => box.current!.contains(event.target as Node) || setOpen(false);
    document.addEventListener('pointerdown', close);
    return () => document.removeEventListener('pointerdown', close);
  }, [isOpen]);
  const prepare = () => void before?.().then(() => setWhy(''), (error: Error) => setWhy(error.message));
  const attempt = attempts.value;
  useEffect(() => {
    if (isOpen) prepare();
  }, [isOpen, attempt]);
  useEffect(() => {
    if (!isOpen) return;
    const item = box.current!.querySelector<HTMLElement>('[aria-current]') ?? box.current!.querySelector<HTMLElement>('[role=menuitem]:not(:disabled)');
    item?.focus();
  }, [isOpen, choices.length > 0]);

  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...box.current!.querySelectorAll<HTMLElement>('[role=menuitem]:not(:disabled)')];
    const to = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape' && isOpen) {
      event.stopPropagation();
      setOpen(false);
      opener.current!.focus();
    } else if (event.key === 'Tab') {
      setOpen(false);
    } else if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      items.at(event.key === 'Home' ? 0 : -1)?.focus();
    } else if (to !== undefined && isOpen) {
      event.preventDefault();
      items.at((items.indexOf(document.activeElement as HTMLElement) + to + items.length) % items.length)?.focus();
    } else if (isOpen && /^[^\s]$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      nextWith(items, event.key)?.focus();
    }
  };

  return (
    <div class="menu" ref={box} onKeyDown={onKeyDown}>
      <button class="button" ref={opener} title={title} aria-haspopup="menu" aria-expanded={isOpen} onPointerEnter={prepare} onFocus={prepare} onClick={() => setOpen(!isOpen)}>
        {label}
      </button>
      {isOpen && choices.length === 0 && why !== '' && <div class="menu-list wide"><NotLoaded why={why} /></div>}
      {isOpen && choices.length > 0 && (
        <div class={`menu-list${isWide ? ' wide' : ''}`} role="menu" aria-label={title}>
          {choices.map(({ heading, label: text, detail, isDisabled, isCurrent, choose }, index) => (
            <div key={index} role="none">
              {heading !== undefined && <p class="menu-heading" role="presentation">{heading}</p>}
              <button
                role="menuitem"
                tabIndex={-1}
                disabled={isDisabled}
                aria-current={isCurrent || undefined}
                onClick={() => {
                  setOpen(false);
                  opener.current!.focus();
                  choose();
                }}
              >
                <span><Rich text={text} /></span>
                {detail !== undefined && <small>{detail}</small>}
              </button>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
