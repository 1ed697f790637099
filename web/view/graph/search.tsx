// The graph's search box: finds objects of the program by type or value, those that are drawn first, and goes from one to the next.
import { useEffect, useState } from 'preact/hooks';
import type { Instant } from '../../model/instant.ts';
import { keyOf } from '../../model/graph.ts';
import type { Scene } from '../../geometry/graph_scene.ts';
import { sayGraph } from '../../words/graph.ts';
import { grouped } from '../../words/speak.ts';

interface Props {
  now: Instant;
  scene: Scene;
  /** Keys of cards to be marked. */
  mark(keys: ReadonlySet<string>): void;
  go(address: number): void;
}

const FOUND_MOST = 2000;

export function Search({ now, scene, mark, go }: Props) {
  const [text, setText] = useState('');
  const [hits, setHits] = useState<number[]>([]);
  const [at, setAt] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    void found(now, scene, text.trim()).then((addresses) => {
      if (!isCurrent) return;
      setHits(addresses);
      setAt(0);
      mark(new Set(addresses.map(keyOf)));
    });
    return () => void (isCurrent = false);
  }, [now, text, scene.graph.cards.length]);
  const next = (event: Event) => {
    event.preventDefault();
    const address = hits[at % hits.length];
    if (address === undefined) return;
    go(address);
    setAt(at + 1);
  };
  const status = text.trim() === '' ? '' : hits.length === 0 ? sayGraph('notFound') : sayGraph('found', { count: grouped(hits.length) });
  return (
    <form class="graph-search" role="search" onSubmit={next}>
      <input
        type="search" value={text} placeholder={sayGraph('search')} aria-label={sayGraph('search')}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <span role="status">{status}</span>
    </form>
  );
}

// Addresses of the program's objects with that text in their value or type.
async function found(now: Instant, scene: Scene, text: string): Promise<number[]> {
  if (text === '') return [];
  const searches = [now.view.search({ text, limit: FOUND_MOST }), now.view.search({ type: text, limit: FOUND_MOST })];
  const results = await Promise.all(searches).catch(() => []);
  const isWanted = (row: number) => now.has(row, 'of_program') && !now.has(row, 'in_free_list') && now.typeName(row) !== 'code';
  const rows = new Set(results.flatMap((found) => [...found]).filter(isWanted));
  const addresses = [...rows].map(now.address);
  const drawn = scene.cards.filter(({ card }) => card.kind === 'object' && matches(card.title, card.value, text)).map(({ card }) => card.address);
  const isDrawn = new Set([...drawn, ...addresses.filter((address) => scene.byKey.has(keyOf(address)))]);
  return [...isDrawn, ...addresses.filter((address) => !isDrawn.has(address))];
}

const matches = (title: string, value: string | null, text: string) => `${title} ${value ?? ''}`.toLowerCase().includes(text.toLowerCase());
