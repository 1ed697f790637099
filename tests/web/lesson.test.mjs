// A lesson that is open: its text, the ways to its neighbours, and the address that names it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { nothingWrong, openBrowser, runProgram, stopped } from './browser.mjs';

const options = { timeout: 60_000 };
let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

const title = (page) => page.textContent('.lesson h2');
const opened = async (page, text) => {
  await page.waitForFunction((wanted) => document.querySelector('.lesson h2')?.textContent === wanted, text);
  await stopped(page);
};
const named = (page, file) => page.waitForFunction((name) => new URLSearchParams(location.search).get('lesson') === name && location.hash.length > 9, file);

test('from lesson to lesson by keys, by buttons, and by the list, which is at the one that is open', options, async () => {
  const page = await browser.page({ path: '?lesson=is_lists' });
  await opened(page, 'is with lists');
  assert.match(await page.textContent('.lesson'), /5 of \d+/);
  await page.focus('#stage');
  await page.keyboard.press('n');
  await opened(page, 'Who counts');
  await page.keyboard.press('p');
  await opened(page, 'is with lists');
  await page.click('.lesson [title*="The next lesson"]');
  await opened(page, 'Who counts');
  await page.click('button:text("Examples")');
  await page.waitForFunction(() => document.activeElement.textContent === 'Who counts');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await opened(page, 'A container holds references');
  nothingWrong(page);
  await page.close();
});

test('in the list a letter goes to the next name that begins with it, and opens nothing', options, async () => {
  const page = await browser.page({ path: '?lesson=is_lists' });
  await opened(page, 'is with lists');
  await page.click('button:text("Examples")');
  await page.waitForFunction(() => document.activeElement.textContent === 'is with lists');
  await page.keyboard.press('n');
  await page.waitForFunction(() => document.activeElement.textContent === 'Names refer to objects');
  await page.keyboard.press('p');
  assert.equal(await title(page), 'is with lists');
  nothingWrong(page);
  await page.close();
});

test('on a phone the list of lessons is within the screen', options, async () => {
  const page = await browser.page({ width: 360, height: 740 });
  await page.click('button:text("Examples")');
  await page.waitForSelector('[role=menuitem]');
  const { x, width } = await (await page.$('[role=menu]')).boundingBox();
  assert.ok(x >= 0 && x + width <= 360, `${x} ${width}`);
  await page.close();
});

test('in a low window nothing of the program lies on the timeline', options, async () => {
  const page = await browser.page({ path: '?lesson=twice_in_one_list', width: 853, height: 480 });
  await opened(page, 'Twice in one list');
  const [program, timeline, stage] = await Promise.all(['.program', '.timeline', '.graph-view'].map(async (selector) => (await page.waitForSelector(selector)).boundingBox()));
  assert.ok(program.y + program.height <= timeline.y + 1, `${program.y + program.height} ${timeline.y}`);
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('.program')).overflowY), 'auto');
  assert.ok(stage.height >= 150, `${stage.height}`);
  await page.close();
});

test('the first lesson has none before it', options, async () => {
  const page = await browser.page({ path: '?lesson=names_and_objects' });
  await opened(page, 'Names refer to objects');
  assert.ok(await page.isDisabled('.lesson [title*="The lesson before"]'));
  await page.keyboard.press('p');
  await page.waitForTimeout(200);
  assert.equal(await title(page), 'Names refer to objects');
  await page.close();
});

test('the address names it, so that its text is there after a reload and in another browser', options, async () => {
  const page = await browser.page();
  await page.click('button:text("Examples")');
  await page.click('[role=menuitem]:has-text("Twice in one list")');
  await opened(page, 'Twice in one list');
  await named(page, 'twice_in_one_list');
  const other = await browser.page({ path: page.url() });
  await opened(other, 'Twice in one list');
  await other.close();
  await page.reload();
  await opened(page, 'Twice in one list');
  nothingWrong(page);
  await page.close();
});

test('the text goes with the program: not with another one behind the same name', options, async () => {
  const page = await browser.page({ path: '?lesson=is_lists' });
  await opened(page, 'is with lists');
  await named(page, 'is_lists');
  await page.evaluate(() => (window.ouroboros.code.value = 'x = [1]\n'));
  await page.keyboard.press('Control+Enter');
  await stopped(page);
  await page.waitForTimeout(600);
  await page.reload();
  await stopped(page);
  assert.equal(await page.$('.lesson'), null);
  await page.close();
});

test('a figure shows one lesson alone', options, async () => {
  const page = await browser.page({ path: '?embed&lesson=is_lists' });
  await opened(page, 'is with lists');
  assert.equal(await page.$('.lesson [title*="The next lesson"]'), null);
  await page.focus('#stage');
  await page.keyboard.press('n');
  await page.waitForTimeout(200);
  assert.equal(await title(page), 'is with lists');
  await page.close();
});

test('a lesson that takes the place of edits says how they come back', options, async () => {
  const page = await browser.page();
  await runProgram(page, 'ran = 1\n');
  await page.waitForSelector('.cm-selectionLayer', { state: 'attached' }); // with it comes undo
  await page.click('.cm-content');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('edited = 2');
  await page.click('button:text("Examples")');
  await page.click('[role=menuitem]');
  await page.waitForFunction(() => !window.ouroboros.code.value.includes('edited'));
  assert.match(await page.textContent('.notice'), /Ctrl\+Z/);
  await page.click('.cm-content');
  for (let count = 0; count < 3; count++) {
    if ((await page.evaluate(() => window.ouroboros.code.value)).includes('edited')) break;
    await page.keyboard.press('Control+z');
  }
  assert.equal(await page.evaluate(() => window.ouroboros.code.value), 'ran = 1\nedited = 2');
  await runProgram(page, 'ran = 3\n');
  await page.evaluate(() => (window.ouroboros.notice.value = ''));
  await page.click('button:text("Examples")');
  await page.click('[role=menuitem]');
  await page.waitForFunction(() => !window.ouroboros.code.value.includes('ran = 3'));
  assert.equal(await page.textContent('.notice'), '', 'what has run is in the way back');
  await page.context().close();
});
