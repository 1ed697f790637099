// Quotes that are typed or deleted, in pairs where that is meant.
import { EditorSelection, type ChangeSpec, type EditorState, type SelectionRange } from '@codemirror/state';
import { EditorView, type Command } from '@codemirror/view';
import { emptyQuotes, typedQuote } from '../../model/quotes.ts';
import { readingOf } from './reading.ts';

interface Change {
  range: SelectionRange;
  changes?: ChangeSpec;
}

// On Android all that is typed is composed.
const isComposed = (view: EditorView) => (/Android\b/.test(navigator.userAgent) ? view.composing : view.compositionStarted);

function typed(state: EditorState, range: SelectionRange, quote: string): Change {
  const { from, to, anchor, head } = range;
  if (from !== to) {
    return { changes: [{ from, insert: quote }, { from: to, insert: quote }], range: EditorSelection.range(anchor + 1, head + 1) };
  }
  const line = state.doc.lineAt(from);
  const what = typedQuote(readingOf(state), line.number, from - line.from, quote);
  // A quote that is stepped over is replaced by itself: it is undone with what was typed before it.
  const insert = { plain: quote, over: quote, pair: quote.repeat(2), triple: quote.repeat(4) }[what];
  return { changes: { from, to: what === 'over' ? from + 1 : from, insert }, range: EditorSelection.cursor(from + 1) };
}

export const quotes = EditorView.inputHandler.of((view, from, to, text) => {
  const { state } = view;
  const { main } = state.selection;
  if (!/^["']$/.test(text) || isComposed(view) || state.readOnly || from !== main.from || to !== main.to) return false;
  view.dispatch(state.update(state.changeByRange((range) => typed(state, range, text)), { scrollIntoView: true, userEvent: 'input.type' }));
  return true;
});

/** Deletes an empty string as a whole. */
export const deleteQuotes: Command = ({ state, dispatch }) => {
  let isOther = state.readOnly;
  const change = state.changeByRange((range): Change => {
    const line = state.doc.lineAt(range.head);
    const found = range.empty ? emptyQuotes(readingOf(state), line.number, range.head - line.from) : null;
    if (found === null) isOther = true;
    if (found === null) return { range };
    const [back, forth] = found;
    return { changes: { from: range.head - back, to: range.head + forth }, range: EditorSelection.cursor(range.head - back) };
  });
  if (!isOther) dispatch(state.update(change, { scrollIntoView: true, userEvent: 'delete.backward' }));
  return !isOther;
};
