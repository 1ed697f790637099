// The editor: CodeMirror with Python, the line that is on at the shown instant, breakpoints, errors where CPython puts the caret.
// Owns the editor's own state; the text itself is the app's.
import '../../style/editor.css';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Compartment, EditorState, type Text } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import type { Trouble } from '../../model/trouble.ts';
import { sayEditor } from '../../words/editor.ts';
import { language } from '../../words/speak.ts';
import { alsoAhead } from '../shared/lazy.tsx';
import { colours } from './colours.ts';
import { marks, setBreakpoints, setCurrentLine } from './marks.ts';
import { comfort, withComfort } from './comfort_later.ts';

export interface EditorProps {
  code: string;
  onChange(code: string): void;
  /** The line that is on, from 1; null: none. It is the run's line: of no use once the text is another. */
  line: number | null;
  breakpoints: readonly number[];
  onBreakpoint(line: number): void;
  trouble: Trouble | null;
  /** Its run is looked at: where there is little room the lines around the one that is on are enough. */
  isWatched: boolean;
}

const described = new Compartment();

// What a screen reader calls it.
const description = () => EditorView.contentAttributes.of({ 'aria-label': sayEditor('editor'), spellcheck: 'false', tabindex: '0' });

// A line of so many characters is not wrapped, nor are then the others: it would push all below it out of reach, and take long to lay out.
const LONG = 10_000;

function hasLong(doc: Text): boolean {
  if (doc.length <= LONG) return false;
  for (const line of doc.iterLines()) if (line.length > LONG) return true;
  return false;
}

const wrapping = EditorView.contentAttributes.compute(['doc'], ({ doc }) => ({ class: hasLong(doc) ? '' : 'cm-lineWrapping' }));

export function Editor({ code, onChange, line, breakpoints, onBreakpoint, trouble, isWatched }: EditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  // What the editor calls is made once; it calls what is meant now.
  const calls = useRef({ onChange, onBreakpoint });
  calls.current = { onChange, onBreakpoint };
  // What the editor has told last: another `code` comes from elsewhere.
  const told = useRef(code);
  const hasTrouble = useRef(false);

  useEffect(() => {
    const editor = new EditorView({
      parent: place.current!,
      state: EditorState.create({
        doc: code,
        extensions: [
          marks((at) => calls.current.onBreakpoint(at)),
          lineNumbers(),
          colours,
          wrapping,
          comfort,
          described.of(description()),
          EditorView.updateListener.of((update) => {
            if (!update.docChanged) return;
            told.current = update.state.doc.toString();
            calls.current.onChange(told.current);
          }),
        ],
      }),
    });
    view.current = editor;
    alsoAhead(() => withComfort(editor), true);
    return () => editor.destroy();
  }, []);

  // At once: a later effect would see what has been typed since as older than `code`, and take it back.
  useLayoutEffect(() => {
    const editor = view.current;
    if (editor === null) return;
    // As an event of its own, which is not undone together with what was typed just before.
    if (told.current !== code) editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: code }, userEvent: 'replace' });
  }, [code]);

  useEffect(() => showLine(view.current!, line), [line, code, isWatched]);
  useEffect(() => view.current!.dispatch({ effects: setBreakpoints.of(breakpoints) }), [breakpoints]);
  useEffect(() => {
    let isCurrent = true;
    if (trouble !== null || hasTrouble.current) void showTrouble(view.current!, trouble, () => isCurrent).catch(() => {});
    hasTrouble.current = trouble !== null;
    return () => void (isCurrent = false);
  }, [trouble]);
  useEffect(() => view.current!.dispatch({ effects: described.reconfigure(description()) }), [language.value]);

  // Left, it may have become lower.
  const leave = () => requestAnimationFrame(() => view.current && showLine(view.current, line));
  return <div class={isWatched ? 'editor is-watched' : 'editor'} ref={place} onFocusOut={leave} />;
}

// Marks the line, and moves the text so that it can be seen, unless somebody types.
function showLine(editor: EditorView, line: number | null): void {
  const isThere = line !== null && line <= editor.state.doc.lines;
  const effects = [setCurrentLine.of(isThere ? line : null)];
  const at = isThere ? editor.state.doc.line(line).from : 0;
  if (isThere && !editor.hasFocus) editor.dispatch({ effects: [...effects, EditorView.scrollIntoView(at, { y: 'nearest', yMargin: 40 })] });
  else editor.dispatch({ effects });
}

async function showTrouble(editor: EditorView, trouble: Trouble | null, isCurrent: () => boolean): Promise<void> {
  const { underline } = await withComfort(editor);
  if (isCurrent()) underline(editor, trouble);
}
