// The inspector in a browser: what it says of the selected object, its links, and that the last answer stays until the next.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ROOT } from '../tools/places.mjs';
import { nothingWrong, openBrowser, runProgram, stopped } from './browser.mjs';

const PROGRAM = 'a = [1, "xyz"]\na.append(a)\nb = {"k": a}\ndel b\na = None\nprint(0)\n';
let browser;
let page;

before(async () => {
  browser = await openBrowser();
  page = await browser.page({ width: 1440 });
  await runProgram(page, PROGRAM);
});
after(() => browser.close());

const atLine = async (line) => {
  await page.evaluate(async (wanted) => {
    const playground = window.ouroboros;
    playground.go((await playground.recording.value.next(0, { line: wanted })).clock);
  }, line);
  await stopped(page);
};
const text = (selector) => page.textContent(selector);
const says = (pattern) => page.waitForFunction((source) => new RegExp(source).test(document.querySelector('.inspect-body').textContent), pattern.source);

test('with nothing selected it offers the names of the program', { timeout: 60_000 }, async () => {
  await atLine(4);
  await says(/Nothing is selected/);
  await page.click('.inspect-empty .object-link');
  await says(/A list of 3 items; its count is 3: one from a, one from itself, one from b\['k'\]/);
});

test('it says where the object was made and freed, and goes there', { timeout: 60_000 }, async () => {
  await says(/made\s*line 1/);
  await page.click('.inspect .place');
  await stopped(page);
  await says(/its count is 1|A list/);
});

test('the next change of its count is one step', { timeout: 60_000 }, async () => {
  await atLine(4);
  await says(/its count is 3/);
  await page.click('.changes .button >> nth=1');
  await says(/its count is 2/);
  await page.click('.changes .button >> nth=0');
  await says(/its count is 3/);
});

test('each change of its count is listed when asked for', { timeout: 60_000 }, async () => {
  await page.click('text=Show each change');
  await page.waitForSelector('.counts ol li');
  assert.ok((await page.$$('.counts ol li')).length > 3);
  assert.equal((await page.$$('.counts [aria-current]')).length, 1);
});

test('an object that nothing leads to is said to be unreachable', { timeout: 60_000 }, async () => {
  await atLine(6);
  await says(/unreachable and not yet freed/);
  nothingWrong(page);
});

test('a reference is followed with a click, and the selection can be given up', { timeout: 60_000 }, async () => {
  await atLine(4);
  await says(/its count is 3/);
  await page.click('.reference .object-link:has-text("xyz")');
  await says(/The string 'xyz'/);
  await page.click('.inspect-bar .button >> nth=1');
  await says(/Nothing is selected/);
  assert.equal(await text('.inspect-bar h2'), 'Object');
});

test('while the program is stepped through, the last answer stays until the next is there', { timeout: 60_000 }, async () => {
  await atLine(2);
  await page.click('.inspect-empty .object-link');
  await says(/its count is/);
  const missing = await page.evaluate(async () => {
    const body = document.querySelector('.inspect-body');
    let count = 0;
    const observer = new MutationObserver(() => (count += body.querySelector('.sentence') === null ? 1 : 0));
    observer.observe(body, { subtree: true, childList: true, characterData: true });
    for (let i = 0; i < 15; i++) {
      window.ouroboros.go(window.ouroboros.at.value + 1);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    observer.disconnect();
    return count;
  });
  assert.equal(missing, 0);
  await stopped(page);
  await page.evaluate(() => window.ouroboros.select(null));
});

test('axe has nothing against it', { timeout: 60_000 }, async () => {
  await page.evaluate(readFileSync(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8'));
  const complaints = (part) => page.evaluate(async (one) => (await window.axe.run(one)).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), part);
  assert.deepEqual(await complaints('.inspect'), []);
  await page.click('.inspect-empty .object-link');
  await says(/its count is/);
  assert.deepEqual(await complaints('.inspect'), []);
});

test('on a middling screen it opens with the first object that is selected, and stays', { timeout: 60_000 }, async () => {
  const middling = await browser.page();
  await runProgram(middling, PROGRAM);
  const isOpen = () => middling.getAttribute('.inspect-bar .button', 'aria-expanded');
  assert.equal(await isOpen(), 'false');
  await middling.evaluate(() => window.ouroboros.go(20));
  await stopped(middling);
  await middling.click('.graph-card:not(.is-names)');
  await middling.waitForSelector('.inspect-body');
  await middling.evaluate(() => window.ouroboros.select(null));
  assert.equal(await isOpen(), 'true');
});
