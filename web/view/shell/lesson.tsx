// What to look at in the lesson that is open, and the ways to those before and after it.
import type { Article, Lesson } from '../../model/lessons.ts';
import { sayLesson } from '../../words/lesson.ts';
import { sayShell } from '../../words/shell.ts';
import { language } from '../../words/speak.ts';
import { Rich } from '../shared/rich.tsx';

export interface LessonTextProps {
  lesson: Lesson;
  articles: readonly Article[];
  /** To the next lesson or the one before; null: a figure shows one alone. */
  turn: ((by: 1 | -1) => void) | null;
  close(): void;
}

export function LessonText({ lesson, articles, turn, close }: LessonTextProps) {
  const mine = language.value === 'zh' ? 1 : 0;
  return (
    <aside class="lesson" aria-label={sayLesson('lesson')}>
      <div class="lesson-bar">
        {turn !== null && <Place lesson={lesson} articles={articles} turn={turn} />}
        <button class="button plain" aria-label={sayShell('close')} onClick={close}>✕</button>
      </div>
      <h2><Rich text={lesson.title[mine]} /></h2>
      <p role="status"><Rich text={lesson.look[mine]} /></p>
    </aside>
  );
}

// Where the lesson stands among all, and its neighbours.
function Place({ lesson, articles, turn }: { lesson: Lesson; articles: readonly Article[]; turn: (by: 1 | -1) => void }) {
  const all = articles.flatMap(({ lessons }) => lessons);
  const index = all.indexOf(lesson);
  const way = (by: 1 | -1, name: 'lessonBefore' | 'lessonAfter', sign: string) => (
    <button class="button plain" aria-label={sayLesson(name)} title={sayLesson(name)} disabled={all[index + by] === undefined} onClick={() => turn(by)}>{sign}</button>
  );
  return (
    <>
      {way(-1, 'lessonBefore', '‹')}
      <small>{sayLesson('lessonOf', { number: index + 1, count: all.length })}</small>
      {way(1, 'lessonAfter', '›')}
    </>
  );
}
