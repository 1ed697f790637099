// The commands of package.json begin before any package is installed: they install them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../tools/places.mjs';

// What a module imports before it does anything.
const importsOf = (path) =>
  [...readFileSync(path, 'utf8').matchAll(/^(?:import|export)\b[^;]*? from '([^']+)'|^import '([^']+)'/gm)].map(([, a, b]) => a ?? b);

function packagesOf(path, seen = new Map()) {
  if (seen.has(path)) return seen;
  const names = importsOf(path);
  seen.set(path, names.filter((name) => !name.startsWith('.') && !name.startsWith('node:')));
  for (const name of names.filter((one) => one.startsWith('.'))) packagesOf(join(dirname(path), name), seen);
  return seen;
}

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

for (const [name, command] of Object.entries(scripts)) {
  test(`npm run ${name} begins without packages`, () => {
    const [, script] = command.match(/^node (\S+\.mjs)/);
    const needed = [...packagesOf(join(ROOT, script))].filter(([, packages]) => packages.length > 0);
    assert.deepEqual(needed.map(([path, packages]) => `${relative(ROOT, path)}: ${packages}`), []);
  });
}
