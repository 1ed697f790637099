// The language: every program of tests/bench/language/ on the `ouro` command, and on that of build/guided where it is there,
// beside python3.11; and on the engine in Node beside Pyodide and MicroPython where they are there; in one run; and how long
// each takes to start. Prints seconds and ratios (`ours/`: ours to the column before; below 1: we are faster); asserts nothing. Each figure is the best of several runs.
// usage: node tests/bench/language.bench.mjs [--runs N] [--scale X] [--gc] [PROGRAM ...]
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { engine, guided, micropython, native, pyodide, python } from './peers.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '3' }, scale: { type: 'string', default: '1' }, gc: { type: 'boolean' } },
});

const COLUMNS = [
  { name: 'ours', peer: native },
  { name: 'guided', peer: guided },
  { name: 'python3.11', peer: python, beside: ['ours', 'guided'] },
  { name: 'ours wasm', peer: engine },
  { name: 'Pyodide', peer: pyodide, beside: ['ours wasm'] },
  { name: 'MicroPython', peer: micropython, beside: ['ours wasm'] },
].filter(({ peer }) => peer.isThere());
const isColumn = (wanted) => COLUMNS.some(({ name }) => name === wanted);
for (const column of COLUMNS) column.beside = (column.beside ?? []).filter(isColumn);

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
const ratio = (own, other) => (own === undefined || other === undefined ? '-' : (own / other).toFixed(2)).padStart(11);
const heads = COLUMNS.map(({ name, beside }) => name.padStart(12) + beside.map((other) => `${other}/`.padStart(11)).join(''));
console.log(`\n${'seconds (live, garbage: ns an object)'.padEnd(40)}${heads.join('')}`);
for (const [row, figures] of results) {
  const cells = COLUMNS.map(({ name, beside }) => figure(figures[name]) + beside.map((other) => ratio(figures[other], figures[name])).join(''));
  console.log(`${row.padEnd(40)}${cells.join('')}`);
}
for (const [own, other] of COLUMNS.flatMap(({ name, beside }) => beside.map((own) => [own, name]))) {
  const pairs = [...results].filter(([, figures]) => figures[own] > 0 && figures[other] > 0);
  const ratios = pairs.map(([, figures]) => figures[own] / figures[other]);
  const mean = Math.exp(ratios.reduce((sum, each) => sum + Math.log(each), 0) / pairs.length);
  const slower = [1.02, 1.2].map((limit) => ratios.filter((each) => each > limit).length);
  console.log(`${own} / ${other}: ${mean.toFixed(2)} (geometric mean of ${pairs.length} rows; ${slower[0]} above 1.02, ${slower[1]} above 1.2)`);
}
