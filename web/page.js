// The page for now: runs the engine's demo heap and shows its tables. Decides nothing about the heap.
import { loadEngine } from './engine/loader.js';

const byId = (id) => document.getElementById(id);
const number = new Intl.NumberFormat('en');
const ROW_BYTES = 16;
const MOST_ROWS = 64;

const SHOWN = [
  ['allocated_blocks', 'blocks in use'],
  ['pool_blocks', 'of these in pools'],
  ['pool_bytes', 'bytes in those'],
  ['arenas', 'arenas'],
  ['raw_chunks', 'large chunks'],
  ['raw_bytes', 'bytes in those'],
  ['region_bytes', 'bytes of region'],
];

function readStatistics(engine, heap) {
  const names = engine.exports.heap_statistic_names().trim().split(' ');
  return engine.withBytes(8 * names.length, (out) => {
    engine.exports.heap_statistics(heap, out);
    const view = engine.view(out, 8 * names.length);
    return new Map(names.map((name, i) => [name, Number(view.getBigInt64(8 * i, true))]));
  });
}

function readSizeClasses(engine, heap) {
  return engine.withBytes(ROW_BYTES * MOST_ROWS, (out) => {
    const count = Math.min(engine.exports.heap_size_classes(heap, out, MOST_ROWS), MOST_ROWS);
    const words = new Uint32Array(engine.buffer, out, 4 * count);
    return Array.from({ length: count }, (_, i) => {
      const [blockSize, pools, used, free] = words.slice(4 * i, 4 * i + 4);
      return { blockSize, pools, used, free };
    });
  });
}

function element(name, text, properties = {}) {
  const made = Object.assign(document.createElement(name), properties);
  if (text !== undefined) made.textContent = text;
  return made;
}

function showStatistics(statistics) {
  const cards = SHOWN.map(([name, label]) => {
    const card = element('div');
    card.append(element('dt', label), element('dd', number.format(statistics.get(name))));
    return card;
  });
  byId('counts').replaceChildren(...cards);
}

function showSizeClasses(rows) {
  const lines = rows.map(({ blockSize, pools, used, free }) => {
    const line = element('tr');
    const meter = element('td');
    meter.append(element('meter', undefined, { value: used / (used + free || 1), ariaLabel: 'filled' }));
    line.append(element('th', blockSize, { scope: 'row' }), ...[pools, used, free].map((count) => element('td', number.format(count))), meter);
    return line;
  });
  byId('classes').replaceChildren(...lines);
}

function runDemo(engine, rounds) {
  const heap = engine.withBytes(4, (why) => engine.exports.heap_create(0, why));
  if (heap === 0) throw new Error('there is no memory for a heap');
  try {
    const started = performance.now();
    const isDone = engine.exports.heap_demo(heap, rounds);
    const time = performance.now() - started;
    showStatistics(readStatistics(engine, heap));
    showSizeClasses(readSizeClasses(engine, heap));
    const broken = engine.exports.heap_check(heap);
    if (broken !== null) return `The heap is broken: ${broken}`;
    return isDone ? `Done in ${time.toFixed(1)} ms; every invariant holds.` : 'Memory ran out; every invariant holds.';
  } finally {
    engine.exports.heap_destroy(heap);
  }
}

async function start() {
  const engine = await loadEngine();
  const run = () => (byId('status').textContent = runDemo(engine, byId('rounds').valueAsNumber));
  byId('demo').addEventListener('submit', (event) => {
    event.preventDefault();
    run();
  });
  run();
}

start().catch((error) => (byId('status').textContent = `The engine did not start: ${error.message}`));
