// The language: every program of tests/bench/language/ on the `ouro` command beside python3.11, and on the engine in Node
// beside Pyodide and MicroPython where they are there, in one run; and how long each takes to start. Prints seconds and
// ratios (below 1: we are faster); asserts nothing. Each figure is the best of several runs.
// usage: node tests/bench/language.bench.mjs [--runs N] [--scale X] [--gc] [PROGRAM ...]
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { engine, micropython, native, pyodide, python } from './peers.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '3' }, scale: { type: 'string', default: '1' }, gc: { type: 'boolean' } },
});

const COLUMNS = [
  { name: 'ours', peer: native },
  { name: 'python3.11', peer: python, beside: 'ours' },
  { name: 'ours wasm', peer: engine },
  { name: 'Pyodide', peer: pyodide, beside: 'ours wasm' },
  { name: 'MicroPython', peer: micropython, beside: 'ours wasm' },
].filter(({ peer }) => peer.isThere());

const SHAPES = ['wide_lists', 'random_lists', 'wide_instances', 'wide_tuples', 'wide_dicts', 'list_pairs', 'instance_pairs', 'dict_pairs'];

// The files to run: [file, arguments]. shapes.py belongs to gc.bench.mjs, which runs it against the C library.
function programs() {
  const names = readdirSync(here + 'language').filter((name) => name.endsWith('.py'));
  const wanted = names.sort().filter((name) => positionals.length === 0 || positionals.includes(name.replace('.py', '')));
  const shapes = options.gc || positionals.length === 0 ? SHAPES : [];
  return [
    ...wanted.map((name) => [`language/${name}`, [options.scale]]),
    ...shapes.map((shape) => ['shapes.py', [shape, String(Math.round(1_000_000 * Number(options.scale)))]]),
  ];
}

const results = new Map(); // row → column → figure

function note(row, column, figure) {
  if (!results.has(row)) results.set(row, {});
  const figures = results.get(row);
  figures[column] = Math.min(figures[column] ?? Infinity, figure);
}

for (let run = 0; run < Number(options.runs); run++) {
  for (const [file, args] of programs()) {
    for (const { name, peer } of COLUMNS) {
      let output;
      try {
        output = peer.run(file, args);
      } catch (error) {
        console.error(`${name}: ${file}: ${String(error.stderr || error.message).trim().split('\n').at(-1)}`);
        continue;
      }
      for (const line of output.trim().split('\n')) {
        const [, row, figure] = /^(.*) ([\d.]+)$/.exec(line);
        note(row.replaceAll('_', ' '), name, Number(figure));
      }
    }
  }
  for (let i = 0; positionals.length === 0 && i < 5; i++) {
    for (const { name, peer } of COLUMNS) {
      const start = performance.now();
      peer.run('language/start/nothing.py', []);
      note('start and end', name, (performance.now() - start) / 1000);
    }
  }
}

const figure = (value) => (value === undefined ? '-' : value.toFixed(3)).padStart(12);
const ratio = (own, other) => (own === undefined || other === undefined ? '-' : (own / other).toFixed(2)).padStart(8);
const heads = COLUMNS.map(({ name, beside }) => name.padStart(12) + (beside ? 'ratio'.padStart(8) : ''));
console.log(`\n${'seconds (live, garbage: ns an object)'.padEnd(40)}${heads.join('')}`);
for (const [row, figures] of results) {
  const cells = COLUMNS.map(({ name, beside }) => figure(figures[name]) + (beside ? ratio(figures[beside], figures[name]) : ''));
  console.log(`${row.padEnd(40)}${cells.join('')}`);
}
for (const { name, beside } of COLUMNS.filter((column) => column.beside)) {
  const pairs = [...results].filter(([, figures]) => figures[beside] > 0 && figures[name] > 0);
  const logarithms = pairs.map(([, figures]) => Math.log(figures[beside] / figures[name]));
  const mean = Math.exp(logarithms.reduce((a, b) => a + b, 0) / pairs.length);
  console.log(`${beside} / ${name}: ${mean.toFixed(2)} (geometric mean of ${pairs.length} rows)`);
}
