// The worker's side of the package: a service behind the port that it is given. See spawn.js.
import { serve } from './remote.js';
import { Service } from './service.js';

const begin = ({ port }) => serve(port, new Service({ isAlone: true }));

// A page's worker hears of messages itself; Node's through its parent's port.
if (typeof globalThis.postMessage === 'function') {
  globalThis.addEventListener('message', ({ data }) => begin(data), { once: true });
} else {
  const { parentPort } = await import('node:worker_threads');
  parentPort.once('message', begin);
}
