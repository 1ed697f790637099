// The graph: names, objects, references. Puts model, geometry and drawing together, and owns which card the keyboard and the pointer
// are at.
import '../../style/graph.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { keyOf, type Card, type Wish } from '../../model/graph.ts';
import { asksForCounts, asksForIdentity, hasEqualValues, touchedBy } from '../../model/graph_touched.ts';
import type { Instant } from '../../model/instant.ts';
import { fatalInstant, programEndOf } from '../../model/timeline.ts';
import { marksOf, quieted } from '../../model/graph_changes.ts';
import { bounds, type Box } from '../../geometry/graph_boxes.ts';
import type { Scene } from '../../geometry/graph_scene.ts';
import { sayGraph } from '../../words/graph.ts';
import { grouped, language } from '../../words/speak.ts';
import { Rich } from '../shared/rich.tsx';
import type { StageProps } from '../stage.ts';
import { roomIn, showing, useGestures, useViewport, zoomed } from './camera.ts';
import type { CardActions } from './card.tsx';
import { Drawing } from './drawing.tsx';
import { neighbourOf } from './keys.ts';
import { Legend } from './legend.tsx';
import { memoryOf, wishOf, type Memory } from './memory.ts';
import { sayChanges, sayReason } from './say_card.ts';
import { Search } from './search.tsx';
import { Sizes, Toolbar } from './toolbar.tsx';
import { useArgumentCounts } from './use_arguments.ts';
import { useCamera, type CameraOf } from './use_camera.ts';
import { useReturned } from './use_returned.ts';
import { useScene } from './use_scene.ts';

// Shift with an arrow key moves the picture so many pixels.
const PAN = 60;
const PANS: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function Graph({ now, before, difference, recording, line, selected, select, memory, remember }: StageProps) {
  const kept = useMemo(() => memoryOf(memory), [memory]);
  const wish = useMemo(() => wishOf(kept, selected, now), [kept, selected, now]);
  const [tidied, setTidied] = useState(0);
  const counts = useArgumentCounts(now);
  const told = useMemo(() => ({ ...wish, argumentCounts: counts.known }), [wish, counts.known]);
  const element = useRef<HTMLDivElement>(null);
  const view = useViewport(element);
  const scene = useScene(now, told, tidied, roomIn(view));
  counts.ask(scene);
  const marks = useMemo(() => quieted(marksOf(difference), addressesOf(scene)), [difference, scene]);
  const touched = useMemo(() => touchedBy(scene.graph, line), [scene, line]);
  const [found, setFound] = useState<ReadonlySet<string>>(new Set());
  const camera = useCamera(scene.bounds, view, boxOfCall(scene));
  useGestures(element, camera.move);
  const selectedKey = selected === null ? null : keyOf(selected);
  const { pointed, point, entry, enter } = useCursor(scene, selectedKey, element);

  const show = (key: string | null) => {
    const box = key === null ? undefined : scene.byKey.get(key)?.box;
    if (box !== undefined && view.width > 0) camera.move((old) => showing(old, box, view));
  };
  useEffect(() => show(selectedKey), [selectedKey, view.width]);

  const keep = (change: Partial<Memory>) => remember({ ...kept, ...change });
  const actions: CardActions = {
    select: (card) => card.kind === 'object' && select(card.address),
    look: select,
    point,
    enter: (card) => (enter(card.key), point(card), show(card.key)),
    ...opening(kept, wish, keep),
  };
  const zoom = (factor: number) => camera.move((old) => zoomed(old, factor, { x: view.width / 2, y: view.height / 2 }));
  const keys = keysOf(zoom, camera, select, () => entry !== null && actions.select(scene.byKey.get(entry)!.card));
  const onKeyDown = answering(keys, camera.move, (key) => (entry === null ? null : neighbourOf(scene, entry, key)), enter);
  const returned = useReturned(recording, before, now);
  const changes = useMemo(() => sayChanges(scene, marks, returned), [scene, marks, returned, language.value]);
  const spoken = pointed ?? (selectedKey === null ? undefined : scene.byKey.get(selectedKey)?.card);
  return (
    <div class="graph">
      <Toolbar
        isReally={wish.really} hasGenerations={kept.generations} focus={wish.focus} canFocus={selectedKey !== null && scene.byKey.has(selectedKey)}
        setReally={(really) => keep({ really })} setGenerations={(generations) => keep({ generations })}
        setFocus={(steps) => keep({ focus: steps === 0 || selected === null ? null : { address: kept.focus?.address ?? selected, steps } })}
      >
        <Search now={now} scene={scene} mark={setFound} go={select} />
      </Toolbar>
      <div
        class="graph-view" ref={element} role="group" aria-label={sayGraph('region')}
        onKeyDown={onKeyDown} onClick={(event) => isBackground(event) && select(null)}
      >
        <p class="visually-hidden">{sayGraph('how')}</p>
        <Plane of={camera}>
          <Drawing
            scene={scene} marks={marks} touched={touched} near={camera.near.value} selected={selectedKey} pointed={pointed?.kind === 'object' ? pointed.key : null} entry={entry} found={found}
            opened={new Set(kept.opened.map(([address]) => address))} isCollecting={now.view.state.phase !== 'idle'} hasGenerations={kept.generations} actions={actions}
          />
        </Plane>
        {scene.graph.isEmpty && <Empty now={now} recording={recording} />}
        <Sizes fit={camera.fit} tidy={() => setTidied(tidied + 1)} zoom={zoom} />
        <Legend scene={scene} />
      </div>
      <Caption spoken={spoken} scene={scene} now={now} changes={changes} isReally={wish.really} source={recording?.source ?? ''} />
    </div>
  );
}

