// `npm test`: sets up, builds everything, runs every test, fuzzes for a moment. Fails when anything fails.
// The name must be none that `node --test` takes for a test's.
import { Steps } from './run.mjs';
import { setUp } from './setup.mjs';
import { buildPackage, buildPreset, buildSite, fuzz, fuzzTargets, runNodeTests, runUnitTests } from './steps.mjs';

const FUZZ_SECONDS = 10;

const steps = new Steps();
if (await steps.step('set up', () => setUp('test'))) {
  for (const preset of ['native', 'verify']) {
    const isBuilt = await steps.step(`build ${preset}`, () => buildPreset(preset));
    if (isBuilt) await steps.step(`C tests, ${preset}`, () => runUnitTests(preset));
    for (const target of isBuilt && preset === 'verify' ? fuzzTargets() : []) {
      await steps.step(`fuzz ${target} for ${FUZZ_SECONDS} s`, () => fuzz(target, FUZZ_SECONDS, { quiet: true }));
    }
  }
  const isBuilt = await steps.step('build wasm', () => buildPreset('wasm'));
  if (isBuilt) await steps.step('build page', buildSite);
  if (isBuilt) await steps.step('build package', buildPackage);
  await steps.step('Node tests', runNodeTests);
}
steps.finish('npm test');
