// The part of the editor that is loaded later: undo, indentation, brackets, search, keys, the line under an error.
import '../../style/comfort.css';
import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, historyKeymap, indentWithTab } from '@codemirror/commands';
import { indentOnInput, indentService, indentUnit } from '@codemirror/language';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension, type Transaction } from '@codemirror/state';
import { crosshairCursor, drawSelection, highlightActiveLine, keymap, rectangularSelection } from '@codemirror/view';
import { columnOf, indentationOf, MOVES, unitOf } from '../../model/indentation.ts';
import { brackets } from './brackets.ts';
import { historyAfter } from './early.ts';
import { deleteQuotes, quotes } from './quotes.ts';
import { readingField, readingOf } from './reading.ts';
import { phrases } from './phrases.ts';
import { specialCharacters } from './special.ts';
import { trouble } from './trouble.ts';

export { press } from './early.ts';
export { underline } from './trouble.ts';

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

/** What there is beside text and colours. `typed`: what has been typed so far. */
export const comfortAfter = (typed: readonly Transaction[]): Extension => [
  historyAfter(typed),
  drawSelection(),
  indentOnInput(),
  readingField,
  brackets,
  quotes,
  closeBrackets(),
  highlightActiveLine(),
  EditorState.allowMultipleSelections.of(true),
  rectangularSelection(),
  crosshairCursor(),
  specialCharacters,
  phrases,
  trouble,
  search({ top: true }),
  python,
  indentation,
  // As the program has it already.
  indentUnit.compute(['doc'], unitOfProgram),
  keymap.of(
    [[{ key: 'Backspace', run: deleteQuotes }], closeBracketsKeymap, defaultKeymap, searchKeymap, historyKeymap, [indentWithTab]].flat().filter(({ key }) => !OURS.has(key ?? '')),
  ),
];
