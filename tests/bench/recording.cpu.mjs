// Recording and going back, in Node: a recorded run beside a plain one, any instant and neighbouring ones, the keyframes'
// memory, and the tables of a large heap. Prints figures; asserts nothing.
// usage: node tests/bench/recording.bench.mjs [PROGRAM …]      names of tests/bench/recording/, by default all
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { compileEngine, loadEngine } from '../../wasm/js/loader.js';
import { load } from '../../wasm/js/index.js';
import { Program } from '../../wasm/js/program.js';
import { filesBelow } from '../tools/files.mjs';
import { BUILD } from '../tools/places.mjs';

setFlagsFromString('--wasm-lazy-compilation');
const url = pathToFileURL(join(BUILD, 'wasm/ouro-3.11.wasm'));
const folder = fileURLToPath(new URL('./recording', import.meta.url));
const given = process.argv.slice(2);
const programs = filesBelow('tests/bench/recording', (name) => name.endsWith('.py')).filter((path) => given.length === 0 || given.includes(basename(path, '.py')));
const ROUNDS = 3;
const SEEKS = 60;

const module = await compileEngine({ profile: '3.11', url });
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
import { readFileSync as rfs } from 'node:fs'; const cpu = () => Number(rfs('/proc/self/task/' + process.pid + '/schedstat', 'utf8').split(' ')[0]) / 1e6;
const ms = (value) => `${value.toFixed(1)} ms`.padStart(10);

async function timed(use) {
  const start = cpu();
  const result = await use();
  return { result, took: cpu() - start };
}

// As a page runs it: it is left and entered again, which also lets the JavaScript engine put quicker code in place.
async function plainRun(text) {
  const program = new Program(await loadEngine({ module, url, host: {} }), { ownTime: true });
  program.load(text, { filename: '/bench.py', isFile: true });
  const { took } = await timed(() => {
    while (!program.run(20_000));
  });
  program.end();
  return took;
}

async function recordedRun(python, text) {
  const { result, took } = await timed(() => python.record(text, { filename: '/bench.py' }));
  return { recording: result, took };
}

async function seekTimes(recording, instants, options) {
  const times = [];
  for (const instant of instants) times.push((await timed(() => recording.seek(instant, options))).took);
  return times;
}

const spread = (count, length) => Array.from({ length: count }, (_, i) => 1 + Math.floor(((i * 7919) % count) * (length - 1) / count));

async function bench(path) {
  const text = readFileSync(join(folder, basename(path)), 'utf8');
  const python = await load({ module, url, worker: false });
  const [plain, recorded] = [[], []];
  let recording;
  for (let round = 0; round < ROUNDS; round++) {
    plain.push(await plainRun(text));
    await recording?.close();
    const run = await recordedRun(python, text);
    recorded.push(run.took);
    recording = run.recording;
  }
  const { length } = recording;
  const anywhere = await seekTimes(recording, spread(SEEKS, length), { tables: [] });
  const middle = Math.floor(length / 2);
  await recording.seek(middle, { tables: [] });
  const neighbours = await seekTimes(recording, Array.from({ length: SEEKS }, (_, i) => middle + (i % 2 === 0 ? i : -i)), { tables: [] });
  const { took: tables } = await timed(() => recording.seek(length, { tables: ['object', 'edge', 'frame', 'state', 'type'] }));
  const end = await recording.seek(recording.programEnd ?? length, { tables: ['object'] });
  console.log(`${basename(path, '.py').padEnd(10)} ${(length / 1e6).toFixed(1).padStart(5)} M events`
    + `  plain${ms(Math.min(...plain))}  recorded${ms(Math.min(...recorded))}  ratio ${(Math.min(...recorded) / Math.min(...plain)).toFixed(2)}`
    + `  any instant${ms(median(anywhere))}, most${ms(Math.max(...anywhere))}  neighbours${ms(median(neighbours))}, most${ms(Math.max(...neighbours))}`
    + `  tables at the end${ms(tables)}  keyframes ${(recording.keyframeBytes / 2 ** 20).toFixed(1)} MB`
    + `  ${end.table === undefined ? '' : (await end.table('object')).length} objects`);
  await recording.close();
  python.close();
}

for (const path of programs) await bench(path);
