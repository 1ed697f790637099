// The row of controls above the graph: how objects are shown, size, search, neighbours.
import { useState } from 'preact/hooks';
import type { Card } from '../../model/graph.ts';
import type { Scene } from '../../geometry/graph_scene.ts';
import { sayGraph } from '../../words/graph.ts';

interface Props {
  scene: Scene;
  isReally: boolean;
  focus: { steps: number } | null;
  canFocus: boolean;
  setReally(really: boolean): void;
  setFocus(steps: number): void;
  tidy(): void;
  fit(): void;
  zoom(factor: number): void;
  find(keys: ReadonlySet<string>): void;
  go(card: Card): void;
}

export function Toolbar({ scene, isReally, focus, canFocus, setReally, setFocus, tidy, fit, zoom, find, go }: Props) {
  return (
    <div class="graph-tools">
      <Search scene={scene} find={find} go={go} />
      <button class="button" aria-pressed={isReally} title={sayGraph('reallyHelp')} onClick={() => setReally(!isReally)}>{sayGraph('really')}</button>
      {focus !== null
        ? <button class="button" aria-pressed="true" onClick={() => setFocus(0)}>{sayGraph('all')}</button>
        : <button class="button" disabled={!canFocus} onClick={() => setFocus(1)}>{sayGraph('neighbours')}</button>}
      <span class="graph-spread" />
      <button class="button plain" title={sayGraph('tidyHelp')} onClick={tidy}>{sayGraph('tidy')}</button>
      <button class="button plain" title={sayGraph('fitHelp')} onClick={fit}>{sayGraph('fit')}</button>
      <button class="button plain graph-zoom" aria-label={sayGraph('smaller')} onClick={() => zoom(1 / 1.25)}>−</button>
      <button class="button plain graph-zoom" aria-label={sayGraph('larger')} onClick={() => zoom(1.25)}>+</button>
    </div>
  );
}

function Search({ scene, find, go }: Pick<Props, 'scene' | 'find' | 'go'>) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const hits = text === '' ? [] : scene.cards.filter(({ card }) => matches(card, text.toLowerCase()));
  const change = (value: string) => {
    setText(value);
    setAt(0);
    find(new Set(value === '' ? [] : scene.cards.filter(({ card }) => matches(card, value.toLowerCase())).map(({ card }) => card.key)));
  };
  const next = (event: Event) => {
    event.preventDefault();
    const hit = hits[at % hits.length];
    if (hit === undefined) return;
    go(hit.card);
    setAt(at + 1);
  };
  return (
    <form class="graph-search" role="search" onSubmit={next}>
      <input type="search" value={text} placeholder={sayGraph('search')} aria-label={sayGraph('search')} onInput={(event) => change(event.currentTarget.value)} />
      <span role="status">{text === '' ? '' : hits.length === 0 ? sayGraph('notFound') : sayGraph('found', { count: hits.length })}</span>
    </form>
  );
}

function matches(card: Card, text: string): boolean {
  if (card.kind !== 'object') return false;
  return [card.title, card.value ?? '', ...card.slots.map((slot) => slot.text ?? '')].some((part) => part.toLowerCase().includes(text));
}
