// A worker of the package's own, in a page or in Node. Owns how each of the two makes one, ends it, and says that it failed.
const SCRIPT = new URL('./worker.js', import.meta.url);

async function makeWorker(onFailure) {
  if (typeof globalThis.Worker === 'function') {
    const worker = new globalThis.Worker(SCRIPT, { type: 'module', name: 'ouroboros' });
    worker.addEventListener('error', (event) => onFailure(event.message ?? 'its script could not be loaded'));
    return worker;
  }
  const { Worker } = await import('node:worker_threads');
  const worker = new Worker(SCRIPT, { name: 'ouroboros' });
  worker.on('error', (error) => onFailure(error.message));
  // A process that has nothing else to do ends.
  worker.unref();
  return worker;
}

// { port, terminate }: the service answers at `port`. `onFailure(message)`: the worker has ended by itself.
export async function spawn(onFailure) {
  const worker = await makeWorker(onFailure);
  const { port1, port2 } = new MessageChannel();
  worker.postMessage({ port: port2 }, [port2]);
  return {
    port: port1,
    terminate() {
      port1.close();
      worker.terminate();
    },
  };
}
