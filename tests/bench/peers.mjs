// The other Pythons that benchmarks compare with. Owns how each is started; a peer that is not there is left out.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

// Debian's own, where it is: it is the one built with profile-guided optimisation.
export const PYTHON = existsSync('/usr/bin/python3.11') ? '/usr/bin/python3.11' : 'python3.11';

export function hasPython() {
  return spawnSync(PYTHON, ['--version']).status === 0;
}

export function runPython(script, args) {
  return execFileSync(PYTHON, [join(here, script), ...args], {
    encoding: 'utf8',
    env: { ...process.env, PYTHONHASHSEED: '0' },
  });
}

// Pyodide is 13 MB, so it is no dependency of the project: tests/bench/package.json names it for who wants the comparison.
export function hasPyodide() {
  return existsSync(join(here, 'node_modules/pyodide/pyodide.mjs'));
}

export function runPyodide(script, args) {
  const command = ['--stack-size=4000', join(here, 'pyodide.mjs'), join(here, script), ...args];
  return execFileSync(process.execPath, command, { encoding: 'utf8' });
}
