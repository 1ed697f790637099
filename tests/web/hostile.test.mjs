// What a page must bear: programs that never end, nest without end, ask for everything, print without end; addresses made up by
// somebody else. The page goes on to answer, and the code stays.
import assert from 'node:assert/strict';
import { deflateRawSync } from 'node:zlib';
import { after, before, describe, test } from 'node:test';
import { nothingWrong, openBrowser, runProgram, stopped } from './browser.mjs';

let browser;

before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const PROGRAMS = {
  'an endless loop pauses, and what has run can be looked at': ['n = 0\nwhile True:\n    n += 1\n', /Paused/],
  'a list a million deep': ['import gc\ngc.disable()\na = []\nfor i in range(1_000_000):\n    a = [a]\nprint(len(a))\n', /^1\n/m],
  'a request of a gigabyte': ['try:\n    x = bytearray(2 ** 30)\nexcept MemoryError:\n    print("no memory")\n', /no memory/],
  'a number that is too large': ['print(len(str(7 ** 7 ** 6)))\n', /ValueError|Ended|Paused/],
  'recursion without end': ['def f():\n    f()\nf()\n', /RecursionError/],
  'output without end': ['while True:\n    print("x" * 1000)\n', /Paused/],
  'a million objects': ['x = [[] for i in range(300_000)]\nprint(len(x))\n', /300000|Paused/],
  'markup is text': ['print("<img src=x onerror=alert(1)>")\nclass A:\n    __qualname__ = "<script>alert(1)</script>"\na = A()\n', /<img src=x/],
};

describe('programs', () => {
  for (const [name, [code, wanted]] of Object.entries(PROGRAMS)) {
    test(name, { timeout: 120_000 }, async () => {
      const page = await browser.page();
      await page.evaluate((text) => (window.ouroboros.code.value = text), code);
      await page.keyboard.press('Control+Enter');
      await stopped(page);
      assert.match(await page.evaluate(() => document.querySelector('.console').innerText), wanted);
      assert.equal(await page.evaluate(() => window.ouroboros.code.value), code);
      for (const view of ['memory', 'collector', 'pools', 'statistics', 'graph']) {
        await page.evaluate((one) => window.ouroboros.show(one), view);
        await page.waitForTimeout(100);
      }
      await page.evaluate(() => window.ouroboros.step('event', -1));
      await stopped(page);
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });
  }
});

const link = (value) => `#1.${deflateRawSync(JSON.stringify(value)).toString('base64url')}`;
const SETTINGS = { stepLimit: 1e9, heapLimit: 1e12 };
const LINKS = {
  'no link at all': '#anything',
  'one that is cut off': `${link(['print(1)', 0, 'graph', null, null, {}, []]).slice(0, -6)}`,
  'one with markup': link(['"<img src=x onerror=alert(1)>"', 0, '<b>', '<i>', '<u>', {}, ['<s>']]),
  'one with prototypes': '#1.' + deflateRawSync('["1",0,"graph",null,{"__proto__":{"polluted":1}},{"__proto__":{}},[]]').toString('base64url'),
  'one that asks for too much': link(['x = 1', 2 ** 52, 'memory', 2 ** 52, { zoom: 1e300, x: -1e300 }, SETTINGS, [2 ** 50]]),
  'one with data for the wrong view': link(['x = [1]', 10, 'collector', 1, [[[[1]]]], SETTINGS, []]),
};

describe('links', () => {
  for (const [name, hash] of Object.entries(LINKS)) {
    test(name, { timeout: 60_000 }, async () => {
      const page = await browser.page({ path: '#' });
      await page.evaluate(() => (window.ouroboros.code.value = 'mine = 1'));
      await page.evaluate((text) => (location.hash = text), hash);
      await page.waitForTimeout(1500);
      const { code, notice } = await page.evaluate(() => ({ code: window.ouroboros.code.value, notice: window.ouroboros.notice.value }));
      assert.ok(notice === '' || code === 'mine = 1', 'a link that is refused costs nothing');
      assert.equal(await page.evaluate(() => ({}).polluted), undefined);
      await page.evaluate(() => (window.ouroboros.code.value = 'print(6 * 7)'));
      await page.keyboard.press('Control+Enter');
      await stopped(page);
      assert.match(await page.textContent('.console'), /42/);
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });
  }
});

test('what was typed behind a run survives another tab, and a reload', { timeout: 60_000 }, async () => {
  const page = await browser.page();
  await runProgram(page, 'x = 1\n');
  await page.evaluate(() => (window.ouroboros.code.value = 'x = 1\nmine = 2\n'));
  const other = await page.context().newPage();
  await other.goto(browser.address);
  await other.waitForSelector('.cm-content');
  await other.evaluate(() => (window.ouroboros.code.value = 'of the other tab'));
  await other.waitForFunction(() => localStorage.ouroboros.includes('of the other'));
  await other.close();
  await page.reload();
  await page.waitForFunction(() => window.ouroboros.phase.value === 'done');
  assert.equal(await page.evaluate(() => window.ouroboros.code.value), 'x = 1\nmine = 2\n');
  nothingWrong(page);
});

test('a program too long for a link leaves none of another in the address, and survives a reload', { timeout: 60_000 }, async () => {
  const page = await browser.page();
  await runProgram(page, 'x = 1\n');
  await page.waitForFunction(() => location.hash.length > 1);
  await page.evaluate(() => (window.ouroboros.code.value = 'x = 1  # more than a megabyte\n'.repeat(40_000)));
  await page.keyboard.press('Control+Enter');
  await page.waitForFunction(() => location.hash === '');
  await page.click('.bar >> text=Link');
  await page.waitForFunction(() => window.ouroboros.notice.value.includes('too long for a link'));
  await page.reload();
  await page.waitForFunction(() => window.ouroboros.code.value.length === 30 * 40_000);
  nothingWrong(page);
});

test('of very many short lines the last are drawn', { timeout: 60_000 }, async () => {
  const page = await browser.page();
  await runProgram(page, 'for i in range(20_000): print(i)\n');
  await page.waitForFunction(() => document.querySelector('.console pre').textContent.endsWith('19999\n'));
  assert.ok((await page.$$('.console pre span')).length <= 2000);
  assert.ok(await page.isVisible('.console-cut'));
  nothingWrong(page);
});

test('behind Back nothing is said any more of a damaged link', { timeout: 60_000 }, async () => {
  const page = await browser.page();
  await runProgram(page, 'x = 1\n');
  await page.waitForFunction(() => location.hash.length > 1);
  await page.evaluate(() => (location.hash = '1.abc.def'));
  await page.waitForFunction(() => window.ouroboros.refusal.value !== '');
  await page.goBack();
  await page.waitForFunction(() => window.ouroboros.refusal.value === '', null, { timeout: 5000 });
});
