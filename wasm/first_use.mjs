// What a reader does first, done by an instrumented engine: every lesson is recorded and looked at, ordinary programs run.
// Gives the profile of each instance that was made: which functions were called.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from './js/index.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LESSONS = join(ROOT, 'examples/lessons');
// What these use is to be as quick as a call within one module; with so little to do, they end at once.
const MEASURED = ['calls', 'containers', 'lifetimes', 'loops', 'trees'].map((name) => join(ROOT, `tests/bench/language/${name}.py`));
const SCALE = '0.002';
const TABLES = ['object', 'edge', 'type'];
const STOPS = 2;

const AS_THE_PAGE = { filename: 'main.py', isFile: true, waitsForInput: true, stepLimit: 10_000_000, heapLimit: 1 << 28 };
const COMMON = readFileSync(new URL('first_use.py', import.meta.url), 'utf8');
const BROKEN = ['1 / 0\n', 'x = [\n', 'def f(:\n', 'def f():\n    return g()\ndef g():\n    raise ValueError("why")\nf()\n'];

async function look(view) {
  const objects = [...await view.table('object')];
  const { address } = objects[objects.length >> 1];
  for (const name of ['arena', 'pool', 'block', 'gcList', 'held']) await view.table(name).catch(() => {});
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
    await recording.life(address, instant);
    await recording.next(instant, { kinds: ['line'] });
    await recording.previous(instant, { kinds: ['line'] });
  }
  await recording.close();
}

const lessons = () => readdirSync(LESSONS).filter((name) => name.endsWith('.py')).sort().map((name) => join(LESSONS, name));
const text = (path) => readFileSync(path, 'utf8');

function profileOf({ exports }) {
  const length = exports.__write_profile(0, 0);
  const at = exports.memory.grow(Math.ceil(length / 65536)) * 65536;
  exports.__write_profile(at, length);
  return new Uint8Array(exports.memory.buffer, at, length).slice();
}

// `bytes`: the instrumented engine; `folder`: where the library's files are.
export async function profiles(bytes, folder) {
  const instances = [];
  const { instantiate } = WebAssembly; // the engine's loader has no other way to hand out its instances
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate(...given);
    // A stack is measured with another module, which is no engine.
    if (made.exports?.__write_profile !== undefined) instances.push(made);
    return made;
  };
  const file = (end) => readFileSync(join(folder, `ouro-3.11.${end}`));
  const python = await load({ worker: false, bytes, library: { library: file('library'), data: file('data') } });
  for (const source of [...lessons().map(text), COMMON, ...BROKEN]) await recordAndLook(python, source);
  for (const source of MEASURED.map(text)) await python.run(source, { argv: ['program.py', SCALE] });
  const asking = await python.record('print(input("who? "))\n', AS_THE_PAGE);
  await asking.input('I\n');
  await recordAndLook(python, 'x = [1]\nprint(x)\n');
  const { stepLimit, heapLimit } = AS_THE_PAGE;
  const session = await python.session({ source: 'x = [1]\n', stepLimit, heapLimit, waitsForInput: true });
  for (const line of ['x = [1]', 'x', 'for i in x:', '    i', '', '1 / 0']) await session.push(line);
  await session.end();
  WebAssembly.instantiate = instantiate;
  return instances.map(profileOf);
}
