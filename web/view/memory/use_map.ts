// What the view of the memory holds from one drawing to the next: its tables, the picture made of them, what is selected in it, what
// is kept for links.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { layOut, rowWidthFor, type Layout } from '../../geometry/memory.ts';
import type { BlockRecord, Events, Recording, Table } from 'ouroboros';
import type { Instant } from '../../model/instant.ts';
import { MemoryMap, type Colour, type Piece } from '../../model/memory.ts';
import { birthsUpTo, HANDING_OUT, type Births } from '../../model/memory_ages.ts';
import { useLater } from '../inspector/later.ts';
import type { StageProps } from '../stage.ts';
import { Bitmaps } from './bitmaps.ts';
import type { MapView } from './map_view.ts';
import { paletteOf, type Palette } from './palette.ts';
import { asMemory, keptFrom, type Kept } from './state.ts';

const REMEMBER_MS = 400;

export async function lookAt(now: Instant): Promise<MemoryMap> {
  const { view } = now;
  const [spans, arenas, pools, blocks] = await Promise.all([view.table('span'), view.table('arena'), view.table('pool'), view.table('block')]);
  return new MemoryMap(now, { spans, arenas, pools, blocks });
}

function layoutOf(map: MemoryMap, aspect: number, rowWidth: number): Layout {
  const { poolBytes, arenaBytes } = map;
  const { spans, arenas } = map.tables;
  const inputs = Array.from({ length: spans.length }, (_, i) => {
    const { address, size, kind, index } = spans.row(i);
    const isArena = map.now.constants.spanKind[kind] === 'arena' && index < arenas.length;
    const [first, end] = isArena ? map.poolsOf(index) : [0, 0];
    return { address, size, pools: isArena ? { first, count: end - first } : null };
  });
  return layOut(inputs, rowWidthFor(inputs, aspect, rowWidth, poolBytes, arenaBytes), poolBytes, arenaBytes);
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

export interface Picture {
  layout: Layout;
  palette: Palette;
  bitmaps: Bitmaps;
  /** There is an instant before with which this one is compared. */
  canCompare: boolean;
}

// Of more that were handed out, the first are known.
const BIRTHS_MOST = 1_000_000;
const births = new WeakMap<Recording, { length: number; events: Promise<Events> }>();

// All blocks that the run hands out, asked for once and not again until it has gone on.
function birthsOf(recording: Recording): Promise<Events> {
  const known = births.get(recording);
  if (known !== undefined && known.length === recording.length) return known.events;
  const events = recording.eventsBetween(1, recording.length, { kinds: [...HANDING_OUT], limit: BIRTHS_MOST });
  births.set(recording, { length: recording.length, events });
  return events;
}

/** Since when blocks live, once somebody wants to see it. */
function useBirths(map: MemoryMap, colour: Colour, recording: Recording | null): Births | undefined {
  const isWanted = colour === 'age' && recording !== null;
  const { value } = useLater(isWanted ? () => birthsOf(recording) : null, [isWanted, recording, recording?.length]);
  return useMemo(() => (value === undefined ? undefined : birthsUpTo(value, map.now.number ?? 0)), [value, map]);
}

// The blocks of the instant before; null: not wanted, or not there yet.
function useBlocksBefore(before: Instant | null): Table<BlockRecord> | null {
  const { value } = useLater(before === null ? null : async () => ({ before, blocks: await before.view.table('block') }), [before]);
  return value !== undefined && value.before === before ? value.blocks : null;
}

/** The picture of an instant's memory in a window of that shape. */
export function usePicture(map: MemoryMap, aspect: number, colour: Colour, { now, before, difference, recording }: StageProps): Picture {
  const rowWidth = useRef(0);
  const theme = useTheme();
  const layout = useMemo(() => layoutOf(map, aspect || 1, rowWidth.current), [map, aspect]);
  if (aspect > 0) rowWidth.current = layout.rowWidth;
  const compared = before !== null && map.now === now ? difference : null;
  const palette = useMemo(() => paletteOf(colour), [colour, theme]);
  const born = useBirths(map, colour, recording);
  const blocksBefore = useBlocksBefore(compared === null || colour !== 'change' ? null : before);
  const bitmaps = useMemo(() => {
    if (born !== undefined) map.knowBirths(born);
    map.compare(compared, before);
    map.compareBlocks(blocksBefore);
    return new Bitmaps(map, layout, colour, palette);
  }, [map, layout, colour, palette, compared, born, blocksBefore]);
  return { layout, palette, bitmaps, canCompare: compared !== null };
}

/** The selected object's piece, and the memory that it owns. */
export function useSelected(map: MemoryMap, selected: number | null): { piece: Piece | null; owned: Piece[] } {
  const row = selected === null ? -1 : map.now.rowOf(selected);
  return useMemo(() => (row < 0 ? { piece: null, owned: [] } : { piece: map.pieceOfObject(row), owned: map.ownedBy(row) }), [map, row]);
}

// Does it a moment after it was last asked for, and does not forget it when the view goes.
function useSoon(act: () => void): () => void {
  const last = useRef(act);
  last.current = act;
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

/** What a link keeps of the view: said to `remember` when it has changed, taken over when a link or another view says it. */
export function useKept({ memory, remember }: Pick<StageProps, 'memory' | 'remember'>, view: { current: MapView | null }) {
  const [kept, setKept] = useState<Kept>(() => keptFrom(memory));
  // What this view has said itself.
  const mine = useRef(new WeakSet<object>());
  const applied = useRef(memory);
  const keepSoon = useSoon(() => {
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
  const change = (next: Partial<Kept>) => setKept((old) => ({ ...old, ...next }));
  return { kept, change, keepSoon };
}
