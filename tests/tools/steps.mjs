// The steps that the commands of this folder share: build a preset, run its C tests, fuzz, put the page together.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { filesBelow } from './files.mjs';
import { ROOT, run } from './run.mjs';
import { librarySeeds } from './library_seeds.mjs';
import { sourceSeeds } from './source_seeds.mjs';

export const SITE = join(ROOT, 'build/site');
export const PACKAGE = join(ROOT, 'build/package');
const FAILED_TESTS = join(ROOT, 'build/failed-tests.txt');

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

// The fuzz targets that the verify preset has built.
export function fuzzTargets() {
  const folder = join(ROOT, 'build/verify/tests');
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('_fuzz')).sort() : [];
}

// Fuzzes for that many seconds. What is found stays in build/fuzz/<target>/, and the corpus grows there. Beside the target's
// source may lie <name>.dict, a dictionary.
export async function fuzz(target, seconds, options = {}) {
  const findings = join(ROOT, 'build/fuzz', target);
  const corpus = join(findings, 'corpus');
  mkdirSync(corpus, { recursive: true });
  const dictionary = join(ROOT, 'tests/fuzz', `${target.replace(/_fuzz$/, '')}.dict`);
  // Slowly longer inputs suit hours; a small len_control comes to longer ones within seconds.
  const settings = [`-max_total_time=${seconds}`, '-len_control=10', `-artifact_prefix=${findings}/`, '-timeout=60'];
  if (existsSync(dictionary)) settings.push(`-dict=${dictionary}`);
  const seeds = { source_fuzz: sourceSeeds, library_fuzz: librarySeeds }[target];
  const folders = seeds ? [corpus, seeds(join(findings, 'seeds'))] : [corpus];
  const output = await run(join(ROOT, 'build/verify/tests', target), [...settings, ...folders], options);
  return output.match(/^Done \d+ runs/m)?.[0];
}

// The test files of Node, in order of their names.
export const nodeTests = () => filesBelow('tests', (name) => name.endsWith('.test.mjs'));

// Runs test files of Node; the names of the files that failed are left in build/failed-tests.txt.
async function runTestFiles(files, concurrency) {
  mkdirSync(dirname(FAILED_TESTS), { recursive: true });
  // `npm test` has installed python3.11, so a test that does not find it fails here instead of being skipped.
  const environment = { OURO_NEED_PYTHON: '1' };
  const reporters = [
    '--test-reporter=spec', '--test-reporter-destination=stdout',
    `--test-reporter=${pathToFileURL(join(ROOT, 'tests/tools/failed_files.mjs'))}`, `--test-reporter-destination=${FAILED_TESTS}`,
  ];
  await run(process.execPath, ['--test', ...reporters, `--test-concurrency=${concurrency}`, ...files], { environment });
}

// A test in a browser also fails when the machine is too busy to answer in time. Its file is therefore run once more, alone; what
// fails twice has failed. What passes then is named, so that nobody overlooks it.
export async function runNodeTests() {
  try {
    await runTestFiles(nodeTests(), 2);
  } catch (failure) {
    const failed = readFileSync(FAILED_TESTS, 'utf8').split('\n').filter(Boolean);
    if (failed.length === 0 || !failed.every((name) => name.startsWith('tests/web/'))) throw failure;
    console.log(`  once more, alone: ${failed.join(', ')}`);
    await runTestFiles(failed, 1);
    return `passed; at the second attempt: ${failed.join(', ')}`;
  }
}

// Where the engine of a build lies beside its JavaScript.
function copyEngine(folder) {
  for (const end of ['wasm', 'rest.wasm', 'library', 'data']) {
    cpSync(join(ROOT, 'build/wasm', `ouro-3.11.${end}`), join(folder, `ouro-3.11.${end}`));
  }
}

// The page's HTML, which asks for the parts of page.js beside it instead of after it. Its icon is in it: browsers ask for one anew
// whenever the address behind '#' changes.
function pageOf(parts) {
  const links = parts.map((part) => `    <link rel="modulepreload" href="${part}">\n`).join('');
  const icon = readFileSync(join(ROOT, 'web/icon.svg'), 'utf8').trim().replace(/[<>"#%]/g, (sign) => encodeURIComponent(sign));
  const html = readFileSync(join(ROOT, 'web/index.html'), 'utf8');
  return html.replace('href="icon.svg"', () => `href="data:image/svg+xml,${icon}"`).replace('  </head>', `${links}  </head>`);
}

// build/site: the page and the engine, as static files for any server. The page's types are checked on the way.
export async function buildSite() {
  // Its packages are there once everything is set up.
  const { bundlePage, checkTypes, writeSinglePage } = await import('./bundle.mjs');
  const { writeStills } = await import('./stills.mjs');
  await checkTypes();
  rmSync(SITE, { recursive: true, force: true });
  mkdirSync(join(SITE, 'engine'), { recursive: true });
  cpSync(join(ROOT, 'web/icon.svg'), join(SITE, 'icon.svg'));
  const parts = await bundlePage(SITE);
  writeFileSync(join(SITE, 'index.html'), pageOf(parts));
  copyEngine(join(SITE, 'engine'));
  await writeStills(SITE);
  await writeSinglePage(SITE);
  return 'build/site';
}

// build/package: the npm package, as `npm pack` takes it.
export function buildPackage() {
  rmSync(PACKAGE, { recursive: true, force: true });
  mkdirSync(PACKAGE, { recursive: true });
  cpSync(join(ROOT, 'wasm/js'), PACKAGE, { recursive: true, filter: (path) => extname(path) !== '.mjs' });
  cpSync(join(ROOT, 'LICENSE'), join(PACKAGE, 'LICENSE'));
  copyEngine(PACKAGE);
  return 'build/package';
}
