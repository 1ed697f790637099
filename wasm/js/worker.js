// The worker's side of the package: a service behind the port that it is given. See spawn.js.
import { serve } from './remote.js';
import { Service } from './service.js';

const begin = ({ port }) => serve(port, new Service({ isAlone: true }));

// A page's worker hears of messages itself; Node's through its parent's port.
if (typeof globalThis.postMessage === 'function') {
  globalThis.addEventListener('message', ({ data }) => begin(data), { once: true });
} else {
  // A module that awaits while it begins is nothing that a bundler can cut into parts.
  void import('node:worker_threads').then(({ parentPort }) => parentPort.once('message', begin));
}
