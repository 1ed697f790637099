// Where the page begins: it draws itself, loads the engine, and shows what the link or the last visit says.
import '../style/tokens.css';
import '../style/page.css';
import '../style/shell.css';
import '../style/figure.css';
import '../style/low.css';
import '../style/print.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import type { Ouroboros } from 'ouroboros';
import { App } from './app.tsx';
import { appearance, applyAppearance } from './appearance.ts';
import { figureAppearance, figureLanguage, figureTitle, isEmbedded, isStill } from './embedded.ts';
import { loadEngine } from './engine.ts';
import { hearHost, inSight, tellHeight } from './figure.ts';
import { keep } from './keeping.ts';
import { lessonAsked, opening } from './lesson_list.ts';
import { Links } from './links.ts';
import { Playground } from './playground.ts';
import { alsoAhead, loadAhead } from '../view/shared/lazy.tsx';
import { language } from '../words/speak.ts';

const FIRST_PROGRAM = `import gc, sys

class Node:
    pass

a = Node()
b = Node()
a.partner = b
b.partner = a
print(sys.getrefcount(a) - 1, "references to a")

del a, b
print("found by the collector:", gc.collect())
`;

const playground = new Playground();
const links = new Links(playground);
// For whoever looks into the page with the browser's tools, and for its tests.
Object.assign(window, { ouroboros: playground });

applyAppearance();
if (isEmbedded) {
  language.value = figureLanguage();
  appearance.value = figureAppearance();
  playground.isStill.value = isStill;
  if (figureTitle !== '') document.title = figureTitle;
  hearHost((one) => (appearance.value = one));
}
const { isFirstVisit, link } = isEmbedded ? { isFirstVisit: false, link: '' } : keep(playground);
const place = document.getElementById('page')!;
place.replaceChildren();
render(<App playground={playground} links={links} />, place);

// What draws a run comes while it runs; sooner, beside the engine, where a run is certain.
const loadPicture = () => import('../view/picture.ts').catch(() => {});
effect(() => {
  if (playground.phase.value === 'running') void loadPicture();
});
if (isFirstVisit || location.hash.length > 1 || location.search.includes('lesson=')) void loadPicture();

// A program runs, or what is asked for is not shown yet.
function isBusy(): boolean {
  const { phase, recording, shown, at, failure } = playground;
  return phase.value === 'running' || (recording.value !== null && failure.value === '' && shown.value?.now.number !== at.value);
}

// A figure loads its engine once it is looked at.
async function begin(): Promise<void> {
  if (isEmbedded) {
    tellHeight(() => playground.code.value.split('\n').length);
    await inSight();
    await playground.started();
  }
  let engine: Ouroboros | null = null;
  await playground.start(async () => (engine = await loadEngine()));
  alsoAhead(loadPicture, true);
  alsoAhead(async () => {
    const { acceptDrops, preparePaper } = await import('./file_menu.ts');
    preparePaper(playground);
    acceptDrops(playground);
  });
  // Last of all: then nothing needs the network any more. A course page has many figures, which do without.
  if (!isEmbedded) alsoAhead(async () => engine?.loadAhead());
  await loadAhead(isBusy);
}

void begin();

// The first visit begins where the two objects are lost, and not yet found.
async function welcome(): Promise<void> {
  playground.code.value = FIRST_PROGRAM;
  playground.isToured.value = true;
  await playground.run(async (recording) => (await opening()).instantOf(recording, 'line:13'));
}

// What is shown at first: what the link says; else the lesson that the address names (`?lesson=four_links`); else what was kept.
void links.start(link).then(async (isFollowed) => {
  const lesson = lessonAsked();
  if (!isFollowed && lesson !== null && (await (await opening()).openLessonNamed(playground, lesson))) return;
  if (!isFollowed && isFirstVisit && playground.code.value === '') void welcome();
});
