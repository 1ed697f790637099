// What is said of a place in the memory: in the line under the map, in its titles, in the table.
import type { Panel } from '../../geometry/memory.ts';
import type { MemoryMap, Piece } from '../../model/memory.ts';
import { sayMemory as say } from '../../words/memory.ts';
import { byteText, grouped, sayLabel } from '../../words/speak.ts';
import { hexAddress } from '../shared/rich.tsx';

/** What can be pointed at. */
export type Spot = { panel: Panel } | { pool: number; place: number } | { piece: Piece };

export function panelTitle(map: MemoryMap, panel: Panel): string {
  const kind = map.spanKind(panel.span);
  if (kind === 'arena') return say('arena', { number: map.tables.spans.value(panel.span, 'index') });
  return say(kind === 'state' ? 'state' : kind === 'free' ? 'free' : 'rawSegment');
}

export function poolTitle(map: MemoryMap, pool: number, place: number): string {
  const size = map.blockSize(pool);
  return size === 0 || map.poolState(pool) === 'empty' ? say('pool', { number: place }) : say('poolOf', { number: place, size });
}

export const kindText = (piece: Piece): string => say(`kind_${piece.kind}`);

function describePanel(map: MemoryMap, panel: Panel): string {
  const name = panelTitle(map, panel);
  const address = hexAddress(panel.address);
  const arena = map.tables.spans.value(panel.span, 'index');
  if (panel.pools === null) return say('saysSpan', { name, address, size: byteText(panel.size) });
  const { pools, freePools, blocksInUse } = map.tables.arenas.row(arena);
  return say('saysArena', { name, address, pools, free: freePools, blocks: grouped(blocksInUse) });
}

function describePool(map: MemoryMap, pool: number, place: number): string {
  const name = poolTitle(map, pool, place);
  const { address, blocksInUse, capacity, blocksFreed, blocksUntouched } = map.tables.pools.row(pool);
  if (capacity === 0) return say('saysEmptyPool', { name, address: hexAddress(address) });
  return say('saysPool', { name, address: hexAddress(address), used: blocksInUse, capacity, free: blocksFreed, untouched: blocksUntouched });
}

export function describePiece(map: MemoryMap, piece: Piece): string {
  const { now } = map;
  const values = { address: hexAddress(piece.address), size: grouped(piece.size), kind: kindText(piece) };
  if (piece.object < 0) return say('saysBlock', values);
  const label = sayLabel(now.label(piece.object));
  if (piece.kind !== 'object' && piece.kind !== 'static') return say('saysMemory', { ...values, label });
  const address = hexAddress(now.address(piece.object));
  return say('saysObject', { ...values, address, label, type: now.typeName(piece.object), count: grouped(now.refcount(piece.object)), size: grouped(now.objects.value(piece.object, 'size')) });
}

export function describe(map: MemoryMap, spot: Spot): string {
  if ('panel' in spot) return describePanel(map, spot.panel);
  return 'piece' in spot ? describePiece(map, spot.piece) : describePool(map, spot.pool, spot.place);
}
