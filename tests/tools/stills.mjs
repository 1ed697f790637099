// The pictures of the lessons' instants, in both languages, for figures that stand still: site/stills/<lesson>.<language>.svg.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from '../../wasm/js/index.js';
import { importFromPage } from './bundle.mjs';
import { ROOT } from './run.mjs';

const LESSONS = join(ROOT, 'examples/lessons');
const LANGUAGES = ['en', 'zh'];

export async function writeStills(site) {
  const folder = join(site, 'stills');
  mkdirSync(folder, { recursive: true });
  const { lessonPictures } = await importFromPage('app/lesson_picture.ts');
  const python = await load({ url: join(site, 'engine/ouro-3.11.wasm') });
  try {
    for (const lesson of JSON.parse(readFileSync(join(LESSONS, 'lessons.json'), 'utf8')).flatMap(({ lessons }) => lessons)) {
      const program = readFileSync(join(LESSONS, `${lesson.file}.py`), 'utf8');
      const pictures = await lessonPictures(python, program, lesson, LANGUAGES);
      pictures.forEach((picture, index) => writeFileSync(join(folder, `${lesson.file}.${LANGUAGES[index]}.svg`), picture));
    }
  } finally {
    python.close();
  }
}
