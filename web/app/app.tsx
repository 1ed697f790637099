// The page put together.
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { Session } from 'ouroboros';
import type { Why } from '../model/first_instant.ts';
import { MAIN, lineText } from '../model/timeline.ts';
import { troubleIn, type Trouble } from '../model/trouble.ts';
import { editorLine, TYPED } from '../model/typed.ts';
import { STAGE_VIEWS } from '../model/views.ts';
import { Console } from '../view/console/console.tsx';
import { Editor } from '../view/editor/editor.tsx';
import { pictureAddress } from '../view/graph/address.ts';
import { attempts, lazy, NotLoaded } from '../view/shared/lazy.tsx';
import { PANES } from '../view/panes.tsx';
import type { StageProps } from '../view/stage.ts';
import { sayShell } from '../words/shell.ts';
import { language } from '../words/speak.ts';
import { appearance, isDark } from './appearance.ts';
import { Bar } from './bar.tsx';
import { answerKeys, KEYS } from './keys.ts';
import { articles, opening } from './lesson_list.ts';
import { isEmbedded } from './embedded.ts';
import type { Links } from './links.ts';
import type { Playground } from './playground.ts';

const Inspector = lazy(async () => (await import('../view/picture.ts')).Inspector);
const Timeline = lazy(async () => (await import('../view/picture.ts')).Timeline);
const LessonText = lazy(async () => (await import('../view/shell/lesson.tsx')).LessonText);
const HelpDialog = lazy(async () => (await import('../view/shell/help.tsx')).HelpDialog);
const LostLesson = lazy(async () => (await import('../view/shell/lost_lesson.tsx')).LostLesson);
const SettingsDialog = lazy(async () => (await import('../view/shell/settings.tsx')).SettingsDialog);
const Tour = lazy(async () => (await import('../view/shell/tour.tsx')).Tour);

// That of the style sheets.
const NARROW = '(max-width: 50rem)';

interface AppProps {
  playground: Playground;
  links: Links;
}

export function App({ playground, links }: AppProps) {
  // With the page itself: a key that is pressed as soon as it is seen is not lost.
  useLayoutEffect(() => answerKeys(playground), [playground]);
  // What draws a run is not asked for before what runs it.
  const hasBegun = useRef(false);
  hasBegun.current ||= playground.phase.value !== 'loading';
  return (
    <div class={`page${isEmbedded ? ' compact' : ''}${playground.isStill.value ? ' is-still' : ''}`}>
      <a class="skip" href="#stage" onClick={(event) => focusStage(event)}>{sayShell('skip')}</a>
      <Bar playground={playground} links={links} />
      <ProgramColumn playground={playground} />
      <Stage playground={playground} />
      <footer class="timeline">
        {hasBegun.current && (
          <Timeline
            player={playground.player} recording={playground.recording.value} constants={playground.constants} length={playground.length.value}
            at={playground.at.value} now={playground.shown.value?.now ?? null} line={lineOf(playground)} code={playground.codeThatRan.value}
            selected={playground.selected.value} breakpoints={playground.breakpoints.value} why={whyShown(playground)}
            lineTyped={(instant, line) => editorLine(playground.typing.statements.value, instant, line)}
            toBreakpoint={(direction) => void playground.toBreakpoint(direction)} isRunning={playground.phase.value === 'running'}
          />
        )}
      </footer>
      <Dialogs playground={playground} />
      {playground.isToured.value && playground.shown.value !== null && <Tour end={() => (playground.isToured.value = false)} />}
      <Notice playground={playground} />
    </div>
  );
}

function focusStage(event: Event): void {
  event.preventDefault();
  document.getElementById('stage')?.focus();
}

// The line of the editor that is on at the shown instant.
function lineOf(playground: Playground): number | null {
  const now = playground.shown.value?.now;
  const frame = now?.view.frames.find(({ kind, filename }) => kind === 'call' && (filename === MAIN || filename === TYPED));
  if (now === undefined || frame === undefined || frame.line < 1) return null;
  return frame.filename === MAIN ? frame.line : editorLine(playground.typing.statements.value, now.number ?? 0, frame.line);
}

