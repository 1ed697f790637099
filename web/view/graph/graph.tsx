// The graph: names, objects, references. Puts model, geometry and drawing together, and owns what the reader has set: what is opened,
// where the camera is, which card the keyboard is at.
import '../../style/graph.css';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { graphOf, keyOf, type Card, type Wish } from '../../model/graph.ts';
import { marksOf } from '../../model/graph_changes.ts';
import { sceneOf, type Scene } from '../../geometry/graph_scene.ts';
import { sayGraph } from '../../words/graph.ts';
import { grouped, language } from '../../words/speak.ts';
import type { StageProps } from '../stage.ts';
import { fitted, SCALES, showing, useGestures, useViewport, zoomed, type Camera } from './camera.ts';
import { CardView, type CardActions } from './card.tsx';
import { Edges } from './edges.tsx';
import { neighbourOf } from './keys.ts';
import { Legend } from './legend.tsx';
import { memoryOf, wishOf, type Memory } from './memory.ts';
import { Search } from './search.tsx';
import { shownScenes } from './export.ts';
import { sayChanges, sayReason } from './say_card.ts';
import { tenantIn } from './tenants.ts';
import { Sizes, Toolbar } from './toolbar.tsx';

interface History {
  scene: Scene;
  now: StageProps['now'];
  wish: Wish;
  tidied: number;
}

// The scene of an instant, from the one that was shown before.
function useScene(now: StageProps['now'], wish: Wish, tidied: number): Scene {
  const history = useRef<History | null>(null);
  const old = history.current;
  if (old === null || old.now !== now || old.wish !== wish || old.tidied !== tidied) {
    const before = old === null || old.tidied !== tidied ? null : old.scene;
    const scene = sceneOf(graphOf(now, wish), now.number ?? 0, before, tenantIn(now));
    shownScenes.set(now, scene);
    history.current = { scene, now, wish, tidied };
  }
  return history.current!.scene;
}

export function Graph({ now, difference, selected, select, memory, remember }: StageProps) {
  const kept = useMemo(() => memoryOf(memory), [memory]);
  const wish = useMemo(() => wishOf(kept, selected, now), [kept, selected, now]);
  const [tidied, setTidied] = useState(0);
  const scene = useScene(now, wish, tidied);
  const marks = useMemo(() => marksOf(difference), [difference]);
  const [pointed, point] = useState<Card | null>(null);
  const [entry, setEntry] = useState<string | null>(null);
  const [found, setFound] = useState<ReadonlySet<string>>(new Set());
  const element = useRef<HTMLDivElement>(null);
  const view = useViewport(element);
  const { camera, setCamera, fit } = useCamera(scene, view);
  useGestures(element, setCamera);

  const keep = (change: Partial<Memory>) => remember({ ...kept, ...change });
  const selectedKey = selected === null ? null : keyOf(selected);
  const beside = useMemo(() => besideOf(scene, selectedKey), [scene, selectedKey]);
  useEffect(() => {
    const box = selectedKey === null ? undefined : scene.byKey.get(selectedKey)?.box;
    if (box !== undefined && view.width > 0) setCamera((old) => showing(old, box, view));
  }, [selectedKey, view.width]);

  const actions: CardActions = {
    select: (card) => card.kind === 'object' && select(card.address),
    look: select,
    point,
    enter: (card) => {
      setEntry(card.key);
      point(card);
      setCamera((old) => showing(old, scene.byKey.get(card.key)?.box ?? scene.bounds, view));
    },
    open: (card, more) => keep({ opened: [...kept.opened.filter(([one]) => one !== card.address), [card.address, more + (wish.opened.get(card.address) ?? 0)]] }),
    close: (card) => keep({ opened: kept.opened.filter(([address]) => address !== card.address) }),
  };
  const entryKey = entry !== null && scene.byKey.has(entry) ? entry : selectedKey !== null && scene.byKey.has(selectedKey) ? selectedKey : (scene.cards[0]?.card.key ?? null);
  const onKeyDown = (event: KeyboardEvent) => {
    const middle = { x: view.width / 2, y: view.height / 2 };
    const zooms: Record<string, () => void> = {
      '+': () => setCamera((old) => zoomed(old, 1.2, middle)),
      '=': () => setCamera((old) => zoomed(old, 1.2, middle)),
      '-': () => setCamera((old) => zoomed(old, 1 / 1.2, middle)),
      0: fit,
      Escape: () => select(null),
      Enter: () => entryKey !== null && actions.select(scene.byKey.get(entryKey)!.card),
    };
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLButtonElement) return;
    const next = entryKey === null ? null : neighbourOf(scene, entryKey, event.key);
    if (next !== null) focusCard(element.current!, next);
    else if (zooms[event.key] !== undefined) zooms[event.key]!();
    else return;
    event.preventDefault();
  };
  const changes = useMemo(() => sayChanges(scene, marks), [scene, marks, language.value]);
  const spoken = pointed !== null && scene.byKey.get(pointed.key) ? scene.byKey.get(pointed.key)!.card : selectedKey !== null ? scene.byKey.get(selectedKey)?.card : undefined;

  return (
    <div class="graph">
      <Toolbar
        isReally={wish.really}
        focus={wish.focus}
        canFocus={selectedKey !== null && scene.byKey.has(selectedKey)}
        setReally={(really) => keep({ really })}
        setFocus={(steps) => keep({ focus: steps === 0 || selected === null ? null : { address: kept.focus?.address ?? selected, steps } })}
      >
        <Search now={now} scene={scene} mark={setFound} go={select} />
      </Toolbar>
      <div class="graph-view" ref={element}  onKeyDown={onKeyDown} onClick={(event) => isBackground(event) && select(null)} role="group" aria-label={sayGraph('region')}>
        <Plane camera={camera}>
          <Edges scene={scene} marks={marks} followed={pointed?.key ?? selectedKey} />
          {scene.tombs.map((tomb) => (
            <div class="graph-tomb" key={`t${tomb.address}`} role="img" aria-label={sayGraph('tomb', { what: tomb.title })}
              style={{ transform: `translate(${tomb.box.x}px, ${tomb.box.y}px)`, width: `${tomb.box.width}px`, height: `${tomb.box.height}px` }}>
              <span>{tomb.title}</span>
              <span>{sayGraph('freed')}</span>
            </div>
          ))}
          {scene.cards.map((placed) => (
            <CardView
              key={placed.card.key}
              placed={placed}
              scene={scene}
              marks={marks}
              isSelected={placed.card.key === selectedKey}
              isFaint={beside !== null && !beside.has(placed.card.key)}
              isFound={found.has(placed.card.key)}
              isEntry={placed.card.key === entryKey}
              isCollecting={now.view.state.phase !== 'idle'}
              isOpen={placed.card.kind === 'object' && kept.opened.some(([address]) => address === placed.card.address)}
              actions={actions}
            />
          ))}
        </Plane>
        {scene.graph.isEmpty && <div class="graph-empty"><p>{sayGraph('empty')}</p><p>{sayGraph('emptyHelp')}</p></div>}
        <Sizes fit={fit} tidy={() => setTidied(tidied + 1)} zoom={(factor) => setCamera((old) => zoomed(old, factor, { x: view.width / 2, y: view.height / 2 }))} />
        <Legend scene={scene} />
      </div>
      <p class="graph-caption"><Coded text={spoken?.kind === 'object' ? sayReason(spoken, scene, now) : sayAtRest(scene, changes)} /></p>
      <p class="visually-hidden" role="status">{changes}</p>
    </div>
  );
}

