// The part of the editor that is loaded later: undo, indentation, brackets, search, keys, the line under an error.
import '../../style/comfort.css';
import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, historyKeymap, indentWithTab } from '@codemirror/commands';
import { indentOnInput } from '@codemirror/language';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension, type Transaction } from '@codemirror/state';
import { crosshairCursor, drawSelection, highlightActiveLine, keymap, rectangularSelection } from '@codemirror/view';
import { MOVES } from '../../model/indentation.ts';
import { brackets } from './brackets.ts';
import { historyAfter } from './early.ts';
import { indentation } from './indentation.ts';
import { deleteQuotes, quotes } from './quotes.ts';
import { readingField } from './reading.ts';
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
  keymap.of(
    [[{ key: 'Backspace', run: deleteQuotes }], closeBracketsKeymap, defaultKeymap, searchKeymap, historyKeymap, [indentWithTab]].flat().filter(({ key }) => !OURS.has(key ?? '')),
  ),
];
