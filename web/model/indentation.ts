// How far a line of Python is indented, by the lines above it and how it begins.
import type { Bracket, Bracketed } from './brackets.ts';
import { tokensFrom } from './python.ts';
import type { Reading } from './reading.ts';

// Columns of a tab, and of a block unless the program has others.
const UNIT = 4;

// What a line's first word belongs to: the nearest line above that begins with one of these and stands no further in.
const OPENERS = new Map([
  ['else', /^(if|elif|for|while|except|try|async)\b/],
  ['elif', /^(if|elif)\b/],
  ['except', /^(try|except)\b/],
  ['finally', /^(try|except|else)\b/],
  ['case', /^(match|case)\b/],
]);

/** A line that is not where it belongs before its last character is typed. */
export const MOVES = /^\s*([)\]}]|else:|elif |except[: *]|finally:|case .*:)$/;

// Behind these nothing of the block can follow.
const LAST = /^(return|pass|break|continue|raise)\b/;

/** What a program indents its blocks by. */
export function unitOf(program: string): string {
  return /^\S.*:[ \t]*(?:#.*)?\n(?:[ \t]*\n)*(\t| {2,8})\S/m.exec(program)?.[1] ?? ' '.repeat(UNIT);
}

// A tab goes on to the next multiple, as it does in the editor.
export function columnOf(line: string): number {
  let column = 0;
  for (const letter of /^[ \t]*/.exec(line)![0]) column += letter === '\t' ? UNIT - (column % UNIT) : 1;
  return column;
}

/** A line that is to be indented. */
export interface Indented {
  number: number;
  /** How it begins. */
  text: string;
  /** Where it stands; null: it is a new one. */
  column: number | null;
  /** Columns of a block. */
  unit: number;
}

/** Columns for a line; null: it stays as it is, in the midst of a string. */
export function indentationOf(reading: Reading<Bracketed>, line: Indented): number | null {
  const { open, brackets } = line.number === 1 ? reading.beginOf(1) : reading.endOf(line.number - 1);
  if (open !== '') return null;
  if (brackets !== null) return insideOf(reading, brackets, line);
  const end = codeAbove(reading, line.number);
  return end === 0 ? 0 : afterStatement(reading, end, line);
}

// A line without its comment, and without what of a string reaches into it.
function codeOf(reading: Reading<Bracketed>, number: number): string {
  const text = reading.lineOf(number);
  const { tokens } = tokensFrom(text, reading.placeAt(number, text.length), text.length);
  return text.slice(0, tokens.find(({ kind }) => kind === 'comment')?.from).trimEnd();
}

// The nearest line above that has more than a comment; 0: none has.
function codeAbove(reading: Reading<Bracketed>, number: number): number {
  let above = number - 1;
  while (above > 0 && codeOf(reading, above) === '') above--;
  return above;
}

// The line at which a statement begins that goes as far as line `end`.
function statementOf(reading: Reading<Bracketed>, end: number): number {
  let begin = end;
  const goesOn = ({ open, brackets }: Bracketed) => open !== '' || brackets !== null;
  while (begin > 1 && (goesOn(reading.beginOf(begin)) || codeOf(reading, begin - 1).endsWith('\\'))) begin--;
  return begin;
}

// Under what follows the bracket, or one further in than its line.
function insideOf(reading: Reading<Bracketed>, { line, column }: Bracket, { text, column: own, unit }: Indented): number {
  const whole = reading.lineOf(line);
  const behind = whole.slice(column + 1).replace(/^\s*(#.*)?$/, '');
  // Before one that is there already there is more to come, unless that is at the end.
  if (/^\s*[)\]}]/.test(text) && (own !== null || behind === '')) return behind === '' ? columnOf(whole) : column;
  return behind === '' ? columnOf(whole) + unit : column + 1 + columnOf(behind);
}

function afterStatement(reading: Reading<Bracketed>, end: number, line: Indented): number {
  const { text, unit } = line;
  const begin = statementOf(reading, end);
  const first = reading.lineOf(begin);
  const column = columnOf(first);
  const code = codeOf(reading, end);
  const isBlock = code.endsWith(':');
  const inside = isBlock || code.endsWith('\\') ? column + unit : LAST.test(first.trim()) ? blockOf(reading, begin, column, unit) : column;
  const word = /^\s*(\w+)/.exec(text)?.[1] ?? '';
  const opener = OPENERS.get(word);
  if (opener === undefined) return inside;
  const most = isBlock || opener.test(first.trim()) ? column : column - 1;
  return openerOf(reading, end, word, opener, most, line) ?? inside;
}

// Where the block stands that a line is in.
function blockOf(reading: Reading<Bracketed>, begin: number, column: number, unit: number): number {
  for (let above = begin - 1; above > 0 && column > 0; above--) {
    if (!codeOf(reading, above).endsWith(':')) continue;
    const outer = columnOf(reading.lineOf(statementOf(reading, above)));
    if (outer < column) return outer;
  }
  return Math.max(0, column - unit);
}

// Where the nearest opener stands that is at most so far in; one that stands at `own` comes before all others.
function openerOf(reading: Reading<Bracketed>, end: number, word: string, opener: RegExp, most: number, { column: own, unit }: Indented): number | null {
  let nearest: number | null = null;
  for (let above = end; above > 0; above--) {
    const line = reading.lineOf(above);
    const column = columnOf(line);
    const { open, brackets } = reading.beginOf(above);
    if (/^\s*(#|$)/.test(line) || column > most || open !== '' || brackets !== null) continue;
    const found = opener.exec(line.trimStart())?.[0];
    // The cases of a match stand in it.
    const at = word === 'case' && found === 'match' ? column + unit : column;
    if (found !== undefined && at === own) return own;
    if (found !== undefined) nearest ??= at;
    if (column === 0) break;
    most = column - 1;
  }
  return nearest;
}
