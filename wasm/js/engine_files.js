// Where the engine's files lie, and how the library's are fetched: when the program wants them, or ahead of that.
import { EngineError } from './engine_error.js';

// HOST_LIBRARY_ of core/memory/host.h, and the rest of the engine: how the names of the files end.
export const LIBRARY_FILES = ['library', 'data'];
const FILE_ENDS = { library: 'library', data: 'data', rest: 'rest.wasm' };

// What a relative URL is relative to: as for fetch the page or the worker, in Node the current directory.
export async function baseOfUrls() {
  const here = globalThis.document?.baseURI ?? globalThis.location?.href;
  if (here !== undefined) return here;
  const { pathToFileURL } = await import('node:url');
  return pathToFileURL(`${process.cwd()}/`);
}

export const engineUrl = (profile) => new URL(`./ouro-${profile}.wasm`, import.meta.url);

// The program waits for the text of a module that it imports: what cannot be done in the middle of a call of WebAssembly
// but synchronously.
function fetchSynchronously(url) {
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  // Only a worker may ask for bytes so.
  const isWorker = !('document' in globalThis);
  if (isWorker) request.responseType = 'arraybuffer';
  else request.overrideMimeType('text/plain; charset=x-user-defined');
  request.send();
  if (request.status >= 400) throw new EngineError(`${url}: ${request.status} ${request.statusText}`);
  return isWorker ? new Uint8Array(request.response) : Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0) & 0xff);
}

// Where the engine's other files are: beside it, or at `libraryUrl`.
export async function fileUrls({ library, libraryUrl, url }) {
  if (library !== undefined) return null;
  const beside = new URL(libraryUrl ?? String(url).replace(/[.]wasm([?#].*)?$/, '.library$1'), await baseOfUrls());
  return (file) => new URL(beside.href.replace(/[.]library([?#].*)?$/, `.${FILE_ENDS[file]}$1`));
}

// The library's files that were fetched, by their addresses: an instance of the engine asks for what another has had.
const fetched = new Map();

function fetchOnce(url) {
  if (!fetched.has(url.href)) fetched.set(url.href, fetchSynchronously(url));
  return fetched.get(url.href);
}

// What gives these files, when one is first wanted: what was passed, or what lies there.
export async function librarySource(options) {
  const urlOf = await fileUrls(options);
  if (urlOf === null) return (file) => options.library[file];
  const fetchNow = urlOf('library').protocol === 'file:' ? (await import('node:fs')).readFileSync : fetchOnce;
  return (file) => fetchNow(urlOf(file));
}

// Fetches the library's files ahead of their use, one after the other. What fails here is tried once more when it is used.
export async function fetchLibrary({ profile = '3.11', library, libraryUrl, url = library === undefined ? engineUrl(profile) : undefined }) {
  const urlOf = await fileUrls({ library, libraryUrl, url });
  for (const file of urlOf === null ? [] : LIBRARY_FILES) {
    const { href, protocol } = urlOf(file);
    if (protocol === 'file:' || fetched.has(href)) continue;
    const response = await fetch(href).catch(() => null);
    const bytes = response?.ok ? await response.arrayBuffer().catch(() => null) : null;
    if (bytes !== null && !fetched.has(href)) fetched.set(href, new Uint8Array(bytes));
  }
}
