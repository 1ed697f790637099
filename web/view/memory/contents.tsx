// What the level one is in contains, as a table: what the map shows, for who reads instead of looks. Bounded.
import type { Layout } from '../../geometry/memory.ts';
import type { Where } from '../../geometry/memory_camera.ts';
import type { MemoryMap, Piece } from '../../model/memory.ts';
import { sayMemory as say } from '../../words/memory.ts';
import { byteText, grouped, sayLabel } from '../../words/speak.ts';
import { hexAddress } from '../shared/rich.tsx';
import { kindText, panelTitle, poolTitle, type Spot } from './describe.ts';
import { nextPiece } from './spots.ts';

const ROWS_MOST = 100;

interface Row {
  what: string;
  address: number;
  bytes: string;
  more: string;
  spot: Spot;
}

/** `enter`: null where it is only read out: what is not seen must not be a stop of the Tab key. */
export function Contents({ map, layout, where, enter }: { map: MemoryMap; layout: Layout; where: Where; enter: ((spot: Spot) => void) | null }) {
  const { rows, total } = rowsOf(map, layout, where);
  return (
    <div class="contents">
      <table>
        <caption>{say('contents', { name: nameOf(map, layout, where) })}</caption>
        <thead>
          <tr><th scope="col">{say('what')}</th><th scope="col">{say('address')}</th><th scope="col">{say('bytes')}</th><th scope="col">{say(where.place >= 0 ? 'count' : 'inUse')}</th></tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.address}>
              <td>{enter === null ? row.what : <button type="button" class="object-link" onClick={() => enter(row.spot)}>{row.what}</button>}</td>
              <td class="address">{hexAddress(row.address)}</td>
              <td class="figure">{row.bytes}</td>
              <td class="figure">{row.more}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > rows.length && <p class="quiet">{say('andMore', { count: grouped(total - rows.length) })}</p>}
    </div>
  );
}

export function nameOf(map: MemoryMap, layout: Layout, { panel, place }: Where): string {
  if (panel < 0) return say('region');
  const one = layout.panels[panel]!;
  return place < 0 ? panelTitle(map, one) : poolTitle(map, one.pools!.first + place, place);
}

function rowsOf(map: MemoryMap, layout: Layout, { panel: index, place }: Where): { rows: Row[]; total: number } {
  if (index < 0) return { rows: layout.panels.slice(0, ROWS_MOST).map((panel) => panelRow(map, panel)), total: layout.panels.length };
  const panel = layout.panels[index]!;
  if (panel.pools === null) return lineRows(map, panel);
  if (place < 0) {
    const { first, count } = panel.pools;
    return { rows: Array.from({ length: Math.min(count, ROWS_MOST) }, (_, i) => poolRow(map, first + i, i)), total: count };
  }
  const pool = panel.pools.first + place;
  const count = map.capacity(pool);
  const header = map.bytesAt(map.poolAddress(pool))!;
  const blocks = Array.from({ length: Math.min(count, ROWS_MOST) }, (_, slot) => pieceRow(map, map.pieceIn(pool, slot)));
  return { rows: [pieceRow(map, header), ...blocks], total: count + 1 };
}

function panelRow(map: MemoryMap, panel: Layout['panels'][number]): Row {
  const arena = map.tables.spans.value(panel.span, 'index');
  const more = panel.pools === null ? '' : grouped(map.tables.arenas.value(arena, 'blocksInUse'));
  return { what: panelTitle(map, panel), address: panel.address, bytes: byteText(panel.size), more, spot: { panel } };
}

function poolRow(map: MemoryMap, pool: number, place: number): Row {
  const { address, blocksInUse, capacity } = map.tables.pools.row(pool);
  return { what: poolTitle(map, pool, place), address, bytes: byteText(map.poolBytes), more: capacity === 0 ? '' : `${blocksInUse} / ${capacity}`, spot: { pool, place } };
}

function pieceRow(map: MemoryMap, piece: Piece): Row {
  const isObject = piece.object >= 0 && (piece.kind === 'object' || piece.kind === 'static');
  const what = piece.object < 0 ? kindText(piece) : isObject ? `${map.now.typeName(piece.object)} ${sayLabel(map.now.label(piece.object))}` : `${kindText(piece)} · ${sayLabel(map.now.label(piece.object))}`;
  return { what, address: piece.address, bytes: grouped(piece.size), more: isObject ? grouped(map.now.refcount(piece.object)) : '', spot: { piece } };
}

function lineRows(map: MemoryMap, panel: Layout['panels'][number]): { rows: Row[]; total: number } {
  const rows: Row[] = [];
  const end = panel.address + panel.size;
  const first = map.pieceAt(panel.address) ?? nextAfter(map, panel.address);
  let piece = first;
  let total = 0;
  for (; piece !== null && piece.address < end; piece = nextPiece(map, piece, 1)) if (++total <= ROWS_MOST) rows.push(pieceRow(map, piece));
  return { rows, total };
}

function nextAfter(map: MemoryMap, address: number): Piece | null {
  const block = map.lastBlockAt(address) + 1;
  const object = map.statics[map.lastStaticAt(address) + 1];
  const next = block < map.tables.blocks.length ? map.pieceOfBlock(block) : null;
  const fixed = object === undefined ? null : map.pieceOfObject(object);
  if (next === null || fixed === null) return next ?? fixed;
  return next.address < fixed.address ? next : fixed;
}
