// The view of the memory: from the whole region on one screen down to the bytes of one block. Puts the map, the way to where one
// is, the legend and the bytes together; what moves is in map_view.ts.
import '../../style/memory.css';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { tileRect, type Layout } from '../../geometry/memory.ts';
import { whereIn, type Where } from '../../geometry/memory_camera.ts';
import type { MemoryMap, Piece } from '../../model/memory.ts';
import { sayMemory as say } from '../../words/memory.ts';
import { useLater } from '../inspector/later.ts';
import type { StageProps } from '../stage.ts';
import { Contents } from './contents.tsx';
import { describe, type Spot } from './describe.ts';
import { Hex } from './hex.tsx';
import { Legend } from './legend.tsx';
import type { MapView } from './map_view.ts';
import { Canvas, Crumbs, NOWHERE, Tools } from './parts.tsx';
import type { Kept } from './state.ts';
import { lookAt, useKept, usePicture, useSelected } from './use_map.ts';

const TRAIL_MOST = 100;
const NO_PIECE: Piece = { address: 0, size: 0, kind: 'other', block: -1, object: -1, pool: -1, slot: -1 };

export function Memory(props: StageProps) {
  const { value: map } = useLater(() => lookAt(props.now), [props.now]);
  return <section class="memory-view">{map === undefined ? <p class="memory-loading quiet">{say('loading')}</p> : <Shown map={map} {...props} />}</section>;
}

function Shown({ map, ...props }: StageProps & { map: MemoryMap }) {
  const { before, selected, select } = props;
  const view = useRef<MapView | null>(null);
  const { kept, change, keepSoon } = useKept(props, view);
  const { colour, inside } = kept;
  // 0: not known yet.
  const [aspect, setAspect] = useState(0);
  const [lastWhere, setWhere] = useState<Where>(NOWHERE);
  const [spot, setSpot] = useState<Spot | null>(null);
  const [wantsTable, setWantsTable] = useState(false);
  // The pieces whose pointers were followed, up to here.
  const [trail, setTrail] = useState<readonly number[]>([]);
  // The selection that the window has gone to; what a link says of the window goes before the selection that comes with it.
  const gone = useRef(kept.camera !== null || kept.inside !== null || kept.to !== null ? selected : null);
  const { layout, palette, bitmaps, canCompare } = usePicture(map, aspect, colour, props);
  const where = useMemo(() => whereIn(layout, lastWhere), [layout, lastWhere]);
  const { piece, owned } = useSelected(map, selected);
  const isTable = wantsTable && inside === null;

  const ways = waysOf({ map, layout, view, inside, trail, change, select, gone, setWantsTable, setTrail });
  const goToSelected = () => {
    ways.toMap();
    if (piece !== null) view.current?.reveal(piece);
  };

  useEffect(() => view.current?.show({ map, layout, bitmaps, palette, selected: piece, owned }), [map, layout, bitmaps, palette, piece, owned, inside, isTable]);
  useFollowing({ map, layout, view, kept, change, selected, piece, gone });

  // Not again for every place that the pointer comes to.
  const contents = useMemo(() => <Contents map={map} layout={layout} where={where} enter={isTable ? ways.enter : null} />, [map, layout, where, isTable]);
  return (
    <>
      <Tools kept={kept} change={change} view={view} isTable={isTable} setIsTable={setWantsTable} goToSelected={piece === null ? null : goToSelected} goToAddress={ways.goToAddress}>
        <Crumbs map={map} layout={layout} where={where} inside={inside} go={ways.goTo} />
      </Tools>
      <div class="memory-body">
        <Canvas isHidden={inside !== null || isTable} kept={kept} view={view} heard={{ setAspect, where: setWhere, spot: setSpot, choose: ways.choose, moved: keepSoon }} />
        {inside !== null && <Hex map={map} before={before} address={inside} select={ways.selectInside} follow={ways.follow} back={trail.length === 0 ? null : ways.back} leave={ways.leave} />}
        <div class={isTable ? 'contents-shown' : 'visually-hidden'}>{contents}</div>
      </div>
      {inside === null && <Legend colour={colour} palette={palette} canCompare={canCompare} />}
      <p class="memory-line" role="status">
        {inside !== null || spot === null ? <span class="quiet">{say(inside !== null ? 'hintInside' : 'hint')}</span> : describe(map, spot)}
      </p>
    </>
  );
}

