// The bar on top: run, examples, link, files, settings.
import { useRef } from 'preact/hooks';
import { alsoAhead } from '../view/shared/lazy.tsx';
import { Menu, type Choice } from '../view/shell/menu.tsx';
import { sayShell } from '../words/shell.ts';
import { language } from '../words/speak.ts';
import { figureTitle, isEmbedded } from './embedded.ts';
import { articles, loadArticles, opening } from './lesson_list.ts';
import { asPng, chooseFile, copyText, saveFile } from './files.ts';
import type { Links } from './links.ts';
import type { Playground } from './playground.ts';

const loadPictures = () => import('./pictures.ts');
alsoAhead(loadArticles);
alsoAhead(opening);
alsoAhead(loadPictures);

export function Bar({ playground, links }: { playground: Playground; links: Links }) {
  const isRunning = playground.phase.value === 'running';
  return (
    <header class={figureTitle ? 'bar has-title' : 'bar'}>
      <h1><img src={iconAddress()} alt="" width="22" height="22" /> <span>{figureTitle || sayShell('title')}</span></h1>
      {isRunning ? (
        <button class="button primary" onClick={() => void playground.stop()}>■ {sayShell('stop')}</button>
      ) : (
        <button class="button primary" title={sayShell('runKey')} onClick={() => playground.press()}>▶ {sayShell('run')}</button>
      )}
      {!isEmbedded && <Menu label={sayShell('examples')} title={sayShell('examples')} choices={lessonChoices(playground)} before={loadArticles} isWide />}
      <span class="spread" />
      {isEmbedded && <Reset playground={playground} />}
      {isEmbedded ? <OpenAlone playground={playground} /> : <Tools playground={playground} links={links} />}
    </header>
  );
}

const FIRST_ADDRESS = location.href;

// A reader who has changed a figure's program gets the first one back.
function Reset({ playground }: { playground: Playground }) {
  const { code, codeThatRan } = playground;
  const first = useRef('');
  first.current ||= codeThatRan.value;
  if (first.current === '' || (code.value === first.current && codeThatRan.value === first.current)) return null;
  const reset = () => {
    history.replaceState(null, '', FIRST_ADDRESS);
    location.reload();
  };
  return <button class="button" title={sayShell('resetTitle')} onClick={reset}>{sayShell('reset')}</button>;
}

// From a figure to the page itself, at the same instant.
function OpenAlone({ playground }: { playground: Playground }) {
  const open = (event: MouseEvent & { currentTarget: HTMLAnchorElement }) => {
    const lesson = playground.lesson.value;
    event.currentTarget.href = `${location.origin}${location.pathname}${lesson === null ? '' : `?lesson=${lesson.file}`}${location.hash}`;
  };
  return <a class="button" target="_blank" rel="noopener" href={location.pathname} onClick={open}>{sayShell('openAlone')} ↗</a>;
}

function Tools({ playground, links }: { playground: Playground; links: Links }) {
  return (
    <>
      <button class="button" title={sayShell('shareTitle')} onClick={() => void copy(playground, links.write(), 'copied')}>{sayShell('share')}</button>
      <Menu label={sayShell('file')} title={sayShell('fileTitle')} choices={fileChoices(playground, links)} />
      <button class="button" onClick={() => (playground.dialog.value = 'settings')}>{sayShell('settings')}</button>
      <button class="button" lang={language.value === 'zh' ? 'en' : 'zh-Hans'} onClick={() => (language.value = language.value === 'zh' ? 'en' : 'zh')}>
        {language.value === 'zh' ? 'English' : '中文'}
      </button>
      <button class="button" title={sayShell('helpTitle')} aria-label={sayShell('helpTitle')} onClick={() => (playground.dialog.value = 'help')}>?</button>
    </>
  );
}

function lessonChoices(playground: Playground): Choice[] {
  const mine = language.value === 'zh' ? 1 : 0;
  return articles.value.flatMap(({ title, lessons }) =>
    lessons.map((lesson, index) => ({
      ...(index === 0 && { heading: title[mine] }),
      label: lesson.title[mine],
      isCurrent: lesson === playground.lesson.value,
      choose: async () => (await opening()).openLesson(playground, lesson),
    })),
  );
}

// The page's icon is where its head says.
const iconAddress = () => document.querySelector<HTMLLinkElement>('#icon')!.href;

async function copy(playground: Playground, text: Promise<string>, done: 'copied' | 'embedCopied'): Promise<void> {
  try {
    await copyText(await text);
    playground.notice.value = sayShell(done);
  } catch {
    playground.notice.value = sayShell(done === 'copied' ? 'copyYourself' : 'embedRefused');
  }
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

// So high that the program is in sight, as far as that goes, and a view other than the graph, which is seldom as small as that.
function heightOf({ code, view }: Playground): number {
  const lines = code.value.trimEnd().split('\n').length;
  return Math.max(view.value === 'graph' ? 520 : 640, Math.min(760, 260 + 22 * lines));
}

// What a course page puts where the figure is to be. It is called as the lesson is, or as the program's first line that says something.
async function figure(playground: Playground, links: Links): Promise<string> {
  const now = playground.shown.value?.now;
  const { portableSvg } = await loadPictures();
  const picture = now && portableSvg(now, playground.memories.value.graph ?? null, playground.selected.value);
  const address = new URL(await (picture === undefined ? links.write() : links.withPicture(picture)));
  const lesson = playground.lesson.value?.title[language.value === 'zh' ? 1 : 0].replaceAll('`', '');
  const line = /^[ #]*(\S.*)$/m.exec(playground.code.value)?.[1];
  const title = (lesson ?? line ?? sayShell('title')).slice(0, 60);
  address.search = `?embed&lang=${language.value}&title=${encodeURIComponent(title)}`;
  return `<iframe src="${escaped(address.href)}" title="${escaped(title)}" width="900" height="${heightOf(playground)}" loading="lazy" style="border:1px solid #ccc"></iframe>`;
}

function fileChoices(playground: Playground, links: Links): Choice[] {
  const now = (playground.file.value?.shown ?? playground.shown.value)?.now ?? null;
  const picture = async () => (await loadPictures()).pictureNow(playground)!;
  const save = (label: string, name: string, form: 'dot' | 'heapsnapshot' | 'snapshot'): Choice => ({
    label,
    isDisabled: now === null,
    choose: async () => saveFile(name, (await now!.view.write(form as 'dot')) as string, 'application/octet-stream'),
  });
  return [
    { label: sayShell('embed'), choose: () => void copy(playground, figure(playground, links), 'embedCopied') },
    { label: sayShell('openPython'), choose: () => void choose(playground, '.py,text/x-python,text/plain') },
    { label: sayShell('savePython'), choose: () => saveFile('program.py', playground.code.value, 'text/x-python') },
    { label: sayShell('open'), choose: () => void choose(playground, '.ouro') },
    { label: sayShell('saveSvg'), isDisabled: now === null, choose: async () => saveFile('heap.svg', await picture(), 'image/svg+xml') },
    { label: sayShell('savePng'), isDisabled: now === null, choose: async () => saveFile('heap.png', await asPng(await picture())) },
    save(sayShell('saveSnapshot'), 'heap.ouro', 'snapshot'),
    save(sayShell('saveDot'), 'heap.dot', 'dot'),
    save(sayShell('saveHeapSnapshot'), 'heap.heapsnapshot', 'heapsnapshot'),
  ];
}

async function choose(playground: Playground, accept: string): Promise<void> {
  const file = await chooseFile(accept);
  if (file !== null) await (await import('./opened.ts')).openFile(playground, file);
}
