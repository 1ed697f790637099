// Says that the address names a lesson that there is not, and offers those whose names are near.
import '../../style/lost_lesson.css';
import { nearLessons, type Lesson } from '../../model/lessons.ts';
import { sayLesson } from '../../words/lesson.ts';
import { sayShell } from '../../words/shell.ts';
import { language } from '../../words/speak.ts';
import { Rich } from '../shared/rich.tsx';

// So much of a name is repeated; the address may have anything.
const NAME_MOST = 60;

export interface LostLessonProps {
  file: string;
  lessons: readonly Lesson[];
  open(lesson: Lesson): void;
  close(): void;
}

export function LostLesson({ file, lessons, open, close }: LostLessonProps) {
  const near = nearLessons(lessons, file.slice(0, NAME_MOST));
  const mine = language.value === 'zh' ? 1 : 0;
  return (
    <section class="lesson" role="status">
      <div class="lesson-bar"><button class="button plain" aria-label={sayShell('close')} onClick={close}>✕</button></div>
      <h2>{sayLesson('lostLesson', { name: file.slice(0, NAME_MOST) })}</h2>
      <p>{sayLesson(near.length === 0 ? 'lessonsInMenu' : 'lessonsNear')}</p>
      {near.length > 0 && (
        <ul class="lesson-near">
          {near.map((lesson) => <li key={lesson.file}><button onClick={() => open(lesson)}><Rich text={lesson.title[mine]} /></button></li>)}
        </ul>
      )}
    </section>
  );
}
