// The page, in a real browser: it loads from a plain server and runs a program.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { BUILD } from '../tools/places.mjs';
import { nothingWrong, openBrowser, runProgram, stopped } from './browser.mjs';

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

test('an engine that did not come says why, and comes when a program is run', { timeout: 60_000 }, async () => {
  const page = await browser.page({ path: 'icon.svg' });
  await page.context().route('**/ouro-3.11.wasm', (route) => route.fulfill({ status: 503 }));
  await page.goto(browser.address);
  await page.waitForFunction(() => window.ouroboros?.phase.value === 'broken');
  assert.match(await page.textContent('.console'), /The engine has stopped: .*503.*Your code is still here/);
  await page.click('button:text("Run again")');
  await page.waitForFunction(() => window.ouroboros.phase.value === 'broken' && window.ouroboros.failure.value !== '');
  await page.context().unroute('**/ouro-3.11.wasm');
  await runProgram(page, 'print("here")\n');
  assert.match(await page.textContent('.program'), /here/);
});

test('an engine that ends while a run waits says so, and the next run has another', { timeout: 60_000 }, async () => {
  const page = await browser.page();
  await runProgram(page, 'name = input("who? ")\nprint("hello", name)\n');
  await page.workers()[0].evaluate(() => void setTimeout(() => { throw new Error('boom'); }));
  await page.waitForTimeout(300);
  await page.fill('.console-answer input', 'reader');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => window.ouroboros.phase.value === 'broken');
  assert.match(await page.textContent('.console'), /The engine has stopped: .*boom.*Your code is still here/);
  await runProgram(page, 'print("here")\n');
  assert.match(await page.textContent('.program'), /here/);
});

test('a first program needs nothing of what comes later', { timeout: 60_000 }, async () => {
  const page = await browser.page({ path: 'icon.svg' });
  await page.context().route('**/*.rest.wasm', (route) => route.fulfill({ status: 503 }));
  await page.goto(browser.address);
  await runProgram(page, 'class A:\n    pass\na = A()\nprint([a.__class__.__name__, 1])\n');
  assert.match(await page.textContent('.program'), /\['A', 1\]/);
});

test('the page that is one file works from disk', { timeout: 60_000 }, async () => {
  const page = await browser.page({ path: pathToFileURL(join(BUILD, 'site/ouroboros.html')).href });
  await runProgram(page, 'import json\nprint(json.dumps({"answer": 42}))\n');
  assert.match(await page.textContent('.console'), /\{"answer": 42\}/);
  nothingWrong(page);
});

test('code that has a fault is underlined where CPython puts the caret', { timeout: 60_000 }, async () => {
  const page = await browser.page();
  await runProgram(page, 'x = 1\nprint(x / 0)\n');
  await page.waitForSelector('.cm-trouble');
  assert.equal(await page.textContent('.cm-trouble'), 'x / 0');
  await runProgram(page, 'print(1\n');
  await page.waitForFunction(() => document.querySelector('.cm-trouble')?.textContent === '(');
  nothingWrong(page);
});

test('a program is asked for its input, and can be stopped', { timeout: 60_000 }, async () => {
  const page = await browser.page();
  await runProgram(page, 'name = input("who? ")\nprint("hello", name)\nwhile True: pass\n');
  await page.fill('.console-answer input', 'reader');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('.console pre').textContent.includes('hello reader'));
  assert.match(await page.textContent('.console pre'), /who\? reader\nhello reader/);
  await page.keyboard.press('Control+.');
  await page.waitForFunction(() => /KeyboardInterrupt/.test(document.querySelector('.console pre').textContent));
  nothingWrong(page);
});