interface CaptionProps {
  /** What is pointed at or selected. */
  spoken: Card | undefined;
  scene: Scene;
  now: Instant;
  changes: string;
  isReally: boolean;
  source: string;
}

function Caption({ spoken, scene, now, changes, isReally, source }: CaptionProps) {
  const hint = !isReally && hasEqualValues(scene.graph) && asksForIdentity(source) ? 'identity' : asksForCounts(source) ? 'counting' : hasMouse() ? 'hover' : 'tap';
  const isHint = spoken?.kind !== 'object' && changes === '' && scene.graph.garbage === 0;
  return (
    <>
      <p class={isHint ? 'graph-caption is-hint' : 'graph-caption'}><Rich text={spoken?.kind === 'object' ? sayReason(spoken, scene, now) : sayAtRest(scene, changes, hint)} /></p>
      <p class="visually-hidden" role="status">{changes}</p>
    </>
  );
}

// A card is opened, further each time, and closed.
function opening(kept: Memory, wish: Wish, keep: (change: Partial<Memory>) => void): Pick<CardActions, 'open' | 'close'> {
  const others = (card: Card) => kept.opened.filter(([address]) => address !== card.address);
  return {
    open: (card, more) => keep({ opened: [...others(card), [card.address, more + (wish.opened.get(card.address) ?? 0)]] }),
    close: (card) => keep({ opened: others(card) }),
  };
}

const keysOf = (zoom: (factor: number) => void, camera: CameraOf, select: StageProps['select'], enter: () => void): Record<string, () => void> => ({
  '+': () => zoom(1.2),
  '=': () => zoom(1.2),
  '-': () => zoom(1 / 1.2),
  0: camera.fit,
  Escape: () => select(null),
  Enter: enter,
});

