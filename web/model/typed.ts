// A program that is run as if it were typed at CPython's prompt. Owns which of its lines make one statement, where an empty line has
// to end one, and which line of the editor a statement's own lines are.

/** The file that tracebacks name for what is typed. */
export const TYPED = '<stdin>';

/** A statement's first and last instant, and the editor's line that it begins at; 0: it was typed at the console. */
export interface Statement {
  from: number;
  to: number;
  line: number;
}

const isBlank = (line: string) => line.trim() === '';
const isIndented = (line: string) => /^\s/.test(line);
const continues = (line: string) => /^(else|elif|except|finally|case)\b/.test(line);
// Whether what has been typed is a block, which an empty line ends, and not an open bracket or text.
const isBlock = (typed: string) => /^\s*@|:\s*(#.*)?$/.test(typed.split('\n').find((line) => !isBlank(line)) ?? '');
const endsWithDecorator = (typed: string) => /^@/.test(typed.trimEnd().split('\n').at(-1) ?? '');

/** Whether a program is written as it is printed from a prompt. */
export const hasPrompts = (code: string): boolean => /^\s*>>> /.test(code.split('\n').find((line) => !isBlank(line)) ?? '');

/** A program as it is printed from a prompt (`>>> a = 1`) without the prompts and what they answered; any other as it is. */
export function withoutPrompts(code: string): string {
  const lines = code.split('\n');
  const typed = /^\s*(>>>|\.\.\.)( |$)/;
  if (!hasPrompts(code)) return code;
  return lines.map((line) => (typed.test(line) ? line.replace(typed, '') : '')).join('\n');
}

/** What is pushed at the prompt before line `index` of a program, and whether that line is. `typed`: what has been typed of a
 * statement that is not whole. */
export function plan(lines: readonly string[], index: number, typed: string): { endsBlock: boolean; isTyped: boolean } {
  const line = lines[index]!;
  if (typed === '') return { endsBlock: false, isTyped: !isBlank(line) };
  if (!isBlock(typed)) return { endsBlock: false, isTyped: true };
  if (isBlank(line)) {
    const next = lines.slice(index + 1).find((one) => !isBlank(one));
    const goesOn = next !== undefined && (isIndented(next) || continues(next));
    return { endsBlock: false, isTyped: !goesOn };
  }
  return { endsBlock: !isIndented(line) && !continues(line) && !endsWithDecorator(typed), isTyped: true };
}

/** The editor's line that is on at an instant, when the innermost statement's line is `line`; null: none. */
export function editorLine(statements: readonly Statement[], instant: number, line: number): number | null {
  const statement = statements.find(({ from, to }) => from <= instant && instant <= Math.max(to, from));
  return statement === undefined || statement.line === 0 ? null : statement.line + line - 1;
}