function textOfLine(playground: Playground): string | null {
  const line = lineOf(playground);
  return line === null ? null : lineText(playground.codeThatRan.value, line);
}

// Why the run shows the instant that it stands at; null: the reader has gone there.
const whyShown = ({ at, telling }: Playground): Why | null => (telling.value?.instant === at.value ? telling.value.why : null);

function ProgramColumn({ playground }: { playground: Playground }) {
  const code = playground.code.value;
  const output = playground.output.value;
  const phase = playground.phase.value;
  const recording = playground.recording.value;
  const isStale = recording !== null && code !== playground.codeThatRan.value;
  const trouble = useTrouble(playground, isStale);
  const column = useRef<HTMLElement>(null);
  useEffect(() => uncover(column.current!, recording !== null), [recording !== null]);
  return (
    <section class="program" ref={column} aria-label={sayShell('program')}>
      <LessonPlace playground={playground} />
      <Editor
        code={code}
        onChange={(text) => (playground.code.value = text)}
        line={isStale ? null : lineOf(playground)}
        breakpoints={playground.breakpoints.value}
        onBreakpoint={(line) => playground.toggleBreakpoint(line)}
        trouble={trouble}
        isWatched={recording !== null && !isStale}
      />
      <Console
        output={output}
        echoes={playground.typing.echoes.value}
        hasPrompt={recording instanceof Session ? recording.state === 'prompt' : phase === 'done'}
        typed={recording instanceof Session ? recording.typed : ''}
        type={(line) => void playground.type(line)}
        phase={playground.isStill.value ? 'empty' : phase}
        failure={playground.failure.value}
        status={recording?.status ?? null}
        wasInterrupted={recording?.wasInterrupted ?? false}
        length={playground.length.value}
        at={whyShown(playground) === null ? playground.at.value : playground.end}
        go={(instant) => playground.go(instant)}
        answer={(text) => void playground.answer(text)}
        goOn={() => void playground.goOn()}
        stop={() => void playground.stop()}
        run={() => playground.press()}
        isStale={isStale}
      />
    </section>
  );
}

// What the program's last run has ended with; null: nothing is wrong, or the text is another now.
function useTrouble({ code, output, phase, recording }: Playground, isStale: boolean): Trouble | null {
  return useMemo(() => {
    const errors = output.value.filter(({ stream }) => stream === 2).slice(-200);
    const isWrong = phase.value === 'done' && !isStale && recording.value?.status;
    return isWrong ? troubleIn(errors.map(({ text }) => text).join(''), MAIN, code.value) : null;
  }, [output.value, phase.value, isStale]);
}

// The lesson that is open, or that there is none of the name that the address gives.
function LessonPlace({ playground }: { playground: Playground }) {
  const { lesson, lostLesson } = playground;
  return (
    <>
      {lesson.value !== null && (
        <LessonText
          lesson={lesson.value} articles={articles.value} turn={isEmbedded ? null : async (by) => (await opening()).turnLesson(playground, by)}
          close={() => (lesson.value = null)}
        />
      )}
      {lostLesson.value !== null && (
        <LostLesson
          file={lostLesson.value} lessons={articles.value.flatMap(({ lessons }) => lessons)}
          open={async (one) => void (await opening()).openLesson(playground, one)} close={() => (lostLesson.value = null)}
        />
      )}
    </>
  );
}

// On a narrow screen the bar makes room for what a run shows.
function uncover(column: HTMLElement, hasRun: boolean): void {
  const top = column.getBoundingClientRect().top;
  if (hasRun && top > 0 && matchMedia(NARROW).matches) window.scrollBy({ top, behavior: 'instant' });
}

