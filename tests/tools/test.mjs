// `npm test`: sets up, builds everything, runs every test. Fails when anything fails.
import { Steps } from './run.mjs';
import { setUp } from './setup.mjs';
import { buildPreset, buildSite, runNodeTests, runUnitTests } from './steps.mjs';

const steps = new Steps();
if (await steps.step('set up', () => setUp('test'))) {
  for (const preset of ['native', 'verify']) {
    const isBuilt = await steps.step(`build ${preset}`, () => buildPreset(preset));
    if (isBuilt) await steps.step(`C tests, ${preset}`, () => runUnitTests(preset));
  }
  const isBuilt = await steps.step('build wasm', () => buildPreset('wasm'));
  if (isBuilt) await steps.step('build page', buildSite);
  await steps.step('Node tests', runNodeTests);
}
steps.finish('npm test');
