// The page, in a real browser: it loads from a plain server, runs the engine and shows its tables.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { BUILD } from '../tools/places.mjs';
import { serve } from '../tools/serve.mjs';

const SITE = join(BUILD, 'site');
const profile = mkdtempSync(join(tmpdir(), 'ouro-chromium-'));
let server;
let address;

before(async () => {
  ({ server, address } = await serve(SITE));
});
after(() => {
  server.close();
  server.closeAllConnections();
  rmSync(profile, { recursive: true, force: true });
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
});
