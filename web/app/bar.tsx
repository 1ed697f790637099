// The bar on top: run, examples, link, files, settings.
import { signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { alsoAhead } from '../view/shared/lazy.tsx';
import { Menu, type Choice } from '../view/shell/menu.tsx';
import { sayShell } from '../words/shell.ts';
import { language } from '../words/speak.ts';
import { copy } from './copying.ts';
import { figureTitle, isEmbedded } from './embedded.ts';
import { articles, loadArticles, opening } from './lesson_list.ts';
import type { Links } from './links.ts';
import type { Playground } from './playground.ts';

const fileMenu = signal<typeof import('./file_menu.ts') | null>(null);
const loadFileMenu = async () => (fileMenu.value ??= await import('./file_menu.ts'));
alsoAhead(loadArticles);
alsoAhead(opening);
alsoAhead(loadFileMenu);

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
      <button class="button" title={sayShell('shareTitle')} onClick={() => void copy(playground, links.write(), sayShell('copied'), sayShell('copyYourself'))}>{sayShell('share')}</button>
      <Menu label={sayShell('file')} title={sayShell('fileTitle')} choices={fileMenu.value?.fileChoices(playground, links) ?? []} before={loadFileMenu} />
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
