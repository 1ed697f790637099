// The statistics view in a page: numbers of the instant, charts that lead to instants, the table of types.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ROOT } from '../tools/places.mjs';
import { nothingWrong, openBrowser, runProgram } from './browser.mjs';

const PROGRAM = 'import gc\nclass N: pass\nxs = [N() for _ in range(50)]\nys = [(n,) for n in xs]\ngc.collect()\nz = 1\n';
const options = { timeout: 60_000 };
let browser;
let page;

before(async () => {
  browser = await openBrowser();
  page = await browser.page();
  await runProgram(page, PROGRAM);
  await page.getByRole('tab', { name: 'Statistics' }).click();
  await toLine(5);
});
after(() => browser.close());

async function toLine(line) {
  await page.evaluate(async (number) => window.ouroboros.go((await window.ouroboros.recording.value.next(0, { line: number })).clock), line);
  await page.waitForFunction(() => window.ouroboros.shown.value?.now.number === window.ouroboros.at.value);
}
const names = () => page.locator('.types tbody th code').allTextContents();

test('types are sorted by bytes, then by what is asked', options, async () => {
  await page.getByRole('row', { name: /^N 50/ }).waitFor();
  await page.locator('.types thead').getByRole('button', { name: 'Type' }).click();
  const byName = await names();
  assert.deepEqual(byName, [...byName].sort());
  await page.locator('.types thead').getByRole('button', { name: 'Count' }).click();
  assert.deepEqual((await names()).slice(0, 2).sort(), ['N', 'tuple']);
  assert.equal(await page.locator('th[aria-sort]').count(), 1);
});

test('objects of a type can be chosen', options, async () => {
  await page.locator('.types').getByRole('button', { name: 'N', exact: true }).click();
  await page.getByRole('button', { name: 'xs[1]', exact: true }).click();
  const label = await page.evaluate(() => {
    const { now } = window.ouroboros.shown.value;
    return now.label(now.rowOf(window.ouroboros.selected.value));
  });
  assert.equal(label, '<N object>');
  await page.getByText('and 26 more').waitFor();
  await page.locator('.types').getByRole('button', { name: 'N', exact: true }).click();
});

test('the difference to the instant before is told', options, async () => {
  await toLine(3);
  await toLine(4);
  await page.getByRole('row', { name: /^N 50.*\+50/ }).waitFor();
});

test("the runtime's objects are counted when asked for", options, async () => {
  const before = (await names()).length;
  await page.getByLabel("Also the runtime's objects").check();
  await page.getByRole('button', { name: /more types/ }).click();
  assert.ok((await names()).length > before + 10);
  await page.getByLabel("Also the runtime's objects").uncheck();
});

test('a chart leads to an instant, and is told in words', options, async () => {
  await page.locator('.chart-area').first().click();
  const { at, end } = await page.evaluate(() => ({ at: window.ouroboros.at.value, end: window.ouroboros.recording.value.programEnd }));
  assert.ok(at > 0.4 * end && at < 0.7 * end, `${at} of ${end}`);
  const spoken = page.getByRole('list', { name: 'Live bytes, at some instants' }).getByRole('listitem');
  assert.ok((await spoken.count()) <= 10);
  assert.match(await spoken.first().textContent(), /^instant \d+: in use \d/);
});

test('axe has nothing against it', options, async () => {
  await page.evaluate(readFileSync(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8'));
  const found = await page.evaluate(async () => (await window.axe.run('.statistics')).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`));
  assert.deepEqual(found, []);
  nothingWrong(page);
});
