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

const plainName = (file: string) => file.toLowerCase().replace(/\.py$/, '').replace(/[\s-]+/g, '_');

/** Whether that is how somebody would write a lesson's name in an address. */
export const sameLesson = (file: string, written: string): boolean => file === plainName(written);

/** The lessons whose names are most like what is written, the nearest first; empty when none is near. */
export function nearLessons<Near extends { file: string }>(lessons: readonly Near[], written: string): Near[] {
  const wanted = plainName(written);
  const words = wanted.split('_').filter((word) => word.length > 2);
  const farness = ({ file }: Near) => {
    const shared = words.filter((word) => file.split('_').includes(word)).length;
    const edits = editsBetween(file, wanted);
    const isNear = edits <= Math.max(2, wanted.length / 3) || shared > 0 || (wanted.length > 2 && file.includes(wanted));
    return isNear ? edits - 4 * shared : Infinity;
  };
  const found = lessons.map((lesson) => ({ lesson, far: farness(lesson) })).filter(({ far }) => far < Infinity);
  return found.sort((a, b) => a.far - b.far).slice(0, NEAR_MOST).map(({ lesson }) => lesson);
}

const NEAR_MOST = 4;

// How many letters have to be typed, deleted or replaced to make one of the other.
function editsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const above = row;
    row = [i];
    for (let j = 1; j <= other.length; j++) row.push(Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + Number(one[i - 1] !== other[j - 1])));
  }
  return row.at(-1)!;
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