function Stage({ playground }: { playground: Playground }) {
  const view = playground.view.value;
  const file = playground.file.value;
  const shown = file?.shown ?? playground.shown.value;
  const Pane = PANES[view];
  const props: StageProps | null = shown && {
    ...shown,
    recording: file === null ? playground.recording.value : null,
    line: file === null ? textOfLine(playground) : null,
    selected: playground.selected.value,
    select: (address) => playground.select(address),
    go: (instant) => playground.go(instant),
    openLesson: async (file) => void (await opening()).openLessonNamed(playground, file),
    open: (other, memory) => {
      playground.remember(other, memory);
      playground.show(other);
    },
    memory: playground.memories.value[view] ?? null,
    remember: (memory) => playground.remember(view, memory),
  };
  return (
    <main class="stage" id="stage" tabIndex={-1} aria-label={sayShell('stage')}>
      <Tabs playground={playground} />
      {file !== null && (
        <p class="file-shown">
          {sayShell('fileShown', { name: file.name })}
          <button class="button" onClick={() => playground.closeFile()}>{sayShell(playground.recording.value === null ? 'closeHeap' : 'backToRun')}</button>
        </p>
      )}
      <div class="stage-body">
        <div class="pane" role="tabpanel" id="pane" aria-labelledby={`tab-${view}`}>
          {props ? <Pane key={view} {...props} /> : <Nothing playground={playground} />}
        </div>
        {props && <Inspector {...props} />}
      </div>
    </main>
  );
}

function Nothing({ playground }: { playground: Playground }) {
  const picture = playground.picture.value;
  // There is a run, and what is to show it did not come.
  const isLost = playground.recording.value !== null && playground.failure.value !== '';
  useEffect(() => {
    if (isLost) playground.lookAgain();
  }, [attempts.value]);
  if (isLost) return <NotLoaded why={playground.failure.value} />;
  const comes = playground.phase.value === 'running' || playground.recording.value !== null;
  return (
    <div class={picture === '' ? 'nothing' : 'nothing has-picture'}>
      {playground.isStill.value
        ? <button class="button primary" onClick={() => playground.press()}>▶ {sayShell('startFigure')}</button>
        : picture === '' && (comes ? <p class="comes">{sayShell('comes')}</p> : <p>{playground.refusal.value || sayShell('nothingYet')}</p>)}
      {picture !== '' && <img class={isDark.value ? 'is-dark' : ''} src={pictureAddress(picture)} alt={sayShell('pictureAlt')} />}
    </div>
  );
}

function Tabs({ playground }: { playground: Playground }) {
  const view = playground.view.value;
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = STAGE_VIEWS.at((STAGE_VIEWS.indexOf(view) + by) % STAGE_VIEWS.length)!;
    playground.show(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={sayShell('views')} onKeyDown={onKeyDown}>
      {STAGE_VIEWS.map((name) => (
        <button
          key={name}
          id={`tab-${name}`}
          role="tab"
          aria-selected={view === name}
          aria-controls="pane"
          tabIndex={view === name ? 0 : -1}
          onClick={() => playground.show(name)}
        >
          {sayShell(name)}
        </button>
      ))}
    </div>
  );
}

function Dialogs({ playground }: { playground: Playground }) {
  const close = () => (playground.dialog.value = null);
  switch (playground.dialog.value) {
    case 'help':
      return <HelpDialog keys={KEYS} close={close} tour={() => (playground.isToured.value = true)} />;
    case 'settings':
      return (
        <SettingsDialog
          settings={playground.settings.value}
          change={(settings) => (playground.settings.value = settings)}
          appearance={appearance.value}
          setAppearance={(one) => (appearance.value = one)}
          language={language.value}
          setLanguage={(one) => (language.value = one)}
          close={close}
        />
      );
    default:
      return null;
  }
}

const NOTICE_MS = 6000;

function Notice({ playground }: { playground: Playground }) {
  const text = playground.notice.value;
  useEffect(() => {
    if (text === '') return;
    const timer = setTimeout(() => (playground.notice.value = ''), NOTICE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return <div class={`notice${text === '' ? ' gone' : ''}`} role="status">{text}</div>;
}
