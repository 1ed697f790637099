// What the engine's first module has to have, found by running the engine with counters in it: whatever the page does until it shows
// the graph of its first program, and what a program calls often, where a call from one module to the other would cost time. Owns what is run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from '../js/index.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const text = (path) => readFileSync(join(ROOT, path), 'utf8');

// What the page shows to who comes for the first time, and some that are as simple.
const SIMPLE = ['print("hello")\n', 'class A:\n    pass\na = A()\nprint([a.__class__.__name__, 1])\n'];
const OPENING = [text('wasm/split/first_use.py'), text('examples/lessons/containers_hold_references.py'), ...SIMPLE];
const TABLES = ['object', 'edge', 'type', 'gcList'];
// Instants that are looked at, evenly apart: what is being made is described otherwise than what is there.
const STOPS = 40;

const MEASURED = ['calls', 'containers', 'lifetimes', 'loops', 'programs', 'text', 'trees'].map((name) => text(`tests/bench/language/${name}.py`));
const SCALE = '0.01';
// How often the measured programs must call a function of a byte; of four times the size, twice as often. A call between the modules
// takes longer, and is never inlined; of large functions few are called so often that this counts.
const OFTEN = 400;

const AS_THE_PAGE = { filename: 'main.py', isFile: true, waitsForInput: true, stepLimit: 10_000_000, heapLimit: 1 << 28 };

async function look(view) {
  const objects = [...await view.table('object')];
  const { address } = objects[objects.length >> 1];
  await view.object(address);
  await view.labels([address]);
  await view.bytes(address, 16);
  view.close();
  return address;
}

async function recordAndLook(python, source) {
  const recording = await python.record(source, AS_THE_PAGE);
  for (let stop = 0; stop <= STOPS; stop++) {
    const instant = Math.floor((recording.length * stop) / STOPS);
    const address = await look(await recording.seek(instant, { tables: TABLES }));
    await recording.difference(0, instant);
    await recording.eventsBetween(1, instant);
    await recording.life(address, instant);
    await recording.next(instant, { kinds: ['line'], filename: 'main.py' });
    await recording.previous(instant, { kinds: ['line'], filename: 'main.py' });
  }
  await recording.close();
}

async function open(python) {
  for (const source of OPENING) await recordAndLook(python, source);
  await python.run('print("hello")\n');
}

async function measure(python) {
  for (const source of MEASURED) await python.run(source, { argv: ['program.py', SCALE] });
}

// How often each function was called by all instances together.
async function countsOf({ bytes, sizes, folder }, use) {
  const instances = [];
  const { instantiate } = WebAssembly; // the engine's loader has no other way to hand out its instances
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate(...given);
    // A stack is measured with another module, which is no engine.
    if (made.exports?.ouro_profile !== undefined) instances.push(made);
    return made;
  };
  const file = (end) => readFileSync(join(folder, `ouro-3.11.${end}`));
  await use(await load({ worker: false, bytes, library: { library: file('library'), data: file('data') } }));
  WebAssembly.instantiate = instantiate;
  const counts = instances.map(({ exports }) => new Uint32Array(exports.memory.buffer, 0, sizes.length));
  return sizes.map((_, i) => counts.reduce((sum, one) => sum + one[i], 0));
}

// Whether each function belongs to the first module. `bytes`: the engine, with a counter for each of `sizes` from address 0;
// `folder`: where the library's files are.
export async function firstFunctions(engine) {
  const opening = await countsOf(engine, open);
  const measured = await countsOf(engine, measure);
  return opening.map((times, i) => times > 0 || measured[i] >= OFTEN * Math.sqrt(engine.sizes[i]));
}
