// Makes two modules of the linked engine: what the first minutes need, and the rest, which is fetched when something of it is first
// called. What is needed is found out by running an instrumented engine as the page does (first_use.mjs). Owns which tools do
// that and what the two files are called; loader.js puts them together.
//
//   node wasm/split.mjs WHOLE.wasm FIRST.wasm REST.wasm TABLES-FOLDER
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inOneSegment } from './segments.mjs';
import { profiles } from './first_use.mjs';

const FEATURES = ['--enable-bulk-memory', '--enable-mutable-globals', '--enable-sign-ext'];
const NAMESPACES = ['--import-namespace=first', '--placeholder-namespace=rest', '--export-prefix=_'];

const [whole, first, rest, tables] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'ouro-split-'));
const file = (name) => join(folder, name);
const split = (...options) => execFileSync('wasm-split', options, { stdio: ['ignore', 'ignore', 'inherit'] });

try {
  split(...FEATURES, '--instrument', whole, '-o', file('instrumented.wasm'));
  const names = [];
  for (const profile of await profiles(readFileSync(file('instrumented.wasm')), tables)) {
    names.push(file(`${names.length}.profile`));
    writeFileSync(names.at(-1), profile);
  }
  split('--merge-profiles', ...names, '-o', file('profile'));
  split(...FEATURES, ...NAMESPACES, '--profile', file('profile'), whole, '-o1', file('first.wasm'), '-o2', rest);
  writeFileSync(first, inOneSegment(readFileSync(file('first.wasm'))));
} finally {
  rmSync(folder, { recursive: true });
}
