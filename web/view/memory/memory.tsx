// The view of the memory: from the whole region on one screen down to the bytes of one block. Puts the map, the way to where one
// is, the legend and the bytes together; what moves is in map_view.ts.
import '../../style/memory.css';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { layOut, rowWidthFor, tileRect, type Layout } from '../../geometry/memory.ts';
import { whereIn, type Where } from '../../geometry/memory_camera.ts';
import type { Instant } from '../../model/instant.ts';
import { MemoryMap, type Piece } from '../../model/memory.ts';
import { sayMemory as say } from '../../words/memory.ts';
import { useLater } from '../inspector/later.ts';
import type { StageProps } from '../stage.ts';
import { Bitmaps } from './bitmaps.ts';
import { Contents } from './contents.tsx';
import { describe, type Spot } from './describe.ts';
import { Hex } from './hex.tsx';
import { Legend } from './legend.tsx';
import type { MapView } from './map_view.ts';
import { paletteOf } from './palette.ts';
import { Canvas, Crumbs, NOWHERE, Tools } from './parts.tsx';
import { asMemory, keptFrom, type Kept } from './state.ts';

const REMEMBER_MS = 400;

async function look(now: Instant): Promise<MemoryMap> {
  const { view } = now;
  const [spans, arenas, pools, blocks] = await Promise.all([view.table('span'), view.table('arena'), view.table('pool'), view.table('block')]);
  return new MemoryMap(now, { spans, arenas, pools, blocks });
}

export function layoutOf(map: MemoryMap, aspect: number, rowWidth: number): Layout {
  const { spans, arenas } = map.tables;
  const inputs = Array.from({ length: spans.length }, (_, i) => {
    const { address, size, kind, index } = spans.row(i);
    const isArena = map.now.constants.spanKind[kind] === 'arena' && index < arenas.length;
    const [first, end] = isArena ? map.poolsOf(index) : [0, 0];
    return { address, size, pools: isArena ? { first, count: end - first } : null };
  });
  const { poolBytes, arenaBytes } = map;
  return layOut(inputs, rowWidthFor(inputs, aspect, rowWidth, poolBytes, arenaBytes), poolBytes, arenaBytes);
}

export function Memory(props: StageProps) {
  const { value: map } = useLater(() => look(props.now), [props.now]);
  return <section class="memory-view">{map === undefined ? <p class="memory-loading quiet">{say('loading')}</p> : <Shown map={map} {...props} />}</section>;
}

// The theme that is on, so that colours are mixed again when it changes.
function useTheme(): string {
  const read = () => `${document.documentElement.dataset.theme} ${matchMedia('(prefers-color-scheme: dark)').matches}`;
  const [theme, setTheme] = useState(read);
  useEffect(() => {
    const observer = new MutationObserver(() => setTheme(read()));
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  }, []);
  return theme;
}

// Does it a moment after it was last asked for, and does not forget it when the view goes.
function useKept(keep: () => void): () => void {
  const last = useRef(keep);
  last.current = keep;
  const timer = useRef(0);
  useEffect(() => () => {
    if (timer.current === 0) return;
    clearTimeout(timer.current);
    last.current();
  }, []);
  return () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      timer.current = 0;
      last.current();
    }, REMEMBER_MS);
  };
}

