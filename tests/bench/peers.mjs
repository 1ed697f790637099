// The Pythons that benchmarks compare, ours among them. Owns how each is started; one that is not there is left out.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BUILD } from '../tools/places.mjs';
import { PYTHON } from '../tools/python.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const environment = { ...process.env, PYTHONHASHSEED: '0' };

// How a file below tests/bench is run by `command`.
function peer(isThere, command) {
  return {
    isThere,
    run(script, args) {
      const [program, ...before] = command(join(here, script));
      const output = { encoding: 'utf8', env: environment, stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 26 };
      return execFileSync(program, [...before, ...args], output);
    },
  };
}

const node = (script, ...rest) => [process.execPath, '--stack-size=4000', join(here, script), ...rest];
const ouro = process.env.OURO_COMMAND ?? join(BUILD, 'native/ouro');
const guidedOuro = join(BUILD, 'guided/ouro');
const engineProgram = join(here, '../../wasm/js/run.mjs');

export const python = peer(
  () => spawnSync(PYTHON, ['--version']).status === 0,
  (file) => [PYTHON, file],
);
export const native = peer(
  () => existsSync(ouro),
  (file) => [ouro, file],
);
// The same, built with a profile (core/cmake/guided.cmake), as Debian's Python is.
export const guided = peer(
  () => existsSync(guidedOuro),
  (file) => [guidedOuro, file],
);

// The engine in Node.
export const engine = peer(
  () => existsSync(join(BUILD, 'wasm/ouro-3.11.wasm')),
  (file) => [process.execPath, engineProgram, file],
);

// These are large, so they are no dependencies of the project: tests/bench/package.json names them for who wants the comparison.
export const pyodide = peer(
  () => existsSync(join(here, 'node_modules/pyodide/pyodide.mjs')),
  (file) => node('pyodide.mjs', file),
);
export const micropython = peer(
  () => existsSync(join(here, 'node_modules/@micropython/micropython-webassembly-pyscript/micropython.mjs')),
  (file) => node('micropython.mjs', file),
);
