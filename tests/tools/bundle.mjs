// The page's TypeScript as what a browser loads: checked, bundled, made small. Also single modules of it for tests in Node.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { build } from 'esbuild';
import { ROOT, run } from './run.mjs';

const WEB = join(ROOT, 'web');

const LESSONS = join(ROOT, 'examples/lessons');

// The modules 'lessons', the list of them, and 'lesson-programs', their texts.
const lessons = {
  name: 'lessons',
  setup(building) {
    building.onResolve({ filter: /^lesson(s|-programs)$/ }, ({ path }) => ({ path, namespace: 'lessons' }));
    building.onLoad({ filter: /^/, namespace: 'lessons' }, ({ path }) => {
      const articles = JSON.parse(readFileSync(join(LESSONS, 'lessons.json'), 'utf8'));
      if (path === 'lessons') return { contents: `export const articles = ${JSON.stringify(articles)};` };
      const files = articles.flatMap((article) => article.lessons.map(({ file }) => file));
      const programs = Object.fromEntries(files.map((file) => [file, readFileSync(join(LESSONS, `${file}.py`), 'utf8')]));
      return { contents: `export const programs = ${JSON.stringify(programs)};` };
    });
  },
};

const COMMON = {
  bundle: true,
  format: 'esm',
  target: 'es2022',
  charset: 'utf8',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  alias: { ouroboros: join(ROOT, 'wasm/js/index.js') },
  external: ['node:*'],
  plugins: [lessons],
  logLevel: 'error',
};

export const checkTypes = () => run(join(ROOT, 'node_modules/.bin/tsc'), ['-p', WEB], { quiet: true });

const PAGE = { ...COMMON, minify: true, entryPoints: { page: join(WEB, 'app/main.tsx') } };

// page.js; parts/, what it loads later and what that shares with it; page.css, the style of all; worker.js, in which programs run.
// Gives the names of the parts that page.js begins with.
export async function bundlePage(folder) {
  const { metafile } = await build({ ...PAGE, splitting: true, chunkNames: 'parts/[name]-[hash]', metafile: true, outdir: folder });
  const whole = await wholePage();
  writeFileSync(join(folder, 'page.css'), whole.css);
  await build({ ...COMMON, minify: true, entryPoints: { worker: join(ROOT, 'wasm/js/worker.js') }, outdir: folder });
  for (const path of Object.keys(metafile.outputs).filter((name) => /parts.*[.]css$/.test(name))) rmSync(path);
  const page = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint?.endsWith('web/app/main.tsx'))[1];
  return page.imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => relative(folder, resolve(path)));
}

// The page's script and style with nothing to load later.
async function wholePage() {
  const { outputFiles } = await build({ ...PAGE, write: false, outdir: '.' });
  const text = (end) => outputFiles.find(({ path }) => path.endsWith(end)).text;
  return { script: text('.js'), css: text('.css') };
}

// ouroboros.html: the page of `site` with all that it loads in it, to be opened from disk.
export async function writeSinglePage(site) {
  const read = (name) => readFileSync(join(site, name));
  const part = (name, bytes) =>
    `<script type="text/plain" id="ouroboros-${name}">${deflateRawSync(bytes, { level: 9 }).toString('base64')}</script>`;
  const engine = (end) => read(`engine/ouro-3.11.${end}`);
  const worker = await build({
    ...COMMON, minify: true, format: 'iife', entryPoints: [join(WEB, 'app/worker.js')], write: false, logOverride: { 'empty-import-meta': 'silent' },
  });
  // What would end the element that it stands in.
  const script = (await wholePage()).script.replaceAll('</script', '<\\/script');
  const icon = `data:image/svg+xml;base64,${read('icon.svg').toString('base64')}`;
  const policy = "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:; worker-src blob:; style-src 'unsafe-inline'; " +
    "img-src data: blob:; base-uri 'none'; form-action 'none'";
  const parts = [part('worker', worker.outputFiles[0].contents), part('engine', engine('wasm')), part('library', engine('library')), part('data', engine('data')), part('rest', engine('rest.wasm'))];
  const html = read('index.html').toString()
    .replace(/content="default-src[^"]*"/, () => `content="${policy}"`)
    .replace('href="icon.svg"', () => `href="${icon}"`)
    .replace('<link rel="stylesheet" href="page.css">', () => `<style>${read('page.css')}</style>`)
    .replace(/ *<script type="module" src="page.js"><\/script>\n/, '')
    .replace(/ *<link rel="modulepreload"[^>]*>\n/g, '')
    .replace('</body>', () => `${parts.join('\n')}\n<script type="module">${script}</script>\n  </body>`);
  writeFileSync(join(site, 'ouroboros.html'), html);
}

// A module of the page, by its path below web/, as Node imports it.
export async function importFromPage(path) {
  const { outputFiles } = await build({ ...COMMON, entryPoints: [join(WEB, path)], write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