test('a link shows the same instant elsewhere; a damaged one costs nothing', { timeout: 60_000 }, async () => {
  const page = await browser.page();
  await runProgram(page, 'a = [1]\nb = a\nprint(b)\n');
  await page.evaluate(() => window.ouroboros.step('line', -1));
  await page.waitForFunction(() => location.hash.length > 5);
  await page.waitForTimeout(500);
  const [instant, hash] = await page.evaluate(() => [window.ouroboros.at.value, location.hash]);
  const other = await browser.page({ path: hash });
  await other.waitForFunction((at) => window.ouroboros.shown.value?.now.number === at, instant);
  assert.match(await other.textContent('.cm-content'), /b = a/);
  await other.evaluate(() => (location.hash = '#1.damaged'));
  await other.waitForSelector('.notice:not(.gone)');
  assert.match(await other.textContent('.notice'), /damaged/);
  assert.match(await other.textContent('.cm-content'), /b = a/);
});

test('code survives a reload', { timeout: 60_000 }, async () => {
  const page = await browser.page();
  await page.click('.cm-content');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('kept = 1');
  await page.waitForTimeout(400);
  await page.reload();
  await page.waitForSelector('.cm-content');
  await page.waitForFunction(() => document.querySelector('.cm-content').textContent === 'kept = 1');
});

test('the prompt goes on with the heap that the program left, and its lines are instants, too', { timeout: 60_000 }, async () => {
  const page = await browser.page();
  await runProgram(page, 'kept = [1]\nprint("run")\n');
  const shown = () => page.textContent('.console pre');
  const lines = ['kept.append(2)', 'kept', 'for x in kept:', '    print(-x)', ''];
  for (const [index, line] of lines.entries()) {
    await page.fill('.console-prompt input', line);
    await page.keyboard.press('Enter');
    await page.waitForFunction((count) => document.querySelectorAll('.console pre .typed').length === count, index + 1);
    await stopped(page);
  }
  // It goes on: nothing is taken down behind the program's end.
  assert.match(await page.textContent('.tl-place'), /At the prompt/);
  assert.equal(await shown(), 'run\n>>> kept.append(2)\n>>> kept\n[1, 2]\n>>> for x in kept:\n...     print(-x)\n... \n-1\n-2\n');
  nothingWrong(page);
});

test('a program is run as at a prompt', { timeout: 60_000 }, async () => {
  const page = await browser.page();
  await page.evaluate(() => (window.ouroboros.settings.value = { ...window.ouroboros.settings.value, isPrompt: true }));
  await runProgram(page, '>>> a = 1000\n>>> b = 1000\n>>> a is b\nFalse\n>>> def f():\n...     return 7\n...\n>>> f()\n7\n');
  assert.match(await page.textContent('.console pre'), />>> a is b\nFalse\n.*>>> f\(\)\n7\n$/s);
  await page.evaluate(() => window.ouroboros.step('line', -1));
  await page.waitForSelector('.cm-now');
  nothingWrong(page);
});

test('the first visit is shown around, and can skip it', { timeout: 60_000 }, async () => {
  const page = await browser.page({ isFirst: true });
  for (let step = 0; step < 5; step++) {
    await page.waitForSelector('.tour');
    await page.keyboard.press('Enter');
  }
  await page.waitForSelector('.tour', { state: 'detached' });
  await page.reload();
  await page.waitForSelector('.cm-content');
  assert.equal(await page.$('.tour'), null);
  nothingWrong(page);
});

test('as a figure in another page it is compact, and keeps nothing', { timeout: 60_000 }, async () => {
  const page = await browser.page();
  await runProgram(page, 'figure = [1, 2]\n');
  // What is shown is in the address, and kept, a moment later.
  await page.waitForTimeout(1000);
  const kept = await page.evaluate(() => localStorage.ouroboros);
  const course = await page.context().newPage();
  const address = page.url().replace('#', '?embed&lang=zh#');
  await course.setContent(`<p>A course page</p><iframe src="${address}" width="900" height="560"></iframe>`);
  const frame = await (await course.waitForSelector('iframe')).contentFrame();
  await frame.waitForSelector('.compact');
  await frame.waitForFunction(() => window.ouroboros.shown.value !== null, null, { polling: 100 });
  assert.match(await frame.textContent('.cm-content'), /figure/);
  assert.match(await frame.getAttribute('.bar a', 'target'), /_blank/);
  assert.match(await frame.textContent('.bar a'), /在完整页面中打开/);
  assert.equal(await page.evaluate(() => localStorage.ouroboros), kept);
});

