// The Python files of CPython 3.11's library, which tests of the language compare on.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PYTHON } from '../tools/python.mjs';

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
