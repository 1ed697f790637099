// One pool: its blocks as a grid, its free ones numbered in the order in which they will be handed out.
import type { BlockRecord, Table } from 'ouroboros';
import { gridFor } from '../../geometry/memory.ts';
import { familyOf } from '../../model/family.ts';
import { NO_INDEX, type Instant } from '../../model/instant.ts';
import { POOL_HEADER } from '../../model/memory.ts';
import { freeChain, type Pool } from '../../model/pools.ts';
import { sayLabel } from '../../words/speak.ts';
import { sayMemory } from '../../words/memory.ts';
import { sayPools as say } from '../../words/pools.ts';
import { useLater } from '../inspector/later.ts';
import { hexAddress } from '../shared/rich.tsx';
import type { StageProps } from '../stage.ts';
import { poolText } from './pool_text.ts';
import { columnsOf, rove } from './roving.ts';

const CHAIN_SAID_MOST = 24;

interface Looked {
  chain: number[];
  /** By place: the row of the block; -1: it was never handed out. */
  blocks: Int32Array;
  table: Table<BlockRecord>;
}

async function look(now: Instant, pool: Pool): Promise<Looked> {
  const bytes = now.view.bytes(pool.address, POOL_HEADER + pool.capacity * pool.blockSize);
  const table = await now.view.table('block');
  const blocks = new Int32Array(pool.capacity).fill(-1);
  const [poolOf, address] = [table.reader('pool'), table.reader('address')];
  for (let row = 0; row < table.length; row++) {
    if (poolOf(row) === pool.row) blocks[(address(row) - pool.address - POOL_HEADER) / pool.blockSize] = row;
  }
  return { chain: pool.capacity === 0 ? [] : freeChain(pool, await bytes), blocks, table };
}

export function PoolDetail({ pool, now, selected, select, open, close }: StageProps & { pool: Pool; close(): void }) {
  const { value } = useLater(() => look(now, pool), [now, pool.address]);
  const { columns } = gridFor(Math.max(1, pool.capacity));
  return (
    <section class="pool-detail" aria-label={poolText(pool)}>
      <header>
        <h2>{poolText(pool)}</h2>
        <code class="quiet">{hexAddress(pool.address)}</code>
        <button type="button" class="button" onClick={() => open('memory', { to: pool.address })}>{say('showInMemory')}</button>
        <button type="button" class="button plain" aria-label={say('close')} onClick={close}>×</button>
      </header>
      <p class="quiet">{pool.state === 'full' ? say('isFull') : pool.rank === 0 ? say('rankFirst') : pool.rank !== null ? say('rank', { rank: pool.rank + 1 }) : say(`state_${pool.state}`)}</p>
      {value !== undefined && pool.capacity > 0 && (
        <>
          <Grid looked={value} now={now} columns={columns} selected={selected} select={select} />
          {pool.state !== 'full' && <p class="quiet">{say(value.chain.length > 0 ? 'chainHelp' : 'chainNone')}</p>}
          {value.chain.length > 0 && <p class="chain-said">{say('chain', { list: chainText(value.chain) })}</p>}
        </>
      )}
    </section>
  );
}

const chainText = (chain: number[]): string => chain.slice(0, CHAIN_SAID_MOST).join(' → ') + (chain.length > CHAIN_SAID_MOST ? ' → …' : '');

function Grid({ looked: { chain, blocks, table }, now, columns, selected, select }: { looked: Looked; now: Instant; columns: number; selected: number | null; select(address: number): void }) {
  const order = new Map(chain.map((slot, i) => [slot, i + 1]));
  const objectKind = now.constants.blockKind.indexOf('object');
  const owner = table.reader('ownerIndex');
  const kind = table.reader('kind');
  let isFirst = true;
  return (
    <div class="pool-grid" role="group" data-arrows aria-label={say('grid')} onKeyDown={(event) => rove(event, columnsOf(event.currentTarget))} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
      {Array.from(blocks, (row, slot) => {
        const at = order.get(slot);
        if (row < 0) return <span key={slot} class="cell untouched" title={say('blockSays', { slot, what: say('blockUntouched') })} />;
        const object = owner(row);
        if (kind(row) === 0 || object === NO_INDEX) {
          const what = at === undefined ? sayMemory(`kind_${now.constants.blockKind[kind(row)]!}`) : say('blockFree', { order: at });
          return <span key={slot} class={kind(row) === 0 ? 'cell free' : 'cell other'} title={say('blockSays', { slot, what })}>{at ?? ''}</span>;
        }
        const address = now.address(object);
        const isObject = kind(row) === objectKind;
        const label = isObject ? sayLabel(now.label(object)) : `${sayMemory(`kind_${now.constants.blockKind[kind(row)]!}`)} · ${sayLabel(now.label(object))}`;
        const stop = isFirst ? 0 : -1;
        isFirst = false;
        const classes = `cell fill-${familyOf(now.typeName(object))}${now.has(object, 'of_program') ? ' of-program' : ''}${isObject ? '' : ' owned'}${address === selected ? ' selected' : ''}`;
        return <button key={slot} type="button" tabIndex={stop} class={classes} title={say('blockSays', { slot, what: label })} aria-label={say('blockSays', { slot, what: label })} onClick={() => select(address)} />;
      })}
    </div>
  );
}
