// The brackets of a program: which are open where, and which belong together. Those in strings and comments are none.
import { beginOf, tokensFrom, type Place, type Token } from './python.ts';
import { Reading, type How } from './reading.ts';

/** A bracket that is open, in its order from the innermost out. */
export interface Bracket {
  readonly line: number;
  readonly column: number;
  readonly sign: string;
  readonly outer: Bracket | null;
}

export interface Bracketed extends Place {
  readonly brackets: Bracket | null;
}

const PARTNERS: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

const isOpening = (sign: string) => '([{'.includes(sign);

function taken(brackets: Bracket | null, text: string, { from, kind }: Token, line: number): Bracket | null {
  if (kind !== 'bracket') return brackets;
  const sign = text[from]!;
  return isOpening(sign) ? { line, column: from, sign, outer: brackets } : (brackets?.outer ?? null);
}

export const BRACKETED: How<Bracketed> = {
  begin: (end) => ({ ...beginOf(end === null ? '' : end.open), brackets: end === null ? null : end.brackets }),
  read(text, from, to, line) {
    const { tokens, place } = tokensFrom(text, from, to);
    return { ...place, brackets: tokens.reduce((brackets, token) => taken(brackets, text, token, line), from.brackets) };
  },
};

/** A bracket and its partner; null: it has none. */
export interface Pair {
  at: Spot;
  partner: Spot | null;
  /** They are of the same kind. */
  isRight: boolean;
}

export interface Spot {
  line: number;
  column: number;
}

// So many characters are looked through for a bracket's partner.
const FAR = 20_000;

/** The pair of the bracket before a place, else behind it; null: there stands none. */
export function pairAt(reading: Reading<Bracketed>, lines: number, { line, column }: Spot): Pair | null {
  const place = reading.placeAt(line, Math.max(0, column - 1));
  const text = reading.lineOf(line);
  let { brackets } = place;
  for (const token of tokensFrom(text, place, column + 1).tokens) {
    if (token.from > column) break;
    const isNear = token.kind === 'bracket' && token.from >= column - 1;
    // Of two beside the place the one before it is meant.
    if (isNear) return pairOf(reading, lines, { line, column: token.from }, brackets);
    brackets = taken(brackets, text, token, line);
  }
  return null;
}

function pairOf(reading: Reading<Bracketed>, lines: number, at: Spot, open: Bracket | null): Pair | null {
  const sign = reading.lineOf(at.line)[at.column]!;
  if (!isOpening(sign)) return { at, partner: open, isRight: open?.sign === PARTNERS[sign] };
  let depth = 0;
  let left = FAR;
  for (let { line, column } = at; line <= lines && left > 0; line++, column = 0) {
    const text = reading.lineOf(line);
    for (const token of tokensFrom(text, reading.placeAt(line, column), column + left).tokens) {
      if (token.kind !== 'bracket' || token.from < column) continue;
      depth += isOpening(text[token.from]!) ? 1 : -1;
      if (depth === 0) return { at, partner: { line, column: token.from }, isRight: PARTNERS[text[token.from]!] === sign };
    }
    left -= text.length - column + 1;
  }
  // Too far to be looked for is not missing.
  return left > 0 ? { at, partner: null, isRight: false } : null;
}

/** Where the bracket stands that is typed in an empty line, if it is there already in one of the next, and all is closed; else null. */
export function closedBelow(reading: Reading<Bracketed>, lines: number, { line }: Spot, sign: string): Spot | null {
  if (reading.lineOf(line).trim() !== '') return null;
  const innermost = reading.beginOf(line).brackets;
  let below = line + 1;
  while (below <= lines && reading.lineOf(below).trim() === '') below++;
  if (innermost === null || below > lines || innermost.sign !== PARTNERS[sign]) return null;
  const spot = { line: below, column: reading.lineOf(below).search(/\S/) };
  if (reading.lineOf(spot.line)[spot.column] !== sign) return null;
  const isClosed = (bracket: Bracket) => pairOf(reading, lines, bracket, bracket.outer)?.partner != null;
  for (let bracket: Bracket | null = innermost; bracket !== null; bracket = bracket.outer) if (!isClosed(bracket)) return null;
  return spot;
}
