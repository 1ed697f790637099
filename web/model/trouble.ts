// Where in the program an error is, from what CPython's traceback says of it. Owns nothing but the reading of that text.

export interface Trouble {
  /** From 1. */
  line: number;
  /** Columns from 0, the last excluded. */
  from: number;
  to: number;
  message: string;
}

const PLACE = /^ {2}File "([^"]+)", line (\d+)/;
const CARETS = /^ {4,}[~^]+[~^ ]*$/;

/** The innermost place of `filename` in the last traceback of a text; null when there is none. */
export function troubleIn(text: string, filename: string, code: string): Trouble | null {
  const lines = text.split('\n');
  const message = lines.findLast((line) => /^[A-Za-z_][\w.]*(?:: |$)/.test(line) && !line.startsWith('Traceback'));
  if (message === undefined) return null;
  for (let i = lines.lastIndexOf(message); i >= 0; i--) {
    const [, file, number] = PLACE.exec(lines[i]!) ?? [];
    if (file !== filename) continue;
    const line = Number(number);
    // Before the first line, where a module's code begins.
    if (line < 1) return null;
    return { line, message, ...columns(lines.slice(i + 1, i + 3), code.split('\n')[line - 1] ?? '', countsBytes(message)) };
  }
  return null;
}

// In a file's syntax errors CPython puts the carets under the bytes of a line, unless it was its tokenizer that stumbled.
const TOKENIZER = /^SyntaxError: (invalid (non-printable character|character|[a-z]+ literal|digit)|unterminated|leading zeros|unmatched|closing parenthesis|unexpected character)/;

const countsBytes = (message: string) => /^(Syntax|Indentation|Tab)Error: /.test(message) && !TOKENIZER.test(message);

// Under a traceback's line, without its indentation and four columns to the right, may stand carets.
function columns([shown, carets]: string[], line: string, isBytes: boolean): { from: number; to: number } {
  const indentation = /^\ufeff?[ \t\f]*/.exec(line)![0].length;
  const whole = { from: indentation, to: line.trimEnd().length };
  if (shown === undefined || carets === undefined || !CARETS.test(carets)) return whole;
  const unitsTo = (column: number) => unitsOf(line, column - 4 + indentation, isBytes);
  const from = unitsTo(carets.search(/[~^]/));
  return { from, to: Math.max(from + 1, unitsTo(carets.trimEnd().length)) };
}

const bytesOf = (point: number) => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4);

// Where a line's character number `count` is in its text; of what lies behind its end each counts.
function unitsOf(line: string, count: number, isBytes: boolean): number {
  let units = 0;
  for (const character of line) {
    if (count <= 0) return units;
    count -= isBytes ? bytesOf(character.codePointAt(0)!) : 1;
    units += character.length;
  }
  return units + Math.max(0, count);
}
