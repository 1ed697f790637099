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

/** What `Text.depth` is where the string's own text goes on. */
export const IN_TEXT = -1;
// The same in the format of a replacement.
const IN_FORMAT = -2;

/** A string that is open, or (`isNested`) a replacement in the format of one. `depth`: IN_TEXT, IN_FORMAT, or how many brackets are open
 * in a replacement of it, after that's own. */
export interface Text {
  quote: string;
  isFormat: boolean;
  isRaw: boolean;
  isNested?: boolean;
  depth: number;
}

/** How far a line has been read. */
export interface Place {
  readonly at: number;
  readonly open: Open;
  /** Nothing but space stands before it. */
  readonly isFirst: boolean;
  /** The name that comes next is defined. */
  readonly isDefining: boolean;
}

/** Where a line begins with `open`. */
export const beginOf = (open: Open): Place => ({ at: 0, open, isFirst: true, isDefining: false });

const words = (text: string) => new Set(text.split(' '));
const KEYWORDS = words(
  'and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield',
);
const VALUES = words('True False None');

// Words that are names, too: they begin a statement with a block.
const MATCHING = /^\s*(match|case)\b(?!\s*[=.,:)\]]|\[).*:/;

const SPACE = /\s+/y;
const COMMENT = /#.*/y;
const STRING = /([bf]?r|r[bf]|[bfu]|)("""|'''|"|')/iy;
const NUMBER = /0x[\da-f_]+|0b[01_]+|0o[0-7_]+|(\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(e[+-]?\d[\d_]*)?j?/iy;
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const CHARACTER = /\\N\{[^{}]*\}/y;

/** What stands in a line, in its order and without gaps between where nothing is to be said; and what is open behind it. */
export function tokensOf(line: string, open: Open): { tokens: Token[]; open: Open } {
  const { tokens, place } = tokensFrom(line, beginOf(open), line.length);
  return { tokens, open: place.open };
}

/** The same of a line's part, from a place in it to the end of what stands at `to`. */
export const tokensFrom = (line: string, place: Place, to: number): { tokens: Token[]; place: Place } => new Line(line, place).read(to);

class Line {
  readonly #tokens: Token[] = [];
  #at: number;
  #isFirst: boolean;
  #isDefining: boolean;
  #to = 0;
  #open: Text[];

  constructor(
    readonly line: string,
    { at, open, isFirst, isDefining }: Place,
  ) {
    this.#at = at;
    this.#open = open === '' ? [] : (JSON.parse(open) as Text[]);
    this.#isFirst = isFirst;
    this.#isDefining = isDefining;
  }

  read(to: number): { tokens: Token[]; place: Place } {
    this.#to = Math.min(to, this.line.length);
    while (this.#at < this.#to) {
      const inner = this.#open.at(-1);
      if (inner === undefined || inner.depth >= 0) this.#code(inner);
      else if (inner.depth === IN_FORMAT) this.#format(inner);
      else this.#text(inner);
    }
    const left = this.#at < this.line.length ? this.#open : this.#goesOn();
    const open = left.length === 0 ? '' : JSON.stringify(left);
    return { tokens: this.#tokens, place: { at: this.#at, open, isFirst: this.#isFirst, isDefining: this.#isDefining } };
  }

  // Of strings with one quote only one whose line ends in a backslash goes on behind that.
  #goesOn(): Text[] {
    const slashes = /\\*$/.exec(this.line.slice(-100))![0].length;
    const ended = slashes % 2 === 1 ? -1 : this.#open.findIndex(({ quote }) => quote.length === 1);
    return ended === -1 ? this.#open : this.#open.slice(0, ended);
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.line);
  }

  #take(length: number, kind: TokenKind | null): void {
    const from = this.#at;
    this.#at += length;
    this.#isFirst = false;
    if (kind === null || length === 0) return;
    const last = this.#tokens.at(-1);
    if (last?.to === from && last.kind === kind && kind === 'text') last.to = this.#at;
    else this.#tokens.push({ from, to: this.#at, kind });
  }

  // Where the quotes of an open string stand, that ends, whatever is open in it. Says whether there are some.
  #ends(at: number): boolean {
    const ended = this.#open.findIndex(({ quote }) => this.line.startsWith(quote, at));
    if (ended === -1) return false;
    this.#open.length = ended + 1;
    this.#open[ended]!.depth = IN_TEXT;
    return true;
  }

  #code(inner: Text | undefined): void {
    const space = this.#match(SPACE);
    if (space !== null) return void (this.#at += space[0].length);
    const comment = inner === undefined || inner.quote.length === 3 ? this.#match(COMMENT) : null;
    if (comment !== null) return this.#take(comment[0].length, 'comment');
    if (inner !== undefined && this.#ends(this.#at)) return;
    const string = this.#match(STRING);
    if (string !== null && !this.#ends(this.#at + string[1]!.length)) return this.#begin(string);
    const number = this.#match(NUMBER);
    if (number !== null) return this.#take(number[0].length, 'number');
    const name = this.#match(NAME);
    if (name !== null) return this.#name(name[0]);
    this.#sign(this.line[this.#at]!, inner);
  }

  #begin([whole, prefix, quote]: RegExpExecArray): void {
    this.#take(whole.length, 'text');
    this.#open.push({ quote: quote!, isFormat: /f/i.test(prefix!), isRaw: /r/i.test(prefix!), depth: IN_TEXT });
  }

  #name(name: string): void {
    const isAttribute = this.line[this.#at - 1] === '.';
    const isKeyword = !isAttribute && (KEYWORDS.has(name) || (this.#isFirst && (name === 'match' || name === 'case') && MATCHING.test(this.line)));
    const kind = isKeyword ? 'keyword' : VALUES.has(name) && !isAttribute ? 'number' : this.#isDefining ? 'defined' : null;
    this.#isDefining = isKeyword && (name === 'def' || name === 'class');
    this.#take(name.length, kind);
  }

  #sign(sign: string, inner: Text | undefined): void {
    if (sign === '@' && this.#isFirst) return this.#take(1, 'decorator');
    if (inner !== undefined) {
      if ('([{'.includes(sign)) inner.depth++;
      else if (sign === '}' && inner.depth === 0) this.#endField(inner);
      else if (')]}'.includes(sign)) inner.depth = Math.max(0, inner.depth - 1);
      else if (sign === ':' && inner.depth === 0) inner.depth = IN_FORMAT;
    }
    this.#take(1, '()[]{}'.includes(sign) ? 'bracket' : null);
  }

  #endField(inner: Text): void {
    inner.depth = IN_TEXT;
    if (inner.isNested) this.#open.pop();
  }

  // The text of a string, as far as its end or a replacement.
  #text(inner: Text): void {
    const { line } = this;
    let at = this.#at;
    for (; at < this.#to; at++) {
      if (this.#ends(at)) {
        const { quote } = this.#open.pop()!;
        return this.#take(at + quote.length - this.#at, 'text');
      }
      // A backslash takes no brace with it, but a character's name has its own.
      if (line[at] === '\\') at += this.#escaped(inner, at);
      else if (inner.isFormat && line[at] === '{') {
        if (line[at + 1] === '{') at++;
        else {
          this.#take(at - this.#at, 'text');
          inner.depth = 0;
          return this.#take(1, 'bracket');
        }
      }
    }
    this.#take(Math.min(at, line.length) - this.#at, 'text');
  }

  // How many characters a backslash takes with it.
  #escaped({ isFormat, isRaw }: Text, at: number): number {
    if (!isFormat) return 1;
    CHARACTER.lastIndex = at;
    const name = isRaw ? null : CHARACTER.exec(this.line);
    if (name !== null) return name[0].length - 1;
    return /[{}]/.test(this.line[at + 1] ?? '') ? 0 : 1;
  }

  #format(inner: Text): void {
    if (this.#ends(this.#at)) return;
    const sign = this.line[this.#at]!;
    if (sign === '}') this.#endField(inner);
    if (sign === '{') this.#open.push({ ...inner, isNested: true, depth: 0 });
    this.#take(1, '{}'.includes(sign) ? 'bracket' : 'text');
  }
}
