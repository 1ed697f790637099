// `npm run bench`: builds and runs every benchmark: each tests/bench/*.bench.mjs, and each program of tests/bench/native/
// that no script of the same name runs.
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ROOT, run, Steps } from './run.mjs';
import { setUp } from './setup.mjs';
import { buildPreset } from './steps.mjs';
import { filesBelow } from './files.mjs';

const scripts = filesBelow('tests/bench', (name) => name.endsWith('.bench.mjs'));
const scriptNames = new Set(scripts.map((path) => basename(path, '.bench.mjs')));

function nativePrograms() {
  const folder = join(ROOT, 'build/native/bench');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !scriptNames.has(name.replace(/^bench_/, '')))
    .map((name) => join(folder, name))
    .sort();
}

// Large packages that only the comparison needs are no dependency of the project.
async function installPeers() {
  const folder = join(ROOT, 'tests/bench');
  if (!existsSync(join(folder, 'package-lock.json')) || existsSync(join(folder, 'node_modules'))) return 'nothing to do';
  await run('npm', ['ci', '--no-audit', '--no-fund'], { quiet: true, directory: folder });
  return 'installed';
}

const steps = new Steps();
if (await steps.step('set up', () => setUp('bench'))) {
  await steps.step('install peers', installPeers);
  const isBuilt = await steps.step('build native', () => buildPreset('native'));
  if (isBuilt) await steps.step('build guided', () => run('cmake', ['-P', 'core/cmake/guided.cmake'], { quiet: true }));
  if (isBuilt) {
    for (const program of nativePrograms()) await steps.step(basename(program), () => run(program, []));
  }
  if (isBuilt && scripts.length > 0 && (await steps.step('build wasm', () => buildPreset('wasm')))) {
    for (const script of scripts) await steps.step(script, () => run(process.execPath, [script]));
  }
}
steps.finish('npm run bench');
