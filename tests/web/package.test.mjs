// The package in a page, from a plain server, in headless Chromium: each scenario in a worker and without one.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import { BUILD, ROOT } from '../tools/places.mjs';
import { serve } from '../tools/serve.mjs';
import { SCENARIOS } from '../wasm/scenarios.mjs';

const site = mkdtempSync(join(tmpdir(), 'ouro-package-'));
// The same policy as the page's own: nothing from elsewhere, nothing inline.
const PAGE = `<!doctype html><meta charset="utf-8"><title>package</title><link rel="icon" href="data:,">
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; img-src data:">
<script type="module" src="scenario_page.js"></script>`;
const SCRIPT = `import { load } from './engine/index.js';
import * as check from './check.js';
import { SCENARIOS } from './scenarios.js';
const worker = new URLSearchParams(location.search).get('worker') === 'true';
const loaded = load({ worker });
window.play = async (name) => SCENARIOS[name](await loaded, check);
`;
let server;
let address;
let browser;

before(async () => {
  cpSync(join(BUILD, 'package'), join(site, 'engine'), { recursive: true });
  for (const name of ['check', 'scenarios']) cpSync(join(ROOT, 'tests/wasm', `${name}.mjs`), join(site, `${name}.js`));
  writeFileSync(join(site, 'package.html'), PAGE);
  writeFileSync(join(site, 'scenario_page.js'), SCRIPT);
  ({ server, address } = await serve(site));
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
});
after(async () => {
  await browser?.close();
  server.close();
  server.closeAllConnections();
  rmSync(site, { recursive: true, force: true });
});

for (const worker of [true, false]) {
  describe(worker ? 'in a worker' : "in the page's thread", () => {
    let page;
    const complaints = [];
    before(async () => {
      page = await browser.newPage();
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => complaints.push(message.text()));
      await page.goto(new URL(`package.html?worker=${worker}`, address).href);
      await page.waitForFunction(() => window.play !== undefined);
    });
    after(() => page.close());
    for (const name of Object.keys(SCENARIOS)) {
      test(name, { timeout: 120_000 }, () => page.evaluate((one) => window.play(one), name));
    }
    test('the browser has nothing to complain of', () => assert.deepEqual(complaints, []));
  });
}
