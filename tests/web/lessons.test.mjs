// The lessons: each program prints what CPython prints, each instant is one of its run, each selected name is there.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { load } from '../../wasm/js/index.js';
import { importFromPage } from '../tools/bundle.mjs';
import { BUILD, ROOT } from '../tools/places.mjs';
import { asksPython, PYTHON } from '../tools/python.mjs';

const FOLDER = join(ROOT, 'examples/lessons');
const articles = JSON.parse(readFileSync(join(FOLDER, 'lessons.json'), 'utf8'));
const lessons = articles.flatMap((article) => article.lessons);
const { addressOf, instantOf } = await importFromPage('app/lessons.ts');
const { lessonFaults, nearLessons } = await importFromPage('model/lessons.ts');
const { Instant } = await importFromPage('model/instant.ts');
const { Typing } = await importFromPage('app/typing.ts');

const python = await load({ url: pathToFileURL(join(BUILD, 'wasm/ouro-3.11.wasm')) });
after(() => python.close());

const codeOf = ({ file }) => readFileSync(join(FOLDER, `${file}.py`), 'utf8');

async function play(lesson) {
  const code = codeOf(lesson);
  if (!lesson.isPrompt) return python.record(code, { filename: 'main.py', isFile: true });
  const session = await python.session();
  await new Typing().program(session, code, () => true, () => {});
  return session;
}

const printed = (recording) => recording.output.map(({ text }) => text).join('');

// What CPython prints. At a prompt its own prompts go to standard error.
function expected(lesson) {
  const args = lesson.isPrompt ? ['-i', '-q', '-'] : ['-c', codeOf(lesson)];
  const input = lesson.isPrompt ? codeOf(lesson) : '';
  const { stdout, stderr } = spawnSync(PYTHON, args, { input, encoding: 'utf8', env: { PYTHONHASHSEED: '0', PYTHONUTF8: '1' } });
  return { stdout, stderr };
}

// Addresses are others; so are times, and what each begins with.
const plain = (text) => text.replace(/0x[0-9a-f]{6,}/g, 'ADDRESS').replace(/\b\d{7,}\b/g, 'ADDRESS')
  .replace(/, [\d.]+s elapsed/g, '').replace(/(objects in each generation:) .*/g, '$1');

test('each file is a lesson of its own', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.py')).map((name) => name.slice(0, -3));
  assert.deepEqual(lessons.map(({ file }) => file).sort(), files.sort());
  assert.deepEqual(lessons.flatMap((lesson) => lessonFaults(lesson).map((fault) => `${lesson.file}: ${fault}`)), []);
});

test('of each there is a picture in both languages, for a figure that stands still', () => {
  const files = lessons.flatMap(({ file }) => [`${file}.en.svg`, `${file}.zh.svg`]);
  assert.deepEqual(readdirSync(join(BUILD, 'site/stills')).sort(), files.sort());
  const outlined = (file) => readFileSync(join(BUILD, `site/stills/${file}.en.svg`), 'utf8').includes('\ue000accent\ue001');
  assert.ok(outlined('is_lists') && !outlined('a_cycle_is_collected'));
});

test('a name that is none has lessons near it', () => {
  const near = (name) => nearLessons(lessons, name).map(({ file }) => file);
  assert.equal(near('four_link')[0], 'four_links');
  assert.ok(near('a cycle').includes('a_cycle_is_collected'));
  assert.equal(near('weak_reference')[0], 'a_weak_reference');
  assert.equal(near('tresholds')[0], 'thresholds');
  assert.deepEqual(near('zzz'), []);
  assert.deepEqual(near(''), []);
});

for (const lesson of lessons) {
  describe(lesson.file, () => {
    test('it prints what CPython prints', { skip: !asksPython }, async () => {
      if (/objgraph/.test(codeOf(lesson)) && spawnSync(PYTHON, ['-c', 'import objgraph']).status !== 0) return;
      const recording = await play(lesson);
      const streams = (stream) => recording.output.filter((one) => one.stream === stream).map(({ text }) => text).join('');
      const { stdout, stderr } = expected(lesson);
      assert.equal(plain(streams(1)), plain(stdout));
      if (!lesson.isPrompt) assert.equal(plain(streams(2)), plain(stderr));
      await recording.close();
    });
    test('its instant is there, and so is what is selected', async () => {
      const recording = await play(lesson);
      const instant = await instantOf(recording, lesson.at);
      assert.notEqual(instant, null);
      if (lesson.select !== undefined) {
        const lookedUp = lesson.selectAt === undefined ? instant : await instantOf(recording, lesson.selectAt);
        const now = await Instant.of(await recording.seek(lookedUp));
        assert.notEqual(addressOf(now, lesson.select), null, printed(recording));
      }
      await recording.close();
    });
  });
}
