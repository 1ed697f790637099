// Python's text, a line at a time: what is a keyword, a string, a number, a name that is defined. Owns no more of the language than
// an editor colours.

export type TokenKind = 'keyword' | 'text' | 'number' | 'comment' | 'defined' | 'decorator' | 'bracket';

export interface Token {
  /** Characters of the line. */
  from: number;
  to: number;
  kind: TokenKind;
}

/** What is open where a line begins, which its text alone does not tell: '' mostly, else strings that go over several lines. */
export type Open = string;

// A string that is open. `depth`: brackets that are open in a replacement of it, after that's own; -1: none is, the string's text
// goes on; -2: the replacement's format.
interface Text {
  quote: string;
  isFormat: boolean;
  depth: number;
}

const [IN_TEXT, IN_FORMAT] = [-1, -2];

const words = (text: string) => new Set(text.split(' '));
const KEYWORDS = words(
  'and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield',
);
const VALUES = words('True False None');

// Words that are names, too: they begin a statement with a block.
const MATCHING = /^\s*(match|case)\b(?!\s*[=.,:)\]]|\[).*:/;

const SPACE = /\s+/y;
const COMMENT = /#.*/y;
const STRING = /([rbuf]{0,2})("""|'''|"|')/iy;
const NUMBER = /0x[\da-f_]+|0b[01_]+|0o[0-7_]+|(\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(e[+-]?\d[\d_]*)?j?/iy;
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const SPEC_FIELD = /\{[^{}]*\}/y;

/** What stands in a line, in its order and without gaps between where nothing is to be said; and what is open behind it. */
export function tokensOf(line: string, open: Open): { tokens: Token[]; open: Open } {
  return new Line(line, open === '' ? [] : (JSON.parse(open) as Text[])).read();
}

class Line {
  readonly #tokens: Token[] = [];
  #at = 0;
  // The name that comes next is defined.
  #isDefining = false;

  constructor(
    readonly line: string,
    readonly open: Text[],
  ) {}

  read(): { tokens: Token[]; open: Open } {
    while (this.#at < this.line.length) {
      const inner = this.open.at(-1);
      if (inner === undefined || inner.depth >= 0) this.#code(inner);
      else if (inner.depth === IN_FORMAT) this.#format(inner);
      else this.#text(inner);
    }
    // Of those with one quote only one that ends in a backslash goes on.
    const isContinued = /(^|[^\\])(\\\\)*\\$/.test(this.line);
    const ended = isContinued ? -1 : this.open.findIndex(({ quote }) => quote.length === 1);
    const left = ended === -1 ? this.open : this.open.slice(0, ended);
    return { tokens: this.#tokens, open: left.length === 0 ? '' : JSON.stringify(left) };
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.line);
  }

  #take(length: number, kind: TokenKind | null): void {
    const from = this.#at;
    this.#at += length;
    if (kind === null || length === 0) return;
    const last = this.#tokens.at(-1);
    if (last?.to === from && last.kind === kind && kind === 'text') last.to = this.#at;
    else this.#tokens.push({ from, to: this.#at, kind });
  }

  #code(inner: Text | undefined): void {
    const space = this.#match(SPACE);
    if (space !== null) return this.#take(space[0].length, null);
    const comment = inner === undefined || inner.quote.length === 3 ? this.#match(COMMENT) : null;
    if (comment !== null) return this.#take(comment[0].length, 'comment');
    // What is between the braces of a string cannot have its quotes.
    if (inner !== undefined && this.line.startsWith(inner.quote, this.#at)) return void (inner.depth = IN_TEXT);
    const string = this.#match(STRING);
    if (string !== null) return this.#begin(string);
    const number = this.#match(NUMBER);
    if (number !== null) return this.#take(number[0].length, 'number');
    const name = this.#match(NAME);
    if (name !== null) return this.#name(name[0]);
    this.#sign(this.line[this.#at]!, inner);
  }

  #begin([whole, prefix, quote]: RegExpExecArray): void {
    this.#take(whole.length, 'text');
    this.open.push({ quote: quote!, isFormat: /f/i.test(prefix!), depth: IN_TEXT });
  }

  #name(name: string): void {
    const isFirst = this.line.slice(0, this.#at).trim() === '';
    const isAttribute = this.line[this.#at - 1] === '.';
    const isKeyword = !isAttribute && (KEYWORDS.has(name) || (isFirst && MATCHING.test(this.line) && (name === 'match' || name === 'case')));
    const kind = isKeyword ? 'keyword' : VALUES.has(name) && !isAttribute ? 'number' : this.#isDefining ? 'defined' : null;
    this.#isDefining = isKeyword && (name === 'def' || name === 'class');
    this.#take(name.length, kind);
  }

  #sign(sign: string, inner: Text | undefined): void {
    if (sign === '@' && this.line.slice(0, this.#at).trim() === '') return this.#take(1, 'decorator');
    if (inner !== undefined) {
      if ('([{'.includes(sign)) inner.depth++;
      else if (sign === '}' && inner.depth === 0) inner.depth = IN_TEXT;
      else if (')]}'.includes(sign)) inner.depth = Math.max(0, inner.depth - 1);
      else if (sign === ':' && inner.depth === 0) inner.depth = IN_FORMAT;
    }
    this.#take(1, '()[]{}'.includes(sign) ? 'bracket' : null);
  }

  // The text of a string, as far as its end or a replacement.
  #text(inner: Text): void {
    const { line } = this;
    let at = this.#at;
    for (; at < line.length; at++) {
      if (line.startsWith(inner.quote, at)) {
        this.open.pop();
        return this.#take(at + inner.quote.length - this.#at, 'text');
      }
      if (line[at] === '\\') at++;
      else if (inner.isFormat && line[at] === '{') {
        if (line[at + 1] === '{') at++;
        else {
          this.#take(at - this.#at, 'text');
          inner.depth = 0;
          return this.#take(1, 'bracket');
        }
      }
    }
    this.#take(line.length - this.#at, 'text');
  }

  #format(inner: Text): void {
    const field = this.#match(SPEC_FIELD);
    if (field !== null) return this.#take(field[0].length, null);
    const sign = this.line[this.#at]!;
    if (sign === '}' || this.line.startsWith(inner.quote, this.#at)) inner.depth = IN_TEXT;
    this.#take(sign === '}' ? 1 : 0, 'bracket');
    if (inner.depth === IN_FORMAT) this.#take(1, 'text');
  }
}
