// Python's colours in the editor: of the lines in sight, and of no more above them than it takes to know what is open there.
import { RangeSetBuilder, type Text } from '@codemirror/state';
import { Decoration, ViewPlugin, type DecorationSet, type EditorView, type ViewUpdate } from '@codemirror/view';
import { tokensOf, type Open, type TokenKind } from '../../model/python.ts';

const marks = new Map<TokenKind, Decoration>();

function markOf(kind: TokenKind): Decoration {
  if (!marks.has(kind)) marks.set(kind, Decoration.mark({ class: `py-${kind}` }));
  return marks.get(kind)!;
}

class Colours {
  decorations: DecorationSet;
  // What is open where each line begins, as far as is known.
  #open: Open[] = [''];

  constructor(view: EditorView) {
    this.decorations = this.#colour(view);
  }

  update({ docChanged, viewportChanged, changes, state, view }: ViewUpdate): void {
    if (docChanged) {
      let first = state.doc.length;
      changes.iterChangedRanges((_from, _to, from) => (first = Math.min(first, from)));
      this.#open.length = Math.min(this.#open.length, state.doc.lineAt(first).number);
    }
    if (docChanged || viewportChanged) this.decorations = this.#colour(view);
  }

  #openAt(doc: Text, line: number): Open {
    for (let known = this.#open.length; known < line; known++) this.#open.push(tokensOf(doc.line(known).text, this.#open[known - 1]!).open);
    return this.#open[line - 1]!;
  }

  #colour({ state: { doc }, visibleRanges }: EditorView): DecorationSet {
    const found = new RangeSetBuilder<Decoration>();
    for (const { from, to } of visibleRanges) {
      for (let { number } = doc.lineAt(from); number <= doc.lines; number++) {
        const line = doc.line(number);
        if (line.from > to) break;
        for (const token of tokensOf(line.text, this.#openAt(doc, number)).tokens) {
          if (token.kind !== 'bracket') found.add(line.from + token.from, line.from + token.to, markOf(token.kind));
        }
      }
    }
    return found.finish();
  }
}

export const colours = ViewPlugin.fromClass(Colours, { decorations: (plugin) => plugin.decorations });
