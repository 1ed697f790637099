// What was done in the editor before its later part was there: what was typed can be undone, keys that were held back are pressed.
import { history, historyField } from '@codemirror/commands';
import { EditorState, Transaction, type Extension } from '@codemirror/state';
import { EditorView, runScopeHandlers } from '@codemirror/view';

/** The editor's history, as if it had been there from the beginning. */
export function historyAfter(typed: readonly Transaction[]): Extension {
  if (typed.length === 0) return history();
  const { doc, selection } = typed[0]!.startState;
  let state = EditorState.create({ doc, selection, extensions: history() });
  for (const { startState, changes, selection: after, annotation } of typed.map(described)) {
    if (!startState.selection.eq(state.selection)) state = state.update({ selection: startState.selection }).state;
    state = state.update({ changes, ...(after && { selection: after }), annotations: annotation }).state;
  }
  const remembered = state.field(historyField);
  return [history(), historyField.init(() => remembered)];
}

// When and how it was typed says what is undone at once.
function described(transaction: Transaction) {
  const { startState, changes, selection } = transaction;
  const of = [Transaction.time, Transaction.userEvent, Transaction.addToHistory] as const;
  const annotation = of.flatMap((type) => {
    const value = transaction.annotation<any>(type);
    return value === undefined ? [] : [(type as typeof Transaction.time).of(value)];
  });
  return { startState, changes, selection, annotation };
}

/** Presses keys one after the other where the focus is: search, that one of them has opened, gets what follows. */
export function press(editor: EditorView, events: readonly KeyboardEvent[]): void {
  for (const event of events) {
    const field = editor.root.activeElement;
    if (field instanceof HTMLInputElement && editor.dom.contains(field)) pressIn(field, event);
    else if (!runScopeHandlers(editor, event, 'editor') && isText(event)) type(editor, event.key);
  }
}

const isText = ({ key, ctrlKey, metaKey }: KeyboardEvent) => !ctrlKey && !metaKey && /^.$/u.test(key);

function type(editor: EditorView, text: string): void {
  const { state } = editor;
  const { from, to } = state.selection.main;
  const insert = () => state.update(state.replaceSelection(text), { scrollIntoView: true, userEvent: 'input.type' });
  const isTaken = state.facet(EditorView.inputHandler).some((handler) => handler(editor, from, to, text, insert));
  if (!isTaken) editor.dispatch(insert());
}

function pressIn(field: HTMLInputElement, event: KeyboardEvent): void {
  if (!field.dispatchEvent(new KeyboardEvent('keydown', event))) return;
  const [from, to] = [field.selectionStart ?? 0, field.selectionEnd ?? 0];
  if (isText(event)) field.setRangeText(event.key, from, to, 'end');
  else if (event.key === 'Backspace') field.setRangeText('', from === to ? Math.max(0, from - 1) : from, to, 'end');
  field.dispatchEvent(new Event('change'));
}
