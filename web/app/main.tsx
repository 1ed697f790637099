// Where the page begins: it draws itself, loads the engine, and shows what the link or the last visit says.
import '../style/tokens.css';
import '../style/page.css';
import '../style/shell.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { applyAppearance } from './appearance.ts';
import { figureLanguage, isEmbedded } from './embedded.ts';
import { loadEngine } from './engine.ts';
import { keep } from './keeping.ts';
import { instantOf } from './lessons.ts';
import { Links } from './links.ts';
import { Playground } from './playground.ts';
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
if (isEmbedded) language.value = figureLanguage();
const { isFirstVisit, link } = isEmbedded ? { isFirstVisit: false, link: '' } : keep(playground);
render(<App playground={playground} links={links} />, document.getElementById('page')!);

loadEngine().then(
  (python) => playground.start(python),
  (error: Error) => playground.start(error),
);

// The first visit begins where the two objects are lost, and not yet found.
async function welcome(): Promise<void> {
  playground.code.value = FIRST_PROGRAM;
  playground.isToured.value = true;
  await playground.run((recording) => instantOf(recording, 'line:13'));
}

void links.start(link).then((isFollowed) => {
  if (!isFollowed && isFirstVisit && playground.code.value === '') void welcome();
});
