// Python's colours in the editor: of the lines in sight, and of no more above them than it takes to know what is open there.
import { RangeSetBuilder, type ChangeSet, type Text } from '@codemirror/state';
import { Decoration, ViewPlugin, type DecorationSet, type EditorView, type ViewUpdate } from '@codemirror/view';
import { tokensFrom, type Place, type TokenKind } from '../../model/python.ts';
import { PLAIN, Reading } from '../../model/reading.ts';

const marks = new Map<TokenKind, Decoration>();

function markOf(kind: TokenKind): Decoration {
  if (!marks.has(kind)) marks.set(kind, Decoration.mark({ class: `py-${kind}` }));
  return marks.get(kind)!;
}

export const linesOf = (doc: Text) => (number: number) => doc.line(number).text;

/** The reading of a text after changes of it. */
export function changedReading<P extends Place>(reading: Reading<P>, changes: ChangeSet, doc: Text): Reading<P> {
  let first = doc.length;
  changes.iterChangedRanges((_from, _to, from) => (first = Math.min(first, from)));
  const line = doc.lineAt(first);
  return reading.changed(linesOf(doc), line.number, first - line.from);
}

class Colours {
  decorations: DecorationSet;
  #reading: Reading;

  constructor(view: EditorView) {
    this.#reading = new Reading(linesOf(view.state.doc), PLAIN);
    this.decorations = this.#colour(view);
  }

  update({ docChanged, viewportChanged, changes, state, view }: ViewUpdate): void {
    if (docChanged) this.#reading = changedReading(this.#reading, changes, state.doc);
    if (docChanged || viewportChanged) this.decorations = this.#colour(view);
  }

  #colour({ state: { doc }, visibleRanges }: EditorView): DecorationSet {
    const found = new RangeSetBuilder<Decoration>();
    let end = -1;
    for (const { from, to } of visibleRanges) {
      for (let { number } = doc.lineAt(from); number <= doc.lines; number++) {
        const line = doc.line(number);
        if (line.from > to) break;
        const place = this.#reading.placeAt(number, Math.max(0, from - line.from));
        for (const token of tokensFrom(line.text, place, to - line.from).tokens) {
          if (token.kind === 'bracket' || line.from + token.from < end) continue;
          end = line.from + token.to;
          found.add(line.from + token.from, end, markOf(token.kind));
        }
      }
    }
    return found.finish();
  }
}

export const colours = ViewPlugin.fromClass(Colours, { decorations: (plugin) => plugin.decorations });
