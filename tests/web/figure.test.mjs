// A figure in another page: what its address asks for, what it costs, and what it and the page around say to each other.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ROOT } from '../tools/places.mjs';
import { openBrowser, runProgram } from './browser.mjs';

let browser;
let server;
// The course page that is served next.
let course = '';

before(async () => {
  browser = await openBrowser();
  server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(course)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
});
after(() => {
  server.close();
  return browser.close();
});

const figure = (query) => `<p style="height:600px">Text</p><iframe src="${browser.address}?embed&amp;lang=en&amp;${query}" width="900" height="560"></iframe>`;

// A page of the course, and the figures in it.
async function openCourse(html, options = {}) {
  course = `<!doctype html><title>Course</title>${html}<script>said = []; addEventListener('message', ({ data }) => said.push(data))</script>`;
  const page = await browser.page({ path: `http://127.0.0.1:${server.address().port}/`, ...options });
  const frames = page.frames().slice(1);
  await Promise.all(frames.map((frame) => frame.waitForFunction(() => window.ouroboros)));
  return { page, frames };
}

const phase = (frame) => frame.evaluate(() => window.ouroboros.phase.value);
const shown = (frame) => frame.waitForFunction(() => window.ouroboros.shown.value !== null, null, { polling: 100 });

test('its engine is loaded once it is in sight', { timeout: 60_000 }, async () => {
  const { page, frames: [first, second] } = await openCourse(figure('lesson=is_lists') + figure('lesson=is_lists'), { height: 900 });
  await shown(first);
  assert.equal(await phase(second), 'loading');
  await page.evaluate(() => scrollTo(0, 1200));
  await shown(second);
  await page.close();
});

test('what the reader scrolls past loads no engine', { timeout: 60_000 }, async () => {
  const { page, frames: [first] } = await openCourse(`<p style="height:1500px">Text</p>${figure('lesson=is_lists')}<p style="height:3000px">`, { height: 700 });
  await page.waitForTimeout(300);
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    for (const y of [1800, 3900]) {
      scrollTo(0, y);
      await frame();
    }
  });
  await page.waitForTimeout(700);
  assert.equal(await phase(first), 'loading');
  await page.evaluate(() => scrollTo(0, 1800));
  await shown(first);
  await page.close();
});

test('it has the title and the lesson that its address names', { timeout: 60_000 }, async () => {
  const { page, frames: [frame] } = await openCourse(figure('lesson=four_links&amp;title=A%20ring'), { height: 1400 });
  await shown(frame);
  assert.match(await frame.textContent('.bar h1'), /A ring/);
  assert.equal(await frame.title(), 'A ring');
  assert.match(await frame.textContent('.lesson'), /Three links/);
  assert.equal(await frame.evaluate(() => window.ouroboros.view.value), 'collector');
  await page.close();
});

test('it stands still until it is started', { timeout: 60_000 }, async () => {
  const { page, frames: [frame] } = await openCourse(figure('still&amp;lesson=is_lists'), { height: 1400 });
  await frame.waitForSelector('.nothing button');
  await frame.waitForFunction(() => /g is h/.test(document.querySelector('.cm-content')?.textContent));
  assert.doesNotMatch(await frame.textContent('.console'), /loading/);
  await page.waitForTimeout(500);
  assert.equal(await phase(frame), 'loading');
  await frame.press('.nothing button', 'Enter');
  await shown(frame);
  await page.close();
});

test('a lesson that stands still shows the picture that the build has drawn', { timeout: 60_000 }, async () => {
  const { page, frames } = await openCourse(figure('still&amp;lesson=four_links') + figure('still&amp;lesson=four_links').replace('lang=en', 'lang=zh'), { height: 1400 });
  for (const [index, word] of ['>names · line 23<', '>名字 · 第 23 行<'].entries()) {
    const frame = frames[index];
    const picture = await frame.waitForSelector('.nothing img');
    assert.ok((await picture.evaluate(async (image) => (await image.decode(), image.naturalWidth))) > 400);
    assert.ok(decodeURIComponent((await picture.getAttribute('src')).split(',')[1]).includes(word));
    assert.equal(await phase(frame), 'loading');
    assert.ok(!(await frame.isVisible('[role=tablist]')) && !(await frame.isVisible('.timeline')));
  }
  const [frame] = frames;
  await frame.click('.nothing button');
  await shown(frame);
  assert.ok(await frame.isVisible('.timeline'));
  assert.equal(await frame.evaluate(() => window.ouroboros.picture.value), '');
  await page.close();
});

test('on paper it has its title, all of its program and all of its graph, and nothing to press', { timeout: 60_000 }, async () => {
  const { page, frames: [frame] } = await openCourse(figure('theme=dark&amp;lesson=two_that_refer_to_each_other&amp;title=Two'), { width: 720, height: 1400 });
  await shown(frame);
  await frame.waitForFunction(() => window.ouroboros.selected.value !== null, null, { polling: 100 });
  await page.emulateMedia({ media: 'print' });
  const onPaper = () => frame.evaluate(() => {
    dispatchEvent(new Event('afterprint'));
    dispatchEvent(new Event('beforeprint'));
    const svg = document.querySelector('.graph-paper svg');
    const scroller = document.querySelector('.cm-scroller');
    return svg && {
      theme: document.documentElement.dataset.theme,
      pressed: [...document.querySelectorAll('button, input, a')].filter((one) => one.checkVisibility()).map((one) => one.outerHTML),
      isWhole: scroller.scrollHeight <= scroller.clientHeight + 1,
      right: svg.getBoundingClientRect().right,
      cards: svg.querySelectorAll('g').length,
    };
  });
  // What draws it comes a moment after the run.
  let paper = null;
  for (let again = 0; again < 100 && (paper = await onPaper()) === null; again++) await page.waitForTimeout(100);
  const { right, cards, ...rest } = paper;
  assert.deepEqual(rest, { theme: 'light', pressed: [], isWhole: true });
  assert.ok(cards >= 3 && right <= 900, `${cards} ${right}`);
  assert.ok(await frame.isVisible('.bar h1'));
  await frame.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.equal(await frame.$('.graph-paper'), null);
  await page.close();
});

