// CodeMirror's own texts, in the language that is on.
import { EditorState } from '@codemirror/state';
import { sayComfort } from '../../words/comfort.ts';

const OURS = {
  'Find': 'find', 'Replace': 'replaceBy', 'next': 'next', 'previous': 'previous', 'all': 'all', 'match case': 'matchCase', 'regexp': 'regexp', 'by word': 'byWord',
  'replace': 'replace', 'replace all': 'replaceAll', 'close': 'close', 'current match': 'currentMatch', 'on line': 'onLine', 'replaced $ matches': 'replacedMatches',
  'replaced match on line $': 'replacedOnLine', 'Go to line': 'goToLine', 'go': 'go', 'Selection deleted': 'selectionDeleted',
} as const;

const texts = {};
for (const [phrase, name] of Object.entries(OURS)) Object.defineProperty(texts, phrase, { get: () => sayComfort(name), enumerable: true });

export const phrases = EditorState.phrases.of(texts);