function Shown({ map, now, before, difference, selected, select, memory, remember }: StageProps & { map: MemoryMap }) {
  const [kept, setKept] = useState<Kept>(() => keptFrom(memory));
  const [aspect, setAspect] = useState(1);
  const [lastWhere, setWhere] = useState<Where>(NOWHERE);
  const [spot, setSpot] = useState<Spot | null>(null);
  const [isTable, setIsTable] = useState(false);
  const rowWidth = useRef(0);
  const view = useRef<MapView | null>(null);
  // The selection that the window has gone to; what a link says of the window goes before the selection that comes with it.
  const gone = useRef(kept.camera !== null || kept.inside !== null || kept.to !== null ? selected : null);
  // What this view has asked to be kept: anything else comes from a link, or from another view.
  const mine = useRef(new WeakSet<object>());
  const applied = useRef(memory);
  const theme = useTheme();
  const { colour, inside } = kept;
  const layout = useMemo(() => layoutOf(map, aspect, rowWidth.current), [map, aspect]);
  rowWidth.current = layout.rowWidth;
  const where = useMemo(() => whereIn(layout, lastWhere), [layout, lastWhere]);
  const compared = before !== null && map.now === now ? difference : null;
  const palette = useMemo(() => paletteOf(colour), [colour, theme]);
  const bitmaps = useMemo(() => {
    map.compare(compared, before);
    return new Bitmaps(map, layout, colour, palette);
  }, [map, layout, colour, palette, compared]);
  const selectedRow = selected === null ? -1 : map.now.rowOf(selected);
  const selectedPiece = useMemo(() => (selectedRow < 0 ? null : map.pieceOfObject(selectedRow)), [map, selectedRow]);
  const owned = useMemo(() => (selectedRow < 0 ? [] : map.ownedBy(selectedRow)), [map, selectedRow]);
  const change = (next: Partial<Kept>) => setKept((old) => ({ ...old, ...next }));
  const choose = (piece: Piece, isEntered: boolean) => {
    if (piece.object >= 0) {
      gone.current = map.now.address(piece.object);
      select(gone.current);
    }
    if (isEntered) change({ inside: piece.address });
  };

  useEffect(() => view.current?.show({ map, layout, bitmaps, palette, selected: selectedPiece, owned }), [map, layout, bitmaps, palette, selectedPiece, owned, inside, isTable]);
  useEffect(() => {
    if (selected === null) gone.current = null;
    if (selected === null || selected === gone.current || selectedPiece === null) return;
    gone.current = selected;
    view.current?.reveal(selectedPiece);
    if (inside !== null) change({ inside: selectedPiece.address });
  }, [selected, selectedPiece]);
  const keepSoon = useKept(() => {
    const own = asMemory({ ...kept, camera: view.current?.camera ?? kept.camera });
    mine.current.add(own);
    remember(own);
  });
  useEffect(keepSoon, [kept]);
  useEffect(() => {
    if (memory === applied.current || (memory !== null && mine.current.has(memory as object))) return;
    applied.current = memory;
    const next = keptFrom(memory);
    setKept(next);
    if (next.camera !== null) view.current?.fly(next.camera);
  }, [memory]);
  useEffect(() => {
    if (kept.to === null) return;
    const pool = map.poolAt(kept.to);
    if (pool >= 0) view.current?.revealPool(pool);
    change({ to: null });
  }, [kept.to, map, layout]);

  const selectInside = (address: number) => {
    const row = map.now.rowOf(address);
    const piece = row < 0 ? null : map.pieceOfObject(row);
    if (piece !== null) choose({ ...piece, object: row }, true);
  };
  const enter = (next: Spot) => {
    setIsTable(false);
    if ('piece' in next) choose(next.piece, true);
    else view.current?.enter(next);
  };
  const isShownAsTable = isTable && inside === null;
  // Not again for every place that the pointer comes to.
  const contents = useMemo(() => <Contents map={map} layout={layout} where={where} enter={isShownAsTable ? enter : null} />, [map, layout, where, isShownAsTable]);
  return (
    <>
      <Tools kept={kept} change={change} view={view} isTable={isTable} setIsTable={setIsTable} canGo={selectedPiece !== null} goTo={() => { change({ inside: null }); if (selectedPiece) view.current?.reveal(selectedPiece); }}
        crumbs={<Crumbs map={map} layout={layout} where={where} inside={inside} go={(target) => { change({ inside: null }); setIsTable(false); goTo(view.current, layout, target); }} />} />
      <div class="memory-body">
        <Canvas isHidden={inside !== null || isTable} kept={kept} view={view} setAspect={setAspect} setWhere={setWhere} setSpot={setSpot} choose={choose} moved={keepSoon} />
        {inside !== null && <Hex map={map} before={before} address={inside} select={selectInside} follow={(address) => change({ inside: address })} leave={() => { change({ inside: null }); requestAnimationFrame(() => view.current?.canvas.focus()); }} />}
        <div class={isShownAsTable ? 'contents-shown' : 'visually-hidden'}>
          {contents}
        </div>
      </div>
      <Legend colour={colour} palette={palette} canCompare={compared !== null} />
      <p class="memory-line" role="status">{inside !== null ? <span class="quiet">{say('hintInside')}</span> : spot === null ? <span class="quiet">{say('hint')}</span> : describe(map, spot)}</p>
    </>
  );
}

function goTo(view: MapView | null, layout: Layout, { panel, place }: Where): void {
  if (panel < 0) return view?.everything();
  const one = layout.panels[panel]!;
  view?.flyTo(place < 0 ? one : tileRect(layout, one, place));
}