test('until it is started it shows the picture that its code came with', { timeout: 60_000 }, async () => {
  const author = await browser.page({ permissions: ['clipboard-read', 'clipboard-write'] });
  await runProgram(author, 'a = [1, 2]\nb = [a, a]\n');
  await author.click('button:text("File")');
  await author.click('text=Copy the code that embeds this');
  await author.waitForSelector('.notice:not(.gone)');
  const code = await author.evaluate(() => navigator.clipboard.readText());
  await author.close();
  assert.ok(code.length < 3000, `${code.length}`);
  const { page, frames: [frame] } = await openCourse(code.replace('?embed', '?embed&amp;still&amp;theme=dark').replace('loading="lazy"', ''), { height: 1400 });
  const picture = await frame.waitForSelector('.nothing img');
  const { width, height } = await picture.evaluate(async (image) => (await image.decode(), { width: image.naturalWidth, height: image.naturalHeight }));
  assert.ok(width > 200 && height > 100);
  const svg = decodeURIComponent((await picture.getAttribute('src')).split(',')[1]);
  assert.match(svg, />list</);
  assert.ok(svg.includes(await frame.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--paper').trim())));
  assert.equal(await phase(frame), 'loading');
  await frame.click('.nothing button');
  await shown(frame);
  await frame.waitForSelector('.graph-card');
  assert.equal(await frame.$('.nothing'), null);
  assert.deepEqual(page.complaints.filter((text) => /Content Security/.test(text)), []);
  await page.close();
});

test('it is dark as its address or the page around says, and tells its height', { timeout: 60_000 }, async () => {
  const { page, frames: [frame] } = await openCourse(figure('theme=dark&amp;lesson=is_lists'), { height: 1400 });
  await shown(frame);
  const theme = () => frame.evaluate(() => document.documentElement.dataset.theme);
  assert.equal(await theme(), 'dark');
  await page.evaluate(() => document.querySelector('iframe').contentWindow.postMessage({ type: 'ouroboros', theme: 'light' }, '*'));
  await frame.waitForFunction(() => document.documentElement.dataset.theme === 'light', null, { polling: 100 });
  await page.waitForFunction(() => said.some(({ type, height }) => type === 'ouroboros' && height > 300 && height < 560));
  await page.close();
});

test('its program can be changed and run, and reset to the first one', { timeout: 60_000 }, async () => {
  const { page, frames: [frame] } = await openCourse(figure('lesson=is_lists'), { height: 1400 });
  await shown(frame);
  assert.equal(await frame.$('.bar button:text("Reset")'), null);
  await frame.click('.cm-content');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('print("mine")\n');
  await page.keyboard.press('Control+Enter');
  await frame.waitForFunction(() => window.ouroboros.output.value.some(({ text }) => text === 'mine'), null, { polling: 100 });
  await frame.click('.bar button:text("Reset")');
  await frame.waitForFunction(() => window.ouroboros?.shown.value && !window.ouroboros.code.value.includes('mine'), null, { polling: 100 });
  assert.match(await frame.textContent('.lesson'), /two addresses/);
  assert.equal(await frame.$('.bar button:text("Reset")'), null);
  await page.close();
});

test('one with a damaged address says so, and goes on saying it', { timeout: 60_000 }, async () => {
  const { page, frames: [frame] } = await openCourse(figure('').replace('&amp;"', '#1.zzz.broken"'), { height: 1400 });
  await frame.waitForSelector('.notice:not(.gone)');
  await frame.evaluate(() => (window.ouroboros.notice.value = ''));
  assert.match(await frame.textContent('.nothing'), /This link is damaged/);
  await page.close();
});

test('the wheel is the course page\'s until the reader is in the figure', { timeout: 60_000 }, async () => {
  const { page, frames: [frame] } = await openCourse(figure('lesson=is_lists') + '<p style="height:3000px">', { height: 700 });
  await page.evaluate(() => scrollTo(0, 400));
  await shown(frame);
  // The browser that is driven believes that each of its frames has the focus.
  await frame.evaluate(() => (document.hasFocus = () => false));
  const graph = await (await frame.waitForSelector('.graph-view')).boundingBox();
  await page.mouse.move(graph.x + 50, graph.y + 200);
  // A turn of the wheel that comes while the browser is busy may be lost.
  for (let turn = 0; turn < 20 && (await page.evaluate(() => scrollY)) <= 400; turn++) {
    await page.mouse.wheel(0, 100);
    await page.waitForTimeout(200);
  }
  assert.ok((await page.evaluate(() => scrollY)) > 400);
  await page.close();
});

test('the example\'s figures are lessons that there are', () => {
  const page = readFileSync(join(ROOT, 'examples/embed/course.html'), 'utf8');
  const files = JSON.parse(readFileSync(join(ROOT, 'examples/lessons/lessons.json'), 'utf8')).flatMap(({ lessons }) => lessons.map(({ file }) => file));
  const named = [...page.matchAll(/lesson=(\w+)/g)].map(([, name]) => name);
  assert.equal(named.length, 3);
  assert.deepEqual(named.filter((name) => !files.includes(name)), []);
});
