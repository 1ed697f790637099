// Lessons: a program, what to look at in it, and the instant that shows it. Owns the form of examples/lessons/lessons.json and how
// an instant is named there; the texts of the programs come with the build.
import type { EventName, PhaseName } from 'ouroboros';
import { STAGE_VIEWS, type StageView } from './views.ts';

export type Both = readonly [en: string, zh: string];

export interface Lesson {
  /** Its file in examples/lessons, without ".py". */
  file: string;
  title: Both;
  /** Two or three sentences: what to look at. Texts between backticks are code. */
  look: Both;
  /** "end", "line:5" (as the line begins), "line:5:2" (its second time), "collection_start:1", "phase:subtract_refs:1"; see parseMoment. */
  at: string;
  view: StageView;
  /** A name of the program, whose object is selected. */
  select?: string;
  /** The instant at which that name is looked up, as in `at`; left out: the one that is shown. */
  selectAt?: string;
  /** The view of the memory shows the bytes of what is selected. */
  isInside?: boolean;
  /** What the view keeps for itself, as in a link. */
  state?: unknown;
  /** The program is run statement by statement, as at a prompt. */
  isPrompt?: boolean;
}

export interface Article {
  title: Both;
  lessons: Lesson[];
}

/** Null: the end of the program. Else the n-th event of that kind, on that line, or that begins that phase (n: `times`). */
export type Moment = null | { kind: EventName; line?: number; phase?: PhaseName; times: number };

/** Throws what is wrong with it. */
export function parseMoment(text: string): Moment {
  if (text === 'end') return null;
  const [what, ...rest] = text.split(':');
  const times = (given: string | undefined) => {
    const number = given === undefined ? 1 : Number(given);
    if (!Number.isSafeInteger(number) || number < 1) throw new Error(`no number of times: ${text}`);
    return number;
  };
  switch (what) {
    case 'line': {
      const line = Number(rest[0]);
      if (!Number.isSafeInteger(line) || line < 1) throw new Error(`no line: ${text}`);
      return { kind: 'line', line, times: times(rest[1]) };
    }
    case 'phase':
      if (!rest[0]) throw new Error(`no phase: ${text}`);
      return { kind: 'phase', phase: rest[0] as PhaseName, times: times(rest[1]) };
    default:
      return { kind: what as EventName, times: times(rest[0]) };
  }
}

/** What is wrong with a lesson as it stands in the file; empty when nothing is. */
export function lessonFaults(lesson: Lesson): string[] {
  const faults: string[] = [];
  const isBoth = (texts: unknown) => Array.isArray(texts) && texts.length === 2 && texts.every((text) => typeof text === 'string' && text !== '');
  if (!isBoth(lesson.title)) faults.push('title');
  if (!isBoth(lesson.look)) faults.push('look');
  if (!STAGE_VIEWS.includes(lesson.view)) faults.push('view');
  for (const name of ['at', 'selectAt'] as const) {
    try {
      if (name === 'at' || lesson[name] !== undefined) parseMoment(lesson[name]!);
    } catch {
      faults.push(name);
    }
  }
  if (lesson.select === undefined && (lesson.selectAt !== undefined || lesson.isInside === true)) faults.push('select');
  return faults;
}
