// Underlines what is wrong in the program, and says it where somebody points at it.
import { Prec, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, hoverTooltip, WidgetType, type DecorationSet } from '@codemirror/view';
import type { Trouble } from '../../model/trouble.ts';

const setTrouble = StateEffect.define<Trouble | null>();

// Around what draws a character otherwise, so that this is underlined too.
const underlined = Decoration.mark({ class: 'cm-trouble', inclusive: true });

// Behind the end of a line there is nothing to underline.
class Missing extends WidgetType {
  override toDOM() {
    const mark = document.createElement('span');
    mark.className = 'cm-trouble';
    mark.textContent = '\u00a0';
    return mark;
  }
}

const missing = Decoration.widget({ widget: new Missing(), side: 1 });

interface Shown {
  marks: DecorationSet;
  message: string;
}

const NOTHING: Shown = { marks: Decoration.none, message: '' };

const troubleField = StateField.define<Shown>({
  create: () => NOTHING,
  update(shown, { effects, changes, state, docChanged }) {
    for (const effect of effects) {
      if (!effect.is(setTrouble)) continue;
      const { value } = effect;
      if (value === null || value.line > state.doc.lines) return NOTHING;
      const line = state.doc.line(value.line);
      const from = Math.min(line.from + value.from, line.to);
      const to = Math.min(line.from + value.to, line.to);
      return { marks: Decoration.set(from < to ? underlined.range(from, to) : missing.range(from)), message: value.message };
    }
    return docChanged ? { ...shown, marks: shown.marks.map(changes) } : shown;
  },
  provide: (field) => EditorView.decorations.from(field, ({ marks }) => marks),
});

const pointed = hoverTooltip(({ state }, at) => {
  const { marks, message } = state.field(troubleField);
  let found: { from: number; to: number } | null = null;
  marks.between(at, at, (from, to) => void (found = { from, to }));
  if (found === null) return null;
  const { from, to } = found;
  const create = () => {
    const dom = document.createElement('div');
    dom.className = 'cm-trouble-text';
    dom.textContent = message;
    return { dom };
  };
  return { pos: from, end: to, above: true, create };
});

export const trouble = [Prec.lowest(troubleField), pointed];

/** Null: nothing is wrong. */
export const underline = (editor: EditorView, what: Trouble | null): void => editor.dispatch({ effects: setTrouble.of(what) });
