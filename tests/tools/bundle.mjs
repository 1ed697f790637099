// The page's TypeScript as what a browser loads: checked, bundled, made small. Also single modules of it for tests in Node.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT, run } from './run.mjs';

const WEB = join(ROOT, 'web');

const LESSONS = join(ROOT, 'examples/lessons');

// The module 'lessons': the list of them, and the texts of their programs.
const lessons = {
  name: 'lessons',
  setup(building) {
    building.onResolve({ filter: /^lessons$/ }, () => ({ path: 'lessons', namespace: 'lessons' }));
    building.onLoad({ filter: /^/, namespace: 'lessons' }, () => {
      const articles = JSON.parse(readFileSync(join(LESSONS, 'lessons.json'), 'utf8'));
      const files = articles.flatMap((article) => article.lessons.map(({ file }) => file));
      const programs = Object.fromEntries(files.map((file) => [file, readFileSync(join(LESSONS, `${file}.py`), 'utf8')]));
      return { contents: `export const articles = ${JSON.stringify(articles)}; export const programs = ${JSON.stringify(programs)};` };
    });
  },
};

const COMMON = {
  bundle: true,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  alias: { ouroboros: join(ROOT, 'wasm/js/index.js') },
  external: ['node:*'],
  plugins: [lessons],
  logLevel: 'error',
};

export const checkTypes = () => run(join(ROOT, 'node_modules/.bin/tsc'), ['-p', WEB], { quiet: true });

// page.js with page.css, and worker.js beside it, in which programs run.
export async function bundlePage(folder, options = {}) {
  const shared = { ...COMMON, minify: true, ...options };
  const entryPoints = { page: join(WEB, 'app/main.tsx'), worker: join(ROOT, 'wasm/js/worker.js') };
  await build({ ...shared, entryPoints, outdir: folder });
}

// A module of the page, by its path below web/, as Node imports it.
export async function importFromPage(path) {
  const { outputFiles } = await build({ ...COMMON, entryPoints: [join(WEB, path)], write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
