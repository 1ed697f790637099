// The picture of a lesson's instant, for a figure that stands still. The build draws them (tests/tools/stills.mjs): the page only fetches
// one, and needs no engine for it.
import type { Ouroboros, Recording } from 'ouroboros';
import { INSTANT_TABLES, Instant } from '../model/instant.ts';
import type { Lesson } from '../model/lessons.ts';
import { DEFAULT_SETTINGS } from '../model/settings.ts';
import { MAIN } from '../model/timeline.ts';
import { portableSvg } from '../view/graph/export.ts';
import { language, type Language } from '../words/speak.ts';
import { instantOf, selectedIn } from './lessons.ts';
import { Typing } from './typing.ts';

/** In each of the languages that are asked for. */
export async function lessonPictures(python: Ouroboros, source: string, lesson: Lesson, languages: readonly Language[]): Promise<string[]> {
  const recording = await recordingOf(python, source, lesson);
  const instant = await instantOf(recording, lesson.at);
  if (instant === null) throw new Error(`${lesson.file} has no ${lesson.at}`);
  const now = await Instant.of(await recording.seek(instant, { tables: [...INSTANT_TABLES] }));
  const selected = lesson.select === undefined ? null : await selectedIn(recording, lesson, now);
  const memory = lesson.view === 'graph' ? (lesson.state ?? null) : null;
  const pictures = languages.map((one) => {
    language.value = one;
    return portableSvg(now, memory, selected);
  });
  await recording.close();
  return pictures;
}

async function recordingOf(python: Ouroboros, source: string, { isPrompt }: Lesson): Promise<Recording> {
  const { stepLimit, heapLimit } = DEFAULT_SETTINGS;
  if (!isPrompt) return python.record(source, { filename: MAIN, isFile: true, stepLimit, heapLimit });
  const session = await python.session({ stepLimit, heapLimit });
  await new Typing().program(session, source, () => true, () => {});
  return session;
}
