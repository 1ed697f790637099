// Where the page begins: it draws itself, loads the engine, and runs what the link says.
import '../style/tokens.css';
import '../style/page.css';
import { render } from 'preact';
import { load } from 'ouroboros';
import { App } from './app.tsx';
import { Playground } from './playground.ts';

const playground = new Playground();
// For whoever looks into the page with the browser's tools, and for its tests.
Object.assign(window, {
  ouroboros: {
    playground,
    code: (text: string) => (playground.code.value = text),
    phase: () => playground.phase.value,
    isShown: () => playground.shown.value?.now.number === playground.at.value && playground.recording.value !== null,
  },
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    void playground.run();
  }
});
render(<App playground={playground} />, document.getElementById('page')!);
const engine = new URL('engine/ouro-3.11.wasm', document.baseURI);
load({ url: engine }).then(
  (python) => playground.start(python),
  (error: Error) => playground.start(error),
);
