// What a browser asks for to show the page, and what that weighs. For the benchmark and the test of it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { BUILD } from '../tools/places.mjs';

const SITE = join(BUILD, 'site');

// What the browser asks for until a moment: each file's name, with its compressed bytes. 'ready': the engine is there, and a program
// could run; 'picture': a newcomer sees the first program's graph; 'rest': the page has loaded ahead what it will.
export async function asked(browser, moment) {
  const requests = [];
  const page = await browser.page({
    isFirst: moment === 'picture',
    prepare: async (opened) => {
      opened.on('request', (request) => requests.push(request));
      await opened.addInitScript(noteWhen, moment);
    },
  });
  await page.waitForFunction(() => window.reachedAt !== undefined, null, { polling: 10 });
  const end = moment === 'rest' ? Infinity : await page.evaluate(() => window.reachedAt);
  if (moment === 'rest') await untilQuiet(page, requests);
  else await page.waitForLoadState('networkidle');
  const names = requests
    .filter((request) => request.url().startsWith(browser.address) && request.timing().startTime <= end)
    .map((request) => new URL(request.url()).pathname.slice(1) || 'index.html')
    .filter((name) => moment !== 'ready' || !isAhead(name));
  await page.context().close();
  return new Map([...new Set(names)].sort().map((name) => [name, gzipSync(readFileSync(join(SITE, name)), { level: 9 }).length]));
}

// The worker asks for the engine's second module when it has the first, a moment before the page hears of that.
const isAhead = (name) => name.endsWith('.rest.wasm');

// On a busy machine the page waits up to two seconds until it loads the next part ahead.
async function untilQuiet(page, requests) {
  for (let before = -1; before !== requests.length; ) {
    before = requests.length;
    await page.waitForTimeout(3000);
  }
}

// In the page: notes when the moment is reached.
function noteWhen(moment) {
  const note = () => (window.reachedAt ??= performance.timeOrigin + performance.now());
  const look = () => document.querySelector('.graph-plane [data-key]') && note();
  if (moment === 'picture') new MutationObserver(look).observe(document, { childList: true, subtree: true });
  const wait = () => (window.ouroboros ? window.ouroboros.phase.subscribe((phase) => phase === 'empty' && note()) : setTimeout(wait));
  if (moment !== 'picture') wait();
}
