// The part of the editor that is loaded later: undo, indentation, brackets, search, keys, the line under an error.
import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, indentOnInput, indentService, indentUnit, StreamLanguage, type StringStream } from '@codemirror/language';
import { lintKeymap, setDiagnostics } from '@codemirror/lint';
import { search, searchKeymap } from '@codemirror/search';
import { drawSelection, highlightActiveLine, keymap, runScopeHandlers, type EditorView } from '@codemirror/view';
import { indentationOf } from '../../model/indentation.ts';
import { tokensOf, type Open, type Token } from '../../model/python.ts';
import type { Trouble } from '../../model/trouble.ts';

// Keys that the page itself answers.
const OURS = new Set(['Mod-Enter', 'Shift-Mod-k']);

interface Reading {
  open: Open;
  // Of the line that is read: its tokens from the next one on, and what is open behind it.
  tokens: Token[];
  next: Open;
}

function nextToken(stream: StringStream, reading: Reading): string | null {
  if (stream.sol()) {
    const { tokens, open } = tokensOf(stream.string, reading.open);
    reading.tokens = tokens;
    reading.next = open;
  }
  const [token] = reading.tokens;
  const isInside = token !== undefined && token.from <= stream.pos;
  stream.pos = isInside ? token.to : (token?.from ?? stream.string.length);
  if (isInside) reading.tokens = reading.tokens.slice(1);
  if (stream.eol()) reading.open = reading.next;
  return isInside && (token.kind === 'text' || token.kind === 'comment') ? KINDS[token.kind] : null;
}

const KINDS = { text: 'string', comment: 'comment' };

// What brackets and quotes have to know of Python: what is text and what is a comment.
const python = StreamLanguage.define<Reading>({
  name: 'python',
  startState: () => ({ open: '', tokens: [], next: '' }),
  copyState: (reading) => ({ ...reading }),
  token: nextToken,
  languageData: {
    commentTokens: { line: '#' },
    closeBrackets: { brackets: ['(', '[', '{', "'", '"', "'''", '"""'], stringPrefixes: ['f', 'fr', 'rf', 'r', 'u', 'b', 'br', 'rb', 'F', 'R', 'B'] },
    indentOnInput: /^\s*([}\])]|else:|elif |except |except:|finally:)$/,
  },
});

// So much of a program tells whether it is indented by tabs.
const LOOKED_AT = 10_000;

const indentation = indentService.of((context, at) => {
  const { doc } = context.state;
  const from = context.simulatedBreak === at ? at : doc.lineAt(at).from;
  const above = doc.sliceString(0, from).split('\n');
  if (from !== context.simulatedBreak) above.pop();
  return indentationOf(above, context.textAfterPos(from));
});

export const comfort = [
  history(),
  drawSelection(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  highlightActiveLine(),
  search({ top: true }),
  python,
  indentation,
  // As the program has it already.
  indentUnit.compute(['doc'], ({ doc }) => (/^\t/m.test(doc.sliceString(0, LOOKED_AT)) ? '\t' : '    ')),
  keymap.of(
    [closeBracketsKeymap, defaultKeymap, searchKeymap, historyKeymap, lintKeymap, [indentWithTab]].flat().filter(({ key }) => !OURS.has(key ?? '')),
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
