// The part of the editor that is loaded later: undo, indentation, brackets, search, keys, the line under an error.
import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { indentOnInput, indentService, indentUnit } from '@codemirror/language';
import { lintKeymap, setDiagnostics } from '@codemirror/lint';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { drawSelection, highlightActiveLine, keymap, runScopeHandlers, type EditorView } from '@codemirror/view';
import { columnOf, indentationOf, MOVES, unitOf } from '../../model/indentation.ts';
import type { Trouble } from '../../model/trouble.ts';
import { brackets } from './brackets.ts';
import { deleteQuotes, quotes } from './quotes.ts';
import { readingField, readingOf } from './reading.ts';

// Keys that the page itself answers.
const OURS = new Set(['Mod-Enter', 'Shift-Mod-k']);

// What the editor's commands have to know of Python.
const python = EditorState.languageData.of(() => [
  { commentTokens: { line: '#' }, closeBrackets: { brackets: ['(', '[', '{'] }, indentOnInput: MOVES },
]);

// So much of a program tells what it is indented by.
const LOOKED_AT = 10_000;

const unitOfProgram = ({ doc }: EditorState) => unitOf(doc.sliceString(0, LOOKED_AT));

// A line that is broken goes on as a new one behind what is before the break.
const indentation = indentService.of((context, at) => {
  const { state, simulatedBreak } = context;
  const { number, from, text } = state.doc.lineAt(at);
  const reading = readingOf(state);
  const unit = state.facet(indentUnit);
  const columns = unit === '\t' ? state.tabSize : unit.length;
  if (simulatedBreak !== at) return indentationOf(reading, { number, text, column: columnOf(text), unit: columns });
  const before = reading.changed((line) => (line === number ? text.slice(0, at - from) : reading.lineOf(line)), number, at - from);
  return indentationOf(before, { number: number + 1, text: context.textAfterPos(at), column: null, unit: columns });
});

export const comfort = [
  history(),
  drawSelection(),
  indentOnInput(),
  readingField,
  brackets,
  quotes,
  closeBrackets(),
  highlightActiveLine(),
  search({ top: true }),
  python,
  indentation,
  // As the program has it already.
  indentUnit.compute(['doc'], unitOfProgram),
  keymap.of(
    [[{ key: 'Backspace', run: deleteQuotes }], closeBracketsKeymap, defaultKeymap, searchKeymap, historyKeymap, lintKeymap, [indentWithTab]].flat().filter(({ key }) => !OURS.has(key ?? '')),
  ),
];

/** A key that was pressed before all this was there. */
export const press = (editor: EditorView, event: KeyboardEvent): void => void runScopeHandlers(editor, event, 'editor');

/** Underlines what is wrong; null: nothing is. */
export function underline(editor: EditorView, trouble: Trouble | null): void {
  const { doc } = editor.state;
  if (trouble === null || trouble.line > doc.lines) {
    editor.dispatch(setDiagnostics(editor.state, []));
    return;
  }
  const line = doc.line(trouble.line);
  const from = Math.min(line.from + trouble.from, line.to);
  const to = Math.max(from, Math.min(line.from + trouble.to, line.to));
  editor.dispatch(setDiagnostics(editor.state, [{ from, to, severity: 'error', message: trouble.message }]));
}
