// The view of the memory in a browser: going in and out by keys, what is said, what is selected, bytes that changed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ROOT } from '../tools/places.mjs';
import { nothingWrong, openBrowser, runProgram, stopped } from './browser.mjs';

const PROGRAM = 'a = [1, "xyz"]\na.append(a)\nb = {"k": a}\nb["l"] = a\nb = None\n';
let browser;
let page;

before(async () => {
  browser = await openBrowser();
  page = await browser.page();
  await runProgram(page, PROGRAM);
  await page.evaluate(() => window.ouroboros.show('memory'));
  await page.waitForSelector('.memory-map');
});
after(() => browser.close());

const press = async (...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
const crumbs = async () => (await page.textContent('.crumbs')).trim();
const says = (selector, pattern) =>
  page.waitForFunction(([where, source]) => new RegExp(source).test(document.querySelector(where)?.textContent), [selector, pattern.source]);
async function select(name) {
  await page.evaluate(() => window.ouroboros.select(null));
  await page.click(`.inspect-empty .reference:has(code:text-is("${name}")) .object-link`);
}

test('it begins with the whole region, drawn', { timeout: 60_000 }, async () => {
  assert.equal(await crumbs(), 'Region');
  await page.waitForTimeout(200);
  const colours = await page.evaluate(() => {
    const canvas = document.querySelector('.memory-map');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  });
  assert.ok(colours > 20, `${colours} colours`);
});

test('with the keyboard alone one goes to an arena, a pool, a block and its bytes, and back', { timeout: 60_000 }, async () => {
  await page.focus('.memory-map');
  await press('Home', 'ArrowRight', 'ArrowRight');
  await says('.memory-line', /Arena 0: 64 pools/);
  await press('Enter');
  await says('.crumbs', /Region.*Arena 0$/);
  await press('Home', 'ArrowRight');
  await says('.memory-line', /Pool \d+ · \d+ B: \d+ of \d+ blocks in use/);
  await press('Enter');
  await says('.crumbs', /Arena 0.*Pool \d+/);
  await press('ArrowRight', 'Enter');
  await says('.crumbs', /Block \d+/);
  await page.waitForSelector('.hex-table');
  await press('Escape');
  await page.waitForSelector('.hex', { state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.className === 'memory-map');
  await press('Escape');
  await says('.crumbs', /Arena 0$/);
  await press('Escape');
  await says('.crumbs', /^Region$/);
});

test('what is selected elsewhere is shown where it lies', { timeout: 60_000 }, async () => {
  await page.evaluate(async () => {
    const playground = window.ouroboros;
    playground.go((await playground.recording.value.next(0, { line: 4 })).clock);
  });
  await stopped(page);
  await select('b');
  await says('.crumbs', /Arena 0.*Pool/);
  await says('.memory-line', /dict/);
});

test('what is selected while another instant is on its way is described as it is there', { timeout: 60_000 }, async () => {
  await page.evaluate(async () => {
    const playground = window.ouroboros;
    const dict = playground.selected.value;
    const { clock } = await playground.recording.value.next(0, { line: 4 });
    playground.go(playground.end);
    playground.select(null);
    await new Promise((shown) => setTimeout(shown, 1000));
    playground.go(clock);
    playground.select(dict);
  });
  await stopped(page);
  await says('.memory-line', /item\} · dict · count 1/);
});

test('bytes have their fields, and those that changed are marked', { timeout: 60_000 }, async () => {
  await page.focus('.memory-map');
  await press('Enter');
  await says('.hex-table', /ma_used/);
  await page.evaluate(async () => {
    const playground = window.ouroboros;
    playground.go((await playground.recording.value.next(0, { line: 5 })).clock);
  });
  await stopped(page);
  await says('.hex-table', /ma_used2/);
  await says('.hex', /\d+ bytes have changed|One byte has changed/);
  const row = page.locator('.hex-table tr', { hasText: 'ma_used' });
  assert.equal(await row.locator('mark').count(), 1);
  assert.match(await row.textContent(), /02.*ma_used2 was 1$/);
});

test('a pointer in the bytes leads to what it points at', { timeout: 60_000 }, async () => {
  await page.click('.hex-table .object-link >> text=class dict');
  await says('.hex', /ob_refcnt/);
  await says('.hex-title', /class dict/);
  await press('Escape');
});

test('memory that an object owns is followed, from the bytes and from the inspector', { timeout: 60_000 }, async () => {
  await select('a');
  await page.click('.inspect .memory-link');
  await says('.hex-title > span', /^items of \[…3 items\]/);
  await says('.hex-names', /\[0\]/);
  await page.click('.hex .object-link >> text=[…3 items]');
  await says('.hex-title > span', /^\[…3 items\] · list/);
  await page.click('.hex-values .memory-link');
  await says('.hex-title > span', /^items of/);
  await press('Escape');
});

test('with the keyboard alone one follows pointers and goes back; the pool has a header', { timeout: 60_000 }, async () => {
  await select('a');
  await page.focus('.memory-map');
  await press('Enter');
  await says('.hex-title > span', /^\[…3 items\] · list/);
  await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown');
  await page.waitForFunction(() => /ob_type/.test(document.activeElement.textContent));
  await press('Enter');
  await says('.hex-title > span', /^class list/);
  await press('Backspace');
  await says('.hex-title > span', /^\[…3 items\] · list/);
  await page.click('.hex-belongings .memory-link');
  await says('.hex-title > span', /^header of a pool/);
  await says('.hex-table', /freeblock/);
  await press('Backspace');
  await says('.hex-title > span', /^\[…3 items\] · list/);
  assert.equal(await page.locator('.hex-title button').count(), 0);
  await press('Backspace');
  await page.waitForSelector('.hex', { state: 'detached' });
});

test('an address that id() printed is gone to, and an offset from there', { timeout: 60_000 }, async () => {
  await select('a');
  const address = await page.evaluate(() => window.ouroboros.selected.value);
  await page.evaluate(() => window.ouroboros.select(null));
  await page.fill('.to-address input', String(address));
  await press('Enter');
  await says('.hex-title > span', /^\[…3 items\] · list/);
  // The bytes take the focus.
  const isFocused = () => page.waitForFunction(() => document.activeElement.className.startsWith('hex'));
  await isFocused();
  await page.fill('.to-address input', '+24');
  await press('Enter');
  await says('tr.sought', /ob_item/);
  await isFocused();
  await page.fill('.to-address input', '0x10');
  await press('Enter');
  await says('.to-address', /Nothing is at this address/);
  assert.equal(await page.getAttribute('.to-address input', 'aria-invalid'), 'true');
  await page.fill('.to-address input', '');
  await page.focus('.hex');
  await press('Escape');
});

test('the level one is in is also a table', { timeout: 60_000 }, async () => {
  await page.click('.zoom-buttons >> text=All');
  await page.click('.zoom-buttons >> text=Table');
  await says('.contents-shown caption', /Region/);
  await page.click('.contents-shown .object-link >> text=Arena 0');
  await says('.crumbs', /Arena 0/);
});

test('the wheel zooms, a drag moves, a double click goes in', { timeout: 60_000 }, async () => {
  await page.click('.zoom-buttons >> text=All');
  const box = await page.locator('.memory-map').boundingBox();
  // Over the arena.
  await page.mouse.move(box.x + box.width * 0.55, box.y + box.height * 0.3);
  for (let i = 0; i < 5; i++) await page.mouse.wheel(0, -200);
  await says('.crumbs', /Region.+/);
  await page.mouse.down();
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.mouse.up();
  await page.click('.zoom-buttons >> text=All');
  await says('.crumbs', /^Region$/);
  nothingWrong(page);
});

test('when what one is in is gone at another instant, the map goes on', { timeout: 60_000 }, async () => {
  const other = await browser.page();
  other.setDefaultTimeout(20_000);
  await runProgram(other, 'first = 1\nx = [[] for _ in range(60000)]\nlast = 2\n');
  await other.evaluate(() => window.ouroboros.show('memory'));
  await other.waitForSelector('.memory-map');
  await other.focus('.memory-map');
  for (const key of ['End', 'Enter', 'Enter']) await other.keyboard.press(key);
  const where = await other.textContent('.crumbs');
  await other.evaluate(async () => window.ouroboros.go((await window.ouroboros.recording.value.next(0, { line: 1 })).clock));
  await stopped(other);
  await other.waitForFunction((text) => document.querySelector('.crumbs')?.textContent !== text, where);
  await other.waitForTimeout(200);
  nothingWrong(other);
  await other.context().close();
});

test('each way of colouring has its legend', { timeout: 60_000 }, async () => {
  for (const [colour, text] of [['generation', /generation 2/], ['size', /512 B/], ['change', /made.*freed/], ['type', /sequences.*instances/]]) {
    await page.selectOption('.colour-by select', colour);
    await says('.legend', text);
  }
  nothingWrong(page);
});

test('axe has nothing against it', { timeout: 60_000 }, async () => {
  await page.evaluate(readFileSync(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8'));
  const complaints = (part) => page.evaluate(async (one) => (await window.axe.run(one)).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), part);
  assert.deepEqual(await complaints('.memory-view'), []);
  await page.focus('.memory-map');
  await press('Escape', 'Escape', 'Enter', 'Enter', 'Enter', 'Enter');
  await page.waitForSelector('.hex-table');
  assert.deepEqual(await complaints('.memory-view'), []);
});
