// The page: what it weighs, how soon it can be used, how soon it answers. Reports; asserts nothing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../tools/places.mjs';
import { asked } from '../web/asked.mjs';
import { openBrowser, runProgram } from '../web/browser.mjs';

const VISITS = 5;
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
const report = (name, numbers) => console.log(`${name.padEnd(46)} median ${median(numbers).toFixed(0)} ms, at most ${Math.max(...numbers).toFixed(0)} ms`);

// The files of each moment that were not there before, and all until then.
async function weights(browser) {
  const known = new Map();
  const moments = { ready: 'loaded at first', picture: "until the first program's picture is there", rest: 'and all that is loaded ahead' };
  for (const [moment, title] of Object.entries(moments)) {
    const files = [...(await asked(browser, moment))].filter(([name]) => !known.has(name));
    for (const [name, bytes] of files) {
      known.set(name, bytes);
      console.log(`  ${name.padEnd(44)} ${kilobytes(bytes)}`);
    }
    const total = (isEngine) => kilobytes([...known].reduce((sum, [name, bytes]) => sum + (name.startsWith('engine/') === isEngine ? bytes : 0), 0));
    console.log(`${title.padEnd(46)} ${total(false)} and the engine's ${total(true)}`);
  }
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

const browser = await openBrowser();
await weights(browser);
const visits = [];
for (let i = 0; i < VISITS; i++) visits.push(await visit(browser));
report('first paint', visits.map(({ painted }) => painted));
report('engine ready', visits.map(({ ready }) => ready));
await interactions(browser);
await browser.close();
