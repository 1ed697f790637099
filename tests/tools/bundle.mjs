// The page's TypeScript as what a browser loads: checked, bundled, made small. Also single modules of it for tests in Node.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { halves } from './halves.mjs';
import { ROOT, run } from './run.mjs';

const WEB = join(ROOT, 'web');
const PAGE = join(WEB, 'app/main.tsx');
const WORKER = join(ROOT, 'wasm/js/worker.js');
const PICTURE = join(WEB, 'view/picture.ts');
const CLUSTERS = join(WEB, 'model/clusters.ts');
const DRESS = join(WEB, 'view/shared/dress.ts');
const LESSONS = join(ROOT, 'examples/lessons');

// The modules 'lessons', the list of them, and 'lesson-programs', their texts.
const lessons = {
  name: 'lessons',
  resolveId: (name) => (/^lesson(s|-programs)$/.test(name) ? `\0${name}` : null),
  load(id) {
    if (!/^\0lesson/.test(id)) return null;
    const articles = JSON.parse(readFileSync(join(LESSONS, 'lessons.json'), 'utf8'));
    if (id === '\0lessons') return `export const articles = ${JSON.stringify(articles)};`;
    const files = articles.flatMap((article) => article.lessons.map(({ file }) => file));
    const programs = Object.fromEntries(files.map((file) => [file, readFileSync(join(LESSONS, `${file}.py`), 'utf8')]));
    return `export const programs = ${JSON.stringify(programs)};`;
  },
};

// The page's programs run in a worker: what runs them elsewhere is no part of it.
const remoteOnly = {
  name: 'remote-only',
  resolveId: (name) => (name === './service.js' ? '\0no-service' : null),
  load: (id) => (id === '\0no-service' ? 'export const Service = null;' : null),
};

