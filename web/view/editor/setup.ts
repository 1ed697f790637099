// How CodeMirror is put together for a page like this: Python, four columns, undo, search, brackets.
import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { python } from '@codemirror/lang-python';
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { lintKeymap } from '@codemirror/lint';
import { search, searchKeymap } from '@codemirror/search';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { marks } from './marks.ts';

// Literals have the hue of their type's family everywhere on the page.
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: 'var(--instance)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--text)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--number)' },
  { tag: tags.comment, color: 'var(--quiet)', fontStyle: 'italic' },
  { tag: [tags.definition(tags.variableName), tags.function(tags.definition(tags.variableName)), tags.className], color: 'var(--ink)', fontWeight: '600' },
  { tag: [tags.meta, tags.annotation], color: 'var(--collector)' },
]);

// Keys that the page itself answers.
const OURS = new Set(['Mod-Enter', 'Shift-Mod-k']);

export const setup = (onBreakpoint: (line: number) => void) => [
  marks(onBreakpoint),
  lineNumbers(),
  history(),
  drawSelection(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  highlightActiveLine(),
  search({ top: true }),
  python(),
  indentUnit.of('    '),
  syntaxHighlighting(colours),
  EditorView.lineWrapping,
  keymap.of(
    [closeBracketsKeymap, defaultKeymap, searchKeymap, historyKeymap, lintKeymap, [indentWithTab]].flat().filter(({ key }) => !OURS.has(key ?? '')),
  ),
];
