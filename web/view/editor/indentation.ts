// How far lines are indented that are typed, broken or moved in the editor: as model/indentation.ts says.
import { indentService, indentUnit } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { columnOf, indentationOf, unitOf } from '../../model/indentation.ts';
import { readingOf } from './reading.ts';

// So much of a program tells what it is indented by.
const LOOKED_AT = 10_000;

const unitOfProgram = ({ doc }: EditorState) => unitOf(doc.sliceString(0, LOOKED_AT));

// A line that is broken goes on as a new one behind what is before the break.
const columnsOfLine = indentService.of((context, at) => {
  const { state, simulatedBreak } = context;
  const { number, from, text } = state.doc.lineAt(at);
  const reading = readingOf(state);
  const unit = state.facet(indentUnit);
  const columns = unit === '\t' ? state.tabSize : unit.length;
  if (simulatedBreak !== at) return indentationOf(reading, { number, text, column: columnOf(text), unit: columns });
  const before = reading.changed((line) => (line === number ? text.slice(0, at - from) : reading.lineOf(line)), number, at - from);
  return indentationOf(before, { number: number + 1, text: context.textAfterPos(at), column: null, unit: columns });
});

/** With the program's own unit, as it has it already. It needs `readingField`. */
export const indentation = [columnsOfLine, indentUnit.compute(['doc'], unitOfProgram)];
