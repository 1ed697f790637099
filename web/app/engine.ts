// Where the page's engine comes from: files beside the page, or, in the page that is one file, that page itself.
import { load, type Ouroboros } from 'ouroboros';

// The one-file page holds each of these as deflated bytes in base64.
const inlined = (name: string) => document.getElementById(`ouroboros-${name}`)?.textContent ?? null;

async function unpacked(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const packed = Uint8Array.from(atob(inlined(name)!.trim()), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

export async function loadEngine(): Promise<Ouroboros> {
  if (inlined('engine') === null) return load({ url: new URL('engine/ouro-3.11.wasm', document.baseURI) });
  const [script, bytes, library, data, rest] = await Promise.all(['worker', 'engine', 'library', 'data', 'rest'].map(unpacked));
  const worker = new Worker(URL.createObjectURL(new Blob([script!], { type: 'text/javascript' })), { name: 'ouroboros' });
  const { port1, port2 } = new MessageChannel();
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message ?? 'its worker could not be started')));
  });
  worker.postMessage({ port: port2 }, [port2]);
  return Promise.race([failed, load({ worker: port1, bytes: bytes!, library: { library: library!, data: data!, rest: rest! } })]);
}
