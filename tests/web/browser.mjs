// Chromium with the page in it, for the tests of the page: a server, a browser, and what both complain of.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { BUILD } from '../tools/places.mjs';
import { serve } from '../tools/serve.mjs';

const SITE = join(BUILD, 'site');
const EXECUTABLE = ['/usr/bin/chromium', process.env.CHROMIUM].find((path) => path && existsSync(path));

export async function openBrowser() {
  const { server, address } = await serve(SITE);
  const browser = await chromium.launch({ executablePath: EXECUTABLE, args: ['--no-sandbox', '--disable-gpu'] });
  return {
    address,
    // A page of its own storage. `complaints` gathers what the browser has to say.
    // `isFirst`: the reader was never here. `prepare(page)`: what is to be done with it before it goes there.
    async page({ path = '', width = 1280, height = 800, isFirst = false, prepare = null, ...options } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce', locale: 'en-US', ...options });
      if (!isFirst) await context.addInitScript(() => localStorage.ouroboros ??= '{"hasVisited":true}');
      const page = await context.newPage();
      page.complaints = [];
      page.on('pageerror', (error) => page.complaints.push(error.message));
      page.on('console', (message) => ['error', 'warning'].includes(message.type()) && page.complaints.push(message.text()));
      await prepare?.(page);
      await page.goto(new URL(path, address).href);
      return page;
    },
    async close() {
      await browser.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

// Puts a program into the editor and runs it to where it stops.
export async function runProgram(page, source) {
  await page.evaluate((text) => (window.ouroboros.code.value = text), source);
  await page.keyboard.press('Control+Enter');
  await stopped(page);
}

// Until the run is at its end, its limit or a question, and the instant that is asked for is shown.
export const stopped = (page) =>
  page.waitForFunction(() => {
    const { phase, shown, at } = window.ouroboros;
    return ['paused', 'input', 'prompt', 'done'].includes(phase.value) && shown.value?.now.number === at.value;
  });

export const nothingWrong = (page) => assert.deepEqual(page.complaints, []);