interface Walked {
  map: MemoryMap;
  layout: Layout;
  view: { current: MapView | null };
  /** The address whose bytes are shown, and those from which pointers led to it. */
  inside: number | null;
  trail: readonly number[];
  change(next: Partial<Kept>): void;
  select(address: number | null): void;
  /** The selection that the window has gone to. */
  gone: { current: number | null };
  setWantsTable(wantsTable: boolean): void;
  setTrail(trail: readonly number[]): void;
}

// Ways from place to place: into a block's bytes, out of them, to what the crumbs name.
function waysOf({ map, layout, view, inside, trail, change, select, gone, setWantsTable, setTrail }: Walked) {
  const choose = (chosen: Piece, isEntered: boolean) => {
    if (chosen.object >= 0) {
      gone.current = map.now.address(chosen.object);
      select(gone.current);
    }
    if (isEntered) change({ inside: chosen.address });
  };
  const toMap = () => {
    change({ inside: null });
    setTrail([]);
    setWantsTable(false);
  };
  const leadOn = () => setTrail(inside === null ? [] : [...trail, inside].slice(-TRAIL_MOST));
  return {
    choose,
    toMap,
    leave() {
      toMap();
      requestAnimationFrame(() => view.current?.canvas.focus());
    },
    selectInside(address: number) {
      const row = map.now.rowOf(address);
      const own = row < 0 ? null : map.pieceOfObject(row);
      if (own === null) return;
      leadOn();
      choose({ ...own, object: row }, true);
    },
    follow(address: number) {
      leadOn();
      change({ inside: address });
    },
    goToAddress(address: number): boolean {
      const there = map.bytesAt(address);
      if (there === null) return false;
      leadOn();
      choose(there, false);
      change({ inside: address });
      return true;
    },
    back() {
      const address = trail.at(-1)!;
      setTrail(trail.slice(0, -1));
      choose({ ...(map.bytesAt(address) ?? NO_PIECE), address }, true);
    },
    enter(next: Spot) {
      setWantsTable(false);
      if ('piece' in next) choose(next.piece, true);
      else view.current?.enter(next);
    },
    goTo(target: Where) {
      toMap();
      flyTo(view.current, layout, target);
    },
  };
}

interface Followed {
  map: MemoryMap;
  layout: Layout;
  view: { current: MapView | null };
  kept: Kept;
  change(next: Partial<Kept>): void;
  selected: number | null;
  piece: Piece | null;
  /** The selection that the window has gone to. */
  gone: { current: number | null };
}

// The window goes to what is selected elsewhere, and to the address that it was opened for.
function useFollowing({ map, layout, view, kept, change, selected, piece, gone }: Followed): void {
  useEffect(() => {
    if (selected === null) gone.current = null;
    if (selected === null || selected === gone.current || piece === null) return;
    gone.current = selected;
    view.current?.reveal(piece);
    if (kept.inside !== null) change({ inside: piece.address });
  }, [selected, piece]);
  useEffect(() => {
    if (kept.to === null) return;
    const pool = map.poolAt(kept.to);
    if (pool >= 0) view.current?.revealPool(pool);
    change({ to: null });
  }, [kept.to, map, layout]);
}

function flyTo(view: MapView | null, layout: Layout, { panel, place }: Where): void {
  if (panel < 0) return view?.everything();
  const one = layout.panels[panel]!;
  view?.flyTo(place < 0 ? one : tileRect(layout, one, place));
}
