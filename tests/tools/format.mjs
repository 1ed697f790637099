// `npm run format`: formats every C file of ours in place.
import { run, Steps } from './run.mjs';
import { setUp } from './setup.mjs';
import { cFiles } from './files.mjs';

const steps = new Steps();
if (await steps.step('set up', () => setUp('format'))) {
  await steps.step('format C', async () => {
    const files = cFiles();
    await run('clang-format', ['-i', ...files], { quiet: true });
    return `${files.length} files`;
  });
}
steps.finish('npm run format');
