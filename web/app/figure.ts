// A figure and the page around it: it costs no engine before it is in sight, says how high it would be, and is as light or dark as it
// is told. Messages of both sides are described in examples/embed/README.md.
import type { Appearance } from '../model/appearance.ts';
import { appearanceFrom } from './embedded.ts';

const NAME = 'ouroboros';
// Lower than this the stage shows nothing worth looking at.
const STAGE_LEAST = 260;
const CONSOLE_LEAST = 96;
// What is in sight for less was scrolled past.
const PAST_MS = 150;
// At most one measurement in so many milliseconds.
const TELL_MS = 300;

/** Once the reader has scrolled it into sight, or almost, and not past it. */
export function inSight(): Promise<void> {
  return new Promise((resolve) => {
    let timer = 0;
    const observer = new IntersectionObserver((entries) => {
      clearTimeout(timer);
      if (entries.at(-1)!.isIntersecting) timer = window.setTimeout(() => (observer.disconnect(), resolve()), PAST_MS);
    });
    observer.observe(document.getElementById('page')!);
  });
}

/** Tells the page around how high the figure would be, each time that it would be another height. `lines`: of the program. */
export function tellHeight(lines: () => number): void {
  let last = 0;
  let timer = 0;
  const tell = () => {
    timer = 0;
    const height = heightWanted(lines());
    if (height === last) return;
    last = height;
    window.parent.postMessage({ type: NAME, height }, '*');
  };
  const tellSoon = () => (timer ||= window.setTimeout(tell, TELL_MS));
  const page = document.getElementById('page')!;
  new ResizeObserver(tellSoon).observe(page);
  new MutationObserver(tellSoon).observe(page, { childList: true, subtree: true });
}

const heightOf = (selector: string): number => document.querySelector<HTMLElement>(selector)?.offsetHeight ?? 0;

// On a narrow screen all stands below each other. Else the code sets the height, as long as the stage has room.
function heightWanted(lines: number): number {
  const page = document.querySelector<HTMLElement>('.page')!;
  if (getComputedStyle(page).display !== 'grid') return page.offsetHeight;
  const program = heightOf('.lesson') + lines * heightOf('.cm-line') + CONSOLE_LEAST;
  return Math.ceil(heightOf('.bar') + Math.max(STAGE_LEAST, program) + heightOf('.timeline'));
}

/** Does what the page around asks for. */
export function hearHost(setAppearance: (appearance: Appearance) => void): void {
  addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
    if (source !== window.parent || typeof data !== 'object' || data === null) return;
    const { type, theme } = data as Record<string, unknown>;
    const appearance = type === NAME ? appearanceFrom(theme) : null;
    if (appearance !== null) setAppearance(appearance);
  });
}
