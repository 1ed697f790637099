// Files that are dropped on the page: programs and heaps are opened, what is neither is refused with the reason.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { nothingWrong, openBrowser, runProgram } from './browser.mjs';

const options = { timeout: 60_000 };
let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

// Drops a file on an element, once the page takes any.
async function drop(page, selector, name, bytes) {
  await page.waitForFunction(() => {
    const event = new DragEvent('dragover', { cancelable: true, dataTransfer: new DataTransfer(), bubbles: true });
    event.dataTransfer.items.add(new File([], 'a'));
    return !document.body.dispatchEvent(event);
  }, null, { polling: 100 });
  const dataTransfer = await page.evaluateHandle(([called, content]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(content)], called));
    return transfer;
  }, [name, [...bytes]]);
  await page.dispatchEvent(selector, 'drop', { dataTransfer });
}

const notice = (page) => page.waitForFunction(() => window.ouroboros.notice.value);

test('a program that is dropped, on the editor too, takes the place of the one that was there', options, async () => {
  const page = await browser.page({ path: '?lesson=is_lists' });
  await page.waitForSelector('.lesson');
  await drop(page, '.cm-content', 'mine.py', Buffer.from('x = 1\r\nprint(x)\r\n'));
  await page.waitForFunction(() => window.ouroboros.code.value === 'x = 1\nprint(x)\n');
  assert.equal(await page.$('.lesson'), null);
  assert.equal(await page.evaluate(() => document.documentElement.className), '');
  nothingWrong(page);
  await page.close();
});

test('a heap that is dropped is shown', options, async () => {
  const page = await browser.page();
  await runProgram(page, 'kept = [1, 2]\n');
  const bytes = await page.evaluate(async () => [...(await window.ouroboros.shown.value.now.view.write('snapshot'))]);
  await page.reload();
  await drop(page, '.stage', 'heap.ouro', bytes);
  await page.waitForSelector('.file-shown:has-text("heap.ouro")');
  await page.click('.file-shown button:text("Back to the run")');
  assert.equal(await page.$('.file-shown'), null);
  nothingWrong(page);
  await page.close();
});

test('what is neither is refused, and the program stays', options, async () => {
  const page = await browser.page();
  await page.evaluate(() => (window.ouroboros.code.value = 'mine = 1\n'));
  await drop(page, '.stage', 'photo.png', [137, 80, 78, 71, 0, 0, 1]);
  assert.match(await (await notice(page)).jsonValue(), /photo\.png was not opened: it is no text/);
  await page.evaluate(() => (window.ouroboros.notice.value = ''));
  await drop(page, '.stage', 'other.ouro', Buffer.from('no heap'));
  assert.match(await (await notice(page)).jsonValue(), /other\.ouro was not opened: /);
  assert.equal(await page.evaluate(() => window.ouroboros.code.value), 'mine = 1\n');
  await page.close();
});
