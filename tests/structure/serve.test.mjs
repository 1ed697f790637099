// The server of the page: what it sends, and how.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { after, test } from 'node:test';
import { serve } from '../tools/serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'ouro-serve-'));
const servers = [];
after(() => {
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true });
});

const TEXT = 'let same = 1;\n'.repeat(200);
writeFileSync(join(folder, 'index.html'), '<p>here</p>');
writeFileSync(join(folder, 'page.js'), TEXT);

// { status, headers, body }: as they come, whatever the path looks like.
async function ask(address, path, { method = 'GET', headers = {} } = {}) {
  const { port } = new URL(address);
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    }).on('error', reject).end();
  });
}

async function started(options) {
  const { server, address } = await serve(folder, options);
  servers.push(server);
  return address;
}

const GZIP = { headers: { 'accept-encoding': 'gzip, br' } };

test('files are sent as they are, with their types; a folder is its index.html', async () => {
  const address = await started();
  const script = await ask(address, '/page.js', GZIP);
  assert.deepEqual([script.status, script.headers['content-encoding'], script.body.toString()], [200, undefined, TEXT]);
  assert.match(script.headers['content-type'], /^text\/javascript/);
  assert.equal((await ask(address, '/')).body.toString(), '<p>here</p>');
  const head = await ask(address, '/page.js', { method: 'HEAD' });
  assert.deepEqual([head.headers['content-length'], head.body.length], [String(TEXT.length), 0]);
});

test('compressed, for whom takes it; what has changed is compressed anew', async () => {
  const address = await started({ isCompressed: true });
  const first = await ask(address, '/page.js', GZIP);
  assert.equal(first.headers['content-encoding'], 'gzip');
  assert.ok(first.body.length < TEXT.length / 10);
  assert.equal(gunzipSync(first.body).toString(), TEXT);
  assert.equal((await ask(address, '/page.js')).body.toString(), TEXT, 'for whom does not');
  writeFileSync(join(folder, 'page.js'), 'let other = 2;\n');
  assert.equal(gunzipSync((await ask(address, '/page.js', GZIP)).body).toString(), 'let other = 2;\n');
});

test('what a browser has already is not sent again, until it has changed', async () => {
  const address = await started();
  const { etag } = (await ask(address, '/index.html')).headers;
  const again = await ask(address, '/index.html', { headers: { 'if-none-match': etag } });
  assert.deepEqual([again.status, again.body.length], [304, 0]);
  writeFileSync(join(folder, 'index.html'), '<p>changed</p>');
  const anew = await ask(address, '/index.html', { headers: { 'if-none-match': etag } });
  assert.deepEqual([anew.status, anew.body.toString()], [200, '<p>changed</p>']);
});

test('what is not there is not found, and nothing outside of the folder is', async () => {
  const address = await started();
  for (const path of ['/none.js', '/../../../../../../etc/passwd', '/%2e%2e/%2e%2e/%2e%2e/etc/passwd']) {
    assert.equal((await ask(address, path)).status, 404, path);
  }
  assert.equal((await ask(address, '/%ff')).status, 400);
});

test('where a port is taken the next one is used, if that is allowed', async () => {
  const address = await started();
  const port = Number(new URL(address).port);
  await assert.rejects(serve(folder, { port }), { code: 'EADDRINUSE' });
  assert.ok(Number(new URL(await started({ port, orNext: true })).port) > port);
});
