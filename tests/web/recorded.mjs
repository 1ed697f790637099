// Instants of real programs for tests of the page's models: recorded by the package in Node.
import { join } from 'node:path';
import { load } from '../../wasm/js/index.js';
import { BUILD } from '../tools/places.mjs';

export async function recorder() {
  const python = await load({ url: join(BUILD, 'wasm/ouro-3.11.wasm') });
  return {
    record: (source, options = {}) => python.record(source, { filename: 'main.py', isFile: true, ...options }),
    session: (options) => python.session(options),
    close: () => python.close(),
  };
}

// The instant before a line runs for the first time; without a line the program's end.
export async function instantAt(recording, line) {
  if (line === undefined) return recording.programEnd ?? recording.length;
  const event = await recording.next(0, { kinds: ['line'], line, filename: 'main.py' });
  return event.clock;
}

// The row of the object that a global name of the program means.
export function rowNamed(now, name) {
  const [first, last] = now.roots;
  for (let root = first; root < last; root++) {
    if (now.edges.text(root, 'name') !== "the program's names") continue;
    const [from, to] = now.outgoing(now.target(root));
    for (let edge = from; edge < to; edge++) if (now.edges.text(edge, 'name') === `['${name}']`) return now.target(edge);
  }
  throw new Error(`the program has no ${name}`);
}
