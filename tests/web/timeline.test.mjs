// The timeline in a page: its instant follows keys, the pointer, numbers that are typed, and playing.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ROOT } from '../tools/places.mjs';
import { nothingWrong, openBrowser, runProgram } from './browser.mjs';

const PROGRAM = 'import gc\na = []\na.append(a)\ndel a\nprint(gc.collect())\ntry:\n    {}[0]\nexcept KeyError:\n    b = 1\n';
let browser;
let page;
const options = { timeout: 60_000 };

before(async () => {
  browser = await openBrowser();
  page = await browser.page();
  await runProgram(page, PROGRAM);
});
after(() => browser.close());

const at = () => page.evaluate(() => window.ouroboros.at.value);
const go = async (instant) => {
  await page.evaluate((number) => window.ouroboros.go(number), instant);
  await shown();
};
const shown = () => page.waitForFunction(() => window.ouroboros.shown.value?.now.number === window.ouroboros.at.value);
const kindAt = (instant) => page.evaluate(async (number) => (await window.ouroboros.recording.value.eventsBetween(number, number)).at(0).kind, instant);
const slider = () => page.getByRole('slider', { name: 'Timeline' });

async function moves(act) {
  const from = await at();
  await act();
  await page.waitForFunction((before) => window.ouroboros.at.value !== before, from);
  await shown();
  return at();
}

test('the slider says its line and instant in words', options, async () => {
  await go(0);
  await moves(() => page.getByRole('button', { name: 'Step forth: Line' }).click());
  assert.match(await slider().getAttribute('aria-valuetext'), /^line 1, instant \d+ of /);
  assert.match(await page.textContent('.tl-place'), /import gc/);
});

test('arrow keys step in the kind that is chosen', options, async () => {
  await go(0);
  await page.getByRole('radio', { name: 'Phase' }).check();
  await slider().focus();
  const first = await moves(() => page.keyboard.press('ArrowRight'));
  assert.equal(await kindAt(first), 'collection_start');
  const second = await moves(() => page.keyboard.press('ArrowRight'));
  assert.equal(await kindAt(second), 'phase');
  assert.equal(await moves(() => page.keyboard.press('ArrowLeft')), first);
  await page.getByRole('radio', { name: 'Line' }).check();
});

test('Home and End are the beginning and the end of the program', options, async () => {
  await slider().focus();
  await page.keyboard.press('Home');
  assert.equal(await at(), 0);
  await page.keyboard.press('End');
  assert.equal(await at(), await page.evaluate(() => window.ouroboros.recording.value.programEnd));
});

test('a number that is typed is gone to', options, async () => {
  const input = page.locator('.instant input');
  await input.fill('123');
  await input.press('Enter');
  assert.equal(await at(), 123);
  await input.fill('99999999');
  await input.press('Enter');
  assert.equal(await at(), await page.evaluate(() => window.ouroboros.length.value));
});

test('a pointer scrubs, and zooming does not move the instant', options, async () => {
  const box = await slider().boundingBox();
  await page.mouse.move(box.x + box.width * 0.25, box.y + 30);
  await page.mouse.down();
  const early = await at();
  await page.mouse.move(box.x + box.width * 0.75, box.y + 30, { steps: 4 });
  await page.mouse.up();
  const late = await at();
  assert.ok(early > 0 && late > early);
  await page.mouse.wheel(0, -800);
  await page.locator('.overview:not(.is-whole)').waitFor();
  assert.equal(await at(), late);
  await slider().focus();
  await page.keyboard.press('0');
  await page.locator('.overview.is-whole').waitFor();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await page.locator('.overview:not(.is-whole)').waitFor();
  await page.getByRole('button', { name: 'Zoom out' }).click();
  await page.locator('.overview.is-whole').waitFor();
});

test('what is pressed among the marks is the mark, on a band the beginning of its collection', options, async () => {
  const facts = await page.evaluate(() => {
    const { programEnd, events } = window.ouroboros.recording.value;
    const clockOf = (name) => [...events].find(({ kind }) => kind === name).clock;
    return { end: programEnd, exception: clockOf('exception'), start: clockOf('collection_start'), stop: clockOf('collection_stop') };
  });
  const box = await slider().boundingBox();
  const x = (instant) => box.x + (instant / facts.end) * 0.9 * box.width;
  await page.mouse.click(x(facts.exception) + 4, box.y + box.height - 8);
  assert.equal(await at(), facts.exception);
  await page.mouse.click(x((facts.start + facts.stop) / 2), box.y + 7);
  assert.equal(await at(), facts.start);
});