test('what is shown can be saved, and a saved heap opened again', { timeout: 60_000 }, async () => {
  const page = await browser.page();
  await runProgram(page, 'kept = [1, [2]]\n');
  const saved = async (choice) => {
    await page.click('text=File');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click(`[role=menuitem]:has-text("${choice}")`)]);
    return readFileSync(await download.path());
  };
  assert.equal((await saved('Save the program')).toString(), 'kept = [1, [2]]\n');
  assert.match((await saved('as SVG')).toString(), /^<svg[^]*kept[^]*<\/svg>$/);
  assert.equal((await saved('as PNG')).subarray(1, 4).toString(), 'PNG');
  assert.match((await saved('as DOT')).toString(), /^digraph/);
  const heap = await saved('heap as .ouro');
  await page.click('text=File');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.click('[role=menuitem]:has-text("Open an .ouro")')]);
  await chooser.setFiles({ name: 'kept.ouro', mimeType: 'application/octet-stream', buffer: heap });
  await page.waitForSelector('.file-shown');
  await page.click('text=File');
  const [again] = await Promise.all([page.waitForEvent('filechooser'), page.click('[role=menuitem]:has-text("Open an .ouro")')]);
  await again.setFiles({ name: 'broken.ouro', mimeType: 'application/octet-stream', buffer: heap.subarray(0, 5000) });
  await page.waitForFunction(() => /broken\.ouro was not opened: ./.test(document.querySelector('.notice').textContent));
  await page.click('.file-shown button');
  nothingWrong(page);
});

test('Back undoes what was chosen', { timeout: 60_000 }, async () => {
  const page = await browser.page();
  await runProgram(page, 'kept = [1]\n');
  const settled = (view, isSelected) =>
    page.waitForFunction(([name, chosen]) => {
      const { view: shown, selected } = window.ouroboros;
      return shown.value === name && (selected.value !== null) === chosen;
    }, [view, isSelected]);
  // What is chosen is written into the address a moment later.
  const written = (hash) => page.waitForFunction((before) => location.hash !== before, hash);
  await written('');
  let hash = await page.evaluate(() => location.hash);
  await page.evaluate(() => window.ouroboros.select(window.ouroboros.shown.value.now.address(5)));
  await written(hash);
  hash = await page.evaluate(() => location.hash);
  await page.evaluate(() => window.ouroboros.show('memory'));
  await written(hash);
  await page.waitForTimeout(400);
  await page.goBack();
  await settled('graph', true);
  await page.goBack();
  await settled('graph', false);
  await page.goForward();
  await settled('graph', true);
  nothingWrong(page);
});

test('on a phone the line that is on and the top of the graph are in sight together, however long the program is', { timeout: 60_000 }, async () => {
  const page = await browser.page({ width: 360, height: 740, hasTouch: true });
  const lines = Array.from({ length: 40 }, (_, index) => `x${index} = [${index}]`);
  await runProgram(page, `${lines.join('\n')}\n`);
  for (const line of [3, 20, 39]) {
    await page.evaluate(async (wanted) => {
      const { instant } = await window.ouroboros.recording.value.next(0, { kinds: ['line'], line: wanted, filename: 'main.py' });
      window.ouroboros.go(instant);
    }, line);
    await stopped(page);
    const boxOf = (selector) => page.$eval(selector, (one) => one.getBoundingClientRect().toJSON());
    await page.waitForFunction((text) => document.querySelector('.cm-now')?.textContent === text, lines[line - 1]);
    const [current, editor, graph, timeline] = await Promise.all(['.cm-now', '.cm-scroller', '.graph-view', '.timeline'].map(boxOf));
    assert.ok(current.top >= Math.max(0, editor.top) && current.bottom <= editor.bottom + 1, JSON.stringify({ current, editor }));
    assert.ok(timeline.top - graph.top > 200, `${timeline.top - graph.top}`);
  }
  // Who types sees more of it.
  await page.focus('.cm-content');
  assert.ok((await page.$eval('.cm-scroller', (one) => one.clientHeight)) > 200);
  nothingWrong(page);
});
