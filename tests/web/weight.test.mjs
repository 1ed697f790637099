// The page begins with little, and is not to grow unnoticed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { asked } from './asked.mjs';
import { openBrowser } from './browser.mjs';

const options = { timeout: 120_000 };
// Compressed bytes.
const WITH_ENGINE_MOST = 296_000;
const READY_MOST = 119_000;
const PICTURE_MOST = 184_000;

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

const sum = (files) => files.reduce((total, [, bytes]) => total + bytes, 0);
const bytesOf = (files) => sum([...files].filter(([name]) => !name.startsWith('engine/')));

test('until it is ready the page asks for little', options, async () => {
  const files = await asked(browser, 'ready');
  assert.ok(files.has('page.js') && files.has('worker.js'));
  assert.ok(bytesOf(files) <= READY_MOST, `${bytesOf(files)} bytes: ${[...files.keys()].join(' ')}`);
  assert.ok(sum([...files]) <= WITH_ENGINE_MOST, `${sum([...files])} bytes with the engine`);
});

test("until the first program's picture is there it asks for what draws it, and what looks at the run", options, async () => {
  const files = await asked(browser, 'picture');
  for (const part of ['picture', 'looking']) assert.ok([...files.keys()].some((name) => name.startsWith(`parts/${part}`)), part);
  assert.ok(bytesOf(files) <= PICTURE_MOST, `${bytesOf(files)} bytes: ${[...files.keys()].join(' ')}`);
});

test('what comes later is loaded ahead', options, async () => {
  const files = await asked(browser, 'rest');
  for (const part of ['looking', 'comfort', 'memory', 'collector', 'pools', 'interned', 'statistics', 'settings', 'help', 'file_menu']) {
    assert.ok([...files.keys()].some((name) => name.startsWith(`parts/${part}`)), part);
  }
});

test('what is shown is written into the address without that anything is asked for', options, async () => {
  const requests = [];
  const page = await browser.page({ prepare: (opened) => opened.on('request', (request) => requests.push(new URL(request.url()).pathname)) });
  await page.evaluate(() => (window.ouroboros.code.value = 'x = 1'));
  await page.waitForFunction(() => location.hash !== '');
  for (const view of ['memory', 'graph']) {
    const link = await page.evaluate(() => location.hash);
    await page.evaluate((name) => window.ouroboros.show(name), view);
    await page.waitForFunction((before) => location.hash !== before, link);
  }
  await page.waitForTimeout(500);
  assert.deepEqual(requests.filter((path) => path.startsWith('/icon')), []);
  await page.context().close();
});
