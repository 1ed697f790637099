// `npm start [-- --port N]`: builds the page and serves it until interrupted.
import { parseArgs } from 'node:util';
import { Steps } from './run.mjs';
import { setUp } from './setup.mjs';
import { buildPreset, buildSite, SITE } from './steps.mjs';
import { serve } from './serve.mjs';

const { values } = parseArgs({ options: { port: { type: 'string' } } });

const steps = new Steps();
const isReady =
  (await steps.step('set up', () => setUp('start'))) &&
  (await steps.step('build wasm', () => buildPreset('wasm'))) &&
  (await steps.step('build page', buildSite));
if (isReady) {
  const port = values.port === undefined ? { port: 8000, orNext: true } : { port: Number(values.port) };
  const { address } = await serve(SITE, { ...port, isCompressed: true });
  console.log(`Ouroboros is at ${address} (Ctrl+C ends it)`);
} else {
  steps.finish('npm start');
}
