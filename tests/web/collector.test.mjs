// The collector view in a page: collections of a run, phase by phase and object by object.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ROOT } from '../tools/places.mjs';
import { nothingWrong, openBrowser, runProgram } from './browser.mjs';

const CYCLE = 'import gc\na = []\na.append(a)\ndel a\ngc.collect()\n';
const MANY = 'import gc\nclass N: pass\ngc.disable()\nxs = [N() for _ in range(20_000)]\nfor x in xs: x.me = x\ndel xs, x\ngc.collect()\n';
let browser;
let page;
const options = { timeout: 120_000 };

before(async () => {
  browser = await openBrowser();
  page = await browser.page();
  await runProgram(page, CYCLE);
  await page.getByRole('tab', { name: 'Collector' }).click();
});
after(() => browser.close());

const shown = () => page.waitForFunction(() => window.ouroboros.shown.value?.now.number === window.ouroboros.at.value);
const go = async (instant) => {
  await page.evaluate((number) => window.ouroboros.go(number), instant);
  await shown();
};
const lane = (name) => page.getByRole('listbox', { name });

test('between collections: the generations, how far the next one is, and all of the run', options, async () => {
  await go(0);
  await page.getByText('No collection is on').waitFor();
  assert.match(await page.textContent('.gc-generations'), /next collection begins when \d+ more/);
  await page.getByText('gc.collect(), line 5').waitFor();
  assert.ok(await page.getByRole('button', { name: 'Previous collection' }).isDisabled());
});

test("the example is loaded at its counting down, and steps go through it object by object", options, async () => {
  await page.getByRole('button', { name: /CPython's own example/ }).click();
  await page.getByText('Collection 2 of 3').waitFor();
  const cards = lane('Generation 0, collected').getByRole('option');
  await cards.nth(3).waitFor();
  assert.equal(await cards.count(), 4);
  await page.getByRole('button', { name: 'Next step' }).click();
  await page.getByText('this one comes from inside').or(page.getByText('all references to it come from inside')).waitFor();
});

test('the steps can be played', options, async () => {
  const at = () => page.evaluate(() => window.ouroboros.at.value);
  const before = await at();
  await page.getByRole('button', { name: 'Play the steps, slowly' }).click();
  await page.waitForFunction((instant) => window.ouroboros.at.value > instant, before);
  await page.locator('.gc-moment').getByRole('button', { name: 'Pause' }).click();
});

test('a phase is gone to, and its objects lie in its lists', options, async () => {
  await page.getByRole('button', { name: 'move_survivors' }).click();
  await page.getByText('What stays has been moved.').waitFor();
  await lane('Unreachable').waitFor();
  const options = lane('Unreachable').getByRole('option');
  assert.equal(await options.count(), 1);
  assert.match(await options.first().textContent(), /count 1 gc_refs 0<Link object>.*by gc_refs unreachable by tracing not reached/);
  assert.equal(await page.getByRole('button', { name: 'move_survivors' }).getAttribute('aria-current'), 'step');
});

test('a chosen object has both verdicts with their reasons', options, async () => {
  await lane('Generation 1').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const verdict = page.locator('.gc-verdict');
  await verdict.waitFor();
  assert.match(await verdict.textContent(), /It is reached from .*: it stays\..*Tracing from the roots reaches it\./);
});

test('at its end it says what it found, and that tracing finds the same', options, async () => {
  await page.getByRole('button', { name: 'done' }).click();
  await page.getByText('Tracing from the roots finds the same 1.').waitFor();
  await lane('Freed').waitFor();
  assert.match(await page.textContent('.gc-result'), /\d+ examined, 1 unreachable, 1 freed/);
});

test('axe has nothing against it', options, async () => {
  await page.evaluate(readFileSync(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8'));
  const run = () => page.evaluate(async () => (await window.axe.run('.collector')).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`));
  assert.deepEqual(await run(), []);
  await page.getByText('All collections').click();
  await page.locator('.gc-list').waitFor();
  assert.deepEqual(await run(), []);
  await page.getByText('All collections').click();
});

test('of 20 000 objects few cards are in the document, and an instant is answered in time', options, async () => {
  await runProgram(page, MANY);
  const start = await page.evaluate(async () => (await window.ouroboros.recording.value.next(0, { kinds: ['collection_start'] })).clock);
  await go(start);
  await page.getByRole('button', { name: 'delete_garbage' }).click();
  await lane('Unreachable').waitFor();
  assert.match(await page.locator('.gc-lane', { hasText: 'Unreachable' }).textContent(), /20\u202f000/);
  assert.ok((await page.getByRole('option').count()) < 60);
  nothingWrong(page);
});

test('a collection of an older generation says which count has begun it', options, async () => {
  await runProgram(page, 'import gc\ngc.set_threshold(10, 2, 2)\nkept = []\nfor n in range(200): kept.append([n])\n');
  const starts = await page.evaluate(async () => {
    const found = [];
    for (const event of await window.ouroboros.recording.value.eventsBetween(0, window.ouroboros.end, { kinds: ['collection_start'] })) found.push(event.instant);
    return found;
  });
  const said = new Set();
  for (const start of starts.slice(1, 10)) {
    await go(start);
    said.add((await page.locator('.gc-title .gc-quiet').textContent()).replace(/^line \d+: /, ''));
  }
  assert.ok(said.has('3 collections of generation 0 since the last: more than the threshold of 2'), [...said].join('; '));
  assert.ok(said.has('11 containers made since the last: more than the threshold of 10'), [...said].join('; '));
});
