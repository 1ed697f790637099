// The page put together.
import { sayPage } from '../words/page.ts';
import { PANES } from '../view/panes.tsx';
import { Inspector } from '../view/inspector/inspector.tsx';
import { STAGE_VIEWS, type StageProps } from '../view/stage.ts';
import type { Playground } from './playground.ts';

export function App({ playground }: { playground: Playground }) {
  return (
    <div class="page">
      <header class="bar">
        <h1>{sayPage('title')}</h1>
        <button class="button primary" onClick={() => playground.run()}>{sayPage('run')}</button>
      </header>
      <section class="program">
        <textarea value={playground.code.value} onInput={(event) => (playground.code.value = event.currentTarget.value)} />
        <pre>{playground.output.value.map(({ text }) => text).join('')}</pre>
      </section>
      <Stage playground={playground} />
      <footer class="timeline">
        <button class="button" onClick={() => playground.step('line', -1)}>‹</button>
        <button class="button" onClick={() => playground.step('line', 1)}>›</button>
        {playground.at.value} / {playground.length.value}
      </footer>
    </div>
  );
}

function Stage({ playground }: { playground: Playground }) {
  const view = playground.view.value;
  const shown = playground.shown.value;
  const Pane = PANES[view];
  const props: StageProps | null = shown && {
    ...shown,
    recording: playground.recording.value,
    selected: playground.selected.value,
    select: (address) => playground.select(address),
    go: (instant) => playground.go(instant),
    memory: playground.memories.value[view] ?? null,
    remember: (memory) => playground.remember(view, memory),
  };
  return (
    <section class="stage">
      <div role="tablist">
        {STAGE_VIEWS.map((name) => (
          <button class="button plain" role="tab" aria-selected={view === name} onClick={() => playground.show(name)}>{sayPage(name)}</button>
        ))}
      </div>
      <div class="stage-body">
        <div class="pane" role="tabpanel">{props && <Pane key={view} {...props} />}</div>
        {props && <aside class="inspector"><Inspector {...props} /></aside>}
      </div>
    </section>
  );
}
