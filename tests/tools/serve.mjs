// A static file server for this machine alone: build/site for `npm start` and for the tests of the page.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

const pack = promisify(gzip);

// Files as gzip makes them, each made once as long as it stays as it is.
class Compressed {
  #known = new Map();

  of(path, file) {
    let one = this.#known.get(path);
    if (one === undefined || !one.file.equals(file)) {
      one = { file, packed: pack(file, { level: constants.Z_BEST_COMPRESSION }) };
      this.#known.set(path, one);
    }
    return one.packed;
  }
}

const takesGzip = (request) => /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');

async function answer(folder, compressed, request, response) {
  let path;
  try {
    path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
  } catch {
    return response.writeHead(400).end();
  }
  if (path.endsWith('/')) path += 'index.html';
  try {
    // `path` starts with a slash and is normalised, so it cannot climb out of the folder.
    const file = await readFile(join(folder, path));
    const isCompressed = compressed !== null && takesGzip(request);
    const body = isCompressed ? await compressed.of(path, file) : file;
    response.writeHead(200, {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'content-length': body.length,
      'cache-control': 'no-cache',
      ...(isCompressed && { 'content-encoding': 'gzip' }),
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

// Serves `folder` on `port` (0: any that is free); with `orNext`, on a later one when that is taken; with `isCompressed`, as servers
// on the web do, compressed.
export async function serve(folder, { port = 0, orNext = false, isCompressed = false } = {}) {
  const compressed = isCompressed ? new Compressed() : null;
  const server = createServer((request, response) => answer(folder, compressed, request, response));
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
