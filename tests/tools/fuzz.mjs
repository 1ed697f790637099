// `npm run fuzz [-- --seconds N]`: builds the fuzz targets with sanitizers and runs each for N seconds (60).
import { parseArgs } from 'node:util';
import { Steps } from './run.mjs';
import { setUp } from './setup.mjs';
import { buildPreset, fuzz, fuzzTargets } from './steps.mjs';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' } } });

const steps = new Steps();
if (await steps.step('set up', () => setUp('fuzz'))) {
  if (await steps.step('build verify', () => buildPreset('verify'))) {
    for (const target of fuzzTargets()) await steps.step(`fuzz ${target}`, () => fuzz(target, values.seconds));
  }
}
steps.finish('npm run fuzz');
