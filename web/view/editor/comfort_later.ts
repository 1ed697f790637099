// What the editor has beside its text, its marks and its colours is loaded a moment later, or as soon as somebody is about to type:
// undo, indentation, brackets, search, the keys of all these, and the line under an error.
import { Compartment } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

const place = new Compartment();

let loaded: typeof import('./comfort.ts') | null = null;

/** Loads the rest into an editor that `comfort` is in. */
export async function withComfort(editor: EditorView): Promise<typeof import('./comfort.ts')> {
  loaded ??= await import('./comfort.ts');
  const isThere = [place.get(editor.state)].flat().length > 0;
  if (!isThere) editor.dispatch({ effects: place.reconfigure(loaded.comfort) });
  return loaded;
}

// Keys that do nothing without it, or something else. What types or moves works at once, and cannot wait.
const isAwaited = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) =>
  key === 'Tab' || key === 'F3' || ((ctrlKey || metaKey) && !altKey && /^[fgdzyui/[\]]$/i.test(key));

export const comfort = [
  place.of([]),
  EditorView.domEventHandlers({
    focus: (_, editor) => void withComfort(editor).catch(() => {}),
    keydown(event, editor) {
      if (loaded !== null || !isAwaited(event)) return false;
      void withComfort(editor).then(({ press }) => press(editor, event), () => {});
      return true;
    },
  }),
];
