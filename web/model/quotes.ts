// What a quote that is typed becomes, by what it stands in: the end of a string is stepped over, one that begins gets its end.
import type { Bracketed } from './brackets.ts';
import { IN_TEXT, tokensFrom, type Text, type Token } from './python.ts';
import type { Reading } from './reading.ts';

/** 'over': the cursor steps over the quote that is there; 'pair': a second one comes behind it; 'triple': three come behind it. */
export type TypedQuote = 'plain' | 'over' | 'pair' | 'triple';

const PREFIX = /^([bf]?r|r[bf]|[bfu])$/i;

// Before these a string may end.
const BEHIND = /^$|[\s)\]}:;,.=]/;

// What of a line is before a column, as if nothing came behind it.
function before(reading: Reading<Bracketed>, line: number, column: number): { open: Text[]; last: Token | undefined } {
  const text = `${reading.lineOf(line).slice(0, column)}\0`;
  const { tokens, place } = tokensFrom(text, reading.placeAt(line, Math.max(0, column - 6)), column);
  return { open: place.open === '' ? [] : (JSON.parse(place.open) as Text[]), last: tokens.at(-1) };
}

const runBefore = (text: string, column: number, quote: string): number => {
  let run = 0;
  while (text[column - run - 1] === quote) run++;
  return run;
};

const runBehind = (text: string, column: number, quote: string): number => {
  let run = 0;
  while (text[column + run] === quote) run++;
  return run;
};

export function typedQuote(reading: Reading<Bracketed>, line: number, column: number, quote: string): TypedQuote {
  const text = reading.lineOf(line);
  const { open, last } = before(reading, line, column);
  const inner = open.at(-1);
  if (inner?.depth === IN_TEXT) return inText(reading, line, column, quote, inner);
  const next = text[column] ?? '';
  if (open.some((one) => one.quote[0] === quote)) return next === quote ? 'over' : 'plain';
  const isBehind = last?.to === column;
  if (isBehind && last!.kind === 'comment') return 'plain';
  if (isBehind && last!.kind === 'text') return isEmpty(text.slice(last!.from, column), quote) && next !== quote ? 'triple' : 'plain';
  const word = /[\p{L}\p{N}_]+$/u.exec(text.slice(Math.max(0, column - 40), column))?.[0] ?? '';
  if (word !== '' && !PREFIX.test(word)) return 'plain';
  return BEHIND.test(next) || open.some((one) => one.quote[0] === next) ? 'pair' : 'plain';
}

const isEmpty = (string: string, quote: string) => string.replace(/^\w+/, '') === quote + quote;

function inText(reading: Reading<Bracketed>, line: number, column: number, quote: string, inner: Text): TypedQuote {
  const text = reading.lineOf(line);
  const slashes = /\\*$/.exec(text.slice(0, column))![0].length;
  if (quote !== inner.quote[0] || slashes % 2 === 1) return 'plain';
  const behind = runBehind(text, column, quote);
  if (inner.quote.length === 1) return behind > 0 ? 'over' : 'plain';
  return behind > 0 && ownBefore(reading, line, column, quote) + behind >= 3 ? 'over' : 'plain';
}

// How many quotes before a place in a string of three belong to its text or its end.
function ownBefore(reading: Reading<Bracketed>, line: number, column: number, quote: string): number {
  const run = runBefore(reading.lineOf(line), column, quote);
  const isInside = before(reading, line, column - run).open.at(-1)?.depth === IN_TEXT;
  return isInside ? run : run - 3;
}

/** How many characters before and behind a place are an empty string's quotes, which go together; null: none are. */
export function emptyQuotes(reading: Reading<Bracketed>, line: number, column: number): [before: number, behind: number] | null {
  const text = reading.lineOf(line);
  const quote = text[column - 1] ?? '';
  if (!/["']/.test(quote) || text[column] !== quote) return null;
  const inner = before(reading, line, column).open.at(-1);
  if (inner?.depth !== IN_TEXT || inner.quote[0] !== quote) return null;
  const { length } = inner.quote;
  const isBegun = before(reading, line, column - length).open.at(-1)?.depth !== IN_TEXT;
  return isBegun && runBehind(text, column, quote) >= length ? [1, length] : null;
}
