// What a reader does before the engine is there, or when it does not come, or where there can be none.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { BUILD } from '../tools/places.mjs';
import { nothingWrong, openBrowser, runProgram, stopped } from './browser.mjs';
import { recorder } from './recorded.mjs';

let browser;

before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const ENGINE = '**/ouro-3.11.wasm';

// A page whose engine comes as `answer` says.
async function openWithEngine(answer) {
  const page = await browser.page({ path: 'icon.svg' });
  await page.context().route(ENGINE, answer);
  return page;
}

test('a key that is pressed the moment the page is there is answered', { timeout: 60_000 }, async () => {
  const page = await browser.page({ path: 'icon.svg' });
  await page.context().addInitScript(() => addEventListener('DOMContentLoaded', () => {
    if (!window.ouroboros) return;
    window.ouroboros.code.value = 'print(6 * 7)\n';
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }));
  }));
  await page.goto(browser.address);
  await stopped(page);
  assert.match(await page.textContent('.console'), /42/);
});

test("a newcomer's first picture needs no more of the engine than its first module", { timeout: 60_000 }, async () => {
  const asked = [];
  const page = await browser.page({
    isFirst: true,
    prepare: (opened) => opened.context().route('**/*.rest.wasm', (route) => {
      asked.push(route.request().resourceType());
      return route.abort();
    }),
  });
  await page.waitForSelector('.graph-plane [data-key]');
  await page.waitForTimeout(500); // what the reader could do next has been looked up
  assert.equal(await page.evaluate(() => window.ouroboros.phase.value), 'done');
  assert.equal(asked.filter((type) => type === 'xhr').length, 0, 'nothing waited for it');
  assert.equal(asked.length, 1, 'it was to be loaded ahead');
  await page.context().close();
});

test('while the first program runs the stage says when its memory will be there', { timeout: 60_000 }, async () => {
  const page = await browser.page();
  await page.waitForFunction(() => window.ouroboros.phase.value === 'empty');
  await page.evaluate(() => (window.ouroboros.code.value = 'import time\nwhile True:\n    time.sleep(0.01)\n'));
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('.stage .comes:visible');
  assert.equal(await page.textContent('.stage .comes'), 'Once the program has ended, its memory is shown here.');
  await page.click('button:text("Stop")');
  await page.waitForSelector('.graph-plane', { state: 'attached' });
  assert.equal(await page.locator('.stage .comes').count(), 0);
  await page.context().close();
});

test('a link that is opened while the engine does not come keeps its program, and runs once it does', { timeout: 60_000 }, async () => {
  const author = await browser.page();
  await runProgram(author, 'linked = [1, 2]\nprint("linked", linked)\n');
  await author.waitForFunction(() => location.hash.length > 5);
  const hash = await author.evaluate(() => location.hash);
  await author.close();
  const page = await openWithEngine((route) => route.fulfill({ status: 503 }));
  await page.goto(`${browser.address}${hash}`);
  await page.waitForFunction(() => window.ouroboros?.phase.value === 'broken');
  await page.waitForFunction(() => /linked = \[1, 2\]/.test(document.querySelector('.cm-content')?.textContent));
  assert.match(await page.textContent('.console'), /The engine has stopped: .*503.*Your code is still here/);
  await page.context().unroute(ENGINE);
  await page.click('button:text("Run again")');
  await stopped(page);
  assert.match(await page.textContent('.console'), /linked \[1, 2\]/);
});