test('playing goes on to the end of the program and pauses there', options, async () => {
  await go(0);
  await page.getByLabel('Speed').selectOption('32');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
  assert.equal(await at(), await page.evaluate(() => window.ouroboros.recording.value.programEnd));
});

test('the menu goes to the next exception and back to the collection', options, async () => {
  await go(0);
  await page.getByRole('button', { name: 'Go to' }).click();
  assert.equal(await kindAt(await moves(() => page.getByRole('button', { name: 'Next: exception' }).click())), 'exception');
  assert.equal(await kindAt(await moves(() => page.getByRole('button', { name: 'Previous: collection' }).click())), 'collection_start');
  await page.getByRole('button', { name: 'Next: finalizer' }).click();
  await page.getByText('No finalizer there').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('what the track shows is told in words', options, async () => {
  const text = await page.locator('.track > .visually-hidden').textContent();
  assert.match(text, /^A run of .* instants; collections: \d+, outputs: \d+, weak references cleared: \d+, finalizers: 0, exceptions: 1\.$/);
  nothingWrong(page);
});

test('axe has nothing against it', options, async () => {
  await page.evaluate(readFileSync(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8'));
  await page.getByRole('button', { name: 'Go to' }).click();
  const violations = await page.evaluate(async () => (await window.axe.run('.timeline')).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`));
  await page.keyboard.press('Escape');
  assert.deepEqual(violations, []);
});

test('two fingers zoom the track and take it along, one scrubs', options, async () => {
  await go(10);
  const width = () => page.evaluate(() => parseFloat(document.querySelector('.overview .thumb').style.width));
  const before = await width();
  const touch = (type, id, share) =>
    page.evaluate(([type, id, share]) => {
      const track = document.querySelector('.track-body');
      const { left, top, width } = track.getBoundingClientRect();
      track.setPointerCapture = () => {};
      const at = { pointerId: id, pointerType: 'touch', button: type === 'pointermove' ? -1 : 0, clientX: left + share * width, clientY: top + 30 };
      track.dispatchEvent(new PointerEvent(type, { ...at, bubbles: true, cancelable: true }));
    }, [type, id, share]);
  await touch('pointerdown', 11, 0.4);
  const scrubbed = await at();
  await touch('pointerdown', 12, 0.6);
  await touch('pointermove', 11, 0.3);
  await touch('pointermove', 12, 0.7);
  await page.waitForFunction((old) => parseFloat(document.querySelector('.overview .thumb').style.width) < old * 0.6, before);
  assert.equal(await at(), scrubbed);
  await touch('pointerup', 11, 0.3);
  await touch('pointermove', 12, 0.9);
  assert.equal(await at(), scrubbed);
  await touch('pointerup', 12, 0.9);
  nothingWrong(page);
});

test('a run that imports much is drawn once: nothing jumps when it is known where libraries are at work', { timeout: 60_000 }, async () => {
  const page = await browser.page();
  await runProgram(page, 'import json, dataclasses\nx = [1]\nprint(json.dumps(x))\n');
  const instant = await page.evaluate(async () => (await window.ouroboros.recording.value.next(0, { kinds: ['line'], line: 2, filename: 'main.py' })).instant);
  await page.evaluate((at) => {
    window.seen = new Set();
    const look = () => {
      const { phase, shown } = window.ouroboros;
      const head = document.querySelector('.playhead');
      if (head && phase.value === 'done' && shown.value?.now.number === window.ouroboros.at.value && getComputedStyle(head).visibility === 'visible') window.seen.add(head.style.transform);
      requestAnimationFrame(look);
    };
    return window.ouroboros.run(at).then(look);
  }, instant);
  await page.waitForFunction(() => window.seen.size > 0);
  await page.waitForTimeout(1000);
  assert.equal(await page.evaluate(() => window.seen.size), 1);
  nothingWrong(page);
});
