// What the editor marks besides its text: the line that is on, and breakpoints in the gutter.
import { RangeSet, StateEffect, StateField, type EditorState } from '@codemirror/state';
import { Decoration, EditorView, gutter, GutterMarker, type DecorationSet } from '@codemirror/view';
import { sayEditor } from '../../words/editor.ts';

export const setCurrentLine = StateEffect.define<number | null>();
export const setBreakpoints = StateEffect.define<readonly number[]>();

const currentLine = Decoration.line({ class: 'cm-now' });

const currentLineField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(setCurrentLine)) continue;
      if (effect.value === null) return Decoration.none;
      return Decoration.set([currentLine.range(transaction.state.doc.line(effect.value).from)]);
    }
    return marks.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

class Breakpoint extends GutterMarker {
  override toDOM() {
    const mark = document.createElement('span');
    mark.className = 'cm-breakpoint';
    mark.title = sayEditor('breakpoint');
    return mark;
  }
}

const breakpoint = new Breakpoint();

const marksOf = (state: EditorState, lines: readonly number[]) =>
  RangeSet.of(lines.filter((line) => line <= state.doc.lines).map((line) => breakpoint.range(state.doc.line(line).from)), true);

const breakpointField = StateField.define<RangeSet<GutterMarker>>({
  create: () => RangeSet.empty,
  update(marks, transaction) {
    for (const effect of transaction.effects) if (effect.is(setBreakpoints)) return marksOf(transaction.state, effect.value);
    return marks.map(transaction.changes);
  },
});

/** `onBreakpoint(line)`: somebody has pressed the gutter beside it. */
export const marks = (onBreakpoint: (line: number) => void) => [
  currentLineField,
  breakpointField,
  gutter({
    class: 'cm-breakpoints',
    markers: (view) => view.state.field(breakpointField),
    initialSpacer: () => breakpoint,
    domEventHandlers: {
      mousedown(view, block) {
        onBreakpoint(view.state.doc.lineAt(block.from).number);
        return true;
      },
    },
  }),
];
