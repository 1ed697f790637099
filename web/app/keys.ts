// The key map: which key does what, in one table that the page answers to and that the help shows.
import { isEmbedded } from './embedded.ts';
import { opening } from './lesson_list.ts';
import type { Playground } from './playground.ts';
import type { Step } from '../model/steps.ts';
import { STAGE_VIEWS } from '../model/views.ts';

export interface Key {
  /** As KeyboardEvent.key has it, with Mod+ for Ctrl (⌘ on a Mac), Shift+, Alt+. */
  keys: string[];
  /** What it does: a name in words/keys.ts. */
  name: string;
  /** Also while somebody types. */
  isGlobal?: boolean;
  run(playground: Playground, pressed: string): void;
}

const step = (kind: Step | null, direction: 1 | -1) => (playground: Playground) => void playground.player.step(direction, kind ?? undefined);

// A figure shows one alone.
const turnLesson = (by: 1 | -1) => async (playground: Playground) => isEmbedded || (await opening()).turnLesson(playground, by);

export const KEYS: Key[] = [
  { keys: ['Mod+Enter', 'F5'], name: 'run', isGlobal: true, run: (playground) => playground.press() },
  { keys: ['Mod+.'], name: 'stop', isGlobal: true, run: (playground) => void playground.stop() },
  { keys: ['Alt+ArrowRight', 'ArrowRight', 'F10'], name: 'stepForth', run: step(null, 1) },
  { keys: ['Alt+ArrowLeft', 'ArrowLeft', 'Shift+F10'], name: 'stepBack', run: step(null, -1) },
  { keys: ['Shift+ArrowRight'], name: 'eventForth', run: step('event', 1) },
  { keys: ['Shift+ArrowLeft'], name: 'eventBack', run: step('event', -1) },
  { keys: [']'], name: 'phaseForth', run: step('phase', 1) },
  { keys: ['['], name: 'phaseBack', run: step('phase', -1) },
  { keys: ['F8'], name: 'breakpointForth', isGlobal: true, run: (playground) => void playground.toBreakpoint(1) },
  { keys: ['Shift+F8'], name: 'breakpointBack', isGlobal: true, run: (playground) => void playground.toBreakpoint(-1) },
  { keys: [' '], name: 'play', run: (playground) => playground.player.toggle() },
  { keys: ['Home'], name: 'first', run: (playground) => playground.player.first() },
  { keys: ['End'], name: 'last', run: (playground) => playground.player.last() },
  { keys: STAGE_VIEWS.map((_, index) => String(index + 1)), name: 'view', run: (playground, key) => playground.show(STAGE_VIEWS[Number(key) - 1]!) },
  { keys: ['n'], name: 'lessonForth', run: turnLesson(1) },
  { keys: ['p'], name: 'lessonBack', run: turnLesson(-1) },
  { keys: ['Escape'], name: 'deselect', run: (playground) => playground.select(null) },
  { keys: ['?'], name: 'help', run: (playground) => (playground.dialog.value = 'help') },
];

const ARROWS = /^(Arrow|Home|End| )/;

function nameOf(event: KeyboardEvent): string {
  // A character says by itself whether Shift was held.
  const shift = event.shiftKey && event.key.length > 1 ? 'Shift+' : '';
  return `${event.ctrlKey || event.metaKey ? 'Mod+' : ''}${event.altKey ? 'Alt+' : ''}${shift}${event.key}`;
}

// Fields take what is typed; what has the focus and answers to arrows itself takes these.
function isTaken(event: KeyboardEvent, name: string): boolean {
  const target = event.target as HTMLElement;
  if (target.closest('input, textarea, select, [contenteditable]') !== null) return true;
  if (name === ' ' && target.closest('button, [role=button], summary, a') !== null) return true;
  return ARROWS.test(event.key) && target.closest('[role=slider], [role=menu], [role=tablist], [data-arrows], [role=log]') !== null;
}

/** Answers keys of the document. Returns what ends that. */
export function answerKeys(playground: Playground): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
    const name = nameOf(event);
    const key = KEYS.find(({ keys }) => keys.includes(name));
    if (key === undefined || (!key.isGlobal && isTaken(event, name))) return;
    event.preventDefault();
    key.run(playground, event.key);
  };
  document.addEventListener('keydown', onKeyDown);
  return () => document.removeEventListener('keydown', onKeyDown);
}
