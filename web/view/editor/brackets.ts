// Marks the bracket beside the cursor and its partner.
import type { Range } from '@codemirror/state';
import { Decoration, ViewPlugin, type DecorationSet, type EditorView, type ViewUpdate } from '@codemirror/view';
import { pairAt } from '../../model/brackets.ts';
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

export const brackets = ViewPlugin.fromClass(Brackets, { decorations: (plugin) => plugin.decorations });
