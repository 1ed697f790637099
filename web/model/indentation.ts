// How far a line of Python is indented, by the lines above it and how it begins.
import { tokensOf, type Open, type Token } from './python.ts';

const UNIT = 4;

// What a line's first word belongs to: the nearest line above that begins with one of these and stands no further in.
const OPENERS = new Map([
  ['else', /^(if|elif|for|while|except|try|async)\b/],
  ['elif', /^(if|elif)\b/],
  ['except', /^(try|except)\b/],
  ['finally', /^(try|except|else)\b/],
]);

// Behind these nothing of the block can follow.
const LAST = /^(return|pass|break|continue|raise)\b/;

// A tab goes on to the next multiple, as it does in the editor.
function columnOf(line: string): number {
  let column = 0;
  for (const letter of /^[ \t]*/.exec(line)![0]) column += letter === '\t' ? UNIT - (column % UNIT) : 1;
  return column;
}

interface Bracket {
  line: number;
  column: number;
}

/** Columns for the line after `above`, which begins with `text`; null: it stays as it is, in the midst of a string. */
export function indentationOf(above: readonly string[], text: string): number | null {
  const brackets: Bracket[] = [];
  let open: Open = '';
  // The line at which the last statement begins.
  let statement = -1;
  let last: Token[] = [];
  above.forEach((line, index) => {
    const begins = brackets.length === 0 && open === '' && !/(^|[^\\])\\$/.test(above[index - 1] ?? '');
    const read = tokensOf(line, open);
    open = read.open;
    for (const { from, kind } of read.tokens) {
      if (kind !== 'bracket') continue;
      if ('([{'.includes(line[from]!)) brackets.push({ line: index, column: from });
      else brackets.pop();
    }
    if (withoutComment(line, read.tokens).trim() === '') return;
    if (begins) statement = index;
    last = read.tokens;
  });
  if (open !== '') return null;
  if (brackets.length > 0) return insideOf(above, brackets.at(-1)!, text);
  if (statement === -1) return 0;
  return afterStatement(above, statement, last, text);
}

const withoutComment = (line: string, tokens: readonly Token[]): string => line.slice(0, tokens.find(({ kind }) => kind === 'comment')?.from);

// Under what follows the bracket, or one further in than its line.
function insideOf(above: readonly string[], { line, column }: Bracket, text: string): number {
  const whole = above[line]!;
  const behind = whole.slice(column + 1).replace(/^\s*(#.*)?$/, '');
  if (/^\s*[)\]}]/.test(text)) return behind === '' ? columnOf(whole) : column;
  return behind === '' ? columnOf(whole) + UNIT : column + 1 + columnOf(behind);
}

function afterStatement(above: readonly string[], statement: number, last: readonly Token[], text: string): number {
  const first = above[statement]!;
  const end = above.findLast((line) => line.trim() !== '' && !/^\s*#/.test(line))!;
  const code = withoutComment(end, last).trimEnd();
  const column = columnOf(first);
  const isBlock = code.endsWith(':');
  const opener = OPENERS.get(/^\s*(\w+)/.exec(text)?.[1] ?? '');
  if (opener !== undefined) return openerOf(above, opener, isBlock ? column : Math.max(0, column - 1)) ?? column;
  if (isBlock) return column + UNIT;
  return LAST.test(first.trim()) ? Math.max(0, column - UNIT) : column;
}

// Where the nearest opener stands that is at most so far in.
function openerOf(above: readonly string[], opener: RegExp, most: number): number | null {
  for (let index = above.length - 1; index >= 0; index--) {
    const line = above[index]!;
    const column = columnOf(line);
    if (line.trim() === '' || column > most) continue;
    if (opener.test(line.trim())) return column;
    most = Math.max(0, column - 1);
    if (column === 0) return null;
  }
  return null;
}
