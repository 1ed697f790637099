// Marks the bracket beside the cursor and its partner; steps over one that closes a line below, and is typed again.
import type { Range } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view';
import { closedBelow, pairAt } from '../../model/brackets.ts';
import { readingOf } from './reading.ts';

const right = Decoration.mark({ class: 'cm-matchingBracket' });
const wrong = Decoration.mark({ class: 'cm-nonmatchingBracket' });

function marksOf({ state }: EditorView): DecorationSet {
  const { doc, selection } = state;
  const found: Range<Decoration>[] = [];
  for (const { head, empty } of selection.ranges) {
    const line = doc.lineAt(head);
    const pair = empty ? pairAt(readingOf(state), doc.lines, { line: line.number, column: head - line.from }) : null;
    if (pair === null) continue;
    for (const spot of [pair.at, pair.partner]) {
      const from = spot === null ? -1 : doc.line(spot.line).from + spot.column;
      if (from >= 0) found.push((pair.isRight ? right : wrong).range(from, from + 1));
    }
  }
  return Decoration.set(found, true);
}

class Brackets {
  decorations: DecorationSet;

  constructor(view: EditorView) {
    this.decorations = marksOf(view);
  }

  update({ docChanged, selectionSet, view }: ViewUpdate): void {
    if (docChanged || selectionSet) this.decorations = marksOf(view);
  }
}

const marking = ViewPlugin.fromClass(Brackets, { decorations: (plugin) => plugin.decorations });

const closing = EditorView.inputHandler.of((view, from, to, text) => {
  const { doc, readOnly, selection } = view.state;
  if (!/^[)\]}]$/.test(text) || from !== to || selection.ranges.length > 1 || readOnly) return false;
  const line = doc.lineAt(from);
  const spot = closedBelow(readingOf(view.state), doc.lines, { line: line.number, column: from - line.from }, text);
  if (spot === null) return false;
  const below = doc.line(spot.line);
  view.dispatch({ changes: { from: line.from, to: below.from }, selection: { anchor: line.from + spot.column + 1 }, scrollIntoView: true, userEvent: 'input.type' });
  return true;
});

export const brackets = [marking, closing];
