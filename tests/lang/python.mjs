// The CPython 3.11 that tests of the language compare with, and the files of its library.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

// Debian's is the one whose answers count where another 3.11 stands before it in PATH.
export const PYTHON = existsSync('/usr/bin/python3.11') ? '/usr/bin/python3.11' : 'python3.11';
export const hasPython = spawnSync(PYTHON, ['--version']).status === 0;

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === '__pycache__' ? [] : filesBelow(path);
      return entry.name.endsWith('.py') ? [path] : [];
    });
}

// All Python files below a folder; without one, `count` of the library, evenly taken.
export function pythonFiles(folder, count) {
  if (folder) return filesBelow(folder);
  const library = execFileSync(PYTHON, ['-c', 'import ast; print(ast.__file__)'], { encoding: 'utf8' });
  const files = filesBelow(join(library.trim(), '..'));
  const step = Math.max(1, Math.floor(files.length / count));
  return files.filter((_, i) => i % step === 0);
}
