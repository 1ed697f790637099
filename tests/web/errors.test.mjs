// What the page shows of a program that fails, that cannot be read, or that is no program but a session at the prompt.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { nothingWrong, openBrowser, runProgram } from './browser.mjs';

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser?.close());

test('an exception that ends a program is shown where it was raised, with the calls that were on', { timeout: 60_000 }, async () => {
  const page = await browser.page();
  const loop = 'for n in range(3):\n    try:\n        divide(0)\n    except ZeroDivisionError:\n        pass\n';
  await runProgram(page, `def divide(by):\n    part = [1]\n    return 1 / by\n\n${loop}divide(0)\n`);
  assert.equal(await page.textContent('.cm-now'), '    return 1 / by');
  assert.match(await page.textContent('.graph-card.is-innermost'), /divide\(\).*by.*0/);
  assert.match(await page.textContent('.graph-card.is-names'), /line 10/);
  assert.match(await page.textContent('.tl-place'), /ends here/);
  // What is said of it counts as printed already, and its end is in sight.
  assert.equal(await page.$('.console .later'), null);
  const prompt = await (await page.$('.console-prompt')).boundingBox();
  const box = await (await page.$('.console-text')).boundingBox();
  assert.ok(prompt.y + prompt.height <= box.y + box.height + 1);
  await page.evaluate(() => window.ouroboros.go(window.ouroboros.end));
  await page.waitForFunction(() => /An exception has ended/.test(document.querySelector('.tl-place').textContent));
  assert.match(await page.textContent('.graph-card.is-names'), /divide/);
  nothingWrong(page);
});

test('of a program that cannot be read it is said what to do; one that keeps nothing is told from it', { timeout: 60_000 }, async () => {
  const page = await browser.page();
  await runProgram(page, 'for i in range(3)\n    print(i)\n');
  assert.match(await page.textContent('.graph-empty'), /was not run.*underlined/);
  await runProgram(page, 'print(1)\n');
  assert.match(await page.textContent('.graph-empty'), /nothing that it keeps/);
  nothingWrong(page);
});

test('beneath a missing module all that there are stand in little room', { timeout: 60_000 }, async () => {
  const page = await browser.page();
  await runProgram(page, 'import numpy\n');
  const list = await (await page.$('.console .list')).boundingBox();
  assert.ok(list.height < 100);
  assert.match(await page.textContent('.console .list'), /abc, .*, zlib,\s+zoneinfo\s*$/s);
  nothingWrong(page);
});

test('beneath a missing module it is said how one comes from a file, and so it does', { timeout: 60_000 }, async () => {
  const page = await browser.page();
  await runProgram(page, 'import helper\n');
  assert.match(await page.textContent('.console .advice'), /open\('helper\.py', 'w'\)\.write/);
  await runProgram(page, "open('helper.py', 'w').write('x = [1]\\n')\nimport helper\nprint(helper.x)\n");
  assert.match(await page.textContent('.console pre'), /\[1\]/);
  await page.waitForSelector('.graph-card >> text=module helper');
  nothingWrong(page);
});

test('on a phone code, output and picture are in sight after a run; Chinese counts in Chinese', { timeout: 60_000 }, async () => {
  const page = await browser.page({ width: 360, height: 740, hasTouch: true, isMobile: true, locale: 'zh-CN' });
  await runProgram(page, 'def add(item, box=[]):\n    box.append(item)\n    return box\n\na = add(1)\nb = add(2)\nprint(a, b)\n');
  await page.waitForSelector('.graph-card');
  const [code, printed, card, timeline] = await Promise.all(['.cm-line', '.console pre', '.graph-card.is-names', '.timeline'].map(async (one) => (await page.$(one)).boundingBox()));
  assert.ok(code.y >= 0 && code.y < printed.y && printed.y < card.y && card.y + card.height < timeline.y, JSON.stringify([code, printed, card, timeline]));
  await page.click('.inspect-bar button');
  await page.waitForFunction(() => /\[…2 项\]/.test(document.querySelector('.inspect').textContent));
  nothingWrong(page);
});

test('a session copied with its prompts is run as one, and its names are shown', { timeout: 60_000 }, async () => {
  const page = await browser.page();
  await runProgram(page, '>>> x = [1, 2]\n>>> y = x\n>>> x\n[1, 2]\n>>> for i in x:\n...     print(i)\n...\n1\n2\n');
  assert.match(await page.textContent('.console pre'), />>> x\n\[1, 2\]\n.*1\n2\n$/s);
  assert.match(await page.textContent('.graph-card.is-names'), /x.*y.*i/);
  await runProgram(page, 'a = 1\n');
  assert.equal(await page.evaluate(() => window.ouroboros.phase.value), 'done');
  nothingWrong(page);
});

test('once all is loaded, an import needs no network', { timeout: 60_000 }, async () => {
  const page = await browser.page();
  await page.waitForResponse(/ouro-3[.]11[.]data/, { timeout: 50_000 });
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
  await runProgram(page, 'import json, unicodedata\nprint(json.dumps([1]), unicodedata.name("a"))\n');
  assert.match(await page.textContent('.console-text'), /\[1\] LATIN SMALL LETTER A/);
});
