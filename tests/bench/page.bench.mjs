// The page: what it weighs, how soon it can be used, how soon it answers. Reports; asserts nothing.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { BUILD, ROOT } from '../tools/places.mjs';
import { openBrowser, runProgram } from '../web/browser.mjs';

const SITE = join(BUILD, 'site');
const VISITS = 5;
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
const report = (name, numbers) => console.log(`${name.padEnd(46)} median ${median(numbers).toFixed(0)} ms, at most ${Math.max(...numbers).toFixed(0)} ms`);

function weights() {
  let total = 0;
  const html = readFileSync(join(SITE, 'index.html'), 'utf8');
  for (const entry of readdirSync(SITE, { recursive: true }).sort()) {
    const path = join(SITE, entry);
    if (statSync(path).isDirectory()) continue;
    const packed = gzipSync(readFileSync(path), { level: 9 }).length;
    // Those are fetched when a module is imported or something seldom is called, when the page has nothing else to do, and when it is asked for.
    const isPart = entry.startsWith('parts/') && !html.includes(entry);
    const isLater = /\.(library|data|rest\.wasm)$/.test(entry) || isPart || entry === 'ouroboros.html';
    if (!isLater) total += packed;
    console.log(`${entry.padEnd(46)} ${kilobytes(packed)} compressed${isLater ? ' (not loaded at first)' : ''}`);
  }
  console.log(`${'loaded at first'.padEnd(46)} ${kilobytes(total)}`);
}

// Milliseconds from the navigation's beginning in a browser without anything cached.
async function visit(browser) {
  const page = await browser.page();
  await page.waitForFunction(() => window.ouroboros?.phase.value === 'empty', null, { polling: 10 });
  const times = await page.evaluate(() => ({
    painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    ready: performance.now(),
  }));
  await page.context().close();
  return times;
}

// Milliseconds from asking for another instant, or view, to the frame that shows it.
const measure = (page, what, argument) =>
  page.evaluate(async ([name, value]) => {
    const { ouroboros } = window;
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    await frame();
    const start = performance.now();
    if (name === 'step') await ouroboros.step(...value);
    else ouroboros.show(value);
    while (ouroboros.shown.value.now.number !== ouroboros.at.value) await frame();
    await frame();
    return performance.now() - start;
  }, [what, argument]);

async function interactions(browser) {
  const articles = JSON.parse(readFileSync(join(ROOT, 'examples/lessons/lessons.json'), 'utf8'));
  const files = articles.flatMap(({ lessons }) => lessons.filter(({ isPrompt }) => !isPrompt).map(({ file }) => file));
  const times = {};
  const note = (name, time) => (times[name] ??= []).push(time);
  const page = await browser.page();
  for (const file of files) {
    await runProgram(page, readFileSync(join(ROOT, 'examples/lessons', `${file}.py`), 'utf8'));
    for (const view of ['memory', 'collector', 'pools', 'interned', 'statistics', 'graph']) note(`show ${view}`, await measure(page, 'show', view));
    for (let i = 0; i < 3; i++) note('a line back, graph', await measure(page, 'step', ['line', -1]));
    note('an event forth, graph', await measure(page, 'step', ['event', 1]));
  }
  for (const [name, all] of Object.entries(times)) report(name, all);
}

weights();
const browser = await openBrowser();
const visits = [];
for (let i = 0; i < VISITS; i++) visits.push(await visit(browser));
report('first paint', visits.map(({ painted }) => painted));
report('engine ready', visits.map(({ ready }) => ready));
await interactions(browser);
await browser.close();
