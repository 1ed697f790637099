// A static file server for this machine alone: build/site for `npm start` and for the tests of the page.
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
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

// Files as gzip makes them, each made once for each of its versions.
class Compressed {
  #known = new Map();

  of(path, version, file) {
    let one = this.#known.get(path);
    if (one?.version !== version) {
      one = { version, packed: pack(file, { level: constants.Z_BEST_COMPRESSION }) };
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
    const { mtimeMs, size } = await stat(join(folder, path));
    const version = `"${mtimeMs}-${size}"`;
    // A browser asks whether what it has is still right: 12 figures of a course page need their files once.
    const headers = { 'cache-control': 'no-cache', etag: version, vary: 'accept-encoding' };
    if (request.headers['if-none-match'] === version) return response.writeHead(304, headers).end();
    const file = await readFile(join(folder, path));
    const isCompressed = compressed !== null && takesGzip(request);
    const body = isCompressed ? await compressed.of(path, version, file) : file;
    response.writeHead(200, {
      ...headers,
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'content-length': body.length,
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
