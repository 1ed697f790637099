// The collector on heaps of a million objects: this library, natively and in WebAssembly, beside python3.11 and Pyodide,
// in one run. Prints nanoseconds for an object and ratios; asserts nothing.
// usage: node tests/bench/gc.bench.mjs [OBJECTS]
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadEngine } from '../../wasm/js/loader.js';
import { BUILD } from '../tools/places.mjs';
import { pyodide as pyodidePeer, python as pythonPeer } from './peers.mjs';

const count = Number(process.argv[2] ?? 1_000_000);

// In the order of SHAPES in shapes.h.
const SHAPES = [
  ['wide_lists', 1],
  ['random_lists', 1],
  ['wide_instances', 1],
  ['wide_tuples', 1],
  ['wide_dicts', 1],
  ['list_pairs', 2],
  ['instance_pairs', 2],
  ['dict_pairs', 2],
];

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

// Lines of "live|garbage shape nanoseconds".
function parse(output) {
  const results = {};
  for (const line of output.trim().split('\n')) {
    const [, shape, nanoseconds] = line.split(' ');
    results[shape] = Number(nanoseconds);
  }
  return results;
}

const runNative = () => parse(execFileSync(join(BUILD, 'native/bench/bench_gc'), [String(count)], { encoding: 'utf8' }));

async function timeInWasm(shape, objects) {
  const { raw } = await loadEngine({ url: pathToFileURL(join(BUILD, 'wasm/bench/bench.wasm')) });
  const isLive = objects === 1;
  raw.bench_begin();
  const live = isLive ? raw.bench_build(shape, count) : 0;
  raw.bench_collect();
  const times = [];
  for (let i = 0; i < (isLive ? 9 : 5); i++) {
    if (!isLive) raw.bench_build(shape, count);
    const start = performance.now();
    raw.bench_collect();
    times.push(performance.now() - start);
  }
  if (isLive) raw.bench_drop(shape, live);
  return (median(times) / count / objects) * 1e6;
}

function runPeer(peer) {
  const results = {};
  if (!peer.isThere()) return results;
  for (const [shape] of SHAPES) Object.assign(results, parse(peer.run('shapes.py', [shape, String(count)])));
  return results;
}

const native = runNative();
const wasm = {};
if (existsSync(join(BUILD, 'wasm/bench/bench.wasm'))) {
  for (const [index, [shape, objects]] of SHAPES.entries()) wasm[shape] = await timeInWasm(index, objects);
}
const python = runPeer(pythonPeer);
const pyodide = runPeer(pyodidePeer);
if (!pyodidePeer.isThere()) console.log('Pyodide is not installed: npm ci --prefix tests/bench');

const cell = (value) => (value === undefined ? '-' : value.toFixed(1)).padStart(10);
const ratio = (value, peer) => (value && peer ? (value / peer).toFixed(2) : '-').padStart(12);
console.log(`\nOne full collection, nanoseconds for an object, ${count.toLocaleString('en')} of them (pairs: twice that)\n`);
console.log(
  `${''.padEnd(26)}${['ours', 'python3.11', 'ratio', 'ours wasm', 'Pyodide', 'ratio'].map((head) => head.padStart(11)).join('')}`,
);
for (const [shape, objects] of SHAPES) {
  const name = `${objects === 1 ? 'live' : 'garbage'} ${shape.replace('_', ' ')}`;
  console.log(
    `${name.padEnd(26)} ${cell(native[shape])} ${cell(python[shape])}${ratio(native[shape], python[shape])} ${cell(wasm[shape])} ${cell(pyodide[shape])}${ratio(wasm[shape], pyodide[shape])}`,
  );
}