// Follows the content until the reader takes it.
function useCamera(scene: Scene, view: { width: number; height: number }) {
  const [camera, set] = useState<Camera>({ x: 0, y: 0, scale: 1 });
  const isTaken = useRef(false);
  const { bounds } = scene;
  useEffect(() => {
    if (isTaken.current || view.width === 0) return;
    const next = fitted(bounds, view, SCALES.readable);
    const isLarger = next.scale < camera.scale - 0.01;
    if (isLarger || camera.x === 0) set(isLarger && camera.x !== 0 ? fitted({ ...bounds, width: bounds.width * 1.15, height: bounds.height * 1.15 }, view, SCALES.readable) : next);
  }, [bounds.x, bounds.y, bounds.width, bounds.height, view.width, view.height]);
  const setCamera = (change: (camera: Camera) => Camera) => {
    set((old) => {
      const next = change(old);
      if (next !== old) isTaken.current = true;
      return next;
    });
  };
  const fit = () => {
    isTaken.current = false;
    set(fitted(bounds, view));
  };
  return { camera, setCamera, fit };
}

function Plane({ camera, children }: { camera: Camera; children: preact.ComponentChildren }) {
  return <div class="graph-plane" style={{ transform: `translate(${camera.x}px, ${camera.y}px) scale(${camera.scale})` }}>{children}</div>;
}

// What stands between backticks is code.
const Coded = ({ text }: { text: string }) => <>{text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}</>;

function sayAtRest(scene: Scene, changes: string): string {
  const { garbage } = scene.graph;
  return `${changes || sayGraph('hover')}${garbage > 0 ? ` ${sayGraph('moreGarbage', { count: grouped(garbage) })}` : ''}`;
}

const isBackground = (event: Event) => event.target === event.currentTarget || (event.target as Element).classList.contains('graph-plane');

// The selected card and those that it is joined with; null when none is selected.
function besideOf(scene: Scene, selected: string | null): Set<string> | null {
  if (selected === null || !scene.byKey.has(selected)) return null;
  const beside = new Set([selected]);
  for (const { from, to } of scene.edges) {
    if (from.key === selected) beside.add(to.key);
    if (to.key === selected) beside.add(from.key);
  }
  return beside;
}

function focusCard(view: HTMLElement, key: string): void {
  view.querySelector<HTMLElement>(`[data-key="${key}"]`)?.focus({ preventScroll: true });
}
