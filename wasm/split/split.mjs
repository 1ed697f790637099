// Links the engine as two modules: what the first minute needs, and the rest, which is fetched when something of it is first called.
// Functions are parted by Binaryen's wasm-split, static data by parts.mjs; what is needed first is found out by running an engine
// with counters (first_use.mjs). Owns the order of these steps, which tools do them, and what is in the two files; loader.js puts
// them together.
//
//   node wasm/split/split.mjs --first FILE --rest FILE --library FOLDER --options 'OPTION …' --sysroot FOLDER
//     --emcc PATH --wasm-ld PATH --wasm-opt PATH --wasm-split PATH OBJECT...
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { withCounters } from './counters.mjs';
import { firstFunctions } from './first_use.mjs';
import {
  definedFunctions, exportedFunctions, functionNames, moduleOf, SECTION, sectionOf, sectionsOf, segmentsIn, withExportsNamed,
  withImportsNamed,
} from './module_file.mjs';
import { inParts } from './parts.mjs';

const FEATURES = ['--enable-bulk-memory', '--enable-mutable-globals', '--enable-sign-ext'];
const REST = 'rest';
const NAMESPACES = ['--import-namespace=first', `--placeholder-namespace=${REST}`, '--export-prefix=_'];
const OPTIMISED = ['--post-emscripten', '-O3', '--low-memory-unused', '--strip-debug', '--strip-producers'];
const LIBRARIES = ['-lc', '-lcompiler_rt'];
// How loader.js calls the section that says of which build a module is.
const BUILD = 'build';

const TEXT = { type: 'string' };
const { values: given, positionals: objects } = parseArgs({
  allowPositionals: true,
  options: {
    first: TEXT, rest: TEXT, library: TEXT, options: TEXT, sysroot: TEXT,
    emcc: TEXT, 'wasm-ld': TEXT, 'wasm-opt': TEXT, 'wasm-split': TEXT,
  },
});
const folder = mkdtempSync(join(tmpdir(), 'ouro-split-'));
const file = (name) => join(folder, name);
const run = (tool, ...words) => execFileSync(given[tool], words.flat(), { stdio: ['ignore', 'ignore', 'inherit'] });

// The linked module of an object file, its functions named and not yet optimised across files, but equal ones made one.
function linked(object, name) {
  writeFileSync(file(`${name}.o`), object);
  run('emcc', given.options.split(' '), '-O1', '-g2', file(`${name}.o`), '-o', file(`${name}.wasm`));
  // An object file made of several has forgotten under which names it exports.
  writeFileSync(file(`${name}.wasm`), withExportsNamed(readFileSync(file(`${name}.wasm`)), (one) => one.replace(/^export_/, '')));
  run('wasm-opt', FEATURES, '-g', '--duplicate-function-elimination', file(`${name}.wasm`), '-o', file(`${name}.wasm`));
  return readFileSync(file(`${name}.wasm`));
}

const namesOfFirst = async (module) => {
  const isFirst = await firstFunctions({ ...withCounters(module), folder: given.library });
  return functionNames(module).filter((_, i) => isFirst[i]);
};

// A function that is first in spite of what was asked for would read tables that are not there. In the place of one that is exported
// and not first is one that calls it.
function checkFirst(first, whole, wanted) {
  const isFirst = new Set(wanted);
  const names = functionNames(whole);
  const exported = [...exportedFunctions(whole)].filter((i) => !isFirst.has(names[i]));
  const count = definedFunctions(sectionsOf(first));
  if (count !== wanted.length + exported.length) {
    throw new Error(`${count} functions in the first module, where ${wanted.length + exported.length} were to be`);
  }
}

// These segments as one. Zeros between what is not zero are cut out by the optimiser, and weigh less compressed than the places of
// two thousand pieces.
function joined(segments) {
  const [[begin], [last, lastBytes]] = [segments[0], segments.at(-1)];
  const bytes = Buffer.alloc(last + lastBytes.length - begin);
  for (const [place, part] of segments) bytes.set(part, place - begin);
  return { id: SECTION.data, body: sectionOf([[begin, bytes]]) };
}

// What stands for a function of the rest is named by its place in the table; then, as loader.js expects it, by how far that lies behind
// the place of the one before: mostly 1, which weighs next to nothing compressed.
function withSteps(module) {
  let last = 0;
  return withImportsNamed(module, (name, from) => {
    if (from !== REST) return name;
    const step = Number(name) - last;
    last += step;
    return String(step);
  });
}

const dataOf = (module) => segmentsIn(sectionsOf(module).find(({ id }) => id === SECTION.data).body).sort(([a], [b]) => a - b);

// A module's sections without what only tools read, with these data and the number of the build.
function withData(module, data, build) {
  const sections = sectionsOf(module).filter(({ id }) => ![SECTION.custom, SECTION.data, SECTION.dataCount].includes(id));
  return moduleOf([...sections, joined(data), { id: SECTION.custom, name: BUILD, body: build }]);
}

try {
  run('wasm-ld', '-r', '--strip-debug', objects, `-L${join(given.sysroot, 'lib/wasm32-emscripten')}`, LIBRARIES, '-o', file('all.o'));
  const all = readFileSync(file('all.o'));
  const first = await namesOfFirst(linked(inParts(all), 'counted'));
  const isFirst = new Set(first);
  const whole = linked(inParts(all, (name) => isFirst.has(name)), 'whole');
  writeFileSync(file('names'), first.join('\n'));
  const outputs = ['-o1', file('first.wasm'), '-o2', file('rest.wasm')];
  run('wasm-split', FEATURES, NAMESPACES, `--keep-funcs=@${file('names')}`, file('whole.wasm'), outputs);
  checkFirst(readFileSync(file('first.wasm')), whole, first);
  for (const name of ['first', 'rest']) run('wasm-opt', FEATURES, OPTIMISED, file(`${name}.wasm`), '-o', file(`${name}.wasm`));
  const module = withSteps(readFileSync(file('first.wasm')));
  const rest = readFileSync(file('rest.wasm'));
  const build = createHash('sha256').update(module).update(rest).digest().subarray(0, 8);
  const [, [restBegin]] = dataOf(whole);
  const data = dataOf(module);
  writeFileSync(given.first, withData(module, data.filter(([place]) => place < restBegin), build));
  writeFileSync(given.rest, withData(rest, data.filter(([place]) => place >= restBegin), build));
} finally {
  rmSync(folder, { recursive: true });
}
