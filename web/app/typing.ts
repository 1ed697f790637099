// What is typed at a prompt: the editor's program statement by statement, or lines at the console. Owns what was typed when, for
// whoever shows it among the output.
import { signal } from '@preact/signals';
import type { Pushed, Recording, Session } from 'ouroboros';
import { plan, withoutPrompts, type Statement } from '../model/typed.ts';

/** A line as the console shows it. */
export interface Echo {
  /** How much output there was before it. */
  after: number;
  instant: number;
  text: string;
}

export class Typing {
  readonly echoes = signal<readonly Echo[]>([]);
  readonly statements = signal<readonly Statement[]>([]);
  // The editor's line that the statement being typed begins at.
  #line = 0;

  /** A line that a program has asked for. */
  answered(text: string, recording: Recording): void {
    this.echoes.value = [...this.echoes.value, { after: recording.output.length, instant: recording.length, text }];
  }

  clear(): void {
    this.echoes.value = [];
    this.statements.value = [];
  }

  /** Types a line at the console, and runs what it makes whole. */
  async push(session: Session, line: string): Promise<Pushed> {
    return this.#push(session, line, 0);
  }

  async #push(session: Session, text: string, line: number): Promise<Pushed> {
    if (session.typed === '') this.#line = line;
    const prompt = session.typed === '' ? '>>> ' : '... ';
    this.echoes.value = [...this.echoes.value, { after: session.output.length, instant: session.length, text: `${prompt}${text}\n` }];
    const statement: Statement = { from: session.length + 1, to: Infinity, line: this.#line };
    const before = this.statements.value;
    this.statements.value = [...before, statement];
    const pushed = await session.push(text);
    this.settle(pushed);
    return pushed;
  }

  /** Notes where the statement that ran last has ended. */
  settle({ from, to, isIncomplete, state }: Pushed): void {
    const all = this.statements.value;
    const ended = to < from || isIncomplete ? all.slice(0, -1) : [...all.slice(0, -1), { ...all.at(-1)!, from, to: state === 'prompt' ? to : Infinity }];
    this.statements.value = ended;
  }

  /** Types a whole program, as far as it comes: until it waits, is paused, or ends the session. `isWanted` says whether to go on. */
  async program(session: Session, code: string, isWanted: () => boolean, onStatement: () => void): Promise<void> {
    const lines = withoutPrompts(code).split('\n');
    for (let index = 0; index < lines.length && isWanted(); index++) {
      const { endsBlock, isTyped } = plan(lines, index, session.typed);
      if (endsBlock && !(await this.#typed(session, '', index, onStatement))) return;
      if (isTyped && !(await this.#typed(session, lines[index]!, index + 1, onStatement))) return;
    }
    if (session.typed !== '' && isWanted()) await this.#typed(session, '', lines.length, onStatement);
  }

  async #typed(session: Session, text: string, line: number, onStatement: () => void): Promise<boolean> {
    const { state } = await this.#push(session, text, line);
    onStatement();
    return state === 'prompt';
  }
}
