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
    return { line, message, ...columns(lines.slice(i + 1, i + 3), code.split('\n')[line - 1] ?? '') };
  }
  return null;
}

// Under a traceback's line, without its indentation and four columns to the right, may stand carets.
function columns([shown, carets]: string[], line: string): { from: number; to: number } {
  const indentation = line.length - line.trimStart().length;
  const whole = { from: indentation, to: line.trimEnd().length };
  if (shown === undefined || carets === undefined || !CARETS.test(carets)) return whole;
  const from = carets.search(/[~^]/) - 4 + indentation;
  return { from, to: Math.max(from + 1, carets.trimEnd().length - 4 + indentation) };
}
