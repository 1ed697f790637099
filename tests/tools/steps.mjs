// The steps that the commands of this folder share: build a preset, run its C tests, put the page together.
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from './files.mjs';
import { ROOT, run } from './run.mjs';

export const SITE = join(ROOT, 'build/site');

export async function buildPreset(preset) {
  await run('cmake', ['--preset', preset], { quiet: true });
  const output = await run('cmake', ['--build', '--preset', preset], { quiet: true });
  const warnings = (output.match(/warning:/g) ?? []).length;
  return warnings === 0 ? 'built' : `built, ${warnings} warnings`;
}

export async function runUnitTests(preset) {
  const output = await run('ctest', ['--preset', preset], { quiet: true });
  return output.match(/^.*tests passed.*$/m)?.[0] ?? 'no tests yet';
}

// The test files of Node, in order of their names.
export const nodeTests = () => filesBelow('tests', (name) => name.endsWith('.test.mjs'));

export async function runNodeTests() {
  await run(process.execPath, ['--test', '--test-reporter=spec', '--test-concurrency=2', ...nodeTests()]);
}

// build/site: the page, the loader and the engine, as static files for any server.
export function buildSite() {
  rmSync(SITE, { recursive: true, force: true });
  mkdirSync(SITE, { recursive: true });
  const page = (path) => !path.endsWith('.md');
  cpSync(join(ROOT, 'web'), SITE, { recursive: true, filter: page });
  cpSync(join(ROOT, 'wasm/js'), join(SITE, 'engine'), { recursive: true, filter: page });
  cpSync(join(ROOT, 'build/wasm/ouro-3.11.wasm'), join(SITE, 'engine/ouro-3.11.wasm'));
  return 'build/site';
}