// Arrows go from card to card, with Shift they move the picture; the other keys do what is said. `beside`: the card in that direction.
function answering(
  keys: Record<string, () => void>, move: CameraOf['move'], beside: (key: string) => string | null, enter: (key: string, isFocused: boolean) => void,
): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.target instanceof HTMLButtonElement && event.key === 'Enter')) return;
    const way = event.shiftKey ? PANS[event.key] : undefined;
    const next = way === undefined ? beside(event.key) : null;
    if (way === undefined && next === null && keys[event.key] === undefined) return;
    event.preventDefault();
    if (way !== undefined) move((old) => ({ ...old, x: old.x - way[0] * PAN, y: old.y - way[1] * PAN }));
    else if (next !== null) enter(next, true);
    else keys[event.key]!();
  };
}

// Which card the pointer is at, and which Tab comes to: the one it was at last, else the selected one, else the first.
function useCursor(scene: Scene, selected: string | null, element: { current: HTMLElement | null }) {
  const [pointed, point] = useState<Card | null>(null);
  const [at, setAt] = useState<string | null>(null);
  const isToBeFocused = useRef(false);
  const entry = [at, selected, scene.cards[0]?.card.key].find((key) => key != null && scene.byKey.has(key)) ?? null;
  // A card that is far away is drawn only once it is entered.
  useLayoutEffect(() => {
    if (!isToBeFocused.current || entry === null) return;
    isToBeFocused.current = false;
    element.current?.querySelector<HTMLElement>(`[data-key="${entry}"]`)?.focus({ preventScroll: true });
  });
  const enter = (key: string, isFocused = false) => {
    isToBeFocused.current = isFocused;
    setAt(key);
  };
  return { pointed: pointed === null ? null : (scene.byKey.get(pointed.key)?.card ?? null), point, entry, enter };
}

function Plane({ of: { camera }, children }: { of: CameraOf; children: ComponentChildren }) {
  const { x, y, scale } = camera.value;
  return <div class="graph-plane" style={{ transform: `translate(${x}px, ${y}px) scale(${scale})` }}>{children}</div>;
}

function Empty({ now, recording }: Pick<StageProps, 'now' | 'recording'>) {
  const [what, help] = emptiness(now, recording);
  return (
    <div class="graph-empty">
      <p>{sayGraph(what)}</p>
      <p><Rich text={sayGraph(help)} /></p>
    </div>
  );
}

// Nothing is there yet, or not any more; a program that cannot be read never has anything.
function emptiness(now: Instant, recording: StageProps['recording']) {
  const [at, end] = [now.number ?? 0, programEndOf(recording) ?? Infinity];
  if (at < end) return ['empty', 'emptyHelp'] as const;
  if (recording?.status) {
    return fatalInstant(recording.events, now.constants.event, end) === null ? (['notBegun', 'notBegunHelp'] as const) : (['failed', 'endedHelp'] as const);
  }
  return at > end ? (['ended', 'endedHelp'] as const) : (['nothing', 'nothingHelp'] as const);
}

// A phone has nothing to point with.
const hasMouse = () => !matchMedia('(hover: none)').matches;

function sayAtRest(scene: Scene, changes: string, hint: 'identity' | 'counting' | 'hover' | 'tap'): string {
  const { garbage } = scene.graph;
  return `${changes || sayGraph(hint)}${garbage > 0 ? ` ${sayGraph('moreGarbage', { count: grouped(garbage) })}` : ''}`;
}

// The innermost call with what its names refer to; else the module's names.
function boxOfCall({ cards, byKey }: Scene): Box | null {
  const call = cards.find(({ card }) => card.kind === 'call' && card.names!.isInnermost);
  if (call === undefined) return cards.find(({ card }) => card.kind === 'module')?.box ?? null;
  return bounds([call.box, ...call.card.slots.flatMap(({ to }) => (to !== null && byKey.get(to)?.card.parent === call.card.key ? [byKey.get(to)!.box] : []))]);
}

const addressesOf = (scene: Scene) => scene.cards.filter(({ card }) => card.kind === 'object').map(({ card }) => card.address);

const isBackground = (event: Event) => event.target === event.currentTarget || (event.target as Element).classList.contains('graph-plane');