// A style sheet without what only its reader needs.
const smallSheet = (text) => text.replace(/\/\*.*?\*\//gs, '').replace(/\s+/g, ' ').replace(/ ?([{};,]) ?/g, '$1').replace(/: /g, ':').replaceAll(';}', '}').trim();

// The editor's own modules are by far the largest.
const EDITOR = Object.fromEntries(['state', 'view'].map((name) => [`@codemirror/${name}`, join(ROOT, `node_modules/@codemirror/${name}/dist/index.js`)]));

// Until the rest is there the mouse selects text as it does everywhere in the browser.
const isMouse = (text) => text.startsWith('handlers.mousedown');

// These modules in two, of which the modules of the `first` part, with their texts, begin with one half.
const halvedEditor = (first) => {
  const texts = halves(Object.fromEntries(Object.entries(EDITOR).map(([name, file]) => [name, readFileSync(file, 'utf8')])), first, isMouse);
  return {
    name: 'halved-editor',
    resolveId(id, importer) {
      const [name, half] = id.split('?');
      if (EDITOR[name] === undefined) return null;
      return `${EDITOR[name]}?${half ?? (first.has(importer) ? 'first' : 'whole')}`;
    },
    load(id) {
      const [file, half] = id.split('?');
      const name = Object.keys(EDITOR).find((one) => EDITOR[one] === file);
      // The rest acts: it lends methods to what the first half has.
      return name === undefined ? null : { code: texts[name][half], moduleSideEffects: half !== 'first' };
    },
  };
};

const isSheet = (id) => id.endsWith('.css');

const sheetOf = (id) => smallSheet(readFileSync(id, 'utf8'));

const noSheets = { name: 'no-sheets', load: (id) => (isSheet(id) ? { code: '', moduleType: 'js' } : null) };

// Sheets as modules: those of `linked` are in a file that the page's head links, each other one is put on when its module begins.
const sheets = (linked) => ({
  name: 'sheets',
  load(id) {
    if (!isSheet(id)) return null;
    if (linked.has(id)) return { code: '', moduleType: 'js' };
    return { code: `import { dress } from ${JSON.stringify(DRESS)}; dress(${JSON.stringify(sheetOf(id))});`, moduleType: 'js', moduleSideEffects: true };
  },
});

// Gives the files of a bundle, the first one first.
async function bundle(entry, plugins, output) {
  const made = await rolldown({
    input: entry,
    platform: 'browser',
    external: /^node:/,
    resolve: { alias: { ouroboros: join(ROOT, 'wasm/js/index.js'), '@marijn/find-cluster-break': CLUSTERS } },
    tsconfig: false,
    transform: { jsx: { runtime: 'automatic', importSource: 'preact' }, target: 'es2022' },
    plugins: [lessons, ...plugins],
    logLevel: 'silent',
  });
  try {
    return (await made.generate({ format: 'esm', codeSplitting: false, ...output })).output;
  } finally {
    await made.close();
  }
}

export const checkTypes = () => run(join(ROOT, 'node_modules/.bin/tsc'), ['-p', WEB], { quiet: true });

// The modules that begin with one, in the order in which they run; `later`: also those that it loads later.
function closure(context, id, later = false, found = new Set(), walked = new Set()) {
  if (walked.has(id)) return found;
  walked.add(id);
  const { importedIds, dynamicallyImportedIds } = context.getModuleInfo(id);
  for (const next of later ? [...importedIds, ...dynamicallyImportedIds] : importedIds) closure(context, next, later, found, walked);
  return found.add(id);
}

// The page's script with nothing to load later; the modules that it begins with, those of a run's first picture, and the sheets of all.
async function wholePage() {
  const modules = {};
  const graph = {
    name: 'graph',
    buildEnd() {
      modules.first = closure(this, PAGE);
      modules.texts = new Map([...modules.first].filter((id) => !Object.values(EDITOR).includes(id)).map((id) => [id, this.getModuleInfo(id).code]));
      modules.picture = closure(this, PICTURE);
      modules.all = new Set([...modules.first, ...closure(this, PAGE, true)]);
    },
  };
  const [{ code }] = await bundle(PAGE, [noSheets, remoteOnly, graph], { minify: true });
  return { script: code, ...modules };
}

const sheetsOf = (modules) => [...modules].filter(isSheet).map(sheetOf).join('');

// The worker, and what it loads later: what is shared is in the worker.
async function workerFiles() {
  let first;
  const graph = { name: 'graph', buildEnd() { first = closure(this, WORKER); } };
  const names = { entryFileNames: 'worker.js', chunkFileNames: 'parts/[name]-[hash].js' };
  return bundle(WORKER, [graph], { minify: true, codeSplitting: { groups: [{ name: (id) => (first.has(id) ? 'first' : null) }] }, ...names });
}

// page.js; parts/, what it loads later and what that shares with it; page.css, the style that it begins with; worker.js, in which
// programs run, and what that loads later. Gives the names of the parts that page.js begins with.
export async function bundlePage(folder) {
  mkdirSync(join(folder, 'parts'), { recursive: true });
  const { first, texts, picture } = await wholePage();
  writeFileSync(join(folder, 'page.css'), sheetsOf(first));
  // What two parts share would else be a part of its own, and one more file to ask for.
  const partOf = (id) => (first.has(id) || id === DRESS || id.endsWith('?first') ? 'first' : picture.has(id) ? 'picture' : null);
  const names = { entryFileNames: 'page.js', chunkFileNames: 'parts/[name]-[hash].js' };
  const files = await bundle(PAGE, [sheets(first), remoteOnly, halvedEditor(texts)], { minify: true, codeSplitting: { groups: [{ name: partOf }] }, ...names });
  for (const { fileName, code } of files) writeFileSync(join(folder, fileName), code);
  for (const { fileName, code } of await workerFiles()) writeFileSync(join(folder, fileName), code);
  return files.find(({ isEntry }) => isEntry).imports;
}

// ouroboros.html: the page of `site` with all that it loads in it, to be opened from disk.
export async function writeSinglePage(site) {
  const read = (name) => readFileSync(join(site, name));
  const part = (name, bytes) =>
    `<script type="text/plain" id="ouroboros-${name}">${deflateRawSync(bytes, { level: 9 }).toString('base64')}</script>`;
  const engine = (end) => read(`engine/ouro-3.11.${end}`);
  const [worker] = await bundle(join(WEB, 'app/worker.js'), [], { minify: true, format: 'iife' });
  const page = await wholePage();
  // What would end the element that it stands in.
  const script = page.script.replaceAll('</script', '<\\/script');
  const policy = "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:; worker-src blob:; style-src 'unsafe-inline'; " +
    "img-src data: blob:; base-uri 'none'; form-action 'none'";
  const parts = [part('worker', worker.code), part('engine', engine('wasm')), part('library', engine('library')), part('data', engine('data')), part('rest', engine('rest.wasm'))];
  const html = read('index.html').toString()
    .replace(/content="default-src[^"]*"/, () => `content="${policy}"`)
    .replace('<link rel="stylesheet" href="page.css">', () => `<style>${sheetsOf(page.all)}</style>`)
    .replace(/ *<script type="module" src="page.js"><\/script>\n/, '')
    .replace(/ *<link rel="modulepreload"[^>]*>\n/g, '')
    .replace('</body>', () => `${parts.join('\n')}\n<script type="module">${script}</script>\n  </body>`);
  writeFileSync(join(site, 'ouroboros.html'), html);
}

// A module of the page, by its path below web/, as Node imports it.
export async function importFromPage(path) {
  const [{ code }] = await bundle(join(WEB, path), [noSheets], {});
  return import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
}