test('a heap that is opened while the engine is on its way is shown once it is there', { timeout: 60_000 }, async () => {
  const runs = await recorder();
  const recording = await runs.record('kept = [1, [2]]\n');
  const heap = Buffer.from(await recording.write(recording.programEnd, 'snapshot'));
  await runs.close();
  let arrive;
  const arrival = new Promise((resolve) => (arrive = resolve));
  const page = await openWithEngine(async (route) => (await arrival, route.continue()));
  await page.goto(browser.address);
  await page.click('text=File');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.click('[role=menuitem]:has-text("Open an .ouro")')]);
  await chooser.setFiles({ name: 'early.ouro', mimeType: 'application/octet-stream', buffer: heap });
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => window.ouroboros.phase.value), 'loading');
  assert.equal(await page.$('.file-shown'), null);
  arrive();
  assert.match(await (await page.waitForSelector('.file-shown')).textContent(), /early\.ouro/);
  await page.waitForSelector('.graph-card');
  nothingWrong(page);
});

test('the page that is opened from disk says where to go', { timeout: 60_000 }, async () => {
  const page = await browser.page({ path: pathToFileURL(join(BUILD, 'site/index.html')).href });
  const notice = await page.waitForSelector('.from-disk', { state: 'visible' });
  assert.match(await notice.textContent(), /from disk, open ouroboros\.html.*从磁盘请打开/);
  await page.click('.from-disk a >> nth=0');
  await page.waitForFunction(() => window.ouroboros !== undefined);
  assert.equal(await page.$('.from-disk'), null);
});

test('a part of the page that did not come is asked for again', { timeout: 60_000 }, async () => {
  const page = await browser.page({ path: 'icon.svg' });
  await page.context().route('**/parts/*', (route) => route.abort());
  await page.goto(browser.address);
  await page.evaluate(() => {
    window.ouroboros.code.value = 'x = [1]\n';
    void window.ouroboros.run();
  });
  await page.waitForSelector('.timeline .nothing button');
  await page.context().unroute('**/parts/*');
  await page.click('.timeline .nothing button');
  await page.waitForFunction(() => document.querySelector('.nothing') === null);
  // All that did not come is there then, and works.
  await page.waitForSelector('.graph-card');
  await page.click('.timeline-track, .tl-track, .timeline canvas');
  await page.keyboard.press('Control+Enter');
  await stopped(page);
  assert.ok((await page.$$('.graph-card')).length > 0);
});

test('a menu whose choices did not come says so, and asks again', { timeout: 60_000 }, async () => {
  const page = await browser.page({ prepare: (opened) => opened.context().route('**/parts/_lessons-*.js', (route) => route.abort()) });
  await page.click('button:text("Examples")');
  await page.waitForSelector('.menu-list >> text=could not be loaded');
  await page.context().unroute('**/parts/_lessons-*.js');
  await page.click('.menu-list button');
  await page.waitForFunction(() => document.querySelectorAll('.menu-list [role=menuitem]').length > 20);
  await page.context().close();
});

test('an address that names no lesson keeps the reader\'s own program, and offers what may be meant', { timeout: 60_000 }, async () => {
  const page = await browser.page();
  await page.evaluate(() => (window.ouroboros.code.value = 'mine = 1'));
  await page.waitForFunction(() => /mine/.test(localStorage.ouroboros));
  await page.goto(`${browser.address}?lesson=four_lnks`);
  assert.match(await (await page.waitForSelector('.lesson')).textContent(), /There is no lesson “four_lnks”.*may mean/);
  assert.equal(await page.evaluate(() => window.ouroboros.code.value), 'mine = 1');
  await page.click('.lesson-near button');
  await stopped(page);
  assert.match(await page.textContent('.lesson'), /Link|link/);
  assert.equal(await page.locator('.lesson').count(), 1);
  await page.goto(`${browser.address}?lesson=zzz&x#`);
  assert.match(await (await page.waitForSelector('.lesson')).textContent(), /“zzz”.*Examples/);
  await page.click('.lesson button');
  assert.equal(await page.$('.lesson'), null);
  nothingWrong(page);
});

test('a lesson may be named as people write names', { timeout: 60_000 }, async () => {
  const page = await browser.page({ path: '?lesson=Four-Links.py' });
  await stopped(page);
  assert.match(await page.evaluate(() => window.ouroboros.lesson.value.file), /four_links/);
  nothingWrong(page);
});
