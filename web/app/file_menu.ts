// The menu of files: what the page opens, saves and copies. Loaded later, with all that does it.
import { portableSvg } from '../view/graph/export.ts';
import type { Choice } from '../view/shell/menu.tsx';
import { sayFiles } from '../words/file_menu.ts';
import { sayShell } from '../words/shell.ts';
import { language } from '../words/speak.ts';
import { copy } from './copying.ts';
import { asPng, chooseFile, saveFile } from './files.ts';
import type { Links } from './links.ts';
import { openFile } from './opened.ts';
import { pictureNow } from './pictures.ts';
import type { Playground } from './playground.ts';

export { acceptDrops } from './opened.ts';
export { preparePaper } from './pictures.ts';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

// So high that the program is in sight, as far as that goes, and a view other than the graph, which is seldom as small as that.
function heightOf({ code, view }: Playground): number {
  const lines = code.value.trimEnd().split('\n').length;
  return Math.max(view.value === 'graph' ? 520 : 640, Math.min(760, 260 + 22 * lines));
}

// What a course page puts where the figure is to be. It is called as the lesson is, or as the program's first line that says something.
async function figure(playground: Playground, links: Links): Promise<string> {
  const now = playground.shown.value?.now;
  const picture = now && portableSvg(now, playground.memories.value.graph ?? null, playground.selected.value);
  const address = new URL(await (picture === undefined ? links.write() : links.withPicture(picture)));
  const lesson = playground.lesson.value?.title[language.value === 'zh' ? 1 : 0].replaceAll('`', '');
  const line = /^[ #]*(\S.*)$/m.exec(playground.code.value)?.[1];
  const title = (lesson ?? line ?? sayShell('title')).slice(0, 60);
  address.search = `?embed&lang=${language.value}&title=${encodeURIComponent(title)}`;
  return `<iframe src="${escaped(address.href)}" title="${escaped(title)}" width="900" height="${heightOf(playground)}" loading="lazy" style="border:1px solid #ccc"></iframe>`;
}

/** What the menu offers now. */
export function fileChoices(playground: Playground, links: Links): Choice[] {
  const now = (playground.file.value?.shown ?? playground.shown.value)?.now ?? null;
  const picture = () => pictureNow(playground)!;
  const save = (label: string, name: string, form: 'dot' | 'heapsnapshot' | 'snapshot'): Choice => ({
    label,
    isDisabled: now === null,
    choose: async () => saveFile(name, (await now!.view.write(form as 'dot')) as string, 'application/octet-stream'),
  });
  return [
    { label: sayFiles('embed'), choose: () => void copy(playground, figure(playground, links), sayFiles('embedCopied'), sayFiles('embedRefused')) },
    { label: sayFiles('openPython'), choose: () => void choose(playground, '.py,text/x-python,text/plain') },
    { label: sayFiles('savePython'), choose: () => saveFile('program.py', playground.code.value, 'text/x-python') },
    { label: sayFiles('open'), choose: () => void choose(playground, '.ouro') },
    { label: sayFiles('saveSvg'), isDisabled: now === null, choose: () => saveFile('heap.svg', picture(), 'image/svg+xml') },
    { label: sayFiles('savePng'), isDisabled: now === null, choose: async () => saveFile('heap.png', await asPng(picture())) },
    save(sayFiles('saveSnapshot'), 'heap.ouro', 'snapshot'),
    save(sayFiles('saveDot'), 'heap.dot', 'dot'),
    save(sayFiles('saveHeapSnapshot'), 'heap.heapsnapshot', 'heapsnapshot'),
  ];
}

async function choose(playground: Playground, accept: string): Promise<void> {
  const file = await chooseFile(accept);
  if (file !== null) await openFile(playground, file);
}
