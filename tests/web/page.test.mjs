// The page, in a real browser: it loads from a plain server and runs a program.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { nothingWrong, openBrowser, runProgram } from './browser.mjs';

let browser;

before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

test('a program runs, and its output is shown', { timeout: 60_000 }, async () => {
  const page = await browser.page();
  await runProgram(page, 'print(sum(range(10)))\n');
  assert.match(await page.textContent('.program'), /45/);
  nothingWrong(page);
});
