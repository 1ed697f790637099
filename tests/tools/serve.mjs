// A static file server for this machine alone: build/site for `npm start` and for the tests of the page.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

async function answer(folder, request, response) {
  let path;
  try {
    path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
  } catch {
    return response.writeHead(400).end();
  }
  if (path.endsWith('/')) path += 'index.html';
  try {
    // `path` starts with a slash and is normalised, so it cannot climb out of the folder.
    const body = await readFile(join(folder, path));
    response.writeHead(200, {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'cache-control': 'no-cache',
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  } catch {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
  }
}

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

// Serves `folder` on `port` (0: any that is free); with `orNext`, on a later one when that is taken.
export async function serve(folder, { port = 0, orNext = false } = {}) {
  const server = createServer((request, response) => answer(folder, request, response));
  for (let attempt = 0; ; attempt++) {
    try {
      await listen(server, port + attempt);
      break;
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || !orNext || attempt === 100) throw error;
    }
  }
  return { server, address: `http://localhost:${server.address().port}/` };
}
