// `npm run fuzz [-- --seconds N]`: builds the fuzz targets with sanitizers and runs each for N seconds (60).
// What a target finds stays in build/fuzz/<target>/, and its corpus grows there.
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT, run, Steps } from './run.mjs';
import { setUp } from './setup.mjs';
import { buildPreset } from './steps.mjs';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' } } });

function targets() {
  const folder = join(ROOT, 'build/verify/tests');
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('_fuzz')).sort() : [];
}

async function fuzz(target) {
  const findings = join(ROOT, 'build/fuzz', target);
  const corpus = join(findings, 'corpus');
  mkdirSync(corpus, { recursive: true });
  const seeds = join(ROOT, 'tests/fuzz', `${target.replace(/_fuzz$/, '')}_seeds`);
  await run(join(ROOT, 'build/verify/tests', target), [
    `-max_total_time=${values.seconds}`,
    `-artifact_prefix=${findings}/`,
    corpus,
    ...(existsSync(seeds) ? [seeds] : []),
  ]);
}

const steps = new Steps();
if (await steps.step('set up', () => setUp('fuzz'))) {
  if (await steps.step('build verify', () => buildPreset('verify'))) {
    const names = targets();
    if (names.length === 0) console.log('  no fuzz targets yet');
    for (const target of names) await steps.step(`fuzz ${target}`, () => fuzz(target));
  }
}
steps.finish('npm run fuzz');
