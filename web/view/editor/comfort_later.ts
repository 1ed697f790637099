// What the editor has beside its text, its marks and its colours is loaded a moment later, or as soon as somebody is about to type:
// undo, indentation, brackets, search, the keys of all these, and the line under an error. Until then what is typed is remembered to
// be undone, and keys are held back from the first one on that only the rest can answer: what follows that key is meant for it.
import { Compartment, type Transaction } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

const place = new Compartment();

let loaded: typeof import('./comfort.ts') | null = null;
let hasFailed = false;
const typed: Transaction[] = [];
let held: KeyboardEvent[] = [];

/** Loads the rest into an editor that `comfort` is in. */
export async function withComfort(editor: EditorView): Promise<typeof import('./comfort.ts')> {
  try {
    loaded ??= await import('./comfort.ts');
  } catch (error) {
    hasFailed = true;
    throw error;
  }
  const isThere = [place.get(editor.state)].flat().length > 0;
  if (!isThere) editor.dispatch({ effects: place.reconfigure(loaded.comfortAfter(typed.splice(0))) });
  return loaded;
}

// Keys that do nothing without it, or something else.
const isAwaited = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) =>
  key === 'Tab' || key === 'F3' || ((ctrlKey || metaKey) && !altKey && /^[fgdzyui/[\]]$/i.test(key));

// Keys that type, delete or move; all others are not the editor's, or have no part in what is typed.
const isTyped = ({ key, ctrlKey, metaKey, isComposing }: KeyboardEvent) =>
  !isComposing && !ctrlKey && !metaKey && /^(.|Enter|Escape|Backspace|Delete|Arrow.*|Home|End)$/u.test(key);

function hold(event: KeyboardEvent, editor: EditorView): boolean {
  const isHeld = isAwaited(event) ? !hasFailed : held.length > 0 && isTyped(event);
  if (loaded !== null || !isHeld) return false;
  held.push(event);
  if (held.length === 1) void withComfort(editor).then(({ press }) => press(editor, held), () => {}).then(() => (held = []));
  return true;
}

export const comfort = [
  place.of([]),
  // The text that the editor begins with is none that was typed.
  EditorView.updateListener.of(({ transactions }) => {
    const isTyping = (one: Transaction) => typed.length > 0 || one.startState.doc.length > 0 || one.isUserEvent('input');
    if (loaded === null) typed.push(...transactions.filter((one) => one.docChanged && isTyping(one)));
  }),
  EditorView.domEventHandlers({ focus: (_, editor) => void withComfort(editor).catch(() => {}), keydown: hold }),
];
