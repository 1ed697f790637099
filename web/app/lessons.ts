// How a lesson is opened: its program runs, and its instant is shown. Loaded later; lesson_list.ts says what there is.
import type { Recording } from 'ouroboros';
import { INSTANT_TABLES, Instant } from '../model/instant.ts';
import { parseMoment, sameLesson, type Lesson } from '../model/lessons.ts';
import { MAIN } from '../model/timeline.ts';
import { language } from '../words/speak.ts';
import { allLessons, lessonAsked } from './lesson_list.ts';
import type { Playground } from './playground.ts';
import { replaceCode } from './replacing.ts';

export async function openLesson(playground: Playground, lesson: Lesson): Promise<void> {
  const { programs } = await import('lesson-programs');
  replaceCode(playground, programs[lesson.file]!);
  playground.settings.value = { ...playground.settings.value, isPrompt: lesson.isPrompt ?? false };
  playground.breakpoints.value = [];
  playground.lesson.value = lesson;
  playground.lostLesson.value = null;
  playground.memories.value = { [lesson.view]: lesson.state ?? null };
  playground.show(lesson.view);
  playground.select(null);
  if (playground.isStill.value) void showPicture(playground, lesson);
  await playground.run((recording) => instantOf(recording, lesson.at));
  playground.picture.value = '';
  if (lesson.select !== undefined) await playground.whenShown((now) => chooseOf(playground, lesson, now));
}

// What the build has drawn of the lesson's instant (lesson_picture.ts), for a figure that stands still.
async function showPicture(playground: Playground, { file }: Lesson): Promise<void> {
  const answer = await fetch(`stills/${file}.${language.value}.svg`).catch(() => null);
  const picture = answer?.ok ? await answer.text() : '';
  if (playground.isStill.value) playground.picture.value = picture;
}

async function chooseOf(playground: Playground, lesson: Lesson, now: Instant): Promise<void> {
  const recording = playground.recording.value;
  const address = await selectedIn(recording, lesson, now);
  if (playground.recording.value !== recording) return;
  const row = address === null ? -1 : now.rowOf(address);
  if (lesson.isInside && row >= 0) playground.remember('memory', { inside: now.objects.value(row, 'block') || address });
  playground.select(address);
}

/** The address of what a lesson selects at its instant; null when its name means nothing there. */
export async function selectedIn(recording: Recording | null, { select, selectAt }: Lesson, now: Instant): Promise<number | null> {
  return selectAt === undefined || recording === null ? addressOf(now, select!) : addressAt(recording, select!, selectAt);
}

async function addressAt(recording: Recording, name: string, at: string): Promise<number | null> {
  const instant = await instantOf(recording, at);
  return instant === null ? null : addressOf(await Instant.of(await recording.seek(instant, { tables: [...INSTANT_TABLES] })), name);
}

/** Opens the lesson after the one that is open, or the one before it; where there is none, nothing. */
export async function turnLesson(playground: Playground, by: 1 | -1): Promise<void> {
  const all = await allLessons();
  const index = all.findIndex(({ file }) => file === playground.lesson.value?.file);
  const lesson = index === -1 ? undefined : all[index + by];
  if (lesson !== undefined) await openLesson(playground, lesson);
}

/** The lesson that the address names (`?lesson=four_links`), if the code is its program; else null. */
export async function lessonOfAddress(code: string): Promise<Lesson | null> {
  const file = lessonAsked();
  if (file === null || (await import('lesson-programs')).programs[file] !== code) return null;
  return (await allLessons()).find((one) => one.file === file) ?? null;
}

/** Opens one that a view offers or an address names, by the name of its file. Says whether there is such a one; so does the page. */
export async function openLessonNamed(playground: Playground, file: string): Promise<boolean> {
  const lesson = (await allLessons()).find((one) => sameLesson(one.file, file));
  if (lesson === undefined) playground.lostLesson.value = file;
  else await openLesson(playground, lesson);
  return lesson !== undefined;
}

/** The instant that a text names; null when the run has none such. */
export async function instantOf(recording: Recording, text: string): Promise<number | null> {
  const moment = parseMoment(text);
  if (moment === null) return recording.programEnd ?? recording.length;
  const { kind, line, phase } = moment;
  const query = { kinds: [kind], ...(line !== undefined && { line, filename: MAIN }) };
  let at = 0;
  for (let left = moment.times; left > 0; ) {
    const event = await recording.next(at, query);
    if (event === null) return null;
    at = event.instant;
    if (phase === undefined || event.phase === phase) left--;
  }
  return at;
}

/** The address of the object that a global name of the program means; null when there is none. */
export function addressOf(now: Instant, name: string): number | null {
  for (let [root, end] = now.roots; root < end; root++) {
    if (now.edges.text(root, 'name') !== 'globals') continue;
    const [first, last] = now.outgoing(now.target(root));
    for (let edge = first; edge < last; edge++) {
      if (now.edges.text(edge, 'name') === `['${name}']`) return now.edges.value(edge, 'target');
    }
  }
  return null;
}
