// Fetches and compiles the engine. Apart from loader.js, as a page's own thread does this while its worker begins.
import { EngineError } from './engine_error.js';
import { baseOfUrls, engineUrl } from './engine_files.js';

// The compiled module of an engine, which loadEngine() can be given many times.
export async function compileEngine({ profile = '3.11', url, bytes, module }) {
  if (module !== undefined) return module;
  if (bytes !== undefined) return WebAssembly.compile(bytes);
  const location = new URL(url ?? engineUrl(profile), await baseOfUrls());
  if (location.protocol === 'file:') {
    const { readFile } = await import('node:fs/promises');
    return WebAssembly.compile(await readFile(location));
  }
  const response = await fetch(location);
  if (!response.ok) throw new EngineError(`${location}: ${response.status} ${response.statusText}`);
  // compileStreaming refuses any other content type than this, which not every plain server sends.
  const isTyped = response.headers.get('content-type')?.startsWith('application/wasm');
  return isTyped ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
