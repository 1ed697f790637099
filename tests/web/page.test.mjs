// The page, in a real browser: it loads from a plain server, runs the engine and shows its tables.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { BUILD } from '../tools/places.mjs';
import { serve } from '../tools/serve.mjs';

const SITE = join(BUILD, 'site');
const scratch = mkdtempSync(join(tmpdir(), 'ouro-page-'));
const profile = join(scratch, 'profile');
const site = join(scratch, 'site');
let server;
let address;

// The page in a frame as wide as a phone (a window of Chromium's is wider), and how much of it lies outside.
const PHONE = `<!doctype html><title>phone</title><iframe src="/" width="390" height="800"></iframe>
<script>
  const frame = document.querySelector('iframe');
  const measure = () => {
    const { document: page } = frame.contentWindow;
    if (!page.querySelector('meter')) return setTimeout(measure, 20);
    const cut = [page.documentElement, ...page.querySelectorAll('section')].map((box) => box.scrollWidth - box.clientWidth);
    document.title = 'cut: ' + Math.max(...cut);
  };
  frame.addEventListener('load', measure);
</script>`;

before(async () => {
  cpSync(SITE, site, { recursive: true });
  writeFileSync(join(site, 'phone.html'), PHONE);
  ({ server, address } = await serve(site));
});
after(() => {
  server.close();
  server.closeAllConnections();
  rmSync(scratch, { recursive: true, force: true });
});

// The page's document after its scripts have run.
async function renderedPage(path) {
  const options = ['--headless=new', '--no-sandbox', '--disable-gpu', `--user-data-dir=${profile}`,
    '--virtual-time-budget=10000', '--dump-dom', new URL(path, address).href];
  const { stdout } = await promisify(execFile)('chromium', options, { timeout: 60_000, maxBuffer: 1 << 24 });
  return stdout;
}

test('the page runs the demo heap and shows a row for each size class', async () => {
  const html = await renderedPage('/');
  assert.match(html, /Done in [\d.]+ ms; every invariant holds\./);
  assert.equal(html.match(/<tr><th scope="row">/g)?.length, 32);
});

test('on a phone nothing is cut off', async () => {
  assert.match(await renderedPage('/phone.html'), /<title>cut: 0<\/title>/);
});

test('the server gives a module its type, and nothing outside its folder', async () => {
  const wasm = await fetch(new URL('engine/ouro-3.11.wasm', address));
  assert.equal(wasm.headers.get('content-type'), 'application/wasm');
  assert.equal((await fetch(new URL('nothing.js', address))).status, 404);
  assert.equal((await fetch(new URL('/%2e%2e/%2e%2e/package.json', address))).status, 404);
});

test('the page forbids itself the network and inline code', () => {
  const html = readFileSync(join(SITE, 'index.html'), 'utf8');
  assert.match(html, /Content-Security-Policy/);
  assert.match(html, /default-src 'none'/);
  assert.doesNotMatch(html, /unsafe-inline|https?:\/\//);
  assert.ok(existsSync(join(SITE, 'engine/loader.js')));
  assert.ok(!existsSync(join(SITE, 'engine/generate.mjs')), 'the site holds what a browser loads and nothing else');
});
