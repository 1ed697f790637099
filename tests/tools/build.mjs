// `npm run build`: the native library, the WebAssembly engine, the page and the npm package.
import { Steps } from './run.mjs';
import { setUp } from './setup.mjs';
import { buildPackage, buildPreset, buildSite } from './steps.mjs';

const steps = new Steps();
if (await steps.step('set up', () => setUp('build'))) {
  await steps.step('build native', () => buildPreset('native'));
  const isBuilt = await steps.step('build wasm', () => buildPreset('wasm'));
  if (isBuilt) await steps.step('build page', buildSite);
  if (isBuilt) await steps.step('build package', buildPackage);
}
steps.finish('npm run build');
