// The page for everybody: axe finds nothing in any view, light and dark, wide and on a phone; nothing is cut off at 360 px; all can
// be reached by keyboard; every text is there in both languages.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ROOT } from '../tools/places.mjs';
import { nothingWrong, openBrowser, runProgram } from './browser.mjs';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const VIEWS = ['graph', 'memory', 'collector', 'pools', 'interned', 'statistics'];
const PROGRAM = readFileSync(join(ROOT, 'examples/lessons/four_links.py'), 'utf8');
// The policy of the page forbids scripts of others; the browser is told not to mind.
const WITH_AXE = { bypassCSP: true };

let browser;

before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

async function violations(page) {
  await page.addScriptTag({ path: AXE });
  const { violations: found } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`));
}

for (const [name, options] of Object.entries({
  light: {},
  'dark and Chinese': { colorScheme: 'dark', locale: 'zh-CN' },
  'a phone': { width: 360, height: 740 },
})) {
  describe(`axe has nothing to say: ${name}`, () => {
    let page;
    before(async () => {
      page = await browser.page({ ...WITH_AXE, ...options });
      await runProgram(page, PROGRAM);
    });
    for (const view of VIEWS) {
      test(view, { timeout: 60_000 }, async () => {
        await page.evaluate((one) => window.ouroboros.show(one), view);
        await page.waitForTimeout(600);
        assert.deepEqual(await violations(page), []);
      });
    }
    test('settings and keys', { timeout: 60_000 }, async () => {
      for (const dialog of ['settings', 'help']) {
        await page.evaluate((one) => (window.ouroboros.dialog.value = one), dialog);
        await page.waitForSelector('dialog[open]');
        assert.deepEqual(await violations(page), []);
        await page.keyboard.press('Escape');
        await page.waitForFunction(() => window.ouroboros.dialog.value === null);
      }
    });
  });
}

test('nothing is cut off on a phone', { timeout: 60_000 }, async () => {
  const page = await browser.page({ width: 360, height: 740, locale: 'zh-CN' });
  await runProgram(page, PROGRAM);
  for (const view of VIEWS) {
    await page.evaluate((one) => window.ouroboros.show(one), view);
    await page.waitForTimeout(300);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360, view);
  }
  nothingWrong(page);
});

test('by keyboard alone: run, step, look at another view, select, ask for help', { timeout: 60_000 }, async () => {
  const page = await browser.page();
  await runProgram(page, PROGRAM);
  await page.focus('#stage');
  const at = () => page.evaluate(() => window.ouroboros.at.value);
  const end = await at();
  await page.keyboard.press('ArrowLeft');
  await page.waitForFunction((last) => window.ouroboros.at.value < last, end);
  await page.keyboard.press('3');
  await page.waitForFunction(() => window.ouroboros.view.value === 'collector');
  await page.keyboard.press('1');
  await page.keyboard.press('?');
  await page.waitForSelector('dialog[open] kbd');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.querySelector('dialog[open]') === null);
  nothingWrong(page);
});

test('every text is there in both languages, with the same values', () => {
  const folder = join(ROOT, 'web/words');
  const faults = [];
  let texts = 0;
  for (const file of readdirSync(folder)) {
    const source = readFileSync(join(folder, file), 'utf8');
    if (!source.includes('= speaker({')) continue;
    const words = new Function('speaker', `${source.replace(/^import .*$/gm, '').replace(/export const \w+ =/, 'return')}`)((table) => table);
    for (const [name, pair] of Object.entries(words)) {
      texts++;
      const values = (text) => (text.match(/\{\w+\}/g) ?? []).sort().join();
      const isWhole = pair.length === 2 && pair.every((text) => text.trim() !== '');
      if (!isWhole || values(pair[0]) !== values(pair[1])) faults.push(`${file}: ${name}`);
    }
  }
  assert.ok(texts > 100);
  assert.deepEqual(faults, []);
});
