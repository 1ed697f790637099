// The editor's text as read so far: what is open where, for all that has to know it.
import { StateField, type EditorState } from '@codemirror/state';
import { BRACKETED, type Bracketed } from '../../model/brackets.ts';
import { Reading } from '../../model/reading.ts';
import { changedReading, linesOf } from './colours.ts';

export const readingField = StateField.define<Reading<Bracketed>>({
  create: ({ doc }) => new Reading(linesOf(doc), BRACKETED),
  update: (reading, { docChanged, changes, newDoc }) => (docChanged ? changedReading(reading, changes, newDoc) : reading),
});

export const readingOf = (state: EditorState): Reading<Bracketed> => state.field(readingField);
