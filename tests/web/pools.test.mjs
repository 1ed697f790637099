// The views of the pools and of what is interned, in a browser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ROOT } from '../tools/places.mjs';
import { nothingWrong, openBrowser, runProgram } from './browser.mjs';

const PROGRAM = 'a = [[] for _ in range(400)]\ndel a[10:20]\nb = 7\nc = [7, b]\nword = "hello_there"\n';
let browser;
let page;

before(async () => {
  browser = await openBrowser();
  page = await browser.page();
  await runProgram(page, PROGRAM);
});
after(() => browser.close());

const says = (selector, pattern) =>
  page.waitForFunction(([where, source]) => new RegExp(source).test(document.querySelector(where)?.textContent), [selector, pattern.source]);

test('size classes have their pools, and the statistics of CPython', { timeout: 60_000 }, async () => {
  await page.evaluate(() => window.ouroboros.show('pools'));
  await says('.pools-summary', /arena.*pools: \d+ full/);
  await says('.malloc-stats', /# bytes lost to quantization/);
  const figure = async (name) => Number((await page.textContent(`.malloc-stats .${name} td`)).replaceAll(',', ''));
  assert.equal(await figure('sum'), await figure('arenaBytes'));
  assert.ok((await page.$$('.classes .tile')).length > 20);
});

test('a pool shows its blocks and the order of the free ones, and opens in the memory', { timeout: 60_000 }, async () => {
  await page.click('tr:has(th:text-is("64 B")) .tile.used >> nth=0');
  await page.waitForSelector('.pool-grid');
  await says('.pool-detail', /The next block of this size comes from it/);
  assert.ok((await page.$$('.pool-grid .cell.free')).length > 0);
  const title = await page.textContent('.pool-detail h2');
  const place = /Pool (\d+) of arena (\d+)/.exec(title);
  await page.click('text=Show in the memory');
  await says('.crumbs', new RegExp(`Arena ${place[2]}.*Pool ${place[1]} `));
});

test('a block of a pool is selected with a click, and by arrow keys', { timeout: 60_000 }, async () => {
  await page.evaluate(() => window.ouroboros.show('pools'));
  await page.click('.pool-grid button.cell >> nth=0');
  assert.equal(await page.locator('.pool-grid .cell.selected').count(), 1);
  await page.keyboard.press('ArrowRight');
  assert.ok(await page.evaluate(() => document.activeElement.matches('.pool-grid button.cell:not(.selected)')));
});

test('small integers that the program refers to are marked, and who does is named', { timeout: 60_000 }, async () => {
  await page.evaluate(() => window.ouroboros.show('interned'));
  const seven = page.locator('.chips.ints .chip').nth(12);
  assert.match(await seven.getAttribute('title'), /^7: \d+ references found, 3 from the program/);
  await seven.click();
  await says('.interned-chosen', /Who refers to 7.*b.*c\[0\]/);
});

test('interned strings are searched', { timeout: 60_000 }, async () => {
  await page.fill('.interned-search input', 'hello_th');
  await page.waitForFunction(() => document.querySelectorAll('.chips.strings .chip').length === 1);
  await page.click('.chips.strings .chip');
  await says('.interned-chosen', /'hello_there'.*word/);
  await page.fill('.interned-search input', 'no such string');
  await says('.interned-view', /None is found/);
  nothingWrong(page);
});

test('axe has nothing against it', { timeout: 60_000 }, async () => {
  await page.evaluate(readFileSync(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8'));
  const complaints = (part) => page.evaluate(async (one) => (await window.axe.run(one)).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), part);
  assert.deepEqual(await complaints('.interned-view'), []);
  await page.evaluate(() => window.ouroboros.show('pools'));
  await page.waitForSelector('.pool-grid');
  assert.deepEqual(await complaints('.pools-view'), []);
});
